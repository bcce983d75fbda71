import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalText, type Ratio } from '../../src/domain/money.ts';
import { matrix } from '../../src/reports/matrix.ts';
import { day, type FakeCustomer, fakeAnalysis, money, records } from './fake-analysis.ts';

function customer(
  customer_id: string,
  abc: string,
  status: string,
  revenue: number,
  value: number,
  salesperson?: string,
): FakeCustomer {
  return {
    cells: { customer_id, abc, status, revenue: money(revenue), abc_value: money(value), salesperson },
  };
}

const prospect: FakeCustomer = { cells: { customer_id: '9', status: 'prospect', revenue: 0n } };

const portfolio = [
  customer('1', 'A', 'active', 1000, 600, 'Zélia'),
  customer('2', 'A', 'inactive', 700, 200, 'Ana'),
  customer('3', 'B', 'active', 150, 150, 'Ana'),
  customer('4', 'C', 'active', 60, 50),
  customer('5', 'C', 'inactive', -20, -20, 'Ana'),
];

function build(customers: readonly FakeCustomer[], by?: string) {
  const { sections } = matrix.build(fakeAnalysis(customers), { by });
  expect(sections).toHaveLength(1);
  return sections[0]!;
}

function find(rows: ReturnType<typeof records>, abc: string, status: string) {
  return rows.find((row) => row.abc === abc && row.status === status);
}

