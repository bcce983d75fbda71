/**
 * How far a share may be off by chance, by the bootstrap: what the share would have been with other customers of the same kind.
 *
 * A resample gives every customer a weight of its own from the Poisson distribution with mean 1: how often it is drawn. The
 * share of a resample is the weighted sum of the parts over that of the wholes. Customers are drawn with all that they have,
 * since what one customer did time and again is no independent evidence. Of 1,000 resamples the 25th share from below and the 25th
 * from above bound the interval: percentiles 2.5 and 97.5.
 *
 * Customers with the same counts need not be told apart: m of them together weigh as one number from the Poisson distribution with
 * mean m. So the cost depends on how many different counts there are, not on how many customers. Drawing uses a fixed seed, and
 * additions, multiplications and divisions only: the result is the same on every machine.
 */

import { type Ratio, ratio } from '../domain/money.ts';
import { Random } from '../domain/random.ts';

/** Customers with the same counts: each has `part` of `whole`. */
export interface Alike {
  readonly part: number;
  readonly whole: number;
  readonly customers: number;
}

export interface Interval {
  readonly low: Ratio;
  readonly high: Ratio;
}

const RESAMPLES = 1000;
/** Resamples beyond each end of the interval, the end itself included. */
const TAIL = 25;
const SEED = 20_250_630;
/** With fewer customers resamples are too much alike to tell anything. */
export const LEAST_CUSTOMERS = 10;

/** The interval of the sum of the parts / the sum of the wholes; undefined for fewer than 10 customers. */
export function bootstrapInterval(alike: readonly Alike[]): Interval | undefined {
  const groups = alike
    .filter(({ whole }) => whole > 0)
    .sort((one, other) => one.whole - other.whole || one.part - other.part);
  if (groups.reduce((sum, { customers }) => sum + customers, 0) < LEAST_CUSTOMERS) return undefined;
  const weights = groups.map(({ customers }) => new Poisson(customers));
  const random = new Random(SEED);
  const shares: { readonly part: number; readonly whole: number }[] = [];
  while (shares.length < RESAMPLES) {
    let part = 0;
    let whole = 0;
    for (const [index, group] of groups.entries()) {
      const weight = weights[index]!.draw(random);
      part += weight * group.part;
      whole += weight * group.whole;
    }
    // Nobody was drawn: there is no share.
    if (whole > 0) shares.push({ part, whole });
  }
  shares.sort((one, other) => one.part / one.whole - other.part / other.whole);
  const at = (place: number) => ratio(BigInt(shares[place]!.part), BigInt(shares[place]!.whole))!;
  return { low: at(TAIL - 1), high: at(RESAMPLES - TAIL) };
}

/** Less likely than 10^-16 of the likeliest number: never drawn. */
const NEGLIGIBLE = 1e-16;

/** Numbers from the Poisson distribution with a whole mean from 1, by the table of its sums. */
class Poisson {
  private readonly least: number;
  /** By number from `least`: how likely it or a smaller one is, the likeliest number having 1. */
  private readonly sums: Float64Array;

  constructor(mean: number) {
    const below: number[] = [];
    const above: number[] = [];
    for (let number = mean, weight = 1; number > 0 && weight > NEGLIGIBLE; number--) {
      weight *= number / mean;
      below.push(weight);
    }
    for (let number = mean + 1, weight = 1; weight > NEGLIGIBLE; number++) {
      weight *= mean / number;
      above.push(weight);
    }
    this.least = mean - below.length;
    this.sums = Float64Array.from([...below.reverse(), 1, ...above]);
    for (let index = 1; index < this.sums.length; index++) this.sums[index]! += this.sums[index - 1]!;
  }

  draw(random: Random): number {
    const { sums } = this;
    const target = random.next() * sums[sums.length - 1]!;
    let low = 0;
    let high = sums.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sums[middle]! > target) high = middle;
      else low = middle + 1;
    }
    return this.least + low;
  }
}
