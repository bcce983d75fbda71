import { setImmediate } from 'node:timers/promises';
import type { Day } from '../domain/day.ts';
import { CarteiraError } from '../domain/errors.ts';
import { type Message, message } from '../domain/message.ts';
import type { Ratio } from '../domain/money.ts';
import { Ledger } from '../ledger/ledger.ts';
import { Copies, holdsRows } from './bytes/copies.ts';
import { recoded, recoderOf } from './bytes/recode.ts';
import { watchingNul, withoutMarks } from './bytes/stray-bytes.ts';
import { Window } from './bytes/window.ts';
import { Placeholders } from './cells/identity.ts';
import { Companies } from './cells/tax-cells.ts';
import { Contradiction } from './contradiction.ts';
import { FATE, FateTally } from './fate.ts';
import { plainLayout } from './kernel/plain-reader.ts';
import { isLarge, ParallelReading } from './lanes/parallel-reading.ts';
import { detectLayout } from './layout/detect.ts';
import type { Layout, LayoutOptions } from './layout/layout.ts';
import { type OverlapChoice, OverlapFinder, settleOverlaps } from './overlap.ts';
import { OrderReader } from './reader.ts';
import type { ReaderContext } from './reader-context.ts';
import { type FileReading, fileReadingOf, type Pass, type Reading, readingOf } from './reading.ts';
import { checkRejects } from './reject-limit.ts';
import { RejectLog, type RejectSink } from './rejects.ts';
import { refuseContradiction, revised } from './revision.ts';
import { RepeatWatch } from './rows/repeats.ts';
import { rowSinkOf } from './rows/row-sink.ts';
import { Scanner } from './scan.ts';
import type { Input } from './source.ts';

/** The rows of a file of up to so many bytes are compared with one another in no time. */
const SMALL_BYTES = 1 << 23;
/** Bytes after which others have a turn: a signal, the line that tells how far the reading is. */
const TURN_BYTES = 1 << 24;

/** How orders are to be read. */
export interface ReadOptions {
  /** What is forced instead of detected, for every file. */
  readonly layout?: LayoutOptions;
  /** The machine's civil date: nothing later can have happened, unless `asOf` is given. */
  readonly today: Day;
  /** The as-of date; by default the latest day with a purchase or return. */
  readonly asOf?: Day;
  /** Ids and names that stand for nobody in particular. */
  readonly placeholders: readonly string[];
  /** Leave out rows that are byte for byte equal to another row of their file. */
  readonly dedupe?: boolean;
  /** Compare the rows of a file with one another, to tell of rows that were pasted twice; by default those of small files only. */
  readonly compareRows?: boolean;
  /** What to do with an order that two files give differently; without it such files are refused. */
  readonly overlap?: OverlapChoice;
  /** Share of records or of money that may be rejected; by default 1 % beyond 20 records, and never half of them. */
  readonly maxRejects?: Ratio;
  /** Refuse any rejected record. */
  readonly strict?: boolean;
  /** Looks at the first bytes of every file, and throws for one that must not be read as orders. */
  readonly screen?: (head: Uint8Array, file: string) => void;
  /** Takes every rejected record. */
  readonly rejects?: RejectSink;
  /** Is told now and then, while large files are read, how far the reading is. */
  readonly watch?: (progress: Progress) => void | Promise<void>;
  /** How many threads may read a large file; by default one. What comes out is the same. */
  readonly threads?: number;
  /** Bytes of a file that one thread reads before others join in; only tests have a reason to set it. */
  readonly leadBytes?: number;
  /** Bytes that are scanned at a time; only tests have a reason to set it. */
  readonly chunkBytes?: number;
}

/** How far a reading is. */
export interface Progress {
  /** Bytes that were taken so far, of the files as they are stored. */
  readonly bytes: number;
  /** Bytes of all files; undefined where one of them is no file. */
  readonly size: number | undefined;
  /** Records so far. */
  readonly records: number;
}

/**
 * Reads orders in one pass, bytes to ledger. A pass is repeated where a cell contradicts what the sample could not prove,
 * and where several files give the same orders.
 * @throws CarteiraError of kind `input`: a file that is missing, unreadable, not understood or contradicts itself, too many
 * rejected records, orders that two files give differently, no sales at all.
 */
export async function readOrders(inputs: readonly Input[], options: ReadOptions): Promise<Reading> {
  const rejects = new RejectLog(options.rejects);
  const layouts = new Map<number, Layout>();
  const copies = new Copies(inputs);
  let superseded: ReadonlyMap<number, ReadonlySet<string>> = new Map();
  // Most often no order is in two files. That alone is found out much faster than how orders that are differ.
  let hopeful = inputs.length > 1 && inputs.every(({ repeatable }) => repeatable);
  hopeful &&= isLarge(sizeOf(inputs) ?? 0, options.leadBytes);
  for (;;) {
    const compared = inputs.length > 1 && !hopeful && superseded.size === 0;
    const overlaps = compared ? new OverlapFinder() : undefined;
    const pass = await readOnce(inputs, copies, options, rejects, overlaps, layouts, superseded);
    if (pass && hopeful && pass.context.sharedOrders > 0) {
      hopeful = false;
    } else if (pass !== undefined) {
      checkRejects(pass.fates, rejects.examples, options);
      const shared = overlaps
        ? settleOverlaps(overlaps, pass.context.ledger, options.overlap, inputs)
        : new Map();
      if (shared.size === 0) return readingOf(pass, rejects.examples, superseded);
      superseded = shared;
      const once = inputs.find(({ repeatable }) => !repeatable);
      if (once) throw new CarteiraError('E_OVERLAP_STREAM', {}, { file: once.name });
    }
    rejects.restart();
  }
}

