import { Chalk, type ChalkInstance } from 'chalk';
import type { Cell, Column, Document, Section, Transposed } from '../domain/document.ts';
import { type Message, message } from '../domain/message.ts';
import { compareRatios, type Ratio, ratio } from '../domain/money.ts';
import { text } from '../locale/text.ts';
import { headerText, isNumeric, labelText, peopleText } from './cell.ts';
import { type AxisValue, type Crosstab, crosstabs, turned } from './crosstab.ts';
import { visible, wrap } from './display.ts';
import { type Fit, rowWidth } from './fit.ts';
import { asOfKey, hasNoTable, sectionsForPeople, shownColumns } from './shown-columns.ts';
import { drawTable, fitTable, type TableColumn, type TableLook } from './table.ts';
import { curveOf, type TransposedTable, transposedTables } from './transposed.ts';
import type { WriteOptions, Writer } from './writer.ts';

const DEFAULT_WIDTH = 80;
const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/** The paper a document is written on: language, width and colours of the terminal. */
interface Paper {
  readonly options: WriteOptions;
  /** Display cells of a line, or undefined where lines may be as long as they like. */
  readonly limit: number | undefined;
  readonly ink: ChalkInstance;
  readonly look: TableLook;
}

function paperOf(options: WriteOptions): Paper {
  const ink = new Chalk({ level: options.color ? 1 : 0 });
  const limit = options.wide ? undefined : Math.max(1, options.width ?? DEFAULT_WIDTH);
  return { options, limit, ink, look: { heading: ink.bold, rule: ink.dim } };
}

/** The colour of a customer's status: how far it has cooled. */
function statusInk({ ink }: Paper, column: Column, cell: Cell): ChalkInstance | undefined {
  if (column.vocabulary !== 'status') return undefined;
  const inks: Readonly<Record<string, ChalkInstance>> = {
    active: ink.green,
    pre_inactive: ink.yellow,
    inactivated: ink.red,
    inactive: ink.dim,
  };
  return inks[String(cell)];
}

/** A ratio from 0 to 1 as a bar of at most `width` display cells; beyond these it is empty or full. */
function barOf(value: Ratio, width: number): string {
  const whole = { num: 1n, den: 1n };
  const part = compareRatios(value, whole) > 0 ? whole : value;
  if (part.num <= 0n) return '';
  const eighths = Number((part.num * BigInt(width * EIGHTHS.length)) / part.den);
  return '█'.repeat(Math.floor(eighths / EIGHTHS.length)) + EIGHTHS[eighths % EIGHTHS.length];
}

/** What a full bar of a column stands for; undefined where its numbers are parts already. */
function wholeOf(column: Column, cells: readonly Cell[]): bigint | undefined {
  if (column.type === 'ratio') return undefined;
  return cells.reduce<bigint>((most, cell) => (typeof cell === 'bigint' && cell > most ? cell : most), 0n);
}

/** The length of a bar, from 0 to 1. */
function partOf(cell: Cell, whole: bigint | undefined): Ratio | undefined {
  return whole === undefined ? (cell as Ratio | undefined) : ratio((cell as bigint | undefined) ?? 0n, whole);
}

function kindOf(column: Column): TableColumn['kind'] {
  if (column.wraps) return 'phrase';
  if (column.whole) return 'word';
  if (column.type === 'sentence' || column.type === 'text') return column.type;
  return isNumeric(column) ? 'number' : 'word';
}

/** The columns of a plain list: each column of the section that is to be shown, and the bar of those that have one. */
function listColumns(section: Section, paper: Paper): TableColumn[] {
  const { language } = paper.options;
  const rows = [...section.rows];
  return shownColumns(section, paper.options).flatMap(({ column, index }): TableColumn[] => {
    const cells: TableColumn = {
      header: visible(headerText(language, column)),
      kind: kindOf(column),
      ...(column.spare && { spare: true }),
      cell: (row) => visible(peopleText(language, column, rows[row]![index])),
      paint: (row, piece) => statusInk(paper, column, rows[row]![index])?.(piece) ?? piece,
    };
    if (!column.bar) return [cells];
    const whole = wholeOf(
      column,
      rows.map((row) => row[index]),
    );
    const bar: TableColumn = {
      header: '',
      kind: 'bar',
      cell: (row, width) => {
        const part = partOf(rows[row]![index], whole);
        return part === undefined ? '' : barOf(part, width);
      },
      paint: (_, piece) => paper.ink.cyan(piece),
    };
    return [cells, bar];
  });
}

