import type { Day } from '../domain/day.ts';
import { MoneyColumn, type MoneyParcel } from '../domain/money.ts';
import { Counts } from './counts.ts';
import { extended, roomier } from './interner.ts';
import { type OrderParcel, OrderTable } from './orders.ts';
import { type RowFacts, RowIndex } from './row-index.ts';
import type { SortedRows } from './sorted-rows.ts';
import { sorted, sortingOf } from './sorting.ts';

/** Facts of a row: its customer, and its stamp, which is twice the day with 1 more for returns. */
const FACTS = 2;
const STAMP = 1;

/** Places of one customer in `newest`: those of purchases, then those of returns. */
const NEWEST = 4;
const NEWEST_RETURN = 2;

/** Customer-days as plain data, to be sent to another thread: see `CustomerDays.parcel`. */
export interface DaysParcel {
  readonly customers: Int32Array;
  /** Twice the day, and 1 more for returns. */
  readonly stamps: Int32Array;
  readonly amounts: MoneyParcel;
  readonly margins: MoneyParcel | undefined;
  readonly orders: OrderParcel;
}

/** Where one of so many rows was asked for out of day order, and so many in all, any may be. */
const DISORDER = 4;
const LEAST_DISORDER = 1 << 10;

/**
 * The customer-days of customers that are known by numbers, and their orders: everything that the rules need, in typed
 * arrays. Its size depends on customer-days and orders, never on records, and the order in which records come does not matter.
 *
 * A row is one side of a customer-day, its purchases or its returns: most days have only the first.
 */
export class CustomerDays implements RowFacts {
  orders: OrderTable;
  /** Whether any record gave a margin. */
  hasMargin = false;
  /**
   * Whether records came out of day order so often that the newest rows are no help any more: from then on they are not kept, and
   * each row is somewhere else in memory.
   */
  isScattered = false;
  /** Newest row of each customer and its day, of either side: where the next record of a growing file belongs. */
  private newest = new Int32Array(1 << 9).fill(-1);

  private count = 0;
  private capacity = 1 << 10;
  /** By row, side by side: see FACTS. */
  private facts = new Int32Array(this.capacity * FACTS);
  /** Purchases are positive, returns negative. */
  private amounts = new MoneyColumn(this.capacity);
  private margins = new MoneyColumn();
  /** Made when the first record comes out of day order. */
  private rowIndex: RowIndex | undefined;
  /** How often a record came out of day order. */
  private older = 0;

  /** @param lanes among how many of them the customers, and so the orders, are spread */
  constructor(private readonly lanes = 1) {
    this.orders = new OrderTable(this, lanes);
  }

  /** Number of rows. */
  get size(): number {
    return this.count;
  }

  /** Makes room for customers with numbers below `customers`. */
  reserveCustomers(customers: number): void {
    if (customers * NEWEST <= this.newest.length) return;
    this.newest = extended(this.newest, Math.max(this.newest.length * 2, customers * NEWEST), -1);
  }

  /** Sets 1 for every customer with a row up to a day. */
  markCustomers(found: Uint8Array, day: Day): void {
    for (let row = 0; row < this.count; row++) if (this.dayOf(row) <= day) found[this.customerOf(row)] = 1;
  }

  /**
   * Reads what `row` reads first of a customer's day, and gives something of it. Done for many in a row before they are asked for, and
   * without a decision that depends on what was read, the waits for memory overlap.
   */
  touch(customer: number, day: Day, isReturn: boolean): number {
    this.reserveCustomers(customer + 1);
    return this.isScattered
      ? this.rowIndex!.touch(customer, stampOf(day, isReturn))
      : this.newest[customer * NEWEST + (isReturn ? NEWEST_RETURN : 0)]!;
  }

  /** The same for what it reads next, where rows are scattered. */
  touchRow(customer: number, day: Day, isReturn: boolean): number {
    const row = Math.max(0, this.rowIndex!.guess(customer, stampOf(day, isReturn)));
    return this.facts[row * FACTS]! + this.amounts.touch(row);
  }

