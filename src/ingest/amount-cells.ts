import { Contradiction } from './contradiction.ts';
import { readAmount, readProduct } from './decode.ts';
import type { FileText } from './file-text.ts';
import type { DecimalMark, Layout, NUMERIC_FIELDS } from './layout/layout.ts';
import type { Scanner } from './scan.ts';

type NumericField = (typeof NUMERIC_FIELDS)[number];

/** An amount in ten-thousandths: a number, or a bigint beyond safe integers. */
export type Amount = number | bigint;

/** The money of a file's records: the amount, else the order's total, else quantity x unit price - discount. */
export class AmountCells {
  readonly source: 'amount' | 'order_total' | 'product';
  /** The column to show where an amount cannot be read. */
  readonly column: number;
  readonly mark: DecimalMark;
  readonly hasMargin: boolean;

  constructor(
    private readonly layout: Layout,
    private readonly text: FileText,
  ) {
    const { columns, decimals } = layout;
    this.source =
      columns.amount !== undefined ? 'amount' : columns.order_total !== undefined ? 'order_total' : 'product';
    const shown = this.source === 'product' ? 'quantity' : this.source;
    this.column = columns[shown]!;
    this.mark = decimals[shown]!.value;
    this.hasMargin = columns.margin !== undefined;
  }

  /**
   * The record's amount, or undefined where it cannot be read.
   * @throws Contradiction where only the rival of a decimal mark that was guessed reads a cell
   */
  read(bytes: Uint8Array, scanner: Scanner): Amount | undefined {
    if (this.source === 'product') return this.product(bytes, scanner);
    const amount = readAmount(bytes, scanner.startOf(this.column), scanner.ends[this.column]!, this.mark);
    return amount === undefined ? this.number(bytes, scanner, this.source) : amount;
  }

  /** The record's margin, or undefined where there is none. Throws like `read`. */
  margin(bytes: Uint8Array, scanner: Scanner): Amount | undefined {
    return this.hasMargin ? this.number(bytes, scanner, 'margin') : undefined;
  }

  /** Whether the record's margin cell is empty. */
  marginIsBlank(bytes: Uint8Array, scanner: Scanner): boolean {
    const column = this.layout.columns.margin!;
    return (
      this.text.shown(bytes, scanner.startOf(column), scanner.ends[column]!).replaceAll('"', '').trim() === ''
    );
  }

  private product(bytes: Uint8Array, scanner: Scanner): Amount | undefined {
    const product = readProduct(
      bytes,
      this.factor(scanner, 'quantity'),
      this.factor(scanner, 'unit_price'),
      this.layout.columns.discount === undefined ? undefined : this.factor(scanner, 'discount'),
    );
    // One unreadable factor may contradict the layout: only the number itself can tell.
    if (product === undefined) {
      for (const field of ['quantity', 'unit_price'] as const) this.number(bytes, scanner, field);
    }
    return product;
  }

  private factor(scanner: Scanner, field: NumericField): readonly [number, number, DecimalMark] {
    const column = this.layout.columns[field]!;
    return [scanner.startOf(column), scanner.ends[column]!, this.layout.decimals[field]!.value];
  }

  private number(bytes: Uint8Array, scanner: Scanner, field: NumericField): Amount | undefined {
    const column = this.layout.columns[field]!;
    const start = scanner.startOf(column);
    const end = scanner.ends[column]!;
    const { value, proven, rival } = this.layout.decimals[field]!;
    const amount = readAmount(bytes, start, end, value);
    if (amount === undefined && !proven && rival && readAmount(bytes, start, end, rival) !== undefined) {
      throw new Contradiction('number', field, scanner.line, this.text.shown(bytes, start, end));
    }
    return amount;
  }
}
