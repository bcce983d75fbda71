/**
 * Orders to expect from a customer in the next 90 days, by what this portfolio did before.
 *
 * Of all silences (silences.ts) that reached the customer's age, with 90 days after that inside the data: the orders of these 90 days /
 * the silences. Only those silences count that began with customers who had bought as often: purchase days in the 365 days up
 * to and including the last purchase, in five classes, 1, 2 to 3, 4 to 7, 8 to 15, 16 and more. Where these 365 days begin before the
 * data do, nobody knows how often.
 *
 * A mean over few silences tells little: with fewer than 30 the silences of customers of every class count; with fewer than 30 of
 * these, too, the greatest age that has 30. Silences that reach an age have reached every smaller one: the longer, the fewer.
 * Where not even age 0 has 30 there is nothing to expect.
 */
import { type Ratio, ratio } from '../domain/money.ts';
import type { Analysis } from '../rules/analysis.ts';
import { knownDaysOf } from './silences.ts';

export const EXPECTED_DAYS = 90;
export const LEAST_SILENCES = 30;

const YEAR_DAYS = 365;
/** Purchase days from which each class begins. */
const CLASSES = [1, 2, 4, 8, 16];
/** Stands for customers of all classes. */
const ANY = CLASSES.length;

function classOf(purchaseDays: number): number {
  let found = 0;
  while (found + 1 < CLASSES.length && purchaseDays >= CLASSES[found + 1]!) found++;
  return found;
}

/** Of the silences of some customers, by the age that they reached: how many there are, and the orders of the days after it. */
class Ages {
  private readonly silences: Float64Array;
  private readonly orders: Float64Array;
  /** The greatest age with enough silences; undefined where there is none. */
  private greatest: number | undefined;

  /** @param ages how many ages there may be, from 0 */
  constructor(ages: number) {
    this.silences = new Float64Array(ages + 1);
    this.orders = new Float64Array(ages + 1);
  }

  /** A silence that reached every age from 0 to `to`. */
  addSilence(to: number): void {
    this.silences[0]!++;
    this.silences[to + 1]!--;
  }

  /** Orders within the days after each age of [from, to]. */
  addOrders(orders: number, from: number, to: number): void {
    this.orders[from]! += orders;
    this.orders[to + 1]! -= orders;
  }

  /** Turns what was added at either end of a range into what there is at each age. */
  close(): void {
    for (let age = 1; age < this.silences.length; age++) {
      this.silences[age]! += this.silences[age - 1]!;
      this.orders[age]! += this.orders[age - 1]!;
    }
    const firstBelow = this.silences.findIndex((silences) => silences < LEAST_SILENCES);
    if (firstBelow > 0) this.greatest = firstBelow - 1;
  }

  hasEnough(age: number): boolean {
    return this.greatest !== undefined && age <= this.greatest;
  }

  /** The mean at an age, or at the greatest one that has enough silences. */
  meanAt(age: number): Ratio | undefined {
    if (this.greatest === undefined) return undefined;
    const at = Math.min(age, this.greatest);
    return ratio(BigInt(this.orders[at]!), BigInt(this.silences[at]!));
  }
}

/**
 * A function that tells the orders to expect from a customer in the 90 days after the as-of date D; undefined for customers that
 * never bought and where the portfolio is too small or too young. Customers out of view count as well: what is told of one
 * customer is a matter of the whole portfolio.
 */
export function expectedOrders(analysis: Analysis): (customer: number) => Ratio | undefined {
  const { asOf, portfolio, everyone } = analysis;
  const span = Math.max(0, asOf - portfolio.dataStart - EXPECTED_DAYS) + 1;
  const ages = Array.from({ length: ANY + 1 }, () => new Ages(span));
  const classFrom = portfolio.dataStart + YEAR_DAYS - 1;

  for (const customer of everyone) {
    const days = knownDaysOf(analysis, customer);
    const records = portfolio.purchaseDays(customer);
    let yearFrom = 0;
    /** The first record day after the silence's first day. */
    let record = 0;
    for (let index = 0; index < days.length; index++) {
      const start = days[index]!;
      const known = asOf - EXPECTED_DAYS - start;
      // Later silences are younger still.
      if (known < 0) break;
      while (days[yearFrom]! <= start - YEAR_DAYS) yearFrom++;
      while (record < records.length && records[record]! <= start) record++;
      const next = days[index + 1];
      const longest = next === undefined ? known : Math.min(known, next - start - 1);
      const own = start >= classFrom ? ages[classOf(index - yearFrom + 1)] : undefined;
      const any = ages[ANY]!;
      any.addSilence(longest);
      own?.addSilence(longest);
      for (let later = record; later < records.length; later++) {
        const after = records[later]! - start;
        const from = Math.max(0, after - EXPECTED_DAYS);
        if (from > longest) break;
        const orders = portfolio.ordersOn(customer, later);
        const to = Math.min(longest, after - 1);
        any.addOrders(orders, from, to);
        own?.addOrders(orders, from, to);
      }
    }
  }
  for (const each of ages) each.close();

  return (customer) => {
    const days = knownDaysOf(analysis, customer);
    const last = days[days.length - 1];
    if (last === undefined) return undefined;
    const age = asOf - last;
    const own = last >= classFrom ? classOf(days.filter((day) => day > last - YEAR_DAYS).length) : ANY;
    return ages[own]!.hasEnough(age) ? ages[own]!.meanAt(age) : ages[ANY]!.meanAt(age);
  };
}
