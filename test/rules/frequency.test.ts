import { describe, expect, it } from 'vitest';
import { day, sales } from './memory.ts';
import { analyse, cells } from './shown.ts';

const bought = (...dates: readonly string[]) => [
  { id: 'c', sales: sales(...dates.flatMap((date) => [date, 1])) },
];

describe('frequency', () => {
  it.each([
    // 1 day is less than a month: 1 order a month.
    [['2025-06-30'], '2025-06-30', '1 1 1.00 - - -'],
    // (31 + 30) days of 30.4375 are 2.0041 months: 2 / 2.0041 = 0.998.
    [['2025-05-01', '2025-06-30'], '2025-06-30', '2 2 1.00 60 - -'],
    // Gaps 10 and 21, median 15.5, rounded up 16: 2025-07-02 + 16. (2025-06-01 to 2025-07-31: 61 days, 3 / 2.0041 = 1.497.)
    [['2025-06-01', '2025-06-11', '2025-07-02'], '2025-07-31', '3 3 1.50 15.5 2025-07-18 13'],
    // The expected day itself is not overdue.
    [['2025-06-01', '2025-06-11', '2025-06-21'], '2025-07-01', '3 3 2.95 10 2025-07-01 0'],
    [['2025-06-01', '2025-06-11', '2025-06-21'], '2025-07-02', '3 3 2.85 10 2025-07-01 1'],
    // Two orders on one day: no gap of 0.
    [['2025-06-01', '2025-06-01', '2025-06-11'], '2025-06-11', '3 2 3.00 10 - -'],
  ])('%j on %s: %s', (dates, asOf, expected) => {
    const analysis = analyse(bought(...dates), asOf);
    expect(
      cells(
        analysis,
        'c',
        'orders',
        'purchase_days',
        'orders_per_month',
        'median_interval_days',
        'next_expected',
        'overdue_days',
      ),
    ).toBe(expected);
  });

  it('counts the orders of the last twelve months only, the day a year ago left out', () => {
    // 2024-02-29 less 12 months is 2023-02-28: 366 days follow, 12.0246 months. 2 orders: 0.1663.
    const dates = ['2023-02-28', '2023-03-01', '2024-02-29'];
    expect(cells(analyse(bought(...dates), '2024-02-29'), 'c', 'orders', 'orders_per_month')).toBe('3 0.17');
    // A year after 29 February comes 28 February: 2025-02-28 less 12 months is 2024-02-28, and 29 February counts.
    expect(cells(analyse(bought(...dates), '2025-02-28'), 'c', 'orders_per_month')).toBe('0.08');
    expect(cells(analyse(bought(...dates), '2025-03-01'), 'c', 'orders_per_month')).toBe('0.00');
  });

  it('takes the first and last purchase of the register for dates, never for counts', () => {
    const register = { firstPurchase: day('2025-01-01'), lastPurchase: day('2025-06-28') };
    const [customer] = bought('2025-06-01', '2025-06-11', '2025-06-21');
    const analysis = analyse([{ ...customer!, register }], '2025-06-30');
    // 181 days since 2025-01-01 are 5.9466 months; 3 orders in them: 0.504. Median 10 from 2025-06-28 on.
    expect(
      cells(
        analysis,
        'c',
        'orders',
        'purchase_days',
        'orders_per_month',
        'median_interval_days',
        'next_expected',
      ),
    ).toBe('3 3 0.50 10 2025-07-08');
  });

  it('has no rhythm where nothing was bought', () => {
    const analysis = analyse([{ id: 'c', sales: sales('2025-06-01', -5) }], '2025-06-30');
    expect(
      cells(
        analysis,
        'c',
        'orders',
        'purchase_days',
        'orders_per_month',
        'median_interval_days',
        'next_expected',
      ),
    ).toBe('0 0 0.00 - -');
  });
});

describe('revenue', () => {
  it('is net of returns, which are a share of what was bought', () => {
    // 100 + 100 + 100 - 50: returned 50 / 300 = 0.1666...; 300 / 3 orders.
    const customers = [
      { id: 'c', sales: sales('2025-01-01', 100, '2025-01-02', 100, '2025-01-02', 100, '2025-02-01', -50) },
    ];
    expect(cells(analyse(customers, '2025-06-30'), 'c', 'revenue', 'returned_share', 'average_ticket')).toBe(
      '250.00 0.166667 100.00',
    );
  });

  it('may be negative, and has no share and no average where nothing was bought', () => {
    const customers = [
      { id: 'c', sales: sales('2025-01-01', -5) },
      { id: 'p', register: {} },
    ];
    const analysis = analyse(customers, '2025-06-30');
    expect(cells(analysis, 'c', 'revenue', 'returned_share', 'average_ticket')).toBe('-5.00 - -');
    expect(cells(analysis, 'p', 'revenue', 'returned_share', 'average_ticket')).toBe('0.00 - -');
  });

  it('is exact beyond what a double holds', () => {
    const huge = { day: day('2025-01-01'), amount: 2n ** 60n };
    const customers = [{ id: 'c', sales: [huge, { ...huge, amount: 1n }, { ...huge, amount: 49n }] }];
    // 2^60 + 50 = 1152921504606847026 ten-thousandths.
    expect(cells(analyse(customers, '2025-06-30'), 'c', 'revenue')).toBe('115292150460684.70');
  });
});
