/**
 * What is written around a text so that a spreadsheet leaves it alone: an apostrophe before it, or `="00123"`; and the quotes
 * of CSV. A text is the same with and without.
 */

import { APOSTROPHE, EQUALS, QUOTE } from '../bytes/ascii.ts';
import { dropBlanks, skipBlanks } from './blanks.ts';

/**
 * Start and end of the date or number within bytes[start, end), which have no outer blanks; undefined where nothing is written
 * around it.
 */
export function undressed(
  bytes: Uint8Array,
  start: number,
  end: number,
): readonly [start: number, end: number] | undefined {
  let from = start;
  let to = end;
  for (;;) {
    const first = from < to ? bytes[from] : undefined;
    if (first === APOSTROPHE) {
      from++;
    } else if (to - from >= 2 && first === QUOTE && bytes[to - 1] === QUOTE) {
      from++;
      to--;
    } else if (to - from >= 3 && first === EQUALS && bytes[from + 1] === QUOTE && bytes[to - 1] === QUOTE) {
      from += 2;
      to--;
    } else {
      return from === start && to === end ? undefined : [from, to];
    }
    from = skipBlanks(bytes, from, to);
    to = dropBlanks(bytes, from, to);
  }
}

/** A text without outer blanks, white space of Unicode all of it, and without what protects it. */
export function bareText(text: string): string {
  let bare = trimmed(text);
  for (;;) {
    if (bare.startsWith("'")) bare = trimmed(bare.slice(1));
    else if (bare.startsWith('="') && bare.length > 2 && bare.endsWith('"'))
      bare = trimmed(bare.slice(2, -1));
    else return bare;
  }
}

/** What a cell as it stands in its file says: without quotes, doubled quotes, outer blanks and protection. */
export function plainText(cell: string): string {
  const text = trimmed(cell);
  if (text.length < 2 || !text.startsWith('"') || !text.endsWith('"')) return bareText(text);
  return bareText(text.slice(1, -1).replaceAll('""', '"'));
}

/** A text without outer white space: `trim` knows all of it but U+0085. */
export function trimmed(text: string): string {
  let bare = text.trim();
  while (bare.startsWith('\u0085') || bare.endsWith('\u0085')) {
    bare = bare.replace(/^\u0085+|\u0085+$/g, '').trim();
  }
  return bare;
}
