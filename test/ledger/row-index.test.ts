import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RowIndex } from '../../src/ledger/row-index.ts';

interface Row {
  readonly customer: number;
  readonly stamp: number;
}

/** An index of rows that grows as they come, from a number of them on. */
function indexOf(rows: readonly Row[], first: number): RowIndex {
  const facts = {
    customerOf: (row: number) => rows[row]!.customer,
    stampOf: (row: number) => rows[row]!.stamp,
  };
  const index = new RowIndex(facts, first);
  for (let row = first; row < rows.length; row++) index.add(row);
  return index;
}

describe('the index of rows', () => {
  test('finds every row, and no other, however many came after it was made', () => {
    const row = fc.record({ customer: fc.nat(50), stamp: fc.nat(50) });
    const distinct = fc.uniqueArray(row, {
      maxLength: 200,
      selector: ({ customer, stamp }) => `${customer} ${stamp}`,
    });
    fc.assert(
      fc.property(distinct, fc.nat(200), row, (rows, first, other) => {
        const index = indexOf(rows, Math.min(first, rows.length));
        rows.forEach(({ customer, stamp }, number) => {
          expect(index.find(customer, stamp)).toBe(number);
          expect(index.guess(customer, stamp)).toBeGreaterThanOrEqual(0);
        });
        const known = rows.findIndex(
          ({ customer, stamp }) => customer === other.customer && stamp === other.stamp,
        );
        expect(index.find(other.customer, other.stamp)).toBe(known);
      }),
      { numRuns: 200 },
    );
  });

  test('grows with its rows', () => {
    const rows = Array.from({ length: 20_000 }, (_, n) => ({
      customer: n % 700,
      stamp: Math.floor(n / 700),
    }));
    const index = indexOf(rows, 0);
    expect(rows.every(({ customer, stamp }, number) => index.find(customer, stamp) === number)).toBe(true);
    expect(index.find(700, 0)).toBe(-1);
    // Nearly always the guess is right: the other bits of the hash tell rows apart.
    const right = rows.filter(({ customer, stamp }, number) => index.guess(customer, stamp) === number);
    expect(right.length).toBeGreaterThan(19_900);
  });
});
