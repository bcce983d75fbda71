import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ratio } from '../../src/domain/money.ts';
import { decimalText } from '../../src/domain/money.ts';
import { concentrationOf } from '../../src/rules/pareto.ts';
import type { Customer } from './memory.ts';
import { day, sales } from './memory.ts';
import { analyse, cells, cellText } from './shown.ts';

const AS_OF = '2025-06-30';

/** Customers with a purchase, or a return where negative, of that many units each. */
function worth(values: Readonly<Record<string, number>>, date = '2025-06-01'): Customer[] {
  return Object.entries(values).map(([id, value]) => ({ id, sales: sales(date, value) }));
}

function idsInOrder(analysis: ReturnType<typeof analyse>): string {
  return [...analysis.order].map((customer) => analysis.portfolio.customerId(customer)).join(' ');
}

const PLACE = ['abc_value', 'share', 'cumulative_share', 'rank', 'abc', 'key_account'] as const;

describe('ABC', () => {
  it('ranks by value and puts the one that crosses a limit into the better class', () => {
    // Before each: 0, 50, 79, 94, 97 of 100.
    const analysis = analyse(worth({ v: 3, w: 15, x: 29, y: 50, z: 3 }), AS_OF);
    expect(cells(analysis, 'y', ...PLACE)).toBe('50.00 0.500000 0.500000 1 A true');
    expect(cells(analysis, 'x', ...PLACE)).toBe('29.00 0.290000 0.790000 2 A true');
    expect(cells(analysis, 'w', ...PLACE)).toBe('15.00 0.150000 0.940000 3 A true');
    expect(cells(analysis, 'v', ...PLACE)).toBe('3.00 0.030000 0.970000 4 B false');
    expect(cells(analysis, 'z', ...PLACE)).toBe('3.00 0.030000 1.000000 5 C false');
    expect(idsInOrder(analysis)).toBe('y x w v z');
  });

  it('ends a class where its limit is hit exactly', () => {
    const customers = worth({ a: 50, b: 30, c: 15, d: 5 });
    const classes = (policy: string) =>
      ['a', 'b', 'c', 'd'].map((id) => cellText(analyse(customers, AS_OF, { policy }), 'abc', id)).join('');
    // Before each: 0, 50, 80, 95. Included: 50, 80, 95, 100.
    expect(classes('')).toBe('AABC');
    expect(classes('abc: { crosser: below }')).toBe('AABC');
  });

  it('moves the one that crosses down on demand', () => {
    const customers = worth({ a: 50, b: 31, c: 15, d: 4 });
    const classes = (policy: string) =>
      ['a', 'b', 'c', 'd'].map((id) => cellText(analyse(customers, AS_OF, { policy }), 'abc', id)).join('');
    // Before each: 0, 50, 81, 96. Included: 50, 81, 96, 100.
    expect(classes('')).toBe('AABC');
    expect(classes('abc: { crosser: below }')).toBe('ABCC');
  });

  it('compares limits exactly where doubles would not', () => {
    // 0.1 + 0.2 of 1 is exactly 0.3: the third customer begins class B.
    const customers = worth({ a: 2, b: 1, c: 1, d: 1, e: 1, f: 1, g: 1, h: 1, i: 1 });
    const analysis = analyse(customers, AS_OF, { policy: 'abc: { a: 0.3, b: 0.9 }\npareto: { cut: 0.3 }' });
    expect([...'abcdefghi'].map((id) => cellText(analysis, 'abc', id)).join('')).toBe('AABBBBBBC');
    expect(cells(analysis, 'c', 'key_account', 'cumulative_share')).toBe('false 0.400000');
  });

  it('orders equal values by key in UTF-8 byte order', () => {
    // U+FF5E is EF BD 9E in UTF-8 and comes before U+1F600, F0 9F 98 80; by UTF-16 units it would come after.
    const analysis = analyse(worth({ '\u{1F600}': 5, '\uFF5E': 5, b: 5, B: 5, 10: 5, 9: 5 }), AS_OF);
    expect(idsInOrder(analysis)).toBe('10 9 B b \uFF5E \u{1F600}');
  });

  it('gives a value of 0 or less class C, no rank and the last places, prospects after them', () => {
    const customers = [
      ...worth({ minus: -10, good: 90 }),
      { id: 'a-prospect', register: {} },
      { id: 'old', register: { lastPurchase: day('2020-01-01') } },
    ];
    const analysis = analyse(customers, AS_OF);
    expect(cells(analysis, 'good', ...PLACE)).toBe('90.00 1.000000 1.000000 1 A true');
    expect(cells(analysis, 'minus', ...PLACE)).toBe('-10.00 0.000000 - - C false');
    expect(cells(analysis, 'old', ...PLACE, 'abc_history')).toBe('0.00 0.000000 - - C false C');
    expect(cells(analysis, 'a-prospect', ...PLACE, 'abc_history')).toBe('- - - - - - -');
    expect(idsInOrder(analysis)).toBe('good minus old a-prospect');
  });

  it('gives everybody class C where nobody has value, and nothing where there is nobody', () => {
    const analysis = analyse(worth({ a: -1, b: -2 }), AS_OF);
    expect(cells(analysis, 'b', ...PLACE)).toBe('-2.00 0.000000 - - C false');
    expect(concentrationOf(analysis.at(day(AS_OF)), analysis.order)).toEqual({
      customers: 0,
      total: 0n,
      keyAccounts: 0,
      customersShare: undefined,
      valueShare: undefined,
      tiedWithLastA: 0,
      gini: undefined,
      hhi: undefined,
    });
    expect([...analyse([], AS_OF).order]).toEqual([]);
  });

  it('makes a single customer A, or C where the one that crosses goes down', () => {
    expect(cells(analyse(worth({ a: 1 }), AS_OF), 'a', ...PLACE)).toBe('1.00 1.000000 1.000000 1 A true');
    const below = analyse(worth({ a: 1 }), AS_OF, { policy: 'abc: { crosser: below }' });
    expect(cells(below, 'a', 'abc', 'key_account')).toBe('C true');
  });

  it.each([
    ['12m', '2024-06-30', '0.00'],
    ['12m', '2024-07-01', '7.00'],
    ['6m', '2024-12-30', '0.00'],
    ['6m', '2024-12-31', '7.00'],
    ['365d', '2024-06-30', '0.00'],
    ['365d', '2024-07-01', '7.00'],
    ['10d', '2025-06-20', '0.00'],
    ['10d', '2025-06-21', '7.00'],
    ['all', '1999-01-01', '7.00'],
  ])('window %s: a purchase on %s is worth %s', (window, date, expected) => {
    const analysis = analyse(worth({ a: 7 }, date), AS_OF, { policy: `abc: { window: ${window} }` });
    expect(cellText(analysis, 'abc_value', 'a')).toBe(expected);
  });

  it('remembers the class over all time', () => {
    const customers = [...worth({ once: 900 }, '2020-01-01'), ...worth({ now: 100 })];
    const analysis = analyse(customers, AS_OF);
    expect(cells(analysis, 'once', 'abc', 'abc_history')).toBe('C A');
    expect(cells(analysis, 'now', 'abc', 'abc_history')).toBe('A B');
  });

  it.each([
    ['revenue', '70.00'],
    ['margin', '25.50'],
    ['orders', '2.00'],
    ['purchase_days', '1.00'],
  ])('can rank by %s', (value, expected) => {
    const date = day('2025-06-01');
    const customer = {
      id: 'a',
      sales: [
        { day: date, amount: 500_000n, margin: 200_000n },
        { day: date, amount: 300_000n, margin: 100_000n },
        { day: date, amount: -100_000n, margin: -45_000n },
      ],
    };
    const analysis = analyse([customer], AS_OF, { policy: `abc: { value: ${value} }` });
    expect(cellText(analysis, 'abc_value', 'a')).toBe(expected);
  });

  it('refuses to rank by a margin that no record has', () => {
    expect(() => analyse(worth({ a: 1 }), AS_OF, { policy: 'abc: { value: margin }' })).toThrow(
      'E_NO_MARGIN',
    );
  });
});

