import { beginsLikeTotal, isTotalLabel } from './meaning.ts';

/** What a total may look like: `dateless` rows need only begin like one, rows `without_id` must be labelled. */
export type TotalLine = 'dateless' | 'without_id' | 'none';

const RULE = /^[-=_+*.\s|]+$/;

/**
 * What a row is if it is no order: blank (no record at all), or a part of the layout: a rule of dashes, the header again,
 * a total or subtotal, which has no date or no order id.
 */
export function structureOf(
  cells: readonly string[],
  headers: readonly string[],
  total: TotalLine,
): 'blank' | 'structural' | undefined {
  const filled = cells.filter((cell) => cell !== '');
  if (filled.length === 0) return 'blank';
  if (filled.every((cell) => RULE.test(cell) && cell.length > 1)) return 'structural';
  if (headers.every((header, column) => header === (cells[column] ?? ''))) return 'structural';
  const isTotal = { dateless: beginsLikeTotal, without_id: isTotalLabel, none: () => false }[total];
  return filled.some(isTotal) ? 'structural' : undefined;
}
