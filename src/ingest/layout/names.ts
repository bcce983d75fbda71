import { isRule } from '../rows/structure.ts';
import { isName, kindOf } from './cell-kind.ts';
import { MAX_HEADER_DEPTH, type Opening } from './dialect.ts';
import { claimsOf } from './roles/vocabulary.ts';

/** The rows that name the columns. */
export interface Names {
  /** Place of the first of them in the opening; where there is none, of the first row of data. */
  readonly index: number;
  /** How many there are. */
  readonly depth: 0 | 1 | 2;
  /** The names, of two rows put together; none where there is no such row. */
  readonly cells: readonly string[];
  readonly reason: 'names' | 'joined' | 'shape' | 'forced' | 'none';
}

/** Rows of data, one below the other, that are no titles. */
const ENOUGH_ROWS = 2;
/** Share of the columns that a row of names fills. */
const MOST = 0.6;

/**
 * Where the names of the columns stand: the row with most known names, if it has two; else the first that looks like names above
 * rows of its width; else nowhere.
 */
export function locateNames(opening: Opening): Names {
  const known = byNames(opening);
  if (known !== undefined) return withNeighbour(opening, known, 'names');
  const shaped = byShape(opening);
  if (shaped !== undefined) return withNeighbour(opening, shaped, 'shape');
  return { index: firstOfData(opening), depth: 0, cells: [], reason: 'none' };
}

/** The names where the user says that they are: in the first row of the opening, and a second row of them below. */
export function namesAt(opening: Opening): Names {
  const below = withRowBelow(opening, 0);
  return { ...below, reason: 'forced' };
}

/** The place of the first row of data in a file without names: above it are rows of another width, and rules. */
export function firstOfData({ texts, width }: Opening): number {
  const index = texts.findIndex(
    (cells) => cells.length === width && !cells.every((cell) => cell === '' || isRule(cell)),
  );
  return Math.max(index, 0);
}

/** Whether rows of data stand above a row of names: then it names the columns of a second table. */
export function hasDataAbove({ texts }: Opening, index: number): boolean {
  let rows = 0;
  for (let row = 0; row < index; row++) {
    const follows = rows === 0 || texts[row]!.length === texts[row - 1]!.length;
    rows = isData(texts[row]!) ? (follows ? rows + 1 : 1) : 0;
    if (rows === ENOUGH_ROWS) return true;
  }
  return false;
}

/** Whether a row has what an order has: a date and a number among three cells or more. */
function isData(cells: readonly string[]): boolean {
  const kinds = cells.map(kindOf);
  return (
    kinds.filter((kind) => kind !== 'blank').length > 2 && kinds.includes('date') && kinds.includes('number')
  );
}

/** Of rows with as many known names, the fuller one, then the first. */
function byNames({ hits, texts }: Opening): number | undefined {
  let best: number | undefined;
  const better = (row: number, than: number) =>
    hits[row]! > hits[than]! ||
    (hits[row] === hits[than] && filledOf(texts[row]!).length > filledOf(texts[than]!).length);
  for (let row = 0; row < hits.length; row++) {
    if (hits[row]! >= 2 && (best === undefined || better(row, best))) best = row;
  }
  return best;
}

function byShape({ texts, width }: Opening): number | undefined {
  const found = texts.slice(0, MAX_HEADER_DEPTH).findIndex((cells, row) => {
    const filled = filledOf(cells);
    const next = texts.slice(row + 1).find((below) => !below.every((cell) => cell === '' || isRule(cell)));
    return (
      filled.length >= Math.max(2, MOST * width) &&
      filled.every(isName) &&
      new Set(filled).size === filled.length &&
      (next === undefined || next.length === width || next.length === cells.length)
    );
  });
  return found === -1 ? undefined : found;
}

/** A row of names with the one above or below it, where both together are the header. */
function withNeighbour(opening: Opening, index: number, reason: 'names' | 'shape'): Names {
  const above = withRowAbove(opening, index);
  if (above !== undefined) return { ...above, reason: 'joined' };
  const below = withRowBelow(opening, index);
  return { ...below, reason: below.isJoined ? 'joined' : reason };
}

