import { describe, expect, it } from 'vitest';
import { isoOf } from '../../src/domain/day.ts';
import { LANGUAGES } from '../../src/locale/index.ts';
import { text } from '../../src/locale/text.ts';
import { kpis } from '../../src/reports/kpis.ts';
import type { ReportOptions } from '../../src/reports/report.ts';
import { narrowed } from '../../src/rules/analysis.ts';
import { type Customer, sales } from '../rules/memory.ts';
import { analyse } from '../rules/shown.ts';
import { records } from './fake-analysis.ts';

const CUSTOMERS: readonly Customer[] = [
  { id: 'a', sales: sales('2025-01-10', 100, '2025-05-20', 300), attributes: { salesperson: 'Zélia' } },
  { id: 'b', sales: sales('2025-04-15', 200), attributes: { salesperson: 'Ana' } },
  { id: 'c', sales: sales('2025-06-05', 400) },
  { id: 'd', sales: sales('2025-06-10', 50), attributes: { salesperson: 'Ana' } },
];

function build(asOf: string, options: ReportOptions = {}, since?: string) {
  const analysis = analyse(CUSTOMERS, asOf, since === undefined ? {} : { since });
  const { sections } = kpis.build(analysis, options);
  expect(sections).toHaveLength(1);
  return sections[0]!;
}

/** Period, first and last day and whether there is too little past, and some figures. */
function lines(section: ReturnType<typeof build>, ...ids: readonly string[]) {
  return records(section).map((row) => {
    const days = [row.first_day, row.last_day].map((day) => isoOf(day as number).slice(2));
    return [row.period, ...days, row.too_little_past ? 'marked' : 'fine', ...ids.map((id) => row[id])];
  });
}

const keys = (section: ReturnType<typeof build>) => (section.notes ?? []).map(({ key }) => key);

describe('kpis', () => {
  it('shows the comparison period, as many days before and a year before', () => {
    // The data begin on 2025-01-10; + 90 + 30 days is 2025-05-10: the period from 2025-04-02 on begins too early.
    const section = build('2025-06-30', {}, '2025-05-31');
    expect(lines(section, 'revenue', 'buyers', 'known_customers')).toEqual([
      ['current', '25-06-01', '25-06-30', 'fine', 4_500_000n, 2, 4],
      ['previous', '25-05-02', '25-05-31', 'marked', 3_000_000n, 1, 2],
      ['year_before', '24-06-01', '24-06-30', 'marked', undefined, undefined, undefined],
    ]);
    expect(keys(section)).toEqual(['report.note.two_years', 'report.kpis.note.too_little_past']);
    expect(section.title!.key).toBe('report.kpis.title.days');
    expect(section.title!.params).toEqual({ days: 30 });
  });

  it('takes complete months, and says which one is left out', () => {
    const section = build('2025-06-29', { period: 'month' });
    expect(lines(section, 'revenue')).toEqual([
      ['current', '25-05-01', '25-05-31', 'marked', 3_000_000n],
      ['previous', '25-04-01', '25-04-30', 'marked', 2_000_000n],
      ['year_before', '24-05-01', '24-05-31', 'marked', undefined],
    ]);
    expect(records(section).map(({ basis }) => basis)).toEqual(['month', 'month', 'month']);
    expect(keys(section)[0]).toBe('report.kpis.note.running');
    expect(text('en', section.notes![0]!)).toMatch(/month of 2025-06-29.*month-to-date.*--as-of 2025-06-30/);
    expect(text('pt-BR', section.notes![0]!)).toMatch(/29\/06\/2025.*\(mês\).*--as-of 30\/06\/2025/);
    expect(keys(build('2025-06-30', { period: 'month' }))).not.toContain('report.kpis.note.running');
    expect(keys(build('2025-06-29', { period: 'month-to-date' }))).not.toContain('report.kpis.note.running');
  });

  it('takes the running month beside as many days of the others', () => {
    expect(lines(build('2025-06-08', { period: 'month-to-date' }), 'revenue')).toEqual([
      ['current', '25-06-01', '25-06-08', 'fine', 4_000_000n],
      ['previous', '25-05-01', '25-05-08', 'marked', 0n],
      ['year_before', '24-06-01', '24-06-08', 'marked', undefined],
    ]);
  });

  it('is made once for each value, the blank one last, by what it is at the as-of date', () => {
    const section = build('2025-06-30', { by: 'salesperson' });
    expect(section.columns[0]!.id).toBe('salesperson');
    expect(section.transposed).toEqual({ heading: 'period', blocks: 'salesperson' });
    expect(
      records(section)
        .filter(({ period }) => period === 'current')
        .map(({ salesperson, known_customers, revenue }) => [salesperson, known_customers, revenue]),
    ).toEqual([
      ['Ana', 2, 500_000n],
      ['Zélia', 1, 0n],
      [undefined, 1, 4_000_000n],
    ]);
  });

  it('counts only the customers in view', () => {
    const analysis = narrowed(analyse(CUSTOMERS, '2025-06-30'), (customer) => customer === 3);
    const [current] = records(kpis.build(analysis, {}).sections[0]!);
    expect([current!.known_customers, current!.buyers, current!.revenue]).toEqual([1, 1, 500_000n]);
  });

  it('has the share of the registered customers only with a register', () => {
    const ids = (section: ReturnType<typeof build>) => section.columns.map(({ id }) => id);
    expect(ids(build('2025-06-30'))).not.toContain('active_rate_registered');
    const analysis = analyse([...CUSTOMERS, { id: 'p', register: {} }], '2025-06-30');
    expect(ids(kpis.build(analysis, {}).sections[0]!)).toContain('active_rate_registered');
  });

  it('hides the mark from people where no period has it', () => {
    const early: Customer = { id: 'e', sales: sales('2023-01-01', 1) };
    const section = kpis.build(analyse([...CUSTOMERS, early], '2025-06-30'), {}).sections[0]!;
    expect(section.columns.find(({ id }) => id === 'too_little_past')!.forPrograms).toBe(true);
    expect(keys(section)).toEqual([]);
  });

  it.each(LANGUAGES)('has a title for every basis in %s', (language) => {
    const units = ['month', 'quarter', 'year'];
    const titles = ['1d', '30d', ...units, ...units.map((unit) => `${unit}-to-date`)].map((period) =>
      text(language, build('2025-06-30', { period }).title!),
    );
    expect(new Set(titles).size).toBe(titles.length);
  });
});
