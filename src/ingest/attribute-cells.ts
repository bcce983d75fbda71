import type { Day } from '../domain/day.ts';
import type { AttributeTable } from '../ledger/attributes.ts';
import { ByteInterner } from '../ledger/interner.ts';
import { ATTRIBUTES } from '../ledger/portfolio.ts';
import { CellText } from './cells.ts';
import type { Placeholders } from './identity.ts';
import type { Field, Layout } from './layout/layout.ts';
import type { Scanner } from './scan.ts';

const FIELDS = ['customer_name', 'salesperson', 'region', 'segment'] as const satisfies readonly Field[];
const WIDTH = ATTRIBUTES.length;
const NAME = ATTRIBUTES.indexOf('name');
const NONE = -1;

/** The attribute cells of a file's records: compared by their bytes, made into text once a value. */
export class AttributeCells {
  private readonly columns: readonly number[];
  private readonly cell: CellText;
  private readonly values = new ByteInterner();
  /** By value: its number in the ledger's table, and whether it is a placeholder as a name. */
  private readonly tableValues: number[] = [];
  private readonly nobody: boolean[] = [];
  /** By (identity, attribute): the value of its last record. A customer's values seldom change. */
  private lastValues = new Int32Array(0);
  /** The values of the loaded record, NONE where blank. */
  private readonly loaded = new Int32Array(WIDTH).fill(NONE);
  private readonly noted = new Int32Array(WIDTH).fill(NONE);

  constructor(
    layout: Layout,
    private readonly text: (cell: CellText, line: number) => string,
    private readonly placeholders: Placeholders,
    private readonly table: AttributeTable,
  ) {
    this.columns = FIELDS.map((field) => layout.columns[field] ?? NONE);
    this.cell = new CellText(layout.encoding.value);
  }

  /** Loads the attribute cells of a record of a customer. */
  load(bytes: Uint8Array, scanner: Scanner, identity: number): void {
    const base = identity * WIDTH;
    if (base >= this.lastValues.length) this.grow(base);
    const { cell, columns, values, lastValues, loaded } = this;
    for (let attribute = 0; attribute < WIDTH; attribute++) {
      const column = columns[attribute]!;
      if (column === NONE) continue;
      cell.load(bytes, scanner, column);
      if (cell.from === cell.to) {
        loaded[attribute] = NONE;
        continue;
      }
      const last = lastValues[base + attribute]!;
      const value =
        last !== NONE && values.equals(last, cell.bytes, cell.from, cell.to)
          ? last
          : this.intern(cell, scanner);
      loaded[attribute] = value;
      lastValues[base + attribute] = value;
    }
  }

  /** Whether the loaded name stands for nobody in particular. */
  nameIsPlaceholder(): boolean {
    const name = this.loaded[NAME]!;
    return name !== NONE && this.nobody[name]!;
  }

  /** Notes the loaded values for a customer. `again`: the record before was of the same customer, day and kind. */
  note(customer: number, day: Day, isReturn: boolean, again: boolean): void {
    const { loaded, noted } = this;
    for (let attribute = 0; attribute < WIDTH; attribute++) {
      const value = loaded[attribute]!;
      if (again && value === noted[attribute]) continue;
      noted[attribute] = value;
      if (value !== NONE) this.table.note(customer, attribute, this.tableValues[value]!, day, isReturn);
    }
  }

  private intern(cell: CellText, scanner: Scanner): number {
    const value = this.values.intern(cell.bytes, cell.from, cell.to);
    if (value === this.tableValues.length) {
      const text = this.text(cell, scanner.line);
      this.tableValues.push(this.table.intern(text));
      this.nobody.push(this.placeholders.isName(text));
    }
    return value;
  }

  private grow(base: number): void {
    const grown = new Int32Array(Math.max(WIDTH << 8, this.lastValues.length * 2, base + WIDTH)).fill(NONE);
    grown.set(this.lastValues);
    this.lastValues = grown;
  }
}
