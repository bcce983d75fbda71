import { isTotalLabel } from './meaning.ts';

const RULE = /^[-=_+*.\s|]+$/;

/**
 * What a row is if it is no order: blank (no record at all), or a part of the layout: a rule of dashes, the header again,
 * a total or subtotal. `mayBeTotal`: it has no date or no order id, as totals have.
 */
export function structureOf(
  cells: readonly string[],
  headers: readonly string[],
  mayBeTotal: boolean,
): 'blank' | 'structural' | undefined {
  const filled = cells.filter((cell) => cell !== '');
  if (filled.length === 0) return 'blank';
  if (filled.every((cell) => RULE.test(cell) && cell.length > 1)) return 'structural';
  if (headers.every((header, column) => header === (cells[column] ?? ''))) return 'structural';
  return mayBeTotal && filled.some(isTotalLabel) ? 'structural' : undefined;
}