  /** The row of a customer's purchases, or returns, of a day, made if it is new. */
  row(customer: number, day: Day, isReturn: boolean): number {
    if (this.isScattered) return this.anyRow(customer, stampOf(day, isReturn));
    const at = customer * NEWEST + (isReturn ? NEWEST_RETURN : 0);
    const newest = this.newest[at]!;
    if (newest >= 0) {
      const known = this.newest[at + 1]!;
      if (known === day) return newest;
      if (day < known) return this.olderRow(customer, stampOf(day, isReturn));
    }
    const row = this.append(customer, stampOf(day, isReturn));
    this.newest[at] = row;
    this.newest[at + 1] = day;
    return row;
  }

  /** Adds an amount in ten-thousandths to a row: above 0 to one of purchases, below to one of returns. */
  add(row: number, amount: number | bigint): void {
    this.amounts.add(row, amount);
  }

  /** Moves an amount from one row to another of the same side. */
  move(from: number, to: number, amount: number | bigint): void {
    this.amounts.add(from, -amount);
    this.amounts.add(to, amount);
  }

  /** Adds to the margin of a row, in ten-thousandths. */
  addMargin(row: number, margin: number | bigint): void {
    this.hasMargin = true;
    this.margins.reserve(this.capacity);
    this.margins.add(row, margin);
  }

  /** The customer of a row. */
  customerOf(row: number): number {
    return this.facts[row * FACTS]!;
  }

  /** A number that grows with the day of a row. */
  stampOf(row: number): number {
    return this.facts[row * FACTS + STAMP]!;
  }

  /** Everything as plain data; `numberOf` gives customers the numbers that they have there. */
  parcel(numberOf: (customer: number) => number = (customer) => customer): DaysParcel {
    const customers = new Int32Array(this.count);
    const stamps = new Int32Array(this.count);
    for (let row = 0; row < this.count; row++) {
      customers[row] = numberOf(this.customerOf(row));
      stamps[row] = this.stampOf(row);
    }
    return {
      customers,
      stamps,
      amounts: this.amounts.parcel(this.count),
      margins: this.hasMargin ? this.margins.parcel(this.count) : undefined,
      orders: this.orders.parcel(numberOf),
    };
  }

  /**
   * Takes in what other customer-days hold; an order that both know counts once. `numberOf` gives customers the numbers that they
   * have here; those of -1 are left out. Gives the number of orders that both know.
   */
  take(parcel: DaysParcel, numberOf: (customer: number) => number = (customer) => customer): number {
    const amounts = MoneyColumn.of(parcel.amounts);
    const margins = parcel.margins && MoneyColumn.of(parcel.margins);
    const rows = new Int32Array(parcel.customers.length);
    for (let from = 0; from < rows.length; from++) {
      const customer = numberOf(parcel.customers[from]!);
      if (customer < 0) continue;
      this.reserveCustomers(customer + 1);
      const stamp = parcel.stamps[from]!;
      const row = this.row(customer, stamp >> 1, (stamp & 1) === 1);
      rows[from] = row;
      this.add(row, amounts.at(from));
      if (margins) this.addMargin(row, margins.at(from));
    }
    return this.orders.take(parcel.orders, numberOf, rows);
  }

  /** Makes room for so many rows, and orders. What is not written to takes no memory, what is copied later takes time. */
  reserve(rows: number): void {
    if (rows <= this.capacity) return;
    this.growTo(rows);
    // Every lane has a part of each page.
    this.orders.reserve(rows * this.lanes);
  }

  /** All rows, those of each customer at the place of its number: see `release`. */
  releaseAll(): SortedRows {
    const places = this.newest.length / NEWEST;
    const rank = Int32Array.from({ length: places }, (_, customer) => customer);
    return this.release(rank, places, Number.POSITIVE_INFINITY);
  }

