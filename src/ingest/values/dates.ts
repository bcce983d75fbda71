/**
 * The bytes of a cell to a day. The grammar of dates is written here and in date-forms.ts, and nowhere else. Nothing is guessed:
 * the style is the column's, and a cell that does not fit it is `undefined`.
 */

import { type Day, dayOf } from '../../domain/day.ts';
import { isDigit, MINUS, POINT, QUOTE, SLASH, ZERO } from '../bytes/ascii.ts';
import type { DateStyle } from '../layout/layout.ts';
import { dropBlanks, skipBlanks } from './blanks.ts';
import { readOtherDate } from './date-forms.ts';
import { undressed } from './protection.ts';
import { isTimeTail } from './time-of-day.ts';

function twoDigits(bytes: Uint8Array, at: number): number {
  const tens = bytes[at]! - ZERO;
  const ones = bytes[at + 1]! - ZERO;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1;
}

/**
 * The day that a cell names in the given style, or undefined where it names none: other style, no such date, empty.
 * A time of day may follow and is ignored; no time zone shifts the day. Two-digit years: 70 to 99 are 19xx.
 */
export function readDate(
  bytes: Uint8Array,
  cellStart: number,
  cellEnd: number,
  style: DateStyle,
): Day | undefined {
  let start = skipBlanks(bytes, cellStart, cellEnd);
  let end = dropBlanks(bytes, start, cellEnd);
  if (end - start >= 2 && bytes[start] === QUOTE) {
    start = skipBlanks(bytes, start + 1, end - 1);
    end = dropBlanks(bytes, start, end - 1);
  }
  if (!isDigit(bytes[start]!)) {
    const bare = undressed(bytes, start, end);
    if (bare !== undefined) [start, end] = bare;
  }
  return readBareDate(bytes, start, end, style);
}

/** The date in bytes[start, end), without quotes and outer blanks. */
function readBareDate(bytes: Uint8Array, start: number, end: number, style: DateStyle): Day | undefined {
  switch (style) {
    case 'yyyy-mm-dd': {
      if (end - start < 10) return undefined;
      const century = twoDigits(bytes, start);
      const year = twoDigits(bytes, start + 2);
      const separator = bytes[start + 4]!;
      const month = twoDigits(bytes, start + 5);
      const dayOfMonth = twoDigits(bytes, start + 8);
      if (century < 0 || year < 0 || month < 0 || dayOfMonth < 0) return undefined;
      if (!isDateSeparator(separator) || bytes[start + 7] !== separator) return undefined;
      return isTimeTail(bytes, start + 10, end) ? dayOf(century * 100 + year, month, dayOfMonth) : undefined;
    }
    case 'yyyymmdd': {
      if (end - start < 8) return undefined;
      const century = twoDigits(bytes, start);
      const year = twoDigits(bytes, start + 2);
      const month = twoDigits(bytes, start + 4);
      const dayOfMonth = twoDigits(bytes, start + 6);
      if (century < 0 || year < 0 || month < 0 || dayOfMonth < 0) return undefined;
      return isTimeTail(bytes, start + 8, end) ? dayOf(century * 100 + year, month, dayOfMonth) : undefined;
    }
    case 'dd/mm/yyyy':
    case 'mm/dd/yyyy':
    case 'dd/mm/yy':
    case 'mm/dd/yy':
      return end - start < 6 ? undefined : readDayFirst(bytes, start, end, style);
    default:
      return readOtherDate(bytes, start, end, style);
  }
}

/** dd/mm and mm/dd with four or two digits of the year; day and month may have one digit. */
function readDayFirst(bytes: Uint8Array, start: number, end: number, style: DateStyle): Day | undefined {
  let p = start;
  let first = 0;
  while (p < end && p < start + 2 && isDigit(bytes[p]!)) first = first * 10 + bytes[p++]! - ZERO;
  const separator = bytes[p]!;
  if (p === start || p >= end || !isDateSeparator(separator)) return undefined;
  const secondAt = ++p;
  let second = 0;
  while (p < end && p < secondAt + 2 && isDigit(bytes[p]!)) second = second * 10 + bytes[p++]! - ZERO;
  if (p === secondAt || p >= end || bytes[p] !== separator) return undefined;
  const yearAt = ++p;
  let year = 0;
  while (p < end && p < yearAt + 5 && isDigit(bytes[p]!)) year = year * 10 + bytes[p++]! - ZERO;
  const short = style === 'dd/mm/yy' || style === 'mm/dd/yy';
  if (p - yearAt !== (short ? 2 : 4) || !isTimeTail(bytes, p, end)) return undefined;
  if (short) year += year >= 70 ? 1900 : 2000;
  return style === 'dd/mm/yyyy' || style === 'dd/mm/yy'
    ? dayOf(year, second, first)
    : dayOf(year, first, second);
}

function isDateSeparator(byte: number): boolean {
  return byte === SLASH || byte === MINUS || byte === POINT;
}
