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
import { CarteiraError } from '../domain/errors.ts';
import { type MessageParam, message } from '../domain/message.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { OrderTable } from '../ledger/orders.ts';
import { CellText } from './cells.ts';
import { CustomerCells } from './customer-cells.ts';
import { readAmount, readDate, readProduct } from './decode.ts';
import { decodeText } from './encoding.ts';
import { FATE, type FateTally } from './fate.ts';
import { Identities, type Placeholders } from './identity.ts';
import type { DATE_FIELDS, DecimalMark, Field, Layout, NUMERIC_FIELDS } from './layout/layout.ts';
import { MeaningColumns } from './meaning-columns.ts';
import { type OverlapFinder, orderText } from './overlap.ts';
import { Profiles } from './profiles.ts';
import { RecordHead } from './record-head.ts';
import type { RejectSink } from './rejects.ts';
import { RowSet } from './row-set.ts';
import type { RecordSink, Scanner } from './scan.ts';
import { structureOf } from './structure.ts';

/** A choice of the layout that the sample had not proven and that a later cell contradicts: the rival must be tried. */
export class Contradiction {
  constructor(
    readonly subject: 'encoding' | 'date' | 'number',
    readonly field: Field | undefined,
    readonly line: number,
    readonly cell: string,
  ) {}
}

/** What the readers of all files of a run share. */
export interface ReaderContext {
  readonly ledger: Ledger;
  readonly fates: FateTally;
  readonly rejects: RejectSink;
  readonly placeholders: Placeholders;
  /** The as-of date, where it was given. */
  readonly asOf: Day | undefined;
  /** The machine's civil date: later records are rejected, unless the as-of date was given. */
  readonly today: Day;
  readonly dedupe: boolean;
  /** Where several files are read. */
  readonly overlaps: OverlapFinder | undefined;
  /** Records of every status word that is not known; they count as sales. */
  readonly unknownStatuses: Map<string, number>;
  /** The first record met of the latest day with a sale: to name it where that day looks stray. */
  latest: { readonly day: Day; readonly file: string; readonly line: number } | undefined;
}

/** Orders without an id belong to no branch. */
const NO_BRANCH = -1;

const NONE = -1;
const ZERO = 0x30;

export class OrderReader implements RecordSink {
  private readonly width: number;
  private readonly padding: readonly number[];
  private readonly cell: CellText;

  private readonly dateField: (typeof DATE_FIELDS)[number];
  private readonly dateColumn: number;
  /** The last date cell and its day: neighbours mostly share it. */
  private readonly dateBytes = new Uint8Array(32);
  private dateLength = NONE;
  private dateDay: Day | undefined;

  private readonly amountSource: 'amount' | 'order_total' | 'product';
  private readonly amountColumn: number;
  private readonly amountMark: DecimalMark;
  private readonly marginColumn: number;

  private readonly identities: Identities;
  private readonly customers: CustomerCells;

  private readonly orderColumn: number;
  private readonly orderCell: CellText;
  /** Whether the record has an order id; an order without one is the customer's day. */
  private hasOrderId = false;
  private readonly dayKey = new Uint8Array(4);
  private readonly branchColumn: number;
  /** Where order totals count once: the total of every order met, and the orders of unidentified customers. */
  private readonly orderTotals = new Map<number, number | bigint>();
  private readonly anonymous = new OrderTable();

  private readonly meanings: MeaningColumns;
  private readonly profiles: Profiles;
  private readonly rows: RowSet | undefined;

  /** The last record that was folded: most records share its customer-day. */
  private lastIdentity = NONE;
  private lastDay: Day = NONE;
  private lastRow = NONE;
  private lastReturn = false;
  private lastOrder = NONE;
  private lastTurned = false;
  /** How many records have repeated it since, and the sum of their amounts: not yet in the ledger. */
  private again = 0;
  private againAmount = 0;
  /** Its cells that say everything but the money: the next item of the same order repeats them. */
  private readonly head: RecordHead;
  /** False where every record must be looked at as a whole. */
  private readonly headsMayRepeat: boolean;

