/**
 * Key accounts and concentration: the fewest customers that bring the share `cut` of the value.
 *
 * A customer is a key account while the cumulative share before it in the ABC ranking is below the cut: the one that crosses
 * belongs to them. Customers with a value of 0 or less never do; prospects are neither. That 20 % of the customers bring 80 %
 * is never assumed: it is what comes out, or not.
 *
 * Gini coefficient of the values above 0, without sample correction: 2 x sum(i x value i) / (n x sum) - (n + 1) / n with
 * values in ascending order. HHI (Herfindahl-Hirschman index): 10,000 x sum of squared shares.
 */
import { z } from 'zod';
import type { Money, Ratio } from '../domain/money.ts';
import { ratio } from '../domain/money.ts';
import type { Abc, Rule, Verdicts } from './rule.ts';
import { share } from './settings.ts';

const settings = z.strictObject({
  cut: share({ description: 'setting.pareto.cut', standard: '0.80', flag: 'pareto-cut' }),
});

export const pareto: Rule<typeof settings, boolean | undefined> = {
  id: 'pareto',
  settings,
  needs: ['abc'],
  columns: [{ id: 'key_account', type: 'boolean', cell: (verdict) => verdict }],
  prepare({ settings: { cut }, verdicts }) {
    const placeOf = verdicts.rule<Abc | undefined>('abc');
    return (customer) => {
      const place = placeOf(customer);
      return place && place.rank !== undefined && place.before * cut.den < cut.num * place.total;
    };
  },
};

/** How concentrated the value of a portfolio is. Quotients are blank where nobody has a value above 0. */
export interface Concentration {
  /** Customers with a value above 0. */
  readonly customers: number;
  /** Sum of their values. */
  readonly total: Money;
  readonly keyAccounts: number;
  /** Key accounts / customers with a value above 0. */
  readonly customersShare: Ratio | undefined;
  /** What the key accounts bring / total. */
  readonly valueShare: Ratio | undefined;
  /** Those of them in a lower class whose value equals that of the portfolio's last A. */
  readonly tiedWithLastA: number;
  /** 0 where all bring the same, near 1 where one brings nearly all. */
  readonly gini: Ratio | undefined;
  /** 0 to 10,000. */
  readonly hhi: Ratio | undefined;
}

/** The last A of the whole portfolio: who else has its value ties with it. */
export function lastAOf(verdicts: Verdicts): Abc | undefined {
  let last: Abc | undefined;
  for (let customer = 0; customer < verdicts.portfolio.size; customer++) {
    const place = verdicts.of<Abc | undefined>('abc', customer);
    if (place?.abc === 'A' && place.rank !== undefined && place.rank >= (last?.rank ?? 0)) last = place;
  }
  return last;
}

/**
 * The concentration of the value of some customers among themselves, on the day of the verdicts.
 *
 * @param ranked their numbers, those with a rank in its order; the others count for nothing
 * @param lastA what `lastAOf` tells, for those who ask about many groups
 */
export function concentrationOf(
  verdicts: Verdicts,
  ranked: Iterable<number>,
  lastA: Abc | undefined = lastAOf(verdicts),
): Concentration {
  let total = 0n;
  let customers = 0;
  let keyAccounts = 0;
  let broughtByKeys = 0n;
  let squares = 0n;
  let valueTimesRank = 0n;
  let tiedWithLastA = 0;
  for (const customer of ranked) {
    const place = verdicts.of<Abc | undefined>('abc', customer);
    if (place?.rank === undefined) continue;
    customers++;
    total += place.value;
    squares += place.value * place.value;
    valueTimesRank += place.value * BigInt(customers);
    if (place.abc !== 'A' && place.value === lastA?.value) tiedWithLastA++;
    if (verdicts.of<boolean | undefined>('pareto', customer)) {
      keyAccounts++;
      broughtByKeys += place.value;
    }
  }
  const n = BigInt(customers);
  return {
    customers,
    total,
    keyAccounts,
    customersShare: ratio(BigInt(keyAccounts), n),
    valueShare: ratio(broughtByKeys, total),
    tiedWithLastA,
    // Ranks descend: the ascending position of rank r is n + 1 - r.
    gini: ratio((n + 1n) * total - 2n * valueTimesRank, n * total),
    hhi: ratio(10_000n * squares, total * total),
  };
}
