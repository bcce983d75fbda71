import type { Excerpt } from '../domain/errors.ts';
import { truncate, visible, widthOf } from '../output/display.ts';

/** Display cells of an excerpt: with its indent it fits into a terminal of ordinary width. */
const WIDTH = 74;

/**
 * The part of a text around a place, and a mark under the place; nothing where there is no text.
 * @param room display cells that there are at most
 */
export function excerptLines({ text, start, end }: Excerpt, room = WIDTH): string[] {
  if (text.trim() === '') return [];
  const width = Math.max(2, Math.min(room, WIDTH));
  const most = Math.floor(width / 2);
  let before = visible(text.slice(0, start));
  if (widthOf(before) > most) before = `…${lastCells(before, most - 1)}`;
  const shown = truncate(before + visible(text.slice(start)), width);
  const marked = widthOf(visible(text.slice(start, Math.max(end, start))));
  const left = width - widthOf(before);
  return [shown, ' '.repeat(widthOf(before)) + '^'.repeat(Math.max(1, Math.min(marked, left)))];
}

/** The end of a visible text that fits into so many cells. */
function lastCells(text: string, width: number): string {
  let from = text.length - Math.min(text.length, width);
  while (widthOf(text.slice(from)) > width) from++;
  return text.slice(from);
}
