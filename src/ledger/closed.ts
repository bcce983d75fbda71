import type { Day } from '../domain/day.ts';
import type { Money } from '../domain/money.ts';
import { utf8Order } from '../domain/utf8-order.ts';
import type { Ledger } from './ledger.ts';
import {
  ATTRIBUTE_PLACES,
  type Attribute,
  type Portfolio,
  type RegisterEntry,
  type Totals,
} from './portfolio.ts';
import { hasRowUpTo, type PlacedRows, type RowColumns } from './sorted-rows.ts';

/** What all days of one closed ledger share. */
interface Shared {
  readonly ledger: Ledger;
  /** Customer keys as they are written, in UTF-8 byte order. */
  readonly keys: readonly string[];
  /** Ledger number of each customer, or -1 for one that only the register knows. */
  readonly ledgerNumbers: Int32Array;
  /** By customer: what the register knows; shorter where it knows nobody. */
  readonly entries: readonly (RegisterEntry | undefined)[];
  readonly rows: PlacedRows;
  readonly dataStart: Day;
  readonly hasMargin: boolean;
}

/**
 * Closes a ledger at a day: customers with a purchase or return up to it, and those of the register, sorted by key.
 * Later days are left out. The ledger gives its rows away and is of no further use but for its attributes.
 */
export function closeLedger(
  ledger: Ledger,
  register: ReadonlyMap<string, RegisterEntry>,
  asOf: Day,
): Portfolio {
  const inData = ledger.customersUpTo(asOf);
  const keys = new Array<string>(ledger.customers);
  const numbers = new Int32Array(ledger.customers + register.size);
  let size = 0;
  const entries: (RegisterEntry | undefined)[] = [];
  const join = (key: string, number: number, entry: RegisterEntry | undefined) => {
    keys[size] = key;
    numbers[size++] = number;
    if (register.size > 0) entries.push(entry);
  };
  for (let number = 0; number < ledger.customers; number++) {
    const entry = register.get(ledger.keyOf(number));
    const key = ledger.spellingOf(number);
    if (inData[number] === 1) join(key, number, entry);
    else if (entry) join(key, -1, entry);
  }
  for (const [key, entry] of register) {
    if (ledger.numberOf(key) === undefined) join(entry.customerId, -1, entry);
  }
  keys.length = size;
  const order = utf8Order(keys);
  const inOrder = <T>(list: readonly T[]) => {
    const ordered = new Array<T>(list.length);
    for (let place = 0; place < list.length; place++) ordered[place] = list[order[place]!]!;
    return ordered;
  };
  const ledgerNumbers = order.map((member) => numbers[member]!);

  const { hasMargin } = ledger;
  return new ClosedLedger(
    {
      ledger,
      keys: inOrder(keys),
      ledgerNumbers,
      entries: inOrder(entries),
      hasMargin,
      rows: ledger.release(ledgerNumbers, asOf),
      dataStart: ledger.dataStart ?? asOf,
    },
    asOf,
  );
}

class ClosedLedger implements Portfolio {
  readonly dataStart: Day;
  readonly size: number;
  readonly hasMargin: boolean;
  /** The rules ask for the same customer's days one after the other. */
  private latest = -1;
  private latestDays: Int32Array = new Int32Array(0);
  /** What was read ahead: nobody needs it, but reading that leads to nothing would be left out by the compiler. */
  protected touched = 0;

  constructor(
    private readonly shared: Shared,
    readonly asOf: Day,
  ) {
    this.dataStart = shared.dataStart;
    this.size = shared.keys.length;
    this.hasMargin = shared.hasMargin;
  }

  at(day: Day): Portfolio {
    return day === this.asOf ? this : new ClosedLedger(this.shared, day);
  }

  customerId(customer: number): string {
    return this.shared.keys[customer]!;
  }

  attribute(customer: number, attribute: Attribute): string | undefined {
    const registered = this.shared.entries[customer]?.attributes[attribute];
    if (registered !== undefined) return registered;
    const number = this.shared.ledgerNumbers[customer]!;
    return number < 0
      ? undefined
      : this.shared.ledger.attributes.valueOf(number, ATTRIBUTE_PLACES[attribute]);
  }

