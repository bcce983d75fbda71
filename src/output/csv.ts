import type { Cell, Column, Document } from '../domain/document.ts';
import { guardCell, isText } from '../domain/guard.ts';
import { message } from '../domain/message.ts';
import { text } from '../locale/text.ts';
import { headerText, machineAdder, machineWriter, sheetText } from './cell.ts';
import { measuresOf } from './measures.ts';
import { type Marks, marksOf, TextBuffer } from './text-buffer.ts';
import type { WriteOptions, Writer } from './writer.ts';

const PIECE_BYTES = 1 << 16;

/** How names and cells are put into a file: for machines, or for a double click in a Brazilian Excel. */
interface Dialect {
  readonly delimiter: string;
  readonly lineEnd: string;
  readonly start: string;
  /** A lone CR or LF ends a record for many readers, whichever of them this file uses. */
  readonly marks: Marks;
  header(column: Column): string;
  /** How the cells of a column are written, without quotes. */
  writer(column: Column): (cell: Cell) => string;
  /** The same, added to a buffer. */
  adder(column: Column): (out: TextBuffer, cell: Cell) => void;
  /** Header of one of the four columns of a report with several sections. */
  word(name: 'section' | 'item' | 'measure' | 'value'): string;
}

const MACHINE: Dialect = {
  delimiter: ',',
  lineEnd: '\n',
  start: '',
  marks: marksOf('",\r\n'),
  header: (column) => column.id,
  writer: machineWriter,
  adder: machineAdder,
  word: (name) => name,
};

const EXCEL_MARKS = marksOf('";\r\n');

function excelDialect({ language }: WriteOptions): Dialect {
  return {
    delimiter: ';',
    lineEnd: '\r\n',
    start: '\uFEFF',
    marks: EXCEL_MARKS,
    header: (column) => headerText(language, column),
    writer: (column) => (cell) => sheetText(language, column, cell),
    adder: (column) => (out, cell) => out.add(sheetText(language, column, cell)),
    word: (name) => text(language, message(`output.${name}`)),
  };
}

/** Adds the cells of a column. Figures, days and truth values hold nothing that has to be quoted or guarded. */
function cellAdder(column: Column, dialect: Dialect, guard: boolean): (out: TextBuffer, cell: Cell) => void {
  const { marks } = dialect;
  const plain = dialect.writer(column);
  if (guard && isText(column)) return (out, cell) => out.addCell(guardCell(plain(cell)), marks);
  return isText(column) || column.type === 'code'
    ? (out, cell) => out.addCell(plain(cell), marks)
    : dialect.adder(column);
}

/** Adds texts as cells, with what ends them behind the last. */
function addTexts(
  out: TextBuffer,
  texts: readonly string[],
  { delimiter, marks }: Dialect,
  end: string,
): void {
  for (const [index, text] of texts.entries()) {
    if (index > 0) out.add(delimiter);
    out.addCell(text, marks);
  }
  out.add(end);
}

/** The lines of a document, its header first, in pieces of some size. */
function* piecesOf(document: Document, dialect: Dialect, guard: boolean): Iterable<Uint8Array> {
  const { delimiter, lineEnd } = dialect;
  const out = new TextBuffer();
  out.add(dialect.start);
  const [first, ...others] = document.sections;
  if (first && others.length === 0) {
    const adders = first.columns.map((column) => cellAdder(column, dialect, guard));
    addTexts(out, first.columns.map(dialect.header), dialect, lineEnd);
    for (const row of first.rows) {
      for (let i = 0; i < adders.length; i++) {
        if (i > 0) out.add(delimiter);
        adders[i]!(out, row[i]);
      }
      out.add(lineEnd);
      if (out.size >= PIECE_BYTES) yield out.take();
    }
  } else {
    const words = (['section', 'item', 'measure', 'value'] as const).map(dialect.word);
    addTexts(out, words, dialect, lineEnd);
    const nameOf = (column: Column, cell: Cell) => dialect.writer(column)(cell);
    for (const { section, item, column, cell } of measuresOf(document.sections, nameOf)) {
      const names = [section.id, guard ? guardCell(item) : item, dialect.header(column)];
      addTexts(out, names, dialect, delimiter);
      cellAdder(column, dialect, guard)(out, cell);
      out.add(lineEnd);
      if (out.size >= PIECE_BYTES) yield out.take();
    }
  }
  yield out.take();
}

/** Comma-separated values, quoted only where a cell holds the delimiter, a quote, CR or LF. */
export const csv: Writer = {
  id: 'csv',
  extensions: ['.csv'],
  write: (document, options) =>
    piecesOf(document, options.excel ? excelDialect(options) : MACHINE, options.guard),
};
