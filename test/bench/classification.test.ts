import { describe, expect, test } from 'vitest';
import { customersOf, differenceBetween, textOf, totalsOf } from './classification.js';

const HEADER =
  'customer_id,status,age_days,last_purchase,orders,purchase_days,revenue,abc_value,cumulative_share,rank,abc';
const ROWS = [
  '007,active,0,2025-12-30,3,2,90.10,90.10,0.900910,1,A',
  '008,inactive,130,2025-08-22,1,1,9.91,9.91,1.000000,2,B',
  '009,inactive,,,0,0,-0.01,0.00,,,C',
];
const expected = customersOf([HEADER, ...ROWS].join('\n'));

/** The classification with one text in place of another. */
const changed = (from: string, to: string) =>
  customersOf([HEADER, ...ROWS.map((row) => row.replace(from, to))].join('\n'));

describe('totals', () => {
  // 90.10 + 9.91 - 0.01
  test('add up revenue to the cent and count codes', () => {
    expect(totalsOf(expected)).toEqual({
      customers: 3,
      cents: 10_000n,
      statuses: { active: 1, inactive: 2 },
      classes: { A: 1, B: 1, C: 1 },
    });
  });

  test('are exact beyond 2^53', () => {
    const large = customersOf('revenue,status,abc\n90071992547409.92,active,A\n0.01,active,A');
    expect(totalsOf(large).cents).toBe(9_007_199_254_740_993n);
  });

  test('read as one line', () => {
    expect(textOf(totalsOf(expected))).toBe(
      '3 customers, revenue 100.00, active 1, inactive 2, A 1, B 1, C 1',
    );
  });

  test('refuse what is no amount', () => {
    expect(() => totalsOf(customersOf('revenue,status,abc\n12.345,active,A'))).toThrow('12.345');
  });
});

describe('a difference', () => {
  test.each([
    ['nothing', '', ''],
    ['fewer zeros', '90.10,90.10', '90.1,90.1'],
    ['the last digit of a share', '0.900910', '0.900911'],
  ])('is not: %s', (_, from, to) => {
    expect(differenceBetween(expected, changed(from, to))).toBeUndefined();
  });

  test.each([
    ['revenue', '9.91,9.91', '9.92,9.91', 'revenue 100.01'],
    ['a status', '008,inactive', '008,inactivated', 'inactivated 1'],
    ['a class', '2,B', '2,C', 'C 2'],
    ['an id', '008', '8', 'customer 008, row 2: customer_id 8 instead of 008'],
    ['distinct orders', ',3,2,', ',4,2,', 'customer 007, row 1: orders 4 instead of 3'],
    ['purchase days', ',3,2,', ',3,3,', 'customer 007, row 1: purchase_days 3 instead of 2'],
    ['a day', '2025-08-22', '22/08/2025', 'row 2: last_purchase 22/08/2025 instead of 2025-08-22'],
    ['an age', '130', '131', 'row 2: age_days 131 instead of 130'],
    ['0 in place of a blank', 'inactive,,', 'inactive,0,', 'row 3: age_days 0 instead of '],
    ['the value', '9.91,9.91', '9.91,9.90', 'row 2: abc_value 9.90 instead of 9.91'],
    ['a share', '0.900910', '0.900920', 'row 1: cumulative_share 0.900920 instead of 0.900910'],
  ])('is: %s', (_, from, to, said) => {
    expect(differenceBetween(expected, changed(from, to))).toContain(said);
  });

  test('is: another order', () => {
    const [first, second, third] = expected;
    expect(differenceBetween(expected, [second!, first!, third!])).toContain('row 1');
  });

  test('is: a customer missing', () => {
    expect(differenceBetween(expected, expected.slice(0, 2))).toContain('2 customers');
  });

  test('is: a column missing', () => {
    const without = expected.map(({ rank: _, ...rest }) => rest);
    expect(differenceBetween(expected, without)).toContain('rank undefined instead of 1');
  });
});
