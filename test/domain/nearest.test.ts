import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearest } from '../../src/domain/nearest.ts';

describe('nearest', () => {
  const columns = ['customer_id', 'customer_name', 'salesperson', 'status', 'status_since', 'revenue'];

  it.each([
    ['revnue', 'revenue'],
    ['reveneu', 'revenue'],
    ['statsu', 'status'],
    ['salesperso', 'salesperson'],
    ['customer-nam', 'customer_name'],
    ['STATUS', 'status'],
    ['Status Since', 'status_since'],
  ])('takes %s for %s', (typed, meant) => {
    expect(nearest(typed, columns)).toBe(meant);
  });

  it('overlooks accents', () => {
    expect(nearest('situacao', ['Situação', 'Vendedor'])).toBe('Situação');
  });

  it('offers nothing where more than a third differs', () => {
    expect(nearest('margin', columns)).toBeUndefined();
    expect(nearest('x', ['y', 'z'])).toBeUndefined();
    expect(nearest('', columns)).toBeUndefined();
    expect(nearest('status', [])).toBeUndefined();
  });

  // "abcd": both candidates are one substitution away.
  it('prefers the first of two equally near', () => {
    expect(nearest('abcd', ['abcx', 'abxd'])).toBe('abcx');
  });

  it('counts a swap of neighbours as one difference', () => {
    // Three letters allow one difference: a swap is one, two substitutions are not.
    expect(nearest('cab', ['acb'])).toBe('acb');
    expect(nearest('cab', ['xyb'])).toBeUndefined();
  });

  it('finds a name that is among the candidates', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1 }),
        fc.nat(),
        (names, pick) => {
          const name = names[pick % names.length]!;
          expect(nearest(name, names)).toBe(name);
        },
      ),
    );
  });
});
