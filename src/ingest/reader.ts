/**
 * Folds the records of one file into a ledger: the loop that every record goes through once.
 *
 * Invariants
 * - Every record gets exactly one fate; lines without any character in a cell are no records.
 * - No string is made for a cell whose bytes have been met before: customers, attribute values and status words are
 *   compared by their bytes and looked at as text once.
 * - Nothing depends on the order of records but the cost: the usual order (by date, items of an order together) is cheap.
 */

import type { Day } from '../domain/day.ts';
import type { Message } from '../domain/message.ts';
import { ATTRIBUTE_PLACES } from '../ledger/portfolio.ts';
import { noteSaleDay } from './as-of.ts';
import { type Amount, AmountCells } from './cells/amount-cells.ts';
import { CellText } from './cells/cells.ts';
import { CurrencyCells } from './cells/currency-cells.ts';
import { CustomerCells } from './cells/customer-cells.ts';
import { DateCells } from './cells/date-cells.ts';
import { FileText } from './cells/file-text.ts';
import { Identities } from './cells/identity.ts';
import { MarginCells } from './cells/margin-cells.ts';
import { MeaningColumns } from './cells/meaning-columns.ts';
import { OrderCells } from './cells/order-cells.ts';
import { Profiles } from './cells/profiles.ts';
import { RecordHead } from './cells/record-head.ts';
import { RecordKeys } from './cells/record-keys.ts';
import { FATE } from './fate.ts';
import type { Layout } from './layout/layout.ts';
import type { ReaderContext } from './reader-context.ts';
import { LastRecord } from './rows/last-record.ts';
import { NoOrders } from './rows/no-orders.ts';
import { OrderTotals } from './rows/order-totals.ts';
import { RowSet } from './rows/row-set.ts';
import { SetAside } from './rows/set-aside.ts';
import type { RowBytes } from './rows/waiting.ts';
import { type RecordSink, Scanner } from './scan.ts';
import { TotalWatch } from './stated-total.ts';
import { namedByTotal } from './values/meaning.ts';

/** Whose the sales of a profile are, and what their records say of the customer. */
export interface Owner {
  /** Numbers in the ledger. */
  readonly customer: number;
  readonly branch: number;
  /** By attribute: the value's number in the ledger's table, or -1 for a blank. */
  readonly values: readonly number[];
}

const NONE = -1;

export class OrderReader implements RecordSink {
  private readonly width: number;
  private readonly padding: readonly number[];
  private readonly cell: CellText;
  private readonly text: FileText;
  private readonly dates: DateCells;
  private readonly amounts: AmountCells;
  private readonly currencies: CurrencyCells;
  private readonly orders: OrderCells;
  private readonly identities: Identities;
  private readonly customers: CustomerCells;
  private readonly profiles: Profiles;
  private readonly meanings: MeaningColumns;
  private readonly rows: RowSet | undefined;
  private readonly noOrders: NoOrders;
  private readonly aside: SetAside;
  /** The totals of the file; undefined where they cannot be those of what we add up. */
  private readonly totals: TotalWatch | undefined;
  private readonly keys: RecordKeys;
  private readonly margins: MarginCells;
  private readonly orderTotals: OrderTotals;
  private readonly head: RecordHead;
  private readonly last: LastRecord;
  /** False where every record must be looked at as a whole. */
  private readonly headsMayRepeat: boolean;
  private hasEnded = false;