/** Groups of columns, such as `Cliente`, `Pedido`, above their names: they make as many names known as without, or more. */
function withRowAbove(opening: Opening, index: number): Omit<Names, 'reason'> | undefined {
  const { texts, hits } = opening;
  const [top, bottom] = [texts[index - 1], texts[index]!];
  if (top === undefined || !areNeighbours(opening, index - 1) || top.length !== bottom.length)
    return undefined;
  const filled = filledOf(top);
  if (filled.length < 2 || !filled.every(isName)) return undefined;
  const cells = joined(opening, top, bottom, bottom);
  const gained = knownIn(opening, cells) - hits[index]!;
  // A title of names and values, such as `Filial;Matriz`, is no group of columns.
  const areGroups = hits[index - 1] === filled.length && top.every((cell, at) => cell === '' || !top[at + 1]);
  const isAbove = gained > 0 ? areGroups || 2 * filled.length >= top.length : gained === 0 && areGroups;
  return isAbove ? { index: index - 1, depth: 2, cells } : undefined;
}

/**
 * The second line of names, or of units, below the first: no order, as it has no number in it. Where it makes no names with the
 * first, such as the same names in another language, it is left out.
 */
function withRowBelow(
  opening: Opening,
  index: number,
): Omit<Names, 'reason'> & { readonly isJoined: boolean } {
  const { texts, hits } = opening;
  const [top, bottom, data] = [texts[index]!, texts[index + 1], texts[index + 2]];
  const alone = { index, depth: 1, cells: top, isJoined: false } as const;
  if (bottom === undefined || data === undefined || !areNeighbours(opening, index)) return alone;
  if (bottom.length !== top.length || !data.some((cell) => /\d/.test(cell))) return alone;
  const filled = filledOf(bottom);
  if (!filled.every((cell) => !/\d/.test(cell) && /[\p{L}$%]/u.test(cell))) return alone;
  const cells = joined(opening, top, bottom, top);
  const gained = cells.filter((name, column) => name !== top[column] && opening.isKnown(name)).length;
  const isJoined = knownIn(opening, cells) >= knownIn(opening, top) && 2 * gained >= filled.length;
  if (isJoined) return { index, depth: 2, cells, isJoined };
  return filled.length >= MOST * top.length || hits[index + 1]! >= 2 ? { ...alone, depth: 2 } : alone;
}

/** Whether nothing stands between a row and the next one. */
function areNeighbours({ rows }: Opening, row: number): boolean {
  return rows[row + 1]!.line === rows[row]!.line + 1;
}

/**
 * The names of two rows: a name above stands for the columns to its right that have none. A column is called by both, in the order
 * that is known, unless none is and what one of the rows calls it is: what the `main` row does, if that is known or nothing else stands there.
 */
function joined(
  { isKnown }: Opening,
  top: readonly string[],
  bottom: readonly string[],
  main: readonly string[],
): string[] {
  let group = '';
  const isAlone = (name: string) => main.filter((other) => other === name).length === 1;
  return main.map((own, column) => {
    const [above, below] = [top[column]!, bottom[column]!];
    if (above !== '') group = above;
    if (below === '' || group === '') return below === '' ? above : below;
    const both = [`${group} ${below}`, `${below} ${group}`];
    const known = both.find((name) => isKnown(name) && !makesTotal(name, own));
    if (known !== undefined) return known;
    return own !== '' && isAlone(own) && (isKnown(own) || above === '') ? own : both[0]!;
  });
}

/** Whether a group above would make the amount of an item the total of its order: it may reach too far to the right. */
function makesTotal(name: string, own: string): boolean {
  return (
    claimsOf(name).every(({ role }) => role === 'order_total') &&
    claimsOf(own).some(({ role }) => role === 'amount')
  );
}

function filledOf(cells: readonly string[]): string[] {
  return cells.filter((cell) => cell !== '');
}

function knownIn({ isKnown }: Opening, cells: readonly string[]): number {
  return cells.filter((cell) => cell !== '' && isKnown(cell)).length;
}
