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

/** Three letters or digits without accents, which folding leaves as they are but for the case. */
const BARE_START = /^[A-Za-z0-9]{3}/;

/** What the folded text begins with, where its first characters tell it without folding the rest. */
export function foldedStart(text: string): string | undefined {
  return BARE_START.test(text) ? text.slice(0, 3).toLowerCase() : undefined;
}
