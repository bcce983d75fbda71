import type { Day } from '../domain/day.ts';
import type { Counts } from './counts.ts';
import { extended, grownCopy } from './interner.ts';
import { OrderIds } from './order-ids.ts';
import type { RowFacts } from './row-index.ts';

/** Ids of one page of a dense table. */
const PAGE_BITS = 12;
const PAGE = 1 << PAGE_BITS;
/**
 * Pages that are allowed before any order has been seen; beyond them a page must be paid for by orders. These, 16 MB, hold four
 * million numbers in any order: an id that finds no page must be asked for by its bytes ever after.
 */
const FREE_PAGES = 1 << 10;
/** Slots that one order may cost in a dense table: sparser numeric ids go to the hash table. */
const SLOTS_PER_ORDER = 4;
/** Longest run of digits that is looked up by its value. */
const MAX_DENSE_DIGITS = 9;

/** Orders without an id belong to no branch. */
const NO_BRANCH = -1;
const DAY_ID_BYTES = 4;

/** No purchase of the order has been seen yet. */
const NO_ROW = -1;

/** Numeric ids of one length in one branch, in pages that are made on first use. */
interface DenseTable {
  /** By page: where it begins in `OrderTable.numbers`, or 0. */
  pages: Int32Array;
}

/** The orders of a table as plain data, to be sent to another thread: one behind the other, and their ids likewise. */
export interface OrderParcel {
  readonly branches: Int32Array;
  readonly customers: Int32Array;
  /** Row of the earliest purchase, or -1. */
  readonly rows: Int32Array;
  /** Offset behind the bytes of each id. */
  readonly ends: Uint32Array;
  readonly ids: Uint8Array;
}

/**
 * Order keys (branch, order id, customer) to the row of the earliest purchase of each, exactly.
 *
 * Most systems number their orders: an id of up to nine digits indexes a paged array by its value, without hashing. Ids of
 * other forms, and an id that a second customer uses too, go to an open-addressing table that keeps their bytes.
 */
export class OrderTable {
  /** By order, side by side: its customer, and its row or NO_ROW. */
  private facts = new Int32Array(1 << 9);
  /** Orders with a number, and without one. */
  private numbered = 0;
  private unnumbered = 0;
  private readonly dense = new Map<number, DenseTable>();
  /** The table asked for last: neighbours share it. */
  private lastKey = -1;
  private lastTable: DenseTable = { pages: new Int32Array(0) };
  /**
   * The pages of all dense tables, from the second page on. A value leads to order + 1, or to ~row of an order that has no
   * number because nobody has asked for it, or to 0.
   */
  private numbers = new Int32Array(PAGE << 2);
  private densePages = 0;
  /** Orders with a number that are in a dense table. */
  private denseOrders = 0;
  /** Orders that are in no dense table. */
  private readonly others = new OrderIds();
  /** Numbers among the others that had no page: a page that is made later may be asked for them. */
  private homeless = 0;
  private readonly digits = new Uint8Array(MAX_DENSE_DIGITS);
  private readonly day = new Uint8Array(DAY_ID_BYTES);

  /** @param lanes among how many tables the orders of the numbers are spread: each is that much sparser */
  constructor(
    private readonly ledger: RowFacts,
    private readonly lanes = 1,
  ) {}

  /** How many different orders there are. */
  get size(): number {
    return this.numbered + this.unnumbered;
  }

  customerOf(order: number): number {
    return this.facts[order * 2]!;
  }

  /** The ledger's row of the order's earliest purchase, or -1 where it has returns only. */
  rowOf(order: number): number {
    return this.facts[order * 2 + 1]!;
  }

  /** Takes note of a purchase of an order: it counts on the earliest. `row` is the ledger's row of this one. */
  purchase(order: number, row: number): void {
    const at = order * 2 + 1;
    const known = this.facts[at]!;
    if (known !== NO_ROW && !this.isEarlier(row, known)) return;
    this.facts[at] = row;
  }

  /**
   * As `intern` and `purchase` for an id that is a number above 0 written in `length` digits, nine at most, and whose number
   * as an order nobody needs: most orders of most files.
   */
  purchaseNumber(branch: number, value: number, length: number, customer: number, row: number): void {
    const page = pageOf(this.denseTable(branch, length), value);
    if (page > 0) {
      const { numbers } = this;
      const at = page + (value & (PAGE - 1));
      const slot = numbers[at]!;
      // Another item of the same order.
      if (slot === ~row) return;
      if (slot === 0 && this.homeless === 0) {
        numbers[at] = ~row;
        this.unnumbered++;
        return;
      }
      if (slot < 0 && this.ledger.customerOf(~slot) === customer) {
        if (this.isEarlier(row, ~slot)) numbers[at] = ~row;
        return;
      }
    }
    this.purchase(this.internNumber(branch, value, length, customer), row);
  }

  /** Reads what `purchaseNumber` reads first, and gives something of it: see `CustomerDays.touch`. */
  touchNumber(branch: number, value: number, length: number): number {
    const page = pageOf(this.denseTable(branch, length), value);
    return this.numbers[page + (value & (PAGE - 1))]!;
  }