function axisLabel(paper: Paper, { column, cell }: AxisValue): string {
  return visible(labelText(paper.options.language, column, cell));
}

/** The columns of a cross table; the measure stands in the corner. */
function crosstabColumns(table: Crosstab, paper: Paper): TableColumn[] {
  const { language } = paper.options;
  const labels: TableColumn = {
    header: visible(headerText(language, table.measure)),
    kind: 'text',
    cell: (row) => axisLabel(paper, table.down[row]!),
    paint: (row, piece) => {
      const { column, cell } = table.down[row]!;
      return statusInk(paper, column, cell)?.(piece) ?? piece;
    },
  };
  const values = table.across.map(
    (value, index): TableColumn => ({
      header: axisLabel(paper, value),
      kind: 'number',
      cell: (row) => visible(peopleText(language, table.measure, table.at(row, index))),
    }),
  );
  return [labels, ...values];
}

function plainly(line: string): string {
  return line;
}

function say(paper: Paper, sentence: Message): string {
  return text(paper.options.language, sentence);
}

/** A text as lines no longer than the paper is wide. */
function* paragraph(
  paper: Paper,
  plain: string,
  paint: (line: string) => string = plainly,
): Iterable<string> {
  const whole = visible(plain);
  const lines = paper.limit === undefined ? [whole] : wrap(whole, paper.limit);
  for (const line of lines) yield `${paint(line)}\n`;
}

function* hiddenNote(paper: Paper, hidden: number): Iterable<string> {
  if (hidden > 0) yield* paragraph(paper, say(paper, message('output.hidden', { n: hidden })), paper.ink.dim);
}

/** Rows beyond the terminal's edge go on in its next line, where nothing stands under its header any more. */
function* wrappedNote(paper: Paper, width: number): Iterable<string> {
  const { width: edge = Number.POSITIVE_INFINITY } = paper.options;
  if (width > edge) yield* paragraph(paper, say(paper, message('output.wrapped')), paper.ink.dim);
}

function* listText(section: Section, paper: Paper): Iterable<string> {
  const rows = section.rows.length;
  if (rows === 0 && section.title) return yield* paragraph(paper, say(paper, message('output.no_rows')));
  const columns = listColumns(section, paper);
  const fitted = fitTable(columns, rows, paper.limit);
  yield* drawTable(columns, rows, fitted, paper.look);
  if (rows === 0) yield* paragraph(paper, say(paper, message('output.no_rows')));
  const shown = fitted.shown.filter((index) => columns[index]!.kind !== 'bar').length;
  const forPeople = section.columns.filter((column) => !column.forPrograms).length;
  yield* hiddenNote(paper, forPeople - shown);
  yield* wrappedNote(paper, rowWidth(fitted.widths));
}

/** Whether all columns of all the cross tables find room. */
function fits(tables: readonly Crosstab[], paper: Paper): boolean {
  return tables.every((table) => {
    const columns = crosstabColumns(table, paper);
    return fitTable(columns, table.down.length, paper.limit).shown.length === columns.length;
  });
}

/** Cross tables block by block; turned on their side, all of them alike, where they only fit that way. */
function* crosstabText(section: Section, paper: Paper): Iterable<string> {
  const blocks = crosstabs(section);
  const upright = blocks.flatMap(({ tables }) => tables);
  const turn = !fits(upright, paper) && fits(upright.map(turned), paper);
  let widest = 0;
  for (const [blockIndex, { values, tables }] of blocks.entries()) {
    if (blockIndex > 0) yield '\n';
    const names = values.map((value) => axisLabel(paper, value)).join(' / ');
    if (names !== '') yield* paragraph(paper, names, paper.ink.underline);
    for (const [tableIndex, table] of tables.entries()) {
      if (tableIndex > 0) yield '\n';
      const drawn = turn ? turned(table) : table;
      const columns = crosstabColumns(drawn, paper);
      const fitted = fitTable(columns, drawn.down.length, paper.limit);
      yield* drawTable(columns, drawn.down.length, fitted, paper.look);
      yield* hiddenNote(paper, columns.length - fitted.shown.length);
      widest = Math.max(widest, rowWidth(fitted.widths));
    }
  }
  yield* wrappedNote(paper, widest);
}

