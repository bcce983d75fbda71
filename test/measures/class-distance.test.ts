import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { moneyText } from '../../src/domain/money.ts';
import { classDistances } from '../../src/measures/class-distance.ts';
import { type Customer, day } from '../rules/memory.ts';
import { analyse, cellText } from '../rules/shown.ts';

const AS_OF = '2025-06-30';

/** Customers with that many cents each. */
function worth(cents: Readonly<Record<string, number>>): Customer[] {
  return Object.entries(cents).map(([id, value]) => ({
    id,
    sales: [{ day: day('2025-06-01'), amount: BigInt(value) * 100n }],
  }));
}

/** The distances of a customer as text: `up A 12.50, down C 1.00`. */
function distances(customers: readonly Customer[], id: string, policy = ''): string {
  const analysis = analyse(customers, AS_OF, { policy });
  const number = Array.from(analysis.everyone).find((each) => analysis.portfolio.customerId(each) === id)!;
  const found = classDistances(analysis, number);
  return Object.entries(found ?? { none: undefined })
    .map(([way, distance]) =>
      distance ? `${way} ${distance.abc} ${moneyText(distance.amount)}` : `${way} -`,
    )
    .join(', ');
}

// The values of fixtures/hand, 20,000.00 in all; before each: 0, 7900, 13000, 17000, 18500, 19500.
const HAND = worth({
  '00101': 790_000,
  '00102': 510_000,
  '00103': 400_000,
  '00104': 50_000,
  '00105': 100_000,
  '00106': 150_000,
  '00107': -15_000,
});

describe('the distance to the next class', () => {
  test.each([
    // With 6,750.00 less: 1,150.00 behind 00102, 00103 and 00106, 10,600 of 13,250, exactly 0.80, which is B.
    ['00101', 'up -, down B 6750.00'],
    // Ahead of 00106 there are 11,900, 0.80 of 14,875: 5,125.00 less, but below 1,500.00, from 3,600.01 on, there are 13,400,
    // more than 0.80 x 16,399.99.
    ['00102', 'up -, down B 3600.01'],
    // 17,000 < 0.80 x (20,000 + x) from 1,250.01 on. Behind 00104 18,500 >= 0.95 x 19,000; the tie goes to 00104, the smaller key.
    ['00106', 'up A 1250.01, down C 1000.00'],
    // As much as 00105, whose key is greater: 18,500 < 0.95 x 20,500.
    ['00104', 'up B 500.00, down -'],
    // Worth -150.00. Once it is ahead of 00104, 19,500 stand before it: < 0.95 x (20,000 + v) from v = 526.32 on.
    ['00107', 'up B 676.32, down -'],
  ])('of %s is %s', (id, expected) => {
    expect(distances(HAND, id)).toBe(expected);
  });

  test('of a single customer is everything, of a prospect nothing', () => {
    expect(distances(worth({ one: 700 }), 'one')).toBe('up -, down C 7.00');
    expect(distances([...worth({ one: 700 }), { id: 'p', register: {} }], 'p')).toBe('none -');
  });

  test('may not exist where the one that crosses goes down', () => {
    // 9.00 of 10.00 are more than 80% and up to 95%: B, and more of it would be a greater part still. With 1.00 it is before the
    // other one by its key and has half, with 0.99 it comes last and has all.
    const below = 'abc: { crosser: below }';
    expect(distances(worth({ one: 900, two: 100 }), 'one', below)).toBe('up -, down C 8.01');
  });
});

describe('looked for cent by cent with the rule itself', () => {
  const RANK = { A: 0, B: 1, C: 2, '': 3 };
  const values = fc.array(fc.integer({ min: -3, max: 25 }), { minLength: 1, maxLength: 6 });
  const crosser = fc.constantFrom('above', 'below');

  test('it is the first change that does it', () => {
    fc.assert(
      fc.property(values, crosser, fc.constantFrom('0.8', '0.5'), (cents, way, a) => {
        const policy = `abc: { crosser: ${way}, a: ${a} }`;
        // Everybody has a record, so that nobody is a prospect; a value of 0 comes of two that cancel out.
        const customers = (changed: number): Customer[] =>
          cents.map((value, index) => ({
            id: String(index),
            sales: [
              { day: day('2025-06-01'), amount: 100n * 100n },
              { day: day('2025-06-02'), amount: BigInt(value - 100 + (index === 0 ? changed : 0)) * 100n },
            ].filter(({ amount }) => amount !== 0n),
          }));
        const classAfter = (changed: number) =>
          cellText(analyse(customers(changed), AS_OF, { policy }), 'abc', '0') as 'A' | 'B' | 'C';
        const present = RANK[classAfter(0)];
        const first = (sign: 1 | -1, wanted: (rank: number) => boolean): string => {
          // Beyond the sum of all nothing changes any more but what was tried.
          for (let change = 1; change <= 160; change++) {
            const abc = classAfter(sign * change);
            if (wanted(RANK[abc])) return `${abc} ${moneyText(BigInt(change) * 100n)}`;
          }
          return '-';
        };
        expect(distances(customers(0), '0', policy)).toBe(
          `up ${first(1, (rank) => rank < present)}, down ${first(-1, (rank) => rank > present)}`,
        );
      }),
      { numRuns: 60 },
    );
  });
});
