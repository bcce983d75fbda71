import { describe, expect, it } from 'vitest';
import { intervalsOf, proposeLimits, silentNow } from '../../src/measures/limits.ts';
import { type Customer, day } from '../rules/memory.ts';
import { analyse } from '../rules/shown.ts';

const AS_OF = '2025-12-31';

/** Customers that bought for 100 for the first time on 2025-01-01, or some days later, and then after each of the gaps. */
function customers(count: number, gaps: readonly number[], later = 0): Customer[] {
  return Array.from({ length: count }, (_, index) => {
    const first = day('2025-01-01') + later;
    const days = [first];
    for (const gap of gaps) days.push(days.at(-1)! + gap);
    return {
      id: `${gaps.join('-')}/${later}/${index}`,
      sales: days.map((each) => ({ day: each, amount: 1_000_000n })),
    } as Customer;
  });
}

function proposed(some: readonly Customer[]) {
  const analysis = analyse(some, AS_OF);
  return proposeLimits(analysis, [...analysis.order]);
}

const every = (days: number, times: number) => Array.from({ length: times }, () => days);

describe('limits that fit', () => {
  // 12 x 30 days after 2025-01-01 are 2025-12-27.
  it('of a monthly cycle are 60 and 90 days', () => {
    expect(proposed(customers(10, every(30, 12)))).toMatchObject({
      activeDays: 60,
      inactiveDays: 90,
      customers: 10,
      typicalInterval: 30,
      judged: { silences: 0, share: undefined },
      raisedFrom: undefined,
    });
  });

  // 2 x 70 = 140 and 3 x 70 = 210: the next limits are 150 and 240.
  it('of longer cycles are longer', () => {
    expect(proposed(customers(10, every(70, 5)))).toMatchObject({ activeDays: 150, inactiveDays: 240 });
  });

  it('end at 300 and 365 days', () => {
    expect(proposed(customers(10, [300]))).toMatchObject({ activeDays: 300, inactiveDays: 365 });
  });

  // The median gap is 20: 40 and 60 days. The gap of 100 reached 60, 75 and 90, and ended within 90 days after each of them. What
  // began on the last day, 2025-06-10, is a silence of 204 days: it reached 60, 75 and 90 with 90 more days (2025-10-01 or so),
  // so that of two silences one came back, no more than half.
  it('keep the limit where no more than half came back after it', () => {
    expect(proposed(customers(10, [20, 20, 20, 100]))).toMatchObject({
      activeDays: 45,
      inactiveDays: 60,
      judged: { silences: 20, returned: 10, share: { num: 10n, den: 20n } },
      raisedFrom: undefined,
    });
  });

  // The same customers, who then bought every 20 days to the end of the year: only the gap of 100 reached 60 to 90 days, and it
  // always ended in time; no silence reached 120.
  it('are raised where more than half came back', () => {
    expect(proposed(customers(10, [20, 20, 20, 100, ...every(20, 10)]))).toMatchObject({
      activeDays: 45,
      inactiveDays: 120,
      judged: { silences: 0 },
      raisedFrom: 60,
    });
  });

  it('need ten customers that bought on two days', () => {
    expect(proposed([...customers(9, [30]), ...customers(5, [])])).toBeUndefined();
    expect(proposed([...customers(10, [30]), ...customers(5, [])])).toMatchObject({ customers: 10 });
  });

  // Median intervals 20 (five customers) and 40 (five): of an even number the mean of the middle two, 30. 2 x 30 = 60, 3 x 30 = 90.
  it('go by the mean of the middle two of an even number of customers', () => {
    expect(proposed([...customers(5, every(20, 18)), ...customers(5, every(40, 9))])).toMatchObject({
      typicalInterval: 30,
      activeDays: 60,
      inactiveDays: 90,
    });
  });

  // The customers' own medians are 30 and, of 30 and 31, 30.5: the mean of these two is 30.25. 2 x 30.25 = 60.5 is above 60.
  it('keep a quarter of a day', () => {
    expect(proposed([...customers(5, every(30, 2)), ...customers(5, [30, 31])])).toMatchObject({
      typicalInterval: 30.25,
      activeDays: 75,
    });
  });

  it('count every customer once, however often it buys', () => {
    const many = [...customers(4, every(10, 30)), ...customers(7, [60])];
    expect(proposed(many)).toMatchObject({ typicalInterval: 60 });
  });
});

describe('intervals', () => {
  // 10, 20, 30, 40: a quarter of them is at most 10, half at most 20, 90% at most 40.
  it('have quantiles by rank', () => {
    const analysis = analyse(customers(1, [40, 10, 30, 20]), AS_OF);
    const found = intervalsOf(analysis, analysis.order);
    expect(found.size).toBe(4);
    const percents = [10n, 25n, 26n, 50n, 75n, 90n];
    expect(percents.map((num) => found.quantile({ num, den: 100n }))).toEqual([10, 10, 20, 20, 30, 40]);
  });

  it('are blank where nobody bought twice', () => {
    const analysis = analyse(customers(3, []), AS_OF);
    expect(intervalsOf(analysis, analysis.order).quantile({ num: 1n, den: 2n })).toBeUndefined();
  });
});

// Ages at 2025-12-31: 2025-12-01 30 days, 2025-11-30 31 days.
it('who is silent for longer than a limit today, of those that ever bought', () => {
  const first = day('2025-01-01');
  const some = [
    ...customers(1, [], day('2025-12-01') - first),
    ...customers(2, [], day('2025-11-30') - first),
    { id: 'r', sales: [{ day: day('2025-05-05'), amount: -10n }] } as Customer,
  ];
  const analysis = analyse(some, AS_OF);
  expect(silentNow(analysis, [...analysis.order], 30)).toEqual({
    customers: 2,
    share: { num: 2n, den: 3n },
    revenue: 2_000_000n,
  });
});
