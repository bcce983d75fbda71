import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoOf } from '../../src/domain/day.ts';
import { policyArbitrary } from '../reference/arbitrary.ts';
import type { OrderRecord, Policy, RegisterRecord } from '../reference/index.ts';
import { COLUMNS, classifyReference } from '../reference/index.ts';
import type { Customer } from './memory.ts';
import { day } from './memory.ts';
import { analyse, cellText } from './shown.ts';

/** A generated customer; days are told by their age. */
interface Generated {
  readonly sales: readonly { age: number; amount: number; margin: number }[];
  readonly segment: string | undefined;
  readonly registered: boolean;
  readonly first: number | undefined;
  readonly last: number | undefined;
  readonly entered: number | undefined;
}

// Ages beside every default limit, a year and two windows of the trend.
const age = fc.oneof(
  fc.constantFrom(0, 1, 29, 30, 31, 59, 60, 61, 89, 90, 91, 119, 120, 121, 179, 180, 181, 364, 365, 366),
  fc.integer({ min: 0, max: 800 }),
);
const told = fc.option(
  age.map((each) => each - 5),
  { nil: undefined },
);
const generated: fc.Arbitrary<Generated> = fc.record({
  sales: fc.array(
    fc.record({
      age,
      amount: fc.oneof(fc.integer({ min: 1, max: 30 }), fc.integer({ min: -30, max: -1 }), fc.constant(100)),
      margin: fc.integer({ min: -9, max: 9 }),
    }),
    { maxLength: 12 },
  ),
  segment: fc.constantFrom(undefined, 'Atacado', 'Varejo'),
  registered: fc.boolean(),
  first: told,
  last: told,
  entered: told,
});

/** The reference's policy as a file; both spell out what differs from the defaults. */
function fileOf(policy: Partial<Policy>): string {
  const numbers = (from: Partial<Policy>) => ({
    active_days: from.activeDays,
    inactive_days: from.inactiveDays,
    inactivated_days: from.inactivatedDays,
    min_purchase_days: from.minPurchaseDays,
    frequency_window_days: from.frequencyWindowDays,
  });
  return JSON.stringify({
    status: { mode: policy.mode, ...numbers(policy) },
    abc: { value: policy.abcValue, window: policy.abcWindow, crosser: policy.abcCrosser },
    pareto: { cut: policy.paretoCut },
    overrides: policy.overrides?.map(({ match, ...own }) => ({ match, ...numbers(own) })),
  });
}

describe('all rules together', () => {
  it('give what the reference gives, cell by cell', () => {
    const days = fc.constantFrom('2025-06-30', '2024-02-29', '2025-02-28');
    const customerList = fc.array(generated, { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(days, customerList, policyArbitrary, (asOf, customers, policy) => {
        const date = (age: number | undefined) => (age === undefined ? undefined : isoOf(day(asOf) - age));
        const records: OrderRecord[] = [];
        const register: RegisterRecord[] = [];
        const given: Customer[] = [];
        for (const [index, customer] of customers.entries()) {
          if (customer.sales.length === 0 && !customer.registered) continue;
          const { first, last, entered, segment } = customer;
          const id = `00${101 + index}`;
          const attributes = segment === undefined ? {} : { segment };
          for (const [order, { age, amount, margin }] of customer.sales.entries()) {
            records.push({
              file: 0,
              customerId: id,
              orderId: `${id}-${order}`,
              date: date(age)!,
              amount: BigInt(amount) * 10_000n,
              margin: BigInt(margin) * 10_000n,
              ...attributes,
            });
          }
          const dates = [
            ['firstPurchase', first],
            ['lastPurchase', last],
            ['registeredOn', entered],
          ].filter(([, each]) => each !== undefined) as [string, number][];
          if (customer.registered) {
            register.push({
              customerId: id,
              ...attributes,
              ...Object.fromEntries(dates.map(([key, each]) => [key, date(each)])),
            });
          }
          given.push({
            id,
            attributes,
            sales: customer.sales.map((sale) => ({
              day: day(asOf) - sale.age,
              amount: BigInt(sale.amount) * 10_000n,
              margin: BigInt(sale.margin) * 10_000n,
            })),
            ...(customer.registered
              ? { register: Object.fromEntries(dates.map(([key, each]) => [key, day(asOf) - each])) }
              : {}),
          });
        }
        fc.pre(records.length > 0);

        const analysis = analyse(given, asOf, { policy: fileOf(policy) });
        const rows = [...analysis.order].map((customer) => {
          const id = analysis.portfolio.customerId(customer);
          return Object.fromEntries(COLUMNS.map((column) => [column, cellText(analysis, column, id)]));
        });
        expect(rows).toEqual(classifyReference(records, { asOf, today: asOf, policy, register }));
      }),
      { numRuns: 400 },
    );
  });
});
