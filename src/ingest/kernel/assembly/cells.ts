// Plain cells to amounts and days: a narrower reading of what values/amounts.ts and values/dates.ts read, never a different one.

const MINUS: u8 = 0x2d;
const ZERO: u8 = 0x30;

/** Ways to write a date, as numbered by the host. */
const ISO = 0;
const DAY_FIRST = 1;
const COMPACT = 3;

const MAX_SAFE: f64 = 9007199254740991;
/** Longest plain amount: as many digits as an i64 surely holds. */
const MAX_AMOUNT_BYTES = 18;

// @ts-ignore: decorator
@inline
function digitAt(at: i32): u8 {
  return load<u8>(at) - ZERO;
}

/** Eight times `0`, and what lifts every digit value above 9, and none below, to the highest bit of its byte. */
const ZEROS: u64 = 0x3030303030303030;
const ABOVE_NINE: u64 = 0x7676767676767676;
const HIGHEST_BITS: u64 = 0x8080808080808080;

/**
 * The amount of a cell of one to five digits, the mark and two digits, in ten-thousandths, all digits at once; -1 for every
 * other cell. Reads the 8 bytes that end with the cell, also where it is shorter.
 */
// @ts-ignore: decorator
@inline
function shortAmountOf(start: i32, end: i32, mark: u8): f64 {
  const length = end - start;
  if (length < 4 || length > 8 || load<u8>(end - 3) !== mark) return -1;
  // The first character is in the lowest byte. What stands before the cell becomes zeros, and so does the room of the mark.
  const own = <u64>-1 << (64 - 8 * length);
  const cell = (load<u64>(end - 8) & own) | (ZEROS & ~own);
  const cents = cell & 0xffff000000000000;
  let digits = (((cell & 0xffffffffff) << 8) | cents | 0x30) ^ ZEROS;
  if ((((digits + ABOVE_NINE) | digits) & HIGHEST_BITS) !== 0) return -1;
  // Pairs of digits, then pairs of pairs: those of the first half by their weights, in one product each.
  digits = digits * 10 + (digits >> 8);
  const odd = (digits & 0x000000ff000000ff) * (100 + (<u64>1000000 << 32));
  const even = ((digits >> 16) & 0x000000ff000000ff) * (1 + (<u64>10000 << 32));
  return <f64>(<u32>((odd + even) >> 32)) * 100;
}

/**
 * The amount of a cell in ten-thousandths, a safe integer: digits, in groups of three or not, with up to four decimals and a
 * minus before. 0 for nothing, and for every other cell.
 */
// @ts-ignore: decorator
@inline
export function amountOf(start: i32, end: i32, mark: u8, grouping: u8): f64 {
  const short = shortAmountOf(start, end, mark);
  return short >= 0 ? short : anyAmountOf(start, end, mark, grouping);
}

function anyAmountOf(start: i32, end: i32, mark: u8, grouping: u8): f64 {
  if (end - start > MAX_AMOUNT_BYTES) return 0;
  let p = start;
  const negative = p < end && load<u8>(p) === MINUS;
  if (negative) p++;
  const digitsAt = p;
  let value: i64 = 0;
  let grouped = 0;
  for (; p < end; p++) {
    const digit = digitAt(p);
    if (digit > 9) {
      if (load<u8>(p) !== grouping || p === digitsAt) break;
      if (grouped === 0 ? p - digitsAt > 3 : p - grouped !== 4) return 0;
      grouped = p;
      continue;
    }
    value = value * 10 + digit;
  }
  if (p === digitsAt || (grouped !== 0 && p - grouped !== 4)) return 0;
  let decimals = 0;
  if (p < end) {
    if (load<u8>(p) !== mark) return 0;
    p++;
    decimals = end - p;
    if (decimals > 4) return 0;
    for (; p < end; p++) {
      const digit = digitAt(p);
      if (digit > 9) return 0;
      value = value * 10 + digit;
    }
  }
  const scale: f64 = decimals === 2 ? 100 : decimals === 0 ? 10000 : decimals === 1 ? 1000 : decimals === 3 ? 10 : 1;
  const amount = <f64>value * scale;
  if (amount > MAX_SAFE) return 0;
  return negative ? -amount : amount;
}

/** Two digits; a number above 99 where there is another character. */
// @ts-ignore: decorator
@inline
function twoDigits(at: i32): i32 {
  const tens = digitAt(at);
  const ones = digitAt(at + 1);
  return tens > 9 || ones > 9 ? 1000 : tens * 10 + ones;
}

function isSeparator(byte: u8): bool {
  return byte === 0x2f || byte === MINUS || byte === 0x2e;
}