  constructor(
    private readonly file: string,
    private readonly fileNumber: number,
    private readonly layout: Layout,
    private readonly context: ReaderContext,
    /** Keys, as of `orderText`, of the orders of this file that count in another file. */
    private readonly superseded: ReadonlySet<string>,
  ) {
    const { headers, width } = layout;
    this.width = width;
    this.padding = Array.from({ length: width - headers.length }, (_, i) => headers.length + i);
    this.cell = new CellText(layout.encoding.value);
    this.text = new FileText(file, layout.encoding);
    this.dates = new DateCells(layout, this.text);
    this.amounts = new AmountCells(layout, this.text);
    const money = this.amounts.source === 'product' ? layout.columns.unit_price! : this.amounts.column;
    this.currencies = new CurrencyCells(layout, money, context.currencies);
    this.orders = new OrderCells(layout, this.text, context.ledger);
    this.identities = new Identities(context.placeholders);
    this.customers = new CustomerCells(layout, this.identities, this.text.of, context.companies);
    this.profiles = new Profiles(
      layout,
      this.customers,
      this.identities,
      this.text.of,
      context.placeholders,
      context.ledger.attributes,
    );
    this.meanings = new MeaningColumns(layout, this.text.of, context.unknownStatuses);
    this.aside = new SetAside(file, layout, this.text, context.fates, context.rejects);
    const isSummed = this.amounts.source !== 'product' && layout.deductions.length === 0;
    this.totals = isSummed ? new TotalWatch(file, context.fates, context.totals) : undefined;
    this.noOrders = new NoOrders(layout, width, this.text, context.fates, this.totals);
    this.rows = context.dedupe ? new RowSet() : undefined;
    this.headsMayRepeat = this.amounts.source !== 'order_total' && !this.rows && superseded.size === 0;
    this.keys = new RecordKeys(this.identities, this.customers, this.orders, this.text, context.ledger);
    this.margins = new MarginCells(this.amounts, context);
    this.orderTotals = new OrderTotals(
      layout,
      this.text,
      this.amounts,
      this.margins,
      this.orders,
      this.profiles,
      this.aside,
      context,
    );
    this.head = new RecordHead(layout, [this.orders.column, this.dates.column, ...this.padding]);
    this.last = new LastRecord(
      this.head,
      this.amounts,
      this.margins,
      this.currencies,
      this.totals,
      context,
      fileNumber,
    );
  }

  /** The row that the next records come from, as the file has it, where they are completed on the way. */
  set original(row: RowBytes) {
    this.aside.original = row;
  }

  /** Rejects a row that is not to be read. */
  refuse(bytes: Uint8Array, scanner: Scanner, reason: Message): void {
    this.last.part();
    this.aside.add(bytes, scanner, this.amounts.read(bytes, scanner), reason);
  }

  /** A row between the last record and the next is kept back: neither is to be compared with it. */
  part(): void {
    this.last.part();
  }

  /** The rows of the ledger become others: none of them is known any more. */
  leaveRows(): void {
    this.last.leaveRows();
  }

  /** Books what waits for the next record. */
  settle(): void {
    this.last.settle();
  }

  /** Counts a row that only repeats what other rows say. */
  leaveOut(amount: Amount): void {
    this.context.fates.count(FATE.structural, amount);
  }

  /** What is to be told of texts that another program misread. */
  misread(): Message[] {
    return this.text.misread.told(this.layout);
  }

  /** How many records wait for the total of their order. */
  get waiting(): number {
    return this.orderTotals.waiting.length;
  }

  /** The columns that a plain sale is told by; -1 for order ids that the file has not. */
  get columns(): { readonly date: number; readonly order: number; readonly owner: readonly number[] } {
    const { order, date } = { order: this.orders.column, date: this.dates.column };
    const owner = [...this.head.columns].filter((column) => column !== order && column !== date);
    return { order, date, owner };
  }

  /** Whose a record of a sale is; undefined where nobody's, or where its kind asks for more than to be counted. */
  ownerOf(bytes: Uint8Array, scanner: Scanner): Owner | undefined {
    if (this.meanings.of(bytes, scanner) !== 'sale' || this.meanings.hasUnknown) return undefined;
    for (const column of this.padding) {
      this.cell.load(bytes, scanner, column);
      if (!this.cell.isBlank) return undefined;
    }
    const asked = this.profiles.ask(bytes, scanner);
    if (asked === undefined) return undefined;
    if (this.orders.column === NONE && this.mayBeTotal(asked.identity)) return undefined;
    this.currencies.note(bytes, scanner);
    const { identity, name, values } = asked;
    const customer = this.keys.customerOf(identity, scanner.line);
    if (name !== undefined)
      values[ATTRIBUTE_PLACES.name] = this.context.ledger.attributes.nameOf(customer, name);
    return { customer, branch: this.orders.branchOf(bytes, scanner), values };
  }

  /** The file has ended: hands over what was kept back. `nextLine`: the line behind it. */
  finish(nextLine: number): void {
    this.hasEnded = true;
    for (const { record, line, row } of this.orderTotals.waiting) {
      this.original = { bytes: row, start: 0, end: row.length };
      const scanner = new Scanner(this.layout, this.width + 1, line);
      scanner.longest = Number.POSITIVE_INFINITY;
      scanner.scan(record, 0, record.length, true, this);
    }
    this.last.settle();
    this.noOrders.finish(nextLine);
    this.profiles.finish();
    this.dates.finish();
    this.amounts.finish();
    this.totals?.finish();
  }

