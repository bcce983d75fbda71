import { type Money, type Ratio, ratio } from '../domain/money.ts';
import type { Analysis } from '../rules/analysis.ts';

/** Customers with a rank, which are those with a value above 0, in its order, seen among themselves. */
export interface Ranking {
  readonly customers: readonly number[];
  /** What the first 0, 1, 2, ... of them bring. */
  readonly sums: readonly Money[];
}

/** Those of some customers that have a rank. @param customers in the order of the analysis */
export function rankingOf(analysis: Analysis, customers: Iterable<number>): Ranking {
  const ranked = [...customers].filter((customer) => analysis.cell('rank', customer) !== undefined);
  const sums = [0n];
  for (const customer of ranked) sums.push(sums.at(-1)! + (analysis.cell('abc_value', customer) as Money));
  return { customers: ranked, sums };
}

/** The number of customers in the first `percent` of a ranking: a part of a customer counts as one. */
export function headCount({ customers }: Ranking, percent: number): number {
  return Math.ceil((customers.length * percent) / 100);
}

/** The part of the value of all customers of a ranking that its first `percent` bring. */
export function broughtBy(ranking: Ranking, percent: number): Ratio | undefined {
  return ratio(ranking.sums[headCount(ranking, percent)]!, ranking.sums.at(-1)!);
}

/** How many customers of a ranking it takes, largest first, to bring a part of the value of all of them. */
export function fewestFor({ sums }: Ranking, part: Ratio): number {
  const total = sums.at(-1)!;
  return sums.findIndex((sum) => sum * part.den >= part.num * total);
}