/** The day of a date cell, with or without a plain time of day; -1 for none, for days before 1970 and for every other cell. */
export function dayOf(start: i32, end: i32, form: i32, shortYear: bool): i32 {
  if (form === ISO) {
    if (end - start < 10) return -1;
    const separator = load<u8>(start + 4);
    if (!isSeparator(separator) || load<u8>(start + 7) !== separator || !isTail(start + 10, end)) return -1;
    return civilDay(yearAt(start), twoDigits(start + 5), twoDigits(start + 8));
  }
  if (form === COMPACT) {
    if (end - start < 8 || !isTail(start + 8, end)) return -1;
    return civilDay(yearAt(start), twoDigits(start + 4), twoDigits(start + 6));
  }
  const separatorAt = start + digitsAt(start, end);
  if (separatorAt === start || separatorAt >= end || !isSeparator(load<u8>(separatorAt))) return -1;
  const secondAt = separatorAt + 1;
  const yearSeparatorAt = secondAt + digitsAt(secondAt, end);
  if (yearSeparatorAt === secondAt || yearSeparatorAt >= end) return -1;
  if (load<u8>(yearSeparatorAt) !== load<u8>(separatorAt)) return -1;
  const yearStart = yearSeparatorAt + 1;
  const yearEnd = yearStart + (shortYear ? 2 : 4);
  if (yearEnd > end || !isTail(yearEnd, end)) return -1;
  const first = shortNumber(start, separatorAt);
  const second = shortNumber(secondAt, yearSeparatorAt);
  let year = shortYear ? twoDigits(yearStart) : yearAt(yearStart);
  if (shortYear) year += year >= 70 ? 1900 : 2000;
  return form === DAY_FIRST ? civilDay(year, second, first) : civilDay(year, first, second);
}

/** Four digits; a number above 9999 where there is another character. */
// @ts-ignore: decorator
@inline
function yearAt(at: i32): i32 {
  return twoDigits(at) * 100 + twoDigits(at + 2);
}

/** How many digits stand at the start, two at most. */
// @ts-ignore: decorator
@inline
function digitsAt(start: i32, end: i32): i32 {
  if (start >= end || digitAt(start) > 9) return 0;
  return start + 1 < end && digitAt(start + 1) <= 9 ? 2 : 1;
}

/** One digit or two. */
// @ts-ignore: decorator
@inline
function shortNumber(start: i32, end: i32): i32 {
  return end - start === 1 ? digitAt(start) : twoDigits(start);
}

/** Nothing, or a blank or T and a time of digits, colons and dots: 10:22, 10:22:03.120. */
// @ts-ignore: decorator
@inline
function isTail(start: i32, end: i32): bool {
  if (start === end) return true;
  const separator = load<u8>(start);
  if ((separator !== 0x20 && separator !== 0x54) || end - start < 2 || digitAt(start + 1) > 9) return false;
  for (let p = start + 2; p < end; p++) {
    const byte = load<u8>(p);
    if (digitAt(p) > 9 && byte !== 0x3a && byte !== 0x2e) return false;
  }
  return true;
}

/** Days since 1970-01-01 in the Gregorian calendar; -1 for no day, and for earlier ones. */
function civilDay(year: i32, month: i32, day: i32): i32 {
  if (year < 1970 || year > 9999 || month < 1 || month > 12 || day < 1) return -1;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const longest = month === 2 ? (leap ? 29 : 28) : 30 + ((month + (month >> 3)) & 1);
  if (day > longest) return -1;
  // Years that begin in March, so that the leap day is the last of its year.
  const y = month <= 2 ? year - 1 : year;
  const dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  return y * 365 + y / 4 - y / 100 + y / 400 + dayOfYear - 719468;
}

/** The value of one to nine digits; -1 for anything else. */
// @ts-ignore: decorator
@inline
export function numberOf(start: i32, length: i32): i32 {
  if (length === 0 || length > 9) return -1;
  let value = 0;
  for (let i = 0; i < length; i++) {
    const digit = digitAt(start + i);
    if (digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

/**
 * Whether an id is of letters, digits and `-` `.` `/` only, with a digit that is no zero, and begins as no word for a total
 * does. Without a digit it may be a mark for "nothing": N/D, NULL.
 */
export function isPlainId(start: i32, length: i32): bool {
  const initial = load<u8>(start) | 0x20;
  if (initial === 0x73 || initial === 0x74 || initial === 0x67) return false;
  let counts = false;
  for (let p = start; p < start + length; p++) {
    const byte = load<u8>(p);
    const lower = byte | 0x20;
    if (byte > ZERO && byte <= 0x39) counts = true;
    if ((byte < MINUS || byte > 0x39) && (lower < 0x61 || lower > 0x7a)) return false;
  }
  return counts;
}
