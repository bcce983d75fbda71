import type { Column } from '../domain/document.ts';

/**
 * Formula guarding of CSV text cells. A spreadsheet runs a cell as a formula when it begins with `=`, `@`, `+`, `-`, their
 * full-width forms, tab or CR (a NUL is skipped by some); a leading `'` makes it text. A cell also begins after `;`
 * `,` `|` tab and line ends, because a spreadsheet set to another delimiter splits there: a Brazilian Excel opens
 * `ACME;=1+1` of a comma file as two cells. A signed plain number such as -12.50 or -10,50 is no formula and stays.
 *
 * Text that looks guarded already gets one more `'`, so that unguarding gives every text back as it was.
 */
const SEPARATOR = '[;,|\\t\\r\\n]';
const BEGINNING = `(?<=^|${SEPARATOR})`;
const SIGNED_NUMBER = `[+-]\\d+(?:[.,]\\d+)*(?=${SEPARATOR}|$)`;
const FORMULA = `(?=(?!${SIGNED_NUMBER})[=@+\\-＝＠＋－\\0])`;
const BLANK_START = '(?=[\\t\\r])';

const UNGUARDED = new RegExp(`${BEGINNING}'*${FORMULA}|^'*${BLANK_START}`, 'g');
const GUARDED = new RegExp(`${BEGINNING}'('*)${FORMULA}|^'('*)${BLANK_START}`, 'g');
const SUSPECT = /[=@+\-＝＠＋－\0\t\r]/;

/** The text with a `'` before each beginning that a spreadsheet would run as a formula. */
export function guardCell(text: string): string {
  return SUSPECT.test(text) ? text.replace(UNGUARDED, "'$&") : text;
}

/** Guards the cell of a column: text from the input could begin like a formula; our own codes and numbers could not. */
export function guardText(column: Column, plain: string): string {
  return column.type === 'text' || column.type === 'sentence' ? guardCell(plain) : plain;
}

/** The text that `guardCell` was given. */
export function unguardCell(text: string): string {
  return text.includes("'") ? text.replace(GUARDED, '$1$2') : text;
}
