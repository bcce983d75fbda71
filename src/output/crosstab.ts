import type { Cell, Column, Rows, Section } from '../domain/document.ts';
import { isNumeric, machineText } from './cell.ts';

/** A value of an axis, as the cell of its column. */
export interface AxisValue {
  readonly column: Column;
  readonly cell: Cell;
}

/** One measure of a section, spread over two of its columns. */
export interface Crosstab {
  readonly measure: Column;
  readonly down: readonly AxisValue[];
  readonly across: readonly AxisValue[];
  /** The measure where two values meet; blank where no row of the section holds them. */
  at(down: number, across: number): Cell;
}

/** The cross tables of the rows that share the values of a section's other text and code columns. */
export interface CrosstabBlock {
  readonly values: readonly AxisValue[];
  readonly tables: readonly Crosstab[];
}

const TOTAL = 'total';

/** The values of a column in the order of their first row; the value `total` comes last. */
function axisOf(column: Column, index: number, rows: Rows): readonly AxisValue[] {
  const values = new Map<string, AxisValue>();
  for (const row of rows) {
    const key = machineText(column, row[index]);
    if (!values.has(key)) values.set(key, { column, cell: row[index] });
  }
  const all = [...values.values()];
  return [...all.filter(({ cell }) => cell !== TOTAL), ...all.filter(({ cell }) => cell === TOTAL)];
}

function keyOf(values: readonly AxisValue[]): string {
  return JSON.stringify(values.map(({ column, cell }) => machineText(column, cell)));
}

/** The table with its axes exchanged, for terminals that are too narrow for the other way. */
export function turned(table: Crosstab): Crosstab {
  return {
    measure: table.measure,
    down: table.across,
    across: table.down,
    at: (down, across) => table.at(across, down),
  };
}

/** Groups the rows of a section with a pivot into cross tables; no figure is computed, only what rows hold is shown. */
export function crosstabs({ columns, rows, pivot }: Section): readonly CrosstabBlock[] {
  if (!pivot) return [];
  const indexOf = (id: string) => columns.findIndex((column) => column.id === id);
  const axisValue = (row: readonly Cell[], index: number): AxisValue => ({
    column: columns[index]!,
    cell: row[index],
  });
  const downIndex = indexOf(pivot.rows);
  const acrossIndex = indexOf(pivot.columns);
  const measures = pivot.measures.map(indexOf);
  const others = columns.flatMap((column, index) =>
    index === downIndex || index === acrossIndex || measures.includes(index) || isNumeric(column)
      ? []
      : [index],
  );

  const blocks = new Map<string, { values: readonly AxisValue[]; rows: (readonly Cell[])[] }>();
  for (const row of rows) {
    const values = others.map((index) => axisValue(row, index));
    const key = keyOf(values);
    const block = blocks.get(key);
    if (block) block.rows.push(row);
    else blocks.set(key, { values, rows: [row] });
  }

  const down = axisOf(columns[downIndex]!, downIndex, rows);
  const across = axisOf(columns[acrossIndex]!, acrossIndex, rows);
  return [...blocks.values()].map((block) => {
    const found = new Map(
      block.rows.map((row) => [keyOf([axisValue(row, downIndex), axisValue(row, acrossIndex)]), row]),
    );
    const tables = measures.map((index) => ({
      measure: columns[index]!,
      down,
      across,
      at: (d: number, a: number) => found.get(keyOf([down[d]!, across[a]!]))?.[index],
    }));
    return { values: block.values, tables };
  });
}
