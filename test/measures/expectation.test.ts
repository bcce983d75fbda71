import { describe, expect, it } from 'vitest';
import { decimalText } from '../../src/domain/money.ts';
import { expectedOrders } from '../../src/measures/expectation.ts';
import { outlookOf } from '../../src/measures/outlook.ts';
import { type Customer, day, type Sale, sales } from '../rules/memory.ts';
import { analyse } from '../rules/shown.ts';

// The data begin on 2024-01-01, by somebody of whom nothing else is told; D is 2025-12-31. A silence that reached a days counts where it began
// on 2025-10-02 - a or before: 90 days from 2025-10-02 are D.
const AS_OF = '2025-12-31';
const BEGINNING: Customer = { id: '~', register: {}, sales: sales('2024-01-01', -1) };

function single(id: string, ...days: readonly string[]): Customer {
  return { id, sales: days.flatMap((each) => sales(each, 100)) };
}

function times(count: number, prefix: string, ...days: readonly string[]): Customer[] {
  return Array.from({ length: count }, (_, index) => single(`${prefix}${index}`, ...days));
}

function expected(customers: readonly Customer[], id: string): string {
  const analysis = analyse([BEGINNING, ...customers], AS_OF);
  const customer = analysis.everyone.find((each) => analysis.portfolio.customerId(each) === id)!;
  const orders = expectedOrders(analysis)(customer);
  return orders === undefined ? 'nothing' : `${orders.num}/${orders.den}`;
}

describe('orders to expect in the next 90 days', () => {
  // 30 customers that bought once, on 2025-06-01; 10 of them bought again 70 days later, on 2025-08-10, 5 of these also on 2025-09-30.
  const often = [
    ...times(20, 'a', '2025-06-01'),
    ...times(5, 'b', '2025-06-01', '2025-08-10'),
    ...times(5, 'c', '2025-06-01', '2025-08-10', '2025-09-30'),
  ];

  // Age 65: 30 silences; from 66 to 155 days after 2025-06-01 are 2025-08-06 to 2025-11-03, with 10 + 5 orders. The second silences began
  // on 2025-08-10, too late: 65 days later is 2025-10-14.
  it('are the orders of the 90 days after all silences that reached the age', () => {
    const now = [...often, single('x', '2025-10-27')];
    expect(expected(now, 'x')).toBe('15/30');
  });

  // Age 70 on 2025-10-22: who bought after 70 days was never silent for 70; 20 are left, too few. 69 is the greatest age with 30; y has it.
  // z, silent since 2024-05-01, has reached every age, without orders: 21 and 31 of all. How often z had bought nobody knows.
  it('take the greatest age that has 30 silences for older ones', () => {
    const now = [...often, single('x', '2025-10-22'), single('y', '2025-10-23'), single('z', '2024-05-01')];
    expect(expected(now, 'y')).toBe('15/30');
    expect(expected(now, 'x')).toBe('15/31');
    expect(expected(now, 'z')).toBe('15/31');
  });

  it('are unknown where fewer than 30 silences have 90 days after them', () => {
    const few = times(29, 'a', '2025-06-01');
    expect(expected([...few, single('x', '2025-10-27')], 'x')).toBe('nothing');
    expect(expected([...few, single('y', '2025-10-02'), single('x', '2025-10-27')], 'x')).toBe('0/30');
    // Also of somebody with nothing but returns.
    expect(expected(often, '~')).toBe('nothing');
  });

  // 365 days up to 2025-06-01 begin on 2024-06-02. r bought on 7 days of them, in the class of 4 to 7 days, and came back once each.
  it('look at customers that had bought as often, where there are 30 silences of them', () => {
    const week = ['2025-05-26', '2025-05-27', '2025-05-28', '2025-05-29', '2025-05-30', '2025-05-31'];
    const regulars = times(30, 'r', ...week, '2025-06-01', '2025-08-20');
    const lately = week.map((each) => each.replace('-05-', '-10-').replace('31', '25'));
    const now = [...often, ...regulars, single('x', '2025-10-27'), single('y', ...lately, '2025-10-27')];
    expect(expected(now, 'x')).toBe('15/30');
    expect(expected(now, 'y')).toBe('30/30');
    // One silence fewer, and both look at all: 15 + 29 of 30 + 29.
    const fewer = now.filter(({ id }) => id !== 'r0');
    expect(expected(fewer, 'x')).toBe('15/30');
    expect(expected(fewer, 'y')).toBe('44/59');
  });

  // A year up to 2024-12-29 begins on 2023-12-31, before the data do; up to 2024-12-30 with them.
  it('do not ask how often where the year begins before the data do', () => {
    const young = (start: string) => times(30, 'o', start);
    const early = [...often, ...young('2024-12-29'), single('x', '2025-10-27')];
    expect(expected(early, 'x')).toBe('15/30');
    const known = [...often, ...young('2024-12-30'), single('x', '2025-10-27')];
    expect(expected(known, 'x')).toBe('15/60');
    const oneOff = single('x', '2024-12-29');
    expect(expected([...often, ...young('2024-12-29'), oneOff], 'x')).toBe('0/31');
  });

  it('count days that only the register knows as purchases, but no orders on them', () => {
    const told = often.map((customer) => ({ ...customer, register: { lastPurchase: day('2025-08-01') } }));
    // From 2025-06-01 to the register's 2025-08-01 are 61 days: 30 silences of 60 days. From that day on the 20 of a were silent, and 60 days
    // after it 90 more are known (2025-09-30); 63 days after it they are not. So 60 is the greatest age: 50 silences, 15 orders.
    expect(expected([...told, single('x', '2025-10-27')], 'x')).toBe('15/50');
  });
});

describe('priority', () => {
  // 200 + 50 over 2 orders: a ticket of 125. 15/30 orders, of the customers with one purchase day in a year: 62.50.
  it('is the average ticket x the orders to expect', () => {
    const buyer: Sale[] = sales('2024-05-01', 50, '2025-10-27', 200);
    const others = [
      ...times(20, 'a', '2025-06-01'),
      ...times(5, 'b', '2025-06-01', '2025-08-10'),
      ...times(5, 'c', '2025-06-01', '2025-08-10', '2025-09-30'),
    ];
    const analysis = analyse([BEGINNING, ...others, { id: 'x', sales: buyer }], AS_OF);
    const customer = analysis.everyone.find((each) => analysis.portfolio.customerId(each) === 'x')!;
    const { priority } = outlookOf(analysis)(customer);
    expect(decimalText({ num: priority!.num, den: priority!.den * 10_000n }, 2)).toBe('62.50');
  });
});
