/**
 * Cells that say "nothing" in other ways than by being blank: marks of databases (NULL), spreadsheets (#N/D), frameworks
 * (False, None) and people (-, N/D). Odoo writes False, and Excel in Portuguese makes FALSO of it.
 */

import { isDigit } from '../bytes/ascii.ts';

const MARK =
  /^(?:[-\u2010-\u2015/]+|null|none|nan|n\/[ad]|falso?|\\n|[(<[](?:null|none|blank|vazio)[)>\]]|#n\/[ad]|#(?:ref|valor|value|nome|name|n[uú]m|nulo|null|spill)[!?]|#div\/0!|=?false(?:\(\))?)$/i;

/** The mask of an empty date field, and the zeros that systems write for one. */
const NO_DATE =
  /^(?:[\s/.:-]*|0+|0{1,2}[/.-]0{1,2}[/.-]0{2,4}|0{4}[/.-]0{2}[/.-]0{2})(?:[ T]0{2}:0{2}(?::0{2})?(?:\.0+)?)?$/;

const LONGEST_MARK = 11;
const LONGEST_DATE = 30;

/** Whether a text, without outer blanks, says that there is nothing. */
export function isMark(text: string): boolean {
  return text.length <= LONGEST_MARK && MARK.test(text);
}

/** Whether a text says that there is no date; so does a blank one. */
export function isNoDate(text: string): boolean {
  return text.length <= LONGEST_DATE && (NO_DATE.test(text) || MARK.test(text) || /^nat$/i.test(text));
}

/** Whether the bytes of a text, without outer blanks, may be a mark: most texts are told by their first and last character. */
export function mayBeMark(bytes: Uint8Array, from: number, to: number): boolean {
  const last = bytes[to - 1]!;
  if (to - from > 3 * LONGEST_MARK || isDigit(last)) return false;
  switch (bytes[from]! | 0x20) {
    // - / # ( < [ \ = and, with or without case, n and f; the lead byte of dashes in UTF-8 and two dashes of windows-1252.
    case 0x2d:
    case 0x2f:
    case 0x23:
    case 0x28:
    case 0x3c:
    case 0x7b:
    case 0x7c:
    case 0x3d:
    case 0x6e:
    case 0x66:
    case 0xe2:
    case 0xb6:
    case 0xb7:
      return true;
    default:
      return false;
  }
}
