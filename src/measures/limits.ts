/**
 * Limits of the status that fit how a portfolio buys.
 *
 * The typical interval g is the median of the customers' own median intervals: every customer counts once, however often it
 * buys. Active: the smallest limit that is at least 2 x g, one purchase missed. Inactive: the smallest that is at least 3 x g and
 * above the active limit, and at which at most half of the silences ended within 90 days: while more did, most customers called
 * lost were not. A monthly cycle gives 60 and 90 days, a longer one longer limits.
 */
import { type Ratio, ratio } from '../domain/money.ts';
import type { Analysis } from '../rules/analysis.ts';
import { type BackTest, backTests } from './silences.ts';

/** Limits that are looked at, in days. */
export const LIMIT_DAYS: readonly number[] = [30, 45, 60, 75, 90, 120, 150, 180];
/** Within how many days after a limit customers may have come back. */
export const HORIZON_DAYS: readonly number[] = [30, 60, 90, 180];
/** The horizon by which limits are proposed. */
export const JUDGED_DAYS = 90;
/** With fewer customers that have an interval nothing is proposed. */
export const LEAST_CUSTOMERS = 10;

/** Those that may be proposed: some portfolios buy once a quarter. */
const PROPOSED = [...LIMIT_DAYS, 240, 300, 365];

export interface LimitProposal {
  readonly activeDays: number;
  readonly inactiveDays: number;
  /** Customers that have an interval, for they bought on two days or more. */
  readonly customers: number;
  /** g in days: a whole number of quarters, being a mean of two medians that may end in .5. */
  readonly typicalInterval: number;
  /** What became of the silences that reached the inactive limit. */
  readonly judged: BackTest;
  /** The limit that 3 x g alone would give, where too many came back after it. */
  readonly raisedFrom: number | undefined;
}

/** The median of numbers; of an even number of them the mean of the middle two. */
function median(numbers: readonly number[]): number {
  const sorted = Float64Array.from(numbers).sort();
  return (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2;
}

function isMostly({ share }: BackTest): boolean {
  return share !== undefined && share.num * 2n > share.den;
}

/** The limits that fit some customers; undefined where fewer than 10 of them bought twice. */
export function proposeLimits(analysis: Analysis, customers: readonly number[]): LimitProposal | undefined {
  const intervals = customers.flatMap((customer) => {
    const interval = analysis.cell('median_interval_days', customer);
    return interval === undefined ? [] : [Number(interval)];
  });
  if (intervals.length < LEAST_CUSTOMERS) return undefined;
  const typicalInterval = median(intervals);
  const activeDays = PROPOSED.slice(0, -1).find((days) => days >= 2 * typicalInterval) ?? PROPOSED.at(-2)!;
  const allowed = PROPOSED.filter((days) => days > activeDays);
  const tests = backTests(analysis, customers, allowed, [JUDGED_DAYS]);
  const first = allowed.findIndex(
    (days, index) => days >= 3 * typicalInterval || index === allowed.length - 1,
  );
  let chosen = first;
  while (chosen < tests.length - 1 && isMostly(tests[chosen]!)) chosen++;
  return {
    activeDays,
    inactiveDays: allowed[chosen]!,
    customers: intervals.length,
    typicalInterval,
    judged: tests[chosen]!,
    raisedFrom: chosen > first ? allowed[first] : undefined,
  };
}

/** Days between one purchase day and the next, of some customers, and how many there are of each length. */
export interface IntervalCounts {
  readonly size: number;
  /** The smallest length that a part of the intervals does not exceed; undefined where there is none. */
  quantile(part: Ratio): number | undefined;
}

/** The intervals of some customers between their purchase days on record up to the as-of date. */
export function intervalsOf({ portfolio }: Analysis, customers: Iterable<number>): IntervalCounts {
  const counts: number[] = [];
  let size = 0;
  for (const customer of customers) {
    const days = portfolio.purchaseDays(customer);
    for (let index = 1; index < days.length; index++) {
      const length = days[index]! - days[index - 1]!;
      counts[length] = (counts[length] ?? 0) + 1;
      size++;
    }
  }
  return {
    size,
    quantile({ num, den }) {
      let upTo = 0;
      for (const [length, count] of counts.entries()) {
        upTo += count ?? 0;
        if (upTo > 0 && BigInt(upTo) * den >= BigInt(size) * num) return length;
      }
      return undefined;
    },
  };
}

/** The part of customers that is silent for longer than a limit, of those that ever bought. */
export interface SilentNow {
  readonly customers: number;
  readonly share: Ratio | undefined;
  readonly revenue: bigint;
}

/** Customers that a limit would call inactive today. */
export function silentNow(analysis: Analysis, customers: readonly number[], limitDays: number): SilentNow {
  const bought = customers.filter((customer) => analysis.cell('age_days', customer) !== undefined);
  const silent = bought.filter((customer) => Number(analysis.cell('age_days', customer)) > limitDays);
  return {
    customers: silent.length,
    share: ratio(BigInt(silent.length), BigInt(bought.length)),
    revenue: silent.reduce(
      (sum, customer) => sum + ((analysis.cell('revenue', customer) as bigint) ?? 0n),
      0n,
    ),
  };
}
