/**
 * Numbers with more around them than a sign: blanks, groups of thousands, currency, brackets, protection. Behind the plain
 * forms of amounts.ts; rare enough to go through a string.
 */

import type { DecimalMark } from '../layout/layout.ts';
import { dropBlanks, skipBlanks, wideAt } from './blanks.ts';
import { undressed } from './protection.ts';

/** mantissa x 10^-scale. */
export interface Decimal {
  readonly mantissa: number | bigint;
  readonly scale: number;
}

/** U+2212. */
const MINUS_SIGN = 0x2212;

const NUMBER = {
  ',': /^(?:(\d{1,3}(?:\.\d{3})+|\d{1,3}(?:[ \u00a0\u2007\u2009\u202f'\u2019]\d{3})+|\d+)(?:,(\d*))?|,(\d+))$/,
  '.': /^(?:(\d{1,3}(?:,\d{3})+|\d{1,3}(?:[ \u00a0\u2007\u2009\u202f'\u2019]\d{3})+|\d+)(?:\.(\d*))?|\.(\d+))$/,
} as const;

const CURRENCY = '(R\\$|US?\\$S?|BRL|USD|EUR|\\$|€)?';
/** Sign, currency, sign, digits, currency, sign. */
const DRESSED = new RegExp(`^([-+]?)\\s*${CURRENCY}\\s*([-+]?)\\s*(.*?)\\s*${CURRENCY}\\s*([-+]?)$`, 'i');

/** The zero of accounting formats: a dash with blanks behind it for the decimals. */
const ACCOUNTING_ZERO = /^[\s"]*-[ \u00a0]{2,}"?\s*$/;
const ZERO_VALUE: Decimal = { mantissa: 0, scale: 0 };

const MAX_DIGITS = 30;

/** Longer cells are no numbers. */
const MAX_BYTES = 64;

/** The cell as text, without quotes and outer blanks: undefined where it is too long. */
function numberText(bytes: Uint8Array, cellStart: number, cellEnd: number): string | undefined {
  let start = skipBlanks(bytes, cellStart, cellEnd);
  let end = dropBlanks(bytes, start, cellEnd);
  const bare = undressed(bytes, start, end);
  if (bare !== undefined) [start, end] = bare;
  return end - start > MAX_BYTES ? undefined : symbolText(bytes, start, end);
}

/**
 * Bytes as text, the minus sign of Unicode as a hyphen. A character that numbers of no encoding have comes out as something
 * that no number has.
 */
function symbolText(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  for (let p = start; p < end; p++) {
    const byte = bytes[p]!;
    const wide = byte < 0x80 || p + 3 > end ? -1 : wideAt(bytes, p);
    if (wide !== -1) {
      text += wide === MINUS_SIGN ? '-' : String.fromCharCode(wide);
      p += 2;
    } else if (byte === 0xc2 && p + 1 < end && bytes[p + 1] === 0xa0) {
      text += '\u00a0';
      p++;
    } else {
      text += byte === 0x80 ? '€' : String.fromCharCode(byte);
    }
  }
  return text;
}

/**
 * The number in a cell; undefined where there is none. Groups of three by the other mark, blanks or apostrophes, `,01`, a sign
 * before or after, brackets for negative, currency before or after, and the dash that accounting formats write for zero:
 * `R$ -`, or a dash followed by blanks.
 */
export function readDressedNumber(
  bytes: Uint8Array,
  start: number,
  end: number,
  mark: DecimalMark,
): Decimal | undefined {
  let text = numberText(bytes, start, end);
  if (text === undefined) return undefined;
  let negative = false;
  const bracketed = /^\((.*)\)$/.exec(text);
  if (bracketed) {
    negative = true;
    text = bracketed[1]!.trim();
  }
  const dressed = DRESSED.exec(text);
  if (!dressed) return undefined;
  const [, sign, before, inner, number, after, trailing] = dressed;
  const signs = `${sign}${inner}${trailing}`;
  if (signs.length > 1 || (signs && negative)) return undefined;
  if (number === '') {
    const isZero =
      signs === '-' && (before !== undefined || after !== undefined || isDash(bytes, start, end));
    return isZero ? ZERO_VALUE : undefined;
  }
  if (signs === '-') negative = true;
  const match = NUMBER[mark].exec(number!);
  if (!match) return undefined;
  const whole = (match[1] ?? '').replace(/\D/g, '');
  const fraction = match[2] ?? match[3] ?? '';
  if (whole.length + fraction.length > MAX_DIGITS) return undefined;
  const digits = BigInt(whole + fraction);
  const mantissa = negative ? -digits : digits;
  const asNumber = Number(mantissa);
  return { mantissa: Number.isSafeInteger(asNumber) ? asNumber : mantissa, scale: fraction.length };
}

function isDash(bytes: Uint8Array, start: number, end: number): boolean {
  return end - start <= MAX_BYTES && ACCOUNTING_ZERO.test(symbolText(bytes, start, end));
}
