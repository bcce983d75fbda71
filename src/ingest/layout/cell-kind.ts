/** What the text of a cell looks like, whatever column it stands in. */
export type CellKind = 'blank' | 'number' | 'date' | 'text';

const NUMBER = /^[-+(]?\s*(?:R\$|US\$|BRL|\$|€)?\s*[-+]?[\d.,'\s\u00a0\u202f]*\d[\d.,'\s]*\s*[-)%]?$/;
const DATE = /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[ T].*)?$/;

export function kindOf(cell: string): CellKind {
  if (cell === '') return 'blank';
  if (!/\d/.test(cell)) return 'text';
  if (DATE.test(cell)) return 'date';
  return NUMBER.test(cell) ? 'number' : 'text';
}

/** Whether a cell may be the name of a column: it has a letter and is no number, amount or date. */
export function isName(cell: string): boolean {
  return kindOf(cell) === 'text' && /\p{L}/u.test(cell);
}