  constructor(
    private readonly file: string,
    private readonly fileNumber: number,
    private readonly layout: Layout,
    private readonly context: ReaderContext,
    /** Keys, as of `orderText`, of the orders of this file that count in another file. */
    private readonly superseded: ReadonlySet<string>,
  ) {
    const { columns, headers } = layout;
    const encoding = layout.encoding.value;
    const at = (field: Field) => columns[field] ?? NONE;
    this.width = layout.width;
    this.padding = Array.from({ length: layout.width - headers.length }, (_, i) => headers.length + i);
    this.cell = new CellText(encoding);
    this.orderCell = new CellText(encoding);
    this.dateField = columns.order_date !== undefined ? 'order_date' : 'invoice_date';
    this.dateColumn = at(this.dateField);
    this.amountSource =
      columns.amount !== undefined ? 'amount' : columns.order_total !== undefined ? 'order_total' : 'product';
    this.amountColumn = this.amountSource === 'product' ? at('quantity') : at(this.amountSource);
    this.amountMark =
      layout.decimals[this.amountSource === 'product' ? 'quantity' : this.amountSource]!.value;
    this.marginColumn = at('margin');
    this.orderColumn = columns.order_id ?? at('invoice_id');
    this.branchColumn = at('branch');
    this.identities = new Identities(context.placeholders);
    const text = (cell: CellText, line: number) => this.text(cell, line);
    this.customers = new CustomerCells(layout, this.identities, text);
    this.meanings = new MeaningColumns(layout, text, context.unknownStatuses);
    this.profiles = new Profiles(
      layout,
      this.customers,
      this.identities,
      text,
      context.placeholders,
      context.ledger.attributes,
    );
    this.rows = context.dedupe ? new RowSet() : undefined;
    this.headsMayRepeat = this.amountSource !== 'order_total' && !this.rows && superseded.size === 0;
    this.head = new RecordHead(layout, [this.orderColumn, this.dateColumn, ...this.padding]);
  }

  /** The file has ended: hands over what was kept back. */
  finish(): void {
    this.settle();
    this.profiles.finish();
  }

  record(bytes: Uint8Array, scanner: Scanner): void {
    const { fates } = this.context;
    if (scanner.fault !== undefined || scanner.cells !== this.width) {
      this.irregular(bytes, scanner);
      return;
    }
    if (this.head.isRepeated(bytes, scanner) && this.foldAgain(bytes, scanner)) return;
    this.settle();
    const written = this.amount(bytes, scanner);
    const day = this.day(bytes, scanner);
    this.loadOrderId(bytes, scanner);
    const suspect =
      day === undefined || written === undefined || (!this.hasOrderId && this.orderColumn !== NONE);
    if (suspect && this.isNoOrder(bytes, scanner, written, day === undefined || !this.hasOrderId)) return;
    const meaning = this.meanings.of(bytes, scanner);
    const turned = meaning === 'return' && written !== undefined && written > 0;
    const amount = turned ? -written : written;
    if (this.rows?.hasSeen(bytes, scanner.start, scanner.end)) {
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
      this.reject(bytes, scanner, amount, 'width', {
        expected: this.layout.headers.length,
        found: column + 1,
      });
      return;
    }
    if (meaning === 'cancelled' || meaning === 'non_sale') {
      fates.count(FATE[meaning], amount);
    } else if (day === undefined) {
      this.rejectCell(bytes, scanner, amount, 'date', this.dateColumn);
    } else if (amount === undefined) {
      this.rejectCell(bytes, scanner, amount, 'amount', this.amountColumn);
    } else if (day < 0) {
      this.reject(bytes, scanner, amount, 'before_1970', { day: { day } });
    } else if (this.context.asOf === undefined && day > this.context.today) {
      this.reject(bytes, scanner, amount, 'future', { day: { day }, today: { day: this.context.today } });
    } else {
      this.fold(bytes, scanner, day, amount, turned);
    }
  }

