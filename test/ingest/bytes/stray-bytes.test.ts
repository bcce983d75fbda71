import { describe, expect, test } from 'vitest';
import { parseDay } from '../../../src/domain/day.ts';
import { moneyText } from '../../../src/domain/money.ts';
import { readOrders } from '../../../src/ingest/read.ts';
import { text } from '../../../src/locale/text.ts';
import { memoryInput } from '../memory-input.ts';

const HEADER = 'order_id,customer_id,order_date,amount';
const MARK = '\ufeff';

async function read(content: string, chunk?: number) {
  const bytes = Buffer.from(content);
  const options = {
    today: parseDay('2026-03-31')!,
    placeholders: [],
    ...(chunk ? { chunkBytes: chunk } : {}),
  };
  const { fates, files, ledger, rejects } = await readOrders([memoryInput('a.csv', bytes, chunk)], options);
  return {
    fates: Object.fromEntries(
      fates
        .filter(({ records }) => records > 0)
        .map(({ fate, records, money }) => [fate, `${records} ${moneyText(money)}`]),
    ),
    orders: ledger.days.orders.size,
    rejects: rejects.map(({ line, reason }) => `${line} ${reason.key}`),
    warnings: files[0]!.warnings.map((warning) => text('en', warning)),
  };
}

const rows = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, n) => `${from + n},C${n % 3},2026-03-1${n % 10},10.00`).join('\n');

describe('a NUL in a record', () => {
  // Some before, some after, and in a column that nobody reads.
  const lines = (bad: string) =>
    `${HEADER},note\n${rows(1, 9)}\n${bad}\n${rows(9, 17)}\n`.replace(/(10\.00)/g, '$1,x');

  test.each([
    ['a customer', '90,C\u00001,2026-03-10,10.00'],
    ['an order id', '9\u00000,C1,2026-03-10,10.00'],
    ['a column of no use', '90,C1,2026-03-10,10.00\u0000'],
  ])('in %s costs the record, and no other', async (_, bad) => {
    const whole = await read(lines(bad));
    expect(whole.fates).toEqual({ purchase: '16 160.00', rejected: '1 0.00' });
    expect(whole.rejects).toEqual(['10 reject.control']);
    for (const chunk of [1, 2, 3, 7, 64]) expect(await read(lines(bad), chunk)).toEqual(whole);
  });

  test('in a quoted cell with line ends, too', async () => {
    const { fates, rejects } = await read(
      `${HEADER}\n${rows(1, 9)}\n"9\n0","C\u00001",2026-03-10,10.00\n${rows(9, 17)}\n`,
    );
    expect(fates).toEqual({ purchase: '16 160.00', rejected: '1 0.00' });
    expect(rejects).toEqual(['10 reject.control']);
  });
});

describe('byte order marks of files that were joined end to end', () => {
  const warning = ['1 byte order mark in the middle of the file is left out: files were joined end to end'];

  test('are left out and counted, wherever the bytes are cut', async () => {
    // Order 8 stands on both sides of the mark, and is one order.
    const joined = `${MARK}${HEADER}\n${rows(1, 9)}\n${MARK}${rows(8, 17)}\n`;
    const whole = await read(joined);
    expect(whole).toEqual({ fates: { purchase: '17 170.00' }, orders: 17, rejects: [], warnings: warning });
    for (let chunk = 1; chunk < 12; chunk++) expect(await read(joined, chunk)).toEqual(whole);
  });

  test('are left out before a header that comes again and before a quote', async () => {
    const joined = `${HEADER}\r\n${rows(1, 9)}\r\n${MARK}"order_id",customer_id,order_date,amount\n${MARK}"9,9",C1,2026-03-10,10.00\n`;
    const { fates, warnings } = await read(joined);
    expect(fates).toEqual({ structural: '1 0.00', purchase: '9 90.00' });
    expect(warnings).toEqual([
      '2 byte order marks in the middle of the file are left out: files were joined end to end',
    ]);
  });

  test('elsewhere are characters like others', async () => {
    const { warnings } = await read(`${HEADER}\n${rows(1, 9)}\n9,C${MARK}1,2026-03-10,10.00\n`);
    expect(warnings).toEqual([]);
  });
});
