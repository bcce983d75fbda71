import { type Day, monthsBefore } from '../domain/day.ts';
import { type Ratio, ratio } from '../domain/money.ts';
import { netOf } from '../ledger/portfolio.ts';
import type { Analysis } from '../rules/analysis.ts';

/** What became of last year's revenue on a day: the 12 months up to it against the 12 months before these. */
export interface Retention {
  /**
   * Net revenue retention: what the customers with net revenue above 0 in the earlier 12 months bring, net, in the later
   * ones / what they brought then.
   */
  readonly nrr: Ratio | undefined;
  /** Gross revenue retention: the same, each customer's later revenue no higher than the earlier and no lower than 0. */
  readonly grr: Ratio | undefined;
  /** Of the net revenue of the later 12 months, the part of customers that also bought in the earlier ones. */
  readonly recurringShare: Ratio | undefined;
}

/** What there is to say without two years of data. */
export const NO_RETENTION: Retention = { nrr: undefined, grr: undefined, recurringShare: undefined };

/** Whether the data show all of the 24 months up to a day. */
export function hasTwoYears({ portfolio }: Analysis, day: Day): boolean {
  return portfolio.dataStart <= monthsBefore(day, 24) + 1;
}

/** Adds up, customer by customer, what retention compares. */
export class RetentionSums {
  private readonly middle: Day;
  private readonly start: Day;
  /** Net revenue of the later 12 months: all of it, and that of customers that also bought in the earlier ones. */
  private later = 0n;
  private recurring = 0n;
  /** Of the customers with earlier net revenue above 0: that revenue, the later one, and the later one without growth. */
  private earlier = 0n;
  private kept = 0n;
  private keptAtMost = 0n;

  constructor(
    private readonly analysis: Analysis,
    private readonly day: Day,
  ) {
    this.middle = monthsBefore(day, 12);
    this.start = monthsBefore(day, 24);
  }

  add(customer: number): void {
    const { portfolio } = this.analysis;
    const before = portfolio.totals(customer, this.start, this.middle);
    const now = netOf(portfolio.totals(customer, this.middle, this.day));
    this.later += now;
    if (before.purchaseDays > 0) this.recurring += now;
    const then = netOf(before);
    if (then <= 0n) return;
    this.earlier += then;
    this.kept += now;
    if (now > 0n) this.keptAtMost += now < then ? now : then;
  }

  figures(): Retention {
    return {
      nrr: ratio(this.kept, this.earlier),
      grr: ratio(this.keptAtMost, this.earlier),
      recurringShare: ratio(this.recurring, this.later),
    };
  }
}