/** One pass over all files; undefined where a layout had to be revised on the way and the pass must be repeated. */
async function readOnce(
  inputs: readonly Input[],
  copies: Copies,
  options: ReadOptions,
  rejects: RejectSink,
  overlaps: OverlapFinder | undefined,
  layouts: Map<number, Layout>,
  superseded: ReadonlyMap<number, ReadonlySet<string>>,
): Promise<Pass | undefined> {
  const several = inputs.length > 1;
  // Orders that are neither compared nor settled yet are only looked for in the files before.
  const apart = several && overlaps === undefined && superseded.size === 0;
  const context: ReaderContext = {
    ledger: new Ledger(),
    fates: new FateTally(),
    rejects,
    placeholders: new Placeholders(options.placeholders),
    asOf: options.asOf,
    today: options.today,
    dedupe: options.dedupe ?? false,
    several,
    overlaps,
    sharedOrders: 0,
    unknownStatuses: new Map(),
    unreadableMargins: 0,
    currencies: new Set(),
    latest: undefined,
    totals: [],
    ...(options.layout?.groupBy === undefined ? {} : { companies: new Companies() }),
  };
  const fates = new FateTally();
  const files: FileReading[] = [];
  let before = 0;
  for (const [number, input] of inputs.entries()) {
    context.fates = new FateTally();
    const turn = async (bytes: number) => {
      await options.watch?.({
        bytes: before + bytes,
        size: sizeOf(inputs),
        records: fates.records + context.fates.records,
      });
      await setImmediate();
    };
    try {
      const skipped = superseded.get(number) ?? new Set<string>();
      const found = await readFile(input, number, copies, options, context, layouts, skipped, turn);
      files.push(fileReadingOf(input.name, layouts.get(number)!, context.fates, found));
    } catch (error) {
      if (!(error instanceof Contradiction)) throw error;
      const repeatable = inputs.slice(0, number + 1).every((each) => each.repeatable);
      if (!repeatable) refuseContradiction(error, input.name, layouts.get(number)!);
      layouts.set(number, revised(layouts.get(number)!, error));
      return undefined;
    }
    fates.merge(context.fates);
    before += input.size ?? 0;
    if (apart) context.sharedOrders += context.ledger.endFile();
  }
  context.ledger.endFiles();
  return { context, fates, files };
}

/** Bytes of all files as they are stored; undefined where one of them is no file. */
function sizeOf(inputs: readonly Input[]): number | undefined {
  const sizes = inputs.flatMap(({ size }) => size ?? []);
  return sizes.length < inputs.length ? undefined : sizes.reduce((sum, size) => sum + size, 0);
}

/** Folds one file into the context's ledger and gives what there is to say about it. Its layout is kept for the next pass. */
async function readFile(
  input: Input,
  number: number,
  copies: Copies,
  options: ReadOptions,
  context: ReaderContext,
  layouts: Map<number, Layout>,
  superseded: ReadonlySet<string>,
  /** Lets others have a turn; `bytes`: how many of the file were taken. */
  turn: (bytes: number) => Promise<void>,
): Promise<Message[]> {
  const source = withoutMarks(await input.open());
  let fast: ParallelReading | undefined;
  try {
    let strays = watchingNul(source);
    let window = new Window(strays, input.name, options.chunkBytes);
    const { bytes, complete } = await window.sample();
    let layout = layouts.get(number);
    if (layout === undefined) {
      options.screen?.(bytes, input.name);
      layout = detectLayout(
        bytes,
        { ...options.layout, dedupe: context.dedupe },
        { file: input.name, complete },
      );
      layouts.set(number, layout);
      if (!complete || holdsRows(bytes.subarray(layout.bodyOffset))) await copies.refuse(number);
    }
    const recoder = recoderOf(layout, input.name);
    if (recoder) {
      strays = watchingNul(recoded(source, bytes, recoder));
      window = new Window(strays, input.name, options.chunkBytes);
      await window.sample();
    }
    for (const _title of layout.titleLines) context.fates.count(FATE.structural, undefined);
    const scanner = new Scanner(layout, layout.width + 1, layout.bodyLine);
    scanner.strays = strays;
    const reader = new OrderReader(input.name, number, layout, context, superseded);
    const isSmall = complete || (source.size ?? Number.POSITIVE_INFINITY) <= SMALL_BYTES;
    const compares = !context.dedupe && (options.compareRows ?? isSmall);
    const repeats = compares ? new RepeatWatch(reader, context.fates, layout) : undefined;
    const kind = repeats || superseded.size > 0 ? undefined : plainLayout(layout, context, reader.columns);
    const file = { name: input.name, size: source.size, source: strays };
    fast = kind && new ParallelReading(kind, file, options.threads ?? 1, scanner, reader, context, options);
    const sink = rowSinkOf(input.name, layout, reader, repeats ?? reader);
    let sinceTurn = 0;
    const after = async (bytes: number) => {
      sinceTurn += bytes;
      if (sinceTurn < TURN_BYTES) return;
      sinceTurn = 0;
      fast?.book();
      await turn(source.taken?.() ?? 0);
    };
    if (fast) await fast.read(window, layout.bodyOffset, sink, after);
    else
      for await (const { from, to } of window.scan(scanner, layout.bodyOffset, sink)) await after(to - from);
    sink.flush?.();
    reader.finish(scanner.nextLine);
    const replaced = source.finish();
    return [
      ...(replaced ? [replaced] : []),
      ...(source.marks > 0 ? [message('read.marks', { n: source.marks })] : []),
      ...reader.misread(),
      ...(repeats?.finish() ?? []),
    ];
  } finally {
    fast?.close();
    source.close();
  }
}
