import { stringify } from 'csv-stringify/sync';
import type { Cell, Column, Document } from '../domain/document.ts';
import { message } from '../domain/message.ts';
import { text } from '../locale/text.ts';
import { headerText, machineText, sheetText } from './cell.ts';
import { guardCell, guardText } from './guard.ts';
import { measuresOf } from './measures.ts';
import type { WriteOptions, Writer } from './writer.ts';

const BATCH_ROWS = 500;

/** How names and cells are put into a file: for machines, or for a double click in a Brazilian Excel. */
interface Dialect {
  readonly delimiter: string;
  readonly lineEnd: string;
  readonly start: string;
  header(column: Column): string;
  cell(column: Column, cell: Cell): string;
  /** Header of one of the four columns of a report with several sections. */
  word(name: 'section' | 'item' | 'measure' | 'value'): string;
}

const MACHINE: Dialect = {
  delimiter: ',',
  lineEnd: '\n',
  start: '',
  header: (column) => column.id,
  cell: machineText,
  word: (name) => name,
};

function excelDialect({ language }: WriteOptions): Dialect {
  return {
    delimiter: ';',
    lineEnd: '\r\n',
    start: '\uFEFF',
    header: (column) => headerText(language, column),
    cell: (column, cell) => sheetText(language, column, cell),
    word: (name) => text(language, message(`output.${name}`)),
  };
}

/** The lines of a document as plain cells, its header first. */
function* linesOf(document: Document, dialect: Dialect, guard: boolean): Iterable<readonly string[]> {
  const cell = guard
    ? (column: Column, value: Cell) => guardText(column, dialect.cell(column, value))
    : dialect.cell;
  const [first, ...others] = document.sections;
  if (first && others.length === 0) {
    yield first.columns.map(dialect.header);
    for (const row of first.rows) yield first.columns.map((column, i) => cell(column, row[i]));
    return;
  }
  yield [dialect.word('section'), dialect.word('item'), dialect.word('measure'), dialect.word('value')];
  for (const measure of measuresOf(document.sections, dialect.cell)) {
    const item = guard ? guardCell(measure.item) : measure.item;
    const { column } = measure;
    yield [measure.section.id, item, dialect.header(column), cell(column, measure.cell)];
  }
}

/** Comma-separated values, quoted only where a cell holds the delimiter, a quote, CR or LF. */
export const csv: Writer = {
  id: 'csv',
  extensions: ['.csv'],
  *write(document, options) {
    const dialect = options.excel ? excelDialect(options) : MACHINE;
    const settings = {
      delimiter: dialect.delimiter,
      record_delimiter: dialect.lineEnd,
      // A lone CR or LF ends a record for many readers, whichever of them this file uses.
      quote_record_delimiter: true,
    };
    yield dialect.start;
    let batch: (readonly string[])[] = [];
    for (const line of linesOf(document, dialect, options.guard)) {
      if (batch.push(line) < BATCH_ROWS) continue;
      yield stringify(batch as string[][], settings);
      batch = [];
    }
    if (batch.length > 0) yield stringify(batch as string[][], settings);
  },
};
