import fs from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { beforeAll, describe, expect, test } from 'vitest';
import { isoOf, parseDay } from '../../src/domain/day.ts';
import type { Document, Section } from '../../src/domain/document.ts';
import type { Listing } from '../../src/domain/listing.ts';
import { moneyText } from '../../src/domain/money.ts';
import {
  type Analysed,
  analyse,
  compilePolicy,
  loadPolicy,
  readRegister,
  reportOf,
} from '../../src/index.ts';
import { resolveInputs } from '../../src/ingest/source.ts';
import { machineText } from '../../src/output/cell.ts';
import { diffSections } from '../../src/reports/diff.ts';
import { placeSection } from '../../src/reports/explain/place.ts';
import { explainSections } from '../../src/reports/explain.ts';
import { followupSections } from '../../src/reports/followup.ts';
import type { ReportOptions } from '../../src/reports/report.ts';

// Every figure of fixtures/distribuidora/figures.json, which test/figures/distribuidora/figures.py computes in Python with lists
// of days and exact fractions, must come out of the program.

/** A list of rows, all cells as programs read them: the columns, then the cells of each row. */
type Table = readonly (readonly string[])[];
type Tables = Readonly<Record<string, Table>>;
/** By report, or by what is asked of one. */
type Told = Readonly<Record<string, Tables>>;

const folder = path.resolve(import.meta.dirname, '../../fixtures/distribuidora');
const read = (name: string) => fs.readFileSync(path.join(folder, name));
const expected = JSON.parse(read('figures.json').toString());
const ALONE: Told = expected['orders alone, at their last day'];
const COMPANY: Told = expected['with register and policy, at the end of the year'];
const EXPLAIN: Told = expected.explain;
const CYCLE: Told = expected['by the own cycle of each customer'];
const EARLY: Told = expected['two months after the data begin'];

const policy = await compilePolicy(loadPolicy(read('carteira.yaml').toString(), 'carteira.yaml'));
const register = readRegister(read('clientes.csv'), 'clientes.csv').entries;

/** `company`: with its register and its policy. */
function run(options: { asOf?: string; since?: string; company?: true; cycle?: true }): Promise<Analysed> {
  return analyse(resolveInputs([path.join(folder, 'orders.csv')], Readable.from([])), {
    today: parseDay('2026-01-31')!,
    ...(options.asOf === undefined ? {} : { asOf: parseDay(options.asOf)! }),
    ...(options.since === undefined ? {} : { since: parseDay(options.since)! }),
    ...(options.company ? { policy, register } : {}),
    ...(options.cycle ? { policy: loadPolicy('status: { mode: cycle }', 'test') } : {}),
  });
}

/** A section as a table of the columns that are expected. */
function tableOf({ columns, rows }: Section, wanted: readonly string[]): Table {
  const places = wanted.map((id) => columns.findIndex((column) => column.id === id));
  const lines = Array.from(rows, (row) =>
    places.map((place) => (place === -1 ? 'no such column' : machineText(columns[place]!, row[place]))),
  );
  return [wanted, ...lines];
}

/** The sections named as those that are expected of them. */
function tablesOf(sections: readonly Section[], wanted: Tables): Tables {
  const found = Object.entries(wanted).map(([id, [columns]]) => {
    const section = sections.find((each) => each.id === id);
    return [id, section && tableOf(section, columns!)] as const;
  });
  return Object.fromEntries(found) as Tables;
}

/** A report read back as the list that `diff` and `followup` take. */
function listingOf({ sections }: Document): Listing {
  const { columns, rows } = sections[0]!;
  return {
    asOf: undefined,
    columns: new Map(columns.map((column) => [column.id, column])),
    rows: Array.from(rows, (row, index) => {
      const cells = columns.map(({ id }, place) => [id, row[place]] as const);
      const known = new Map(cells.filter(([, cell]) => cell !== undefined));
      return { key: String(known.get('customer_id')), line: index + 2, cells: known };
    }),
  };
}

const byFirstCell = (table: Table): Table => [
  table[0]!,
  ...table.slice(1).toSorted(([a], [b]) => (a! < b! ? -1 : 1)),
];

describe('the orders alone, at their last day', () => {
  let analysed: Analysed;
  beforeAll(async () => {
    analysed = await run({});
  });

  test('have the records and money of every fate', () => {
    const { fates, asOf } = analysed.reading;
    const told = fates.filter(({ records }) => records > 0);
    const lines = told.map(({ fate, records, money }) => [fate, String(records), moneyText(money)]);
    expect(byFirstCell([['fate', 'records', 'money'], ...lines])).toEqual(expected.fates);
    expect(isoOf(asOf)).toBe(ALONE.as_of);
  });

  test.each(['classify', 'matrix', 'pareto', 'inactive', 'kpis'])('%s', (report) => {
    const { sections } = reportOf(report, analysed);
    expect(tablesOf(sections, ALONE[report]!)).toEqual(ALONE[report]);
  });

  test('thresholds by segment', () => {
    const { sections } = reportOf('thresholds', analysed, { by: 'segment' });
    expect(tablesOf(sections, ALONE.thresholds!)).toEqual(ALONE.thresholds);
  });
});

