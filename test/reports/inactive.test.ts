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

/** A customer that bought on some days, for the same amount each time. */
function bought(customer_id: string, status: string, amount: number, ...days: string[]): FakeCustomer {
  return {
    cells: {
      customer_id,
      status,
      movement: 'none',
      average_ticket: { num: money(amount), den: 1n },
      first_purchase: day(days[0]!),
      last_purchase: day(days.at(-1)!),
    },
    sales: days.map((each) => [each, money(amount)]),
  };
}

const NO_PRIORITY = { key: 'report.inactive.note.no_priority', params: { least: 30, days: 90 } };

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
  // 30 customers of the same age as q and r; each of them bought again once, 75 days later, 60 days before the as-of date 2025-06-30.
  it('lists whom to call first: the highest priority, then most at stake', () => {
    const past = Array.from({ length: 30 }, (_, index) =>
      bought(`p${index}`, 'active', 1, '2025-01-15', '2025-03-31'),
    );
    const some = [
      ...past,
      bought('q', 'pre_inactive', 40, '2025-04-21'),
      bought('r', 'pre_inactive', 60, '2025-04-21'),
      returnsOnly,
    ];
    // Age 70: one order in the 90 days from then on, as all 30 gave.
    const section = build({}, some);
    expect(records(section).map((row) => [row.customer_id, row.expected_orders, row.priority])).toEqual([
      ['r', { num: 30n, den: 30n }, { num: money(60) * 30n, den: 30n }],
      ['q', { num: 30n, den: 30n }, { num: money(40) * 30n, den: 30n }],
      ['05', undefined, undefined],
    ]);
    expect(section.notes).not.toContainEqual(NO_PRIORITY);
    expect(section.essential).toContain('priority');
  });

  it('lists by what is at stake where there is no priority, then by key, blanks last', () => {
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
      NO_PRIORITY,
    ]);
  });

  it('shows contacts of the register where there are any', () => {
    expect(build().columns.map((column) => column.id)).not.toContain('email');
    const withPhone = portfolio.map((one) =>
      one.cells.customer_id === '03' ? { ...one, register: { phone: '+55 11 5555-0100' } } : one,
    );
    const section = build({}, withPhone);
    expect(section.columns.at(-1)).toEqual({ id: 'phone', type: 'text', whole: true });
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

  // At stake: 100 and 40 for Ana, 70 and 40 for Bia, 30 for nobody's; the order is by what is at stake.
  describe('for each salesperson', () => {
    const sold = (id: string, status: string, amount: number, salesperson?: string): FakeCustomer => {
      const some = customer(id, status, 'none', amount);
      return { ...some, cells: { ...some.cells, salesperson, region: amount > 50 ? 'Sul' : undefined } };
    };
    const five = [
      sold('1', 'inactive', 40, 'Ana'),
      sold('2', 'pre_inactive', 100, 'Ana'),
      sold('3', 'inactivated', 40, 'Bia'),
      sold('4', 'inactive', 70, 'Bia'),
      sold('5', 'inactive', 30),
      sold('6', 'active', 900, 'Caio'),
    ];

    it('lists the first few with --top, those without a salesperson among themselves', () => {
      expect(records(build({ top: 1 }, five)).map((row) => row.customer_id)).toEqual(['2', '4', '5']);
      expect(records(build({ top: 2 }, five)).map((row) => row.customer_id)).toEqual([
        '2',
        '4',
        '1',
        '3',
        '5',
      ]);
    });

    it('sums them up with --by, of which --top takes the first few then', () => {
      const { sections } = inactive.build(fakeAnalysis(five), { by: 'region', top: 1 });
      const [groups, list] = sections;
      expect(groups!.columns.map(({ id }) => id)).toEqual([
        ...['region', 'pre_inactive', 'inactivated', 'inactive', 'customers', 'priority', 'at_stake'],
      ]);
      const sum = (amount: number) => ({ num: money(amount), den: 1n });
      expect([...groups!.rows]).toEqual([
        ['Sul', 1, 0, 1, 2, undefined, sum(170)],
        [undefined, 0, 1, 2, 3, undefined, sum(110)],
      ]);
      expect(records(list!).map((row) => row.customer_id)).toEqual(['2', '1']);
    });
  });
});
