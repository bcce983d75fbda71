/**
 * The bytes of a cell to an amount. The grammar of numbers is written here and in number-forms.ts, and nowhere else.
 *
 * Invariants
 * - Nothing is guessed: the decimal mark is the column's, and a cell that does not fit it is `undefined`.
 * - Outer blanks, as of blanks.ts, are ignored.
 * - Amounts are exact: digits beyond safe integers go through BigInt, and rounding to four decimals happens once.
 */

import { MONEY_SCALE } from '../../domain/money.ts';
import { COMMA, CR, DOLLAR, isDigit, MINUS, POINT, QUOTE, SPACE, ZERO } from '../bytes/ascii.ts';
import type { DecimalMark } from '../layout/layout.ts';
import { skipBlanks } from './blanks.ts';
import { isMark } from './marks.ts';
import { readDressedNumber } from './number-forms.ts';
import { plainText } from './protection.ts';

const LETTER_R = 0x52;

/** The last decimal number read: mantissa x 10^-scale. Reused, so that reading a number makes no object. */
const decimal: { mantissa: number | bigint; scale: number } = { mantissa: 0, scale: 0 };

const POWERS = Array.from({ length: 16 }, (_, exponent) => 10 ** exponent);

/**
 * The amount in a cell, in ten-thousandths of the unit, rounded half away from zero; undefined where the cell holds no
 * number in this style. A number for safe integers, a bigint beyond them.
 * Accepts `1.234,56` (or `1,234.56` with mark `.`), and what number-forms.ts does.
 */
export function readAmount(
  bytes: Uint8Array,
  start: number,
  cellEnd: number,
  mark: DecimalMark,
): number | bigint | undefined {
  const end = withoutReturn(bytes, start, cellEnd);
  // Straight through for `-123` and `1234,56`: most cells, and no object is written to.
  const markByte = mark === ',' ? COMMA : POINT;
  const negative = bytes[start] === MINUS;
  let p = negative ? start + 1 : start;
  const digitsAt = p;
  let digits = 0;
  while (p < end && isDigit(bytes[p]!)) digits = digits * 10 + bytes[p++]! - ZERO;
  let scale = 0;
  if (p > digitsAt && p < end && bytes[p] === markByte) {
    const fractionAt = ++p;
    while (p < end && isDigit(bytes[p]!)) digits = digits * 10 + bytes[p++]! - ZERO;
    scale = p - fractionAt;
  }
  if (p === end && p > digitsAt && scale <= 4) {
    const amount = digits * POWERS[4 - scale]!;
    if (amount <= Number.MAX_SAFE_INTEGER) return negative && amount !== 0 ? -amount : amount;
  }
  if (!readDecimal(bytes, start, end, mark)) return undefined;
  return toMoney(decimal.mantissa, decimal.scale);
}

/**
 * quantity x unit price - discount, exact until the one rounding to ten-thousandths; undefined where a factor is
 * unreadable. Each factor is [start, end, decimal mark] of its cell; an empty discount, or a mark for one, is 0.
 * `percent`: the discount is a part of 100 of the product, from 0 to 100, with or without the sign.
 */
