/**
 * Trend: net revenue of the last W days against that of the W days before them. The first that applies:
 *
 * - blank: the data begin after the first of the 2W days, or fewer than min_purchase_days purchase days among them.
 * - `stopped`: something before, nothing (or less) now. `started`: nothing before, something now. `none`: nothing in either.
 * - `falling`: change <= -threshold. `rising`: change >= threshold. `steady`: in between.
 *
 * change = recent / prior - 1, where prior is above 0 and the trend is not blank. Both limits belong to falling and rising.
 */
import { z } from 'zod';
import { countUpTo } from '../domain/gaps.ts';
import type { Ratio } from '../domain/money.ts';
import { compareRatios } from '../domain/money.ts';
import { netOf } from '../ledger/portfolio.ts';
import type { Rule } from './rule.ts';
import { count, days, share } from './settings.ts';

export const TRENDS = ['rising', 'steady', 'falling', 'started', 'stopped', 'none'] as const;

interface Trend {
  readonly trend: (typeof TRENDS)[number];
  readonly change: Ratio | undefined;
}

const settings = z.strictObject({
  window_days: days({ description: 'setting.trend.window_days', standard: '90', flag: 'trend-window-days' }),
  threshold: share({ description: 'setting.trend.threshold', standard: '0.30', flag: 'trend-threshold' }),
  min_purchase_days: count({
    description: 'setting.trend.min_purchase_days',
    standard: '3',
    flag: 'trend-min-purchase-days',
  }),
});

/** What the policy says of the trend. */
export type TrendSettings = z.infer<typeof settings>;

/** The trend from one net revenue to the next. */
function trendOf(prior: bigint, recent: bigint, threshold: Ratio): Trend {
  if (prior <= 0n) return { trend: recent > 0n ? 'started' : 'none', change: undefined };
  const change: Ratio = { num: recent - prior, den: prior };
  if (recent <= 0n) return { trend: 'stopped', change };
  if (compareRatios(change, { num: -threshold.num, den: threshold.den }) <= 0) {
    return { trend: 'falling', change };
  }
  return { trend: compareRatios(change, threshold) >= 0 ? 'rising' : 'steady', change };
}

export const trend: Rule<typeof settings, Trend | undefined> = {
  id: 'trend',
  settings,
  needs: [],
  columns: [
    { id: 'trend', type: 'code', vocabulary: 'trend', cell: (verdict) => verdict?.trend },
    { id: 'trend_change', type: 'ratio', digits: 6, percent: true, cell: (verdict) => verdict?.change },
  ],
  prepare({ portfolio, settings: { window_days, threshold, min_purchase_days } }) {
    const { asOf, dataStart } = portfolio;
    const middle = asOf - window_days;
    const before = middle - window_days;
    const tooEarly = dataStart > before + 1;
    return (customer) => {
      if (tooEarly) return undefined;
      const purchases = portfolio.purchaseDays(customer);
      if (purchases.length - countUpTo(purchases, before) < min_purchase_days) return undefined;
      const prior = netOf(portfolio.totals(customer, before, middle));
      const recent = netOf(portfolio.totals(customer, middle, asOf));
      return trendOf(prior, recent, threshold);
    };
  },
};
