/**
 * ABC curve: who brings the value, in three classes.
 *
 * Value is net revenue (or margin, orders, purchase days) in the window, by default the twelve months up to the day.
 * Customers with a value above 0 are ranked by it, largest first; equal values by customer key. Shares are of the sum of
 * these values. A while the cumulative share before the customer is below `a`, B while below `b`, then C: the customer that
 * crosses a limit is in the better class, so that A is never empty. With `crosser: below` the share that counts includes the
 * customer itself and may just reach the limit, so that the one that crosses goes down.
 *
 * Value 0 or less: class C, share 0, no rank. Prospects have no class. `abc_history` is the class over all time: it shows
 * customers that were good once.
 */
import { z } from 'zod';
import { CarteiraError } from '../domain/errors.ts';
import type { Money, Ratio } from '../domain/money.ts';
import { compareRatios, MONEY_SCALE, MoneyColumn, ratio } from '../domain/money.ts';
import type { Totals } from '../ledger/portfolio.ts';
import type { Abc, AbcClass, Revenue, Rule, Standing } from './rule.ts';
import { choice, dayBefore, misfit, share, timeWindow } from './settings.ts';

const settings = z
  .strictObject({
    value: choice({ description: 'setting.abc.value', standard: 'revenue', flag: 'abc-value' }, [
      'revenue',
      'margin',
      'orders',
      'purchase_days',
    ]),
    window: timeWindow({ description: 'setting.abc.window', standard: '12m', flag: 'abc-window' }),
    a: share({ description: 'setting.abc.a', standard: '0.80', flag: 'abc-a' }),
    b: share({ description: 'setting.abc.b', standard: '0.95', flag: 'abc-b' }),
    crosser: choice({ description: 'setting.abc.crosser', standard: 'above', flag: 'abc-crosser' }, [
      'above',
      'below',
    ]),
  })
  .refine((abc) => compareRatios(abc.a, abc.b) < 0, misfit('b', 'above', 'a'));

/** What the policy says of the ABC curve. */
export type AbcSettings = z.infer<typeof settings>;

function amountOf(totals: Totals, value: AbcSettings['value']): Money {
  switch (value) {
    case 'revenue':
      return totals.purchases - totals.returns;
    case 'margin':
      return totals.margin;
    case 'orders':
      return BigInt(totals.orders * MONEY_SCALE);
    case 'purchase_days':
      return BigInt(totals.purchaseDays * MONEY_SCALE);
  }
}

/** Where a value stands: after the sum of those before it, among all of them. */
interface Place {
  readonly before: Money;
  readonly value: Money;
  readonly total: Money;
}

/** Whether a value above 0 belongs to the classes up to a limit. */
export function isWithin(
  { num, den }: Ratio,
  crosser: AbcSettings['crosser'],
  { before, value, total }: Place,
): boolean {
  return crosser === 'above' ? before * den < num * total : (before + value) * den <= num * total;
}

/** The customers with a value above 0, largest first. */
interface Ranking {
  readonly total: Money;
  /** By customer: 1, 2, 3, ..., or 0 where the value is not above 0. */
  readonly ranks: Int32Array;
  /** By customer: the sum of the values before it. */
  readonly before: MoneyColumn;
  /** The ranks of the last A and of the last B. */
  readonly lastA: number;
  readonly lastB: number;
}

/** Ranks the customers with a value above 0. */
function rank(values: MoneyColumn, size: number, { a, b, crosser }: AbcSettings): Ranking {
  const ranked = values.largestFirst();
  const ranks = new Int32Array(size);
  const before = new MoneyColumn(size);
  let total = 0n;
  for (let index = 0; index < ranked.length; index++) {
    const customer = ranked[index]!;
    ranks[customer] = index + 1;
    before.add(customer, total);
    total += values.at(customer);
  }
  // Cumulative shares only grow: once beyond a limit, always beyond it.
  const lastWithin = (limit: Ratio): number => {
    let last = 0;
    let beyond = ranked.length + 1;
    while (beyond - last > 1) {
      const middle = (last + beyond) >> 1;
      const customer = ranked[middle - 1]!;
      const place = { before: before.at(customer), value: values.at(customer), total };
      if (isWithin(limit, crosser, place)) last = middle;
      else beyond = middle;
    }
    return last;
  };
  return { total, ranks, before, lastA: lastWithin(a), lastB: lastWithin(b) };
}

/** The class of a customer in a ranking. */
function classIn({ ranks, lastA, lastB }: Ranking, customer: number): AbcClass {
  const rank = ranks[customer]!;
  if (rank === 0 || rank > lastB) return 'C';
  return rank <= lastA ? 'A' : 'B';
}

const ZERO: Ratio = { num: 0n, den: 1n };

export const abc: Rule<typeof settings, Abc | undefined> = {
  id: 'abc',
  settings,
  needs: ['revenue', 'status'],
  columns: [
    { id: 'abc_value', type: 'money', cell: (verdict) => verdict?.value },
    {
      id: 'share',
      type: 'ratio',
      digits: 6,
      percent: true,
      cell: (verdict) => verdict && (verdict.rank === undefined ? ZERO : ratio(verdict.value, verdict.total)),
    },
    {
      id: 'cumulative_share',
      type: 'ratio',
      digits: 6,
      percent: true,
      cell: (verdict) =>
        verdict?.rank === undefined ? undefined : ratio(verdict.before + verdict.value, verdict.total),
    },
    { id: 'rank', type: 'integer', cell: (verdict) => verdict?.rank },
    { id: 'abc', type: 'code', vocabulary: 'abc', cell: (verdict) => verdict?.abc },
    { id: 'abc_history', type: 'code', vocabulary: 'abc', cell: (verdict) => verdict?.history },
  ],
  prepare({ portfolio, settings, verdicts }) {
    const { window } = settings;
    if (settings.value === 'margin' && !portfolio.hasMargin) throw new CarteiraError('E_NO_MARGIN');
    const from = dayBefore(window, portfolio.asOf);
    const isYear = window.unit === 'months' && window.count === 12;

    const takesPart = new Uint8Array(portfolio.size);
    const ofWindow = new MoneyColumn(portfolio.size);
    const ofHistory = from === undefined ? ofWindow : new MoneyColumn(portfolio.size);
    const revenueOf = verdicts.rule<Revenue>('revenue');
    for (let customer = 0; customer < portfolio.size; customer++) {
      const { all, year } = revenueOf(customer);
      // Who has bought is no prospect: nothing more of the status is asked for here.
      if (all.purchaseDays === 0) {
        const { status } = verdicts.of<Standing>('status', customer);
        if (status === undefined || status === 'prospect') continue;
      }
      takesPart[customer] = 1;
      ofHistory.add(customer, amountOf(all, settings.value));
      if (from === undefined) continue;
      const totals = isYear ? year : portfolio.totals(customer, from, portfolio.asOf);
      ofWindow.add(customer, amountOf(totals, settings.value));
    }
    const now = rank(ofWindow, portfolio.size, settings);
    const ever = from === undefined ? now : rank(ofHistory, portfolio.size, settings);

    return (customer) => {
      if (takesPart[customer] === 0) return undefined;
      return {
        value: ofWindow.at(customer),
        total: now.total,
        before: now.before.at(customer),
        rank: now.ranks[customer] || undefined,
        abc: classIn(now, customer),
        history: classIn(ever, customer),
      };
    };
  },
};
