import { APOSTROPHE, EQUALS, isDigit, QUOTE } from '../bytes/ascii.ts';
import { decodeText } from '../bytes/encoding.ts';
import { type Dialect, Scanner } from '../scan.ts';
import { isMark } from '../values/marks.ts';
import { beginsLikeTotal, isTotalLabel } from '../values/meaning.ts';
import { asMeant } from '../values/misread.ts';
import { plainText } from '../values/protection.ts';
import type { Encoding } from './layout.ts';

/** Values of a column that are looked at to tell what it holds. */
const PROFILE = 400;

/** Whether a text may begin with a byte: no blank, quote or protection, and no part of a character. */
function isPlain(first: number): boolean {
  return first > APOSTROPHE && first !== EQUALS && first < 0x80;
}

/** Most cells have so many bytes or more, with the delimiter: room for their offsets that is not used takes no memory. */
const CELL_BYTES = 4;

/** Cells of a record beyond which they are only counted: more than any readable file has columns. */
const MAX_CELLS = 5_001;

/** The text of a cell as it stands, without outer blanks, quotes and what protects it; undecodable cells are empty. */
export function writtenText(bytes: Uint8Array, start: number, end: number, encoding: Encoding): string {
  return plainText(decodeText(bytes, start, end, encoding) ?? '');
}

/** As `writtenText`, as it was meant. */
export function cellText(bytes: Uint8Array, start: number, end: number, encoding: Encoding): string {
  return asMeant(writtenText(bytes, start, end, encoding));
}

/** A record without fault: its number of cells, its physical line, and where its offsets begin in `Rows.offsets`. */
export interface Row {
  readonly line: number;
  readonly cells: number;
  readonly at: number;
}

/** The records of the sample below the header. Their offsets stand in one array: objects per cell would cost more than the scan. */
export class Rows {
  readonly all: Row[] = [];
  /** For each row the offset before its first cell, then the end of each cell; the delimiter is between. */
  private offsets: Int32Array;
  private used = 0;

  constructor(
    readonly bytes: Uint8Array,
    dialect: Dialect,
    from: number,
    firstLine: number,
  ) {
    this.offsets = new Int32Array(bytes.length / CELL_BYTES);
    const scanner = new Scanner(dialect, MAX_CELLS, firstLine);
    scanner.scan(bytes, from, bytes.length, true, {
      record: (_, { fault, cells, line, start, end, ends }) => {
        if (fault === undefined && end > start) this.keep(line, start, ends, cells);
      },
    });
  }

  private keep(line: number, start: number, ends: Int32Array, cells: number): void {
    const kept = Math.min(cells, MAX_CELLS);
    if (this.used + kept + 1 > this.offsets.length) {
      const grown = new Int32Array(2 * (this.used + kept + 1));
      grown.set(this.offsets);
      this.offsets = grown;
    }
    this.all.push({ line, cells, at: this.used });
    this.offsets[this.used++] = start - 1;
    for (let cell = 0; cell < kept; cell++) this.offsets[this.used++] = ends[cell]!;
  }

  /** Offset of a cell's first byte. */
  start(row: Row, column: number): number {
    return this.offsets[row.at + column]! + 1;
  }

  /** Offset behind a cell's last byte. */
  end(row: Row, column: number): number {
    return this.offsets[row.at + column + 1]!;
  }
}

/** The rows below the header as columns. Rows of another width, which will be rejected, are left out. */
export class Table {
  readonly bytes: Uint8Array;
  readonly rows: readonly Row[];
  private readonly profiles = new Map<number, readonly string[]>();

  constructor(
    private readonly source: Rows,
    readonly encoding: Encoding,
    readonly delimiter: string,
    readonly headers: readonly string[],
    width: number,
  ) {
    this.bytes = source.bytes;
    this.rows = source.all.filter(({ cells }) => cells === width);
  }

