import type { Field, Layout } from '../layout/layout.ts';
import type { Scanner } from '../scan.ts';

/** The fields that say whose a record is, when, and of what kind: what the items of one order have in common. */
const FIELDS = [
  'customer_id',
  'customer_unit',
  'customer_tax_id',
  'customer_name',
  'branch',
  'cancelled_flag',
  'order_status',
  'operation',
  'salesperson',
  'region',
  'segment',
] as const satisfies readonly Field[];

/** No window: nothing is remembered. */
const NONE = -1;

/**
 * Everything of a record but its money, as places in the window: comparing bytes with the record before is far cheaper than
 * looking them up, and most exports repeat the order's columns on each of its items.
 */
export class RecordHead {
  /** Its columns, those to compare first before the others. */
  readonly columns: Int32Array;
  private readonly starts: Int32Array;
  private readonly ends: Int32Array;
  private window = NONE;
  /** Column behind the last of them. */
  private readonly limit: number;

  /** `first` are the columns to compare first, those most likely to differ; negative ones are left out. */
  constructor(layout: Layout, first: readonly number[]) {
    const others = FIELDS.map((field) => layout.columns[field] ?? NONE);
    const further = [layout.currency ?? NONE, layout.returned ?? NONE];
    this.columns = Int32Array.from(
      new Set([...first, ...others, ...further].filter((column) => column >= 0)),
    );
    this.limit = Math.max(...this.columns) + 1;
    this.starts = new Int32Array(this.columns.length);
    this.ends = new Int32Array(this.columns.length);
  }

  /** Keeps the current record to compare the next one with. */
  remember(scanner: Scanner): void {
    const { columns, starts, ends } = this;
    this.window = scanner.window;
    for (let i = 0; i < columns.length; i++) {
      starts[i] = scanner.startOf(columns[i]!);
      ends[i] = scanner.ends[columns[i]!]!;
    }
  }

  /** Keeps nothing. */
  forget(): void {
    this.window = NONE;
  }

  /**
   * Whether the current record repeats the kept one, which is the record before it or has the same head. If not, nothing is
   * kept any more.
   */
  isRepeated(bytes: Uint8Array, scanner: Scanner): boolean {
    if (this.window !== scanner.window) return false;
    if (scanner.shared >= this.limit) return true;
    const { columns, starts, ends } = this;
    for (let i = 0; i < columns.length; i++) {
      const start = scanner.startOf(columns[i]!);
      const kept = starts[i]!;
      const length = scanner.ends[columns[i]!]! - start;
      let same = length === ends[i]! - kept ? 0 : NONE;
      while (same >= 0 && same < length && bytes[start + same] === bytes[kept + same]) same++;
      if (same !== length) {
        this.forget();
        return false;
      }
    }
    return true;
  }
}
