/**
 * Silences: the times without a purchase, and what came after them.
 *
 * A silence of a customer begins on a purchase day t and reaches N days on the day t + N, where nothing was bought from t + 1 to t +
 * N: its age on that day, as the status has it. Then the customer came back within h days where it bought on one of the days t + N
 * + 1 to t + N + h. Every silence counts once, whatever a customer had before or after it, and only where t + N + h is not after
 * the as-of date D: of the others nobody knows yet. Purchase days are those of the records and of the register, from the
 * beginning of the data on.
 */
import type { Day } from '../domain/day.ts';
import { type Ratio, ratio } from '../domain/money.ts';
import type { Analysis } from '../rules/analysis.ts';
import type { Recency } from '../rules/rule.ts';
import { bootstrapInterval, type Interval } from './bootstrap.ts';

/** The purchase days known of a customer up to D, ascending, none before the data begin. */
export function knownDaysOf(analysis: Analysis, customer: number): Int32Array {
  const { days } = analysis.at(analysis.asOf).of<Recency>('recency', customer);
  const { dataStart } = analysis.portfolio;
  if (days.length === 0 || days[0]! >= dataStart) return days;
  return days.filter((day) => day >= dataStart);
}

/** What became of the silences that reached so many days, so many days later. */
export interface BackTest {
  /** N. */
  readonly limitDays: number;
  /** h. */
  readonly horizonDays: number;
  /** The silences that reached N days and of which h days more are known. */
  readonly silences: number;
  /** Customers that had any of them. */
  readonly customers: number;
  /** Silences that ended with a purchase within the h days. */
  readonly returned: number;
  /** returned / silences: how often it would have been wrong to call the customer lost. */
  readonly share: Ratio | undefined;
  /** How far the share may be off by chance, customers being drawn; undefined for too few of them. */
  readonly interval: Interval | undefined;
}

/** How many silences a customer had and how many of these ended in time, as one number: a customer has fewer than 2^16 days. */
const COUNT = 1 << 16;

/** Adds up the customers with the same counts for one N and one h. */
class Tally {
  private readonly customersByCounts = new Map<number, number>();
  /** Of the customer under way. */
  private silences = 0;
  private returned = 0;

  constructor(
    readonly limitDays: number,
    readonly horizonDays: number,
  ) {}

  /** @param gap days from the purchase to the next one; infinite where none is known */
  add(start: Day, gap: number, asOf: Day): void {
    const end = this.limitDays + this.horizonDays;
    if (start + end > asOf) return;
    this.silences++;
    if (gap <= end) this.returned++;
  }

  nextCustomer(): void {
    if (this.silences === 0) return;
    const counts = this.silences * COUNT + this.returned;
    this.customersByCounts.set(counts, (this.customersByCounts.get(counts) ?? 0) + 1);
    this.silences = 0;
    this.returned = 0;
  }

  result(): BackTest {
    const alike = [...this.customersByCounts].map(([counts, customers]) => ({
      part: counts % COUNT,
      whole: Math.floor(counts / COUNT),
      customers,
    }));
    const sum = (of: (group: (typeof alike)[number]) => number) =>
      alike.reduce((total, group) => total + of(group), 0);
    const silences = sum(({ whole, customers }) => whole * customers);
    const returned = sum(({ part, customers }) => part * customers);
    return {
      limitDays: this.limitDays,
      horizonDays: this.horizonDays,
      silences,
      customers: sum(({ customers }) => customers),
      returned,
      share: ratio(BigInt(returned), BigInt(silences)),
      interval: bootstrapInterval(alike),
    };
  }
}

/** The back-test of every limit with every horizon, in this order. */
export function backTests(
  analysis: Analysis,
  customers: Iterable<number>,
  limits: readonly number[],
  horizons: readonly number[],
): BackTest[] {
  const { asOf } = analysis;
  const rows = limits.map((limit) => ({
    limit,
    tallies: horizons.map((horizon) => new Tally(limit, horizon)),
  }));
  const least = Math.min(...limits);
  const all = rows.flatMap(({ tallies }) => tallies);
  for (const customer of customers) {
    const days = knownDaysOf(analysis, customer);
    for (let index = 0; index < days.length; index++) {
      const start = days[index]!;
      const next = days[index + 1];
      // A silence that nothing has ended reaches what the as-of date allows: `add` asks for more than that.
      const gap = next === undefined ? Number.POSITIVE_INFINITY : next - start;
      if (gap <= least) continue;
      for (const { limit, tallies } of rows) {
        if (gap > limit) for (const tally of tallies) tally.add(start, gap, asOf);
      }
    }
    for (const tally of all) tally.nextCustomer();
  }
  return all.map((tally) => tally.result());
}
