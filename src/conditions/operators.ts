import { compareRatios, type Ratio, ratio } from '../domain/money.ts';
import { compareUtf8 } from '../domain/utf8-order.ts';
import { LIMITS } from './limits.ts';
import type { Kind, Value } from './term.ts';

export type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>=';
export type Calculation = '+' | '-' | '*' | '/';

/** What a comparison makes of an order: negative, zero or positive. */
export const HOLDS: Readonly<Record<Comparison, (order: number) => boolean>> = {
  '==': (order) => order === 0,
  '!=': (order) => order !== 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

/** How two values of the same kind compare, neither of them a blank. */
export function compareValues(a: Value, b: Value): number {
  if (typeof a === 'string') return compareUtf8(a, b as string);
  if (typeof a === 'boolean') return Number(a) - Number(b);
  return compareRatios(a as Ratio, b as Ratio);
}

/** Exact results; a quotient by 0 is a blank. */
export const CALCULATED: Readonly<Record<Calculation, (a: Ratio, b: Ratio) => Ratio | undefined>> = {
  '+': (a, b) => ({ num: a.num * b.den + b.num * a.den, den: a.den * b.den }),
  '-': (a, b) => ({ num: a.num * b.den - b.num * a.den, den: a.den * b.den }),
  '*': (a, b) => ({ num: a.num * b.num, den: a.den * b.den }),
  '/': (a, b) => ratio(a.num * b.den, a.den * b.num),
};

/** What a calculation makes of two kinds; undefined where they do not calculate with each other. */
export function kindOfResult(op: Calculation, left: Kind, right: Kind): Kind | undefined {
  if (left === 'number' && right === 'number') return 'number';
  if (op === '+' && [left, right].toSorted().join() === 'date,number') return 'date';
  if (op === '-' && left === 'date' && right === 'number') return 'date';
  if (op === '-' && left === 'date' && right === 'date') return 'number';
  return undefined;
}

/** The exact value of a decimal as typed, such as 1000.50 or 1.5e3; undefined where it has too many digits. */
export function decimalOf(typed: string): Ratio | undefined {
  const [, units = '', fraction = '', exponent = '0'] = /^(\d+)\.?(\d*)(?:e([-+]?\d+))?$/i.exec(typed) ?? [];
  const power = Number(exponent) - fraction.length;
  if (units.length + fraction.length > LIMITS.digits || Math.abs(power) > LIMITS.digits) return undefined;
  const digits = BigInt(units + fraction);
  const scale = 10n ** BigInt(Math.abs(power));
  return power < 0 ? { num: digits, den: scale } : { num: digits * scale, den: 1n };
}
