import { foldText } from '../../domain/fold.ts';
import type { Layout } from '../layout/layout.ts';
import { beginsLikeTotal, isTotalLabel } from '../values/meaning.ts';

/** What a total may look like: `dateless` rows need only begin like one, rows `without_id` must be labelled. */
export type TotalLine = 'dateless' | 'without_id' | 'none';

const RULE = /^[-=_+*.\s|]{2,}$/;

/** Whether a cell is part of a rule of dashes. */
export function isRule(cell: string): boolean {
  return RULE.test(cell);
}

/** What stands at the head or the foot of a page and nowhere else, folded. */
const PAGE = /^(?:pag(?:ina|\.)?|page|folha|fl\.?|hoja)\s*(?:n[o.]*)?\s*:?\s*\d+(?:\s*(?:de|of|\/)\s*\d+)?$/;

/** Letters that a title has at least. */
const LETTERS = /(?:\p{L}.*){3}/u;

/**
 * The form of a title, in which it is known again on the next page: numbers, such as those of pages and times, are alike.
 * Undefined for a line that says too little. `cells`: trimmed, as many of them as rows have.
 */
export function titleForm(cells: readonly string[]): string | undefined {
  const text = foldText(cells.filter((cell) => cell !== '').join(' ')).replace(/\d+/g, '0');
  return LETTERS.test(text) ? text.replace(/\s+/g, ' ') : undefined;
}

/** What of a layout repeats itself on every page. */
export type PageLayout = Pick<Layout, 'headerRows' | 'titles'>;

/**
 * What a row is if it is no order: blank (no record at all), or a part of the layout: a rule of dashes, a title or the header
 * again, the number of a page, the label of a group of rows; or a total or subtotal, which has no date or no order id.
 */
export function structureOf(
  cells: readonly string[],
  { headerRows, titles }: PageLayout,
  total: TotalLine,
): 'blank' | 'structural' | 'total' | undefined {
  const filled = cells.filter((cell) => cell !== '');
  if (filled.length === 0) return 'blank';
  if (filled.every(isRule)) return 'structural';
  if (headerRows.some((names) => names.every((name, column) => name === (cells[column] ?? '')))) {
    return 'structural';
  }
  if (isGroupLabel(cells, filled)) return 'structural';
  if (total === 'dateless' && isOfPage(cells, filled, titles)) return 'structural';
  if (total === 'none') return undefined;
  const isTotal = (cell: string) => isTotalLabel(cell) || (total === 'dateless' && beginsLikeTotal(cell));
  return filled.some(isTotal) ? 'total' : undefined;
}

/** Nothing but a first cell: a damaged row lacks cells, it does not have them blank. */
function isGroupLabel(cells: readonly string[], filled: readonly string[]): boolean {
  return filled.length === 1 && cells.length > 2 && cells[0] !== '';
}

function isOfPage(cells: readonly string[], filled: readonly string[], titles: readonly string[]): boolean {
  if (filled.length === 1 && PAGE.test(foldText(filled[0]!))) return true;
  const form = titles.length > 0 ? titleForm(cells) : undefined;
  return form !== undefined && titles.includes(form);
}
