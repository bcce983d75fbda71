import { describe, expect, it } from 'vitest';
import { decimalText, type Ratio, ratio } from '../../src/domain/money.ts';
import { pareto } from '../../src/reports/pareto.ts';
import { fakeAnalysis, money, records } from './fake-analysis.ts';

/** Customers with these values, largest first, ranked; `keys` of them are key accounts and class A. */
function ranked(values: readonly number[], keys: number) {
  const sum = values.reduce((total, value) => total + Math.max(value, 0), 0);
  let before = 0;
  return values.map((value, index) => {
    const customer_id = String(index + 1).padStart(3, '0');
    if (value <= 0) return { cells: { customer_id, abc: 'C', abc_value: money(value), key_account: false } };
    before += value;
    return {
      cells: {
        customer_id,
        customer_name: `Loja ${customer_id}`,
        salesperson: 'Ana',
        status: 'active',
        abc: index < keys ? 'A' : 'C',
        abc_value: money(value),
        share: ratio(BigInt(value), BigInt(sum)),
        cumulative_share: ratio(BigInt(before), BigInt(sum)),
        rank: index + 1,
        key_account: index < keys,
      },
    };
  });
}

const build = (values: readonly number[], keys: number) =>
  pareto.build(fakeAnalysis(ranked(values, keys)), {}).sections;

