import type { Day } from '../domain/day.ts';
import type { Counts } from './counts.ts';
import { grownCopy } from './interner.ts';
import { OrderIds } from './order-ids.ts';
import { digitsValue, MAX_DIGITS, OrderNumbers, writeDigits } from './order-numbers.ts';
import type { RowFacts } from './row-index.ts';

/** Orders without an id belong to no branch. */
const NO_BRANCH = -1;
const DAY_ID_BYTES = 4;

/** No purchase of the order has been seen yet. */
const NO_ROW = -1;

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
 * Most systems number their orders: an id of up to nine digits is found by its value, without hashing. Ids of other forms, and
 * an id that a second customer uses too, go to a table that keeps their bytes.
 */
export class OrderTable {
  /** By order, side by side: its customer, and its row or NO_ROW. */
  private facts = new Int32Array(1 << 9);
  /** Orders with a number, and without one. */
  private numbered = 0;
  private unnumbered = 0;
  /** Those with a number whose ids are numbers. */
  private denseOrders = 0;
  /**
   * Orders whose ids are numbers. A place holds order + 1, or ~row of an order that has no number because nobody has asked for
   * it, or 0.
   */
  private readonly numbers: OrderNumbers;
  /** All other orders. */
  private readonly others = new OrderIds();
  /** Numbers among the others that had no place: one that is made later may be asked for them. */
  private homeless = 0;
  private readonly digits = new Uint8Array(MAX_DIGITS);
  private readonly day = new Uint8Array(DAY_ID_BYTES);

  /** @param lanes among how many tables the orders of the numbers are spread: each is that much sparser */
  constructor(
    private readonly ledger: RowFacts,
    lanes = 1,
  ) {
    this.numbers = new OrderNumbers(lanes);
  }

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
    const at = this.numbers.placeOf(branch, value, length);
    if (at > 0) {
      const { places } = this.numbers;
      const slot = places[at]!;
      // Another item of the same order.
      if (slot === ~row) return;
      if (slot === 0 && this.homeless === 0) {
        places[at] = ~row;
        this.unnumbered++;
        return;
      }
      if (slot < 0 && this.ledger.customerOf(~slot) === customer) {
        if (this.isEarlier(row, ~slot)) places[at] = ~row;
        return;
      }
    }
    this.purchase(this.internNumber(branch, value, length, customer), row);
  }

  /** Reads what `purchaseNumber` reads first, and gives something of it: see `CustomerDays.touch`. */
  touchNumber(branch: number, value: number, length: number): number {
    return this.numbers.at(branch, value, length);
  }

  private isEarlier(row: number, known: number): boolean {
    return row !== known && this.ledger.stampOf(row) < this.ledger.stampOf(known);
  }

  /** Counts every order with a purchase at the row of its earliest one. */
  count(counts: Counts): void {
    const { numbers, facts } = this;
    const { places, end } = numbers;
    for (let at = 0; at < end; at++) {
      const slot = places[at]!;
      if (slot < 0) counts.add(~slot);
    }
    for (let order = 0; order < this.numbered; order++) {
      const row = facts[order * 2 + 1]!;
      if (row !== NO_ROW) counts.add(row);
    }
  }

  /** The memory of its numbers, for other use: the table must not be used any more. */
  surrender(): ArrayBuffer {
    return this.numbers.places.buffer;
  }

  /** The number of an order, given one if it is new. The id is bytes[start, end) in UTF-8, trimmed. */
  intern(branch: number, bytes: Uint8Array, start: number, end: number, customer: number): number {
    const value = end - start <= MAX_DIGITS ? digitsValue(bytes, start, end) : -1;
    if (value < 0) return this.internOther(branch, bytes, start, end, customer);
    const length = end - start;
    let at = this.numbers.placeOf(branch, value, length);
    if (at > 0) {
      const order = this.orderAt(at);
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
    if (at === 0) at = this.numbers.makePlace(branch, value, length, this.denseOrders + this.unnumbered);
    if (at === 0) {
      this.homeless++;
      return this.internOther(branch, bytes, start, end, customer);
    }
    this.denseOrders++;
    const order = this.append(customer);
    this.numbers.places[at] = order + 1;
    return order;
  }

  /** Makes room for so many orders whose ids are numbers in a row: see `OrderNumbers.reserve`. */
  reserve(orders: number): void {
    this.numbers.reserve(orders);
  }

  /** The number of the order that a customer's day is, where there is no id. */
  internDay(day: Day, customer: number): number {
    return this.intern(NO_BRANCH, dayId(day, this.day), 0, DAY_ID_BYTES, customer);
  }

  /** Whether there is an order; see `intern`. */
  has(branch: number, bytes: Uint8Array, start: number, end: number, customer: number): boolean {
    const value = end - start <= MAX_DIGITS ? digitsValue(bytes, start, end) : -1;
    const slot = value < 0 ? 0 : this.numbers.at(branch, value, end - start);
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

  /** The order at a place among the numbers, given a number if it has none; -1 for no order. */
  private orderAt(at: number): number {
    const { places } = this.numbers;
    const slot = places[at]!;
    if (slot >= 0) return slot - 1;
    const order = this.append(this.ledger.customerOf(~slot));
    this.facts[order * 2 + 1] = ~slot;
    this.unnumbered--;
    this.denseOrders++;
    places[at] = order + 1;
    return order;
  }

  /** Calls `visit` with every order: branch, id bytes, customer, row as of `rowOf` and number. */
  forEach(
    visit: (branch: number, id: Uint8Array, customer: number, row: number, order: number) => void,
  ): void {
    this.numbers.forEach((branch, value, length, _slot, at) => {
      const order = this.orderAt(at);
      const id = new Uint8Array(length);
      writeDigits(value, length, id, 0);
      visit(branch, id, this.facts[order * 2]!, this.facts[order * 2 + 1]!, order);
    });
    this.others.forEach((order, branch, id, customer) => {
      visit(branch, id, customer, this.facts[order * 2 + 1]!, order);
    });
  }

  /** All orders as plain data. */
  parcel(numberOf: (customer: number) => number): OrderParcel {
    const { size } = this;
    const [branches, customers, rows] = [new Int32Array(size), new Int32Array(size), new Int32Array(size)];
    const ends = new Uint32Array(size);
    const ids = new Uint8Array((this.denseOrders + this.unnumbered) * MAX_DIGITS + this.others.idBytes);
    let used = 0;
    let at = 0;
    const close = (branch: number, customer: number, row: number) => {
      branches[at] = branch;
      customers[at] = numberOf(customer);
      rows[at] = row;
      ends[at++] = used;
    };
    this.numbers.forEach((branch, value, length, slot) => {
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
