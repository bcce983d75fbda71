import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Listing } from '../../src/domain/listing.ts';
import { type FollowUp, followUp, resultOf } from '../../src/measures/followup.ts';
import type { Analysis } from '../../src/rules/analysis.ts';
import { type Customer, day, sales } from '../rules/memory.ts';
import { analyse } from '../rules/shown.ts';

const LIST_DAY = '2025-05-31';
const AS_OF = '2025-06-30';

/** A list of these customers, in this order. */
function listOf(...keys: readonly string[]): Listing {
  const rows = keys.map((key, index) => ({ key, line: index + 2, cells: new Map([['customer_id', key]]) }));
  return { asOf: undefined, columns: new Map(), rows };
}

function follow(customers: readonly Customer[], listing: Listing, listDay = LIST_DAY): FollowUp {
  const analysis: Analysis = analyse(customers, AS_OF);
  const numbers = new Map(
    Array.from(analysis.order, (number) => [analysis.portfolio.customerId(number), number]),
  );
  return followUp(analysis, listing, day(listDay), (key) => numbers.get(key));
}

const CUSTOMERS: Customer[] = [
  // On the day of the list is before it, on the as-of date within.
  { id: 'back', sales: sales('2025-01-10', 500, LIST_DAY, 50, '2025-06-10', 100, AS_OF, 20) },
  { id: 'quiet', sales: sales('2025-04-01', 300) },
  { id: 'returned', sales: sales('2025-05-20', 80, '2025-06-05', -30) },
  { id: 'beside', sales: sales('2025-05-01', 70, '2025-06-01', 7) },
  { id: 'beside2', sales: sales('2025-05-02', 70) },
  { id: 'newcomer', sales: sales('2025-06-20', 900) },
  { id: 'prospect', register: {} },
];

describe('a list followed up', () => {
  it('tells first purchase, days, orders and net revenue since', () => {
    const { listed } = follow(CUSTOMERS, listOf('quiet', 'back', 'returned'));
    expect(listed.map(({ row, outcome, before }) => ({ id: row.key, before, ...outcome }))).toEqual([
      // 60 days after 2025-04-01: still active.
      { id: 'quiet', before: 'active', first: undefined, after: undefined, orders: 0, revenue: 0n },
      { id: 'back', before: 'active', first: day('2025-06-10'), after: 10, orders: 2, revenue: 1_200_000n },
      { id: 'returned', before: 'active', first: undefined, after: undefined, orders: 0, revenue: -300_000n },
    ]);
  });

  it('puts those beside it that were known and not on it, and the others', () => {
    const { listed, unlisted, others } = follow(CUSTOMERS, listOf('back', 'quiet'));
    // back 100 + 20
    expect(resultOf(listed)).toEqual({
      customers: 2,
      bought: 1,
      share: { num: 1n, den: 2n },
      orders: 2,
      revenue: 1_200_000n,
      medianAfter: 10,
    });
    // beside, beside2, returned: 7 - 30, 2025-06-01 is one day after.
    expect(resultOf(unlisted)).toEqual({
      customers: 3,
      bought: 1,
      share: { num: 1n, den: 3n },
      orders: 1,
      revenue: -230_000n,
      medianAfter: 1,
    });
    // The newcomer; a prospect that did nothing is none of them.
    expect(resultOf(others)).toMatchObject({ customers: 1, bought: 1, revenue: 9_000_000n, medianAfter: 20 });
  });

  it('counts a customer once, also one that the orders do not know', () => {
    const { listed } = follow(CUSTOMERS, listOf('back', 'nobody', 'back', 'prospect'));
    expect(
      listed.map(({ row, customer, before }) => [row.key, row.line, customer !== undefined, before]),
    ).toEqual([
      ['back', 2, true, 'active'],
      ['nobody', 3, false, undefined],
      ['prospect', 5, true, 'prospect'],
    ]);
    expect(resultOf(listed)).toMatchObject({ customers: 3, bought: 1 });
  });

  it('takes the middle of the days, or between the two in the middle', () => {
    const median = (...days: readonly (number | undefined)[]) =>
      resultOf(
        days.map((each) => ({
          outcome: { first: each, after: each, orders: 0, revenue: 0n },
          before: undefined,
        })),
      ).medianAfter;
    expect(median()).toBeUndefined();
    expect(median(undefined, undefined)).toBeUndefined();
    expect(median(9, 2, undefined, 4)).toBe(4);
    expect(median(9, 2, 4, 5)).toBe(4.5);
  });
});

const anySales = fc.array(
  fc.tuple(
    fc.integer({ min: -60, max: 30 }),
    fc.bigInt(-50n, 50n).filter((amount) => amount !== 0n),
  ),
  { maxLength: 5 },
);

test('the money of all three is that of the portfolio since, and nobody is left out or counted twice', () => {
  fc.assert(
    fc.property(
      fc.array(anySales, { maxLength: 6 }),
      fc.subarray(['0', '1', '2', '3', '4', '5', 'x']),
      (all, keys) => {
        const customers = all.map((some, index) => ({
          id: String(index),
          sales: some.map(([after, amount]) => ({ day: day(LIST_DAY) + after, amount })),
        }));
        const { listed, unlisted, others } = follow(customers, listOf(...keys));
        const since = all.flat().reduce((sum, [after, amount]) => (after > 0 ? sum + amount : sum), 0n);
        const parts = [listed, unlisted, others].map(resultOf);
        expect(parts.reduce((sum, { revenue }) => sum + revenue, 0n)).toBe(since);
        const known = all.filter((some, index) => {
          const bought = some.some(([after, amount]) => after <= 0 && amount > 0n);
          return bought && !keys.includes(String(index));
        });
        expect(parts.map(({ customers: n }) => n).slice(0, 2)).toEqual([keys.length, known.length]);
      },
    ),
  );
});