describe('pareto', () => {
  // By hand: 6 + 3 of 10 are needed for 80%; the fourth customer has no value and does not count.
  it('states the key accounts, their part and what they bring', () => {
    const [statement] = build([6, 3, 1, -2], 2);
    const [row] = records(statement!);
    expect(row).toMatchObject({
      key_accounts: 2,
      customers: 3,
      key_customer_share: { num: 2n, den: 3n },
      ties_with_last_a: 0,
    });
    expect(decimalText(row!.key_value_share as Ratio, 6)).toBe('0.900000');
    expect(decimalText(row!.gini as Ratio, 6)).toBe('0.333333');
    expect(decimalText(row!.hhi as Ratio, 2)).toBe('4600.00');
    expect(statement!.rows).toHaveLength(1);
  });

  it('says it in words, and what the first 20% bring: one customer of three', () => {
    const [statement] = build([6, 3, 1, -2], 2);
    expect(statement!.notes).toEqual([
      {
        key: 'report.pareto.note.statement',
        params: {
          accounts: 2,
          customers: 3,
          part: { ratio: { num: 2n, den: 3n }, digits: 1, percent: true },
          brought: { ratio: { num: money(9), den: money(10) }, digits: 1, percent: true },
        },
      },
      {
        key: 'report.pareto.note.thumb',
        params: {
          customers: 1,
          brought: { ratio: { num: money(6), den: money(10) }, digits: 1, percent: true },
        },
      },
    ]);
  });

  it('counts the ties with the last customer of class A', () => {
    const [statement] = build([5, 2, 2, 2, 2], 3);
    expect(records(statement!)[0]).toMatchObject({ ties_with_last_a: 2 });
    expect(statement!.notes).toContainEqual({
      key: 'report.note.ties',
      params: { customers: 2 },
    });
  });

  // 250 customers of value 1: p% of them are p x 2.5, rounded up to whole ones.
  it('draws the curve at the usual parts of the customers', () => {
    const [, curve] = build(new Array(250).fill(1), 200);
    const rows = records(curve!);
    expect(rows.map((row) => decimalText(row.customer_share as Ratio, 2))).toEqual(
      '0.01 0.05 0.10 0.20 0.30 0.40 0.50 0.60 0.70 0.80 0.90 1.00'.split(' '),
    );
    expect(rows.map((row) => row.customers)).toEqual([3, 13, 25, 50, 75, 100, 125, 150, 175, 200, 225, 250]);
    expect(rows[0]!.cumulative_share).toEqual({ num: money(3), den: money(250) });
    expect(rows.at(-1)!.cumulative_share).toEqual({ num: money(250), den: money(250) });
    expect(curve!.columns.at(-1)).toMatchObject({ id: 'cumulative_share', bar: true });
  });

  it('lists the key accounts, largest first', () => {
    const [, , list] = build([6, 3, 1], 2);
    expect(list!.id).toBe('key_accounts');
    expect(records(list!)).toEqual([
      {
        rank: 1,
        customer_id: '001',
        customer_name: 'Loja 001',
        salesperson: 'Ana',
        abc_value: money(6),
        share: { num: 6n, den: 10n },
        cumulative_share: { num: 6n, den: 10n },
        status: 'active',
      },
      expect.objectContaining({ rank: 2, customer_id: '002', cumulative_share: { num: 9n, den: 10n } }),
    ]);
  });

  it('is blank, never wrong, where nobody has value', () => {
    const [statement, curve, list] = build([0, -1], 0);
    expect(statement!.rows).toEqual([[0, 0, undefined, undefined, 0, undefined, undefined]]);
    expect(statement!.notes).toEqual([{ key: 'report.pareto.note.nobody', params: {} }]);
    expect(curve!.rows).toEqual([]);
    expect(list!.rows).toEqual([]);
  });

  // By hand. North 60 + 10 + 5 + 5 = 80, South 15 + 5 = 20, of 100. Key accounts of the whole: 60, 15 and, with 75 before it, 10.
  // North: 64 of 80 are 80%, brought by 60 + 10; 2 of 4 customers. Gini: 2 (1x5 + 2x5 + 3x10 + 4x60) / (4 x 80) - 5/4 = 0.53125;
  // HHI: 10,000 (3600 + 100 + 25 + 25) / 6400 = 5859.375. Its key accounts 60 and 10 bring 70 of 80.
  // South: 16 of 20, brought by both. Gini: 2 (1x5 + 2x15) / (2 x 20) - 3/2 = 0.25; HHI: 10,000 x 250 / 400 = 6250. Nobody: no value.
  it('makes a statement for each value of an attribute', () => {
    const regions = ['Norte', 'Sul', 'Norte', 'Norte', 'Norte', 'Sul', undefined];
    const customers = ranked([60, 15, 10, 5, 5, 5, 0], 3).map(({ cells }, index) => ({
      cells: { ...cells, region: regions[index] },
    }));
    const [statement, list, ...others] = pareto.build(fakeAnalysis(customers), { by: 'region' }).sections;
    expect(others).toEqual([]);
    const shown = records(statement!).map((row) => [
      row.region,
      ...[row.customers, row.abc_value, row.fewest_customers, row.key_accounts],
      ...[row.share, row.fewest_customer_share, row.key_customer_share, row.key_value_share, row.gini].map(
        (cell) => cell && decimalText(cell as Ratio, 4),
      ),
      row.hhi && decimalText(row.hhi as Ratio, 2),
    ]);
    expect(shown).toEqual([
      ['Norte', 4, money(80), 2, 2, '0.8000', '0.5000', '0.5000', '0.8750', '0.5313', '5859.38'],
      ['Sul', 2, money(20), 2, 1, '0.2000', '1.0000', '0.5000', '0.7500', '0.2500', '6250.00'],
      [undefined, 0, 0n, 0, 0, '0.0000', undefined, undefined, undefined, undefined, undefined],
    ]);
    expect(records(list!).map((row) => [row.region, row.customer_id, row.rank])).toEqual([
      ['Norte', '001', 1],
      ['Norte', '003', 3],
      ['Sul', '002', 2],
    ]);
  });

  it('has the salesperson once where it is asked for each of them', () => {
    const [, list] = pareto.build(fakeAnalysis(ranked([6, 3, 1], 2)), { by: 'salesperson' }).sections;
    expect(list!.columns.map(({ id }) => id).slice(0, 4)).toEqual([
      'salesperson',
      'customer_id',
      'rank',
      'customer_name',
    ]);
  });
});
