/**
 * Bytes to records and cells, without making a string.
 *
 * Invariants
 * - A record ends at the newline byte of the dialect, outside quotes, or at the end of the input. A CR before a LF stays in
 *   the last cell, where trimming removes it.
 * - A quote opens only at the start of a cell (outer blanks allowed) and closes at the first quote that is not doubled;
 *   after it only blanks may come before the delimiter. Any other quote is an ordinary character: `TV 32" LED`.
 * - A record that holds a NUL has no cells to speak of, where the scanner is told that there may be one.
 * - A record that breaks these rules costs its first physical line and nothing more: scanning goes on at the next line.
 * - A quote that is not closed within the longest record is not closed at all, and a record that is longer is not handed on:
 *   `scan` stops in front of it. What a window happens to hold beside a record changes nothing.
 * - Cell i covers [i = 0 ? start : ends[i - 1] + 1, ends[i]), quotes and outer blanks included.
 */

import { CR, QUOTE, SPACE, TAB } from './bytes/ascii.ts';

/** Longest record, in bytes without its newline: a quote that is never closed must not swallow the rest of a file. */
export const MAX_RECORD_BYTES = 1 << 20;

/** What separates cells and records. */
export interface Dialect {
  /** Byte between cells. */
  readonly delimiter: number;
  /** Byte that ends a record: 10, or 13 in a file without line feeds. */
  readonly newline: number;
}

/** Why a record has no cells to speak of. */
export type Fault = 'quote_unclosed' | 'quote_trailing' | 'control';

/** Takes the records of a scanner. `scanner` holds the current record; its offsets are valid during the call only. */
export interface RecordSink {
  record(bytes: Uint8Array, scanner: Scanner): void;
}

/** Scans windows of bytes that a caller fills; see the invariants above. */
export class Scanner {
  /** Offset of the record's first byte in the window. */
  start = 0;
  /** Offset behind its last byte, newline excluded. */
  end = 0;
  /** Number of its cells; more than `maxCells` are counted but not kept. */
  cells = 0;
  /** End offset of each cell. */
  readonly ends: Int32Array;
  /** Physical line of its first byte. */
  line: number;
  fault: Fault | undefined;
  /** Counts the windows: offsets of records of another window mean nothing. */
  window = 0;
  /** The window's bytes, to compare four at a time. */
  view: DataView = new DataView(new ArrayBuffer(0));
  /** How many of its first cells are, byte for byte, those of the record before it; never too many. */
  shared = 0;
  /** Physical line of the quote at fault. */
  faultLine = 0;
  /** Knows whether the bytes may hold a NUL: only then each record is looked through for one. */
  strays: { readonly hasNul: boolean } | undefined;
  /** Bytes that a record may have. */
  longest = MAX_RECORD_BYTES;
  /** Offset of the first NUL that is in no record yet. */
  private nextNul = Number.POSITIVE_INFINITY;
  /** Physical line of the first byte behind the current record. */
  nextLine: number;

  constructor(
    private readonly dialect: Dialect,
    private readonly maxCells: number,
    firstLine = 1,
  ) {
    this.ends = new Int32Array(maxCells + 1);
    this.line = firstLine;
    this.nextLine = firstLine;
  }

  /** Offset of the first byte of a cell of the current record. */
  startOf(cell: number): number {
    return cell === 0 ? this.start : this.ends[cell - 1]! + 1;
  }

  /**
   * Hands every complete record of bytes[from, to) to the sink and returns the offset of the first byte it did not use.
   * `final` says that nothing follows: then the last record needs no newline. More than `longest` bytes that are left begin with
   * a record that is too long.
   */
  scan(bytes: Uint8Array, from: number, to: number, final: boolean, sink: RecordSink): number {
    this.enter(bytes, from);
    // What a window holds behind its end may be much, and is not looked at.
    return bytes.subarray(from, to).indexOf(QUOTE) === -1
      ? this.scanPlain(bytes, from, to, final, sink)
      : this.scanQuoted(bytes, from, to, final, sink);
  }

  /** As `scan`, for the first record only. */
  scanOne(bytes: Uint8Array, from: number, to: number, final: boolean, sink: RecordSink): number {
    this.enter(bytes, from);
    return this.scanQuoted(bytes, from, to, final, sink, 1);
  }

  private enter(bytes: Uint8Array, from: number): void {
    this.window++;
    this.shared = 0;
    if (this.strays?.hasNul) this.seekNul(bytes, from);
    const { buffer, byteOffset, byteLength } = this.view;
    if (buffer !== bytes.buffer || byteOffset !== bytes.byteOffset || byteLength !== bytes.length) {
      this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    }
  }

