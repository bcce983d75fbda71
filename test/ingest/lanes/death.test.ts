import { appendFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Kernel, PlainLayout } from '../../../src/ingest/kernel/kernel.ts';
import { kernelProgram } from '../../../src/ingest/kernel/program.ts';
import { Lanes } from '../../../src/ingest/lanes/lanes.ts';
import { laneMemory } from '../../../src/ingest/lanes/memory.ts';
import { main } from '../../../src/main.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'carteira-death-'));
afterAll(() => rmSync(folder, { recursive: true }));

const script = path.join(folder, 'lane.cjs');

// A lane that runs as a program that dies, in place of the one that reads.
vi.mock('../../../src/ingest/built-files.ts', async (load) => ({
  ...(await load<object>()),
  get LANE_FILE() {
    return script;
  },
}));

const orders = path.join(folder, 'orders.csv');

/** More than 64 MB: so large must a file be for other threads to join in. */
beforeAll(() => {
  writeFileSync(orders, 'order_id,order_date,customer_id,customer_name,amount\n');
  for (let part = 0; part < 130; part++) {
    const rows = Array.from({ length: 5000 }, (_, n) => {
      const order = part * 5000 + n + 1;
      return `${order},2025-03-0${1 + (n % 9)},C${n % 97},${'x'.repeat(80)},1.00\n`;
    });
    appendFileSync(orders, rows.join(''));
  }
});

async function run(args: readonly string[]) {
  const stderr = new PassThrough();
  const stdout = new PassThrough();
  const text: string[] = [];
  stderr.on('data', (chunk) => text.push(String(chunk)));
  const fake = { stdin: Readable.from([]), stdout, stderr, env: {} };
  const code = await main(args, fake as unknown as NodeJS.Process);
  return { code, stderr: text.join('') };
}

describe('a thread that dies while it reads', () => {
  test.each([
    ['by an error', 'throw new Error("out of order")', 'out of order'],
    ['by ending', 'process.exit(3)', 'code 3'],
    [
      'after it was told to begin',
      'require("node:worker_threads").parentPort.once("message", () => { throw new Error("too late") })',
      'too late',
    ],
  ])('ends the run with 70, and nothing is published: %s', async (_how, code, told) => {
    writeFileSync(script, code);
    const output = path.join(folder, 'out.csv');
    const ended = await run(['classify', orders, '-o', output, '--threads', '2']);
    expect(ended).toMatchObject({ code: 70 });
    expect(ended.stderr).toContain(told);
    expect(existsSync(output)).toBe(false);
  });

  test('changes nothing where the reading has already ended', async () => {
    const beat =
      'const { workerData } = require("node:worker_threads"); const ring = new Int32Array(workerData.ring);';
    writeFileSync(
      script,
      `${beat} Atomics.add(ring, 0, 1); Atomics.notify(ring, 0); throw new Error("unheard");`,
    );
    const uncaught = vi.fn();
    process.on('uncaughtException', uncaught);
    const lanes = new Lanes(2, false, kernelProgram(), laneMemory(2), {} as Kernel, {} as PlainLayout);
    // The thread dies while this one is busy: what it says in the end is heard after the lanes are closed.
    lanes.ring.waitFor(0);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);
    lanes.close();
    await setTimeout(300);
    process.off('uncaughtException', uncaught);
    expect(uncaught).not.toHaveBeenCalled();
  });
});
