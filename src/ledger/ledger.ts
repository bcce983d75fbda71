import type { Day } from '../domain/day.ts';
import { MoneyColumn } from '../domain/money.ts';
import { AttributeTable } from './attributes.ts';
import { extended, grownCopy } from './interner.ts';
import { OrderTable } from './orders.ts';
import { daySorting, placesOf, rearranged, sortingOf } from './sorting.ts';

/**
 * Customer-days and orders: everything that the rules need, in typed arrays. Its size depends on customer-days and orders,
 * never on records, and the order in which records come does not matter.
 */
export class Ledger {
  readonly attributes = new AttributeTable();
  orders = new OrderTable();
  /** Earliest day of any purchase or return, unidentified sales included. */
  dataStart: Day | undefined;
  /** Whether any record gave a margin. */
  hasMargin = false;

  private readonly keys: string[] = [];
  private readonly customerByKey = new Map<string, number>();
  private readonly branches = new Map<string, number>();
  /** Newest customer-day of each customer and its day, side by side: where the next record of a growing file belongs. */
  private newest = new Int32Array(1 << 9).fill(-1);

  private count = 0;
  private capacity = 1 << 10;
  private customerOfRow = new Int32Array(this.capacity);
  private dayOfRow = new Int32Array(this.capacity);
  private ordersOfRow = new Uint32Array(this.capacity);
  private purchases = new MoneyColumn(this.capacity);
  private returns = new MoneyColumn(this.capacity);
  private margins = new MoneyColumn();
  /** row + 1 by hash of (customer, day); built when the first record comes out of day order. */
  private slots: Int32Array | undefined;

  /** Number of customer-days. */
  get size(): number {
    return this.count;
  }

  get customers(): number {
    return this.keys.length;
  }

