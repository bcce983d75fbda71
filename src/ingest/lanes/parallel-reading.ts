import type { Span, Window } from '../bytes/window.ts';
import { Kernel, type PlainLayout } from '../kernel/kernel.ts';
import type { KernelMemory } from '../kernel/memory.ts';
import { PlainReader } from '../kernel/plain-reader.ts';
import { kernelProgram } from '../kernel/program.ts';
import type { OrderReader } from '../reader.ts';
import type { ReaderContext } from '../reader-context.ts';
import type { RecordSink, Scanner } from '../scan.ts';
import type { ByteSource } from '../source.ts';
import { Lanes, lanesFor, NO_THREAD } from './lanes.ts';
import { laneMemory } from './memory.ts';
import { Pieces } from './pieces.ts';
import { RingReader } from './ring-reader.ts';

/** Bytes of a file that the main thread reads by itself: so long it takes until other threads have begun to run. */
const LEAD_BYTES = 1 << 22;
/** Files of fewer such parts are read before it has paid. */
const LEAST_LEADS = 16;

/** Whether so many bytes are worth more than one way to read them. */
export function isLarge(bytes: number, leadBytes = LEAD_BYTES): boolean {
  return bytes >= LEAST_LEADS * leadBytes;
}

/** The file that is read. */
export interface ParallelFile {
  readonly name: string;
  readonly size: number | undefined;
  readonly source: Pick<ByteSource, 'fill'>;
}

/**
 * Reads one file with lanes where that pays: the main thread reads the beginning by itself, while the lanes begin to run, and the
 * whole of a small file, of one whose records are mostly not plain, and of any where no thread is to be had. What comes out is
 * the same.
 */
export class ParallelReading {
  /** What the main thread reads with. */
  private readonly kernel: Kernel;
  private readonly plain: PlainReader;
  private readonly program = kernelProgram();
  private readonly memory: KernelMemory;
  /** How many lanes there may be. */
  private count: number;
  private lanes: Lanes | undefined;

  /**
   * @param threads how many may read
   * @param sizes what the main thread reads by itself, and how many bytes are scanned at a time
   */
  constructor(
    private readonly layout: PlainLayout,
    private readonly file: ParallelFile,
    threads: number,
    scanner: Scanner,
    reader: OrderReader,
    private readonly context: ReaderContext,
    private readonly sizes: {
      readonly leadBytes?: number | undefined;
      readonly chunkBytes?: number | undefined;
    } = {},
  ) {
    // Where bytes come from something that runs beside, a decompressor or another program, that is one of the threads.
    this.count = lanesFor(file.size === undefined ? threads - 1 : threads);
    this.memory = laneMemory(this.count);
    this.kernel = new Kernel(this.program, this.memory, 0, layout);
    this.plain = new PlainReader(this.kernel, this.memory, scanner, reader, context, file);
    if (file.size !== undefined && isLarge(file.size, sizes.leadBytes)) this.start();
  }

  /**
   * Reads the records of a window from an offset of its sample on, and those of the rest of its source, into the ledger. Calls
   * `after` with the bytes of each step.
   * @throws CarteiraError of kind `input`; Error where a lane has died
   */
  async read(
    window: Window,
    offset: number,
    sink: RecordSink,
    after: (bytes: number) => Promise<void>,
  ): Promise<void> {
    window.moveTo(this.plain.window);
    let scanned = 0;
    for await (const { from, to } of window.scan(this.plain, offset, sink)) {
      scanned += to - from;
      await after(to - from);
      if (!this.isDue(scanned)) continue;
      await this.readRest(window.restFrom(to), after);
      return;
    }
    this.plain.finish();
  }

  /** Whether lanes are to read the rest of the file, of which so many bytes have been scanned. */
  private isDue(bytes: number): boolean {
    // A source of unknown size may end soon.
    if (this.file.size === undefined && bytes >= this.leadBytes) this.start();
    const lead = this.file.size === undefined ? 2 * this.leadBytes : this.leadBytes;
    return this.lanes !== undefined && bytes >= lead && this.plain.isMostlyPlain;
  }

  private async readRest(rest: Span, after: (bytes: number) => Promise<void>): Promise<void> {
    const lanes = this.lanes!;
    const { plain, file } = this;
    const { ledger } = this.context;
    const rows = plain.expectedRows;
    lanes.begin(plain.handOver(), rows);
    const pieces = new Pieces(file.source, this.layout.newline, rest, this.sizes.chunkBytes);
    await new RingReader(file.name, lanes, this.memory, pieces, plain).read(after);
    const results = await lanes.finish(plain.handOver());
    if (this.context.several) for (const { days } of results) ledger.days.take(days!);
    else ledger.adopt(results.map(({ rows }) => rows!));
    plain.finish(...results.map(({ profileDays }) => profileDays));
  }

  /** Counts what waits to be counted. */
  book(): void {
    this.plain.book();
  }

  /** Ends all threads but the main one. */
  close(): void {
    this.lanes?.close();
  }

  private get leadBytes(): number {
    return this.sizes.leadBytes ?? LEAD_BYTES;
  }

  private start(): void {
    if (this.count === 0 || this.lanes) return;
    const { count, program, memory, kernel, layout } = this;
    try {
      this.lanes = new Lanes(count, this.context.several, program, memory, kernel, layout);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== NO_THREAD) throw error;
      this.count = 0;
    }
  }
}
