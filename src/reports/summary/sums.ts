import { monthsBefore } from '../../domain/day.ts';
import type { Cell, Column } from '../../domain/document.ts';
import type { Money, Ratio } from '../../domain/money.ts';
import { netOf } from '../../ledger/portfolio.ts';
import { stakeOf, sumOfRatios } from '../../measures/stake.ts';
import type { Analysis } from '../../rules/analysis.ts';
import { AT_STAKE, CUSTOMERS, REVENUE_12M } from '../columns.ts';

/** Who may be lost or is: an active customer has nothing at stake. */
const AT_STAKE_STATUSES: readonly Cell[] = ['pre_inactive', 'inactivated', 'inactive'];

/** What some customers are and bring together. */
export interface Sums {
  readonly customers: number;
  /** Net revenue of the 12 months up to the as-of date. */
  readonly revenue: Money;
  /** What those who are not active used to bring a month up to their last purchase; blank where there are none. */
  readonly stake: Ratio | undefined;
}

/** The sums of some customers at the as-of date. */
export function sumsOf(analysis: Analysis, customers: readonly number[]): Sums {
  const { asOf, portfolio } = analysis;
  const yearBefore = monthsBefore(asOf, 12);
  const stakes = customers.flatMap((each) =>
    AT_STAKE_STATUSES.includes(analysis.cell('status', each)) ? (stakeOf(analysis, each) ?? []) : [],
  );
  return {
    customers: customers.length,
    revenue: customers.reduce((sum, each) => sum + netOf(portfolio.totals(each, yearBefore, asOf)), 0n),
    stake: stakes.length === 0 ? undefined : sumOfRatios(stakes),
  };
}

/** The columns of sums, and what stands in them. */
export const SUM_COLUMNS: readonly Column[] = [CUSTOMERS, REVENUE_12M, AT_STAKE];

export function sumCells({ customers, revenue, stake }: Sums): Cell[] {
  return [customers, revenue, stake];
}
