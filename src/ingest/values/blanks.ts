/**
 * The outer blanks of cells that are read as bytes: ASCII blanks, and in UTF-8 all white space of Unicode and byte order marks.
 * Of windows-1252 the no-break space, which is a byte that no character of UTF-8 begins with.
 */

import { SPACE } from '../bytes/ascii.ts';

/** Code point of a character of three bytes in UTF-8; -1 where there is none. */
export function wideAt(bytes: Uint8Array, at: number): number {
  const [lead, second, third] = [bytes[at]!, bytes[at + 1]!, bytes[at + 2]!];
  if (lead >> 4 !== 0xe || second >> 6 !== 2 || third >> 6 !== 2) return -1;
  return ((lead & 0x0f) << 12) | ((second & 0x3f) << 6) | (third & 0x3f);
}

/** Whether a character of three bytes is white space of Unicode or a byte order mark. */
function isWideBlank(code: number): boolean {
  return (
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000 ||
    code === 0x1680 ||
    code === 0xfeff
  );
}

/** Bytes of the blank beyond ASCII at an offset, which ends at `end` at the latest; 0 where there is none. */
export function wideBlank(bytes: Uint8Array, at: number, end: number): number {
  const byte = bytes[at]!;
  if (byte === 0xa0) return 1;
  if (byte === 0xc2) return at + 2 <= end && (bytes[at + 1] === 0xa0 || bytes[at + 1] === 0x85) ? 2 : 0;
  return at + 3 <= end && isWideBlank(wideAt(bytes, at)) ? 3 : 0;
}

/** First byte that is not outer blank. Most cells have none: small enough to be built into the loops that ask. */
export function skipBlanks(bytes: Uint8Array, start: number, end: number): number {
  const first = bytes[start]!;
  return start < end && first > SPACE && first < 0x80 ? start : firstBare(bytes, start, end);
}

/** Offset behind the last byte that is not outer blank. */
export function dropBlanks(bytes: Uint8Array, start: number, end: number): number {
  const last = bytes[end - 1]!;
  return start < end && last > SPACE && last < 0x80 ? end : lastBare(bytes, start, end);
}

function firstBare(bytes: Uint8Array, start: number, end: number): number {
  let p = start;
  while (p < end) {
    const length = bytes[p]! <= SPACE ? 1 : wideBlank(bytes, p, end);
    if (length === 0) return p;
    p += length;
  }
  return end;
}

function lastBare(bytes: Uint8Array, start: number, end: number): number {
  let p = end;
  while (p > start) {
    let length = 1;
    if (bytes[p - 1]! > SPACE) {
      length = Math.min(3, p - start);
      while (length > 0 && wideBlank(bytes, p - length, p) !== length) length--;
    }
    if (length === 0) return p;
    p -= length;
  }
  return start;
}
