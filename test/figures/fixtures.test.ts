import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isoOf, parseDay } from '../../src/domain/day.ts';
import { moneyText } from '../../src/domain/money.ts';
import {
  type Analysed,
  type AnalyseOptions,
  analyse,
  loadPolicy,
  render,
  reportOf,
} from '../../src/index.ts';
import { resolveInputs } from '../../src/ingest/source.ts';

// Every figure of fixtures/expected.json (computed with Python and SQL, see fixtures/README.md) must come out of the program.

interface Expected {
  readonly map: Readonly<Record<string, string>>;
  readonly asOf: string;
  readonly rows: number;
  readonly customers: number;
  readonly orders: number;
  readonly revenue: string;
  readonly top: { readonly customer: string; readonly revenue: string };
  readonly keyAccounts12m: number;
  readonly statusCounts: Readonly<Record<string, number>>;
  readonly abcCounts: Readonly<Record<string, number>>;
}

const root = path.resolve(import.meta.dirname, '../..');
const fixture = (name: string) => path.join(root, 'fixtures', name);
const expected: Readonly<Record<string, Expected>> = JSON.parse(
  fs.readFileSync(fixture('expected.json'), 'utf8'),
);
const today = parseDay('2026-01-31')!;

let folder: string;
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'carteira-figures-'));
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

/** Puts bytes into a file and gives its name. */
function saved(name: string, bytes: Uint8Array | string): string {
  const file = path.join(folder, name);
  fs.writeFileSync(file, bytes);
  return file;
}

function run(files: readonly string[], options: Omit<AnalyseOptions, 'today'> = {}): Promise<Analysed> {
  return analyse(resolveInputs(files, Readable.from([])), { today, ...options });
}

const csvOf = (analysed: Analysed) => render(reportOf('classify', analysed), 'csv');

function countBy(values: readonly string[], keys: readonly string[]): Record<string, number> {
  return Object.fromEntries(keys.map((key) => [key, values.filter((value) => value === key).length]));
}

const STATUSES = ['active', 'pre_inactive', 'inactivated', 'inactive'];
const CLASSES = ['A', 'B', 'C'];