  private isEarlier(row: number, known: number): boolean {
    return row !== known && this.ledger.stampOf(row) < this.ledger.stampOf(known);
  }

  /** Counts every order with a purchase at the row of its earliest one. */
  count(counts: Counts): void {
    const { numbers, facts } = this;
    const end = (this.densePages + 1) * PAGE;
    for (let at = PAGE; at < end; at++) {
      const slot = numbers[at]!;
      if (slot < 0) counts.add(~slot);
    }
    for (let order = 0; order < this.numbered; order++) {
      const row = facts[order * 2 + 1]!;
      if (row !== NO_ROW) counts.add(row);
    }
  }

  /** The memory of its numbers, for other use: the table must not be used any more. */
  surrender(): ArrayBuffer {
    return this.numbers.buffer;
  }

  /** The number of an order, given one if it is new. The id is bytes[start, end) in UTF-8, trimmed. */
  intern(branch: number, bytes: Uint8Array, start: number, end: number, customer: number): number {
    const value = end - start <= MAX_DENSE_DIGITS ? digitsValue(bytes, start, end) : -1;
    if (value < 0) return this.internOther(branch, bytes, start, end, customer);
    const table = this.denseTable(branch, end - start);
    let page = pageOf(table, value);
    if (page > 0) {
      const order = this.orderAt(page + (value & (PAGE - 1)));
      if (order >= 0) {
        return this.facts[order * 2] === customer
          ? order
          : this.internOther(branch, bytes, start, end, customer);
      }
    }
    if (this.homeless > 0) {
      const order = this.others.find(branch, bytes, start, end, customer);
      if (order >= 0) return order;
    }
    if (page === 0) {
      const orders = this.denseOrders + this.unnumbered;
      if (this.densePages >= FREE_PAGES + (orders * SLOTS_PER_ORDER * this.lanes) / PAGE) {
        this.homeless++;
        return this.internOther(branch, bytes, start, end, customer);
      }
      page = this.makePage(table, value);
    }
    this.denseOrders++;
    const order = this.append(customer);
    this.numbers[page + (value & (PAGE - 1))] = order + 1;
    return order;
  }

  /** Makes room for so many orders with numbers in a row. What is not written to takes no memory, what is copied later takes time. */
  reserve(orders: number): void {
    const room = (Math.ceil(orders / PAGE) + 1) * PAGE;
    if (room > this.numbers.length) this.numbers = extended(this.numbers, room, 0);
  }

  /** Makes the page of a value, and gives where it begins. */
  private makePage(table: DenseTable, value: number): number {
    const page = ++this.densePages * PAGE;
    if (page + PAGE > this.numbers.length) this.numbers = grownCopy(this.numbers, Int32Array);
    const at = value >>> PAGE_BITS;
    if (at >= table.pages.length)
      table.pages = extended(table.pages, Math.max(at + 1, table.pages.length * 2), 0);
    table.pages[at] = page;
    return page;
  }

  /** The number of the order that a customer's day is, where there is no id. */
  internDay(day: Day, customer: number): number {
    return this.intern(NO_BRANCH, dayId(day, this.day), 0, DAY_ID_BYTES, customer);
  }

  /** Whether there is an order; see `intern`. */
  has(branch: number, bytes: Uint8Array, start: number, end: number, customer: number): boolean {
    const value = end - start <= MAX_DENSE_DIGITS ? digitsValue(bytes, start, end) : -1;
    const page = value < 0 ? 0 : pageOf(this.denseTable(branch, end - start), value);
    const slot = page === 0 ? 0 : this.numbers[page + (value & (PAGE - 1))]!;
    if (slot < 0 && this.ledger.customerOf(~slot) === customer) return true;
    if (slot > 0 && this.facts[slot * 2 - 2] === customer) return true;
    return this.others.find(branch, bytes, start, end, customer) >= 0;
  }

  /** As `intern`, for an id that is a number above 0 written in `length` digits, nine at most. */
  internNumber(branch: number, value: number, length: number, customer: number): number {
    const { digits } = this;
    writeDigits(value, length, digits, 0);
    return this.intern(branch, digits, 0, length, customer);
  }

  /** The order at a place of `numbers`, given a number if it has none; -1 for no order. */
  private orderAt(at: number): number {
    const slot = this.numbers[at]!;
    if (slot >= 0) return slot - 1;
    const order = this.append(this.ledger.customerOf(~slot));
    this.facts[order * 2 + 1] = ~slot;
    this.unnumbered--;
    this.denseOrders++;
    this.numbers[at] = order + 1;
    return order;
  }

  /** Calls `visit` with every order: branch, id bytes, customer, row as of `rowOf` and number. */
  forEach(
    visit: (branch: number, id: Uint8Array, customer: number, row: number, order: number) => void,
  ): void {
    this.forEachDense((branch, value, length, _slot, at) => {
      const order = this.orderAt(at);
      const id = new Uint8Array(length);
      writeDigits(value, length, id, 0);
      visit(branch, id, this.facts[order * 2]!, this.facts[order * 2 + 1]!, order);
    });
    this.others.forEach((order, branch, id, customer) => {
      visit(branch, id, customer, this.facts[order * 2 + 1]!, order);
    });
  }

