import type { Excerpt } from '../domain/errors.ts';
import { truncate, visible, widthOf } from '../output/display.ts';

/** Display cells of an excerpt: with its indent it fits into a terminal of ordinary width. */
const WIDTH = 74;
/** What is shown before the place, where the text is too long to be shown from its start. */
const BEFORE = 40;

/** The part of a text around a place, and a mark under the place; nothing where there is no text. */
export function excerptLines({ text, start, end }: Excerpt): string[] {
  if (text.trim() === '') return [];
  let before = visible(text.slice(0, start));
  if (widthOf(before) > BEFORE) before = `…${lastCells(before, BEFORE - 1)}`;
  const shown = truncate(before + visible(text.slice(start)), WIDTH);
  const marked = widthOf(visible(text.slice(start, Math.max(end, start))));
  const room = WIDTH - widthOf(before);
  return [shown, ' '.repeat(widthOf(before)) + '^'.repeat(Math.max(1, Math.min(marked, room)))];
}

/** The end of a visible text that fits into so many cells. */
function lastCells(text: string, width: number): string {
  let from = text.length - Math.min(text.length, width);
  while (widthOf(text.slice(from)) > width) from++;
  return text.slice(from);
}
