import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoOf } from '../../src/domain/day.ts';
import { decimalText, type Ratio, ratio } from '../../src/domain/money.ts';
import { type Kpis, kpisOf } from '../../src/measures/kpis.ts';
import { firstReliableDay } from '../../src/measures/reach.ts';
import { narrowed } from '../../src/rules/analysis.ts';
import { type Customer, day, sales } from '../rules/memory.ts';
import { analyse, cellText } from '../rules/shown.ts';

const S = '2025-05-31';
const D = '2025-06-30';
const PERIOD = { after: day(S), upTo: day(D) };

/** Whole numbers as they are, amounts and quotients of amounts in units, other quotients with six decimals. */
function shown(kpis: Kpis | undefined): Record<string, string | undefined> {
  const inMoney = ['averageTicket', 'revenuePerCustomer', 'revenue'];
  return Object.fromEntries(
    Object.entries(kpis ?? {}).map(([name, figure]) => {
      if (figure === undefined || typeof figure === 'number') return [name, figure?.toString()];
      const exact = (typeof figure === 'bigint' ? { num: figure, den: 1n } : figure) as Ratio;
      return [
        name,
        inMoney.includes(name)
          ? decimalText({ num: exact.num, den: exact.den * 10_000n }, 2)
          : decimalText(exact, 6),
      ];
    }),
  );
}

/** Ages at S and at D: a 11, 10; b 77, 107; c 181, 0; d 516, 546; e -, 25; g 30, 60. f has only a return, p nothing. */
const CUSTOMERS: readonly Customer[] = [
  { id: 'a', sales: sales('2025-05-20', 100, '2025-06-10', 200, '2025-06-20', 300), register: {} },
  { id: 'b', sales: sales('2025-03-15', 100), register: {} },
  { id: 'c', sales: sales('2024-12-01', 50, '2025-06-30', 150, '2025-06-15', -30), register: {} },
  { id: 'd', sales: sales('2024-01-01', 1000), register: {} },
  { id: 'e', sales: sales('2025-06-05', 400) },
  { id: 'f', sales: sales('2025-06-03', -20) },
  { id: 'g', sales: sales('2025-05-01', 60) },
  { id: 'p', register: {} },
];

