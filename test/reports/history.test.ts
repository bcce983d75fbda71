import { describe, expect, it } from 'vitest';
import { isoOf } from '../../src/domain/day.ts';
import { history } from '../../src/reports/history.ts';
import type { ReportOptions } from '../../src/reports/report.ts';
import { narrowed } from '../../src/rules/analysis.ts';
import { type Customer, sales } from '../rules/memory.ts';
import { analyse } from '../rules/shown.ts';
import { records } from './fake-analysis.ts';

const CUSTOMERS: readonly Customer[] = [
  { id: 'a', sales: sales('2024-10-15', 100, '2025-05-20', 300) },
  { id: 'b', sales: sales('2025-02-15', 200, '2025-03-01', -50) },
];

function build(customers: readonly Customer[], asOf: string, options: ReportOptions = {}, since?: string) {
  const analysis = analyse(customers, asOf, since === undefined ? {} : { since });
  const { sections } = history.build(analysis, options);
  expect(sections).toHaveLength(1);
  return sections[0]!;
}

const keys = (section: ReturnType<typeof build>) => (section.notes ?? []).map(({ key }) => key);
const dates = (section: ReturnType<typeof build>) =>
  records(section).map(({ date }) => isoOf(date as number));

describe('history', () => {
  it('has one row for each complete month since the data begin', () => {
    const section = build(CUSTOMERS, '2025-06-29');
    // Ages of a: 16, 46, 77, 108, 136, 167, 197, 11; of b from February on: 13, 44, 74, 105. Marked before
    // 2024-10-15 + 120 days = 2025-02-12. Revenue of 12 months: a 100, then 400; b 200, from March on 150.
    expect(
      records(section).map((row) => [
        isoOf(row.date as number),
        row.too_little_past,
        ...['active', 'pre_inactive', 'inactivated', 'inactive'].map((id) => row[id]),
        row.active_revenue,
        row.revenue,
      ]),
    ).toEqual([
      ['2024-10-31', true, 1, 0, 0, 0, 1_000_000n, 1_000_000n],
      ['2024-11-30', true, 1, 0, 0, 0, 1_000_000n, 0n],
      ['2024-12-31', true, 0, 1, 0, 0, 1_000_000n, 0n],
      ['2025-01-31', true, 0, 0, 1, 0, 0n, 0n],
      ['2025-02-28', false, 1, 0, 0, 1, 2_000_000n, 2_000_000n],
      ['2025-03-31', false, 1, 0, 0, 1, 1_500_000n, -500_000n],
      ['2025-04-30', false, 0, 1, 0, 1, 1_500_000n, 0n],
      ['2025-05-31', false, 1, 0, 1, 0, 4_000_000n, 3_000_000n],
    ]);
    expect(section.transposed).toEqual({ heading: 'date', curve: true });
    expect(keys(section)).toEqual([
      'report.history.note.running',
      'report.history.note.too_little_past',
      'report.note.two_years',
    ]);
  });

  it('ends with the as-of date where this ends a unit', () => {
    expect(dates(build(CUSTOMERS, '2025-06-30', { last: 2 }))).toEqual(['2025-05-31', '2025-06-30']);
    expect(keys(build(CUSTOMERS, '2025-06-30', { last: 2 }))).toEqual(['report.note.two_years']);
    // 2025-06-29 was a Sunday.
    const weeks = build(CUSTOMERS, '2025-06-30', { every: 'week', last: 2 });
    expect(dates(weeks)).toEqual(['2025-06-22', '2025-06-29']);
    expect(records(weeks).map(({ first_day }) => isoOf(first_day as number))).toEqual([
      '2025-06-16',
      '2025-06-23',
    ]);
    expect(dates(build(CUSTOMERS, '2025-06-29', { every: 'quarter' }))).toEqual(['2024-12-31', '2025-03-31']);
    expect(dates(build(CUSTOMERS, '2024-10-20'))).toEqual([]);
  });

  it('counts prospects, with a register only', () => {
    const ids = (section: ReturnType<typeof build>) => section.columns.map(({ id }) => id);
    expect(ids(build(CUSTOMERS, '2025-06-30'))).not.toContain('prospect');
    const section = build([...CUSTOMERS, { id: 'p', register: {} }], '2025-06-30', { last: 1 });
    expect(records(section)[0]!.prospect).toBe(1);
  });

  it('counts only the customers in view', () => {
    const analysis = narrowed(analyse(CUSTOMERS, '2025-06-30'), (customer) => customer === 1);
    const [row] = records(history.build(analysis, { last: 1 }).sections[0]!);
    expect([row!.active, row!.inactive, row!.known_customers]).toEqual([0, 1, 1]);
  });
});

describe('transitions', () => {
  it('have a row for each pair, with the totals of both days', () => {
    const section = build(CUSTOMERS, '2025-05-31', { transitions: true }, '2025-01-31');
    const rows = records(section);
    // From a: inactivated, nothing known of b. To a: active, b: inactivated.
    expect(
      rows
        .filter(({ customers }) => customers !== 0)
        .map(({ from_status, to_status, customers, revenue_12m }) => [
          from_status,
          to_status,
          customers,
          revenue_12m,
        ]),
    ).toEqual([
      ['inactivated', 'active', 1, 4_000_000n],
      ['inactivated', 'total', 1, 4_000_000n],
      ['unknown', 'inactivated', 1, 1_500_000n],
      ['unknown', 'total', 1, 1_500_000n],
      ['total', 'active', 1, 4_000_000n],
      ['total', 'inactivated', 1, 1_500_000n],
      ['total', 'total', 2, 5_500_000n],
    ]);
    // Four statuses, unknown and total by four statuses and total.
    expect(rows).toHaveLength(6 * 5);
    expect(keys(section)).toEqual(['report.history.note.too_little_before']);
    expect(keys(build(CUSTOMERS, '2025-05-31', { transitions: true }, '2025-02-12'))).toEqual([]);
  });

  it('are those of the customers in view', () => {
    const analysis = narrowed(analyse(CUSTOMERS, '2025-05-31'), (customer) => customer === 0);
    const rows = records(history.build(analysis, { transitions: true }).sections[0]!);
    expect(rows.at(-1)).toMatchObject({ from_status: 'total', to_status: 'total', customers: 1 });
  });
});
