/** Printable ASCII: no accents to drop, no exotic blanks. */
const PLAIN = /^[\x20-\x7e]*$/;

/** A text without case, accents and outer blanks, inner blanks single: how placeholders and status words are compared. */
export function foldText(text: string): string {
  const bare = PLAIN.test(text) ? text : text.normalize('NFKD').replace(/\p{M}/gu, '');
  return bare
    .toLowerCase()
    .replace(/[\s\u0085]+/gu, ' ')
    .trim();
}

/** Whether the folded text may begin with one of some letters and digits: a first character without an accent tells. */
export function mayBeginWith(initials: string, text: string): boolean {
  const code = text.charCodeAt(0);
  const folded = code | 0x20;
  const isBare = (code >= 0x30 && code <= 0x39) || (folded >= 0x61 && folded <= 0x7a && code <= 0x7a);
  return !isBare || initials.includes(String.fromCharCode(folded));
}

/** Three letters or digits without accents, which folding leaves as they are but for the case. */
const BARE_START = /^[A-Za-z0-9]{3}/;

/** What the folded text begins with, where its first characters tell it without folding the rest. */
export function foldedStart(text: string): string | undefined {
  return BARE_START.test(text) ? text.slice(0, 3).toLowerCase() : undefined;
}