/** The columns of a table on its side: names of the lines, their curves where asked for, then a column for each row. */
function transposedColumns(
  table: TransposedTable,
  { curve = false, card = false }: Transposed,
  paper: Paper,
): TableColumn[] {
  const { language } = paper.options;
  const { lines, width, heading } = table;
  const rows = Array.from({ length: width }, (_, row) => row);
  const names: TableColumn = {
    header: visible(headerText(language, heading)),
    kind: 'word',
    cell: (line) => visible(headerText(language, lines[line]!)),
  };
  const curves: TableColumn = {
    header: '',
    kind: 'word',
    cell: (line) =>
      curveOf(
        lines[line]!,
        rows.map((row) => table.at(line, row)),
      ),
    paint: (_, piece) => paper.ink.cyan(piece),
  };
  const values = rows.map(
    (row): TableColumn => ({
      header: axisLabel(paper, table.headOf(row)),
      kind: card ? 'sentence' : 'number',
      cell: (line) => visible(peopleText(language, lines[line]!, table.at(line, row))),
      paint: (line, piece) => statusInk(paper, lines[line]!, table.at(line, row))?.(piece) ?? piece,
    }),
  );
  return [names, ...(curve ? [curves] : []), ...values];
}

/** What fits of a table on its side; of moments in time the last ones rather than the first. */
function fitTransposed(columns: readonly TableColumn[], lines: number, curve: boolean, paper: Paper): Fit {
  if (!curve) return fitTable(columns, lines, paper.limit);
  const [names, curves, ...values] = columns;
  const latestFirst = fitTable([names!, curves!, ...values.reverse()], lines, paper.limit);
  // Back into the order of time: column 2 of the reversed table is the last one.
  const order = latestFirst.shown.map((index, place) => ({
    index: index < 2 ? index : columns.length + 1 - index,
    width: latestFirst.widths[place]!,
  }));
  order.sort((a, b) => a.index - b.index);
  return { shown: order.map(({ index }) => index), widths: order.map(({ width }) => width) };
}

/** Tables on their side, one for each block. */
function* transposedText(section: Section, paper: Paper): Iterable<string> {
  const shape = section.transposed ?? { heading: '' };
  const curve = shape.curve === true;
  const tables = transposedTables(section);
  if (tables.length === 0) yield* listText(section, paper);
  let widest = 0;
  let hidden = 0;
  for (const [index, table] of tables.entries()) {
    if (index > 0) yield '\n';
    if (table.block) yield* paragraph(paper, axisLabel(paper, table.block), paper.ink.underline);
    const columns = transposedColumns(table, shape, paper);
    const fitted = fitTransposed(columns, table.lines.length, curve, paper);
    yield* drawTable(columns, table.lines.length, fitted, paper.look);
    hidden = Math.max(hidden, columns.length - fitted.shown.length);
    widest = Math.max(widest, rowWidth(fitted.widths));
  }
  if (curve && hidden > 0)
    yield* paragraph(paper, say(paper, message('output.earlier', { n: hidden })), paper.ink.dim);
  else yield* hiddenNote(paper, hidden);
  yield* wrappedNote(paper, widest);
}

/** A section as its kind of table; one that is for programs is told by its notes alone. */
function sectionText(section: Section, paper: Paper): Iterable<string> {
  if (hasNoTable(section)) return [];
  if (section.pivot) return crosstabText(section, paper);
  return section.transposed ? transposedText(section, paper) : listText(section, paper);
}

function* documentText(document: Document, paper: Paper): Iterable<string> {
  const { meta } = document;
  const { asOf, since, where } = meta;
  const isDated = asOf !== undefined && since !== undefined;
  if (isDated) {
    const dates = { asOf: { day: asOf }, since: { day: since } };
    yield* paragraph(paper, say(paper, message(asOfKey(document), dates)), paper.ink.dim);
  }
  if (where !== undefined) {
    yield* paragraph(paper, say(paper, message('output.where', { where: visible(where) })), paper.ink.dim);
  }
  for (const [index, section] of sectionsForPeople(document).entries()) {
    if (isDated || index > 0) yield '\n';
    if (section.title) yield* paragraph(paper, say(paper, section.title), paper.ink.bold);
    yield* sectionText(section, paper);
    for (const note of section.notes ?? []) yield* paragraph(paper, say(paper, note));
  }
}

/** Tables for a person at a terminal, never wider than it is unless all columns were asked for. */
export const terminal: Writer = {
  id: 'table',
  extensions: ['.txt'],
  write: (document, options) => documentText(document, paperOf(options)),
};
