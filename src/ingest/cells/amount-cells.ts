import { Contradiction } from '../contradiction.ts';
import type { DecimalMark, Layout, NUMERIC_FIELDS } from '../layout/layout.ts';
import type { Scanner } from '../scan.ts';
import { readAmount, readProduct } from '../values/amounts.ts';
import { isMark } from '../values/marks.ts';
import { plainText } from '../values/protection.ts';
import { type Sides, sidedCell } from '../values/sides.ts';
import type { FileText } from './file-text.ts';

type NumericField = (typeof NUMERIC_FIELDS)[number];

/** An amount in ten-thousandths: a number, or a bigint beyond safe integers. */
export type Amount = number | bigint;

/** A cell that reads differently with either decimal mark. */
interface Doubt {
  readonly sample: string;
  readonly line: number;
  readonly readings: Readonly<Partial<Record<DecimalMark, Amount>>>;
}

/** The money of a file's records: the amount, else the order's total, else quantity x unit price - discount, in money or percent. */
export class AmountCells {
  readonly source: 'amount' | 'order_total' | 'product';
  /** The column to show where an amount cannot be read. */
  readonly column: number;
  readonly mark: DecimalMark;
  readonly hasMargin: boolean;
  private readonly isBlind: boolean;
  private readonly deductions: readonly NumericField[];
  /** The discount of a product: in money, else in percent. */
  private readonly discountField: 'discount' | 'discount_percent' | undefined;
  /** Where nothing spoke for a mark: the fields with a cell that reads in no other way, and the first that reads differently. */
  private readonly confirmed = new Set<NumericField>();
  private readonly doubts = new Map<NumericField, Doubt>();

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
    this.deductions = layout.deductions;
    this.discountField = (['discount', 'discount_percent'] as const).find(
      (field) => columns[field] !== undefined,
    );
    this.isBlind = Object.values(decimals).some(({ blind }) => blind);
  }

  /**
   * The record's amount, or undefined where it cannot be read.
   * @throws Contradiction where only the rival of a decimal mark that was guessed reads a cell
   */
  read(bytes: Uint8Array, scanner: Scanner): Amount | undefined {
    const amount = this.whole(bytes, scanner);
    return this.deductions.length === 0 || amount === undefined ? amount : this.net(bytes, scanner, amount);
  }

  /** The record's amount before anything is taken off it. Throws like `read`. */
  whole(bytes: Uint8Array, scanner: Scanner): Amount | undefined {
    if (this.source === 'product') return this.product(bytes, scanner);
    if (this.layout.sides) return this.sided(bytes, scanner, this.source, this.layout.sides);
    if (this.isBlind) return this.number(bytes, scanner, this.source);
    const amount = readAmount(bytes, scanner.startOf(this.column), scanner.ends[this.column]!, this.mark);
    return amount === undefined ? this.number(bytes, scanner, this.source) : amount;
  }

  /**
   * What is left of an amount; undefined where a deduction cannot be read. More than all of it cannot be given back: the rest
   * is freight.
   */
  private net(bytes: Uint8Array, scanner: Scanner, amount: Amount): Amount | undefined {
    let left = BigInt(amount);
    for (const field of this.deductions) {
      const off = this.isBlank(bytes, scanner, this.layout.columns[field]!)
        ? 0
        : this.number(bytes, scanner, field);
      if (off === undefined) return undefined;
      left -= off < 0 ? -BigInt(off) : BigInt(off);
    }
    if (left < 0n && amount >= 0) return 0;
    return Number.isSafeInteger(Number(left)) ? Number(left) : left;
  }

  /** The record's margin, or undefined where there is none. Throws like `read`. */
  margin(bytes: Uint8Array, scanner: Scanner): Amount | undefined {
    return this.hasMargin ? this.number(bytes, scanner, 'margin') : undefined;
  }

  /**
   * The file has ended.
   * @throws CarteiraError E_AMBIGUOUS_NUMBER where a number reads differently both ways and nothing spoke for one of them
   */
  finish(): void {
    for (const [field, { sample, line, readings }] of this.doubts) {
      if (this.confirmed.has(field)) continue;
      const shown = (mark: DecimalMark) => ({ money: BigInt(readings[mark]!) });
      const header = this.layout.headers[this.layout.columns[field]!]!;
      throw this.text.error(
        'E_AMBIGUOUS_NUMBER',
        { header, sample, comma: shown(','), point: shown('.') },
        line,
      );
    }
  }

  /** Whether the record's margin cell is empty. */
  marginIsBlank(bytes: Uint8Array, scanner: Scanner): boolean {
    return this.isBlank(bytes, scanner, this.layout.columns.margin!);
  }

  /** Whether the record leaves the total of its order to another record of the order. */
  leavesTotalOut(bytes: Uint8Array, scanner: Scanner): boolean {
    return this.source === 'order_total' && this.isBlank(bytes, scanner, this.column);
  }

  private isBlank(bytes: Uint8Array, scanner: Scanner, column: number): boolean {
    const shown = plainText(this.text.shown(bytes, scanner.startOf(column), scanner.ends[column]!));
    return shown === '' || isMark(shown);
  }

  /** The cell for which a record's amount cannot be read: its column, and the decimal mark of it. */
  fault(bytes: Uint8Array, scanner: Scanner): { readonly column: number; readonly mark: DecimalMark } {
    const of = (field: NumericField) => ({
      column: this.layout.columns[field]!,
      mark: this.layout.decimals[field]!.value,
    });
    if (this.source !== 'product') {
      const whole = this.whole(bytes, scanner);
      const off = this.deductions.find(
        (field) => whole !== undefined && !this.takesOff(bytes, scanner, field),
      );
      return of(off ?? this.source);
    }
    const reads = (field: NumericField) =>
      readProduct(bytes, this.factor(scanner, field), this.factor(scanner, field), undefined) !== undefined;
    const bad = (['quantity', 'unit_price'] as const).find((field) => !reads(field));
    return of(bad ?? this.discountField ?? 'quantity');
  }

  /** Whether what a column takes off the record's amount can be read. */
  private takesOff(bytes: Uint8Array, scanner: Scanner, field: NumericField): boolean {
    const isBlank = this.isBlank(bytes, scanner, this.layout.columns[field]!);
    return isBlank || this.number(bytes, scanner, field) !== undefined;
  }

  private product(bytes: Uint8Array, scanner: Scanner): Amount | undefined {
    const discount = this.discountField;
    const hasPercent = discount === 'discount_percent';
    const percent = hasPercent && (!this.layout.percentBySign || this.isSigned(bytes, scanner));
    const product = readProduct(
      bytes,
      this.factor(scanner, 'quantity'),
      this.factor(scanner, 'unit_price'),
      discount === undefined ? undefined : this.factor(scanner, discount),
      percent,
    );
    // One unreadable factor may contradict the layout: only the number itself can tell.
    if (product === undefined || this.isBlind) {
      for (const field of ['quantity', 'unit_price'] as const) this.number(bytes, scanner, field);
    }
    return product;
  }

  /** Whether the cell of the discount in percent has a percent sign. */
  private isSigned(bytes: Uint8Array, scanner: Scanner): boolean {
    const column = this.layout.columns.discount_percent!;
    return plainText(this.text.shown(bytes, scanner.startOf(column), scanner.ends[column]!)).endsWith('%');
  }

  private factor(scanner: Scanner, field: NumericField): readonly [number, number, DecimalMark] {
    const column = this.layout.columns[field]!;
    return [scanner.startOf(column), scanner.ends[column]!, this.layout.decimals[field]!.value];
  }

  /** An amount with a letter behind it, which has a sign; one without a letter is as it stands. */
  private sided(bytes: Uint8Array, scanner: Scanner, field: NumericField, sides: Sides): Amount | undefined {
    const cell = sidedCell(bytes, scanner.startOf(this.column), scanner.ends[this.column]!);
    if (cell === undefined) return this.number(bytes, scanner, field);
    const sign = sides[cell.side];
    if (sign === undefined) return undefined;
    const amount = this.number(bytes, scanner, field, cell.start, cell.end);
    return amount === undefined || sign === 1 || amount === 0 ? amount : -amount;
  }

  private number(
    bytes: Uint8Array,
    scanner: Scanner,
    field: NumericField,
    start = scanner.startOf(this.layout.columns[field]!),
    end = scanner.ends[this.layout.columns[field]!]!,
  ): Amount | undefined {
    const { value, proven, rival, blind } = this.layout.decimals[field]!;
    const amount = readAmount(bytes, start, end, value);
    if (!proven && rival && (amount === undefined || blind)) {
      const other = readAmount(bytes, start, end, rival);
      const shown = () => this.text.shown(bytes, start, end).trim();
      if (amount === undefined && other !== undefined)
        throw new Contradiction('number', field, scanner.line, shown());
      if (amount !== undefined && other === undefined) this.confirmed.add(field);
      if (amount !== undefined && other !== undefined && amount !== other && !this.doubts.has(field)) {
        this.doubts.set(field, {
          sample: shown(),
          line: scanner.line,
          readings: { [value]: amount, [rival]: other },
        });
      }
    }
    return amount;
  }
}