  record(bytes: Uint8Array, scanner: Scanner): void {
    const { fates } = this.context;
    if (scanner.fault !== undefined || scanner.cells !== this.width) {
      this.irregular(bytes, scanner);
      return;
    }
    if (this.last.takes(bytes, scanner)) return;
    this.last.settle();
    const written = this.amounts.read(bytes, scanner);
    const day = this.dates.read(bytes, scanner);
    this.orders.load(bytes, scanner);
    const suspect = day === undefined || written === undefined || this.orders.lacksId;
    const total = day === undefined ? 'dateless' : this.orders.hasId ? 'none' : 'without_id';
    if (suspect && this.noOrders.has(bytes, scanner, written, total)) return;
    const meaning = this.meanings.of(bytes, scanner);
    const turned = meaning === 'return' && written !== undefined && written > 0;
    if (turned) this.totals?.turn(written);
    const amount = turned ? -written : written;
    if (!this.hasEnded && this.rows?.hasSeen(bytes, scanner.start, scanner.end)) {
      fates.count(FATE.duplicate, amount);
      return;
    }
    if (this.superseded.size > 0 && this.isSuperseded(bytes, scanner, day)) {
      fates.count(FATE.superseded, amount);
      return;
    }
    for (const column of this.padding) {
      this.cell.load(bytes, scanner, column);
      if (this.cell.isBlank) continue;
      this.aside.because(bytes, scanner, amount, 'width', {
        expected: this.layout.headers.length,
        found: column + 1,
      });
      return;
    }
    if (meaning === 'cancelled' || meaning === 'non_sale') {
      const { overlaps } = this.context;
      if (meaning === 'cancelled' && this.orders.hasId) {
        overlaps?.noteCancelled(this.fileNumber, this.keys.orderOf(bytes, scanner, day)!);
        if (this.keys.isPast(bytes, scanner)) this.context.sharedOrders++;
      }
      fates.count(
        FATE[meaning],
        this.layout.deductions.length > 0 ? this.amounts.whole(bytes, scanner) : amount,
      );
    } else if (day === undefined) {
      this.aside.cell(bytes, scanner, amount, 'date', this.dates.column, this.dates.style.value);
    } else if (amount === undefined && !this.orderTotals.isFurther(bytes, scanner)) {
      const { column, mark } = this.amounts.fault(bytes, scanner);
      this.aside.cell(bytes, scanner, amount, 'amount', column, mark);
    } else if (this.orders.isRounded) {
      this.aside.because(bytes, scanner, amount, 'order_id_rounded', { cell: this.orders.shown() });
    } else if (day < 0) {
      this.aside.because(bytes, scanner, amount, 'before_1970', { day: { day } });
    } else if (this.context.asOf === undefined && day > this.context.today) {
      this.aside.because(bytes, scanner, amount, 'future', {
        day: { day },
        today: { day: this.context.today },
      });
    } else {
      this.fold(bytes, scanner, day, amount, turned);
    }
  }

