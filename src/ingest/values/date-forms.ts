/**
 * Dates that are not three numbers between separators: eight digits with the day first, month names, months without a
 * day, days as a spreadsheet counts them. Behind the plain forms of dates.ts, which most files have.
 */

import { type Day, dayOf } from '../../domain/day.ts';
import type { DateStyle } from '../layout/layout.ts';
import { wideBlank } from './blanks.ts';
import { isTimeTail } from './time-of-day.ts';

/** Portuguese, Spanish, English. Letters beyond ASCII are left out, so that encodings do not matter: `março` is maro. */
const NAMES = [
  'janeiro fevereiro maro abril maio junho julho agosto setembro outubro novembro dezembro',
  'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
  'january february march april may june july august september october november december',
];

/** Months, 1 to 12, by their names and the first three letters of these. */
const MONTHS: ReadonlyMap<string, number> = new Map([
  ...NAMES.flatMap((names) =>
    names.split(' ').flatMap((name, index): [string, number][] => [
      [name, index + 1],
      [name.slice(0, 3), index + 1],
    ]),
  ),
  ['marco', 3],
  ['sept', 9],
  ['setiembre', 9],
]);

/** Stands for a byte beyond ASCII. */
const OTHER = '\u00ff';

/** The cell in lower case, one character a byte, blanks beyond ASCII as spaces. */
function lowerText(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  for (let p = start; p < end; p++) {
    const byte = bytes[p]!;
    if (byte < 0x80) {
      text += String.fromCharCode(byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte);
    } else {
      const length = wideBlank(bytes, p, end);
      text += length === 0 ? OTHER : ' '.repeat(length);
      if (length > 0) p += length - 1;
    }
  }
  return text;
}

const WEEKDAY = `(?:[a-z${OTHER}]+(?:-feira)?,\\s*)?`;
const MONTH = `([a-z${OTHER}]{3,12})`;
const ORDINAL = `(?:(?:st|nd|rd|th|o|a|${OTHER}{1,2})(?![a-z]))?`;
const YEAR = '(\\d{4}|\\d\\d)(?!\\d)';
const OF = '(?:\\s+(?:de|del|of)\\s+)';
const APART = '\\s*[-/.]?\\s*';

/** 15 de janeiro de 2025, 15-jan-25, 15 Jan 2025, 15jan2025, quarta-feira, 15 de janeiro de 2025. */
const DAY_FIRST = new RegExp(
  `^${WEEKDAY}(\\d{1,2})${ORDINAL}(?:${OF}|${APART})${MONTH}\\.?(?:${OF}|,?${APART})${YEAR}`,
);
/** Jan 15, 2025; January 15th 2025; Wednesday, January 15, 2025. */
const MONTH_FIRST = new RegExp(
  `^${WEEKDAY}${MONTH}\\.?${APART}(\\d{1,2})${ORDINAL}(?:,\\s*|\\s+|[-/.])${YEAR}`,
);
/** 2025-jan-15. */
const YEAR_FIRST = new RegExp(`^(\\d{4})${APART}${MONTH}\\.?${APART}(\\d{1,2})(?!\\d)`);
/** jan/2026, janeiro de 2026, Jan 2026; two digits of the year only where a spreadsheet writes them: jan/26, Jan-26. */
const MONTH_ONLY = new RegExp(`^${MONTH}\\.?(?:(?:${OF}|${APART})(\\d{4})|[/-](\\d\\d))$`);

function monthOf(name: string): number | undefined {
  return MONTHS.get(name.replaceAll(OTHER, ''));
}

/** A year with two or four digits: 70 to 99 are 19xx. */
export function fullYear(digits: string): number {
  const year = Number(digits);
  return digits.length > 2 ? year : year + (year >= 70 ? 1900 : 2000);
}

function readNamedMonth(bytes: Uint8Array, start: number, end: number): Day | undefined {
  const text = lowerText(bytes, start, end);
  const read = (pattern: RegExp, year: number, month: number, dayOfMonth: number): Day | undefined => {
    const match = pattern.exec(text);
    const found = match ? monthOf(match[month]!) : undefined;
    if (!match || found === undefined || !isTimeTail(bytes, start + match[0].length, end)) return undefined;
    return dayOf(fullYear(match[year]!), found, Number(match[dayOfMonth]));
  };
  return read(DAY_FIRST, 3, 2, 1) ?? read(MONTH_FIRST, 3, 1, 2) ?? read(YEAR_FIRST, 1, 2, 3);
}

function lastDayOf(year: number, month: number): Day | undefined {
  const next = month === 12 ? dayOf(year + 1, 1, 1) : dayOf(year, month + 1, 1);
  return next === undefined || dayOf(year, month, 1) === undefined ? undefined : next - 1;
}

function readMonth(text: string, style: DateStyle): Day | undefined {
  if (style === 'mmm/yyyy') {
    const match = MONTH_ONLY.exec(text);
    const month = match ? monthOf(match[1]!) : undefined;
    return month === undefined ? undefined : lastDayOf(fullYear(match![2] ?? match![3]!), month);
  }
  const match = (style === 'mm/yyyy' ? /^(\d{1,2})[-/.](\d{4})$/ : /^(\d{4})[-/.](\d{1,2})$/).exec(text);
  if (!match) return undefined;
  const [year, month] = style === 'mm/yyyy' ? [match[2], match[1]] : [match[1], match[2]];
  return lastDayOf(Number(year), Number(month));
}

/** 15012025, also without the zero that a spreadsheet drops: 1012025. */
function readDayFirstDigits(bytes: Uint8Array, start: number, end: number): Day | undefined {
  const match = /^(\d{1,2})(\d\d)(\d{4})(?!\d)/.exec(lowerText(bytes, start, end));
  if (!match || !isTimeTail(bytes, start + match[0].length, end)) return undefined;
  return dayOf(Number(match[3]), Number(match[2]), Number(match[1]));
}

/** 1970-01-01 as spreadsheets count days, from 1899-12-30; workbooks of old Macs count from 1904-01-01. */
const EPOCH = 25_569;
const MAC_SHIFT = 1462;
/** 2000-01-01 to 2099-12-31: other numbers are hardly dates. */
const FIRST_SERIAL = 10_957;
const LAST_SERIAL = 47_481;

/** 46013, with a time of day 46013.4375. */
function readSerial(text: string, style: DateStyle): Day | undefined {
  const match = /^(\d{5})(?:[.,]\d+)?$/.exec(text);
  if (!match) return undefined;
  const day = Number(match[1]) - EPOCH + (style === 'excel-serial-1904' ? MAC_SHIFT : 0);
  return day >= FIRST_SERIAL && day <= LAST_SERIAL ? day : undefined;
}

/** Longer cells are no dates. */
const MAX_BYTES = 64;

/** The day that bytes[start, end), without outer blanks, name in one of the styles of this file. */
export function readOtherDate(
  bytes: Uint8Array,
  start: number,
  end: number,
  style: DateStyle,
): Day | undefined {
  if (end - start > MAX_BYTES) return undefined;
  switch (style) {
    case 'ddmmyyyy':
      return readDayFirstDigits(bytes, start, end);
    case 'dd-mmm-yyyy':
      return readNamedMonth(bytes, start, end);
    case 'excel-serial':
    case 'excel-serial-1904':
      return readSerial(lowerText(bytes, start, end), style);
    default:
      return readMonth(lowerText(bytes, start, end), style);
  }
}
