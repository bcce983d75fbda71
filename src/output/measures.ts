import type { Cell, Column, Section } from '../domain/document.ts';
import { machineText } from './cell.ts';

/** One figure of a report with several sections. */
export interface Measure {
  readonly section: Section;
  /** What the figure is about: the texts, codes and days that its row begins with, or the row's number from 1. */
  readonly item: string;
  readonly column: Column;
  readonly cell: Cell;
}

/** Columns at the beginning of a section that name a row; a row that would be nothing but names has none. */
function namingColumns(columns: readonly Column[]): number {
  const naming = columns.findIndex(({ type }) => type !== 'text' && type !== 'code' && type !== 'day');
  return naming === -1 ? 0 : naming;
}

/** The sections of a report as one list of figures, for formats that have only one table. */
export function* measuresOf(
  sections: readonly Section[],
  nameOf: (column: Column, cell: Cell) => string = machineText,
): Iterable<Measure> {
  for (const section of sections) {
    const naming = namingColumns(section.columns);
    let number = 0;
    for (const row of section.rows) {
      number++;
      const names = section.columns.slice(0, naming).map((column, i) => nameOf(column, row[i]));
      const item = names.join('/') || String(number);
      for (const [i, column] of section.columns.entries()) {
        if (i >= naming) yield { section, item, column, cell: row[i] };
      }
    }
  }
}
