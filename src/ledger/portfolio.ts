import type { Day } from '../domain/day.ts';
import type { Money } from '../domain/money.ts';

/** What is known of a customer beside its purchases; each is folded on its own. */
export const ATTRIBUTES = ['name', 'salesperson', 'region', 'segment'] as const;
export type Attribute = (typeof ATTRIBUTES)[number];

/** Where each attribute stands among those of a customer. */
export const ATTRIBUTE_PLACES = Object.fromEntries(
  ATTRIBUTES.map((attribute, place) => [attribute, place]),
) as Readonly<Record<Attribute, number>>;

/** Sums of a customer over a span of days. All amounts are exact; `returns` is positive. */
export interface Totals {
  readonly purchases: Money;
  readonly returns: Money;
  readonly margin: Money;
  /** Distinct orders whose earliest purchase day is in the span. */
  readonly orders: number;
  /** Distinct days with a purchase. */
  readonly purchaseDays: number;
}

/** Net revenue: purchases less returns. */
export function netOf({ purchases, returns }: Totals): Money {
  return purchases - returns;
}

/** A customer as the register knows it. */
export interface RegisterEntry {
  readonly customerId: string;
  readonly attributes: Readonly<Partial<Record<Attribute, string>>>;
  readonly firstPurchase?: Day;
  readonly lastPurchase?: Day;
  readonly registeredOn?: Day;
  /** As it is spelled there. */
  readonly taxId?: string;
  readonly email?: string;
  readonly phone?: string;
}

/**
 * A ledger closed for reading, seen at one day. Customers are numbered 0 to size - 1 in UTF-8 byte order of their keys, so
 * that comparing numbers compares keys; those that only the register knows are among them.
 */
export interface Portfolio {
  /** The day at which the portfolio is seen: later days do not exist for `purchaseDays` and `totals`. */
  readonly asOf: Day;
  /** Earliest purchase or return day of anyone, unidentified sales included; asOf where there is none. */
  readonly dataStart: Day;
  readonly size: number;
  /** Whether any record gave a margin. */
  readonly hasMargin: boolean;
  /** The same ledger at another day; numbers and attributes stay the same. */
  at(day: Day): Portfolio;
  customerId(customer: number): string;
  attribute(customer: number, attribute: Attribute): string | undefined;
  register(customer: number): RegisterEntry | undefined;
  /** Distinct days with a purchase record, ascending, up to asOf. A view: do not write. */
  purchaseDays(customer: number): Int32Array;
  /** Orders whose earliest purchase is on the purchase day at `index` of `purchaseDays`. */
  ordersOn(customer: number, index: number): number;
  /**
   * Reads something of the days of customers who will be asked for next, one after the other: they are anywhere in memory, and so the
   * waits for it overlap. Nothing else comes of it.
   */
  readAhead(customers: Int32Array): void;
  /** Whether there is any purchase or return record up to asOf. */
  hasRecords(customer: number): boolean;
  /** Sums over the days in (after, upTo]; by default all days up to asOf. */
  totals(customer: number, after?: Day, upTo?: Day): Totals;
}
