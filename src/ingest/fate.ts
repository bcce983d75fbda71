import type { Day } from '../domain/day.ts';
import type { FateTotal } from '../domain/document.ts';
import { type Money, MoneyColumn } from '../domain/money.ts';

/** The fates of a record, in the order in which they are asked: every record has exactly one. */
export const FATES = [
  'structural',
  'duplicate',
  'superseded',
  'cancelled',
  'non_sale',
  'rejected',
  'after_as_of',
  'unidentified',
  'zero',
  'return',
  'purchase',
] as const;

export type Fate = (typeof FATES)[number];

/** Place of each fate in `FATES`. */
export const FATE = Object.fromEntries(FATES.map((fate, index) => [fate, index])) as Readonly<
  Record<Fate, number>
>;

/** Counts and money by fate, and what is needed to find the as-of date. */
export class FateTally {
  private readonly counts = new Float64Array(FATES.length);
  private readonly money = new MoneyColumn(FATES.length);
  /** Money without its sign: how much a share of it is cannot be told from sums that cancel out. */
  private readonly absolute = new MoneyColumn(FATES.length);
  /** Purchases and returns by day, unidentified ones included. */
  private sales = new Uint32Array(1 << 15);
  /** Records without money that count as zero or unidentified, unless their day turns out to be after the as-of date. */
  private readonly zeroDays = new Map<Day, { zero: number; unidentified: number }>();

  /** Counts a record; an amount that could not be read is left out. */
  count(fate: number, amount: number | bigint | undefined): void {
    this.counts[fate]!++;
    if (amount === undefined) return;
    this.money.add(fate, amount);
    this.absolute.add(fate, amount < 0 ? -amount : amount);
  }

  /** Counts a purchase or return, identified or not, on its day. */
  countSale(fate: number, amount: number | bigint, day: Day): void {
    this.countSales(fate, 1, amount, day);
  }

  /** Counts several purchases, or several returns, of one day: `amount` is their sum. */
  countSales(fate: number, records: number, amount: number | bigint, day: Day): void {
    this.addSales(fate, records, amount);
    this.addDay(day, records);
  }

  /** Counts several purchases, or several returns, of which `addDay` tells the days: `amount` is their sum. */
  addSales(fate: number, records: number, amount: number | bigint): void {
    this.counts[fate]! += records;
    this.money.add(fate, amount);
    // Purchases are positive and returns negative: only the others may cancel out.
    if (fate === FATE.unidentified) this.absolute.add(fate, amount < 0 ? -amount : amount);
  }

  /** The day of sales that `addSales` counts. */
  addDay(day: Day, records: number): void {
    if (day >= this.sales.length) this.reserve(day);
    this.sales[day]! += records;
  }

  private reserve(day: Day): void {
    if (day < this.sales.length) return;
    const grown = new Uint32Array(Math.max(this.sales.length * 2, day + 1));
    grown.set(this.sales);
    this.sales = grown;
  }

  /** A sale that was counted on one day belongs to another. */
  moveSale(from: Day, to: Day): void {
    this.sales[from]!--;
    this.sales[to]!++;
  }

  /** Counts a record without money on its day. */
  countZero(fate: 'zero' | 'unidentified', day: Day): void {
    this.count(FATE[fate], 0);
    const known = this.zeroDays.get(day) ?? { zero: 0, unidentified: 0 };
    known[fate]++;
    this.zeroDays.set(day, known);
  }

  /** Takes over what another tally has counted. */
  merge(other: FateTally): void {
    for (let fate = 0; fate < FATES.length; fate++) {
      this.counts[fate]! += other.counts[fate]!;
      this.money.add(fate, other.money.at(fate));
      this.absolute.add(fate, other.absolute.at(fate));
    }
    this.reserve(other.sales.length - 1);
    for (let day = 0; day < other.sales.length; day++) this.sales[day]! += other.sales[day]!;
    for (const [day, counts] of other.zeroDays) {
      const known = this.zeroDays.get(day) ?? { zero: 0, unidentified: 0 };
      known.zero += counts.zero;
      known.unidentified += counts.unidentified;
      this.zeroDays.set(day, known);
    }
  }

  /** Number of records of a fate. */
  recordsOf(fate: Fate): number {
    return this.counts[FATE[fate]]!;
  }

  /** Sum of the amounts of a fate. */
  moneyOf(fate: Fate): Money {
    return this.money.at(FATE[fate]);
  }

  /** Sum of the amounts of a fate without their signs. */
  absoluteOf(fate: Fate): Money {
    if (fate === 'purchase') return this.money.at(FATE.purchase);
    if (fate === 'return') return -this.money.at(FATE.return);
    return this.absolute.at(FATE[fate]);
  }

  /** Sum of the purchases and returns, unidentified ones included. */
  get salesMoney(): Money {
    return this.money.at(FATE.purchase) + this.money.at(FATE.return) + this.money.at(FATE.unidentified);
  }

  /** Number of all records. */
  get records(): number {
    return this.counts.reduce((sum, count) => sum + count, 0);
  }

  /** Sum of all amounts without their signs. */
  get absoluteMoney(): Money {
    return FATES.reduce((sum, fate) => sum + this.absoluteOf(fate), 0n);
  }

  /** Days with a purchase or return, ascending, and how many records each has. */
  saleDays(): { day: Day; records: number }[] {
    const days: { day: Day; records: number }[] = [];
    for (let day = 0; day < this.sales.length; day++) {
      if (this.sales[day]! > 0) days.push({ day, records: this.sales[day]! });
    }
    return days;
  }

  /** Count and money of every fate once the as-of date is known. */
  totals(asOf: Day): FateTotal[] {
    const moved = { zero: 0, unidentified: 0 };
    for (const [day, counts] of this.zeroDays) {
      if (day <= asOf) continue;
      moved.zero += counts.zero;
      moved.unidentified += counts.unidentified;
    }
    return FATES.map((fate, index) => {
      let records = this.counts[index]!;
      if (fate === 'after_as_of') records += moved.zero + moved.unidentified;
      if (fate === 'zero' || fate === 'unidentified') records -= moved[fate];
      return { fate, records, money: this.money.at(index) };
    });
  }
}
