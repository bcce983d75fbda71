import type { Cell, Column, Document } from '../domain/document.ts';
import { guardCell, isText } from '../domain/guard.ts';
import { message } from '../domain/message.ts';
import { text } from '../locale/text.ts';
import { headerText, machineText, sheetText } from './cell.ts';
import { measuresOf } from './measures.ts';
import type { WriteOptions, Writer } from './writer.ts';

const BATCH_ROWS = 500;

/** How names and cells are put into a file: for machines, or for a double click in a Brazilian Excel. */
interface Dialect {
  readonly delimiter: string;
  readonly lineEnd: string;
  readonly start: string;
  /** What a cell must not hold bare. A lone CR or LF ends a record for many readers, whichever of them this file uses. */
  readonly special: RegExp;
  header(column: Column): string;
  cell(column: Column, cell: Cell): string;
  /** Header of one of the four columns of a report with several sections. */
  word(name: 'section' | 'item' | 'measure' | 'value'): string;
}

const MACHINE: Dialect = {
  delimiter: ',',
  lineEnd: '\n',
  start: '',
  special: /[",\r\n]/,
  header: (column) => column.id,
  cell: machineText,
  word: (name) => name,
};

function excelDialect({ language }: WriteOptions): Dialect {
  return {
    delimiter: ';',
    lineEnd: '\r\n',
    start: '\uFEFF',
    special: /[";\r\n]/,
    header: (column) => headerText(language, column),
    cell: (column, cell) => sheetText(language, column, cell),
    word: (name) => text(language, message(`output.${name}`)),
  };
}

/** A text as a cell of a file, in quotes where it has to be. */
function quoted({ special }: Dialect, plain: string): string {
  return special.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

/** Writes the cells of a column. Figures, days and truth values hold nothing that has to be quoted or guarded. */
function cellWriter(column: Column, dialect: Dialect, guard: boolean): (cell: Cell) => string {
  const plain = (cell: Cell) => dialect.cell(column, cell);
  if (column.type === 'code') return (cell) => quoted(dialect, plain(cell));
  if (!isText(column)) return plain;
  return (cell) => quoted(dialect, guard ? guardCell(plain(cell)) : plain(cell));
}

/** The lines of a document, without their ends, its header first. */
function* linesOf(document: Document, dialect: Dialect, guard: boolean): Iterable<string> {
  const { delimiter } = dialect;
  const header = (names: readonly string[]) => names.map((name) => quoted(dialect, name)).join(delimiter);
  const [first, ...others] = document.sections;
  if (first && others.length === 0) {
    const writers = first.columns.map((column) => cellWriter(column, dialect, guard));
    yield header(first.columns.map(dialect.header));
    for (const row of first.rows) yield writers.map((write, i) => write(row[i])).join(delimiter);
    return;
  }
  yield header([
    dialect.word('section'),
    dialect.word('item'),
    dialect.word('measure'),
    dialect.word('value'),
  ]);
  for (const { section, item, column, cell } of measuresOf(document.sections, dialect.cell)) {
    const names = [section.id, guard ? guardCell(item) : item, dialect.header(column)];
    yield `${header(names)}${delimiter}${cellWriter(column, dialect, guard)(cell)}`;
  }
}

/** Comma-separated values, quoted only where a cell holds the delimiter, a quote, CR or LF. */
export const csv: Writer = {
  id: 'csv',
  extensions: ['.csv'],
  *write(document, options) {
    const dialect = options.excel ? excelDialect(options) : MACHINE;
    yield dialect.start;
    let batch: string[] = [];
    for (const line of linesOf(document, dialect, options.guard)) {
      if (batch.push(line) < BATCH_ROWS) continue;
      yield batch.join(dialect.lineEnd) + dialect.lineEnd;
      batch = [];
    }
    if (batch.length > 0) yield batch.join(dialect.lineEnd) + dialect.lineEnd;
  },
};
