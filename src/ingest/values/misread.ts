/**
 * Texts that another program misread: their UTF-8 was taken for windows-1252 or ISO-8859-1, and the signs that came out were
 * saved as if they were meant (`SÃ£o Paulo` for São Paulo).
 *
 * Invariants
 * - A text is taken back as a whole or not at all: all its characters beyond ASCII, as bytes, are valid UTF-8.
 * - One of them at least is a sign that nobody writes where it stands. A word may end in Ã and be followed by a closing quote,
 *   a dash, a trade mark or a blank that breaks no line: such signs alone prove nothing.
 * - The text alone decides, so that it is the same wherever in a file it stands.
 */

import { decodeText } from '../bytes/encoding.ts';

/** The bytes of the characters that windows-1252 has in the place of control characters. */
const SPECIAL: ReadonlyMap<string, number> = new Map(
  Array.from({ length: 0x20 }, (_, index) => {
    const byte = 0x80 + index;
    return [decodeText(Uint8Array.of(byte), 0, 1, 'windows-1252')!, byte];
  }),
);

/** What the first bytes of UTF-8 look like where it is misread: those of Western letters, of signs and of pictures. */
const FIRST = /[ÂÃÄÅâïð]/;

/**
 * Signs that cannot be meant: a first byte that ends no word, or one before a sign that follows no word; a closing quote or a
 * bullet within a word; three or four of them.
 */
const NEVER_MEANT = /(?<!\p{L})[ÂÃÄÅ]|[ÂÃÄÅ](?:[^\u00a0®»’”…–—•›™]|[”•]\p{L})|[âïð]/u;

/** What no text has in the end: control characters, the mark of a lost character, letters from beyond the West. */
const FOREIGN = /[\u0080-\u009f\u0180-\u1fff\ufffd]/;

/** Misreading may have happened again: three times is more than anybody has met. */
const MAX_ROUNDS = 3;

/** The text as it was meant, where it is proven to be misread; any other text as it stands. */
export function asMeant(text: string): string {
  return FIRST.test(text) ? (beforeMisreading(text, MAX_ROUNDS) ?? text) : text;
}

function beforeMisreading(text: string, rounds: number): string | undefined {
  const bytes = bytesOf(text);
  const meant = bytes && decodeText(bytes, 0, bytes.length, 'utf-8');
  if (meant === undefined || !NEVER_MEANT.test(text)) return undefined;
  const earlier = rounds > 1 && FIRST.test(meant) ? beforeMisreading(meant, rounds - 1) : undefined;
  return earlier ?? (FOREIGN.test(meant) ? undefined : meant);
}

/** The bytes that were misread as a text; undefined where no byte gives one of its characters. */
function bytesOf(text: string): Uint8Array | undefined {
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    const byte = code <= 0xff ? code : SPECIAL.get(text[index]!);
    if (byte === undefined) return undefined;
    bytes[index] = byte;
  }
  return bytes;
}
