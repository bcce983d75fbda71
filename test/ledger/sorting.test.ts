import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sorted, sortingOf } from '../../src/ledger/sorting.ts';

const rows = fc.array(fc.record({ place: fc.integer({ min: -1, max: 5 }), day: fc.nat(9) }), {
  minLength: 1,
  maxLength: 40,
});

describe('sorting rows', () => {
  test('puts them by place and day, those of one day as they were, and leaves out those without a place', () => {
    fc.assert(
      fc.property(rows, fc.boolean(), (given, growing) => {
        const all = growing ? given.toSorted((a, b) => a.day - b.day) : given;
        const days = Int32Array.from(all, ({ day }) => day);
        const places = Int32Array.from(all, ({ place }) => place);
        const { starts, targets } = sortingOf(places, 6, days);
        const numbers = sorted(Int32Array.from(all.keys()), targets, new Int32Array(starts[6]!));
        const wanted = all
          .map((row, number) => ({ ...row, number }))
          .filter(({ place }) => place >= 0)
          .sort((a, b) => a.place - b.place || a.day - b.day || a.number - b.number);
        expect([...numbers]).toEqual(wanted.map(({ number }) => number));
        const counts = [0, 1, 2, 3, 4, 5].map((place) => wanted.filter((row) => row.place < place).length);
        expect([...starts]).toEqual([...counts, wanted.length]);
      }),
      { numRuns: 300 },
    );
  });
});
