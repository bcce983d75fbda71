import Table from 'cli-table3';
import { truncate, widthOf, wrap } from './display.ts';
import { type ColumnKind, type Extent, type Fit, fitColumns, GAP } from './fit.ts';

/** A column of a table in a terminal. All texts are visible ones, see display.ts. */
export interface TableColumn {
  readonly header: string;
  readonly kind: ColumnKind;
  /** Of this column and the one behind it, this one is left out first. */
  readonly spare?: boolean;
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
const STAND_IN = 'x';
const STAND_INS = /x+/g;
const RULE = '─';

// No frame, one rule under the header. Empty style lists: cli-table3 would write colours whatever the terminal.
const BARE = {
  ...{ top: '', 'top-mid': '', 'top-left': '', 'top-right': '' },
  ...{ bottom: '', 'bottom-mid': '', 'bottom-left': '', 'bottom-right': '' },
  ...{ left: '', 'left-mid': '', right: '', 'right-mid': '' },
  ...{ mid: RULE, 'mid-mid': RULE.repeat(GAP), middle: ' '.repeat(GAP) },
};
const STYLE = { head: [], border: [], 'padding-left': 0, 'padding-right': 0, compact: true };

function extentOf({ header, kind, spare = false, cell }: TableColumn, rows: number): Extent {
  const word = Math.max(...header.split(' ').map(widthOf));
  if (kind === 'bar') return { kind, header: 0, word: 0, content: BAR_WIDTH };
  let content = 0;
  for (let row = 0; row < rows; row++) content = Math.max(content, widthOf(cell(row, 0)));
  return { kind, header: widthOf(header), word, content, spare };
}

/** The columns of a table that fit into `limit` display cells; without a limit all of them. */
export function fitTable(columns: readonly TableColumn[], rows: number, limit: number | undefined): Fit {
  return fitColumns(
    columns.map((column) => extentOf(column, rows)),
    limit,
  );
}

/** A cell of a printed row: its lines, and the colour of each. */
interface Printed {
  readonly lines: readonly string[];
  paint(piece: string): string;
}

function printedCell(column: TableColumn, row: number, width: number): Printed {
  const text = column.cell(row, width);
  const lines =
    column.kind === 'sentence' || column.kind === 'phrase' ? wrap(text, width) : [truncate(text, width)];
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

/**
 * The rule and one row as cli-table3 lays them out, with a stand-in as wide as its column for every cell. All rows are
 * that row with their texts put in: cli-table3 measures by an older Unicode than display.ts, and takes its time.
 */
function drawFrame(widths: readonly number[]): { rule: string; row: string } {
  const standIns = widths.map((width) => STAND_IN.repeat(width));
  const table = new Table({ chars: BARE, style: STYLE, colWidths: [...widths], head: standIns });
  table.push(standIns);
  const [, rule = '', row = ''] = table.toString().split('\n');
  return { rule, row };
}

/** The lines of a table, header first. */
export function* drawTable(
  allColumns: readonly TableColumn[],
  rows: number,
  { shown, widths }: Fit,
  look: TableLook,
): Iterable<string> {
  const columns = shown.map((i) => allColumns[i]!);
  const frame = drawFrame(widths);

  function* print(cells: readonly Printed[]): Iterable<string> {
    const height = Math.max(...cells.map(({ lines }) => lines.length));
    for (let line = 0; line < height; line++) {
      let next = 0;
      const filled = frame.row.replace(STAND_INS, (standIn) => {
        const { lines, paint } = cells[next]!;
        const numeric = columns[next++]!.kind === 'number';
        const piece = lines[line] ?? '';
        const blank = ' '.repeat(standIn.length - widthOf(piece));
        const painted = piece === '' ? '' : paint(piece);
        return numeric ? blank + painted : painted + blank;
      });
      yield `${filled.trimEnd()}\n`;
    }
  }

  yield* print(printedHeaders(columns, widths, look));
  yield `${look.rule(frame.rule)}\n`;
  for (let row = 0; row < rows; row++) {
    yield* print(columns.map((column, i) => printedCell(column, row, widths[i]!)));
  }
}
