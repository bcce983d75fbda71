import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDay } from '../../../src/domain/day.ts';
import type { Message } from '../../../src/domain/message.ts';
import { type ReadOptions, readOrders } from '../../../src/ingest/read.ts';
import { text } from '../../../src/locale/text.ts';
import { memoryInput } from '../memory-input.ts';

// Amounts of 10.00 times a small number: every figure can be added up in the head.

const standard: ReadOptions = { today: parseDay('2026-03-31')!, placeholders: ['balcao'] };
const WITH_ID = 'order_id,order_date,customer_id,amount';
const WITHOUT_ID = 'order_date,customer_id,amount';

async function read(lines: readonly string[], options: Partial<ReadOptions> = {}) {
  const input = memoryInput('a.csv', Buffer.from(`${lines.join('\n')}\n`));
  // Nothing else tells amounts that come again from totals of orders.
  return readOrders([input], { ...standard, layout: { map: { amount: 'amount' } }, ...options });
}

const isRepeat = ({ key }: Message) => key.startsWith('read.repeated');

async function told(lines: readonly string[], options: Partial<ReadOptions> = {}): Promise<string[]> {
  const { files } = await read(lines, options);
  return files[0]!.warnings.filter(isRepeat).map((warning) => text('en', warning));
}

const orders = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, n) => `${from + n},2026-03-${10 + (n % 9)},C${n % 4},10.00`);
const sales = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, n) => `2026-03-${10 + (n % 9)},C${from + n},10.00`);

const AGAIN =
  'byte for byte the same as another row and count as well, 20.00 in all: equal items of an order look like that, and so do rows that were pasted twice. If they were pasted: --dedupe';

describe('rows that are the same as another one', () => {
  test('are told, next to one another and apart', async () => {
    const item = '7,2026-03-10,C1,10.00';
    const expected = [`2 rows are ${AGAIN}`];
    expect(await told([WITH_ID, item, item, item, ...orders(20, 25)])).toEqual(expected);
    expect(await told([WITH_ID, item, ...orders(20, 25), item, ...orders(30, 35), item])).toEqual(expected);
    expect(await told([WITH_ID, `"${item.replace(',', '",')}`, item, ...orders(20, 25)])).toEqual([]);
  });

  test('at whatever place a window ends, and whatever ends their lines', async () => {
    const item = '7,2026-03-10,C1,10.00';
    const lines = [WITH_ID, ...orders(20, 25), item, `${item}\r`, item, ...orders(30, 35)];
    for (const chunkBytes of [1, 2, 5, 30, 64, 100]) {
      expect(await told(lines, { chunkBytes })).toEqual([`2 rows are ${AGAIN}`]);
    }
  });

  test('in quotes as well', async () => {
    const item = '"7",2026-03-10,"C,1",20.00';
    expect(await told([WITH_ID, item, item])).toEqual([
      `1 row is ${AGAIN.replace('and count as', 'and counts as')}`,
    ]);
  });

  test('that are no sales are of no interest', async () => {
    const header = `${WITH_ID},status`;
    const lines = ['7,2026-03-10,C1,10.00,cancelled', '8,someday,C1,10.00,paid', '9,2026-03-10,C1,0.00,paid'];
    expect(await told([header, ...orders(20, 25).map((row) => `${row},paid`), ...lines, ...lines])).toEqual(
      [],
    );
  });

  test('nor are they where rows say so with --dedupe', async () => {
    const item = '7,2026-03-10,C1,10.00';
    expect(await told([WITH_ID, item, item], { dedupe: true })).toEqual([]);
  });

  test('are nothing strange without order ids: two sales alike on one day', async () => {
    const lines = [...sales(1, 8), ...sales(3, 6), ...sales(3, 4), ...sales(3, 4)];
    expect(await told([WITHOUT_ID, ...lines])).toEqual([]);
  });

  test('unless every row has a twin', async () => {
    const lines = sales(1, 3).flatMap((row) => [row, row]);
    expect(await told([WITHOUT_ID, ...lines])).toEqual([`2 rows are ${AGAIN}`]);
  });
});

