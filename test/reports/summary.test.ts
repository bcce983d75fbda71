import { describe, expect, it } from 'vitest';
import { isoOf } from '../../src/domain/day.ts';
import { message } from '../../src/domain/message.ts';
import { decimalText, moneyText, type Ratio } from '../../src/domain/money.ts';
import type { Background } from '../../src/reports/report.ts';
import { summary } from '../../src/reports/summary.ts';
import { narrowed } from '../../src/rules/analysis.ts';
import { type Customer, day, sales } from '../rules/memory.ts';
import { analyse } from '../rules/shown.ts';
import { records } from './fake-analysis.ts';

const AS_OF = '2025-06-30';

/*
 * Seen on 2025-06-30, compared with 2025-05-31; limits of 60, 90 and 120 days. Data begin on 2024-01-10.
 *
 * ana    bought on 2025-06-20: age 10, active. On 05-31 its last purchase was that of 2025-04-11, age 50: active. None.
 *        12 months: 1,200 + 600 = 1,800.
 * bia    last on 2025-04-21: age 70, pre-inactive; on 05-31 age 40, active: cooling. 12 months: 900.
 *        At stake: a single day, less than a month: 900.
 * caio   last on 2025-03-20: age 102, inactivated; on 05-31 age 72, pre-inactive: lost. 12 months: 300, at stake 300.
 * davi   last on 2024-01-10: inactive on both days. 12 months: 0. At stake: the 12 months up to then hold 500: 500.
 * edu    first bought 2025-06-10, 400, and sent all of it back: active, new, since 2025-06-10 is more than 90 days after the data begin.
 *        12 months: 0.
 * fabi   in the register only: a prospect on both days.
 */
const CUSTOMERS: readonly Customer[] = [
  { id: 'ana', sales: sales('2025-04-11', 1200, '2025-06-20', 600) },
  { id: 'bia', sales: sales('2025-04-21', 900) },
  { id: 'caio', sales: sales('2025-03-20', 300) },
  { id: 'davi', sales: sales('2024-01-10', 500) },
  { id: 'edu', sales: sales('2025-06-10', 400, '2025-06-18', -400) },
  { id: 'fabi', register: { registeredOn: day('2025-01-15') } },
];

function sectionsOf(customers: readonly Customer[], background?: Background) {
  const { sections } = summary.build(analyse(customers, AS_OF), {}, background);
  return new Map(sections.map((section) => [section.id, section]));
}

const money = (cell: unknown) => {
  if (cell === undefined) return '-';
  if (typeof cell === 'bigint') return moneyText(cell);
  const { num, den } = cell as Ratio;
  return decimalText({ num, den: den * 10_000n }, 2);
};

describe('summary', () => {
  const sections = sectionsOf(CUSTOMERS, {});
  const rows = (id: string) => records(sections.get(id)!);

  it('counts the statuses by class, with those of the day before the period, and what they bring', () => {
    // Ranked by 12 months: ana 1,800 (0 before it: A), bia 900 (0.6: A), caio 300 (0.9: B); davi and edu without value: C.
    // Shares of 3,000. At stake of those not active: 900 + 300 + 500 = 1,700.
    expect(
      rows('statuses').map((row) =>
        [
          ...['status', 'class_a', 'class_b', 'class_c', 'customers', 'customers_before'].map(
            (id) => row[id],
          ),
          ...[money(row.revenue_12m), decimalText(row.revenue_share as Ratio, 6), money(row.at_stake)],
        ].join(' '),
      ),
    ).toEqual([
      'active 1 0 1 2 2 1800.00 0.600000 -',
      'pre_inactive 1 0 0 1 1 900.00 0.300000 900.00',
      'inactivated 0 1 0 1 0 300.00 0.100000 300.00',
      'inactive 0 0 1 1 1 0.00 0.000000 500.00',
      'prospect 0 0 0 1 1 0.00 0.000000 -',
      'total 2 1 2 6 5 3000.00 1.000000 1700.00',
    ]);
  });

  it('tells who moved', () => {
    expect(
      rows('movements').map(({ movement, customers, revenue_12m, at_stake }) =>
        [movement, customers, money(revenue_12m), money(at_stake)].join(' '),
      ),
    ).toEqual([
      'new 1 0.00 -',
      'first_seen 0 0.00 -',
      'reactivated 0 0.00 -',
      'recovered 0 0.00 -',
      'cooling 1 900.00 900.00',
      'lost 1 300.00 300.00',
    ]);
    expect(sections.get('movements')!.notes).toEqual([]);
  });

  it('has the KPIs of the comparison period and of those beside it, all of them for programs', () => {
    const [current, previous, yearBefore] = rows('kpis');
    expect([current, previous, yearBefore].map((row) => row!.period)).toEqual([
      'current',
      'previous',
      'year_before',
    ]);
    expect([isoOf(current!.first_day as number), isoOf(current!.last_day as number)]).toEqual([
      '2025-06-01',
      AS_OF,
    ]);
    // Buyers in June: ana and edu; 600 + 400 - 400.
    expect([current!.buyers, money(current!.revenue)]).toEqual([2, '600.00']);
    const shown = sections.get('kpis')!.columns.filter(({ forPrograms }) => !forPrograms);
    expect(shown.map(({ id }) => id)).toEqual(expect.arrayContaining(['period', 'active_rate', 'revenue']));
    // Less than two years of data.
    expect(shown.map(({ id }) => id)).not.toContain('nrr');
  });

  it('marks KPIs of periods that begin before the data reach back far enough, and only these', () => {
    const shown = (found: ReturnType<typeof sectionsOf>) => {
      const { columns, rows: all, notes } = found.get('kpis')!;
      const index = columns.findIndex(({ id }) => id === 'too_little_past');
      return { isShown: !columns[index]!.forPrograms, marks: [...all].map((row) => row[index]), notes };
    };
    // From 2024-01-10 on, 120 days until a customer is inactive: 2024-05-09. June 2024 begins later.
    expect(shown(sections)).toEqual({ isShown: false, marks: [false, false, false], notes: [] });
    // From 2024-05-20 on: 2024-09-17. The period a year before begins on 2024-06-01, with customers of 12 days known.
    const short = sectionsOf([
      { id: 'x', sales: sales('2024-05-20', 10, '2024-06-20', 10, '2025-06-20', 10) },
    ]);
    expect(shown(short)).toEqual({
      isShown: true,
      marks: [false, false, true],
      notes: [message('report.kpis.note.too_little_past', { reliable: { day: day('2024-09-17') } })],
    });
  });

  it('names those about to be lost or just lost, most at stake first', () => {
    expect(rows('accounts').map(({ customer_id, at_stake }) => [customer_id, money(at_stake)])).toEqual([
      ['bia', '900.00'],
      ['caio', '300.00'],
    ]);
  });

  it('names ten at most, and says how many there are', () => {
    const many = Array.from({ length: 12 }, (_, index) => ({
      id: String(index + 10),
      sales: sales('2025-04-21', 100 + (index % 3)),
    }));
    const section = sectionsOf(many).get('accounts')!;
    // Each of the amounts 102, 101, 100 four times, equal ones by key: the last two of 100 are left out.
    expect(records(section).map(({ customer_id }) => customer_id)).toEqual(
      ['12', '15', '18', '21', '11', '14', '17', '20', '10', '13'], // 16 and 19 follow
    );
    expect(section.notes).toEqual([
      message('report.summary.note.more_accounts', { named: 10, customers: 12 }),
    ]);
  });

  it('is about the customers in view', () => {
    const analysis = narrowed(analyse(CUSTOMERS, AS_OF), (customer) => customer === 1);
    const { sections: seen } = summary.build(analysis, {});
    expect(records(seen[0]!).at(-1)).toMatchObject({ status: 'total', customers: 1, customers_before: 1 });
    expect(records(seen.at(-1)!).map(({ customer_id }) => customer_id)).toEqual(['bia']);
  });
});

