import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalText, type Ratio, ratio } from '../../src/domain/money.ts';
import { stakeOf, sumOfRatios } from '../../src/measures/stake.ts';
import { day, fakeAnalysis, money } from '../reports/fake-analysis.ts';

function stake(first: string, last: string, sales: [string, bigint][]) {
  const cells = { customer_id: '1', first_purchase: day(first), last_purchase: day(last) };
  const found = stakeOf(fakeAnalysis([{ cells, sales }]), 0);
  return found && decimalText({ num: found.num, den: found.den * 10_000n }, 2);
}

describe('stake', () => {
  // 2024-01-01 to 2024-03-01 are 61 days, 61 / 30.4375 = 2.00411 months; 1,000 / 2.00411 = 498.975...
  it('is the revenue over the months since the first purchase', () => {
    const sales: [string, bigint][] = [
      ['2024-01-01', money(700)],
      ['2024-03-01', money(300)],
    ];
    expect(stake('2024-01-01', '2024-03-01', sales)).toBe('498.98');
  });

  // (2023-03-01, 2024-03-01] are 366 days, 12.02464 months; 1,200 less 300 over that is 74.846...
  it('looks at no more than 12 months, returns taken off', () => {
    const sales: [string, bigint][] = [
      ['2022-12-31', money(5000)],
      ['2023-03-01', money(4000)],
      ['2023-03-02', money(200)],
      ['2024-02-01', money(-300)],
      ['2024-03-01', money(1000)],
      ['2024-03-02', money(-900)],
    ];
    expect(stake('2022-12-31', '2024-03-01', sales)).toBe('74.85');
  });

  // 30 days are less than a month, 31 days are 31 / 30.4375 = 1.01848 months.
  it('never counts less than a month', () => {
    expect(stake('2024-01-01', '2024-01-01', [['2024-01-01', money(100)]])).toBe('100.00');
    expect(stake('2024-01-01', '2024-01-30', [['2024-01-30', money(100)]])).toBe('100.00');
    expect(stake('2024-01-01', '2024-01-31', [['2024-01-31', money(100)]])).toBe('98.19');
  });

  it('is blank for a customer that never bought', () => {
    const analysis = fakeAnalysis([{ cells: { customer_id: '1' }, sales: [['2024-01-01', money(-5)]] }]);
    expect(stakeOf(analysis, 0)).toBeUndefined();
  });
});

describe('sum of ratios', () => {
  it('is exact', () => {
    expect(sumOfRatios([])).toEqual({ num: 0n, den: 1n });
    const parts = [ratio(1n, 6n)!, ratio(1n, 4n)!, ratio(1n, 6n)!];
    const sum = sumOfRatios(parts);
    expect(sum.num * 12n).toBe(7n * sum.den);
  });

  it('is that of the cross products', () => {
    const part = fc
      .tuple(fc.bigInt(-1000n, 1000n), fc.bigInt(1n, 60n))
      .map(([num, den]): Ratio => ({ num, den }));
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const plain = parts.reduce(
          (sum, { num, den }) => ({ num: sum.num * den + num * sum.den, den: sum.den * den }),
          { num: 0n, den: 1n },
        );
        const sum = sumOfRatios(parts);
        expect(sum.num * plain.den).toBe(plain.num * sum.den);
      }),
    );
  });
});
