import type { Column, Section } from '../domain/document.ts';
import type { WriteOptions } from './writer.ts';

/** A column of a section, and where its cells stand in a row. */
export interface PlacedColumn {
  readonly column: Column;
  readonly index: number;
}

/** Whether people are shown none of the columns. */
export function isForPrograms({ columns }: Section): boolean {
  return columns.every(({ forPrograms }) => forPrograms);
}

/** The columns of a list that people see: the essential ones, or with `wide` all but those that are for programs. */
export function shownColumns(
  { columns, essential }: Section,
  { wide }: WriteOptions,
): readonly PlacedColumn[] {
  return columns.flatMap((column, index) =>
    column.forPrograms || (!wide && essential && !essential.includes(column.id)) ? [] : [{ column, index }],
  );
}
