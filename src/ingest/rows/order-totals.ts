import type { Day } from '../../domain/day.ts';
import type { Amount, AmountCells } from '../cells/amount-cells.ts';
import type { FileText } from '../cells/file-text.ts';
import type { MarginCells } from '../cells/margin-cells.ts';
import type { OrderCells, OrderTotal } from '../cells/order-cells.ts';
import type { Profiles } from '../cells/profiles.ts';
import { Contradiction } from '../contradiction.ts';
import type { Layout } from '../layout/layout.ts';
import type { ReaderContext } from '../reader-context.ts';
import type { Scanner } from '../scan.ts';
import type { SetAside } from './set-aside.ts';
import { type WaitingRecord, WaitingRecords } from './waiting.ts';

const NONE = -1;

/** The orders of a file that gives an order's total, on each of its records or on one of them: the money counts once. */
export class OrderTotals {
  /** Records whose order's total has not come yet. */
  private readonly awaiting = new WaitingRecords();

  constructor(
    private readonly layout: Layout,
    private readonly text: FileText,
    private readonly amounts: AmountCells,
    private readonly margins: MarginCells,
    private readonly orders: OrderCells,
    private readonly profiles: Profiles,
    private readonly aside: SetAside,
    private readonly context: ReaderContext,
  ) {}

  /** The records that wait for the total of their order, in the order of the file. */
  get waiting(): Iterable<WaitingRecord> & { readonly length: number } {
    return this.awaiting;
  }

  /** Whether the record, whose order id has been loaded, leaves the amount to another record of its order. */
  isFurther(bytes: Uint8Array, scanner: Scanner): boolean {
    return this.orders.hasId && this.amounts.leavesTotalOut(bytes, scanner);
  }

  /**
   * Keeps a record that leaves the total of its order to another one, which has not come yet: the order of records must
   * change nothing. When the file has ended it is too late, and so it is for more records than there is room for.
   */
  await(bytes: Uint8Array, scanner: Scanner, hasEnded: boolean): void {
    const { start, end } = scanner;
    if (!hasEnded && this.awaiting.keep({ bytes, start, end }, this.aside.original, scanner.line)) return;
    const column = this.layout.headers[this.amounts.column]!;
    this.aside.because(bytes, scanner, undefined, 'order_total_missing', { column });
  }

  /**
   * A further record of an order, with its total or without: the money counts once, on the earliest day of the order, and
   * what else the record says counts as that of any other. `customer` is -1 for nobody, `given` undefined where the record
   * leaves the total out; `turned`: a return that the file writes as a positive amount.
   *
   * @throws Contradiction where it gives another total and that the column repeats the order's total was a guess
   */
  foldAgain(
    bytes: Uint8Array,
    scanner: Scanner,
    known: OrderTotal,
    customer: number,
    day: Day,
    given: Amount | undefined,
    turned: boolean,
  ): void {
    const { ledger, fates } = this.context;
    if (given !== undefined && known.total !== given) {
      const { column } = this.amounts;
      if (this.layout.orderTotalGuessed) {
        const cell = this.text.shown(bytes, scanner.startOf(column), scanner.ends[column]!).trim();
        throw new Contradiction('total', 'order_total', scanner.line, cell);
      }
      this.aside.because(bytes, scanner, given, 'order_total', {});
      return;
    }
    fates.countZero(customer === NONE ? 'unidentified' : 'zero', day);
    const isReturn = known.total < 0;
    if (customer !== NONE) {
      const row = ledger.days.row(customer, day, isReturn);
      const margin = this.margins.read(bytes, scanner, given === undefined ? known.turned : turned);
      if (margin !== undefined) ledger.days.addMargin(row, margin);
      this.profiles.note(day, isReturn);
      if (day < known.day) {
        ledger.days.move(ledger.days.row(customer, known.day, isReturn), row, known.total);
        if (!isReturn) ledger.days.orders.purchase(this.orders.numberOf(bytes, scanner, customer, day), row);
      }
    }
    if (day < known.day) {
      ledger.noteDay(day);
      fates.moveSale(known.day, day);
      known.day = day;
    }
  }
}
