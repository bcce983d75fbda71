import type { Column } from './document.ts';

/**
 * Formula guarding of CSV text cells. A spreadsheet runs a cell as a formula when it begins with `=`, `@`, `+`, `-`, their
 * full-width forms, tab or CR (a NUL is skipped by some); a leading `'` makes it text. A signed plain number such as -12.50
 * or -10,50 is no formula and stays. Only the beginning counts: a name such as `SILVA; -FILHO` stays as it is.
 *
 * Text that looks guarded already gets one more `'`, so that unguarding gives every text back as it was.
 */
const FORMULA = /^'*(?![+-]\d+(?:[.,]\d+)*$)[=@+\-＝＠＋－\0\t\r]/;

const DIGIT_ZERO = 0x30;
const EQUALS = 0x3d;
const AT = 0x40;
const FULL_WIDTH = 0xff00;

/** Whether a text may begin like a formula: of most texts their first character tells that they do not. */
function mayBeFormula(text: string): boolean {
  const first = text.charCodeAt(0);
  return !(first >= DIGIT_ZERO && first < FULL_WIDTH && first !== EQUALS && first !== AT);
}

/** The text, with a `'` before it where a spreadsheet would run it as a formula. */
export function guardCell(text: string): string {
  return mayBeFormula(text) && FORMULA.test(text) ? `'${text}` : text;
}

/** The text that `guardCell` was given, where a list is read back: one `'` less before what looks like a formula. */
export function unguardCell(text: string): string {
  return text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text;
}

/** Whether a column holds texts, which could begin like a formula; codes and numbers of our own could not. */
export function isText({ type, open }: Column): boolean {
  return type === 'text' || type === 'sentence' || open === true;
}

/** Guards the cell of a column. */
export function guardText(column: Column, plain: string): string {
  return isText(column) ? guardCell(plain) : plain;
}
