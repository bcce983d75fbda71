import { APOSTROPHE, EQUALS, QUOTE, SPACE } from '../bytes/ascii.ts';
import { decodeText, encodeText, isSingleByte } from '../bytes/encoding.ts';
import type { Encoding } from '../layout/layout.ts';
import type { Scanner } from '../scan.ts';
import { isMark, mayBeMark } from '../values/marks.ts';
import { asMeant } from '../values/misread.ts';
import { trimmed } from '../values/protection.ts';

/** The text of bytes[start, end) as it was meant; undefined where they are not valid in the encoding. */
export function textOf(
  bytes: Uint8Array,
  start: number,
  end: number,
  encoding: Encoding,
): string | undefined {
  const text = decodeText(bytes, start, end, encoding);
  return text === undefined ? undefined : asMeant(text);
}

/** ASCII white space: blank, tab, line feed, vertical tab, form feed, carriage return. */
function isBlank(byte: number): boolean {
  return byte === SPACE || (byte >= 0x09 && byte <= 0x0d);
}

/**
 * The text of one cell at a time, as bytes in the file's encoding: without quotes, doubled quotes, outer white space and what
 * protects it from a spreadsheet (`'00123`, `="00123"`). After `load` it is bytes[from, to); valid until the next `load`.
 */
export class CellText {
  bytes: Uint8Array = new Uint8Array(0);
  from = 0;
  to = 0;
  /** The column that it stands in. */
  column = 0;
  private scratch = new Uint8Array(256);

  constructor(private readonly encoding: Encoding) {}

  get isBlank(): boolean {
    return this.from === this.to;
  }

  /** Whether the loaded text is a mark for "nothing", such as NULL or #N/D. */
  isMark(): boolean {
    return mayBeMark(this.bytes, this.from, this.to) && isMark(this.decode() ?? '');
  }

  /** Loads a cell of the scanner's record. */
  load(bytes: Uint8Array, scanner: Scanner, column: number): void {
    const start = scanner.startOf(column);
    const end = scanner.ends[column]!;
    this.bytes = bytes;
    this.from = start;
    this.to = end;
    this.column = column;
    if (start === end) return;
    const first = bytes[start]!;
    const last = bytes[end - 1]!;
    if (first > APOSTROPHE && first !== EQUALS && first < 0x80 && last > SPACE && last < 0x80) return;
    this.undress();
  }

  /** The loaded text as it was meant, or undefined where its bytes are not valid in the file's encoding. */
  text(): string | undefined {
    return textOf(this.bytes, this.from, this.to, this.encoding);
  }

  /** The loaded text as it stands, or undefined where its bytes are not valid in the file's encoding. */
  decode(): string | undefined {
    return decodeText(this.bytes, this.from, this.to, this.encoding);
  }

  /** The loaded text in UTF-8, so that files of different encodings can be compared. */
  toUtf8(): void {
    if (!isSingleByte(this.encoding)) return;
    for (let p = this.from; p < this.to; p++) {
      if (this.bytes[p]! >= 0x80) {
        this.bytes = Buffer.from(this.decode() ?? '', 'utf-8');
        this.from = 0;
        this.to = this.bytes.length;
        return;
      }
    }
  }

  /** Puts `/` and the text of another cell behind the loaded one. */
  join(other: CellText): void {
    const length = this.to - this.from + 1 + other.to - other.from;
    const joined = new Uint8Array(length);
    joined.set(this.bytes.subarray(this.from, this.to));
    joined[this.to - this.from] = 0x2f;
    joined.set(other.bytes.subarray(other.from, other.to), this.to - this.from + 1);
    this.bytes = joined;
    this.from = 0;
    this.to = length;
  }

  private undress(): void {
    this.trim();
    if (this.to - this.from >= 2 && this.bytes[this.from] === QUOTE && this.bytes[this.to - 1] === QUOTE) {
      this.from++;
      this.to--;
      this.unescape();
      this.trim();
    }
    this.unprotect();
  }

  /** Takes off what protects the text: an apostrophe before it, or `="` and `"` around it. */
  private unprotect(): void {
    for (;;) {
      const { bytes, from, to } = this;
      if (from < to && bytes[from] === APOSTROPHE) {
        this.from++;
      } else if (
        to - from > 2 &&
        bytes[from] === EQUALS &&
        bytes[from + 1] === QUOTE &&
        bytes[to - 1] === QUOTE
      ) {
        this.from += 2;
        this.to--;
      } else {
        return;
      }
      this.trim();
    }
  }

  /** Doubled quotes to single ones. */
  private unescape(): void {
    const first = this.bytes.indexOf(QUOTE, this.from);
    if (first === -1 || first >= this.to) return;
    if (this.scratch.length < this.to - this.from) this.scratch = new Uint8Array(this.to - this.from);
    let length = 0;
    for (let p = this.from; p < this.to; p++) {
      const byte = this.bytes[p]!;
      this.scratch[length++] = byte;
      if (byte === QUOTE && this.bytes[p + 1] === QUOTE) p++;
    }
    this.bytes = this.scratch;
    this.from = 0;
    this.to = length;
  }

  private trim(): void {
    while (this.from < this.to && isBlank(this.bytes[this.from]!)) this.from++;
    while (this.to > this.from && isBlank(this.bytes[this.to - 1]!)) this.to--;
    if (this.from === this.to) return;
    if (this.bytes[this.from]! < 0x80 && this.bytes[this.to - 1]! < 0x80) return;
    // Accented letters and no-break spaces share bytes: only the characters tell them apart.
    const text = this.decode();
    if (text === undefined) return;
    const bare = trimmed(text);
    if (bare === text) return;
    this.bytes = encodeText(bare, this.encoding)!;
    this.from = 0;
    this.to = this.bytes.length;
  }
}
