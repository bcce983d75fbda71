import { foldText } from '../../domain/fold.ts';
import { DOLLAR, isDigit, MINUS } from '../bytes/ascii.ts';

/** A currency by its code in ISO 4217, or what stands for one that is not known by name. */
export type Currency = string;

/** The euro sign in windows-1252. */
const EURO = 0x80;
const LOWER = 0x20;

/** Folded names and signs of the currencies that amounts are dressed with. */
const NAMES: Readonly<Record<string, Currency>> = {
  r$: 'BRL',
  brl: 'BRL',
  real: 'BRL',
  reais: 'BRL',
  us$: 'USD',
  u$: 'USD',
  u$s: 'USD',
  usd: 'USD',
  dolar: 'USD',
  dolares: 'USD',
  eur: 'EUR',
  euro: 'EUR',
  euros: 'EUR',
  '€': 'EUR',
};

/** The currency that a cell of a column of currencies names; undefined where it names none. A bare `$` is that of many countries. */
export function namedCurrency(text: string): Currency | undefined {
  const folded = foldText(text);
  if (folded === '' || folded === '$') return undefined;
  return NAMES[folded] ?? text.trim().toUpperCase();
}

/** Whether a text, such as the name of a column, says which currency its amounts are in. */
export function namesCurrency(text: string): boolean {
  return /[$€]|\b(?:brl|usd|eur)\b/i.test(text);
}

/** The currency of a number that wears its sign or code: `R$ 10,00`, `10.00 USD`, `€ 5`; undefined where it wears none. */
export function wornCurrency(bytes: Uint8Array, start: number, end: number): Currency | undefined {
  if (isBare(bytes[start]!) && isBare(bytes[end - 1]!)) return undefined;
  for (let p = start; p < end; p++) {
    const byte = bytes[p]!;
    if (byte === DOLLAR) {
      const before = p > start ? String.fromCharCode(bytes[p - 1]! | LOWER) : '';
      return before === 'r' ? 'BRL' : before === 'u' || before === 's' ? 'USD' : undefined;
    }
    if (byte === EURO || (byte === 0xe2 && bytes[p + 1] === 0x82 && bytes[p + 2] === 0xac)) return 'EUR';
    const letter = byte | LOWER;
    if (letter === 0x62 || letter === 0x65 || (letter === 0x75 && p + 2 < end && bytes[p + 1] !== DOLLAR)) {
      const code = NAMES[String.fromCharCode(letter, bytes[p + 1]! | LOWER, bytes[p + 2]! | LOWER)];
      if (code !== undefined) return code;
    }
  }
  return undefined;
}

function isBare(byte: number): boolean {
  return isDigit(byte) || byte === MINUS;
}
