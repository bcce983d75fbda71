import type { Day } from '../domain/day.ts';
import { compareUtf8 } from '../domain/utf8-order.ts';
import { extended } from './interner.ts';
import { ATTRIBUTES } from './portfolio.ts';

/** No value yet. */
const NONE = -1;
const NO_DAY = -0x80000000;
const WIDTH = ATTRIBUTES.length;
const NAME = ATTRIBUTES.indexOf('name');

/**
 * The attributes of customers, each on its own: the value in the purchase records of the latest day that has one, else in
 * the return records likewise; of several on that day the smallest in UTF-8 byte order. The order of records does not
 * matter.
 */
export class AttributeTable {
  private readonly values: string[] = [];
  private readonly ids = new Map<string, number>();
  private capacity = 0;
  /** By (customer, attribute): the value and its day, in purchases and in returns. */
  private purchaseValue = new Int32Array(0);
  private purchaseDay = new Int32Array(0);
  private returnValue = new Int32Array(0);
  private returnDay = new Int32Array(0);

  /** The number of a value, which is not blank. */
  intern(value: string): number {
    let id = this.ids.get(value);
    if (id === undefined) {
      id = this.values.length;
      this.values.push(value);
      this.ids.set(value, id);
    }
    return id;
  }

  /** Whether a value has a number. */
  has(value: string): boolean {
    return this.ids.has(value);
  }

  /** By customer: its names where there are several. */
  private readonly names = new Map<number, Set<number>>();

  /** Takes note that a purchase or a return of a customer gave a value to an attribute. */
  note(customer: number, attribute: number, value: number, day: Day, isReturn: boolean): void {
    const at = customer * WIDTH + attribute;
    if (at >= this.capacity) this.grow(at);
    const days = isReturn ? this.returnDay : this.purchaseDay;
    const values = isReturn ? this.returnValue : this.purchaseValue;
    if (attribute === NAME) this.noteName(customer, at, value);
    const known = days[at]!;
    if (day > known) {
      days[at] = day;
      values[at] = value;
    } else if (day === known && values[at] !== value) {
      if (compareUtf8(this.values[value]!, this.values[values[at]!]!) < 0) values[at] = value;
    }
  }

  /** The value of a customer's attribute, or undefined where no record gave one. */
  valueOf(customer: number, attribute: number): string | undefined {
    const at = customer * WIDTH + attribute;
    if (at >= this.capacity) return undefined;
    const id = this.purchaseValue[at]! !== NONE ? this.purchaseValue[at]! : this.returnValue[at]!;
    return id === NONE ? undefined : this.values[id];
  }

  /** The customers with several names, each with all of them, in no order. */
  nameVariants(): ReadonlyMap<number, readonly string[]> {
    return new Map(
      [...this.names].map(([customer, ids]) => [customer, [...ids].map((id) => this.values[id]!)]),
    );
  }

  private noteName(customer: number, at: number, value: number): void {
    for (const known of [this.purchaseValue[at]!, this.returnValue[at]!]) {
      if (known === NONE || known === value) continue;
      const names = this.names.get(customer);
      if (names) names.add(known).add(value);
      else this.names.set(customer, new Set([known, value]));
    }
  }

  private grow(at: number): void {
    this.capacity = Math.max(WIDTH << 8, this.capacity * 2, at + WIDTH);
    this.purchaseValue = extended(this.purchaseValue, this.capacity, NONE);
    this.returnValue = extended(this.returnValue, this.capacity, NONE);
    this.purchaseDay = extended(this.purchaseDay, this.capacity, NO_DAY);
    this.returnDay = extended(this.returnDay, this.capacity, NO_DAY);
  }
}
