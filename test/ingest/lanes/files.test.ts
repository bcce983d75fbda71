import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { type ReadOptions, readOrders } from '../../../src/ingest/read.ts';
import { resolveInputs } from '../../../src/ingest/source.ts';
import { customersOf, fatesOf, rejectsOf, standard } from '../reading.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'carteira-lanes-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** So small that a file of a megabyte is read by several threads, in many pieces. */
const PARALLEL: Partial<ReadOptions> = {
  threads: 3,
  leadBytes: 1 << 12,
  chunkBytes: 1 << 13,
  compareRows: false,
};

const HEADER = 'order_id,order_date,customer_id,customer_name,amount';
const ROWS = 30_000;

/** Orders of 1.00 each; every 5,000th row cannot be read, and one name goes over two lines. */
function lines(): string[] {
  const rows = Array.from({ length: ROWS }, (_, n) => {
    const customer = `C${(n * 7919) % 997}`;
    if (n % 5000 === 4999) return `${n + 1},2025-03-01,${customer},Name ${customer},abc`;
    return `${n + 1},2025-03-${String(1 + (n % 28)).padStart(2, '0')},${customer},Name ${customer},1.00`;
  });
  rows[20_000] = '20001,2025-03-09,C1,"Two\nlines",1.00';
  return [HEADER, ...rows];
}

async function readingOf(name: string, bytes: Uint8Array, options: Partial<ReadOptions>, stdin = false) {
  const file = path.join(folder, name);
  writeFileSync(file, bytes);
  const inputs = stdin
    ? resolveInputs(['-'], Readable.from([bytes]))
    : resolveInputs([file], Readable.from([]));
  const reading = await readOrders(inputs, { ...standard, ...options });
  const { asOf, warnings } = reading;
  return {
    asOf,
    warnings,
    fates: fatesOf(reading),
    rejects: rejectsOf(reading),
    names: [...reading.ledger.attributes.nameVariants().values()],
    customers: customersOf(reading),
  };
}

describe('a file that several threads read', () => {
  const bytes = Buffer.from(`${lines().join('\n')}\n`);

  test.each([
    ['as it is', 'a.csv', bytes, false],
    ['compressed', 'a.csv.gz', gzipSync(bytes), false],
    ['from standard input', 'b.csv', bytes, true],
  ])('gives what one thread gives: %s', async (_how, name, content, stdin) => {
    const alone = await readingOf(name, content, { ...PARALLEL, threads: 1 }, stdin);
    expect(await readingOf(name, content, PARALLEL, stdin)).toEqual(alone);
    // On paper: six rows cannot be read; each other row is 1.00. Row n is on line n + 1, and from the broken name on one later.
    expect(alone.fates).toEqual({ purchase: '29994 29994.00', rejected: '6 0.00' });
    const wanted = [5001, 10_001, 15_001, 20_001, 25_002];
    expect(alone.rejects).toEqual(wanted.map((line) => `${line} reject.amount`));
    expect(Object.keys(alone.customers)).toHaveLength(997);
  });

  test('with a record that is too long is refused', async () => {
    const rows = lines();
    rows[25_000] = `25000,2025-03-01,C1,${'x'.repeat(1 << 20)},1.00`;
    const long = Buffer.from(`${rows.join('\n')}\n`);
    for (const threads of [1, 3])
      await expect(readingOf('long.csv', long, { ...PARALLEL, threads })).rejects.toMatchObject({
        code: 'E_RECORD_TOO_LONG',
        place: { line: 25_002 },
      });
  });

  test('is read again where a cell contradicts what the beginning has shown', async () => {
    const rows = lines().map((row) => row.replace(/,2025-03-(\d\d),/, ',$1/03/2025,'));
    // Up to here every day is the third of a month or March: only a 13th tells.
    const days = rows.map((row, n) => (n < 28_000 ? row.replace(/,\d\d\/03\/2025,/, ',03/03/2025,') : row));
    const both = Buffer.from(`${days.join('\n')}\n`);
    const options = { ...PARALLEL, maxRejects: { num: 1n, den: 2n } };
    const alone = await readingOf('both.csv', both, { ...options, threads: 1 });
    expect(await readingOf('both.csv', both, options)).toEqual(alone);
    expect(alone.fates.purchase).toBe('29994 29994.00');
  });
});

