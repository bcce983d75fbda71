import { type Ratio, ratio } from '../domain/money.ts';

/** How unevenly values are spread over those that have them. */
export interface Concentration {
  /** Gini coefficient, 0 (all equal) to nearly 1, without the correction for small samples. Blank without values. */
  readonly gini: Ratio | undefined;
  /** Herfindahl-Hirschman index: the sum of the squared percentages, 0 to 10,000. Blank without values. */
  readonly hhi: Ratio | undefined;
}

/**
 * Both measures, exactly, of values above 0 that come largest first.
 * With x(1) <= ... <= x(n): Gini = 2 x sum of i x(i) / (n x sum of x) - (n + 1) / n; HHI = 10,000 x sum of (x / sum of x)^2.
 */
export function concentrationOf(values: readonly bigint[]): Concentration {
  const count = BigInt(values.length);
  let sum = 0n;
  let weighted = 0n;
  let squares = 0n;
  values.forEach((value, position) => {
    sum += value;
    weighted += (count - BigInt(position)) * value;
    squares += value * value;
  });
  return {
    gini: ratio(2n * weighted - (count + 1n) * sum, count * sum),
    hhi: ratio(10_000n * squares, sum * sum),
  };
}
