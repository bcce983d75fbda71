import type { Day } from '../../domain/day.ts';
import type { Money } from '../../domain/money.ts';
import { Ledger } from '../../ledger/ledger.ts';
import { CellText, textOf } from '../cells/cells.ts';
import { CustomerCells } from '../cells/customer-cells.ts';
import { DateCells } from '../cells/date-cells.ts';
import { FileText } from '../cells/file-text.ts';
import { Identities, Placeholders } from '../cells/identity.ts';
import { FATE, FATES, type Fate, FateTally } from '../fate.ts';
import type { Layout } from '../layout/layout.ts';
import { OrderReader } from '../reader.ts';
import type { Scanner } from '../scan.ts';
import { customerKey } from '../values/tax-id.ts';
import type { OwnerOptions } from './row-owners.ts';
import { type RowSink, rowSinkOf } from './row-sink.ts';

/** A record of a customer, and what became of it. */
export interface CustomerRow {
  /** Physical line of its first byte. */
  readonly line: number;
  /** Undefined where its cell names none. */
  readonly day: Day | undefined;
  /** The order's number as it is written; empty where there is none. */
  readonly order: string;
  /** Undefined where the record waits for the total of its order, which another one has. */
  readonly fate: Fate | undefined;
  /** What it counts; undefined where it has no readable amount. */
  readonly amount: Money | undefined;
}

/** What must be as it was when the orders were read. */
export interface CustomerRowOptions extends OwnerOptions {
  readonly dedupe: boolean;
  /** Keys of the orders of this file that count in another file. */
  readonly superseded: ReadonlySet<string>;
}

/**
 * Takes the rows of one file in a second reading, and hands on those of one customer. Rows of others are only looked at as far
 * as it takes to know that; the fates come from the same reader as in the first reading. Titles, totals and lines that only
 * repeat what their items say are left out.
 */
export class CustomerRows implements RowSink {
  private readonly tally = new NotingTally();
  private readonly reader: OrderReader;
  private readonly identities: Identities;
  private readonly customers: CustomerCells;
  private readonly dates: DateCells;
  private readonly orderCell: CellText;
  private readonly orderColumn: number | undefined;
  /** What takes the rows as they stand. */
  private readonly rows: RowSink;
  /** Whether a key of this file is the customer's. */
  private readonly isWanted = new Map<number, boolean>();

  /**
   * @param wanted the customer's key, as of `customerKey`
   * @param take takes its rows, in the order of the file
   */
  constructor(
    file: string,
    private readonly layout: Layout,
    private readonly wanted: string,
    options: CustomerRowOptions,
    private readonly take: (row: CustomerRow) => void,
  ) {
    const placeholders = new Placeholders(options.placeholders);
    const context = {
      ledger: new Ledger(),
      fates: this.tally,
      rejects: { add: () => {}, restart: () => {} },
      placeholders,
      asOf: options.asOf,
      today: options.today,
      dedupe: options.dedupe,
      several: false,
      overlaps: undefined,
      sharedOrders: 0,
      unknownStatuses: new Map(),
      unreadableMargins: 0,
      currencies: new Set<string>(),
      latest: undefined,
      totals: [],
    };
    this.reader = new OrderReader(file, 0, layout, context, options.superseded);
    const text = (cell: CellText) => cell.text() ?? '';
    this.identities = new Identities(placeholders);
    this.customers = new CustomerCells(layout, this.identities, text);
    this.dates = new DateCells(layout, new FileText(file, layout.encoding));
    this.orderColumn = layout.columns.order_id ?? layout.columns.invoice_id;
    this.orderCell = new CellText(layout.encoding.value);
    const records = { record: (bytes: Uint8Array, scanner: Scanner) => this.ask(bytes, scanner) };
    this.rows = rowSinkOf(file, layout, this.reader, records);
  }

  record(bytes: Uint8Array, scanner: Scanner): void {
    this.rows.record(bytes, scanner);
  }

  flush(): void {
    this.rows.flush?.();
  }

  private ask(bytes: Uint8Array, scanner: Scanner): void {
    // Cells of a torn row may be anybody's.
    if (scanner.fault !== undefined || scanner.cells !== this.layout.width) return;
    if (!this.isOurs(this.customers.identityOf(bytes, scanner))) return;
    this.tally.forget();
    this.reader.record(bytes, scanner);
    this.reader.settle();
    const { fate, amount } = this.tally;
    if (fate === 'structural' || fate === 'unidentified') return;
    const day = this.dates.read(bytes, scanner);
    this.take({ line: scanner.line, day, order: this.orderOf(bytes, scanner), fate, amount });
  }

  private isOurs(identity: number): boolean {
    if (identity < 0) return false;
    let ours = this.isWanted.get(identity);
    if (ours === undefined) {
      const key = this.identities.bytesOf(identity);
      const text = textOf(key, 0, key.length, this.layout.encoding.value);
      ours = text !== undefined && customerKey(text) === this.wanted;
      this.isWanted.set(identity, ours);
    }
    return ours;
  }

  private orderOf(bytes: Uint8Array, scanner: Scanner): string {
    if (this.orderColumn === undefined) return '';
    this.orderCell.load(bytes, scanner, this.orderColumn);
    return this.orderCell.decode() ?? '';
  }
}

/** Notes what became of the latest record instead of counting. */
class NotingTally extends FateTally {
  fate: Fate | undefined;
  amount: Money | undefined;

  forget(): void {
    this.fate = undefined;
    this.amount = undefined;
  }

  override count(fate: number, amount: number | bigint | undefined): void {
    this.fate = FATES[fate];
    this.amount = amount === undefined ? undefined : BigInt(amount);
  }

  override countSales(fate: number, _records: number, amount: number | bigint): void {
    this.count(fate, amount);
  }

  override countZero(fate: 'zero' | 'unidentified'): void {
    this.count(FATE[fate], 0);
  }

  override moveSale(): void {}
}
