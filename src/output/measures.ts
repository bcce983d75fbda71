import type { Cell, Column, Section } from '../domain/document.ts';
import { machineText } from './cell.ts';

/** One figure of a report with several sections. */
export interface Measure {
  readonly section: Section;
  /** What the figure is about: the name of its row, or the row's number from 1 where rows have no names. */
  readonly item: string;
  readonly column: Column;
  readonly cell: Cell;
}

/**
 * Columns that name a row: the one that its section says, else the first ones as far as they are texts, codes and days; a row
 * that would be nothing but names has none.
 */
function namingColumns({ columns, named }: Section): readonly Column[] {
  if (named !== undefined) return columns.filter(({ id }) => id === named);
  const others = columns.findIndex(({ type }) => type !== 'text' && type !== 'code' && type !== 'day');
  return columns.slice(0, Math.max(0, others));
}

/** The sections of a report as one list of figures, for formats that have only one table. */
export function* measuresOf(
  sections: readonly Section[],
  nameOf: (column: Column, cell: Cell) => string = machineText,
): Iterable<Measure> {
  for (const section of sections) {
    const { columns } = section;
    const naming = new Set(namingColumns(section));
    let number = 0;
    for (const row of section.rows) {
      number++;
      const names = columns.flatMap((column, i) => (naming.has(column) ? [nameOf(column, row[i])] : []));
      const item = naming.size > 0 ? names.join('/') : String(number);
      for (const [i, column] of columns.entries()) {
        if (!naming.has(column)) yield { section, item, column, cell: row[i] };
      }
    }
  }
}