describe('the figures of a period', () => {
  it('are those worked out by hand', () => {
    expect(shown(kpisOf(analyse(CUSTOMERS, D), PERIOD))).toEqual({
      // a, b, c, d, e, g; of these active or pre-inactive a, c, e, g: 4 / 6; registered a, b, c, d, p, of these active a and c: 2 / 5.
      knownCustomers: '6',
      activePortfolio: '4',
      activeRate: '0.666667',
      activeRateRegistered: '0.400000',
      // At S a, b, g: b is lost, 1 / 3. Known and outside at S c, d: c is back, 1 / 2.
      inactivationRate: '0.333333',
      reactivationRate: '0.500000',
      // a, c, e: 3 / 6 of the known, 3 / 5 of a, b, g, c, e.
      buyers: '3',
      turnover: '0.500000',
      coverage: '0.600000',
      // Two of a, one each of c and e: 4 / 3. 500 + 150 + 400 = 1,050 over 4; less returns of 50: 1,000 over 3.
      orders: '4',
      purchaseFrequency: '1.333333',
      averageTicket: '262.50',
      revenue: '1000.00',
      revenuePerCustomer: '333.33',
      // The data begin on 2024-01-01.
      nrr: undefined,
      grr: undefined,
      recurringShare: undefined,
    });
  });

  it('may be those of some customers', () => {
    const analysis = analyse(CUSTOMERS, D);
    // b and d, numbers 1 and 3: both known, none active, b lost, nothing bought.
    expect(shown(kpisOf(analysis, PERIOD, [1, 3]))).toEqual({
      knownCustomers: '2',
      activePortfolio: '0',
      activeRate: '0.000000',
      activeRateRegistered: '0.000000',
      inactivationRate: '1.000000',
      reactivationRate: '0.000000',
      buyers: '0',
      turnover: '0.000000',
      coverage: '0.000000',
      orders: '0',
      purchaseFrequency: undefined,
      averageTicket: undefined,
      revenue: '0.00',
      revenuePerCustomer: undefined,
      nrr: undefined,
      grr: undefined,
      recurringShare: undefined,
    });
    expect(Object.values(shown(kpisOf(analysis, PERIOD, []))).filter(Boolean)).toEqual([
      ...['0', '0', '0', '0', '0.00'],
    ]);
  });

  it('are by default those of the customers in view', () => {
    const whole = analyse(CUSTOMERS, D);
    const some = narrowed(whole, (customer) => customer === 1 || customer === 3);
    expect(kpisOf(some, PERIOD)).toEqual(kpisOf(whole, PERIOD, [1, 3]));
  });

  it('are those of the day, whatever came later', () => {
    const later = CUSTOMERS.map((customer) => ({
      ...customer,
      sales: [...(customer.sales ?? []), ...sales('2025-07-01', 77)],
    }));
    expect(kpisOf(analyse(later, '2025-12-31'), PERIOD)).toEqual(kpisOf(analyse(CUSTOMERS, D), PERIOD));
  });

  it('are unknown before the data begin', () => {
    const analysis = analyse(CUSTOMERS, D);
    expect(kpisOf(analysis, { after: day('2022-12-31'), upTo: day('2023-12-31') })).toBeUndefined();
    // On 2024-01-01 d buys: one known customer, active, nobody before.
    expect(shown(kpisOf(analysis, { after: day('2023-12-31'), upTo: day('2024-01-01') }))).toMatchObject({
      knownCustomers: '1',
      activeRate: '1.000000',
      inactivationRate: undefined,
      reactivationRate: undefined,
      coverage: '1.000000',
    });
  });

  it('count a purchase that only the register knows as known, and nobody as its buyer', () => {
    const told = [{ id: 'r', register: { lastPurchase: day('2025-06-10') } }, ...CUSTOMERS.slice(0, 1)];
    expect(shown(kpisOf(analyse(told, D), PERIOD))).toMatchObject({
      knownCustomers: '2',
      activePortfolio: '2',
      buyers: '1',
    });
  });
});

describe('retention', () => {
  // The earlier 12 months are 2023-07-01 to 2024-06-30, the later ones 2024-07-01 to 2025-06-30.
  const customers: readonly Customer[] = [
    { id: 's', sales: sales('2023-07-01', 200) },
    { id: 'u', sales: sales('2024-06-01', -40, '2025-01-01', 10) },
    { id: 'v', sales: sales('2025-01-01', 250) },
    { id: 'w', sales: sales('2024-03-01', 100, '2024-04-01', -100, '2025-01-01', 400) },
    { id: 'x', sales: sales('2024-06-30', 1000, '2024-07-01', 700, '2025-06-30', 500) },
    { id: 'y', sales: sales('2024-01-10', 500, '2025-01-10', 200) },
    { id: 'z', sales: sales('2024-01-10', 300, '2025-01-10', -50) },
  ];

  it('compares two years, customer by customer', () => {
    // Above 0 then: s 200, x 1,000, y 500, z 300 = 2,000. Later 0 + 1,200 + 200 - 50 = 1,350; capped 0 + 1,000 + 200 + 0.
    // All later: 10 + 250 + 400 + 1,200 + 200 - 50 = 2,010; of customers that bought before (s, w, x, y, z) 1,750.
    expect(shown(kpisOf(analyse(customers, D), PERIOD))).toMatchObject({
      nrr: '0.675000',
      grr: '0.600000',
      recurringShare: (1750 / 2010).toFixed(6),
    });
  });

  it('is blank where the data begin a day too late', () => {
    const late = customers.map((customer) =>
      customer.id === 's' ? { id: 's', sales: sales('2023-07-02', 200) } : customer,
    );
    expect(shown(kpisOf(analyse(late, D), PERIOD))).toMatchObject({
      nrr: undefined,
      grr: undefined,
      recurringShare: undefined,
    });
  });
});

