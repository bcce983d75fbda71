import { Worker } from 'node:worker_threads';
import type { DaysParcel } from '../../ledger/customer-days.ts';
import { LANE_FILE } from '../built-files.ts';
import type { Kernel, PlainLayout } from '../kernel/kernel.ts';
import type { KernelMemory } from '../kernel/memory.ts';
import { Lane, type LaneResult } from './lane.ts';
import type { LaneData, LaneTask } from './lane-thread.ts';
import { Ring } from './ring.ts';

/** More lanes gain nothing: one thread hands the bytes out and takes what was found. */
const MOST_LANES = 4;
/** A lane has no use for more: its tables are no objects of the engine. */
const LIMITS = { maxYoungGenerationSizeMb: 2, maxOldGenerationSizeMb: 64 };

/** The code of the error of a thread that could not be started. */
export const NO_THREAD = 'ERR_WORKER_INIT_FAILED';

/** How many lanes so many threads are worth: none where there is only one thread. */
export function lanesFor(threads: number): number {
  return threads < 2 ? 0 : Math.min(threads, MOST_LANES);
}

/** The lanes of one file: the first is the main thread's, the others have threads of their own. */
export class Lanes {
  readonly ring: Ring;
  /** The main thread's. */
  readonly own: Lane;
  private readonly workers: Worker[] = [];
  private readonly results: LaneResult[] = [];
  private failure: Error | undefined;

  /**
   * @param kernel the main thread's instance; @param several whether other files are read, too
   * @throws Error with the code NO_THREAD where the system gives no more threads; none is left then
   */
  constructor(
    private readonly count: number,
    several: boolean,
    program: WebAssembly.Module,
    memory: KernelMemory,
    kernel: Kernel,
    plain: PlainLayout,
  ) {
    this.ring = new Ring(count);
    this.own = new Lane(0, count, several, this.ring, memory, kernel);
    const shared = { lanes: count, several, program, memory: memory.memory, ring: this.ring.shared, plain };
    try {
      for (let number = 1; number < count; number++) this.workers.push(this.worker({ number, ...shared }));
    } catch (error) {
      this.close();
      throw error;
    }
  }

  /** Gives them what has been folded so far: they begin to work on the ring. `rows`: how many the whole file is likely to bring. */
  begin(days: DaysParcel, rows: number): void {
    this.tell({ days, rows });
    this.own.reserve(rows);
    this.own.take(days);
  }

  /** Throws where one of them has died. */
  check(): void {
    if (this.failure) throw this.failure;
  }

  /** Gives them what was folded beside them when the ring has ended, and waits for all days. */
  async finish(days: DaysParcel): Promise<readonly LaneResult[]> {
    this.tell({ days, rows: 0 });
    this.own.take(days);
    this.results[0] = this.own.finish();
    for (;;) {
      const { pulse } = this.ring;
      if (this.results.filter(Boolean).length === this.count) return this.results;
      this.check();
      await this.ring.changeOf(pulse);
    }
  }

  /** Ends them, whatever they do. */
  close(): void {
    for (const worker of this.workers) {
      worker.removeAllListeners();
      // One that died meanwhile still says so: nobody asks any more, and an error that nobody hears ends the process.
      worker.on('error', () => {});
      void worker.terminate();
    }
  }

  private worker(workerData: LaneData): Worker {
    const { number } = workerData;
    const worker = new Worker(LANE_FILE, { workerData, resourceLimits: LIMITS });
    worker.on('error', (error) => this.fail(error));
    worker.on('exit', (code) => {
      if (!this.results[number]) this.fail(new Error(`a thread that reads ended with code ${code}`));
    });
    worker.on('message', (result: LaneResult) => {
      this.results[number] = result;
      this.ring.beat();
    });
    return worker;
  }

  private tell(task: LaneTask): void {
    for (const worker of this.workers) worker.postMessage(task);
  }

  private fail(error: Error): void {
    this.failure ??= error;
    this.ring.beat();
  }
}