export function readProduct(
  bytes: Uint8Array,
  quantity: readonly [number, number, DecimalMark],
  price: readonly [number, number, DecimalMark],
  discount: readonly [number, number, DecimalMark] | undefined,
  percent = false,
): number | bigint | undefined {
  if (!readDecimal(bytes, quantity[0], quantity[1], quantity[2])) return undefined;
  const quantityMantissa = decimal.mantissa;
  const quantityScale = decimal.scale;
  if (!readDecimal(bytes, price[0], price[1], price[2])) return undefined;
  let mantissa = multiply(quantityMantissa, decimal.mantissa);
  let scale = quantityScale + decimal.scale;
  if (discount && skipBlanks(bytes, discount[0], discount[1]) < discount[1]) {
    const isRead = percent
      ? readPercentage(bytes, discount[0], discount[1], discount[2])
      : readDecimal(bytes, discount[0], discount[1], discount[2]);
    if (!isRead) {
      if (!isEmpty(bytes, discount[0], discount[1])) return undefined;
      decimal.mantissa = 0;
      decimal.scale = 0;
    }
    if (percent) {
      const left = 10n ** BigInt(decimal.scale + 2) - BigInt(decimal.mantissa);
      return toMoney(BigInt(mantissa) * left, scale + decimal.scale + 2);
    }
    const common = Math.max(scale, decimal.scale);
    mantissa =
      BigInt(mantissa) * 10n ** BigInt(common - scale) -
      BigInt(decimal.mantissa) * 10n ** BigInt(common - decimal.scale);
    scale = common;
  }
  return toMoney(mantissa, scale);
}

/** As `readDecimal`, for a number from 0 to 100 that may have a percent sign behind it. */
function readPercentage(bytes: Uint8Array, start: number, end: number, mark: DecimalMark): boolean {
  const text = plainText(Buffer.from(bytes.subarray(start, end)).toString('latin1'));
  const cell = Buffer.from(text.replace(/\s*%$/, ''), 'latin1');
  if (!readDecimal(cell, 0, cell.length, mark)) return false;
  const mantissa = BigInt(decimal.mantissa);
  return mantissa >= 0n && mantissa <= 10n ** BigInt(decimal.scale + 2);
}

/** Whether a cell says that there is nothing, in any encoding that writes ASCII as ASCII. */
function isEmpty(bytes: Uint8Array, start: number, end: number): boolean {
  const text = plainText(Buffer.from(bytes.subarray(start, end)).toString('latin1'));
  return text === '' || isMark(text);
}

function multiply(a: number | bigint, b: number | bigint): number | bigint {
  if (typeof a === 'number' && typeof b === 'number' && Number.isSafeInteger(a * b)) return a * b;
  return BigInt(a) * BigInt(b);
}

/** mantissa x 10^-scale in ten-thousandths, rounded half away from zero. */
function toMoney(mantissa: number | bigint, scale: number): number | bigint {
  if (typeof mantissa === 'number') {
    if (scale <= 4) {
      const amount = mantissa * POWERS[4 - scale]!;
      if (Number.isSafeInteger(amount)) return amount === 0 ? 0 : amount;
    } else if (scale <= 15) {
      const divisor = POWERS[scale - 4]!;
      const rest = mantissa % divisor;
      const whole = (mantissa - rest) / divisor;
      return (2 * Math.abs(rest) >= divisor ? whole + Math.sign(mantissa) : whole) + 0;
    }
  }
  const exact = BigInt(mantissa);
  const magnitude = exact < 0n ? -exact : exact;
  const divisor = 10n ** BigInt(scale);
  const rounded = (2n * magnitude * BigInt(MONEY_SCALE) + divisor) / (2n * divisor);
  const amount = exact < 0n ? -rounded : rounded;
  const asNumber = Number(amount);
  return Number.isSafeInteger(asNumber) ? asNumber : amount;
}

/** Where a cell ends without the carriage return that the last one of a line may have. */
export function withoutReturn(bytes: Uint8Array, start: number, end: number): number {
  return end > start && bytes[end - 1] === CR ? end - 1 : end;
}

