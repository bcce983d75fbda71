import { COLON, COMMA, isDigit, PLUS, SPACE } from '../bytes/ascii.ts';
import { skipBlanks, wideBlank } from './blanks.ts';

const LETTER_T = 0x54;

/** Words of a time of day: 9:50 PM, 9:50 p.m., 10h30m, 10:15 hs., and the zones that mean no place: 10:00Z, 10:00 UTC. */
const WORDS: ReadonlySet<string> = new Set(['am', 'pm', 'a', 'p', 'm', 'h', 'hs', 'z', 'utc', 'gmt']);

/**
 * Whether bytes[start, end) may follow a date: nothing, or blanks, comma or `T` and something like 08:34, 08:34:00.000,
 * 9:50 PM, 09:50:26 +0200, 10:00:00 UTC, 10h30.
 */
export function isTimeTail(bytes: Uint8Array, start: number, end: number): boolean {
  if (start === end) return true;
  let p = skipBlanks(bytes, start, end);
  while (p < end && (bytes[p] === SPACE || bytes[p] === LETTER_T || bytes[p] === COMMA)) p++;
  if (p === start || p >= end || !isDigit(bytes[p]!)) return false;
  while (p < end) {
    const byte = bytes[p]!;
    if ((byte >= PLUS && byte <= COLON) || byte === SPACE) {
      p++;
    } else if (byte >= 0x80) {
      const length = wideBlank(bytes, p, end);
      if (length === 0) return false;
      p += length;
    } else {
      let word = '';
      for (; p < end && isLetter(bytes[p]!); p++) word += String.fromCharCode(bytes[p]! | 0x20);
      if (!WORDS.has(word)) return false;
    }
  }
  return true;
}

function isLetter(byte: number): boolean {
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}
