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
import { compareRatios, MONEY_SCALE, ratio } from '../domain/money.ts';
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

type Settings = z.infer<typeof settings>;

function amountOf(totals: Totals, value: Settings['value']): Money {
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

/** A customer's place in the ranking. */
interface Place {
  readonly rank: number;
  readonly before: Money;
}

interface Ranking {
  readonly total: Money;
  /** By customer; none where the value is not above 0. */
  readonly places: readonly (Place | undefined)[];
}

/** Ranks the customers with a value above 0; a value is undefined where the customer takes no part. */
function rank(values: readonly (Money | undefined)[]): Ranking {
  const ranked: number[] = [];
  for (let customer = 0; customer < values.length; customer++) {
    const value = values[customer];
    if (value !== undefined && value > 0n) ranked.push(customer);
  }
  ranked.sort((one, other) => {
    const difference = values[other]! - values[one]!;
    return difference > 0n ? 1 : difference < 0n ? -1 : one - other;
  });
  const places = new Array<Place | undefined>(values.length).fill(undefined);
  let total = 0n;
  for (const [index, customer] of ranked.entries()) {
    places[customer] = { rank: index + 1, before: total };
    total += values[customer]!;
  }
  return { total, places };
}

/** The class at a place of a ranking. */
function classAt(
  place: Place | undefined,
  value: Money,
  total: Money,
  { a, b, crosser }: Settings,
): AbcClass {
  if (place === undefined) return 'C';
  const within = ({ num, den }: Ratio): boolean =>
    crosser === 'above' ? place.before * den < num * total : (place.before + value) * den <= num * total;
  if (within(a)) return 'A';
  return within(b) ? 'B' : 'C';
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

    const inWindow = new Array<Money | undefined>(portfolio.size);
    const inHistory = new Array<Money | undefined>(portfolio.size);
    for (let customer = 0; customer < portfolio.size; customer++) {
      const { status } = verdicts.of<Standing>('status', customer);
      if (status === undefined || status === 'prospect') continue;
      const { all, year } = verdicts.of<Revenue>('revenue', customer);
      inHistory[customer] = amountOf(all, settings.value);
      inWindow[customer] =
        from === undefined
          ? inHistory[customer]
          : amountOf(isYear ? year : portfolio.totals(customer, from, portfolio.asOf), settings.value);
    }
    const now = rank(inWindow);
    const ever = from === undefined ? now : rank(inHistory);

    return (customer) => {
      const value = inWindow[customer];
      if (value === undefined) return undefined;
      const place = now.places[customer];
      return {
        value,
        total: now.total,
        before: place?.before ?? 0n,
        rank: place?.rank,
        abc: classAt(place, value, now.total, settings),
        history: classAt(ever.places[customer], inHistory[customer]!, ever.total, settings),
      };
    };
  },
};