/** Reads a number into `decimal`; false where the cell holds none. */
function readDecimal(bytes: Uint8Array, cellStart: number, writtenEnd: number, mark: DecimalMark): boolean {
  const cellEnd = withoutReturn(bytes, cellStart, writtenEnd);
  const markByte = mark === ',' ? COMMA : POINT;
  // Straight through for `-123`, `1234,56`: no blanks, groups, currency or quotes.
  let p = cellStart;
  const negative = bytes[p] === MINUS;
  if (negative) p++;
  let mantissa = 0;
  const digitsAt = p;
  while (p < cellEnd && isDigit(bytes[p]!)) mantissa = mantissa * 10 + bytes[p++]! - ZERO;
  let scale = 0;
  if (p > digitsAt && p < cellEnd && bytes[p] === markByte) {
    const fractionAt = ++p;
    while (p < cellEnd && isDigit(bytes[p]!)) mantissa = mantissa * 10 + bytes[p++]! - ZERO;
    scale = p - fractionAt;
  }
  if (p === cellEnd && p > digitsAt && mantissa <= Number.MAX_SAFE_INTEGER && scale < POWERS.length) {
    decimal.mantissa = negative ? -mantissa : mantissa;
    decimal.scale = scale;
    return true;
  }
  const grouped = readGrouped(bytes, digitsAt, cellEnd, markByte, negative);
  if (grouped !== undefined) return grouped;
  if (!negative) {
    const inner = readPriced(bytes, cellStart, cellEnd, markByte);
    if (inner !== undefined) return inner;
  }
  const dressed = readDressedNumber(bytes, cellStart, cellEnd, mark);
  if (dressed === undefined) return false;
  decimal.mantissa = dressed.mantissa;
  decimal.scale = dressed.scale;
  return true;
}

/** More digits may be beyond safe integers. */
const SAFE_BYTES = 15;

/**
 * Reads `1.234.567,89` or `1234,5` into `decimal`, from its first digit on. False where digits and marks stand in an order that
 * no number has, undefined where there is more than that to look at.
 */
function readGrouped(
  bytes: Uint8Array,
  start: number,
  end: number,
  markByte: number,
  negative: boolean,
): boolean | undefined {
  const group = markByte === COMMA ? POINT : COMMA;
  let mantissa = 0;
  let p = start;
  while (p < end && isDigit(bytes[p]!)) mantissa = mantissa * 10 + bytes[p++]! - ZERO;
  if (p === start) return undefined;
  if (bytes[p] === group && p > start + 3) return noNumber(bytes, p, start, end);
  while (p < end && bytes[p] === group) {
    const groupAt = ++p;
    while (p < end && isDigit(bytes[p]!)) mantissa = mantissa * 10 + bytes[p++]! - ZERO;
    if (p !== groupAt + 3) return noNumber(bytes, p, start, end);
  }
  let scale = 0;
  if (p < end && bytes[p] === markByte) {
    const fractionAt = ++p;
    while (p < end && isDigit(bytes[p]!)) mantissa = mantissa * 10 + bytes[p++]! - ZERO;
    scale = p - fractionAt;
  }
  if (p !== end) return noNumber(bytes, p, start, end);
  if (end - start > SAFE_BYTES) return undefined;
  decimal.mantissa = negative ? -mantissa : mantissa;
  decimal.scale = scale;
  return true;
}

/** False where the rest of a cell from `at` on has nothing but digits and marks, undefined where it has more. */
function noNumber(bytes: Uint8Array, at: number, start: number, end: number): false | undefined {
  for (let p = at; p < end; p++) {
    const byte = bytes[p]!;
    if (!isDigit(byte) && byte !== COMMA && byte !== POINT) return undefined;
  }
  return end - start > SAFE_BYTES ? undefined : false;
}

/** As `readGrouped`, for a number in quotes or behind `R$`, which most amounts of some systems are. */
function readPriced(
  bytes: Uint8Array,
  cellStart: number,
  cellEnd: number,
  markByte: number,
): boolean | undefined {
  let start = cellStart;
  let end = cellEnd;
  if (end - start > 2 && bytes[start] === QUOTE && bytes[end - 1] === QUOTE) {
    start++;
    end--;
  }
  if (end - start > 2 && bytes[start] === LETTER_R && bytes[start + 1] === DOLLAR) {
    start += 2;
    if (bytes[start] === SPACE) start++;
  }
  return start === cellStart ? undefined : readGrouped(bytes, start, end, markByte, false);
}
