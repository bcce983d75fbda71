import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { parseDay } from '../../../src/domain/day.ts';
import { readOrders } from '../../../src/ingest/read.ts';
import { type Input, resolveInputs } from '../../../src/ingest/source.ts';
import { memoryInput } from '../memory-input.ts';

/** A file on a disk: its size is known. `chunk` bytes are given at a time. */
function stored(name: string, content: string, chunk?: number): Input {
  const bytes = Buffer.from(content);
  return { ...memoryInput(name, bytes, chunk), size: bytes.length };
}

const read = (...inputs: readonly Input[]) =>
  readOrders(inputs, { today: parseDay('2026-03-31')!, placeholders: [] });

const HEADER = 'order_id,order_date,customer_id,amount\n';
const month = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, n) => `${from + n},2026-03-10,C1,10.00\n`).join('');

describe('two files with the same bytes', () => {
  test('are refused with both names, whatever stands between them', async () => {
    const jan = HEADER + month(100, 200);
    const reading = read(
      stored('a.csv', jan),
      stored('b.csv', HEADER + month(200, 300)),
      stored('c.csv', jan, 7),
    );
    await expect(reading).rejects.toMatchObject({
      code: 'E_SAME_CONTENT',
      params: { other: 'a.csv' },
      place: { file: 'c.csv' },
    });
  });

  test('are told from those that differ in their last byte only', async () => {
    // More than is compared at a time.
    const long = HEADER + month(10_000, 14_000);
    expect(long.length).toBeGreaterThan(1 << 16);
    const other = long.replace(/13999,(.*)10\.00\n$/, '13999,$110.01\n');
    expect(other.length).toBe(long.length);
    await expect(read(stored('a.csv', long), stored('b.csv', other))).rejects.toMatchObject({
      code: 'E_OVERLAP',
    });
    await expect(read(stored('a.csv', long), stored('b.csv', long))).rejects.toMatchObject({
      code: 'E_SAME_CONTENT',
    });
  });

  test('are refused where one of them is compressed', async () => {
    const jan = Buffer.from(HEADER + month(100, 200));
    const folder = mkdtempSync(join(tmpdir(), 'carteira-copies-'));
    const [plain, packed] = [join(folder, 'a.csv'), join(folder, 'a.csv.gz')];
    try {
      writeFileSync(plain, jan);
      writeFileSync(packed, gzipSync(jan));
      for (const [first, second] of [
        [plain, packed],
        [packed, plain],
      ] as const) {
        await expect(read(...resolveInputs([first, second], Readable.from([])))).rejects.toMatchObject({
          code: 'E_SAME_CONTENT',
          params: { other: first },
          place: { file: second },
        });
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('may both be of a month without sales', async () => {
    const { files } = await read(
      stored('a.csv', HEADER),
      stored('b.csv', `${HEADER}`),
      stored('c.csv', HEADER + month(1, 3)),
    );
    expect(files.map(({ records }) => records)).toEqual([0, 0, 2]);
  });
});
