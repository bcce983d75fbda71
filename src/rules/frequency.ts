/**
 * How often a customer buys, and when the next purchase was to be expected.
 *
 * - `orders` and `purchase_days`: distinct orders and distinct days of the purchase records; the register adds none.
 * - `orders_per_month`: orders in the twelve months up to the day D, per month of 30.4375 days. The months run from the first
 *   purchase where that is later than the start of the twelve; less than one month counts as one. Nothing bought: 0.
 * - `median_interval_days`: median gap between successive purchase days of the records; blank below 2 days.
 * - `next_expected`: last purchase + that gap, a half day rounded up; blank below 3 purchase days. `overdue_days`: days since
 *   then, at least 0.
 */
import { z } from 'zod';
import type { Day } from '../domain/day.ts';
import { monthsBefore } from '../domain/day.ts';
import { Gaps } from '../domain/gaps.ts';
import type { Ratio } from '../domain/money.ts';
import type { NoSettings, Recency, Revenue, Rule } from './rule.ts';

interface Rhythm {
  readonly orders: number;
  readonly purchaseDays: number;
  readonly ordersPerMonth: Ratio;
  readonly twiceInterval: number | undefined;
  readonly nextExpected: Day | undefined;
  readonly overdue: number | undefined;
}

/** Below three purchase days there is one gap at most: no rhythm to expect anything from. */
const LEAST_DAYS_TO_EXPECT = 3;

/** Orders per month of 30.4375 = 487 / 16 days, over `days` days or one month, whichever is longer. */
function perMonth(orders: number, days: number): Ratio {
  return days * 16 <= 487
    ? { num: BigInt(orders), den: 1n }
    : { num: BigInt(orders * 487), den: BigInt(days * 16) };
}

export const frequency: Rule<NoSettings, Rhythm> = {
  id: 'frequency',
  settings: z.strictObject({}),
  needs: ['recency', 'revenue'],
  columns: [
    { id: 'orders', type: 'integer', cell: (verdict) => verdict.orders },
    { id: 'purchase_days', type: 'integer', cell: (verdict) => verdict.purchaseDays },
    { id: 'orders_per_month', type: 'ratio', digits: 2, cell: (verdict) => verdict.ordersPerMonth },
    {
      id: 'median_interval_days',
      type: 'half',
      cell: ({ twiceInterval }) => (twiceInterval === undefined ? undefined : twiceInterval / 2),
    },
    { id: 'next_expected', type: 'day', cell: (verdict) => verdict.nextExpected },
    { id: 'overdue_days', type: 'integer', cell: (verdict) => verdict.overdue },
  ],
  prepare({ portfolio, verdicts }) {
    const day = portfolio.asOf;
    const yearStart = monthsBefore(day, 12);
    const gaps = new Gaps();
    const recencyOf = verdicts.rule<Recency>('recency');
    const revenueOf = verdicts.rule<Revenue>('revenue');
    return (customer) => {
      const { first, last } = recencyOf(customer);
      const { all, year } = revenueOf(customer);
      const days = portfolio.purchaseDays(customer);
      gaps.load(days);
      const twiceInterval = gaps.twiceMedian();
      const nextExpected =
        last === undefined || twiceInterval === undefined || days.length < LEAST_DAYS_TO_EXPECT
          ? undefined
          : last + ((twiceInterval + 1) >> 1);
      return {
        orders: all.orders,
        purchaseDays: all.purchaseDays,
        ordersPerMonth: perMonth(
          year.orders,
          first === undefined ? 0 : day - Math.max(first, yearStart + 1) + 1,
        ),
        twiceInterval,
        nextExpected,
        overdue: nextExpected === undefined ? undefined : Math.max(0, day - nextExpected),
      };
    };
  },
};