  register(customer: number): RegisterEntry | undefined {
    return this.shared.entries[customer];
  }

  purchaseDays(customer: number): Int32Array {
    if (customer !== this.latest) {
      this.latest = customer;
      const { days } = this.columnsOf(customer);
      const { from, to } = this.side(customer, 0, undefined, this.asOf);
      this.latestDays = days.subarray(from, to);
    }
    return this.latestDays;
  }

  readAhead(customers: Int32Array): void {
    const { keys, rows } = this.shared;
    let touched = 0;
    for (const customer of customers) touched += rows.part[customer]! + keys[customer]!.length;
    // Where something is tells what has been read: one step for all of them, and then the next.
    for (const customer of customers) touched += this.columnsOf(customer).starts[rows.place[customer]! * 2]!;
    for (const customer of customers) {
      const { starts, days, amounts } = this.columnsOf(customer);
      const first = starts[rows.place[customer]! * 2]!;
      const last = starts[rows.place[customer]! * 2 + 1]! - 1;
      if (first <= last) touched += days[first]! + days[last]! + amounts.touch(first) + amounts.touch(last);
    }
    this.touched = touched;
  }

  ordersOn(customer: number, index: number): number {
    const { starts, orders } = this.columnsOf(customer);
    const row = starts[this.shared.rows.place[customer]! * 2]! + index;
    return orders.total(row, row + 1);
  }

  hasRecords(customer: number): boolean {
    return hasRowUpTo(this.columnsOf(customer), this.shared.rows.place[customer]!, this.asOf);
  }

  totals(customer: number, after?: Day, upTo: Day = this.asOf): Totals {
    const last = Math.min(upTo, this.asOf);
    return new SpanTotals(
      this.columnsOf(customer),
      this.side(customer, 0, after, last),
      this.side(customer, 1, after, last),
    );
  }

  private columnsOf(customer: number): RowColumns {
    const { parts, part } = this.shared.rows;
    return parts[part[customer]!]!;
  }

  /** The rows of one side of a customer, 0 for purchases and 1 for returns, on the days in (after, upTo]. */
  private side(customer: number, side: 0 | 1, after: Day | undefined, upTo: Day): Span {
    const { days, starts } = this.columnsOf(customer);
    const at = this.shared.rows.place[customer]! * 2 + side;
    const first = starts[at]!;
    const to = firstAfter(days, first, starts[at + 1]!, upTo);
    return { from: after === undefined ? first : firstAfter(days, first, to, after), to };
  }
}

/** The rows in [from, to). */
interface Span {
  readonly from: number;
  readonly to: number;
}

/** Sums that are made when they are asked for, once: lists ask for few of them, and the rows are far apart in memory. */
class SpanTotals implements Totals {
  private ofPurchases: Money | undefined;
  private ofReturns: Money | undefined;
  private ofOrders: number | undefined;

  constructor(
    private readonly rows: RowColumns,
    private readonly bought: Span,
    private readonly returned: Span,
  ) {}

  get purchases(): Money {
    this.ofPurchases ??= this.rows.amounts.total(this.bought.from, this.bought.to);
    return this.ofPurchases;
  }

  get returns(): Money {
    this.ofReturns ??= -this.rows.amounts.total(this.returned.from, this.returned.to);
    return this.ofReturns;
  }

  get margin(): Money {
    const { margins } = this.rows;
    if (margins === undefined) return 0n;
    return (
      margins.total(this.bought.from, this.bought.to) + margins.total(this.returned.from, this.returned.to)
    );
  }

  get orders(): number {
    this.ofOrders ??= this.rows.orders.total(this.bought.from, this.bought.to);
    return this.ofOrders;
  }

  get purchaseDays(): number {
    return this.bought.to - this.bought.from;
  }
}

/** First index in [from, to) of an ascending array whose value is above `limit`; `to` where there is none. */
function firstAfter(days: Int32Array, from: number, to: number, limit: Day): number {
  // Most often all of them are asked for.
  if (from === to || days[to - 1]! <= limit) return to;
  let low = from;
  let high = to - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (days[middle]! > limit) high = middle;
    else low = middle + 1;
  }
  return low;
}
