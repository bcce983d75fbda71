import { describe, expect, it } from 'vitest';
import { isMessage, type Message } from '../../src/domain/message.ts';
import { LANGUAGES, TEXTS } from '../../src/locale/index.ts';
import { settingFlags } from '../../src/policy/policy.ts';
import { REPORTS } from '../../src/reports/index.ts';
import type { ReportOption, ReportOptions } from '../../src/reports/report.ts';
import { narrowed } from '../../src/rules/analysis.ts';
import { day, type FakeCustomer, fakeAnalysis, money } from '../reports/fake-analysis.ts';

/** Customers that make every report say all it can: a tie, no value, a prospect, contacts, a blank attribute. */
const CUSTOMERS: FakeCustomer[] = [
  { id: '1', status: 'active', abc: 'A', value: 500, rank: 1 },
  { id: '2', status: 'inactivated', abc: 'B', value: 500, rank: 2 },
  { id: '3', status: 'inactive', abc: 'C', value: -5, rank: undefined },
  { id: '4', status: 'prospect', abc: undefined, value: undefined, rank: undefined },
].map(({ id, status, abc, value, rank }) => ({
  cells: {
    customer_id: id,
    status,
    abc,
    abc_value: value === undefined ? undefined : money(value),
    cumulative_share: rank === undefined ? undefined : { num: BigInt(rank), den: 2n },
    rank,
    key_account: rank === 1,
    first_purchase: day('2025-01-10'),
    last_purchase: day('2025-01-10'),
  },
  register: { email: `${id}@example.com`, phone: '5555-0100' },
}));

/** A value that an option takes. */
function sampleOf({ list, choices, count, flag, form, setting }: ReportOption): ReportOptions[string] {
  if (setting !== undefined) return undefined;
  if (flag) return true;
  if (count) return 3;
  if (form) return form.example;
  return list ? choices : choices?.[0];
}

function keysOf(text: Message): string[] {
  return [text.key, ...Object.values(text.params).filter(isMessage).flatMap(keysOf)];
}

describe('the list of reports', () => {
  it('names every report once', () => {
    const ids = REPORTS.map((report) => report.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(
      expect.arrayContaining(['classify', 'matrix', 'pareto', 'inactive', 'kpis', 'history']),
    );
  });

  describe.each(REPORTS.map((report) => [report.id, report] as const))('%s', (id, report) => {
    const allBut = (left: (option: ReportOption) => boolean) =>
      Object.fromEntries(
        report.options.filter((option) => !left(option)).map((option) => [option.name, sampleOf(option)]),
      );
    // A switch may leave the other options nothing to do.
    const builds = [{}, allBut(() => false), allBut(({ flag }) => flag === true)].flatMap((options) => [
      report.build(fakeAnalysis(CUSTOMERS), options),
      report.build(fakeAnalysis([]), options),
    ]);
    const sections = builds.flatMap((built) => built.sections);

    it.each(LANGUAGES)('has every text in %s', (language) => {
      const keys = [
        `report.${id}.summary`,
        `report.${id}.description`,
        ...report.options.map((option) => `option.${id}.${option.name}`),
        ...sections.flatMap((section) => section.columns.map((column) => `column.${column.id}`)),
        ...sections.flatMap((section) => (section.title ? keysOf(section.title) : [])),
        ...sections.flatMap((section) => (section.notes ?? []).flatMap(keysOf)),
      ];
      expect(keys.filter((key) => TEXTS[language][key] === undefined)).toEqual([]);
    });

    it('shows its own name in its examples', () => {
      expect(report.examples.length).toBeGreaterThan(0);
      for (const example of report.examples) expect(example.split(' ')[0]).toBe(id);
    });

    it('fills every column of every row, and knows its essential and crossed columns', () => {
      for (const section of sections) {
        const ids = section.columns.map((column) => column.id);
        expect(new Set(ids).size).toBe(ids.length);
        expect([...section.rows].filter((row) => row.length !== ids.length)).toEqual([]);
        expect([...section.rows]).toHaveLength(section.rows.length);
        const { rows, columns, measures } = section.pivot ?? { rows: ids[0], columns: ids[0], measures: [] };
        expect(ids).toEqual(
          expect.arrayContaining([...(section.essential ?? []), rows, columns, ...measures]),
        );
        const { heading = ids[0], blocks = ids[0] } = section.transposed ?? {};
        expect(ids).toEqual(expect.arrayContaining([heading, blocks]));
      }
    });

    it('names settings that exist where it has another spelling for their flag', () => {
      const flags = settingFlags().map(({ flag }) => flag);
      const spelt = report.options.flatMap(({ setting }) => setting ?? []);
      expect(spelt.filter((setting) => !flags.includes(setting))).toEqual([]);
    });

    it('has examples of the forms that its options take', () => {
      for (const { form } of report.options)
        if (form) expect([form.example, ...form.words].filter((text) => !form.accepts(text))).toEqual([]);
    });

    it('is the same about everybody in view as about everybody, and needs nobody in view', () => {
      const whole = fakeAnalysis(CUSTOMERS);
      const shown = (analysis: typeof whole) =>
        report
          .build(
            analysis,
            allBut(({ flag }) => flag === true),
          )
          .sections.map(({ rows, ...section }) => ({ ...section, rows: [...rows] }));
      expect(shown(narrowed(whole, () => true))).toEqual(shown(whole));
      for (const { rows, columns } of shown(narrowed(whole, () => false))) {
        expect(rows.every((row) => row.length === columns.length)).toBe(true);
      }
    });

    it('gives every section a name of its own, and a title where there are several', () => {
      for (const built of builds) {
        const ids = built.sections.map((section) => section.id);
        expect(new Set(ids).size).toBe(ids.length);
        if (ids.length > 1) expect(built.sections.every((section) => section.title)).toBe(true);
      }
    });
  });
});
