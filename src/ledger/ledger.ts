import type { Day } from '../domain/day.ts';
import { compareUtf8 } from '../domain/utf8-order.ts';
import { AttributeTable } from './attributes.ts';
import { CustomerDays, type DaysParcel } from './customer-days.ts';
import { TextInterner } from './interner.ts';
import { laneOf, placeOf } from './shares.ts';
import { columnsOf, hasRowUpTo, NO_ROWS, type PlacedRows, type SortedRows } from './sorted-rows.ts';

/** Who bought, when and what: the customers by their keys, what is known of them, and their days. */
export class Ledger {
  readonly attributes = new AttributeTable();
  /** The days of all customers, or those that are in none of the lanes. */
  days = new CustomerDays();
  /** The days of the files before, where their orders are told apart: see `endFile`. */
  past: CustomerDays | undefined;
  /** Earliest day of any purchase or return, unidentified sales included. */
  dataStart: Day | undefined;

  private readonly keys: string[] = [];
  /** The ids of keys are the numbers of their customers. */
  private readonly numbers = new TextInterner();
  /** How customers whose key is not written as it is are spelled. */
  private readonly spellings = new Map<number, string>();
  private readonly branches = new Map<string, number>();
  /** The days that were folded elsewhere, a part for each lane: see shares.ts. */
  private parts: readonly SortedRows[] = [];

  get customers(): number {
    return this.keys.length;
  }

  /**
   * The number of a customer, given one if the key is new. `spelling` is the key as it is written: of several the smallest in
   * UTF-8 byte order counts.
   */
  customer(key: string, spelling = key): number {
    const customer = this.numbers.intern(key);
    if (customer === this.keys.length) {
      this.keys.push(key);
      if (spelling !== key) this.spellings.set(customer, spelling);
      this.days.reserveCustomers(this.keys.length);
    } else {
      const known = this.spellingOf(customer);
      if (spelling !== known && compareUtf8(spelling, known) < 0) this.spellings.set(customer, spelling);
    }
    return customer;
  }

  /** The number of the customer with a key; undefined where it has neither purchase nor return. */
  numberOf(key: string): number | undefined {
    const customer = this.numbers.find(key);
    return customer < 0 ? undefined : customer;
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

  /** Whether any record gave a margin. */
  get hasMargin(): boolean {
    return this.days.hasMargin;
  }

  /** A file has ended whose orders are to be told from those of the files before. Gives the number of orders that both have. */
  endFile(): number {
    if (this.past) return this.past.take(this.handOver());
    this.past = this.days;
    this.beginDays();
    return 0;
  }

  /** All files have ended: their days are one again. */
  endFiles(): void {
    this.days = this.past ?? this.days;
    this.past = undefined;
  }

  /** Gives all days away, to be folded elsewhere: there are none afterwards. */
  handOver(): DaysParcel {
    const parcel = this.days.parcel();
    this.beginDays();
    return parcel;
  }

  /** Takes all days back, a part for each lane. */
  adopt(parts: readonly SortedRows[]): void {
    this.parts = parts;
    this.beginDays();
  }

  /** 1 for every customer with a purchase or return up to a day. */
  customersUpTo(day: Day): Uint8Array {
    const { parts } = this;
    const found = new Uint8Array(this.customers);
    if (parts.length === 0) this.days.markCustomers(found, day);
    for (let customer = 0; customer < found.length && parts.length > 0; customer++) {
      const rows = parts[laneOf(customer, parts.length)]!;
      if (hasRowUpTo(rows, placeOf(customer, parts.length), day)) found[customer] = 1;
    }
    return found;
  }

  /**
   * The rows of customers, by their numbers; -1 for one without rows. Rows behind a day may be left out. The ledger gives its
   * rows and orders away: it is empty afterwards, so that both never stand in memory at once.
   */
  release(numbers: Int32Array, upTo: Day): PlacedRows {
    const { parts } = this;
    this.parts = [];
    const part = new Uint8Array(numbers.length);
    if (parts.length > 0) {
      part.fill(parts.length);
      const place = new Int32Array(numbers.length);
      numbers.forEach((customer, at) => {
        if (customer < 0) return;
        part[at] = laneOf(customer, parts.length);
        place[at] = placeOf(customer, parts.length);
      });
      return { parts: [...parts, NO_ROWS].map(columnsOf), part, place };
    }
    const rank = new Int32Array(this.customers).fill(-1);
    numbers.forEach((customer, at) => {
      if (customer >= 0) rank[customer] = at;
    });
    const rows = this.days.release(rank, numbers.length, upTo);
    return { parts: [columnsOf(rows)], part, place: numbers.map((_, at) => at) };
  }

  private beginDays(): void {
    this.days = new CustomerDays();
    this.days.reserveCustomers(this.customers);
  }

  /** Takes note of the day of a purchase or return, of an identified customer or not. */
  noteDay(day: Day): void {
    if (this.dataStart === undefined || day < this.dataStart) this.dataStart = day;
  }
}
