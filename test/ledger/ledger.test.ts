import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { closeLedger } from '../../src/ledger/closed.ts';
import { Ledger } from '../../src/ledger/ledger.ts';
import { type Entry, entries, tell, toldBy, toldByModel } from './model.ts';

/** Later than any day of an entry: what comes after the as-of date is not told to attributes by the reader. */
const LAST = 20_040;
const day = fc.integer({ min: 19_999, max: LAST + 1 });

function ledgerOf(all: readonly Entry[]): Ledger {
  const ledger = new Ledger();
  for (const entry of all) tell(ledger, entry);
  return ledger;
}

const close = (ledger: Ledger, asOf = LAST) => closeLedger(ledger, new Map(), asOf);

describe('the ledger', () => {
  test('agrees with lists and sets, over any span of days', () => {
    fc.assert(
      fc.property(entries, day, day, (all, after, upTo) => {
        expect(toldBy(close(ledgerOf(all)), after, upTo)).toEqual(toldByModel(all, LAST, after, upTo));
        expect(toldBy(close(ledgerOf(all)), undefined, upTo)).toEqual(
          toldByModel(all, LAST, undefined, upTo),
        );
      }),
      { numRuns: 300 },
    );
  });

  test('does not know later days than the one that it is closed or seen at', () => {
    fc.assert(
      fc.property(entries, day, day, (all, asOf, seen) => {
        const bare = all.map((entry) => ({ ...entry, attributes: {} }));
        const portfolio = close(ledgerOf(bare), asOf);
        expect(toldBy(portfolio, undefined, asOf)).toEqual(toldByModel(bare, asOf, undefined, asOf));
        const earlier = portfolio.at(Math.min(seen, asOf));
        const numbers = Array.from({ length: portfolio.size }, (_, customer) => customer);
        const known = toldByModel(bare, earlier.asOf, undefined, earlier.asOf);
        const recorded = numbers.filter((customer) => earlier.hasRecords(customer));
        expect(recorded.map((customer) => earlier.customerId(customer))).toEqual(
          known.map(({ customer }) => customer),
        );
        expect(recorded.map((customer) => [...earlier.purchaseDays(customer)])).toEqual(
          known.map(({ purchaseDays }) => purchaseDays),
        );
        expect(recorded.map((customer) => earlier.totals(customer).purchases)).toEqual(
          known.map(({ purchases }) => purchases),
        );
      }),
      { numRuns: 300 },
    );
  });

  test('is the same in any order of the entries', () => {
    const mixed = entries.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    fc.assert(
      fc.property(mixed, ([all, other]) => {
        const one = close(ledgerOf(all));
        const two = close(ledgerOf(other));
        expect(toldBy(two, undefined, LAST)).toEqual(toldBy(one, undefined, LAST));
        expect(two.dataStart).toBe(one.dataStart);
      }),
      { numRuns: 200 },
    );
  });

  test('with days that were folded elsewhere equals the whole', () => {
    const bare = entries.map((all) => all.map((entry) => ({ ...entry, attributes: {} })));
    fc.assert(
      fc.property(fc.tuple(bare, bare, bare), day, day, ([first, second, third], after, upTo) => {
        const ledger = ledgerOf(first);
        const part = ledger.handOver();
        for (const entry of second) tell(ledger, entry);
        const elsewhere = ledger.handOver();
        for (const entry of third) tell(ledger, entry);
        ledger.days.take(part);
        ledger.days.take(elsewhere);
        const all = [...first, ...second, ...third];
        const whole = ledgerOf(all);
        expect(ledger.days.orders.size).toBe(whole.days.orders.size);
        expect(ledger.hasMargin).toBe(whole.hasMargin);
        expect(toldBy(close(ledger), after, upTo)).toEqual(toldByModel(all, LAST, after, upTo));
      }),
      { numRuns: 200 },
    );
  });

  test('counts the orders that a file and those before it have', () => {
    const keyOf = ({ customer, branch, order }: Entry) => JSON.stringify([customer, branch, order]);
    fc.assert(
      fc.property(entries, entries, (first, second) => {
        const ledger = ledgerOf(first);
        expect(ledger.endFile()).toBe(0);
        for (const entry of second) tell(ledger, entry);
        const known = new Set(first.map(keyOf));
        const shared = new Set(second.map(keyOf).filter((key) => known.has(key)));
        expect(ledger.endFile()).toBe(shared.size);
        ledger.endFiles();
        expect(toldBy(close(ledger), undefined, LAST)).toEqual(
          toldByModel([...first, ...second], LAST, undefined, LAST),
        );
      }),
      { numRuns: 200 },
    );
  });

  test('gives its rows away when it is closed', () => {
    const ledger = ledgerOf([
      { customer: 'c', day: 20_000, amount: 5n, margin: undefined, branch: '', order: '1', attributes: {} },
    ]);
    expect(close(ledger).totals(0).purchases).toBe(5n);
    expect(ledger.days.size).toBe(0);
  });
});

describe('a closed ledger', () => {
  const entry = (customer: string, when: number, name?: string): Entry => ({
    customer,
    day: when,
    amount: 10n,
    margin: undefined,
    branch: '',
    order: `${customer}-${when}`,
    attributes: name === undefined ? {} : { name },
  });

  test('has the customers of the files and of the register, in the order of the bytes of their keys', () => {
    const entryOf = (customerId: string) => ({ customerId, attributes: { name: `${customerId}!` } });
    const register = new Map(['b', '\uffee', 'late'].map((id) => [id, entryOf(id)]));
    const ledger = ledgerOf([
      entry('😀', 20_000),
      entry('b', 20_001, 'B'),
      entry('late', 20_009),
      entry('gone', 20_009),
    ]);
    const portfolio = closeLedger(ledger, register, 20_005);
    const ids = Array.from({ length: portfolio.size }, (_, customer) => portfolio.customerId(customer));
    // In UTF-8 the halfwidth form (EF BF AE) comes before the face (F0 9F ...); `gone` is only known later.
    expect(ids).toEqual(['b', 'late', '\uffee', '😀']);
    expect(ids.map((_, customer) => portfolio.hasRecords(customer))).toEqual([true, false, false, true]);
    expect(ids.map((_, customer) => portfolio.attribute(customer, 'name'))).toEqual([
      'b!',
      'late!',
      '\uffee!',
      undefined,
    ]);
    expect(portfolio.register(0)).toEqual(entryOf('b'));
    expect(portfolio.register(3)).toBeUndefined();
    expect(portfolio.totals(1)).toMatchObject({
      purchases: 0n,
      returns: 0n,
      margin: 0n,
      orders: 0,
      purchaseDays: 0,
    });
  });

  test('of nobody begins at the as-of date', () => {
    const portfolio = closeLedger(new Ledger(), new Map(), 20_000);
    expect([portfolio.size, portfolio.dataStart, portfolio.hasMargin]).toEqual([0, 20_000, false]);
  });

  test('begins with the earliest sale of anyone, unidentified ones included', () => {
    const ledger = ledgerOf([entry('a', 20_003)]);
    ledger.noteDay(20_001);
    ledger.noteDay(20_002);
    expect(closeLedger(ledger, new Map(), 20_003).dataStart).toBe(20_001);
  });
});