  /** The number of a customer, given one if the key is new. */
  customer(key: string): number {
    let customer = this.customerByKey.get(key);
    if (customer === undefined) {
      customer = this.keys.length;
      this.keys.push(key);
      this.customerByKey.set(key, customer);
      if (customer * 2 === this.newest.length) {
        this.newest = extended(this.newest, customer * 4, -1);
      }
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
      if (this.dayOfRow[row]! <= day) found[this.customerOfRow[row]!] = 1;
    return found;
  }

  keyOf(customer: number): string {
    return this.keys[customer]!;
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

  /** The customer-day of a customer and a day, made if it is new. */
  row(customer: number, day: Day): number {
    const newest = this.newest[customer * 2]!;
    if (newest >= 0) {
      const known = this.newest[customer * 2 + 1]!;
      if (known === day) return newest;
      if (day < known) return this.olderRow(customer, day);
    }
    const row = this.append(customer, day);
    this.newest[customer * 2] = row;
    this.newest[customer * 2 + 1] = day;
    return row;
  }

  /** Adds a purchase (amount > 0) or a return (amount < 0), in ten-thousandths, to a customer-day. */
  add(row: number, amount: number | bigint): void {
    if (amount > 0) this.purchases.add(row, amount);
    else this.returns.add(row, -amount);
  }

  /** Moves an amount, a purchase or a return, from one customer-day to another. */
  move(from: number, to: number, amount: number | bigint): void {
    const column = amount > 0 ? this.purchases : this.returns;
    const magnitude = amount > 0 ? amount : -amount;
    column.add(from, -magnitude);
    column.add(to, magnitude);
  }

  /** Adds to the margin of a customer-day, in ten-thousandths. */
  addMargin(row: number, margin: number | bigint): void {
    this.hasMargin = true;
    this.margins.reserve(this.capacity);
    this.margins.add(row, margin);
  }

  /** Counts an order once, on its earliest purchase day. `row` is the customer-day of this purchase. */
  purchaseOrder(order: number, row: number): void {
    const day = this.dayOfRow[row]!;
    const known = this.orders.dayOf(order);
    if (known !== undefined) {
      if (known <= day) return;
      this.ordersOfRow[this.row(this.customerOfRow[row]!, known)]!--;
    }
    this.orders.setDay(order, day);
    this.ordersOfRow[row]!++;
  }

  /** Takes in everything of another ledger. An order that both know counts once. */
  merge(other: Ledger): void {
    const customers = Int32Array.from(other.keys, (key) => this.customer(key));
    const branches = Int32Array.from(other.branches.keys(), (name) => this.branch(name));
    for (let from = 0; from < other.count; from++) {
      const row = this.row(customers[other.customerOfRow[from]!]!, other.dayOfRow[from]!);
      this.purchases.add(row, other.purchases.at(from));
      this.returns.add(row, other.returns.at(from));
      if (other.hasMargin) this.addMargin(row, other.margins.at(from));
    }
    other.orders.forEach((branch, id, from, day) => {
      const customer = customers[from]!;
      const order = this.orders.intern(branch < 0 ? branch : branches[branch]!, id, 0, id.length, customer);
      if (day !== undefined) this.purchaseOrder(order, this.row(customer, day));
    });
    this.attributes.merge(other.attributes, customers);
    if (other.dataStart !== undefined) this.noteDay(other.dataStart);
  }

  /** Takes note of the day of a purchase or return, of an identified customer or not. */
  noteDay(day: Day): void {
    if (this.dataStart === undefined || day < this.dataStart) this.dataStart = day;
  }

  /**
   * The customer-days up to a day, sorted by customer and day. `rank` gives each customer its place, or -1 to leave it out;
   * the rows of place i are starts[i] to starts[i + 1]. The ledger gives its rows and orders away: it is empty afterwards,
   * so that both never stand in memory at once.
   */
  release(rank: Int32Array, places: number, upTo: Day): SortedRows {
    this.slots = undefined;
    this.orders = new OrderTable();
    const rowPlaces = placesOf(this.customerOfRow, this.dayOfRow, this.count, rank, upTo);
    this.count = 0;
    this.customerOfRow = new Int32Array(0);
    const { starts, stages } = sortingOf(rowPlaces, places);
    const size = starts[places]!;
    const scratch = new ArrayBuffer(size * Float64Array.BYTES_PER_ELEMENT);
    let days = rearranged(this.dayOfRow, stages, size, scratch);
    const byDay = daySorting(days, starts);
    if (byDay) days = rearranged(days, [byDay], size, scratch);
    const all = byDay ? [...stages, byDay] : stages;
    const orders = rearranged(this.ordersOfRow, all, size, scratch);
    const { purchases, returns } = this;
    const margins = this.hasMargin ? this.margins : undefined;
    const moveSums = (sums: Float64Array) => rearranged(sums, all, size, scratch);
    const target = (row: number) => all.reduce((at, targets) => (at < 0 ? at : targets[at]!), row);
    for (const column of [purchases, returns, margins]) column?.rearrange(moveSums, target);
    this.dayOfRow = new Int32Array(0);
    this.ordersOfRow = new Uint32Array(0);
    this.purchases = new MoneyColumn();
    this.returns = new MoneyColumn();
    this.margins = new MoneyColumn();
    return { starts, days, orders, purchases, returns, margins };
  }

  private append(customer: number, day: Day): number {
    if (this.count === this.capacity) this.grow();
    const row = this.count++;
    this.customerOfRow[row] = customer;
    this.dayOfRow[row] = day;
    if (this.slots) this.index(row);
    return row;
  }

  private grow(): void {
    this.capacity *= 2;
    this.customerOfRow = grownCopy(this.customerOfRow, Int32Array);
    this.dayOfRow = grownCopy(this.dayOfRow, Int32Array);
    this.ordersOfRow = grownCopy(this.ordersOfRow, Uint32Array);
    this.purchases.reserve(this.capacity);
    this.returns.reserve(this.capacity);
    if (this.hasMargin) this.margins.reserve(this.capacity);
  }

  /** A customer-day before the customer's newest one. */
  private olderRow(customer: number, day: Day): number {
    if (!this.slots) this.reindex();
    const slots = this.slots!;
    const mask = slots.length - 1;
    let slot = rowHash(customer, day) & mask;
    for (;;) {
      const row = slots[slot]! - 1;
      if (row < 0) return this.append(customer, day);
      if (this.dayOfRow[row] === day && this.customerOfRow[row] === customer) return row;
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
    let slot = rowHash(this.customerOfRow[row]!, this.dayOfRow[row]!) & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = row + 1;
  }
}

/** Customer-days sorted by customer and day, column by column. */
export interface SortedRows {
  readonly starts: Int32Array;
  readonly days: Int32Array;
  readonly orders: Uint32Array;
  readonly purchases: MoneyColumn;
  readonly returns: MoneyColumn;
  readonly margins: MoneyColumn | undefined;
}

function rowHash(customer: number, day: Day): number {
  const hash = Math.imul(customer, 0x9e3779b1) ^ Math.imul(day, 0x85ebca6b);
  return hash ^ (hash >>> 15);
}

function nextPowerOfTwo(n: number): number {
  return 2 ** Math.ceil(Math.log2(n));
}
