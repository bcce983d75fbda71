import { type Day, monthsBefore } from '../domain/day.ts';
import type { Money } from '../domain/money.ts';
import { netOf } from '../ledger/portfolio.ts';
import type { Analysis } from '../rules/analysis.ts';
import { STATUSES, type Standing, type Status } from '../rules/rule.ts';

/** Customers that went from one status to another, and what they bring. */
export interface Transition {
  readonly customers: number;
  /** Their net revenue in the 12 months up to the later day. */
  readonly revenue: Money;
}

/** The status of a customer of whom nothing was known yet. */
export const UNKNOWN = 'unknown';

/** What a customer may have been on the earlier day. */
export const ORIGINS = [...STATUSES, UNKNOWN] as const;
export type Origin = (typeof ORIGINS)[number];

/**
 * How many of the customers in view went from each status on a day to each status on a later one; pairs without customers
 * are left out.
 */
export function transitionsOf(
  analysis: Analysis,
  from: Day,
  to: Day,
): ReadonlyMap<Origin, ReadonlyMap<Status, Transition>> {
  const before = analysis.at(from);
  const after = analysis.at(to);
  const yearBefore = monthsBefore(to, 12);
  const found = new Map<Origin, Map<Status, Transition>>();
  for (const customer of analysis.order) {
    const now = after.of<Standing>('status', customer).status;
    // Who is still unknown on the later day has not come in between.
    if (now === undefined) continue;
    const origin = before.of<Standing>('status', customer).status ?? UNKNOWN;
    const net = netOf(analysis.portfolio.totals(customer, yearBefore, to));
    const line = found.get(origin) ?? new Map<Status, Transition>();
    found.set(origin, line);
    const sum = line.get(now) ?? { customers: 0, revenue: 0n };
    line.set(now, { customers: sum.customers + 1, revenue: sum.revenue + net });
  }
  return found;
}
