import type { Day } from '../domain/day.ts';
import type { Cell, Column } from '../domain/document.ts';
import type { Portfolio } from '../ledger/portfolio.ts';
import type { Verdicts } from './rule.ts';

/** Every customer through every rule, at any day. */
export interface Analysis {
  readonly asOf: Day;
  readonly since: Day;
  readonly portfolio: Portfolio;
  /** All columns of METHOD's `classify`, in its order; attributes included. */
  readonly columns: readonly Column[];
  /** Customer numbers in the order of `classify`: by rank, then the others by key, prospects last by key. */
  readonly order: Int32Array;
  /** The cell of a column for a customer at the as-of date. */
  cell(column: string, customer: number): Cell;
  /** The verdicts at a day. */
  at(day: Day): Verdicts;
}
