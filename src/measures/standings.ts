import { type Day, monthsBefore } from '../domain/day.ts';
import type { Money } from '../domain/money.ts';
import { netOf } from '../ledger/portfolio.ts';
import type { Analysis } from '../rules/analysis.ts';
import { STATUSES, type Standing, type Status } from '../rules/rule.ts';
import { inActivePortfolio } from './kpis.ts';

/** How many of the customers in view are in each status on a day, as `classify` counts them on that day. */
export interface Standings {
  readonly customers: Readonly<Record<Status, number>>;
  /** Net revenue of the 12 months up to the day of the customers of the active portfolio: active and pre-inactive. */
  readonly activeRevenue: Money;
}

/** The standings of a day no later than the as-of date. */
export function standingsOn(analysis: Analysis, day: Day): Standings {
  const verdicts = analysis.at(day);
  const { portfolio } = analysis;
  const yearBefore = monthsBefore(day, 12);
  const customers = Object.fromEntries(STATUSES.map((status) => [status, 0])) as Record<Status, number>;
  let activeRevenue = 0n;
  for (const customer of analysis.order) {
    const { status } = verdicts.of<Standing>('status', customer);
    if (status !== undefined) customers[status]++;
    if (inActivePortfolio(verdicts, customer))
      activeRevenue += netOf(portfolio.totals(customer, yearBefore, day));
  }
  return { customers, activeRevenue };
}
