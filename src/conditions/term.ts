import type { Ratio } from '../domain/money.ts';
import type { Analysis } from '../rules/analysis.ts';
import type { Node } from './syntax.ts';

/** What an expression may be about: `word` is a word of a closed vocabulary, such as a status. */
export type Kind = 'number' | 'date' | 'text' | 'word' | 'boolean';

/**
 * A value of one customer; `undefined` is a blank. Numbers are exact, money in units of the currency; a date is its number of
 * days since 1970-01-01, which need not be whole after a calculation.
 */
export type Value = Ratio | string | boolean | undefined;

export type ValueFor = (analysis: Analysis, customer: number) => Value;

/** A part of an expression whose kind is known. */
export interface Term {
  readonly node: Node;
  readonly kind: Kind;
  /** Of a `word`. */
  readonly vocabulary?: string;
  /** The text of a literal, which stands for a word or a date beside one. */
  readonly literal?: string;
  readonly valueFor: ValueFor;
}

/** An exact whole number. */
export function whole(count: number | bigint): Ratio {
  return { num: BigInt(count), den: 1n };
}

/** A name of an expression: a column, or a day of the analysis. */
export interface Variable {
  readonly name: string;
  readonly kind: Kind;
  readonly vocabulary?: string;
  readonly valueFor: ValueFor;
}
