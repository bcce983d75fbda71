import { describe, expect, it } from 'vitest';
import { type Alike, bootstrapInterval } from '../../src/measures/bootstrap.ts';

function bounds(...alike: readonly (readonly [customers: number, part: number, whole: number])[]) {
  const groups: Alike[] = alike.map(([customers, part, whole]) => ({ customers, part, whole }));
  const interval = bootstrapInterval(groups);
  return interval && [interval.low, interval.high].map(({ num, den }) => Number(num) / Number(den));
}

/** Whether bounds are those of the normal approximation, share +- 1.96 standard errors, up to chance in 1,000 resamples. */
function expectNear(found: readonly number[] | undefined, share: number, error: number): void {
  const [low, high] = found!;
  expect(Math.abs(low! - (share - 1.96 * error))).toBeLessThan(0.25 * error);
  expect(Math.abs(high! - (share + 1.96 * error))).toBeLessThan(0.25 * error);
}

describe('bootstrap interval', () => {
  // sqrt(0.5 x 0.5 / 400) = 0.025
  it('of independent cases is that of a binomial share', () => {
    expectNear(bounds([200, 1, 1], [200, 0, 1]), 0.5, 0.025);
  });

  // 40 customers, all or nothing, however many cases each has: sqrt(0.5 x 0.5 / 40) = 0.0791
  it('knows that the cases of one customer are not independent', () => {
    expectNear(bounds([20, 10, 10], [20, 0, 10]), 0.5, 0.0791);
  });

  // Standard error of a ratio of sums: sqrt(sum of (part - share x whole)^2) / sum of wholes.
  // 1,000 with 1 of 1 and 500 with 0 of 4: share 1,000 / 3,000; deviations 2/3 and -4/3: sqrt(1,000 x 4/9 + 500 x 16/9) / 3,000 = 0.01217
  it('weighs customers by their cases', () => {
    expectNear(bounds([1000, 1, 1], [500, 0, 4]), 1 / 3, 0.01217);
  });

  // sqrt(0.3 x 0.7 / 100,000) = 0.00145
  it('of many customers is narrow', () => {
    expectNear(bounds([30_000, 1, 1], [70_000, 0, 1]), 0.3, 0.00145);
  });

  it('has no width where all are alike, whatever is drawn', () => {
    expect(bounds([12, 0, 3])).toEqual([0, 0]);
    expect(bounds([12, 3, 3])).toEqual([1, 1]);
  });

  it('is not told of fewer than 10 customers with cases', () => {
    expect(bounds([9, 1, 2], [50, 0, 0])).toBeUndefined();
    expect(bounds([10, 1, 2])).toEqual([0.5, 0.5]);
    expect(bounds()).toBeUndefined();
  });

  it('does not depend on the order of the groups', () => {
    expect(bounds([20, 0, 1], [5, 1, 3], [30, 1, 1])).toEqual(bounds([30, 1, 1], [20, 0, 1], [5, 1, 3]));
  });
});
