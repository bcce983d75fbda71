import type { z } from 'zod';
import type { Day } from '../domain/day.ts';
import type { Cell, Column } from '../domain/document.ts';
import type { Portfolio } from '../ledger/portfolio.ts';

/** A column that a rule contributes to reports, and how a verdict fills it. */
export interface RuleColumn<V> extends Column {
  cell(verdict: V): Cell;
}

/** The verdicts of one day: of the rules that a rule `needs`, about every customer. */
export interface Verdicts {
  readonly portfolio: Portfolio;
  /** The verdict of a rule about a customer. */
  of<V>(rule: string, customer: number): V;
  /** The verdicts of another day; computed once a day. */
  at(day: Day): Verdicts;
}

/** What a rule works with. */
export interface RuleContext<S> {
  /** The portfolio at the day in question. */
  readonly portfolio: Portfolio;
  /** Start of the comparison period. */
  readonly since: Day;
  /** The rule's settings. */
  readonly settings: S;
  /** The rule's settings for one customer: the same object, unless an override of the policy matches the customer. */
  settingsFor(customer: number): S;
  readonly verdicts: Verdicts;
}

/**
 * A rule gives every customer a verdict. Its settings are the one source of policy keys, flags and help; its columns of
 * headers and JSON keys.
 */
export interface Rule<S extends z.ZodObject = z.ZodObject, V = unknown> {
  readonly id: string;
  /** Policy section and flags: each key has a default and `.meta({ description })` with the key of its help text. */
  readonly settings: S;
  /** Ids of the rules whose verdicts it reads. */
  readonly needs: readonly string[];
  readonly columns: readonly RuleColumn<V>[];
  /** Looks at the whole portfolio once and returns the function that judges one customer. */
  prepare(context: RuleContext<z.infer<S>>): (customer: number) => V;
}
