import fc from 'fast-check';
import type { Day } from '../../src/domain/day.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { ATTRIBUTES, type Attribute, type Portfolio } from '../../src/ledger/portfolio.ts';

/** A purchase or return as the ledger is told of it. */
export interface Entry {
  readonly customer: string;
  readonly day: Day;
  /** Ten-thousandths, never 0. */
  readonly amount: bigint;
  readonly margin: bigint | undefined;
  readonly branch: string;
  readonly order: string;
  readonly attributes: Readonly<Partial<Record<Attribute, string>>>;
}

const amount = fc
  .oneof(
    fc.integer({ min: -500, max: 2000 }).map(BigInt),
    // Beyond 2^53 after few additions, and at once.
    fc.bigInt({ min: -(2n ** 52n), max: 2n ** 53n }),
    fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }),
  )
  .filter((value) => value !== 0n);

/** Ids that are looked up by value, with leading zeros, far apart, too long for that, and words. */
const order = fc.oneof(
  fc.integer({ min: 1, max: 9 }).map(String),
  fc.integer({ min: 1, max: 9 }).map((id) => String(id).padStart(6, '0')),
  fc.integer({ min: 0, max: 999_999_999 }).map(String),
  fc.constantFrom('1234567890', '12345678901234567890', 'A-1', 'a-1', 'É', '١'),
);

// UTF-16 has the face before the halfwidth form, the bytes of UTF-8 have it behind.
const value = fc.constantFrom('Ana', 'Bruno', 'ana', 'É', '😀', '\uffee');

export const entries: fc.Arbitrary<Entry[]> = fc.array(
  fc.record({
    customer: fc.constantFrom('1', '01', 'ç', '😀', '\uffee', '__proto__', 'constructor'),
    day: fc.integer({ min: 20_000, max: 20_040 }),
    amount,
    margin: fc.option(fc.bigInt({ min: -(2n ** 60n), max: 2n ** 60n }), { nil: undefined }),
    branch: fc.constantFrom('', 'north', 'south'),
    order,
    attributes: fc.record(
      { name: value, salesperson: value, region: value, segment: value },
      { requiredKeys: [] },
    ),
  }),
  { maxLength: 60 },
);

/** Tells a ledger of an entry, as reading a file does. */
export function tell(ledger: Ledger, entry: Entry): void {
  const customer = ledger.customer(entry.customer);
  const row = ledger.days.row(customer, entry.day, entry.amount < 0n);
  const plain = Number(entry.amount);
  ledger.days.add(row, Number.isSafeInteger(plain) ? plain : entry.amount);
  if (entry.margin !== undefined) ledger.days.addMargin(row, entry.margin);
  const id = Buffer.from(entry.order);
  const number = ledger.days.orders.intern(ledger.branch(entry.branch), id, 0, id.length, customer);
  if (entry.amount > 0n) ledger.days.orders.purchase(number, row);
  for (const [attribute, text] of Object.entries(entry.attributes)) {
    const at = ATTRIBUTES.indexOf(attribute as Attribute);
    ledger.attributes.note(customer, at, ledger.attributes.intern(text), entry.day, entry.amount < 0n);
  }
  ledger.noteDay(entry.day);
}

/** What a portfolio says of a customer; the sums are those of the days in (after, upTo]. */
export interface Told {
  readonly customer: string;
  readonly attributes: readonly (string | undefined)[];
  readonly purchaseDays: readonly Day[];
  readonly purchases: bigint;
  readonly returns: bigint;
  readonly margin: bigint;
  readonly orders: number;
  readonly daysWithPurchase: number;
}

/** What a portfolio says of everybody. */
export function toldBy(portfolio: Portfolio, after: Day | undefined, upTo: Day): Told[] {
  return Array.from({ length: portfolio.size }, (_, customer) => {
    const { purchases, returns, margin, orders, purchaseDays } = portfolio.totals(customer, after, upTo);
    return {
      customer: portfolio.customerId(customer),
      attributes: ATTRIBUTES.map((attribute) => portfolio.attribute(customer, attribute)),
      purchaseDays: [...portfolio.purchaseDays(customer)],
      purchases,
      returns,
      margin,
      orders,
      daysWithPurchase: purchaseDays,
    };
  });
}

const byBytes = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));

/** The same from lists and sets: the definition of the ledger, section 3 of docs/method.md. */
export function toldByModel(all: readonly Entry[], asOf: Day, after: Day | undefined, upTo: Day): Told[] {
  const seen = all.filter(({ day }) => day <= asOf);
  const customers = [...new Set(seen.map(({ customer }) => customer))].sort(byBytes);
  return customers.map((customer) => {
    const own = all.filter((entry) => entry.customer === customer);
    const inSpan = (day: Day) => day > (after ?? -Infinity) && day <= Math.min(upTo, asOf);
    const some = own.filter(({ day }) => inSpan(day));
    const bought = own.filter(({ amount: each }) => each > 0n);
    const firstDays = new Map<string, Day>();
    for (const { branch, order: id, day } of bought) {
      const key = JSON.stringify([branch, id]);
      firstDays.set(key, Math.min(day, firstDays.get(key) ?? day));
    }
    const sum = (values: readonly bigint[]) => values.reduce((total, each) => total + each, 0n);
    const daysOf = (list: readonly Entry[]) => [...new Set(list.map(({ day }) => day))].sort((a, b) => a - b);
    return {
      customer,
      attributes: ATTRIBUTES.map((attribute) => latest(own, attribute)),
      purchaseDays: daysOf(bought.filter(({ day }) => day <= asOf)),
      purchases: sum(some.flatMap((entry) => (entry.amount > 0n ? [entry.amount] : []))),
      returns: sum(some.flatMap((entry) => (entry.amount < 0n ? [-entry.amount] : []))),
      margin: sum(some.map(({ margin }) => margin ?? 0n)),
      orders: [...firstDays.values()].filter(inSpan).length,
      daysWithPurchase: daysOf(bought.filter(({ day }) => inSpan(day))).length,
    };
  });
}

/** The value in the purchases of the latest day that has one, else in the returns; of several the smallest by bytes. */
function latest(own: readonly Entry[], attribute: Attribute): string | undefined {
  const purchases = own.filter((entry) => entry.amount > 0n && entry.attributes[attribute] !== undefined);
  const returns = own.filter((entry) => entry.amount < 0n && entry.attributes[attribute] !== undefined);
  const kind = purchases.length > 0 ? purchases : returns;
  const day = Math.max(...kind.map((entry) => entry.day));
  return kind
    .filter((entry) => entry.day === day)
    .map((entry) => entry.attributes[attribute]!)
    .sort(byBytes)[0];
}
