import { isoOf } from '../../src/domain/day.ts';
import type { Column } from '../../src/domain/document.ts';
import type { Ratio } from '../../src/domain/money.ts';
import { decimalText, moneyText } from '../../src/domain/money.ts';
import type { Policy } from '../../src/policy/policy.ts';
import { loadPolicy } from '../../src/policy/policy.ts';
import type { Analysis } from '../../src/rules/analysis.ts';
import { createAnalysis } from '../../src/rules/analysis.ts';
import type { Customer } from './memory.ts';
import { day, memoryPortfolio } from './memory.ts';

/** The analysis of some customers at a date, 30 days after the start of the comparison period unless told. */
export function analyse(
  customers: readonly Customer[],
  asOf: string,
  { policy = '', since }: { policy?: string; since?: string } = {},
): Analysis {
  const settings: Policy = loadPolicy(policy, 'carteira.yaml');
  const start = since === undefined ? day(asOf) - 30 : day(since);
  return createAnalysis(memoryPortfolio(customers, day(asOf)), { since: start, policy: settings });
}

/** A cell as machine formats write it, a blank as an empty text. */
export function cellText(analysis: Analysis, columnId: string, customerId: string): string {
  const { portfolio, columns } = analysis;
  const customer = Array.from({ length: portfolio.size }, (_, index) => index).find(
    (index) => portfolio.customerId(index) === customerId,
  )!;
  const column = columns.find(({ id }) => id === columnId) as Column;
  const cell = analysis.cell(columnId, customer);
  if (cell === undefined) return '';
  if (column.type === 'day') return isoOf(cell as number);
  if (column.type === 'ratio') return decimalText(cell as Ratio, column.digits!);
  if (typeof cell === 'bigint') return moneyText(cell);
  if (typeof cell === 'object' && 'num' in cell) {
    return decimalText({ num: cell.num, den: cell.den * 10_000n }, 2);
  }
  return String(cell);
}

/** Several cells of a customer, separated by blanks, a dash for a blank one. */
export function cells(analysis: Analysis, customerId: string, ...columnIds: readonly string[]): string {
  return columnIds.map((id) => cellText(analysis, id, customerId) || '-').join(' ');
}
