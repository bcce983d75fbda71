import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Counts } from '../../src/ledger/counts.ts';

const SIZE = 4;

test('counts far more than a byte holds, and keeps its counts when they are moved', () => {
  const counted = fc.array(fc.nat(600), { minLength: SIZE, maxLength: SIZE });
  // Where each goes among as many; one of them may be left out.
  const targets = fc.shuffledSubarray([0, 1, 2, 3], { minLength: SIZE }).map((places) => [...places]);
  fc.assert(
    fc.property(counted, targets, fc.integer({ min: -1, max: SIZE - 1 }), (wanted, places, leftOut) => {
      const counts = new Counts(new Uint8Array(SIZE));
      wanted.forEach((count, index) => {
        for (let i = 0; i < count; i++) counts.add(index);
      });
      const sum = (list: readonly number[]) => list.reduce((total, count) => total + count, 0);
      for (let from = 0; from <= SIZE; from++) {
        for (let to = from; to <= SIZE; to++)
          expect(counts.total(from, to)).toBe(sum(wanted.slice(from, to)));
      }

      const targetOf = (index: number) => (index === leftOut ? -1 : places[index]!);
      const parcel = counts.rearranged((small) => {
        const moved = new Uint8Array(SIZE);
        small.forEach((count, index) => {
          if (targetOf(index) >= 0) moved[targetOf(index)] = count;
        });
        return moved;
      }, targetOf);
      const moved = Counts.of(structuredClone(parcel));
      wanted.forEach((count, index) => {
        const at = places[index]!;
        expect(moved.total(at, at + 1)).toBe(index === leftOut ? 0 : count);
      });
    }),
  );
});

test('asking for each of very many large counts takes no longer than their number', () => {
  const many = 120_000;
  // 255 in the byte, and as many more as its index says; all of them by the sum of 0 to n - 1.
  const rest = new Map(Array.from({ length: many }, (_, index) => [index, index]));
  const counts = Counts.of({ small: new Uint8Array(many).fill(255), rest });
  let sum = 0;
  for (let index = 0; index < many; index++) sum += counts.total(index, index + 1);
  expect(sum).toBe(255 * many + (many * (many - 1)) / 2);
  expect(counts.total(0, many)).toBe(sum);
}, 30_000);