  /**
   * The loop for windows without any quote: most of the run time of a large file is spent here. The inner loops call
   * nothing, so that the engine keeps the window's address and length in registers, and most bytes cost one comparison.
   * The items of an order repeat its columns: what a record shares with the one before is compared four bytes at a time,
   * and its cells end where those of the record before do.
   */
  private scanPlain(bytes: Uint8Array, from: number, to: number, final: boolean, sink: RecordSink): number {
    const { delimiter, newline } = this.dialect;
    const { ends, maxCells, longest } = this;
    const highest = Math.max(delimiter, newline);
    const { view } = this;
    let start = from;
    let before = from;
    let keptCells = 0;
    for (;;) {
      let p = start;
      let cells = 0;
      const distance = start - before;
      // What a record with too many cells shares with the next is not known: its cells are looked for again.
      const lastWord = keptCells === 0 ? before - 4 : Math.min(start - 1, to - distance) - 4;
      let q = before;
      while (q <= lastWord && view.getInt32(q) === view.getInt32(q + distance)) q += 4;
      while (q < lastWord + 4 && bytes[q] === bytes[q + distance]) q++;
      if (q > before) {
        while (cells < keptCells && ends[cells]! < q) {
          ends[cells]! += distance;
          cells++;
        }
        p = q + distance;
      }
      this.shared = cells;
      for (; p < to; p++) {
        const byte = bytes[p]!;
        if (byte > highest) continue;
        if (byte === delimiter) {
          if (cells < maxCells) ends[cells] = p;
          cells++;
        } else if (byte === newline) {
          break;
        }
      }
      if (p >= to && (!final || start >= to)) return start;
      if (p - start > longest) return start;
      if (cells < maxCells) ends[cells] = p;
      this.emit(bytes, start, p, cells + 1, sink);
      if (p >= to) return to;
      this.nextLine++;
      keptCells = cells < maxCells ? cells : 0;
      before = start;
      start = p + 1;
    }
  }

  private scanQuoted(
    bytes: Uint8Array,
    from: number,
    to: number,
    final: boolean,
    sink: RecordSink,
    most = Number.POSITIVE_INFINITY,
  ): number {
    const { delimiter, newline } = this.dialect;
    const { ends, maxCells, longest } = this;
    let start = from;
    for (let taken = 0; start < to && taken < most; taken++) {
      // Quotes are looked for in the longest record and the newline behind it.
      const isCut = to - start > longest;
      const last = isCut ? start + longest + 1 : to;
      let p = start;
      let cells = 0;
      let lines = 0;
      let fault: Fault | undefined;
      let faultLine = 0;
      let complete = false;
      while (!complete) {
        let q = p;
        while (q < to && isBlank(bytes[q]!) && bytes[q] !== delimiter && bytes[q] !== newline) q++;
        if (q < to && bytes[q] === QUOTE) {
          const opened = lines;
          let close = q + 1;
          for (; close < last; close++) {
            const byte = bytes[close]!;
            if (byte === newline) lines++;
            else if (byte === QUOTE) {
              if (close + 1 < last && bytes[close + 1] === QUOTE) close++;
              else break;
            }
          }
          // A quote on the last byte of an unfinished window may be the first half of a doubled one.
          if (close >= last - 1 && !final && !isCut) return start;
          if (close >= last - (isCut ? 1 : 0)) {
            fault = 'quote_unclosed';
            faultLine = opened;
            break;
          }
          p = close + 1;
          while (p < to && bytes[p] !== delimiter && bytes[p] !== newline && isBlank(bytes[p]!)) p++;
          if (p < to && bytes[p] !== delimiter && bytes[p] !== newline) {
            fault = 'quote_trailing';
            faultLine = opened;
            break;
          }
        } else {
          p = q;
          while (p < to && bytes[p] !== delimiter && bytes[p] !== newline) p++;
        }
        if (p >= to && !final) return start;
        if (cells < maxCells) ends[cells] = p;
        cells++;
        complete = p >= to || bytes[p] === newline;
        if (!complete) p++;
      }
      if (fault) {
        const newlineAt = bytes.indexOf(newline, start);
        p = newlineAt === -1 || newlineAt > to ? to : newlineAt;
        if (p === to && !final) return start;
        cells = 0;
        lines = 0;
      }
      if (p - start > longest) return start;
      this.fault = fault;
      this.faultLine = this.nextLine + faultLine;
      this.emit(bytes, start, p, cells, sink);
      this.fault = undefined;
      this.nextLine += lines + (p < to ? 1 : 0);
      start = p < to ? p + 1 : to;
    }
    return start;
  }

  private emit(bytes: Uint8Array, start: number, end: number, cells: number, sink: RecordSink): void {
    this.start = start;
    this.end = end;
    this.cells = cells;
    this.line = this.nextLine;
    if (this.nextNul >= end) {
      sink.record(bytes, this);
      return;
    }
    this.seekNul(bytes, end);
    this.fault ??= 'control';
    sink.record(bytes, this);
    this.fault = undefined;
  }

  private seekNul(bytes: Uint8Array, from: number): void {
    const at = bytes.indexOf(0, from);
    this.nextNul = at === -1 ? Number.POSITIVE_INFINITY : at;
  }
}

function isBlank(byte: number): boolean {
  return byte === SPACE || byte === TAB || byte === CR;
}

/** A record of a sample, kept: offsets into the sample's bytes. */
export interface SampleRecord {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  /** [start, end) of each cell, quotes and outer blanks included; empty where there is a fault. */
  readonly cells: readonly (readonly [number, number])[];
  readonly fault?: Fault;
}

/** All records of a sample, through the same scanner that reads whole files. */
export function records(
  bytes: Uint8Array,
  dialect: Dialect,
  from = 0,
  firstLine = 1,
  maxCells = 10_000,
): SampleRecord[] {
  const found: SampleRecord[] = [];
  const scanner = new Scanner(dialect, maxCells, firstLine);
  scanner.scan(bytes, from, bytes.length, true, {
    record(_bytes, { start, end, cells, ends, line, fault }) {
      const ranges: [number, number][] = [];
      for (let cell = 0; cell < Math.min(cells, maxCells); cell++) {
        ranges.push([cell === 0 ? start : ends[cell - 1]! + 1, ends[cell]!]);
      }
      found.push({ line, start, end, cells: ranges, ...(fault ? { fault } : {}) });
    },
  });
  return found;
}