  /** Offset of a cell's first byte. */
  start(row: Row, column: number): number {
    return this.source.start(row, column);
  }

  /** Offset behind a cell's last byte. */
  end(row: Row, column: number): number {
    return this.source.end(row, column);
  }

  /** The text of a cell. */
  text(row: Row, column: number): string {
    return cellText(this.bytes, this.start(row, column), this.end(row, column), this.encoding);
  }

  /** Whether a cell is blank. Most cells tell by their first byte, or the one behind the quote. */
  isBlank(row: Row, column: number): boolean {
    const start = this.start(row, column);
    const end = this.end(row, column);
    const first = this.bytes[start] === QUOTE ? this.bytes[start + 1]! : this.bytes[start]!;
    if (start < end && isPlain(first)) return false;
    return start === end || this.text(row, column) === '';
  }

  /** Whether a cell has a digit in it. */
  hasDigit(row: Row, column: number): boolean {
    return this.hasByte(row, column, isDigit);
  }

  /** Whether a cell has a byte of some kind in it. */
  hasByte(row: Row, column: number, isWanted: (byte: number) => boolean): boolean {
    const end = this.end(row, column);
    for (let at = this.start(row, column); at < end; at++) if (isWanted(this.bytes[at]!)) return true;
    return false;
  }

  /** Whether two rows have the same text in a column. */
  sameText(a: Row, b: Row, column: number): boolean {
    const [start, other] = [this.start(a, column), this.start(b, column)];
    const length = this.end(a, column) - start;
    let same = length === this.end(b, column) - other ? 0 : -1;
    while (same >= 0 && same < length && this.bytes[start + same] === this.bytes[other + same]) same++;
    if (same === length) return true;
    const quotes = this.quotesAround(a, column);
    const isTold = quotes !== undefined && quotes === this.quotesAround(b, column);
    return !isTold && this.text(a, column) === this.text(b, column);
  }

  /** As `sameText`, in some columns. */
  sameTexts(a: Row, b: Row, columns: readonly number[]): boolean {
    for (const column of columns) if (!this.sameText(a, b, column)) return false;
    return true;
  }

  /** Quotes that are all there is to take off a cell to have its text, one at each end or none; undefined where there is more. */
  private quotesAround(row: Row, column: number): 0 | 1 | undefined {
    const { bytes } = this;
    const start = this.start(row, column);
    const end = this.end(row, column);
    const quotes = end - start > 2 && bytes[start] === QUOTE && bytes[end - 1] === QUOTE ? 1 : 0;
    const first = bytes[start + quotes]!;
    const last = bytes[end - 1 - quotes]!;
    return isPlain(first) && last > QUOTE && last < 0x80 ? quotes : undefined;
  }

  /** Whether the text of a cell may begin with one of some letters, small or capital. */
  beginsLike(row: Row, column: number, letters: string): boolean {
    const end = this.end(row, column);
    let at = this.start(row, column);
    while (at < end && this.bytes[at]! <= QUOTE) at++;
    return at < end && letters.includes(String.fromCharCode(this.bytes[at]! | 0x20));
  }

  /** The first values of a column that are neither blank nor a mark for it. */
  values(column: number): readonly string[] {
    let values = this.profiles.get(column);
    if (!values) {
      const found: string[] = [];
      for (const row of this.rows) {
        const text = this.text(row, column);
        if (text !== '' && !isMark(text)) found.push(text);
        if (found.length === PROFILE) break;
      }
      values = found;
      this.profiles.set(column, values);
    }
    return values;
  }

  /**
   * Whether at least `share` of the column's values pass the test; false for a column without values. The labels of totals are
   * no values: reports have one below each customer.
   */
  mostly(column: number, share: number, test: (value: string) => boolean): boolean {
    const values = this.values(column).filter((value) => !isTotalLabel(value) && !beginsLikeTotal(value));
    return values.length > 0 && values.filter(test).length >= share * values.length;
  }
}