describe.each(Object.keys(expected))('%s', (name) => {
  const { map, ...figures } = expected[name]!;
  const layout = { map };

  test('gives the figures computed in SQL', async () => {
    const { reading, analysis } = await run([fixture(name)], { layout });
    const ever = await run([fixture(name)], { layout, policy: loadPolicy('abc: { window: all }', 'test') });
    const cells = (id: string) => Array.from(analysis.order, (customer) => analysis.cell(id, customer));
    const best = ever.analysis.order[0]!;
    const fates = reading.fates.filter(({ fate, records }) => records > 0 && fate !== 'structural');
    const moneyOf = (...names: string[]) =>
      moneyText(fates.filter(({ fate }) => names.includes(fate)).reduce((sum, { money }) => sum + money, 0n));
    expect({
      asOf: isoOf(reading.asOf),
      rows: fates.reduce((sum, { records }) => sum + records, 0),
      customers: analysis.order.length,
      orders: cells('orders').reduce((sum: number, orders) => sum + Number(orders), 0),
      revenue: moneyText(cells('revenue').reduce((sum: bigint, money) => sum + (money as bigint), 0n)),
      purchases: moneyOf('purchase'),
      top: {
        customer: ever.analysis.portfolio.customerId(best),
        revenue: moneyText(ever.analysis.cell('revenue', best) as bigint),
      },
      keyAccounts12m: cells('key_account').filter((cell) => cell === true).length,
      keyAccountsAll: Array.from(ever.analysis.order).filter(
        (customer) => ever.analysis.cell('key_account', customer) === true,
      ).length,
      statusCounts: countBy(cells('status').map(String), STATUSES),
      abcCounts: countBy(cells('abc').map(String), CLASSES),
      fates: Object.fromEntries(
        fates.map(({ fate, records, money }) => [fate, { records, money: moneyText(money) }]),
      ),
    }).toEqual(figures);
    expect(moneyOf('purchase', 'return')).toBe(figures.revenue);
  });

  test('gives them on the command line, in JSON', () => {
    const maps = Object.entries(map).flatMap(([field, header]) => ['--map', `${field}=${header}`]);
    const args = ['classify', fixture(name), ...maps, '--format', 'json', '--quiet'];
    const output = execFileSync(process.execPath, [path.join(root, 'bin', 'carteira.js'), ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 1 << 26,
    });
    const { meta, sections } = JSON.parse(output);
    const rows: Record<string, string | number | boolean>[] = sections[0].rows;
    const sales: { fate: string; money: number }[] = meta.fates.filter(({ fate }: { fate: string }) =>
      ['purchase', 'return'].includes(fate),
    );
    const best = rows.reduce((top, row) => (Number(row.revenue) > Number(top.revenue) ? row : top));
    expect({
      asOf: meta.as_of,
      customers: rows.length,
      orders: rows.reduce((sum, { orders }) => sum + Number(orders), 0),
      revenue: sales.reduce((sum, { money }) => sum + money, 0).toFixed(2),
      top: { customer: best.customer_id, revenue: Number(best.revenue).toFixed(2) },
      keyAccounts12m: rows.filter((row) => row.key_account === true).length,
      statusCounts: countBy(
        rows.map(({ status }) => String(status)),
        STATUSES,
      ),
      abcCounts: countBy(
        rows.map(({ abc }) => String(abc)),
        CLASSES,
      ),
    }).toEqual({
      asOf: figures.asOf,
      customers: figures.customers,
      orders: figures.orders,
      revenue: figures.revenue,
      top: figures.top,
      keyAccounts12m: figures.keyAccounts12m,
      statusCounts: figures.statusCounts,
      abcCounts: figures.abcCounts,
    });
  });

  // None of these files has a line end inside a cell: the number of lines proves it below.
  const bytes = fs.readFileSync(fixture(name));
  const lines = bytes.toString('latin1').trimEnd().split(/\r?\n/);
  const headerAt = lines.findIndex((line) => line.includes(Object.values(map)[0]!));
  const head = lines.slice(0, headerAt + 1);
  const body = lines.slice(headerAt + 1);
  const written = (file: string, records: readonly string[], lineEnd = '\n') =>
    saved(`${file}-${name}`, Buffer.from([...head, ...records, ''].join(lineEnd), 'latin1'));

  test('gives the same bytes shuffled, with other line ends, compressed and in parts', async () => {
    expect(body).toHaveLength(figures.rows);
    const whole = csvOf(await run([fixture(name)], { layout }));
    const mixed = shuffled(body);
    const parts = splitByCustomer(mixed, head.at(-1)!, map.customer_id ?? map.customer_name!);
    const variants: Readonly<Record<string, readonly string[]>> = {
      shuffled: [written('shuffled', mixed)],
      'LF line ends': [written('lf', body, '\n')],
      'CRLF line ends': [written('crlf', body, '\r\n')],
      compressed: [saved(`${name}.gz`, gzipSync(bytes))],
      'two members of one gzip file': [
        saved(
          `twice-${name}.gz`,
          Buffer.concat([gzipSync(bytes.subarray(0, 700)), gzipSync(bytes.subarray(700))]),
        ),
      ],
      'three parts': parts.map((part, index) => written(`part-${index}`, part)),
    };
    for (const [variant, files] of Object.entries(variants)) {
      expect(csvOf(await run(files, { layout })) === whole, variant).toBe(true);
    }
  });

  test('gives the same figures to Excel', async () => {
    const analysed = await run([fixture(name)], { layout });
    const plain: string[][] = parse(csvOf(analysed));
    const excel = render(reportOf('classify', analysed), 'csv', { excel: true, language: 'pt-BR' });
    expect(excel.startsWith('\ufeff')).toBe(true);
    const translated: string[][] = parse(excel, { bom: true, delimiter: ';', record_delimiter: '\r\n' });
    const figureTypes = ['day', 'integer', 'half', 'money', 'ratio'];
    const { columns } = reportOf('classify', analysed).sections[0]!;
    const shown = columns.flatMap(({ id, type }, at) =>
      figureTypes.includes(type) ? [{ id, type, at }] : [],
    );
    expect(shown.map(({ id }) => id)).toEqual(expect.arrayContaining(['revenue', 'share', 'last_purchase']));
    const read = (text: string) => text.replace(/^(\d\d)\/(\d\d)\/(\d{4})$/, '$3-$2-$1').replace(',', '.');
    expect(translated.slice(1).map((row) => shown.map(({ at }) => read(row[at]!)))).toEqual(
      plain.slice(1).map((row) => shown.map(({ at }) => row[at]!)),
    );
  });
});

