/**
 * Tells windows-1252 and code page 850 apart. Every byte is a character in both, so what decides is which of them puts
 * Portuguese letters between letters, in a case that their neighbours have, where the other has signs and boxes.
 */

import { decodeText, type SingleByte } from '../bytes/encoding.ts';
import type { Choice, Encoding } from './layout.ts';

const SMALL = 'ãõáéíóúâêôçàüñ';
const LARGE = SMALL.toUpperCase();
const ORDINALS = 'ºª°';
/** May stand between letters: a blank that breaks no line, and apostrophes. */
const NEUTRAL = '\u00a0’´';
/** What frames and shades are drawn with, and control characters: never beside a letter. */
const DRAWN = /[\u0080-\u009f\u2500-\u25ff]/;

const OTHER = 0;
const DIGIT = 1;
const NEUTRAL_SIGN = 2;
const ORDINAL = 3;
const BOX = 4;
/** Letters from here on. */
const SMALL_LETTER = 5;
const SMALL_ACCENTED = 6;
const LARGE_LETTER = 7;
const LARGE_ACCENTED = 8;

function kindOf(character: string): number {
  if (SMALL.includes(character)) return SMALL_ACCENTED;
  if (LARGE.includes(character)) return LARGE_ACCENTED;
  if (ORDINALS.includes(character)) return ORDINAL;
  if (NEUTRAL.includes(character)) return NEUTRAL_SIGN;
  if (DRAWN.test(character)) return BOX;
  if (/\p{Ll}/u.test(character)) return SMALL_LETTER;
  if (/\p{L}/u.test(character)) return LARGE_LETTER;
  return /\d/.test(character) ? DIGIT : OTHER;
}

const isLetter = (kind: number) => kind >= SMALL_LETTER;
const isSmall = (kind: number) => kind === SMALL_LETTER || kind === SMALL_ACCENTED;

/** By byte: what its character is in an encoding. */
function kindsOf(encoding: SingleByte): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, byte) =>
    kindOf(decodeText(Uint8Array.of(byte), 0, 1, encoding)!),
  );
}

type Candidate = 'windows-1252' | 'cp850';

/** Made when they are asked for: most files are UTF-8. */
const kindsByEncoding = new Map<Candidate, Uint8Array>();

/** The byte that is a large C with cedilla in one of them and a large A with tilde in the other: its neighbours tell. */
const C_CEDILLA_OR_A_TILDE = 0xc7;
const BEFORE_C_CEDILLA = /[AEIOUNRLP\x80-\xff]/;
const BEHIND_A_TILDE = /[OESI\x80-\xff]|[^A-Z]/;

/** Characters beyond ASCII that are looked at: more would not say more. */
const ENOUGH = 2_000;

/** How well bytes[start, end) read in an encoding: one for every letter in its place, minus one for every sign out of it. */
function scoreOf(bytes: Uint8Array, start: number, end: number, encoding: Candidate): number {
  const kinds = kindsByEncoding.get(encoding) ?? kindsOf(encoding);
  kindsByEncoding.set(encoding, kinds);
  let score = 0;
  let seen = 0;
  for (let p = start; p < end && seen < ENOUGH; p++) {
    if (bytes[p]! < 0x80) continue;
    seen++;
    const before = p > start ? kinds[bytes[p - 1]!]! : OTHER;
    const behind = p + 1 < end ? kinds[bytes[p + 1]!]! : OTHER;
    score += placed(kinds[bytes[p]!]!, before, behind, () => mayStand(bytes, p, encoding));
  }
  return score;
}

/** 1 for a character that is in its place between two others, -1 for one that is out of it, 0 where that does not tell. */
function placed(kind: number, before: number, behind: number, mayStandHere: () => boolean): number {
  const touches = isLetter(before) || isLetter(behind);
  const within = isLetter(before) && isLetter(behind);
  switch (kind) {
    case SMALL_ACCENTED:
      return isLetter(behind) && !isSmall(behind) ? -1 : touches ? 1 : 0;
    case LARGE_ACCENTED:
      return isSmall(before) || !mayStandHere() ? -1 : touches ? 1 : 0;
    case LARGE_LETTER:
      return isSmall(before) ? -1 : 0;
    case ORDINAL:
      return before === DIGIT || isLetter(before) ? 1 : 0;
    case NEUTRAL_SIGN:
      return within ? 1 : 0;
    case BOX:
      return touches ? -1 : 0;
    case OTHER:
      return within ? -1 : 0;
    default:
      return 0;
  }
}

function mayStand(bytes: Uint8Array, at: number, encoding: Candidate): boolean {
  if (bytes[at] !== C_CEDILLA_OR_A_TILDE) return true;
  return encoding === 'cp850'
    ? BEHIND_A_TILDE.test(String.fromCharCode(bytes[at + 1] ?? 0))
    : BEFORE_C_CEDILLA.test(String.fromCharCode(bytes[at - 1] ?? 0));
}

/**
 * The encoding of bytes that are not UTF-8: windows-1252, which almost everything writes, unless code page 850 reads better;
 * proven where one of them does.
 */
export function chooseCodePage(bytes: Uint8Array, start: number, end: number): Choice<Encoding> {
  const balance = scoreOf(bytes, start, end, 'cp850') - scoreOf(bytes, start, end, 'windows-1252');
  if (balance > 0) return { value: 'cp850', proven: true };
  return balance < 0
    ? { value: 'windows-1252', proven: true }
    : { value: 'windows-1252', proven: false, rival: 'cp850' };
}
