import { CR, QUOTE } from './ascii.ts';
import type { Recoder } from './recoder.ts';

const MARK = [0xef, 0xbb, 0xbf];

/**
 * Where the text of a line is that stands in quotes as a whole, its own quotes doubled: `"1;""ACME"";2"`. Undefined for any other
 * line, such as one whose first and last cells are in quotes, or a text that is empty or ends in CR. A CR behind the last quote is
 * no part of it.
 */
export function wrappedText(
  bytes: Uint8Array,
  start: number,
  end: number,
): { readonly from: number; readonly to: number } | undefined {
  const last = end > start && bytes[end - 1] === CR ? end - 1 : end;
  if (last - start < 3 || bytes[start] !== QUOTE || bytes[last - 1] !== QUOTE) return undefined;
  const to = last - 1;
  if (bytes[to - 1] === CR) return undefined;
  for (let p = bytes.indexOf(QUOTE, start + 1); p < to; p = bytes.indexOf(QUOTE, p + 2)) {
    if (bytes[p + 1] !== QUOTE || p + 1 === to) return undefined;
  }
  return { from: start + 1, to };
}

/**
 * A file that has each line in quotes, as a program writes it that takes the lines of a CSV file for texts: read without them.
 * Lines without, such as titles, stay as they are.
 */
export class WrappedLines implements Recoder {
  /** Bytes of a line that is not whole. */
  private rest: Uint8Array = new Uint8Array(0);
  /** Which lines were in quotes, of those that have not been written: lines that follow each other and are alike. */
  private readonly runs: { readonly wrapped: boolean; lines: number }[] = [];
  private isFirst = true;

  constructor(private readonly newline: number) {}

  read(piece: Uint8Array): Uint8Array {
    const bytes = Buffer.concat([this.rest, piece]);
    const whole = bytes.lastIndexOf(this.newline) + 1;
    this.rest = Uint8Array.from(bytes.subarray(whole));
    return this.unwrap(bytes.subarray(0, whole));
  }

  end(): Uint8Array {
    const { rest } = this;
    this.rest = new Uint8Array(0);
    return this.unwrap(Buffer.from(rest));
  }

  write(piece: Uint8Array): Uint8Array {
    const result = Buffer.allocUnsafe(3 * piece.length + 2);
    let length = 0;
    for (let start = 0; start < piece.length; ) {
      const end = this.endOfLine(piece, start);
      const next = Math.min(end + 1, piece.length);
      let p = start;
      if (this.takeNote()) {
        if (MARK.every((byte, index) => piece[start + index] === byte)) {
          while (p < start + MARK.length) result[length++] = piece[p++]!;
        }
        const to = end > start && piece[end - 1] === CR ? end - 1 : end;
        result[length++] = QUOTE;
        while (p < to) {
          if (piece[p] === QUOTE) result[length++] = QUOTE;
          result[length++] = piece[p++]!;
        }
        result[length++] = QUOTE;
      }
      while (p < next) result[length++] = piece[p++]!;
      start = next;
    }
    return result.subarray(0, length);
  }

  private unwrap(bytes: Buffer): Uint8Array {
    const result = Buffer.allocUnsafe(bytes.length);
    let length = 0;
    for (let start = 0; start < bytes.length; ) {
      const end = this.endOfLine(bytes, start);
      const next = Math.min(end + 1, bytes.length);
      const marked = this.isFirst && MARK.every((byte, index) => bytes[index] === byte);
      const text = wrappedText(bytes, marked ? start + MARK.length : start, end);
      this.note(text !== undefined);
      let p = start;
      if (text) {
        if (marked) while (p < start + MARK.length) result[length++] = bytes[p++]!;
        for (p = text.from; p < text.to; p++) {
          result[length++] = bytes[p]!;
          if (bytes[p] === QUOTE) p++;
        }
        p++;
      }
      while (p < next) result[length++] = bytes[p++]!;
      this.isFirst = false;
      start = next;
    }
    return result.subarray(0, length);
  }

  private endOfLine(bytes: Uint8Array, start: number): number {
    const end = bytes.indexOf(this.newline, start);
    return end === -1 ? bytes.length : end;
  }

  private note(wrapped: boolean): void {
    const last = this.runs.at(-1);
    if (last?.wrapped === wrapped) last.lines++;
    else this.runs.push({ wrapped, lines: 1 });
  }

  /** Whether the next line to write was in quotes. */
  private takeNote(): boolean {
    const first = this.runs[0]!;
    if (--first.lines === 0) this.runs.shift();
    return first.wrapped;
  }
}
