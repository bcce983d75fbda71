import type { Day } from '../../domain/day.ts';
import type { CustomerDays } from '../../ledger/customer-days.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { dayId, OrderTable } from '../../ledger/orders.ts';
import { isDigit, ZERO } from '../bytes/ascii.ts';
import type { Layout } from '../layout/layout.ts';
import { orderText } from '../overlap.ts';
import type { Scanner } from '../scan.ts';
import { isTotalLabel, TOTAL_INITIALS } from '../values/meaning.ts';
import { isRounded } from '../values/tax-id.ts';
import type { Amount } from './amount-cells.ts';
import { CellText } from './cells.ts';
import type { FileText } from './file-text.ts';

const NONE = -1;

/** The first bytes of what labels a total, in small letters. */
const TOTAL_STARTS = Array.from(TOTAL_INITIALS, (letter) => letter.charCodeAt(0));

/** `1E+13` is the shortest of rounded numbers. */
const LEAST_ROUNDED = 5;

/** The total of an order and the earliest day of its records so far, where its money is. */
export interface OrderTotal {
  readonly total: Amount;
  /** Whether the file writes it as a positive amount although the order is a return. */
  readonly turned: boolean;
  day: Day;
}

/**
 * The cells that say which order a record belongs to: branch and order id, in a file without one the invoice id. A blank or
 * all-zero id is none: then the order is the customer's day.
 */
export class OrderCells {
  readonly column: number;
  /** Whether the loaded record has an order id. */
  hasId = false;
  /** Whether the loaded id is a number that a spreadsheet has rounded: it is no id. */
  isRounded = false;
  private readonly branchColumn: number;
  private readonly idCell: CellText;
  private readonly branchCell: CellText;
  /** The total of every order met, where totals are given once an order; the orders of nobody are numbered apart. */
  private readonly totals = new Map<number, OrderTotal>();
  private readonly anonymous: OrderTable;

  constructor(
    layout: Layout,
    private readonly text: FileText,
    private readonly ledger: Ledger,
  ) {
    this.anonymous = new OrderTable(ledger.days);
    this.column = layout.columns.order_id ?? layout.columns.invoice_id ?? NONE;
    this.branchColumn = layout.columns.branch ?? NONE;
    this.idCell = new CellText(layout.encoding.value);
    this.branchCell = new CellText(layout.encoding.value);
  }

  /** The loaded id as something to show. */
  shown(): string {
    return this.idCell.decode() ?? '';
  }

  /** Whether the file has order ids but the loaded record has none. */
  get lacksId(): boolean {
    return !this.hasId && this.column !== NONE;
  }

  /** Loads a record's order id. */
  load(bytes: Uint8Array, scanner: Scanner): void {
    this.hasId = false;
    this.isRounded = false;
    if (this.column === NONE) return;
    const { idCell } = this;
    idCell.load(bytes, scanner, this.column);
    for (let p = idCell.from; p < idCell.to && !this.hasId; p++) this.hasId = idCell.bytes[p] !== ZERO;
    if (this.hasId && this.isNoId()) this.hasId = false;
  }

  /**
   * Whether the cell is a mark for "nothing", or labels a total line: `Total geral`, `Subtotal`. Most ids are told by their
   * first character.
   */
  private isNoId(): boolean {
    const { idCell } = this;
    const byte = idCell.bytes[idCell.from]!;
    if (isDigit(byte)) {
      const second = idCell.bytes[idCell.from + 1]!;
      const goesOn = isDigit(second) || idCell.to - idCell.from < LEAST_ROUNDED;
      if (!goesOn) this.isRounded = isRounded(idCell.decode() ?? '');
      return false;
    }
    if (!TOTAL_STARTS.includes(byte | 0x20)) return idCell.isMark();
    for (let p = idCell.from; p < idCell.to; p++) if (isDigit(idCell.bytes[p]!)) return false;
    return isTotalLabel(idCell.decode() ?? '');
  }

  /** The number of the loaded order of a customer in the ledger. */
  numberOf(bytes: Uint8Array, scanner: Scanner, customer: number, day: Day): number {
    if (!this.hasId) return this.ledger.days.orders.internDay(day, customer);
    const { idCell } = this;
    idCell.toUtf8();
    const branch = this.branchOf(bytes, scanner);
    return this.ledger.days.orders.intern(branch, idCell.bytes, idCell.from, idCell.to, customer);
  }

  /** Whether the loaded order, which has an id, is one of those days. */
  isOneOf(days: CustomerDays, bytes: Uint8Array, scanner: Scanner, customer: number): boolean {
    const { idCell } = this;
    idCell.toUtf8();
    const branch = this.branchOf(bytes, scanner);
    return days.orders.has(branch, idCell.bytes, idCell.from, idCell.to, customer);
  }

  /** The ledger's number of the record's branch. */
  branchOf(bytes: Uint8Array, scanner: Scanner): number {
    return this.ledger.branch(this.branch(bytes, scanner));
  }

  /**
   * What is known of the loaded order's total; undefined at the first record that gives it, which is kept. `customer` is -1
   * for nobody in particular, `given` undefined where the record leaves the total to another one.
   */
  totalOf(
    bytes: Uint8Array,
    scanner: Scanner,
    customer: number,
    day: Day,
    given: Amount | undefined,
    turned: boolean,
  ): OrderTotal | undefined {
    const order =
      customer === NONE ? this.anonymousNumber(bytes, scanner) : this.numberOf(bytes, scanner, customer, day);
    const known = this.totals.get(order);
    if (known === undefined && given !== undefined) this.totals.set(order, { total: given, turned, day });
    return known;
  }

  /** The key of the loaded order of a customer, as of `orderText`; undefined where it has neither id nor day. */
  keyOf(bytes: Uint8Array, scanner: Scanner, customer: string, day: Day | undefined): string | undefined {
    if (!this.hasId) return day === undefined ? undefined : orderText('', dayId(day), customer);
    const branch = this.branch(bytes, scanner);
    const { idCell } = this;
    idCell.toUtf8();
    return orderText(branch, idCell.bytes.subarray(idCell.from, idCell.to), customer);
  }

  /** A number below 0, to be apart from the ledger's orders. */
  private anonymousNumber(bytes: Uint8Array, scanner: Scanner): number {
    const branch = this.ledger.branch(this.branch(bytes, scanner));
    const { idCell } = this;
    idCell.toUtf8();
    return ~this.anonymous.intern(branch, idCell.bytes, idCell.from, idCell.to, 0);
  }

  private branch(bytes: Uint8Array, scanner: Scanner): string {
    if (this.branchColumn === NONE) return '';
    this.branchCell.load(bytes, scanner, this.branchColumn);
    return this.branchCell.isBlank ? '' : this.text.of(this.branchCell, scanner.line);
  }
}
