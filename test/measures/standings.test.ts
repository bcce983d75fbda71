import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { standingsOn } from '../../src/measures/standings.ts';
import { transitionsOf } from '../../src/measures/transitions.ts';
import { STATUSES } from '../../src/rules/rule.ts';
import { type Customer, day, sales } from '../rules/memory.ts';
import { analyse, cellText } from '../rules/shown.ts';

const S = '2025-05-31';
const D = '2025-06-30';

/** Ages at S and at D: a 11, 10; b 77, 107; c 181, 0; d 516, 546; e -, 25. f has only a return after S, p nothing. */
const CUSTOMERS: readonly Customer[] = [
  { id: 'a', sales: sales('2024-06-30', 999, '2024-07-01', 7, '2025-05-20', 100, '2025-06-20', 300) },
  { id: 'b', sales: sales('2025-03-15', 100) },
  { id: 'c', sales: sales('2024-12-01', 50, '2025-06-30', 150, '2025-06-15', -30) },
  { id: 'd', sales: sales('2024-01-01', 1000) },
  { id: 'e', sales: sales('2025-06-05', 400) },
  { id: 'f', sales: sales('2025-06-03', -20) },
  { id: 'p', register: {} },
];

describe('standings', () => {
  it('count the customers of each status and the revenue of the active portfolio', () => {
    const analysis = analyse(CUSTOMERS, D);
    // a, c, e; the 12 months begin on 2024-07-01: a 407, c 170, e 400.
    expect(standingsOn(analysis, day(D))).toEqual({
      customers: { active: 3, pre_inactive: 0, inactivated: 1, inactive: 2, prospect: 1 },
      activeRevenue: 9_770_000n,
    });
    // a and b; from 2024-06-01 on: a 999 + 7 + 100, b 100. Nothing is known yet of e and f.
    expect(standingsOn(analysis, day(S))).toEqual({
      customers: { active: 1, pre_inactive: 1, inactivated: 0, inactive: 2, prospect: 1 },
      activeRevenue: 12_060_000n,
    });
  });
});

describe('transitions', () => {
  it('tell who moved, with the revenue of the 12 months up to the later day', () => {
    const found = transitionsOf(analyse(CUSTOMERS, D), day(S), day(D));
    expect(Object.fromEntries([...found].map(([from, line]) => [from, Object.fromEntries(line)]))).toEqual({
      active: { active: { customers: 1, revenue: 4_070_000n } },
      pre_inactive: { inactivated: { customers: 1, revenue: 1_000_000n } },
      // c came back with 50 + 150 - 30; d bought longer ago.
      inactive: { active: { customers: 1, revenue: 1_700_000n }, inactive: { customers: 1, revenue: 0n } },
      // e is new, f known by a return.
      unknown: {
        active: { customers: 1, revenue: 4_000_000n },
        inactive: { customers: 1, revenue: -200_000n },
      },
      prospect: { prospect: { customers: 1, revenue: 0n } },
    });
  });
});

const customersOf = fc.array(
  fc.record({
    days: fc.array(fc.tuple(fc.integer({ min: 0, max: 500 }), fc.boolean()), { maxLength: 5 }),
    register: fc.constantFrom(undefined, {}, { lastPurchase: day(D) - 100 }),
  }),
  { maxLength: 8 },
);

it('statuses are those of a run on that day, and transitions sum to the counts of both days', () => {
  fc.assert(
    fc.property(
      customersOf,
      fc.integer({ min: 1, max: 500 }),
      fc.constantFrom('', 'status: { mode: cycle }', 'status: { min_purchase_days: 2 }'),
      (generated, ago, policy) => {
        const customers = generated.map(
          ({ days, register }, index): Customer => ({
            id: `c${index}`,
            sales: days.map(([before, bought]) => ({
              day: day(D) - before,
              amount: bought ? 1_000_000n : -300_000n,
            })),
            ...(register ? { register } : {}),
          }),
        );
        const analysis = analyse(customers, D, { policy });
        const earlier = day(D) - ago;
        const cut = customers.map((customer) => ({
          ...customer,
          sales: customer.sales!.filter((sale) => sale.day <= earlier),
        }));
        const then = analyse(cut, new Date(earlier * 86_400_000).toISOString().slice(0, 10), { policy });
        const listed = [...then.order].map((customer) =>
          cellText(then, 'status', then.portfolio.customerId(customer)),
        );
        const counts = (on: number) => standingsOn(analysis, on).customers;
        expect(counts(earlier)).toEqual(
          Object.fromEntries(
            STATUSES.map((status) => [status, listed.filter((each) => each === status).length]),
          ),
        );

        const found = transitionsOf(analysis, earlier, day(D));
        const sumOf = (keep: (from: string, to: string) => boolean) =>
          [...found]
            .flatMap(([from, line]) =>
              [...line].filter(([to]) => keep(from, to)).map(([, { customers: n }]) => n),
            )
            .reduce((sum, n) => sum + n, 0);
        for (const status of STATUSES) {
          expect(sumOf((from) => from === status)).toBe(counts(earlier)[status]);
          expect(sumOf((_, to) => to === status)).toBe(counts(day(D))[status]);
        }
        expect(sumOf(() => true)).toBe(analysis.order.length);
      },
    ),
    { numRuns: 200 },
  );
});
