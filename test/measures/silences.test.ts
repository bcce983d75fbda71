import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { backTests } from '../../src/measures/silences.ts';
import { type Customer, day, sales } from '../rules/memory.ts';
import { analyse } from '../rules/shown.ts';

const AS_OF = '2025-12-31';

function bought(id: string, ...days: readonly string[]): Customer {
  return { id, sales: days.flatMap((each) => sales(each, 100)) };
}

/** silences, customers, returned of one limit and one horizon. */
function counts(customers: readonly Customer[], limit: number, horizon: number): number[] {
  const analysis = analyse(customers, AS_OF);
  const [found] = backTests(analysis, analysis.order, [limit], [horizon]);
  return [found!.silences, found!.customers, found!.returned];
}

describe('back-test', () => {
  // 2025-01-01 + 60 = 2025-03-02.
  it('asks for silence up to the limit, and for a purchase after it', () => {
    expect(counts([bought('a', '2025-01-01', '2025-03-02')], 60, 30)).toEqual([1, 1, 0]);
    expect(counts([bought('a', '2025-01-01', '2025-03-03')], 60, 30)).toEqual([2, 1, 1]);
    // 30 days after 2025-03-02 are 2025-04-01. The second silence reached the limit, too, and nothing ended it.
    expect(counts([bought('a', '2025-01-01', '2025-04-01')], 60, 30)).toEqual([2, 1, 1]);
    expect(counts([bought('a', '2025-01-01', '2025-04-02')], 60, 30)).toEqual([2, 1, 0]);
  });

  // 2025-10-02 + 60 + 30 = 2025-12-31.
  it('leaves out what the data do not show to the end, whether it came back or not', () => {
    expect(counts([bought('a', '2025-10-02')], 60, 30)).toEqual([1, 1, 0]);
    expect(counts([bought('a', '2025-10-03')], 60, 30)).toEqual([0, 0, 0]);
    expect(counts([bought('a', '2025-10-03', '2025-12-10')], 60, 30)).toEqual([0, 0, 0]);
    expect(counts([bought('a', '2025-10-02', '2025-12-31')], 60, 30)).toEqual([1, 1, 1]);
  });

  it('counts a silence once, and customers apart', () => {
    const some = [
      bought('a', '2025-01-01', '2025-01-15', '2025-04-01', '2025-07-01', '2025-07-01'),
      bought('b', '2025-02-01'),
      bought('c', '2025-02-01', '2025-02-11', '2025-02-21', '2025-03-03'),
      { id: 'd', sales: sales('2025-02-01', -10) },
    ];
    // a: 76 days from 01-15, 91 from 04-01, and from 07-01 on; b and c for good. Within 30 days after 60: the 76 days only.
    expect(counts(some, 60, 30)).toEqual([5, 3, 1]);
    expect(counts(some, 60, 60)).toEqual([5, 3, 2]);
  });

  it('counts purchase days of the register, but none before the data begin', () => {
    const register = { firstPurchase: day('2019-05-05'), lastPurchase: day('2025-03-20') };
    expect(counts([{ ...bought('a', '2025-01-01'), register }], 60, 30)).toEqual([2, 1, 1]);
  });

  it('gives shares exactly, and blanks where nothing was silent for so long', () => {
    const analysis = analyse([bought('a', '2025-01-01', '2025-03-15', '2025-06-01')], AS_OF);
    const [some, none] = backTests(analysis, analysis.order, [60], [30, 300]);
    expect(some).toMatchObject({ silences: 3, share: { num: 2n, den: 3n }, interval: undefined });
    expect(none).toMatchObject({ silences: 1, share: { num: 1n, den: 1n } });
    const [blank] = backTests(analysis, [], [60], [30]);
    expect(blank).toMatchObject({ silences: 0, share: undefined, interval: undefined });
  });
});

const LIMITS = [30, 45, 60];
const HORIZONS = [10, 30, 90];
const START = day('2025-01-01');
const anyDays = fc.uniqueArray(fc.integer({ min: 0, max: 330 }), { maxLength: 12 });

function customersOf(all: readonly (readonly number[])[]): Customer[] {
  return all.map((days, index) => ({
    id: `c${index}`,
    sales: days.map((after) => ({ day: START + after, amount: 10_000n })),
  }));
}

/** The back-test as one would do it by hand: on every day of the data, whose silence is exactly so old today? */
function byHand(all: readonly (readonly number[])[], end: number, limit: number, horizon: number) {
  let silences = 0;
  let returned = 0;
  for (const days of all) {
    for (let today = 0; today + horizon <= end; today++) {
      if (!days.includes(today - limit)) continue;
      const between = (from: number, to: number) => days.some((each) => each >= from && each <= to);
      if (between(today - limit + 1, today)) continue;
      silences++;
      if (between(today + 1, today + horizon)) returned++;
    }
  }
  return { silences, returned };
}

test('the back-test is what looking at every day by itself finds', () => {
  fc.assert(
    fc.property(
      fc.array(anyDays, { minLength: 1, maxLength: 15 }),
      fc.integer({ min: 331, max: 400 }),
      (all, end) => {
        fc.pre(all.some((days) => days.length > 0));
        const iso = new Date(Date.UTC(2025, 0, 1 + end)).toISOString().slice(0, 10);
        const analysis = analyse(customersOf(all), iso);
        const found = backTests(analysis, analysis.order, LIMITS, HORIZONS);
        const expected = LIMITS.flatMap((limit) =>
          HORIZONS.map((horizon) => byHand(all, end, limit, horizon)),
        );
        expect(found.map(({ silences, returned }) => ({ silences, returned }))).toEqual(expected);
      },
    ),
  );
});

test('the longer the wait, the more come back; the share lies in its interval; the order of customers is nothing to it', () => {
  fc.assert(
    fc.property(fc.array(anyDays, { minLength: 10, maxLength: 40 }), (all) => {
      fc.pre(all.some((days) => days.length > 0));
      // Two years later everything is known to its end.
      const analysis = analyse(customersOf(all), '2027-12-31');
      const found = backTests(analysis, analysis.order, [30], HORIZONS);
      for (const [index, { silences, returned, share, interval }] of found.entries()) {
        expect(silences).toBe(found[0]!.silences);
        if (index > 0) expect(returned).toBeGreaterThanOrEqual(found[index - 1]!.returned);
        if (!interval) continue;
        const [low, own, high] = [interval.low, share!, interval.high].map(
          ({ num, den }) => Number(num) / Number(den),
        );
        expect(low).toBeLessThanOrEqual(own!);
        expect(high).toBeGreaterThanOrEqual(own!);
      }
      expect(backTests(analysis, [...analysis.order].reverse(), [30], HORIZONS)).toEqual(found);
    }),
    { numRuns: 30 },
  );
});
