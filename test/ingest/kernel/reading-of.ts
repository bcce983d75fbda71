import { Window } from '../../../src/ingest/bytes/window.ts';
import { Placeholders } from '../../../src/ingest/cells/identity.ts';
import { Contradiction } from '../../../src/ingest/contradiction.ts';
import { FateTally } from '../../../src/ingest/fate.ts';
import { plainLayout } from '../../../src/ingest/kernel/plain-reader.ts';
import { ParallelReading } from '../../../src/ingest/lanes/parallel-reading.ts';
import { detectLayout } from '../../../src/ingest/layout/detect.ts';
import type { Layout } from '../../../src/ingest/layout/layout.ts';
import { OrderReader } from '../../../src/ingest/reader.ts';
import type { ReaderContext } from '../../../src/ingest/reader-context.ts';
import type { Reject } from '../../../src/ingest/rejects.ts';
import { Scanner } from '../../../src/ingest/scan.ts';
import { closeLedger } from '../../../src/ledger/closed.ts';
import { Ledger } from '../../../src/ledger/ledger.ts';
import { toldBy } from '../../ledger/model.ts';
import { memoryInput } from '../memory-input.ts';
import { type Dialect, written } from './rows.ts';

/** 2026-06-30. */
export const TODAY = 20_634;
export const FILE = 'pedidos.csv';
/** What one thread reads before others join in. */
export const LEAD_BYTES = 1 << 8;

/** The layout that the proving rows of a dialect show. */
export function layoutOf(dialect: Dialect): Layout {
  return detectLayout(Buffer.from(written(dialect, [], true)), {}, { file: FILE, complete: true });
}

/** Everything that comes of reading a file record by record, or by the kernel with so many threads. */
export async function readingOf(
  text: string,
  layout: Layout,
  asOf: number | undefined,
  chunkBytes: number,
  threads: number | undefined,
) {
  const rejects: Reject[] = [];
  const context: ReaderContext = {
    ledger: new Ledger(),
    fates: new FateTally(),
    rejects: { add: (reject) => rejects.push(reject), restart() {} },
    placeholders: new Placeholders(['consumidor final']),
    asOf,
    today: TODAY,
    dedupe: false,
    several: false,
    overlaps: undefined,
    sharedOrders: 0,
    unknownStatuses: new Map(),
    unreadableMargins: 0,
    currencies: new Set(),
    totals: [],
    latest: undefined,
  };
  const source = await memoryInput(FILE, Buffer.from(text)).open();
  const window = new Window(source, FILE, chunkBytes);
  await window.sample();
  const scanner = new Scanner(layout, layout.width + 1, layout.bodyLine);
  const reader = new OrderReader(FILE, 0, layout, context, new Set());
  const plain = plainLayout(layout, context, reader.columns);
  if (plain === undefined) throw new Error('this layout must be one that the kernel reads');
  const file = { name: FILE, size: Buffer.byteLength(text), source };
  const fast =
    threads &&
    new ParallelReading(plain, file, threads, scanner, reader, context, {
      leadBytes: LEAD_BYTES,
      chunkBytes,
    });
  let contradiction: unknown;
  try {
    if (fast) await fast.read(window, layout.bodyOffset, reader, async () => {});
    else for await (const _span of window.scan(scanner, layout.bodyOffset, reader));
    reader.finish(scanner.nextLine);
  } catch (error) {
    if (!(error instanceof Contradiction)) throw error;
    return { contradiction: { ...error } };
  } finally {
    if (fast) fast.close();
  }
  const { ledger, fates, unknownStatuses, latest } = context;
  return {
    contradiction,
    fates: fates.totals(TODAY),
    saleDays: fates.saleDays(),
    absolute: fates.absoluteMoney,
    customers: toldBy(closeLedger(ledger, new Map(), TODAY), undefined, TODAY),
    dataStart: ledger.dataStart,
    unknownStatuses,
    latest,
    rejects,
  };
}
