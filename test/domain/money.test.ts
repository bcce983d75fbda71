import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalText, MoneyColumn, moneyText, type Ratio, roundRatio } from '../../src/domain/money.ts';

/** A rounded integer with a point put in, as one would on paper. */
function written(rounded: bigint, digits: number): string {
  const magnitude = String(rounded < 0n ? -rounded : rounded).padStart(digits + 1, '0');
  const point = magnitude.length - digits;
  const fraction = digits === 0 ? '' : `.${magnitude.slice(point)}`;
  return (rounded < 0n ? '-' : '') + magnitude.slice(0, point) + fraction;
}

const whole = fc.oneof(
  fc.bigInt({ min: -(10n ** 4n), max: 10n ** 4n }),
  fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n }),
  fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }),
  fc.bigInt({ min: 10n ** 400n, max: 10n ** 401n }),
);
const positive = whole.map((value) => (value < 0n ? -value : value) + 1n);

/** Quotients a hair above, below or exactly on a half of the last digit shown. */
const nearHalf = fc
  .tuple(
    fc.bigInt({ min: -(10n ** 13n), max: 10n ** 13n }),
    fc.bigInt({ min: 1n, max: 10n ** 16n }),
    fc.bigInt({ min: -2n, max: 2n }),
    fc.integer({ min: 0, max: 6 }),
  )
  .map(([quotient, den, off, digits]): [Ratio, number] => [
    { num: (2n * quotient + 1n) * den + off, den: 2n * den * 10n ** BigInt(digits) },
    digits,
  ]);

describe('decimalText', () => {
  it('rounds once, half away from zero, whatever the size', () => {
    const any = fc.tuple(fc.record({ num: whole, den: positive }), fc.integer({ min: 0, max: 6 }));
    fc.assert(
      fc.property(fc.oneof(any, nearHalf), ([value, digits]) => {
        // Integer division truncates: the rounded value is the integer whose distance is at most a half, outwards at a tie.
        const { num, den } = { num: value.num * 10n ** BigInt(digits), den: value.den };
        const rounded = roundRatio(value, digits);
        const twice = 2n * (num - rounded * den);
        const inwards = num < 0n ? -twice : twice;
        expect(-den <= inwards && inwards < den).toBe(true);
        expect(decimalText(value, digits)).toBe(written(rounded, digits));
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    // By hand; the double nearest to 1.005 is below it, the one nearest to 2.675 too.
    [1005n, 1000n, 2, '1.01'],
    [2675n, 1000n, 2, '2.68'],
    [-2675n, 1000n, 2, '-2.68'],
    [-4n, 1000n, 2, '0.00'],
    [1n, 3n, 0, '0'],
    [-1n, 2n, 0, '-1'],
    [2n, 3n, 6, '0.666667'],
  ])('%d / %d with %d digits is %s', (num, den, digits, text) => {
    expect(decimalText({ num, den }, digits)).toBe(text);
  });
});

it('shows money in cents', () => {
  // Beyond 2^53 ten-thousandths: 9007199254740993 / 10000.
  expect([0n, 50n, 49n, -50n, 125_049n, 9_007_199_254_740_993n].map(moneyText)).toEqual([
    '0.00',
    '0.01',
    '0.00',
    '-0.01',
    '12.50',
    '900719925474.10',
  ]);
});

describe('spans of a column', () => {
  const safe = fc.maxSafeInteger();
  it.each([
    ['small amounts', fc.integer({ min: -1_000_000, max: 1_000_000 })],
    ['amounts whose running sums are no safe integers', safe],
    ['amounts that are no safe integers', fc.oneof(safe, fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }))],
  ])('have the sums of what was added: %s', (_name, amount) => {
    const spans = fc.array(amount, { minLength: 1, maxLength: 12 }).chain((amounts) => {
      const end = fc.integer({ min: 0, max: amounts.length });
      return fc.tuple(fc.constant(amounts), end, end);
    });
    fc.assert(
      fc.property(spans, ([amounts, one, other]) => {
        const column = new MoneyColumn(amounts.length);
        for (const [index, each] of amounts.entries()) column.add(index, each);
        const [from, to] = [Math.min(one, other), Math.max(one, other)];
        const sum = amounts.slice(from, to).reduce<bigint>((total, each) => total + BigInt(each), 0n);
        expect(column.total(from, to)).toBe(sum);
      }),
    );
  });

  it.each([
    ['small sums', fc.integer({ min: -20, max: 20 })],
    ['sums that are safe integers', safe],
    ['sums that are no safe integers', fc.oneof(safe, fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }))],
  ])('are ordered from the largest one down to 0, equal ones by index: %s', (_name, amount) => {
    fc.assert(
      fc.property(fc.array(amount, { maxLength: 30 }), (amounts) => {
        const column = new MoneyColumn(amounts.length);
        for (const [index, each] of amounts.entries()) column.add(index, each);
        // Array.prototype.sort is stable; a number and a bigint compare by their exact values.
        const expected = [...amounts.keys()]
          .filter((index) => amounts[index]! > 0)
          .sort((a, b) => (amounts[a]! > amounts[b]! ? -1 : amounts[a]! < amounts[b]! ? 1 : 0));
        expect([...column.largestFirst()]).toEqual(expected);
      }),
    );
  });

  it('are summed as quickly where very many amounts are large', () => {
    const many = 120_000;
    // Each 2^60 and its index; all of them by the sum of 0 to n - 1.
    const column = new MoneyColumn(many);
    for (let index = 0; index < many; index++) column.add(index, 2n ** 60n + BigInt(index));
    let sum = 0n;
    for (let index = 0; index < many; index++) sum += column.total(index, index + 1);
    expect(sum).toBe(2n ** 60n * BigInt(many) + BigInt((many * (many - 1)) / 2));
    expect(column.total(0, many)).toBe(sum);
  }, 30_000);
});
