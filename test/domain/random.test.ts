import { describe, expect, it } from 'vitest';
import { Random } from '../../src/domain/random.ts';

function draws(seed: number, count: number): number[] {
  const random = new Random(seed);
  return Array.from({ length: count }, () => random.next());
}

describe('random numbers', () => {
  // sfc32 in Python with integers cut to 32 bits, a = b = 0, c = 42, counter = 1, after 12 draws.
  it('are those of sfc32', () => {
    expect(draws(42, 3).map((each) => each * 2 ** 32)).toEqual([3_578_742_640, 3_751_902_994, 1_877_406_420]);
  });

  it('are the same for the same seed, and others for another one', () => {
    expect(draws(7, 20)).toEqual(draws(7, 20));
    expect(draws(7, 20)).not.toEqual(draws(8, 20));
  });

  // 100,000 draws: the standard error of a tenth's share is sqrt(0.1 x 0.9 / 100,000) = 0.00095, five of them 0.005.
  it('fill every tenth of [0, 1) alike', () => {
    const tenths = new Array(10).fill(0);
    for (const each of draws(1, 100_000)) tenths[Math.floor(each * 10)]++;
    for (const count of tenths) expect(Math.abs(count / 100_000 - 0.1)).toBeLessThan(0.005);
  });
});
