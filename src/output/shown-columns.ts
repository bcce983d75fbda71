import type { Column, Document, Section } from '../domain/document.ts';
import type { WriteOptions } from './writer.ts';

/** A column of a section, and where its cells stand in a row. */
export interface PlacedColumn {
  readonly column: Column;
  readonly index: number;
}

/** The text that tells people the days of a document: the one it is of, and where that matters the one it is compared with. */
export function asOfKey({ meta: { where }, compares = true }: Document): string {
  // A condition may be about what moved.
  return compares || where !== undefined ? 'output.as_of' : 'output.as_of_alone';
}

/** The sections that people read. */
export function sectionsForPeople({ sections }: Document): readonly Section[] {
  return sections.filter(({ forPrograms }) => !forPrograms);
}

/** Whether people are shown none of the columns. */
export function hasNoTable({ columns }: Section): boolean {
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