  /**
   * A record with a readable day and amount: who bought, in which order, and what that changes. `turned`: a return that the
   * file writes as a positive amount.
   */
  private fold(bytes: Uint8Array, scanner: Scanner, day: Day, given: number | bigint, turned: boolean): void {
    const { ledger, fates, asOf, overlaps } = this.context;
    if (asOf !== undefined && day > asOf) {
      fates.count(FATE.after_as_of, given);
      return;
    }
    const identity = this.profiles.load(bytes, scanner);
    const identified = identity !== NONE && !this.profiles.isNobody();
    let amount = given;
    if (this.amountSource === 'order_total' && this.hasOrderId && given !== 0) {
      const known = this.knownTotal(bytes, scanner, identified ? identity : NONE, given);
      if (known !== undefined && known !== given) {
        this.reject(bytes, scanner, given, 'order_total', {});
        return;
      }
      if (known !== undefined) amount = 0;
    }
    if (amount === 0) {
      fates.countZero(identified ? 'zero' : 'unidentified', day);
      return;
    }
    ledger.noteDay(day);
    const { latest } = this.context;
    if (latest === undefined || day > latest.day)
      this.context.latest = { day, file: this.file, line: scanner.line };
    if (!identified) {
      fates.countSale(FATE.unidentified, amount, day);
      return;
    }
    const isReturn = amount < 0;
    fates.countSale(isReturn ? FATE.return : FATE.purchase, amount, day);
    const customer = this.customer(identity, scanner);
    const sameDay = identity === this.lastIdentity && day === this.lastDay;
    const row = sameDay ? this.lastRow : ledger.row(customer, day);
    ledger.add(row, amount);
    const margin = this.margin(bytes, scanner, turned);
    if (margin !== undefined) ledger.addMargin(row, margin);
    if (!isReturn || overlaps) {
      this.lastOrder = this.order(bytes, scanner, customer, day);
      if (!isReturn) ledger.purchaseOrder(this.lastOrder, row);
      overlaps?.note(this.fileNumber, this.lastOrder, day, amount, margin ?? 0);
    }
    this.profiles.note(day, isReturn);
    this.lastIdentity = identity;
    this.lastDay = day;
    this.lastRow = row;
    this.lastReturn = isReturn;
    this.lastTurned = turned;
    if (this.headsMayRepeat && !this.meanings.hasUnknown) this.head.remember(scanner);
  }

  /**
   * A record that repeats everything but the money of the one before: only sums change, and they wait for the last record
   * of that kind. False where its amount asks for more, and nothing has been done.
   */
  private foldAgain(bytes: Uint8Array, scanner: Scanner): boolean {
    const written = this.amount(bytes, scanner);
    if (typeof written !== 'number') return false;
    const amount = this.lastTurned ? -written : written;
    const sum = this.againAmount + amount;
    if (this.lastTurned && written <= 0) return false;
    if ((this.lastReturn ? amount >= 0 : amount <= 0) || !Number.isSafeInteger(sum)) return false;
    this.again++;
    this.againAmount = sum;
    if (this.marginColumn !== NONE || this.context.overlaps) {
      const margin = this.margin(bytes, scanner, this.lastTurned);
      if (margin !== undefined) this.context.ledger.addMargin(this.lastRow, margin);
      this.context.overlaps?.note(this.fileNumber, this.lastOrder, this.lastDay, amount, margin ?? 0);
    }
    return true;
  }

  /** Books the sums of the records that repeated the last one. */
  settle(): void {
    if (this.again === 0) return;
    const { ledger, fates } = this.context;
    fates.countSales(
      this.lastReturn ? FATE.return : FATE.purchase,
      this.again,
      this.againAmount,
      this.lastDay,
    );
    ledger.add(this.lastRow, this.againAmount);
    this.again = 0;
    this.againAmount = 0;
  }

  private day(bytes: Uint8Array, scanner: Scanner): Day | undefined {
    const start = scanner.startOf(this.dateColumn);
    const end = scanner.ends[this.dateColumn]!;
    const length = end - start;
    const { dateBytes } = this;
    if (length === this.dateLength) {
      let same = 0;
      while (same < length && dateBytes[same] === bytes[start + same]) same++;
      if (same === length) return this.dateDay;
    }
    const { value, proven, rival } = this.layout.dates[this.dateField]!;
    const day = readDate(bytes, start, end, value);
    if (day === undefined && !proven && rival && readDate(bytes, start, end, rival) !== undefined) {
      throw new Contradiction('date', this.dateField, scanner.line, this.raw(bytes, start, end));
    }
    if (length <= dateBytes.length) {
      for (let i = 0; i < length; i++) dateBytes[i] = bytes[start + i]!;
      this.dateLength = length;
      this.dateDay = day;
    }
    return day;
  }

  private amount(bytes: Uint8Array, scanner: Scanner): number | bigint | undefined {
    if (this.amountSource === 'product') return this.product(bytes, scanner);
    const column = this.amountColumn;
    const amount = readAmount(bytes, scanner.startOf(column), scanner.ends[column]!, this.amountMark);
    return amount === undefined ? this.number(bytes, scanner, this.amountSource) : amount;
  }

