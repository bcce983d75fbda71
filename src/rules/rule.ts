import type { z } from 'zod';
import type { Day } from '../domain/day.ts';
import type { Cell, Column } from '../domain/document.ts';
import type { Money } from '../domain/money.ts';
import type { Portfolio, Totals } from '../ledger/portfolio.ts';

/** A column that a rule contributes to reports, and how a verdict fills it. */
export interface RuleColumn<V> extends Column {
  cell(verdict: V): Cell;
}

/** The verdicts of one day: of the rules that a rule `needs`, about every customer. */
export interface Verdicts {
  readonly portfolio: Portfolio;
  /** The verdict of a rule about a customer. */
  of<V>(rule: string, customer: number): V;
  /** The verdicts of a rule, for those who ask about one customer after another. */
  rule<V>(id: string): (customer: number) => V;
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

/** Settings of a rule that has none. */
export type NoSettings = z.ZodObject<Record<never, z.ZodType>>;

/** What the rule `recency` tells: the purchase days known of a customer, the register's included. */
export interface Recency {
  readonly first: Day | undefined;
  readonly last: Day | undefined;
  /** Days since the last purchase. */
  readonly age: number | undefined;
  /** All known purchase days, ascending. A view: do not write. */
  readonly days: Int32Array;
}

/** What the rule `revenue` tells. */
export interface Revenue {
  /** All days up to the day in question. */
  readonly all: Totals;
  /** The twelve months up to it. */
  readonly year: Totals;
}

export const STATUSES = ['active', 'pre_inactive', 'inactivated', 'inactive', 'prospect'] as const;
export type Status = (typeof STATUSES)[number];

/** What the rule `status` tells, with the limits that decided. */
export interface Standing {
  /** Undefined where nothing is known of the customer on that day. */
  readonly status: Status | undefined;
  readonly since: Day | undefined;
  /** First day on which the status changes if nothing is bought. */
  readonly changesOn: Day | undefined;
  /** Greatest age of an active customer, of a pre-inactive one and of an inactivated one, in days. */
  readonly activeLimit: number;
  readonly inactiveLimit: number;
  readonly inactivatedLimit: number;
  /** Twice the median gap that the limits come from, where they come from the customer's own cycle. */
  readonly twiceCycle: number | undefined;
  /** Whether an override of the policy matches the customer. */
  readonly overridden: boolean;
  /** The policy's days of silence that make this customer lost; never moved by its cycle. */
  readonly policyInactiveDays: number;
  readonly frequency: Frequency | undefined;
}

/** The second half of what `active` asks, where it is asked. */
export interface Frequency {
  /** Distinct purchase days in the window. */
  readonly days: number;
  readonly least: number;
  readonly windowDays: number;
}

/** What the rule `abc` tells; undefined where the customer is a prospect. */
export interface Abc {
  /** Ten-thousandths; orders and purchase days count as whole units. */
  readonly value: Money;
  /** Sum of all values above 0. */
  readonly total: Money;
  /** Sum of the values before this customer in the ranking. */
  readonly before: Money;
  /** 1, 2, 3, ...; undefined where the value is not above 0. */
  readonly rank: number | undefined;
  readonly abc: AbcClass;
  /** The class over all time. */
  readonly history: AbcClass;
}

export type AbcClass = 'A' | 'B' | 'C';
