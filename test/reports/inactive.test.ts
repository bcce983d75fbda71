import { describe, expect, it } from 'vitest';
import { inactive } from '../../src/reports/inactive.ts';
import type { ReportOptions } from '../../src/reports/report.ts';
import { day, type FakeCustomer, fakeAnalysis, money, records } from './fake-analysis.ts';

/** A customer with one purchase: what is at stake is its amount. */
function customer(customer_id: string, status: string, movement: string, amount: number): FakeCustomer {
  const bought = '2025-01-10';
  return {
    cells: { customer_id, status, movement, first_purchase: day(bought), last_purchase: day(bought) },
    sales: [[bought, money(amount)]],
  };
}

const returnsOnly: FakeCustomer = {
  cells: { customer_id: '05', status: 'inactive', movement: 'none' },
  sales: [['2025-01-10', money(-7)]],
};

const portfolio: FakeCustomer[] = [
  customer('01', 'active', 'none', 900),
  returnsOnly,
  customer('03', 'inactivated', 'lost', 40),
  customer('02', 'pre_inactive', 'cooling', 40),
  customer('04', 'inactive', 'none', 100),
  { cells: { customer_id: '06', status: 'prospect', movement: 'none' } },
];

function build(options: ReportOptions = {}, customers = portfolio) {
  const { sections } = inactive.build(fakeAnalysis(customers), options);
  expect(sections).toHaveLength(1);
  return sections[0]!;
}

const ids = (options: ReportOptions) => records(build(options)).map((row) => row.customer_id);

describe('inactive', () => {
  it('lists whom to call first: most at stake, then by key, blanks last', () => {
    expect(records(build()).map((row) => [row.customer_id, row.at_stake])).toEqual([
      ['04', { num: money(100), den: 1n }],
      ['02', { num: money(40), den: 1n }],
      ['03', { num: money(40), den: 1n }],
      ['05', undefined],
    ]);
  });

  it('keeps the statuses and movements asked for', () => {
    expect(ids({ status: ['inactivated', 'pre_inactive'] })).toEqual(['02', '03']);
    expect(ids({ movement: ['none'] })).toEqual(['04', '05']);
    expect(ids({ status: ['inactive'], movement: ['lost'] })).toEqual([]);
  });

  it('sums what is at stake by status', () => {
    const note = (code: string, customers: number, amount: number) => ({
      key: 'report.inactive.note.status',
      params: {
        status: { code, vocabulary: 'status' },
        customers,
        stake: { ratio: { num: money(amount), den: 10_000n }, digits: 2 },
      },
    });
    expect(build().notes).toEqual([
      note('pre_inactive', 1, 40),
      note('inactivated', 1, 40),
      note('inactive', 2, 100),
    ]);
  });

  it('shows contacts of the register where there are any', () => {
    expect(build().columns.map((column) => column.id)).not.toContain('email');
    const withPhone = portfolio.map((one) =>
      one.cells.customer_id === '03' ? { ...one, register: { phone: '+55 11 5555-0100' } } : one,
    );
    const section = build({}, withPhone);
    expect(section.columns.at(-1)).toEqual({ id: 'phone', type: 'text' });
    expect(records(section).map((row) => row.phone)).toEqual([
      undefined,
      undefined,
      '+55 11 5555-0100',
      undefined,
    ]);
  });

  it('has the same columns for every row, and shows what a narrow terminal has room for', () => {
    const section = build();
    expect([...section.rows].every((row) => row.length === section.columns.length)).toBe(true);
    expect(section.essential).toEqual(['customer_id', 'status', 'last_purchase', 'age_days', 'at_stake']);
  });
});
