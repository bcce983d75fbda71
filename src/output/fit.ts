/** Blank display cells between two columns. */
export const GAP = 2;

/**
 * What may give way where a terminal is narrow: of a `number` (flush right) and a `word` nothing but the header, which
 * wraps; of a `text` its end, cut off with `…`; of a `sentence` and a `phrase` their line, which wraps, of the latter down
 * to a narrower column; of a `bar` its length.
 */
export type ColumnKind = 'number' | 'word' | 'text' | 'sentence' | 'phrase' | 'bar';

/** Display cells that a column asks for. */
export interface Extent {
  readonly kind: ColumnKind;
  /** The whole header. */
  readonly header: number;
  /** The longest word of the header. */
  readonly word: number;
  /** The widest cell. */
  readonly content: number;
  /** Of this column and the one behind it, this one is left out first. */
  readonly spare?: boolean;
}

/** The columns that are shown, by position, and the display cells of each. */
export interface Fit {
  readonly shown: readonly number[];
  readonly widths: readonly number[];
}

const LEAST_TEXT = 12;
const LEAST_SENTENCE = 24;
const LEAST_PHRASE = 12;
const LEAST_BAR = 6;

/** What a column asks for: at least one cell, for a column without a width would shift those after it. */
function natural({ header, content }: Extent): number {
  return Math.max(1, header, content);
}

/** Width at which only the header has given way. */
function unbroken({ word, content }: Extent): number {
  return Math.max(1, word, content);
}

/** Width below which a column is better left out. */
function least(extent: Extent): number {
  const uncut = unbroken(extent);
  const floors = {
    number: uncut,
    word: uncut,
    text: LEAST_TEXT,
    sentence: LEAST_SENTENCE,
    phrase: LEAST_PHRASE,
    bar: LEAST_BAR,
  };
  return Math.min(floors[extent.kind], natural(extent));
}

/** Display cells of a whole row of columns that are this wide. */
export function rowWidth(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, GAP * (widths.length - 1));
}

/** Takes from the widest columns first, down to their floors, until the whole fits. */
function narrow(widths: number[], floors: readonly number[], limit: number): void {
  for (let excess = rowWidth(widths) - limit; excess > 0; excess--) {
    let widest = -1;
    for (const [i, width] of widths.entries()) {
      if (width > floors[i]! && (widest === -1 || width > widths[widest]!)) widest = i;
    }
    if (widest === -1) return;
    widths[widest]!--;
  }
}

/**
 * Fits columns into `limit` display cells: headers wrap first, then texts are cut and sentences wrapped, then bars and at
 * last whole columns are left out from the end, a spare one before the one behind it. The first column always stays. Without
 * a limit all have their width.
 */
export function fitColumns(extents: readonly Extent[], limit: number | undefined): Fit {
  let shown = extents.map((_, i) => i);
  const pick = (size: (extent: Extent) => number) => shown.map((i) => size(extents[i]!));
  if (limit === undefined) return { shown, widths: pick(natural) };
  while (shown.length > 1 && rowWidth(pick(least)) > limit) {
    const others = shown.slice(1);
    const bar = others.findLast((i) => extents[i]!.kind === 'bar');
    const spare = others.slice(-2, -1).find((i) => extents[i]!.spare);
    const dropped = bar ?? spare ?? others.at(-1);
    shown = shown.filter((i) => i !== dropped);
  }
  const widths = pick((extent) => Math.min(natural(extent), Math.max(limit, 1)));
  narrow(widths, pick(unbroken), limit);
  narrow(widths, pick(least), limit);
  narrow(
    widths,
    pick(() => 1),
    limit,
  );
  return { shown, widths };
}
