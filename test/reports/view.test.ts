import { describe, expect, it } from 'vitest';
import { decimalText, type Ratio, ratio } from '../../src/domain/money.ts';
import { classify } from '../../src/reports/classify.ts';
import { inactive } from '../../src/reports/inactive.ts';
import { matrix } from '../../src/reports/matrix.ts';
import { pareto } from '../../src/reports/pareto.ts';
import { type Analysis, narrowed } from '../../src/rules/analysis.ts';
import { day, type FakeCustomer, fakeAnalysis, money, records } from './fake-analysis.ts';

/**
 * Five customers worth 100: the South has 40 (A), 10 (B) and 5 (C), the North 40 (A) and 5 (C), tied with the last C
 * only. Cumulative shares of the whole: 0.40, 0.80, 0.90, 0.95, 1.00.
 */
const CUSTOMERS: FakeCustomer[] = [
  { id: 'n1', region: 'Norte', abc: 'A', value: 40, before: 0, status: 'active' },
  { id: 's1', region: 'Sul', abc: 'A', value: 40, before: 40, status: 'inactivated' },
  { id: 's2', region: 'Sul', abc: 'B', value: 10, before: 80, status: 'active' },
  { id: 'n2', region: 'Norte', abc: 'C', value: 5, before: 90, status: 'inactive' },
  { id: 's3', region: 'Sul', abc: 'C', value: 5, before: 95, status: 'active' },
].map(({ id, region, abc, value, before, status }, index) => ({
  cells: {
    customer_id: id,
    region,
    abc,
    status,
    revenue: money(value),
    abc_value: money(value),
    share: ratio(BigInt(value), 100n),
    cumulative_share: ratio(BigInt(before + value), 100n),
    rank: index + 1,
    key_account: before < 80,
    first_purchase: day('2025-01-10'),
    last_purchase: day('2025-01-10'),
  },
  register: id === 'n1' ? { email: 'n1@example.com' } : {},
}));

function view(region: string): Analysis {
  const whole = fakeAnalysis(CUSTOMERS);
  return narrowed(whole, (customer) => whole.cell('region', customer) === region);
}

const text = (cell: unknown) => decimalText(cell as Ratio, 6);

describe('reports about some of the customers', () => {
  it('list these with the ranks, classes and shares of the whole', () => {
    const [section] = classify.build(view('Sul'), {}).sections;
    expect(
      records(section!).map((row) => [row.customer_id, row.rank, row.abc, text(row.cumulative_share)]),
    ).toEqual([
      ['s1', 2, 'A', '0.800000'],
      ['s2', 3, 'B', '0.900000'],
      ['s3', 5, 'C', '1.000000'],
    ]);
  });

  it('cross these, and take shares of the whole: 55 of 100', () => {
    const [section] = matrix.build(view('Sul'), {}).sections;
    const total = records(section!).find((row) => row.abc === 'total' && row.status === 'total')!;
    expect([total.customers, total.abc_value, text(total.share)]).toEqual([3, money(55), '0.550000']);
  });

  // By hand, of 55: one key account of 40. Gini: 2 (1x5 + 2x10 + 3x40) / (3 x 55) - 4/3 = 290/165 - 4/3 = 0.424242;
  // HHI: 10,000 (1600 + 100 + 25) / 3025 = 5702.48. The first 20% are one customer.
  it('measure how concentrated the value of these is among themselves', () => {
    const [statement, curve, list] = pareto.build(view('Sul'), {}).sections;
    const [row] = records(statement!);
    expect([row!.key_accounts, row!.customers]).toEqual([1, 3]);
    expect([row!.key_customer_share, row!.key_value_share, row!.gini].map(text)).toEqual([
      '0.333333',
      '0.727273',
      '0.424242',
    ]);
    expect(decimalText(row!.hhi as Ratio, 2)).toBe('5702.48');
    expect(records(curve!).map((point) => [point.customers, text(point.cumulative_share)])).toEqual([
      ...new Array(5).fill([1, '0.727273']),
      ...new Array(3).fill([2, '0.909091']),
      ...new Array(4).fill([3, '1.000000']),
    ]);
    expect(records(list!).map((each) => [each.customer_id, text(each.share)])).toEqual([['s1', '0.400000']]);
  });

  it('have the contact columns of the whole, so that two lists have the same columns', () => {
    const columns = (region: string) =>
      inactive.build(view(region), {}).sections[0]!.columns.map(({ id }) => id);
    expect(columns('Sul')).toContain('email');
    expect(columns('Sul')).toEqual(columns('Norte'));
  });

  it('tell of a tie only where it is in view', () => {
    const tied = CUSTOMERS.map(({ cells, ...rest }) => ({
      ...rest,
      cells: cells.customer_id === 's2' ? { ...cells, abc_value: money(40) } : cells,
    }));
    const whole = fakeAnalysis(tied);
    const notesOf = (region: string) =>
      classify.build(
        narrowed(whole, (customer) => whole.cell('region', customer) === region),
        {},
      ).sections[0]!.notes;
    expect(notesOf('Sul')).toEqual([{ key: 'report.note.ties', params: { customers: 1 } }]);
    expect(notesOf('Norte')).toEqual([]);
  });
});
