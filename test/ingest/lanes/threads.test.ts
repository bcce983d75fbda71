import { EventEmitter } from 'node:events';
import { describe, expect, test, vi } from 'vitest';
import { fatesOf, read, sheet } from '../reading.ts';

/** Every thread that was started, and whether it was ended. */
const started = vi.hoisted(() => [] as { ended: boolean }[]);

// A system that gives one thread and no more.
vi.mock('node:worker_threads', async (load) => ({
  ...(await load<object>()),
  Worker: class extends EventEmitter {
    ended = false;
    constructor() {
      super();
      if (started.length === 1) throw Object.assign(new Error('EAGAIN'), { code: 'ERR_WORKER_INIT_FAILED' });
      started.push(this);
    }
    terminate() {
      this.ended = true;
    }
    postMessage() {
      throw new Error('nobody is to be told anything');
    }
  },
}));

describe('a system that gives fewer threads than wanted', () => {
  test('has the file read by one, and the threads that were started are ended', async () => {
    const rows = Array.from({ length: 5000 }, (_, n) => `${n + 1},2025-03-0${1 + (n % 9)},C${n % 97},1.00`);
    const text = sheet('order_id,order_date,customer_id,amount', ...rows);
    const large = { leadBytes: 1 << 10, chunkBytes: 1 << 11, compareRows: false };
    const reading = await read(text, { ...large, threads: 4 });
    // On paper: 5,000 sales of 1.00.
    expect(fatesOf(reading)).toEqual({ purchase: '5000 5000.00' });
    expect(started).toMatchObject([{ ended: true }]);
  });
});
