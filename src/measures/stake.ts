import { type Day, monthsBefore } from '../domain/day.ts';
import { type Ratio, ratio } from '../domain/money.ts';
import { netOf } from '../ledger/portfolio.ts';
import type { Analysis } from '../rules/analysis.ts';

/** A month has 30.4375 days: 487 sixteenths of a day. */
const MONTH_SIXTEENTHS = 487n;
const SIXTEENTHS = 16n;

/**
 * What a customer used to bring a month, and no longer may: the net revenue of the 12 months up to the last purchase, over
 * the months in which the customer was active in them,
 * max(1, (last - max(first purchase, day after last - 12 months) + 1) / 30.4375).
 * In ten-thousandths of the currency unit a month; blank for customers that never bought, only returned.
 */
export function stakeOf(analysis: Analysis, customer: number): Ratio | undefined {
  const first = analysis.cell('first_purchase', customer) as Day | undefined;
  const last = analysis.cell('last_purchase', customer) as Day | undefined;
  if (first === undefined || last === undefined) return undefined;
  const yearBefore = monthsBefore(last, 12);
  const totals = analysis.portfolio.totals(customer, yearBefore, last);
  const days = BigInt(last - Math.max(first, yearBefore + 1) + 1);
  const months = days * SIXTEENTHS;
  const net = netOf(totals);
  return months > MONTH_SIXTEENTHS ? ratio(net * MONTH_SIXTEENTHS, months) : ratio(net, 1n);
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestCommonDivisor(b, a % b);
}

/** The exact sum of ratios. */
export function sumOfRatios(ratios: Iterable<Ratio>): Ratio {
  // Few denominators occur: adding up by denominator first keeps the numbers short.
  const byDenominator = new Map<bigint, bigint>();
  for (const { num, den } of ratios) byDenominator.set(den, (byDenominator.get(den) ?? 0n) + num);
  let sum: Ratio = { num: 0n, den: 1n };
  for (const [den, num] of byDenominator) {
    const den2 = (sum.den / greatestCommonDivisor(sum.den, den)) * den;
    sum = { num: sum.num * (den2 / sum.den) + num * (den2 / den), den: den2 };
  }
  return sum;
}