describe('too little past', () => {
  it('ends as many days after the data begin as a customer has until it is inactive', () => {
    // 2024-01-01 + 90 + 30 days = 2024-04-30; + 100 + 0 days = 2024-04-10.
    expect(isoOf(firstReliableDay(analyse(CUSTOMERS, D)))).toBe('2024-04-30');
    const policy = 'status: { inactive_days: 100, inactivated_days: 0 }';
    expect(isoOf(firstReliableDay(analyse(CUSTOMERS, D, { policy })))).toBe('2024-04-10');
  });
});

/** Customers with a few sales in three years, some of them returns, some registered. */
const portfolios = fc
  .array(
    fc.record({
      days: fc.array(fc.tuple(fc.integer({ min: 0, max: 1100 }), fc.integer({ min: -300, max: 900 })), {
        maxLength: 6,
      }),
      registered: fc.boolean(),
    }),
    { maxLength: 7 },
  )
  .map((all) =>
    all.map(({ days, registered }, index): Customer => {
      const some = days.filter(([, units]) => units !== 0);
      return {
        id: `c${index}`,
        sales: some.map(([ago, units]) => ({ day: day(D) - ago, amount: BigInt(units) * 10_000n })),
        ...(registered ? { register: {} } : {}),
      };
    }),
  );

it('the figures are what sets of customers say', () => {
  fc.assert(
    fc.property(portfolios, fc.integer({ min: 1, max: 400 }), (customers, length) => {
      const analysis = analyse(customers, D);
      const period = { after: day(D) - length, upTo: day(D) };
      // The portfolios of both days as two runs on those days would give them.
      const stateOn = (on: number) => {
        const then = analyse(
          customers.map((customer) => ({
            ...customer,
            sales: customer.sales!.filter((sale) => sale.day <= on),
          })),
          isoOf(on),
        );
        const which = (id: string, keep: (text: string) => boolean) =>
          new Set(customers.filter((customer) => keep(cellText(then, id, customer.id))).map(({ id }) => id));
        return {
          known: which('first_purchase', (text) => text !== ''),
          active: which('status', (text) => text === 'active' || text === 'pre_inactive'),
        };
      };
      const start = stateOn(period.after);
      const end = stateOn(period.upTo);
      const bought = customers.flatMap(({ id, sales }) =>
        sales!
          .filter((sale) => sale.day > period.after && sale.day <= period.upTo)
          .map((sale) => ({ id, ...sale })),
      );
      const purchases = bought.filter(({ amount }) => amount > 0n);
      const buyers = new Set(purchases.map(({ id }) => id));
      const outside = new Set([...start.known].filter((id) => !start.active.has(id)));
      const sizeOf = (ids: Iterable<string>, ...within: readonly Set<string>[]) =>
        [...ids].filter((id) => within.every((set) => set.has(id))).length;
      const over = (part: number | bigint, whole: number) => ratio(BigInt(part), BigInt(whole));
      const sum = (some: readonly { amount: bigint }[]) =>
        some.reduce((total, { amount }) => total + amount, 0n);
      const lost = [...start.active].filter((id) => !end.active.has(id)).length;
      const registered = customers.filter(({ register }) => register !== undefined).map(({ id }) => id);
      const found = kpisOf(analysis, period);
      if (analysis.portfolio.dataStart > period.upTo) {
        expect(found).toBeUndefined();
        return;
      }
      expect(found).toMatchObject({
        knownCustomers: end.known.size,
        activePortfolio: end.active.size,
        buyers: buyers.size,
        orders: purchases.length,
        revenue: sum(bought),
        activeRate: over(end.active.size, end.known.size),
        activeRateRegistered: over(sizeOf(registered, end.active), registered.length),
        inactivationRate: over(lost, start.active.size),
        reactivationRate: over(sizeOf(outside, end.active), outside.size),
        turnover: over(buyers.size, end.known.size),
        coverage: over(buyers.size, new Set([...start.active, ...buyers]).size),
        purchaseFrequency: over(purchases.length, buyers.size),
        averageTicket: over(sum(purchases), purchases.length),
        revenuePerCustomer: over(sum(bought), buyers.size),
      });
    }),
    { numRuns: 200 },
  );
});
