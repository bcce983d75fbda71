import type { Cell, Column, Section } from '../domain/document.ts';
import { compareRatios, type Ratio } from '../domain/money.ts';
import { isNumeric } from './cell.ts';
import type { AxisValue } from './crosstab.ts';

/** Some rows of a section on their side: a line for each of its columns that people read. */
export interface TransposedTable {
  /** What the rows have in common, where the section has blocks. */
  readonly block: AxisValue | undefined;
  readonly heading: Column;
  readonly lines: readonly Column[];
  /** How many rows there are: each is a column here. */
  readonly width: number;
  /** What stands above a row's column. */
  headOf(row: number): AxisValue;
  at(line: number, row: number): Cell;
}

/** The tables of a section that is to stand on its side, one for each of its blocks. */
export function transposedTables({ columns, rows, transposed }: Section): readonly TransposedTable[] {
  if (!transposed) return [];
  const indexOf = (id: string | undefined) => columns.findIndex((column) => column.id === id);
  const heading = indexOf(transposed.heading);
  const block = indexOf(transposed.blocks);
  const lines = columns.flatMap((column, index) =>
    index === heading || index === block || column.forPrograms ? [] : [index],
  );
  const isShown = (group: readonly (readonly Cell[])[], index: number) =>
    !transposed.card || group.some((row) => row[index] !== undefined);
  const groups: (readonly Cell[])[][] = [];
  for (const row of rows) {
    const group = groups.at(-1);
    if (group !== undefined && (block === -1 || group[0]![block] === row[block])) group.push(row);
    else groups.push([row]);
  }
  return groups.map((group) => {
    const shown = lines.filter((index) => isShown(group, index));
    return {
      block: block === -1 ? undefined : { column: columns[block]!, cell: group[0]![block] },
      heading: columns[heading]!,
      lines: shown.map((index) => columns[index]!),
      width: group.length,
      headOf: (row) => ({ column: columns[heading]!, cell: group[row]![heading] }),
      at: (line, row) => group[row]![shown[line]!],
    };
  });
}

const LEVELS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
const HIGHEST = BigInt(LEVELS.length - 1);

/** A figure as a quotient, whatever the type of its column. */
function quotientOf(cell: Cell): Ratio {
  if (typeof cell === 'bigint') return { num: cell, den: 1n };
  // Whole numbers, and halves.
  if (typeof cell === 'number') return { num: BigInt(2 * cell), den: 2n };
  return cell as Ratio;
}

/**
 * Figures as a line of blocks, the lowest of them for the least figure and the highest for the greatest; where all are the
 * same, in the middle. Blanks are blanks. Empty for columns that hold no figures.
 */
export function curveOf(column: Column, cells: readonly Cell[]): string {
  if (!isNumeric(column)) return '';
  const figures = cells.flatMap((cell) => (cell === undefined ? [] : quotientOf(cell)));
  if (figures.length === 0) return '';
  const least = figures.reduce((a, b) => (compareRatios(b, a) < 0 ? b : a));
  const greatest = figures.reduce((a, b) => (compareRatios(b, a) > 0 ? b : a));
  const minus = (a: Ratio, b: Ratio) => ({ num: a.num * b.den - b.num * a.den, den: a.den * b.den });
  const range = minus(greatest, least);
  const levelOf = (figure: Ratio): number => {
    if (range.num === 0n) return LEVELS.length >> 1;
    const above = minus(figure, least);
    const num = above.num * range.den * HIGHEST;
    const den = above.den * range.num;
    return Number((2n * num + den) / (2n * den));
  };
  return cells.map((cell) => (cell === undefined ? ' ' : LEVELS[levelOf(quotientOf(cell))]!)).join('');
}