  private product(bytes: Uint8Array, scanner: Scanner): number | bigint | undefined {
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

  private factor(
    scanner: Scanner,
    field: (typeof NUMERIC_FIELDS)[number],
  ): readonly [number, number, DecimalMark] {
    const column = this.layout.columns[field]!;
    return [scanner.startOf(column), scanner.ends[column]!, this.layout.decimals[field]!.value];
  }

  private number(
    bytes: Uint8Array,
    scanner: Scanner,
    field: (typeof NUMERIC_FIELDS)[number],
  ): number | bigint | undefined {
    const column = this.layout.columns[field]!;
    const start = scanner.startOf(column);
    const end = scanner.ends[column]!;
    const { value, proven, rival } = this.layout.decimals[field]!;
    const amount = readAmount(bytes, start, end, value);
    if (amount === undefined && !proven && rival && readAmount(bytes, start, end, rival) !== undefined) {
      throw new Contradiction('number', field, scanner.line, this.raw(bytes, start, end));
    }
    return amount;
  }

  private margin(bytes: Uint8Array, scanner: Scanner, turned: boolean): number | bigint | undefined {
    if (this.marginColumn === NONE) return undefined;
    const margin = this.number(bytes, scanner, 'margin');
    return margin !== undefined && turned ? -margin : margin;
  }

  /** The ledger's number of a customer, given one at its first purchase or return. */
  private customer(identity: number, scanner: Scanner): number {
    const known = this.identities.customerOf(identity);
    if (known !== NONE) return known;
    const customer = this.context.ledger.customer(this.keyOf(identity, scanner.line));
    this.identities.setCustomer(identity, customer);
    return customer;
  }

  private keyOf(identity: number, line: number): string {
    const key = this.identities.bytesOf(identity);
    return decodeText(key, 0, key.length, this.layout.encoding.value) ?? this.undecodable(line);
  }

  private loadOrderId(bytes: Uint8Array, scanner: Scanner): void {
    this.hasOrderId = false;
    if (this.orderColumn === NONE) return;
    const { orderCell } = this;
    orderCell.load(bytes, scanner, this.orderColumn);
    for (let p = orderCell.from; p < orderCell.to && !this.hasOrderId; p++)
      this.hasOrderId = orderCell.bytes[p] !== ZERO;
  }

  /** The number of the record's order in the ledger. */
  private order(bytes: Uint8Array, scanner: Scanner, customer: number, day: Day): number {
    const { orders } = this.context.ledger;
    if (!this.hasOrderId) return orders.intern(NO_BRANCH, this.dayId(day), 0, this.dayKey.length, customer);
    const branch = this.context.ledger.branch(this.branch(bytes, scanner));
    const { orderCell } = this;
    orderCell.toUtf8();
    return orders.intern(branch, orderCell.bytes, orderCell.from, orderCell.to, customer);
  }

  /** An id for the order that a customer's day without order ids is: no digits, so that it is no order number. */
  private dayId(day: Day): Uint8Array {
    for (let i = 1; i < 4; i++) this.dayKey[i] = day >>> (8 * (3 - i));
    return this.dayKey;
  }

  private branch(bytes: Uint8Array, scanner: Scanner): string {
    if (this.branchColumn === NONE) return '';
    this.cell.load(bytes, scanner, this.branchColumn);
    return this.cell.isBlank ? '' : this.text(this.cell, scanner.line);
  }

  /** The total that the record's order already has, or undefined at its first record, whose total is kept. */
  private knownTotal(
    bytes: Uint8Array,
    scanner: Scanner,
    identity: number,
    total: number | bigint,
  ): number | bigint | undefined {
    let order: number;
    if (identity !== NONE) {
      order = this.order(bytes, scanner, this.customer(identity, scanner), NONE);
    } else {
      const branch = this.context.ledger.branch(this.branch(bytes, scanner));
      this.orderCell.toUtf8();
      // Negative, to be apart from the ledger's orders.
      order = ~this.anonymous.intern(branch, this.orderCell.bytes, this.orderCell.from, this.orderCell.to, 0);
    }
    const known = this.orderTotals.get(order);
    if (known === undefined) this.orderTotals.set(order, total);
    return known;
  }

  private isSuperseded(bytes: Uint8Array, scanner: Scanner, day: Day | undefined): boolean {
    if (!this.hasOrderId && day === undefined) return false;
    const identity = this.customers.identityOf(bytes, scanner);
    if (identity === NONE) return false;
    const customer = this.keyOf(identity, scanner.line);
    if (!this.hasOrderId) return this.superseded.has(orderText('', this.dayId(day!), customer));
    const branch = this.branch(bytes, scanner);
    const { orderCell } = this;
    orderCell.toUtf8();
    return this.superseded.has(
      orderText(branch, orderCell.bytes.subarray(orderCell.from, orderCell.to), customer),
    );
  }

  /** A record whose cells cannot be counted on: no record at all, a part of the layout, or rejected. */
  private irregular(bytes: Uint8Array, scanner: Scanner): void {
    this.head.forget();
    this.settle();
    if (scanner.fault !== undefined) {
      this.reject(bytes, scanner, undefined, scanner.fault, { line: String(scanner.faultLine) });
      return;
    }
    if (this.isNoOrder(bytes, scanner, undefined, true)) return;
    if (this.rows?.hasSeen(bytes, scanner.start, scanner.end))
      this.context.fates.count(FATE.duplicate, undefined);
    else
      this.reject(bytes, scanner, undefined, 'width', {
        expected: this.layout.headers.length,
        found: scanner.cells,
      });
  }

  /** Blank lines are no records; titles, rules, repeated headers and totals are records of the layout. */
  private isNoOrder(
    bytes: Uint8Array,
    scanner: Scanner,
    amount: number | bigint | undefined,
    mayBeTotal: boolean,
  ): boolean {
    const texts: string[] = [];
    for (let column = 0; column < Math.min(scanner.cells, this.width); column++) {
      this.cell.load(bytes, scanner, column);
      texts.push(this.cell.decode() ?? '?');
    }
    const structure = structureOf(texts, this.layout.headers, mayBeTotal);
    if (structure === 'structural') this.context.fates.count(FATE.structural, amount);
    return structure !== undefined;
  }

  /** The text of a loaded cell. */
  private text(cell: CellText, line: number): string {
    return cell.decode() ?? this.undecodable(line, cell.bytes.subarray(cell.from, cell.to));
  }

  private undecodable(line: number, bytes: Uint8Array = new Uint8Array(0)): never {
    const shown = this.raw(bytes, 0, bytes.length);
    if (!this.layout.encoding.proven) throw new Contradiction('encoding', undefined, line, shown);
    throw new CarteiraError(
      'E_ENCODING',
      { encoding: this.layout.encoding.value, cell: shown },
      { file: this.file, line },
    );
  }

  /** Bytes as something to show: in the file's encoding if they are valid in it. */
  private raw(bytes: Uint8Array, start: number, end: number): string {
    return (
      decodeText(bytes, start, end, this.layout.encoding.value) ??
      decodeText(bytes, start, end, 'windows-1252')!
    );
  }

  private rejectCell(
    bytes: Uint8Array,
    scanner: Scanner,
    amount: number | bigint | undefined,
    reason: 'date' | 'amount',
    column: number,
  ): void {
    const cell = this.raw(bytes, scanner.startOf(column), scanner.ends[column]!).trim();
    const style = reason === 'date' ? this.layout.dates[this.dateField]!.value : this.decimalOf(column);
    this.reject(bytes, scanner, amount, cell === '' ? `${reason}_blank` : reason, {
      cell,
      column: this.layout.headers[column]!,
      style,
    });
  }

  private decimalOf(column: number): DecimalMark {
    const field = (Object.keys(this.layout.decimals) as (typeof NUMERIC_FIELDS)[number][]).find(
      (name) => this.layout.columns[name] === column,
    );
    return this.layout.decimals[field!]!.value;
  }

  private reject(
    bytes: Uint8Array,
    scanner: Scanner,
    amount: number | bigint | undefined,
    reason: string,
    params: Readonly<Record<string, MessageParam>>,
  ): void {
    this.context.fates.count(FATE.rejected, amount);
    this.context.rejects.add({
      file: this.file,
      line: scanner.line,
      reason: message(`reject.${reason}`, params),
      record: this.raw(bytes, scanner.start, scanner.end).replace(/\r$/, ''),
    });
  }
}