describe('caveats', () => {
  const caveatsOf = (customers: readonly Customer[], background?: Background) => {
    const section = sectionsOf(customers, background).get('caveats');
    if (section === undefined) return [];
    expect(section.notes).toEqual(records(section).map(({ explanation }) => explanation));
    return records(section).map(({ caveat, affected, money: amount }) => [caveat, affected, amount]);
  };
  const long = { id: 'x', sales: sales('2024-06-30', 10, '2025-06-30', 10) };

  it('tell of purchases that all came back', () => {
    expect(caveatsOf(CUSTOMERS)).toEqual([['fully_returned', 1, 4_000_000n]]);
    // Bought before the last 90 days and sent back within them, or sent back in part: revenue is left.
    expect(caveatsOf([long, { id: 'y', sales: sales('2025-06-10', 400, '2025-06-18', -399) }])).toEqual([]);
    expect(caveatsOf([long, { id: 'y', sales: sales('2025-04-01', 400, '2025-06-18', -400) }])).toEqual([]);
    // 2025-04-02 is 89 days before.
    expect(caveatsOf([long, { id: 'y', sales: sales('2025-04-02', 400, '2025-06-18', -400) }])).toHaveLength(
      1,
    );
  });

  it('tell of less than a year of orders', () => {
    // The 12 months up to 2025-06-30 begin on 2024-07-01.
    const from = (start: string) => caveatsOf([{ id: 'x', sales: sales(start, 10, '2025-06-30', 10) }]);
    expect(from('2024-07-01')).toEqual([]);
    expect(from('2024-07-02')).toEqual([['left_truncation', undefined, undefined]]);
  });

  it('tell of names that look cut short', () => {
    const cutNames = () => ({ names: 2, money: 1_070_000n });
    expect(caveatsOf([long], { cutNames })).toEqual([['cut_names', 2, 1_070_000n]]);
    expect(caveatsOf([long], { cutNames: () => ({ names: 0, money: 0n }) })).toEqual([]);
  });

  it('tell of records in no figure and of doubts about the end of the orders', () => {
    const fates = [
      { fate: 'unidentified', records: 3, money: 50_000n },
      { fate: 'rejected', records: 2, money: -10_000n },
      { fate: 'cancelled', records: 9, money: 90_000n },
    ];
    const asOfWarnings = [
      message('as_of.stray', { day: { day: day(AS_OF) } }),
      message('as_of.stale', { day: { day: day(AS_OF) }, days: 40 }),
    ];
    expect(caveatsOf([long], { fates, asOfWarnings })).toEqual([
      ['unidentified', 3, 50_000n],
      ['rejected', 2, -10_000n],
      ['stray_date', undefined, undefined],
      ['stale', undefined, undefined],
    ]);
    expect(caveatsOf([long], { fates: [{ fate: 'rejected', records: 0, money: 0n }] })).toEqual([]);
  });

  it('say nothing of how old the orders are that another day would say otherwise', () => {
    const told = (days: number) =>
      sectionsOf([long], {
        asOfWarnings: [message('as_of.stale', { day: { day: day(AS_OF) }, days })],
      }).get('caveats')!.notes;
    expect(told(8)).toEqual(told(9));
  });
});
