import { monthsBefore } from '../../domain/day.ts';
import type { Cell, Column } from '../../domain/document.ts';
import type { Money, Ratio } from '../../domain/money.ts';
import { netOf } from '../../ledger/portfolio.ts';
import { stakeOf, sumOfRatios } from '../../measures/stake.ts';
import type { Analysis } from '../../rules/analysis.ts';
import { AT_STAKE, CUSTOMERS, REVENUE_12M } from '../columns.ts';

/** What some customers are and bring together. */
export interface Sums {
  readonly customers: number;
  /** Net revenue of the 12 months up to the as-of date. */
  readonly revenue: Money;
  /** What they used to bring a month up to their last purchase, those who never bought aside. */
  readonly stake: Ratio;
}

/** The sums of some customers at the as-of date. */
export function sumsOf(analysis: Analysis, customers: readonly number[]): Sums {
  const { asOf, portfolio } = analysis;
  const yearBefore = monthsBefore(asOf, 12);
  return {
    customers: customers.length,
    revenue: customers.reduce((sum, each) => sum + netOf(portfolio.totals(each, yearBefore, asOf)), 0n),
    stake: sumOfRatios(customers.flatMap((each) => stakeOf(analysis, each) ?? [])),
  };
}

/** The columns of sums, and what stands in them. */
export const SUM_COLUMNS: readonly Column[] = [CUSTOMERS, REVENUE_12M, AT_STAKE];

export function sumCells({ customers, revenue, stake }: Sums): Cell[] {
  return [customers, revenue, stake];
}
