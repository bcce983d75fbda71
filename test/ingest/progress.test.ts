import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseDay } from '../../src/domain/day.ts';
import { type Progress, readOrders } from '../../src/ingest/read.ts';
import { type Input, resolveInputs } from '../../src/ingest/source.ts';

/** Rows of 40 bytes: 36 MB, more than two of the parts after which others have a turn. */
const ROWS = 900_000;
const ROW_BYTES = 40;

let folder: string;
let file: string;

beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'carteira-progress-'));
  file = path.join(folder, 'orders.csv');
  const rows = Array.from({ length: ROWS }, (_, index) =>
    `2025-01-31,C${index % 10},${String(index).padStart(7, '0')},`
      .padEnd(ROW_BYTES - 6, '0')
      .concat('12.34\n'),
  );
  fs.writeFileSync(file, `date,customer,order,amount\n${rows.join('')}`);
});

afterAll(() => fs.rmSync(folder, { recursive: true }));

async function watched(inputs: readonly Input[]) {
  const seen: Progress[] = [];
  const reading = await readOrders(inputs, {
    today: parseDay('2025-12-31')!,
    placeholders: [],
    watch: (progress) => void seen.push(progress),
  });
  return { seen, reading };
}

const openFiles = (...names: string[]) => resolveInputs(names, Readable.from([]));

describe('a large file', () => {
  it('tells how far its reading is', async () => {
    const { seen, reading } = await watched(openFiles(file));
    const size = fs.statSync(file).size;
    expect(seen.map((progress) => progress.size)).toEqual([size, size]);
    for (const [index, { bytes }] of seen.entries()) {
      // After each 16 MiB, and a step of a quarter at the most.
      expect(bytes).toBeGreaterThanOrEqual((index + 1) * (1 << 24));
      expect(bytes).toBeLessThan((index + 1) * (1 << 24) + (1 << 20));
    }
    expect(seen[0]!.records).toBeGreaterThan(0);
    expect(seen[1]!.records).toBeGreaterThan(seen[0]!.records);
    expect(seen[1]!.records).toBeLessThanOrEqual(reading.files[0]!.records);
  });

  it('lets others have a turn while it is read', async () => {
    let isOver = false;
    const order: string[] = [];
    setTimeout(() => order.push(isOver ? 'late' : 'in time'), 1);
    await watched(openFiles(file));
    isOver = true;
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(order).toEqual(['in time']);
  });

  it('tells of a compressed one by its own bytes', async () => {
    const packed = path.join(folder, 'packed.csv.gz');
    fs.writeFileSync(packed, gzipSync(fs.readFileSync(file)));
    const { seen } = await watched(openFiles(packed));
    const { size } = fs.statSync(packed);
    expect(seen.length).toBe(2);
    for (const progress of seen) {
      expect(progress.size).toBe(size);
      expect(progress.bytes).toBeGreaterThan(0);
      expect(progress.bytes).toBeLessThanOrEqual(size);
    }
  });

  it('goes on where the file before it ended', async () => {
    const small = path.join(folder, 'a.csv');
    fs.writeFileSync(small, 'date,customer,order,amount\n2024-01-31,C1,A1,1.00\n');
    const { seen } = await watched(openFiles(small, file));
    const before = fs.statSync(small).size;
    expect(seen[0]!.size).toBe(before + fs.statSync(file).size);
    expect(seen[0]!.bytes).toBeGreaterThanOrEqual(before + (1 << 24));
  });

  it('has no end that is known from standard input', async () => {
    const { seen } = await watched(resolveInputs(['-'], fs.createReadStream(file)));
    expect(seen.map(({ size }) => size)).toEqual([undefined, undefined]);
    expect(seen[1]!.bytes).toBeGreaterThanOrEqual(1 << 25);
  });
});