/** Fisher and Yates with a linear congruential generator: the same order on every machine. */
function shuffled<T>(items: readonly T[]): T[] {
  const result = [...items];
  let state = 12345;
  for (let last = result.length - 1; last > 0; last--) {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    const other = state % (last + 1);
    [result[last], result[other]] = [result[other]!, result[last]!];
  }
  return result;
}

/** Three parts that keep the orders of a customer together. */
function splitByCustomer(lines: readonly string[], header: string, column: string): string[][] {
  const delimiter = header.includes(';') ? ';' : ',';
  const cellsOf = (line: string): string[] => parse(line, { delimiter, bom: true })[0]!;
  const at = cellsOf(header).indexOf(column);
  const parts: string[][] = [[], [], []];
  for (const line of lines) {
    const key = cellsOf(line)[at]!;
    parts[[...key].reduce((sum, character) => sum + character.charCodeAt(0), 0) % 3]!.push(line);
  }
  return parts;
}

describe('the portfolio worked out by hand', () => {
  const orders = fixture('hand/pedidos.csv');

  test('classify gives the sheet, byte for byte, without the sentence', async () => {
    const csv = csvOf(await run([orders], { asOf: parseDay('2025-06-30')! }));
    const sentence = /,(?:"(?:[^"]|"")*"|[^",\n]*)$/gm;
    expect(csv.replace(sentence, '')).toBe(fs.readFileSync(fixture('hand/expected-classify.csv'), 'utf8'));
  });
});

describe('chinook with its customer register', () => {
  test('has three prospects, and every salesperson their customers', async () => {
    // Counted in the register with SQL, see fixtures/README.md.
    const { map } = expected['chinook-invoices.csv']!;
    const maps = Object.entries(map).flatMap(([field, header]) => ['--map', `${field}=${header}`]);
    const args = ['classify', fixture('chinook-invoices.csv'), ...maps, '--quiet'];
    const register = ['--customers', fixture('chinook-customers.csv')];
    const csv = execFileSync(
      process.execPath,
      [path.join(root, 'bin', 'carteira.js'), ...args, ...register],
      {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      },
    );
    const rows: Record<string, string>[] = parse(csv, { columns: true });
    expect(rows).toHaveLength(62);
    const prospects = rows.filter(({ status }) => status === 'prospect');
    expect(prospects.map((row) => row.customer_id)).toEqual(['60', '61', '62']);
    expect(new Set(prospects.map(({ salesperson }) => salesperson)).size).toBe(3);
    const owners = rows.filter(({ status }) => status !== 'prospect').map(({ salesperson }) => salesperson!);
    const sellers = ['Jane Peacock', 'Margaret Park', 'Steve Johnson'];
    expect(countBy(owners, sellers)).toEqual({
      'Jane Peacock': 21,
      'Margaret Park': 20,
      'Steve Johnson': 18,
    });
  });
});
