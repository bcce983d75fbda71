import type { Day } from '../domain/day.ts';
import { MoneyColumn, type SpanSums } from '../domain/money.ts';
import { compareUtf8 } from '../domain/utf8-order.ts';
import { AttributeTable } from './attributes.ts';
import { extended, roomier } from './interner.ts';
import { OrderTable, type RowFacts } from './orders.ts';
import { continued, daySorting, sorted, sortingOf } from './sorting.ts';

/** Places of one customer in `newest`: those of purchases, then those of returns. */
const NEWEST = 4;
const NEWEST_RETURN = 2;

/**
 * Customer-days and orders: everything that the rules need, in typed arrays. Its size depends on customer-days and orders,
 * never on records, and the order in which records come does not matter.
 *
 * A row is one side of a customer-day, its purchases or its returns: most days have only the first.
 */
export class Ledger implements RowFacts {
  readonly attributes = new AttributeTable();
  orders = new OrderTable(this);
  /** Earliest day of any purchase or return, unidentified sales included. */
  dataStart: Day | undefined;
  /** Whether any record gave a margin. */
  hasMargin = false;

  private readonly keys: string[] = [];
  private readonly customerByKey = new Map<string, number>();
  /** How customers whose key is not written as it is are spelled. */
  private readonly spellings = new Map<number, string>();
  private readonly branches = new Map<string, number>();
  /** Newest row of each customer and its day, of either side: where the next record of a growing file belongs. */
  private newest = new Int32Array(1 << 9).fill(-1);

  private count = 0;
  private capacity = 1 << 10;
  private customerOfRow = new Int32Array(this.capacity);
  /** Twice the day, and 1 more for returns. */
  private stampOfRow = new Int32Array(this.capacity);
  /** Purchases are positive, returns negative. */
  private amounts = new MoneyColumn(this.capacity);
  private margins = new MoneyColumn();
  /** row + 1 by hash of (customer, stamp); built when the first record comes out of day order. */
  private slots: Int32Array | undefined;

  /** Number of rows. */
  get size(): number {
    return this.count;
  }

  get customers(): number {
    return this.keys.length;
  }

  /**
   * The number of a customer, given one if the key is new. `spelling` is the key as it is written: of several the smallest in
   * UTF-8 byte order counts.
   */
  customer(key: string, spelling = key): number {
    let customer = this.customerByKey.get(key);
    if (customer === undefined) {
      customer = this.keys.length;
      this.keys.push(key);
      this.customerByKey.set(key, customer);
      if (spelling !== key) this.spellings.set(customer, spelling);
      if ((customer + 1) * NEWEST > this.newest.length) {
        this.newest = extended(this.newest, this.newest.length * 2, -1);
      }
    } else {
      const known = this.spellingOf(customer);
      if (spelling !== known && compareUtf8(spelling, known) < 0) this.spellings.set(customer, spelling);
    }
    return customer;
  }

  /** Whether a customer with this key has a purchase or return. */
  knows(key: string): boolean {
    return this.customerByKey.has(key);
  }

  /** 1 for every customer with a purchase or return up to a day. */
  customersUpTo(day: Day): Uint8Array {
    const found = new Uint8Array(this.customers);
    for (let row = 0; row < this.count; row++)
      if (this.dayOf(row) <= day) found[this.customerOfRow[row]!] = 1;
    return found;
  }

  keyOf(customer: number): string {
    return this.keys[customer]!;
  }

  /** The key of a customer as it is written. */
  spellingOf(customer: number): string {
    return this.spellings.get(customer) ?? this.keys[customer]!;
  }

  /** The number of one of our branches, given one if it is new. */
  branch(name: string): number {
    let branch = this.branches.get(name);
    if (branch === undefined) {
      branch = this.branches.size;
      this.branches.set(name, branch);
    }
    return branch;
  }

  /** The names of the branches, by number. */
  branchNames(): string[] {
    return [...this.branches.keys()];
  }

  /**
   * Reads what `row` reads first of a customer, and gives something of it. Done for many customers in a row before their rows are
   * asked for, the waits for memory overlap.
   */
  touch(customer: number): number {
    return this.newest[customer * NEWEST]!;
  }

  /** The row of a customer's purchases, or returns, of a day, made if it is new. */
  row(customer: number, day: Day, isReturn: boolean): number {
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
    return this.customerOfRow[row]!;
  }

  /** A number that grows with the day of a row. */
  stampOf(row: number): number {
    return this.stampOfRow[row]!;
  }

  /** Takes in everything of another ledger. An order that both know counts once. */
  merge(other: Ledger): void {
    const customers = Int32Array.from(other.keys, (key, customer) =>
      this.customer(key, other.spellingOf(customer)),
    );
    const branches = Int32Array.from(other.branches.keys(), (name) => this.branch(name));
    const rows = new Int32Array(other.count);
    for (let from = 0; from < other.count; from++) {
      const isReturn = (other.stampOfRow[from]! & 1) === 1;
      const row = this.row(customers[other.customerOfRow[from]!]!, other.dayOf(from), isReturn);
      rows[from] = row;
      this.add(row, other.amounts.at(from));
      if (other.hasMargin) this.addMargin(row, other.margins.at(from));
    }
    other.orders.forEach((branch, id, from, row) => {
      const customer = customers[from]!;
      const order = this.orders.intern(branch < 0 ? branch : branches[branch]!, id, 0, id.length, customer);
      if (row >= 0) this.orders.purchase(order, rows[row]!);
    });
    this.attributes.merge(other.attributes, customers);
    if (other.dataStart !== undefined) this.noteDay(other.dataStart);
  }

