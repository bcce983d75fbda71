import type { Day } from '../domain/day.ts';
import { compareUtf8 } from '../domain/utf8-order.ts';
import { extended } from './interner.ts';
import { ATTRIBUTE_PLACES, ATTRIBUTES } from './portfolio.ts';

/** No value yet; any other is in its column as 1 more than its number: memory that holds nothing but 0 is not taken. */
const NONE = 0;
const WIDTH = ATTRIBUTES.length;
const NAME = ATTRIBUTE_PLACES.name;

/**
 * The attributes of customers, each on its own: the value in the purchase records of the latest day that has one, else in
 * the return records likewise; of several on that day the smallest in UTF-8 byte order. The order of records does not
 * matter.
 */
export class AttributeTable {
  private readonly values: string[] = [];
  private readonly ids = new Map<string, number>();
  /** Of how many values `has` knows. */
  private known = 0;
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

  /**
   * The number of a customer's name: most customers have one of their own, which is compared with what has been noted of this one and
   * with nothing else.
   */
  nameOf(customer: number, name: string): number {
    const at = customer * WIDTH + NAME;
    if (at < this.capacity) {
      for (const values of [this.purchaseValue, this.returnValue]) {
        const noted = values[at]!;
        if (noted !== NONE && this.values[noted - 1] === name) return noted - 1;
      }
    }
    return this.values.push(name) - 1;
  }

  /** Whether any attribute has a value. */
  has(value: string): boolean {
    for (; this.known < this.values.length; this.known++) {
      const text = this.values[this.known]!;
      if (!this.ids.has(text)) this.ids.set(text, this.known);
    }
    return this.ids.has(value);
  }

  /** By customer: its names where there are several. */
  private readonly names = new Map<number, Set<string>>();

  /** Makes room for customers with numbers below `customers`. */
  reserve(customers: number): void {
    if (customers * WIDTH > this.capacity) this.growTo(customers * WIDTH);
  }

  /** Takes note that a purchase or a return of a customer gave a value to an attribute. */
  note(customer: number, attribute: number, value: number, day: Day, isReturn: boolean): void {
    const at = customer * WIDTH + attribute;
    if (at >= this.capacity) this.growTo(Math.max(WIDTH << 8, this.capacity * 2, at + WIDTH));
    const days = isReturn ? this.returnDay : this.purchaseDay;
    const values = isReturn ? this.returnValue : this.purchaseValue;
    const noted = value + 1;
    if (attribute === NAME) this.noteName(customer, at, noted);
    const known = values[at]!;
    if (known === NONE || day > days[at]!) {
      days[at] = day;
      values[at] = noted;
    } else if (day === days[at] && known !== noted) {
      if (compareUtf8(this.values[value]!, this.values[known - 1]!) < 0) values[at] = noted;
    }
  }

  /** The value of a customer's attribute, or undefined where no record gave one. */
  valueOf(customer: number, attribute: number): string | undefined {
    const at = customer * WIDTH + attribute;
    if (at >= this.capacity) return undefined;
    const noted = this.purchaseValue[at]! !== NONE ? this.purchaseValue[at]! : this.returnValue[at]!;
    return noted === NONE ? undefined : this.values[noted - 1];
  }

  /** The customers with several names, each with all of them, in no order. */
  nameVariants(): ReadonlyMap<number, readonly string[]> {
    return new Map([...this.names].map(([customer, names]) => [customer, [...names]]));
  }

  private noteName(customer: number, at: number, noted: number): void {
    for (const values of [this.purchaseValue, this.returnValue]) {
      const known = values[at]!;
      if (known === NONE || known === noted) continue;
      const [name, before] = [this.values[noted - 1]!, this.values[known - 1]!];
      if (name === before) continue;
      const names = this.names.get(customer);
      if (names) names.add(before).add(name);
      else this.names.set(customer, new Set([before, name]));
    }
  }

  private growTo(capacity: number): void {
    this.capacity = capacity;
    this.purchaseValue = extended(this.purchaseValue, this.capacity, NONE);
    this.returnValue = extended(this.returnValue, this.capacity, NONE);
    this.purchaseDay = extended(this.purchaseDay, this.capacity, 0);
    this.returnDay = extended(this.returnDay, this.capacity, 0);
  }
}
