import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalText } from '../../src/domain/money.ts';
import { concentrationOf } from '../../src/rules/pareto.ts';
import { fakeAnalysis } from '../reports/fake-analysis.ts';

/** The concentration of customers with these values, largest first. */
function measure(values: readonly bigint[]) {
  const customers = values.map((abc_value, index) => ({
    cells: { customer_id: String(index).padStart(3, '0'), abc: 'A', abc_value, rank: index + 1 },
  }));
  const analysis = fakeAnalysis(customers);
  return concentrationOf(analysis.at(analysis.asOf), analysis.order);
}

function texts(values: readonly bigint[]) {
  const { gini, hhi } = measure(values);
  return [gini && decimalText(gini, 6), hhi && decimalText(hhi, 2)];
}

describe('concentration', () => {
  // By hand. 6, 3, 1: sum 10, 1x1 + 2x3 + 3x6 = 25, Gini = 50/30 - 4/3 = 1/3; HHI = 60^2 + 30^2 + 10^2 = 4600.
  // 97, 1, 1, 1: sum 100, 1 + 2 + 3 + 4x97 = 394, Gini = 788/400 - 5/4 = 0.72; HHI = 97^2 + 3 = 9412.
  it.each([
    [[6n, 3n, 1n], '0.333333', '4600.00'],
    [[97n, 1n, 1n, 1n], '0.720000', '9412.00'],
    [[5n, 5n, 5n, 5n], '0.000000', '2500.00'],
    [[42n], '0.000000', '10000.00'],
  ])('of %s', (values, gini, hhi) => {
    expect(texts(values)).toEqual([gini, hhi]);
  });

  it('is blank of nothing', () => {
    expect(texts([])).toEqual([undefined, undefined]);
  });

  // The definition the short formula stands for: mean absolute difference over twice the mean.
  it('is half the relative mean difference', () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt(1n, 10n ** 20n), { minLength: 1, maxLength: 12 }), (values) => {
        const sorted = [...values].sort((a, b) => (a < b ? 1 : a > b ? -1 : 0));
        const { gini } = measure(sorted);
        let differences = 0n;
        for (const a of values) for (const b of values) differences += a > b ? a - b : b - a;
        const sum = values.reduce((total, value) => total + value, 0n);
        expect(gini!.num * 2n * BigInt(values.length) * sum).toBe(differences * gini!.den);
      }),
    );
  });
});