  /** Takes note of the day of a purchase or return, of an identified customer or not. */
  noteDay(day: Day): void {
    if (this.dataStart === undefined || day < this.dataStart) this.dataStart = day;
  }

  /** Makes room for so many rows. What is not written to takes no memory, what is copied later takes time. */
  reserve(rows: number): void {
    if (rows > this.capacity) this.growTo(rows);
  }

  /**
   * The rows up to a day, sorted by customer and day. `rank` gives each customer its place, or -1 to leave it out. The ledger
   * gives its rows and orders away: it is empty afterwards, so that both never stand in memory at once.
   */
  release(rank: Int32Array, places: number, upTo: Day): SortedRows {
    this.slots = undefined;
    const counts = this.orders.countByRow(this.count);
    const surrendered = this.orders.surrender();
    this.orders = new OrderTable(this);
    const rowPlaces = this.customerOfRow.subarray(0, this.count);
    const unsorted = this.stampOfRow.subarray(0, this.count);
    for (let row = 0; row < unsorted.length; row++) {
      const day = this.dayOf(row);
      const place = day <= upTo ? rank[rowPlaces[row]!]! : -1;
      rowPlaces[row] = place < 0 ? -1 : place * 2 + (this.amounts.isPositive(row) ? 0 : 1);
      unsorted[row] = day;
    }
    this.count = 0;
    this.customerOfRow = new Int32Array(0);
    const { starts, targets } = sortingOf(rowPlaces, places * 2);
    const size = starts[places * 2]!;
    const days = sorted(unsorted, targets, new Int32Array(size));
    const byDay = daySorting(days, starts);
    if (byDay) {
      continued(targets, byDay);
      sorted(unsorted, targets, days);
    }
    // From here on every column goes where another has been: fresh memory takes time.
    const ordersUpTo = sorted(counts, targets, new Uint32Array(unsorted.buffer, 0, size));
    for (let row = 1; row < size; row++) ordersUpTo[row]! += ordersUpTo[row - 1]!;
    const { amounts } = this;
    const margins = this.hasMargin ? this.margins : undefined;
    const sumBytes = size * Float64Array.BYTES_PER_ELEMENT;
    let spare = surrendered.byteLength < sumBytes ? new ArrayBuffer(sumBytes) : surrendered;
    const moveSums = (sums: Float64Array<ArrayBuffer>) => {
      const moved = sorted(sums, targets, new Float64Array(spare, 0, size));
      spare = sums.buffer;
      return moved;
    };
    for (const column of [amounts, margins]) column?.rearrange(moveSums, (row) => targets[row]!);
    this.stampOfRow = new Int32Array(0);
    this.amounts = new MoneyColumn();
    this.margins = new MoneyColumn();
    return { starts, days, ordersUpTo, amounts: amounts.spans(), margins: margins?.spans() };
  }

  private dayOf(row: number): Day {
    return this.stampOfRow[row]! >> 1;
  }

  private append(customer: number, stamp: number): number {
    if (this.count === this.capacity) this.growTo(roomier(this.capacity));
    const row = this.count++;
    this.customerOfRow[row] = customer;
    this.stampOfRow[row] = stamp;
    if (this.slots) this.index(row);
    return row;
  }

  private growTo(rows: number): void {
    this.capacity = rows;
    this.customerOfRow = extended(this.customerOfRow, rows, 0);
    this.stampOfRow = extended(this.stampOfRow, rows, 0);
    this.amounts.reserve(rows);
    this.orders.reserve(rows);
    if (this.hasMargin) this.margins.reserve(rows);
  }

  /** A row before the customer's newest one of its side. */
  private olderRow(customer: number, stamp: number): number {
    if (!this.slots) this.reindex();
    const slots = this.slots!;
    const mask = slots.length - 1;
    let slot = rowHash(customer, stamp) & mask;
    for (;;) {
      const row = slots[slot]! - 1;
      if (row < 0) return this.append(customer, stamp);
      if (this.stampOfRow[row] === stamp && this.customerOfRow[row] === customer) return row;
      slot = (slot + 1) & mask;
    }
  }

  private index(row: number): void {
    if (this.count * 4 > this.slots!.length * 3) {
      this.reindex();
      return;
    }
    this.place(row, this.slots!);
  }

  private reindex(): void {
    const slots = new Int32Array(nextPowerOfTwo(Math.max(this.count * 1.5, 1 << 10) + 1));
    for (let row = 0; row < this.count; row++) this.place(row, slots);
    this.slots = slots;
  }

  private place(row: number, slots: Int32Array): void {
    const mask = slots.length - 1;
    let slot = rowHash(this.customerOfRow[row]!, this.stampOfRow[row]!) & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = row + 1;
  }
}

/** Rows sorted by customer, purchases before returns, and by day, column by column. */
export interface SortedRows {
  /** The purchases of place i are starts[2 i] to starts[2 i + 1], its returns those to starts[2 i + 2]. */
  readonly starts: Int32Array;
  readonly days: Int32Array;
  /** Orders whose earliest purchase is in the row or in one before it, of whatever customer. */
  readonly ordersUpTo: Uint32Array;
  /** Above 0 for purchases; below for returns, or 0 where all was moved away. */
  readonly amounts: SpanSums;
  readonly margins: SpanSums | undefined;
}

function stampOf(day: Day, isReturn: boolean): number {
  return day * 2 + (isReturn ? 1 : 0);
}

function rowHash(customer: number, stamp: number): number {
  const hash = Math.imul(customer, 0x9e3779b1) ^ Math.imul(stamp, 0x85ebca6b);
  return hash ^ (hash >>> 15);
}

function nextPowerOfTwo(n: number): number {
  return 2 ** Math.ceil(Math.log2(n));
}