  /**
   * A record with a readable day: who bought, in which order, and what that changes. `given`: its amount, undefined where
   * another record of its order has it; `turned`: a return that the file writes as a positive amount.
   */
  private fold(
    bytes: Uint8Array,
    scanner: Scanner,
    day: Day,
    given: Amount | undefined,
    turned: boolean,
  ): void {
    const { ledger, fates, asOf, overlaps } = this.context;
    if (asOf !== undefined && day > asOf) {
      fates.count(FATE.after_as_of, given);
      // The data begin with the first sale, be it after the as-of date.
      if (given !== undefined && given !== 0) ledger.noteDay(day);
      return;
    }
    const identity = this.profiles.load(bytes, scanner);
    if (!this.orders.hasId && this.isTotal(identity, scanner.line, given)) {
      if (given !== undefined)
        this.totals?.meet(scanner.line, this.keys.keyOf(identity, scanner.line), given);
      fates.count(FATE.structural, given);
      return;
    }
    const identified = identity !== NONE && !this.profiles.isNobody();
    if (!identified && identity !== NONE && this.identities.isRounded(identity)) {
      this.aside.because(bytes, scanner, given, 'customer_id_rounded', {
        cell: this.keys.keyOf(identity, scanner.line),
      });
      return;
    }
    if (this.amounts.source === 'order_total' && this.orders.hasId && given !== 0) {
      const customer = identified ? this.customer(identity, scanner) : NONE;
      const known = this.orders.totalOf(bytes, scanner, customer, day, given, turned);
      if (known) {
        this.orderTotals.foldAgain(bytes, scanner, known, customer, day, given, turned);
        return;
      }
    }
    if (given === undefined) {
      this.orderTotals.await(bytes, scanner, this.hasEnded);
      return;
    }
    if (given === 0) {
      fates.countZero(identified ? 'zero' : 'unidentified', day);
      return;
    }
    this.meanings.noteUnknown(given);
    this.currencies.note(bytes, scanner);
    noteSaleDay(this.context, day, this.file, scanner.line);
    if (!identified) {
      fates.countSale(FATE.unidentified, given, day);
      // Without an order id there is nothing to tell two sales to nobody in particular apart.
      if (this.context.several && this.orders.hasId) {
        const nobody = this.keys.customerOf(identity, scanner.line);
        const order = this.orders.numberOf(bytes, scanner, nobody, day);
        overlaps?.note(this.fileNumber, order, day, given, this.margins.read(bytes, scanner, turned) ?? 0);
      }
      return;
    }
    const isReturn = given < 0;
    fates.countSale(isReturn ? FATE.return : FATE.purchase, given, day);
    const customer = this.customer(identity, scanner);
    const row = this.last.rowOf(identity, day, isReturn) ?? ledger.days.row(customer, day, isReturn);
    ledger.days.add(row, given);
    const margin = this.margins.read(bytes, scanner, turned);
    if (margin !== undefined) ledger.days.addMargin(row, margin);
    let order = NONE;
    if (!isReturn || this.context.several) {
      order = this.orders.numberOf(bytes, scanner, customer, day);
      if (!isReturn) ledger.days.orders.purchase(order, row);
      overlaps?.note(this.fileNumber, order, day, given, margin ?? 0);
    }
    this.profiles.note(day, isReturn);
    const mayRepeat = this.headsMayRepeat && !this.meanings.hasUnknown;
    this.last.follow({ identity, day, row, order, isReturn, turned }, mayRepeat ? scanner : undefined);
  }

  private mayBeTotal(identity: number): boolean {
    return identity !== NONE && (this.identities.isTotal(identity) || this.identities.isLikeTotal(identity));
  }

  /**
   * Whether a record without an order id is a total: by its label alone, or as the sum of records above where the label goes on
   * with what they say, such as the name of a customer that is known by an id, or a salesperson.
   */
  private isTotal(identity: number, line: number, amount: Amount | undefined): boolean {
    if (!this.mayBeTotal(identity)) return false;
    if (this.identities.isTotal(identity)) return true;
    const name = namedByTotal(this.keys.spellingOf(identity, line))!;
    const isKnown = this.context.ledger.attributes.has(name);
    return isKnown && amount !== undefined && this.totals?.holds(amount) === true;
  }

  /** The ledger's number of the loaded customer, given one at its first purchase or return. */
  private customer(identity: number, scanner: Scanner): number {
    const known = this.profiles.customer();
    if (known !== NONE) return known;
    const customer = this.keys.customerOf(identity, scanner.line);
    this.profiles.setCustomer(customer);
    return customer;
  }

  private isSuperseded(bytes: Uint8Array, scanner: Scanner, day: Day | undefined): boolean {
    const key = this.keys.orderOf(bytes, scanner, day);
    return key !== undefined && this.superseded.has(key);
  }

  /** A record whose cells cannot be counted on: no record at all, a part of the layout, or rejected. */
  private irregular(bytes: Uint8Array, scanner: Scanner): void {
    this.last.part();
    if (scanner.fault !== undefined) {
      this.aside.because(bytes, scanner, undefined, scanner.fault, { line: String(scanner.faultLine) });
      return;
    }
    if (this.noOrders.has(bytes, scanner, undefined, 'dateless')) return;
    if (this.rows?.hasSeen(bytes, scanner.start, scanner.end))
      this.context.fates.count(FATE.duplicate, undefined);
    else
      this.aside.because(bytes, scanner, undefined, 'width', {
        expected: this.width,
        found: scanner.cells,
      });
  }
}