  /** Calls `visit` with every order of the dense tables: what stands in its place of `numbers`, and where that is. */
  private forEachDense(
    visit: (branch: number, value: number, length: number, slot: number, at: number) => void,
  ): void {
    for (const [key, { pages }] of this.dense) {
      const length = key % 16;
      const branch = (key - length) / 16;
      pages.forEach((page, pageAt) => {
        for (let at = 0; at < PAGE && page > 0; at++) {
          const slot = this.numbers[page + at]!;
          if (slot !== 0) visit(branch, pageAt * PAGE + at, length, slot, page + at);
        }
      });
    }
  }

  /** All orders as plain data. */
  parcel(numberOf: (customer: number) => number): OrderParcel {
    const { size } = this;
    const [branches, customers, rows] = [new Int32Array(size), new Int32Array(size), new Int32Array(size)];
    const ends = new Uint32Array(size);
    const ids = new Uint8Array((this.denseOrders + this.unnumbered) * MAX_DENSE_DIGITS + this.others.idBytes);
    let used = 0;
    let at = 0;
    const close = (branch: number, customer: number, row: number) => {
      branches[at] = branch;
      customers[at] = numberOf(customer);
      rows[at] = row;
      ends[at++] = used;
    };
    this.forEachDense((branch, value, length, slot) => {
      writeDigits(value, length, ids, used);
      used += length;
      if (slot < 0) close(branch, this.ledger.customerOf(~slot), ~slot);
      else close(branch, this.facts[slot * 2 - 2]!, this.facts[slot * 2 - 1]!);
    });
    this.others.forEach((order, branch, id, customer) => {
      ids.set(id, used);
      used += id.length;
      close(branch, customer, this.facts[order * 2 + 1]!);
    });
    return { branches, customers, rows, ends, ids: ids.subarray(0, used) };
  }

  /**
   * Takes in the orders of a parcel; one that is known counts once. `numberOf` and `rows` give customers and rows the numbers that
   * they have here; orders of customers of -1 are left out. Gives the number of those that were known.
   */
  take(parcel: OrderParcel, numberOf: (customer: number) => number, rows: Int32Array): number {
    const { ids, ends } = parcel;
    const before = this.size;
    let taken = 0;
    for (let at = 0; at < ends.length; at++) {
      const customer = numberOf(parcel.customers[at]!);
      if (customer < 0) continue;
      taken++;
      const from = at === 0 ? 0 : ends[at - 1]!;
      const order = this.intern(parcel.branches[at]!, ids, from, ends[at]!, customer);
      const row = parcel.rows[at]!;
      if (row !== NO_ROW) this.purchase(order, rows[row]!);
    }
    return taken - (this.size - before);
  }

  private denseTable(branch: number, length: number): DenseTable {
    const key = branch * 16 + length;
    if (key === this.lastKey) return this.lastTable;
    let table = this.dense.get(key);
    if (!table) {
      table = { pages: new Int32Array(1) };
      this.dense.set(key, table);
    }
    this.lastKey = key;
    this.lastTable = table;
    return table;
  }

  private append(customer: number): number {
    if (this.numbered * 2 === this.facts.length) this.facts = grownCopy(this.facts, Int32Array);
    const order = this.numbered++;
    this.facts[order * 2] = customer;
    this.facts[order * 2 + 1] = NO_ROW;
    return order;
  }

  private internOther(
    branch: number,
    bytes: Uint8Array,
    start: number,
    end: number,
    customer: number,
  ): number {
    const found = this.others.find(branch, bytes, start, end, customer);
    if (found >= 0) return found;
    const order = this.append(customer);
    this.others.add(order, branch, bytes, start, end, customer);
    return order;
  }
}

/** An id for the order that a day without order ids is: it begins with no digit, so that it is no order number. */
export function dayId(day: Day, into = new Uint8Array(DAY_ID_BYTES)): Uint8Array {
  for (let i = 1; i < DAY_ID_BYTES; i++) into[i] = day >>> (8 * (DAY_ID_BYTES - 1 - i));
  return into;
}

/** Where the page of a value begins, or 0. */
function pageOf({ pages }: DenseTable, value: number): number {
  const at = value >>> PAGE_BITS;
  return at < pages.length ? pages[at]! : 0;
}

/** Writes a number with so many digits. */
function writeDigits(value: number, length: number, into: Uint8Array, at: number): void {
  let rest = value;
  for (let p = at + length - 1; p >= at; p--) {
    into[p] = 0x30 + (rest % 10);
    rest = Math.floor(rest / 10);
  }
}

/** The value of a run of digits, or -1 where another character is among them or there is none. */
function digitsValue(bytes: Uint8Array, start: number, end: number): number {
  if (start === end) return -1;
  let value = 0;
  for (let p = start; p < end; p++) {
    const digit = bytes[p]! - 0x30;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}