describe('with register and policy, at the end of the year', () => {
  const asOf = '2025-12-31';

  test.each<[name: string, report: string, options?: ReportOptions, since?: string]>([
    ['classify', 'classify'],
    ['matrix', 'matrix'],
    ['matrix by salesperson', 'matrix', { by: 'salesperson' }],
    ['pareto', 'pareto'],
    ['inactive', 'inactive'],
    ['summary', 'summary'],
    ['plan', 'plan'],
    ['plan of 10 a week', 'plan', { capacity: 10 }],
    ['kpis by month', 'kpis', { period: 'month' }],
    ['kpis by quarter', 'kpis', { period: 'quarter' }],
    ['kpis by quarter and region', 'kpis', { period: 'quarter', by: 'region' }],
    ['history', 'history'],
    ['transitions since June', 'history', { transitions: true }, '2025-06-30'],
  ])('%s', async (name, report, options = {}, since = undefined) => {
    const analysed = await run({ asOf, company: true, ...(since === undefined ? {} : { since }) });
    const { sections } = reportOf(report, { ...analysed, policy }, options);
    expect(tablesOf(sections, COMPANY[name]!)).toEqual(COMPANY[name]);
  });

  test('how far each customer is from the next class', async () => {
    const wanted = COMPANY.distances!.distances!;
    const { analysis } = await run({ asOf, company: true });
    const places = Array.from(analysis.everyone, (customer) => {
      const section = placeSection(analysis, customer);
      const rows = tableOf(section, wanted[0]!.slice(1)).slice(1);
      return rows.map((cells) => [analysis.portfolio.customerId(customer), ...cells]);
    });
    expect(byFirstCell([wanted[0]!, ...places.flat()])).toEqual(wanted);
  });

  test.each(Object.keys(EXPLAIN))('explain %s', async (id) => {
    const { analysis } = await run({ asOf, company: true });
    const customer = analysis.everyone.find((each) => analysis.portfolio.customerId(each) === id)!;
    const sections = explainSections(analysis, customer, { records: [], total: 0 });
    expect(tablesOf(sections, EXPLAIN[id]!)).toEqual(EXPLAIN[id]);
  });

  test('followup of the customers that were not active in September', async () => {
    const wanted: Tables = expected['followup of the inactive of September'];
    const list = listingOf(reportOf('inactive', await run({ asOf: '2025-09-30', company: true })));
    const { analysis } = await run({ asOf, since: '2025-09-30', company: true });
    const numbers = new Map(
      Array.from(analysis.everyone, (each) => [analysis.portfolio.customerId(each), each]),
    );
    const sections = followupSections(analysis, list, parseDay('2025-09-30')!, (key) => numbers.get(key));
    const { customers, ...others } = tablesOf(sections, wanted);
    expect({ ...others, customers: byFirstCell(customers!) }).toEqual(wanted);
  });
});

test('by the own cycle of each customer: classify', async () => {
  const { sections } = reportOf('classify', await run({ asOf: '2025-12-31', cycle: true }));
  expect(tablesOf(sections, CYCLE.classify!)).toEqual(CYCLE.classify);
});

test.each(['classify', 'kpis', 'history'])('two months after the data begin: %s', async (report) => {
  const options = report === 'kpis' ? { period: 'month' } : {};
  const { sections } = reportOf(report, await run({ asOf: '2023-08-31' }), options);
  expect(tablesOf(sections, EARLY[report]!)).toEqual(EARLY[report]);
});

test('every column of classify is computed outside the program, but for the sentence', async () => {
  const { sections } = reportOf('classify', await run({}));
  const columns = sections[0]!.columns.map(({ id }) => id).filter((id) => id !== 'reason');
  expect(ALONE.classify!.customers![0]).toEqual(columns);
});

test('diff of the orders alone, from February to June', async () => {
  const wanted: Tables = expected['diff of the orders alone, February to June'];
  const lists = ['2025-02-28', '2025-06-30'].map(async (asOf) =>
    listingOf(reportOf('classify', await run({ asOf }))),
  );
  const [february, june] = await Promise.all(lists);
  expect(tablesOf(diffSections(february!, june!).sections, wanted)).toEqual(wanted);
});