  /**
   * The rows up to a day, sorted by customer and day. `rank` gives each customer its place, or -1 to leave it out. The ledger
   * gives its rows and orders away: it is empty afterwards, so that both never stand in memory at once.
   */
  release(rank: Int32Array, places: number, upTo: Day): SortedRows {
    this.rowIndex = undefined;
    const { facts, amounts } = this;
    const rows = this.count;
    const orders = new Counts(new Uint8Array(rows));
    this.orders.count(orders);
    // Columns go where something else has been: fresh memory takes time, and what is given up is not free at once.
    const rowPlaces = int32In(this.orders.surrender(), rows);
    this.orders = new OrderTable(this, this.lanes);
    for (let row = 0; row < rows; row++) {
      const day = this.dayOf(row);
      const place = day <= upTo ? rank[this.customerOf(row)]! : -1;
      rowPlaces[row] = place < 0 ? -1 : place * 2 + (amounts.isPositive(row) ? 0 : 1);
      // Of the facts the day is all that is needed from here on: it moves to where those of this row, or of one before, were.
      facts[row] = day;
    }
    const dayOfRow = facts.subarray(0, rows);
    const { starts, targets } = sortingOf(rowPlaces, places * 2, dayOfRow);
    const size = starts[places * 2]!;
    const days = sorted(dayOfRow, targets, facts.subarray(rows, rows + size));
    let spare = facts.buffer;
    const targetOf = (row: number) => targets[row]!;
    const moveSums = (sums: MoneyParcel['sums']) => {
      const moved =
        sums instanceof Int32Array
          ? sorted(sums, targets, int32In(spare, size))
          : sorted(sums, targets, new Float64Array(size));
      spare = sums.buffer;
      return moved;
    };
    const margins = this.hasMargin ? this.margins : undefined;
    const result = {
      starts,
      days,
      amounts: amounts.rearranged(moveSums, targetOf),
      margins: margins?.rearranged(moveSums, targetOf),
      orders: orders.rearranged((small) => sorted(small, targets, new Uint8Array(size)), targetOf),
    };
    this.count = 0;
    this.facts = new Int32Array(0);
    this.amounts = new MoneyColumn();
    this.margins = new MoneyColumn();
    return result;
  }

  private dayOf(row: number): Day {
    return this.stampOf(row) >> 1;
  }

  private append(customer: number, stamp: number): number {
    if (this.count === this.capacity) this.growTo(roomier(this.capacity));
    const row = this.count++;
    this.facts[row * FACTS] = customer;
    this.facts[row * FACTS + STAMP] = stamp;
    this.rowIndex?.add(row);
    return row;
  }

  private growTo(rows: number): void {
    this.capacity = rows;
    this.facts = extended(this.facts, rows * FACTS, 0);
    this.amounts.reserve(rows);
    if (this.hasMargin) this.margins.reserve(rows);
  }

  /** A row before the customer's newest one of its side. */
  private olderRow(customer: number, stamp: number): number {
    this.rowIndex ??= new RowIndex(this, this.count);
    this.older++;
    this.isScattered = this.older > LEAST_DISORDER && this.older * DISORDER > this.count;
    return this.anyRow(customer, stamp);
  }

  /** A row of any day. */
  private anyRow(customer: number, stamp: number): number {
    const row = this.rowIndex!.find(customer, stamp);
    return row >= 0 ? row : this.append(customer, stamp);
  }
}

/** So many numbers in the memory of something that has gone, or in fresh memory where that is too small. */
function int32In(room: ArrayBuffer, size: number): Int32Array<ArrayBuffer> {
  return room.byteLength < size * Int32Array.BYTES_PER_ELEMENT
    ? new Int32Array(size)
    : new Int32Array(room, 0, size);
}

function stampOf(day: Day, isReturn: boolean): number {
  return day * 2 + (isReturn ? 1 : 0);
}
