import { CarteiraError } from '../../domain/errors.ts';
import { MAX_RECORD_BYTES, type RecordSink } from '../scan.ts';
import type { ByteSource } from '../source.ts';

/** Bytes from the start of a file that its layout is decided from. */
const SAMPLE_BYTES = 1 << 20;
/** Room for a whole record of the longest kind and as much again to read into. */
export const WINDOW_BYTES = 2 * MAX_RECORD_BYTES;

/** Bytes that are read and scanned at a time: they are still in the processor's own cache when they are looked at. */
const STEP_BYTES = 1 << 18;

/** Bytes in a window: whole records, where they were scanned. */
export interface Span {
  /** The window's bytes; valid until the next span is asked for. */
  readonly bytes: Uint8Array;
  readonly from: number;
  /** Offset behind the last byte, its newline included where it ends a record. */
  readonly to: number;
}

/** Takes the records of a window's steps: a scanner, or what scans faster. */
export interface WindowScanner {
  /** As `Scanner.scan`. */
  scan(bytes: Uint8Array, from: number, to: number, final: boolean, sink: RecordSink): number;
  /** Physical line of the first byte that is not scanned yet. */
  readonly nextLine: number;
}

/**
 * Bytes that a scan has left over begin with a record that is too long, where they are more than one may have.
 * @throws CarteiraError E_RECORD_TOO_LONG
 */
export function refuseTooLong(left: number, file: string, line: number): void {
  if (left > MAX_RECORD_BYTES) throw new CarteiraError('E_RECORD_TOO_LONG', {}, { file, line });
}

/** The part of a file that is in memory: filled from a source, scanned and moved on. */
export class Window {
  private bytes: Buffer = Buffer.allocUnsafe(WINDOW_BYTES);
  private end = 0;
  private done = false;

  constructor(
    private readonly source: ByteSource,
    private readonly file: string,
    /** Bytes that are scanned at a time. */
    private readonly step = STEP_BYTES,
  ) {}

  /** The first bytes of the file, and whether they are all of it. */
  async sample(): Promise<{ readonly bytes: Uint8Array; readonly complete: boolean }> {
    while (!this.done && this.end < SAMPLE_BYTES) {
      await this.fill(this.bytes.subarray(0, SAMPLE_BYTES));
    }
    return { bytes: this.bytes.subarray(0, this.end), complete: this.done };
  }

  /** Goes on in other memory, of WINDOW_BYTES. */
  moveTo(bytes: Buffer): void {
    this.bytes.copy(bytes, 0, 0, this.end);
    this.bytes = bytes;
  }

  /**
   * Hands all records from an offset of the sample on to the sink, and gives after every step the span that was scanned.
   * @throws CarteiraError E_RECORD_TOO_LONG
   */
  async *scan(scanner: WindowScanner, offset: number, sink: RecordSink): AsyncGenerator<Span, void> {
    const { bytes } = this;
    let from = offset;
    let to = offset;
    for (;;) {
      to = Math.min(this.end, to + this.step);
      const final = this.done && to === this.end;
      const next = scanner.scan(bytes, from, to, final, sink);
      refuseTooLong(to - next, this.file, scanner.nextLine);
      yield { bytes, from, to: next };
      if (final) return;
      from = next;
      if (to < this.end) continue;
      bytes.copyWithin(0, from, this.end);
      this.end -= from;
      to = this.end;
      from = 0;
      await this.fill(bytes.subarray(0, this.end + STEP_BYTES));
    }
  }

  /** The bytes from an offset on: they are not scanned yet. */
  restFrom(from: number): Span {
    return { bytes: this.bytes, from, to: this.end };
  }

  private async fill(target: Uint8Array): Promise<void> {
    const got = await this.source.fill(target, this.end);
    this.done = got === 0;
    this.end += got;
  }
}
