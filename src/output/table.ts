import Table from 'cli-table3';
import { truncate, widthOf, wrap } from './display.ts';
import { type ColumnKind, type Extent, type Fit, fitColumns, GAP } from './fit.ts';

/** A column of a table in a terminal. All texts are visible ones, see display.ts. */
export interface TableColumn {
  readonly header: string;
  readonly kind: ColumnKind;
  /** Text of a row's cell; a bar fills `width` at most. */
  cell(row: number, width: number): string;
  /** Colours a piece of a row's cell. */
  paint?(row: number, piece: string): string;
}

/** How the parts of a table that hold no data are coloured. */
export interface TableLook {
  heading(piece: string): string;
  rule(piece: string): string;
}

const BAR_WIDTH = 20;
const BATCH_ROWS = 500;

// A private-use character: data never reaches cli-table3, so nothing else can look like it.
const STAND_IN = '\uE000';
const STAND_INS = /\uE000+/g;
const RULE = '─';

// No frame, one rule under the header. Empty style lists: cli-table3 would write colours whatever the terminal.
const BARE = {
  ...{ top: '', 'top-mid': '', 'top-left': '', 'top-right': '' },
  ...{ bottom: '', 'bottom-mid': '', 'bottom-left': '', 'bottom-right': '' },
  ...{ left: '', 'left-mid': '', right: '', 'right-mid': '' },
  ...{ mid: RULE, 'mid-mid': RULE.repeat(GAP), middle: ' '.repeat(GAP) },
};
const STYLE = { head: [], border: [], 'padding-left': 0, 'padding-right': 0, compact: true };

function extentOf({ header, kind, cell }: TableColumn, rows: number): Extent {
  const word = Math.max(...header.split(' ').map(widthOf));
  if (kind === 'bar') return { kind, header: 0, word: 0, content: BAR_WIDTH };
  let content = 0;
  for (let row = 0; row < rows; row++) content = Math.max(content, widthOf(cell(row, 0)));
  return { kind, header: widthOf(header), word, content };
}

/** The columns of a table that fit into `limit` display cells; without a limit all of them. */
export function fitTable(columns: readonly TableColumn[], rows: number, limit: number | undefined): Fit {
  return fitColumns(
    columns.map((column) => extentOf(column, rows)),
    limit,
  );
}

/** One row: the lines of each cell and the colour of its pieces. */
interface Printed {
  readonly lines: readonly string[];
  paint(piece: string): string;
}

function printedCell(column: TableColumn, row: number, width: number): Printed {
  const text = column.cell(row, width);
  const lines = column.kind === 'sentence' ? wrap(text, width) : [truncate(text, width)];
  return { lines, paint: (piece) => column.paint?.(row, piece) ?? piece };
}

/** Headers stand on the rule: shorter ones have their blank lines above. */
function printedHeaders(
  columns: readonly TableColumn[],
  widths: readonly number[],
  look: TableLook,
): Printed[] {
  const wrapped = columns.map(({ header }, i) => wrap(header, widths[i]!));
  const height = Math.max(...wrapped.map((lines) => lines.length));
  return wrapped.map((lines) => ({
    lines: [...new Array<string>(height - lines.length).fill(''), ...lines],
    paint: look.heading,
  }));
}

/** The pieces of a row in the order in which they are printed: line by line, from left to right. */
function* piecesOf(row: readonly Printed[]): Iterable<string> {
  const height = Math.max(...row.map(({ lines }) => lines.length));
  for (let line = 0; line < height; line++) {
    for (const { lines, paint } of row) {
      const piece = lines[line];
      if (piece) yield paint(piece);
    }
  }
}

/**
 * Draws rows with cli-table3, which measures by an older Unicode than ours and counts colours: it lays out stand-ins as
 * wide as the texts, and the texts take their places afterwards.
 */
function draw(
  columns: readonly TableColumn[],
  widths: readonly number[],
  rows: Printed[][],
  look: TableLook,
  head: boolean,
) {
  const standIns = rows.map((row) =>
    row.map(({ lines }) => lines.map((line) => STAND_IN.repeat(widthOf(line))).join('\n')),
  );
  const table = new Table({
    chars: BARE,
    style: STYLE,
    colWidths: [...widths],
    colAligns: columns.map(({ kind }) => (kind === 'number' ? 'right' : 'left')),
    ...(head ? { head: standIns.shift()! } : {}),
  });
  table.push(...standIns);
  const pieces = rows.flatMap((row) => [...piecesOf(row)]);
  let next = 0;
  const lines = table.toString().split('\n');
  return lines
    .map((line) =>
      line.startsWith(RULE) ? look.rule(line) : line.trimEnd().replace(STAND_INS, () => pieces[next++]!),
    )
    .map((line) => `${line}\n`)
    .join('');
}

/** The lines of a table, header first, in pieces of some hundred rows. */
export function* drawTable(
  allColumns: readonly TableColumn[],
  rows: number,
  { shown, widths }: Fit,
  look: TableLook,
): Iterable<string> {
  const columns = shown.map((i) => allColumns[i]!);
  let batch: Printed[][] = [printedHeaders(columns, widths, look)];
  let head = true;
  for (let row = 0; row < rows; row++) {
    batch.push(columns.map((column, i) => printedCell(column, row, widths[i]!)));
    if (batch.length < BATCH_ROWS && row < rows - 1) continue;
    yield draw(columns, widths, batch, look, head);
    batch = [];
    head = false;
  }
  if (head) yield draw(columns, widths, batch, look, head);
}
