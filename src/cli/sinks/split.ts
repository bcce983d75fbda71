import path from 'node:path';
import type { Cell, Column, Document, Section } from '../../domain/document.ts';
import { compareUtf8 } from '../../domain/utf8-order.ts';
import { type Shape, shapeSection, unknownColumn } from '../../reports/shape.ts';
import { safeFileName } from './filename.ts';

/** One file of a split list. */
export interface Part {
  /** The value that its rows share, empty where they have none. */
  readonly value: string;
  readonly file: string;
  readonly document: Document;
}

/** Columns of the index that tells which value went into which file; for people the first has the name of the column that was split by. */
export const INDEX_COLUMNS: readonly Column[] = [
  { id: 'value', type: 'text' },
  { id: 'file', type: 'text' },
  { id: 'rows', type: 'integer' },
];

/** Name of the index, without its folder. */
const INDEX = 'index';

/**
 * A list as one document for each value of a column, values in UTF-8 byte order, and an index of them. Every part is
 * shaped on its own, so that `--limit 10` gives ten rows to each.
 * @param ending of the files, with the dot
 * @throws CarteiraError E_COLUMN_NAME for a column that the list does not have
 */
export function splitDocument(
  document: Document,
  by: string,
  shape: Shape,
  folder: string,
  ending: string,
): { parts: Part[]; index: Document } {
  const section = document.sections.at(-1)!;
  const position = section.columns.findIndex(({ id }) => id === by);
  if (position === -1) {
    throw unknownColumn(
      by,
      section.columns.map(({ id }) => id),
    );
  }
  const groups = new Map<string, (readonly Cell[])[]>();
  for (const row of section.rows) {
    const value = String(row[position] ?? '');
    const rows = groups.get(value);
    if (rows) rows.push(row);
    else groups.set(value, [row]);
  }
  const taken = new Set([INDEX]);
  const parts = [...groups]
    .sort(([a], [b]) => compareUtf8(a, b))
    .map(([value, rows]): Part => {
      const file = path.join(folder, safeFileName(value, taken) + ending);
      const shaped = shapeSection({ ...section, rows }, shape);
      return { value, file, document: { ...document, sections: [shaped] } };
    });
  const rows = parts.map(({ value, file, document: part }): Cell[] => [
    value,
    path.basename(file),
    part.sections[0]!.rows.length,
  ]);
  const [value, ...others] = INDEX_COLUMNS;
  const list: Section = { id: INDEX, columns: [{ ...value!, headed: by }, ...others], rows };
  return { parts, index: { ...document, sections: [list] } };
}