describe('blocks of rows that stand in the file again', () => {
  const block = (from: number, to: number, first: number, last: number, rows: number, money: string) =>
    `lines ${from} to ${to} repeat lines ${first} to ${last}, byte for byte and in the same order: ${rows} rows of such blocks count a second time, ${money} in all. If they were pasted twice: --dedupe`;

  test.each([
    ['with order ids', WITH_ID, orders],
    ['without', WITHOUT_ID, sales],
  ])('%s', async (_, header, rows) => {
    // Some are no sales. Lines 2 to 31, and those of lines 7 to 18 again in lines 32 to 43.
    const lines = [header, ...rows(1, 31), ...rows(1, 31).slice(5, 17), ...rows(50, 55)];
    expect(await told(lines)).toEqual([block(32, 43, 7, 18, 12, '120.00')]);
  });

  test('the whole file with its header', async () => {
    const file = [WITHOUT_ID, ...sales(1, 21)];
    expect(await told([...file, ...file])).toEqual([block(23, 42, 2, 21, 20, '200.00')]);
    // Of three copies the second one's header, in line 22, comes again as well.
    expect(await told([...file, ...file, ...file])).toEqual([block(23, 43, 2, 22, 40, '400.00')]);
  });

  test('with equal rows in them', async () => {
    // Every row twice, and all of that again: 20 rows that repeat the one before, and 20 kinds of rows again.
    const rows = sales(1, 21).flatMap((row, n) => (n % 2 ? [row, row] : [row]));
    const found = await told([WITHOUT_ID, ...rows, ...rows]);
    expect(found).toEqual([block(32, 60, 2, 30, 20, '200.00')]);
  });

  test('are no blocks where rows take turns, or the days of a list are others', async () => {
    const turns = Array.from({ length: 60 }, (_, n) => `2026-03-10,C${n % 2},10.00`);
    expect(await told([WITHOUT_ID, ...turns])).toEqual([]);
    const monthly = [1, 2, 3].flatMap((month) =>
      Array.from({ length: 20 }, (_, n) => `2026-0${month}-10,C${n},10.00`),
    );
    expect(await told([WITHOUT_ID, ...monthly])).toEqual([]);
  });

  test('are found in a sample of large files', async () => {
    // 200,000 different rows, of which 131,072 can be kept: one in two is compared.
    const rows = Array.from({ length: 200_000 }, (_, n) => `${n + 1},2026-03-10,C${n % 50},10.00`);
    const lines = [WITH_ID, ...rows, ...rows.slice(50_000, 60_000), '999999,2026-03-11,C1,10.00'];
    expect(await told(lines)).toEqual([]);
    const { files } = await read(lines, { compareRows: true });
    const { key, params } = files[0]!.warnings.find(isRepeat)!;
    expect([key, params.every]).toEqual(['read.repeated_blocks_sampled', 2]);
    // Half of 10,000 rows, give or take what chance does in one of a million cases.
    expect(Math.abs((params.rows as number) - 5_000)).toBeLessThan(250);
    expect(params.money).toEqual({ money: BigInt(params.rows as number) * 100_000n });
    expect(Math.abs(Number(params.from) - 200_002)).toBeLessThan(40);
    expect(Math.abs(Number(params.to) - 210_001)).toBeLessThan(40);
    expect(Number(params.from) - Number(params.first)).toBe(150_000);
  });
});

test('as many rows and as much money as --dedupe leaves out', async () => {
  const row = fc
    .tuple(
      fc.integer({ min: 1, max: 4 }),
      fc.constantFrom('C1', 'C2', 'balcao'),
      fc.integer({ min: -2, max: 3 }),
    )
    .map(([order, customer, units]) => `${order},2026-03-10,${customer},${units}0.00`);
  const rows = fc.array(
    fc.oneof(
      row.map((one) => [one]),
      fc.array(row, { minLength: 10, maxLength: 14 }).map((block) => [...block, ...block]),
    ),
    {
      minLength: 1,
      maxLength: 8,
    },
  );
  await fc.assert(
    fc.asyncProperty(rows, async (parts) => {
      const lines = [WITH_ID, '9,2026-03-30,C9,10.00', ...parts.flat()];
      const warnings = (await read(lines)).files[0]!.warnings.filter(isRepeat);
      const { fates } = await read(lines, { dedupe: true });
      const duplicates = fates.find(({ fate }) => fate === 'duplicate')!;
      const seen = new Set<string>();
      const repeated = lines.filter((line) => seen.has(line) || !seen.add(line));
      const rows = warnings.map(({ params }) => params.rows as number);
      expect(rows.reduce((sum, each) => sum + each, 0)).toBe(
        repeated.filter((line) => !line.endsWith(',00.00')).length,
      );
      const money = warnings.map(({ params }) => (params.money as { money: bigint }).money);
      expect(money.reduce((sum, each) => sum + each, 0n)).toBe(duplicates.money);
    }),
    { numRuns: 150 },
  );
});
