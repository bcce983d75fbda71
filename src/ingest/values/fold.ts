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
