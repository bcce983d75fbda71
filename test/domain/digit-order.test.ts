import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digitOrder } from '../../src/domain/digit-order.ts';

describe('digitOrder', () => {
  // By hand: 1 2, 1 1, 0 9 and 1 1 again.
  it('goes by the first digit, then by the next, then by the index', () => {
    expect([...digitOrder(Uint16Array.of(1, 2, 1, 1, 0, 9, 1, 1), 2)]).toEqual([2, 1, 3, 0]);
  });

  it.each([
    ['any digits', 0xffff],
    ['many equal keys', 3],
  ])('is the same for few keys and for many: %s', (_name, most) => {
    const key = fc.tuple(fc.constantFrom(0, 7), fc.nat(most), fc.constant(5), fc.nat(most));
    fc.assert(
      fc.property(fc.array(key, { maxLength: 50 }), fc.integer({ min: 0, max: 6000 }), (some, size) => {
        const keys =
          some.length === 0
            ? []
            : Array.from({ length: size }, (_, index) => some[(index * 7) % some.length]!);
        const weight = ([a, b, c, d]: readonly number[]) =>
          (BigInt(a!) << 48n) | (BigInt(b!) << 32n) | (BigInt(c!) << 16n) | BigInt(d!);
        const weights = keys.map(weight);
        // Array.prototype.sort is stable.
        const expected = [...keys.keys()].sort((a, b) =>
          weights[a]! < weights[b]! ? -1 : weights[a]! > weights[b]! ? 1 : 0,
        );
        expect(digitOrder(Uint16Array.from(keys.flat()), 4)).toEqual(Int32Array.from(expected));
      }),
      { numRuns: 50 },
    );
  });
});
