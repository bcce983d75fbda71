import { describe, expect, it } from 'vitest';
import { classify } from '../../src/reports/classify.ts';
import { COLUMNS, fakeAnalysis, money, records } from './fake-analysis.ts';

const shop = {
  customer_id: '002',
  customer_name: 'Padaria Sol',
  status: 'active',
  abc: 'A',
  abc_value: money(90),
};
const mill = {
  customer_id: '001',
  customer_name: 'Moinho',
  status: 'inactive',
  abc: 'C',
  abc_value: money(10),
};

function only(...customers: Record<string, string | number | bigint>[]) {
  const { sections } = classify.build(fakeAnalysis(customers.map((cells) => ({ cells }))), {});
  expect(sections).toHaveLength(1);
  return sections[0]!;
}

describe('classify', () => {
  it('has a row per customer, in the order of the analysis, with every column', () => {
    const section = only(shop, mill);
    expect(section.columns).toBe(COLUMNS);
    expect(section.title).toBeUndefined();
    expect([...section.rows].every((row) => row.length === COLUMNS.length)).toBe(true);
    expect(records(section)).toEqual([expect.objectContaining(shop), expect.objectContaining(mill)]);
  });

  it('shows eight columns on a narrow terminal', () => {
    expect(only(shop, mill).essential).toEqual([
      'customer_id',
      'customer_name',
      'status',
      'age_days',
      'revenue',
      'abc',
      'key_account',
      'movement',
    ]);
  });

  it('takes the last purchase instead of a name that only repeats the id, or that nobody has', () => {
    for (const section of [only({ ...shop, customer_name: '002' }), only({ customer_id: '002' })]) {
      expect(section.essential).toHaveLength(8);
      expect(section.essential).not.toContain('customer_name');
      expect(section.essential).toContain('last_purchase');
    }
  });

  it('says how many tie with the last customer of class A', () => {
    const tie = (rank: number, abc: string) => ({ customer_id: `${rank}`, rank, abc, abc_value: money(30) });
    const first = { customer_id: '1', rank: 1, abc: 'A', abc_value: money(50) };
    expect(only(first, tie(2, 'A'), tie(3, 'A'), tie(4, 'B'), tie(5, 'C')).notes).toEqual([
      { key: 'report.note.ties', params: { customers: 2 } },
    ]);
    expect(only(first, tie(2, 'A'), tie(3, 'A')).notes).toEqual([]);
    expect(only().notes).toEqual([]);
  });
});