describe('several large files', () => {
  const rows = lines().slice(1);
  const file = (from: number, to: number, more: readonly string[] = []) =>
    Buffer.from(`${[HEADER, ...more, ...rows.slice(from, to)].join('\n')}\n`);

  async function bothOf(first: Uint8Array, second: Uint8Array, options: Partial<ReadOptions>) {
    const names = ['jan.csv', 'feb.csv'].map((name) => path.join(folder, name));
    writeFileSync(names[0]!, first);
    writeFileSync(names[1]!, second);
    const reading = await readOrders(resolveInputs(names, Readable.from([])), { ...standard, ...options });
    return { fates: fatesOf(reading), rejects: rejectsOf(reading), customers: customersOf(reading) };
  }

  /** Read record by record: no file is large for it. */
  const SLOW: Partial<ReadOptions> = { compareRows: false };

  test.each([1, 3])('whose orders are others are added up by %d threads', async (threads) => {
    const [one, two] = [file(0, 15_000), file(15_000, ROWS)];
    const slow = await bothOf(one, two, SLOW);
    expect(await bothOf(one, two, { ...PARALLEL, threads })).toEqual(slow);
    // On paper: as the one file with all of them.
    expect(slow.fates).toEqual({ purchase: '29994 29994.00', rejected: '6 0.00' });
  });

  test.each([1, 3])('that give the same orders count them once, with %d threads', async (threads) => {
    const [one, two] = [file(0, 16_000), file(14_000, ROWS)];
    const slow = await bothOf(one, two, SLOW);
    expect(await bothOf(one, two, { ...PARALLEL, threads })).toEqual(slow);
    // On paper: of the 2,000 rows that both have one cannot be read, and is rejected in both.
    expect(slow.fates).toEqual({
      superseded: '1999 1999.00',
      purchase: '29994 29994.00',
      rejected: '7 0.00',
    });
  });

  test.each([
    ['a purchase', '7,2025-03-07,C1,Name C1,2.00'],
    ['a return', '7,2025-03-07,C1,Name C1,-2.00'],
    ['a sale to nobody', '7,2025-03-07,,,2.00'],
  ])('that give an order differently are refused: %s', async (_what, row) => {
    const more = [row.replace('2.00', '1.00')];
    const [one, two] = [file(10, 15_000, more), file(15_000, ROWS, [row])];
    for (const threads of [1, 3]) {
      const fast = bothOf(one, two, { ...PARALLEL, threads });
      await expect(fast).rejects.toMatchObject({ code: 'E_OVERLAP', params: { orders: 1 } });
    }
  });

  test('of which a later one has an order as cancelled are refused', async () => {
    const header = `${HEADER},status`;
    const all = rows.map((row) => `${row},Faturado`);
    const sheets = [
      [header, ...all.slice(30_000 - 15_000, 25_000)],
      [header, ...all.slice(0, 14_000), '16000,2025-03-12,C1,Name C1,1.00,Cancelado'],
    ].map((sheet) => Buffer.from(`${sheet.join('\n')}\n`));
    // The customer of order 16,000, whose row is number 15,999.
    const customer = `C${(15_999 * 7919) % 997}`;
    const later = sheets[1]!
      .toString()
      .replace(',C1,Name C1,1.00,Canc', `,${customer},Name ${customer},1.00,Canc`);
    for (const options of [SLOW, PARALLEL]) {
      const refused = bothOf(sheets[0]!, Buffer.from(later), options);
      await expect(refused).rejects.toMatchObject({ code: 'E_OVERLAP', params: { orders: 1 } });
      // Another customer's order of that number is another order.
      expect((await bothOf(sheets[0]!, sheets[1]!, options)).fates.cancelled).toBe('1 1.00');
    }
  });
});
