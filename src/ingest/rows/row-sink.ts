import type { Layout } from '../layout/layout.ts';
import type { OrderReader } from '../reader.ts';
import type { RecordSink, Scanner } from '../scan.ts';
import { Carrier } from './carrier.ts';
import { MainLineSink } from './main-line-sink.ts';

/** Takes the rows of one file. */
export interface RowSink extends RecordSink {
  /** The file has ended: hands over what was kept back. */
  flush?(): void;
}

/**
 * What takes the rows of a file: the sink of its records, which leads to the reader, unless its layout asks for more than a row
 * by itself can tell.
 */
export function rowSinkOf(file: string, layout: Layout, reader: OrderReader, sink: RecordSink): RowSink {
  if (layout.mainLines) return new MainLineSink(layout, layout.mainLines, file, reader, sink);
  return layout.carried ? new CarriedSink(new Carrier(layout, layout.carried), reader, sink) : sink;
}

/** Rows of which some lack what the first row of their order says: they are completed on the way. */
class CarriedSink implements RowSink {
  constructor(
    private readonly carrier: Carrier,
    private readonly reader: OrderReader,
    private readonly sink: RecordSink,
  ) {}

  record(bytes: Uint8Array, scanner: Scanner): void {
    this.reader.original = { bytes, start: scanner.start, end: scanner.end };
    const fault = this.carrier.pass(bytes, scanner, this.sink);
    if (fault) this.reader.refuse(bytes, scanner, fault);
  }
}