describe('matrix', () => {
  // By hand: shares are of 600 + 200 + 150 + 50 = 1000; customer 5 has none.
  it('crosses classes and statuses, with the totals of both ways', () => {
    const section = build(portfolio);
    const rows = records(section);
    expect(section.columns.map((column) => column.id)).toEqual([
      'abc',
      'status',
      'customers',
      'revenue',
      'abc_value',
      'share',
    ]);
    expect(rows).toHaveLength(4 * 5);
    expect(find(rows, 'A', 'active')).toEqual({
      abc: 'A',
      status: 'active',
      customers: 1,
      revenue: money(1000),
      abc_value: money(600),
      share: { num: money(600), den: money(1000) },
    });
    expect(find(rows, 'C', 'inactive')).toMatchObject({
      customers: 1,
      abc_value: money(-20),
      share: { num: 0n },
    });
    expect(find(rows, 'B', 'inactivated')).toMatchObject({ customers: 0, revenue: 0n, abc_value: 0n });
    expect(find(rows, 'A', 'total')).toMatchObject({
      customers: 2,
      revenue: money(1700),
      abc_value: money(800),
    });
    expect(find(rows, 'total', 'active')).toMatchObject({ customers: 3, revenue: money(1210) });
    expect(find(rows, 'total', 'total')).toEqual({
      abc: 'total',
      status: 'total',
      customers: 5,
      revenue: money(1890),
      abc_value: money(980),
      share: { num: money(1000), den: money(1000) },
    });
  });

  it('is shown as a cross table, classes down', () => {
    expect(build(portfolio).pivot).toEqual({
      rows: 'abc',
      columns: 'status',
      measures: ['customers', 'revenue'],
    });
  });

  it('gives prospects a line of their own, and a sentence', () => {
    const section = build([...portfolio, prospect]);
    const rows = records(section);
    expect(rows).toHaveLength(5 * 6);
    expect(find(rows, 'none', 'prospect')).toMatchObject({ customers: 1, revenue: 0n });
    expect(find(rows, 'total', 'prospect')).toMatchObject({ customers: 1 });
    expect(find(rows, 'total', 'total')).toMatchObject({ customers: 6 });
    expect(section.notes).toContainEqual({ key: 'report.matrix.note.prospects', params: { customers: 1 } });
  });

  it('says how many customers of class C have no value', () => {
    expect(build(portfolio).notes).toEqual([{ key: 'report.matrix.note.value', params: { customers: 1 } }]);
  });

  it('makes a block per value in byte order, the blank one last, with shares of the whole', () => {
    const section = build(portfolio, 'salesperson');
    const rows = records(section);
    const grand = rows.filter((row) => row.abc === 'total' && row.status === 'total');
    expect(section.columns[0]!.id).toBe('salesperson');
    expect(rows).toHaveLength(3 * 20);
    expect(grand.map((row) => [row.salesperson, row.customers, row.revenue, row.share])).toEqual([
      ['Ana', 3, money(830), { num: money(350), den: money(1000) }],
      ['Zélia', 1, money(1000), { num: money(600), den: money(1000) }],
      [undefined, 1, money(60), { num: money(50), den: money(1000) }],
    ]);
    expect(section.notes).toContainEqual({
      key: 'report.matrix.note.blank',
      params: { customers: 1, attribute: { key: 'column.salesperson', params: {} } },
    });
  });

  it('has every line where there are no customers, and blank shares where there is no value', () => {
    const rows = records(build([]));
    expect(rows).toHaveLength(20);
    expect(rows.every((row) => row.customers === 0 && row.revenue === 0n && row.share === undefined)).toBe(
      true,
    );
  });

  it('sums blocks to the whole, whatever the customers', () => {
    const anyone = fc.record({
      abc: fc.constantFrom('A', 'B', 'C'),
      status: fc.constantFrom('active', 'pre_inactive', 'inactivated', 'inactive'),
      value: fc.integer({ min: -50, max: 1000 }),
      region: fc.constantFrom('Norte', 'Sul', undefined),
    });
    fc.assert(
      fc.property(fc.array(anyone, { maxLength: 12 }), (people) => {
        const customers = people.map(({ abc, status, value, region }, index) => ({
          cells: {
            customer_id: String(index),
            abc,
            status,
            region,
            revenue: money(value),
            abc_value: money(value),
          },
        }));
        const whole = records(build(customers));
        const blocks = records(build(customers, 'region'));
        for (const row of whole) {
          const parts = blocks.filter((part) => part.abc === row.abc && part.status === row.status);
          expect(parts.reduce((sum, part) => sum + Number(part.customers), 0)).toBe(row.customers);
          expect(parts.reduce((sum, part) => sum + (part.revenue as bigint), 0n)).toBe(row.revenue);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('shows customers and revenue, or the one thing asked for', () => {
    const measures = (value?: string) =>
      matrix.build(fakeAnalysis(portfolio), { value }).sections[0]!.pivot!.measures;
    expect(measures()).toEqual(['customers', 'revenue']);
    expect(measures('customers')).toEqual(['customers']);
    expect(measures('revenue')).toEqual(['revenue']);
    expect(measures('at-stake')).toEqual(['at_stake']);
  });

  // By hand: one purchase each, so that less than a month counts as one. 1 and 3 bring 40 and 50 a month, 2 brings 30; 4 bought
  // 100 on 1 January and 100 on 2 March, 61 days: 200 x 30.4375 / 61 = 99.7951; 5 has returned something only.
  it('sums what is at stake where asked, of active customers too', () => {
    const bought = (id: string, abc: string, status: string, ...sales: [string, bigint][]): FakeCustomer => ({
      cells: {
        customer_id: id,
        abc,
        status,
        first_purchase: sales.length > 0 ? day(sales[0]![0]) : undefined,
        last_purchase: sales.length > 0 ? day(sales.at(-1)![0]) : undefined,
      },
      sales,
    });
    const customers = [
      bought('1', 'A', 'active', ['2025-06-01', money(40)]),
      bought('2', 'A', 'inactive', ['2025-01-01', money(30)]),
      bought('3', 'A', 'active', ['2025-05-01', money(50)]),
      bought('4', 'B', 'inactive', ['2025-01-01', money(100)], ['2025-03-02', money(100)]),
      bought('5', 'C', 'inactive'),
    ];
    const [section] = matrix.build(fakeAnalysis(customers), { value: 'at-stake' }).sections;
    const rows = records(section!);
    const stake = (abc: string, status: string) => {
      const { num, den } = find(rows, abc, status)!.at_stake as Ratio;
      return decimalText({ num, den: den * 10_000n }, 2);
    };
    expect(stake('A', 'active')).toBe('90.00');
    expect(stake('A', 'inactive')).toBe('30.00');
    expect(stake('C', 'inactive')).toBe('0.00');
    expect(stake('total', 'inactive')).toBe('129.80');
    expect(stake('total', 'total')).toBe('219.80');
  });
});
