import { type Cell, type Column, type Rows, rowsOf, type Section } from '../domain/document.ts';
import { CarteiraError } from '../domain/errors.ts';
import { message } from '../domain/message.ts';
import { compareRatios, type Ratio } from '../domain/money.ts';
import { nearest } from '../domain/nearest.ts';
import { compareUtf8 } from '../domain/utf8-order.ts';
import { UNKNOWN } from '../measures/transitions.ts';
import { STATUSES } from '../rules/rule.ts';

/** What `--columns`, `--sort` and `--limit` ask of a list. */
export interface Shape {
  /** Ids of the columns to keep, in the order in which they are to stand. */
  readonly columns?: readonly string[];
  /** Id of the column to sort by; with a leading `-`, largest first. */
  readonly sort?: string;
  /** How many rows to keep. */
  readonly limit?: number;
}

/** Words that have an order of their own in the business; those of other vocabularies are sorted as text. */
const WORD_ORDERS: Readonly<Record<string, readonly string[]>> = {
  status: [...STATUSES, UNKNOWN, 'total'],
  period: ['current', 'previous', 'year_before'],
  abc: ['A', 'B', 'C', 'none', 'total'],
};

/** Money is whole ten-thousandths, or an average of them. */
function toRatio(cell: Cell): Ratio {
  return typeof cell === 'bigint' ? { num: cell, den: 1n } : (cell as Ratio);
}

type Compare = (a: Cell, b: Cell) => number;

/** How the cells of a column compare, blanks aside; undefined for sentences, which have no order. */
function comparison(column: Column): Compare | undefined {
  switch (column.type) {
    case 'sentence':
      return undefined;
    case 'text':
      return (a, b) => compareUtf8(String(a), String(b));
    case 'code': {
      const words = WORD_ORDERS[column.vocabulary ?? ''];
      if (!words) return (a, b) => compareUtf8(String(a), String(b));
      return (a, b) => words.indexOf(String(a)) - words.indexOf(String(b));
    }
    case 'money':
    case 'ratio':
      return (a, b) => compareRatios(toRatio(a), toRatio(b));
    case 'day':
    case 'integer':
    case 'half':
    case 'boolean':
      return (a, b) => Number(a) - Number(b);
  }
}

/** Whether a list may be sorted by a column. */
export function isSortable(column: Column): boolean {
  return comparison(column) !== undefined;
}

/** The refusal of a column name, with the nearest of the known ones. */
export function unknownColumn(name: string, known: readonly string[]): CarteiraError {
  const column = nearest(name, known);
  const hint =
    column === undefined ? message('report.column.none') : message('report.column.nearest', { column });
  return new CarteiraError('E_COLUMN_NAME', { name, hint, known: known.join(', ') });
}

/** Position of a column among those offered; E_COLUMN_NAME where it is not one of them. */
function positionOf(section: Section, name: string, offered: readonly Column[]): number {
  const column = offered.find(({ id }) => id === name);
  if (!column)
    throw unknownColumn(
      name,
      offered.map(({ id }) => id),
    );
  return section.columns.indexOf(column);
}

/** Rows by a column, blanks last in both directions, equal ones as they were. */
function sorted(section: Section, sort: string): Rows {
  const descending = sort.startsWith('-');
  const sortable = section.columns.filter(isSortable);
  const position = positionOf(section, descending ? sort.slice(1) : sort, sortable);
  const compare = comparison(section.columns[position]!)!;
  return [...section.rows].sort((rowA, rowB) => {
    const a = rowA[position];
    const b = rowB[position];
    if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
    return descending ? compare(b, a) : compare(a, b);
  });
}

/**
 * A section sorted, cut to a number of rows and reduced to some columns, in this order: one may sort by a column that is
 * then left out. The columns somebody asked for are all essential, and a cross table or one on its side becomes the list it
 * was made of.
 * @throws CarteiraError E_COLUMN_NAME for a column that the section does not have or, for `sort`, that has no order
 */
export function shapeSection(section: Section, shape: Shape): Section {
  if (shape.columns === undefined && shape.sort === undefined && shape.limit === undefined) return section;
  const { pivot: _, transposed: __, ...list } = section;
  let rows = shape.sort === undefined ? section.rows : sorted(section, shape.sort);
  if (shape.limit !== undefined) rows = [...rows].slice(0, shape.limit);
  if (shape.columns === undefined) return { ...list, rows };
  const { essential: ___, ...plain } = list;
  const positions = [...new Set(shape.columns)].map((name) => positionOf(section, name, section.columns));
  return {
    ...plain,
    columns: positions.map((position) => section.columns[position]!),
    rows: rowsOf(rows, (row) => positions.map((position) => row[position])),
  };
}

/**
 * The sections of a report with its list shaped: the last section, which is the only one of a plain list and the list of
 * customers where figures come before it.
 * @throws CarteiraError E_COLUMN_NAME as `shapeSection`
 */
export function shapeSections(sections: readonly Section[], shape: Shape): Section[] {
  return sections.map((section, index) =>
    index === sections.length - 1 ? shapeSection(section, shape) : section,
  );
}