describe('concentration', () => {
  it('is worked out exactly', () => {
    // 60, 20, 20 of 100. Gini: 2 (1 x 20 + 2 x 20 + 3 x 60) / (3 x 100) - 4/3 = 0.266667. HHI: 3600 + 400 + 400.
    const analysis = analyse(worth({ a: 60, b: 20, c: 20, d: -3 }), AS_OF);
    const found = concentrationOf(analysis.at(day(AS_OF)), analysis.order);
    expect(found).toMatchObject({ customers: 3, total: 1_000_000n, keyAccounts: 2, tiedWithLastA: 1 });
    const shown = (value: Ratio | undefined) => decimalText(value!, 6);
    expect(shown(found.customersShare)).toBe('0.666667');
    expect(shown(found.valueShare)).toBe('0.800000');
    expect(shown(found.gini)).toBe('0.266667');
    expect(shown(found.hhi)).toBe('4400.000000');
  });
});

describe('invariants of the ranking', () => {
  const amounts = fc.array(fc.integer({ min: -50, max: 400 }), { minLength: 1, maxLength: 25 });
  const policies = fc.constantFrom(
    '',
    'abc: { crosser: below }',
    'abc: { a: 0.5, b: 0.51 }',
    'pareto: { cut: 1 }',
  );
  const customersOf = (values: readonly number[], scale: bigint): Customer[] =>
    values.map((value, index) => ({
      id: `c${index}`,
      sales: [{ day: day('2025-06-01'), amount: BigInt(value) * scale }],
    }));

  it('classes and key accounts are prefixes, shares add up to 1, and the scale makes no difference', () => {
    fc.assert(
      fc.property(amounts, policies, fc.bigInt({ min: 2n, max: 10n ** 20n }), (values, policy, scale) => {
        const analysis = analyse(customersOf(values, 1n), AS_OF, { policy });
        const column = (id: string) => [...analysis.order].map((customer) => analysis.cell(id, customer));
        expect(column('abc').join('')).toMatch(/^A*B*C*$/);
        expect(column('key_account').join(' ')).toMatch(/^(true ?)*(false ?)*$/);

        const shares = column('share') as Ratio[];
        const den = shares.reduce((product, share) => product * share.den, 1n);
        const num = shares.reduce((sum, share) => sum + share.num * (den / share.den), 0n);
        expect(num === den || values.every((value) => value <= 0)).toBe(true);

        const scaled = analyse(customersOf(values, scale), AS_OF, { policy });
        expect([...scaled.order]).toEqual([...analysis.order]);
        for (const id of ['abc', 'abc_history', 'key_account', 'rank']) {
          expect([...scaled.order].map((customer) => scaled.cell(id, customer))).toEqual(column(id));
        }
      }),
      { numRuns: 150 },
    );
  });

  it('key accounts are the fewest customers that bring the cut', () => {
    fc.assert(
      fc.property(amounts, (values) => {
        const analysis = analyse(customersOf(values, 1n), AS_OF);
        const { keyAccounts } = concentrationOf(analysis.at(day(AS_OF)), analysis.order);
        const positive = values.filter((value) => value > 0).sort((a, b) => b - a);
        const total = positive.reduce((sum, value) => sum + value, 0);
        let brought = 0;
        let fewest = 0;
        while (10 * brought < 8 * total) brought += positive[fewest++]!;
        expect(keyAccounts).toBe(fewest);
      }),
      { numRuns: 200 },
    );
  });
});
