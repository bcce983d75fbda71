import { describe, expect, it } from 'vitest';
import type { Customer } from './memory.ts';
import { day, sales } from './memory.ts';
import { analyse, cells } from './shown.ts';

const SINCE = '2025-06-30';
const AS_OF = '2025-07-31';

/** Someone else, from whom on there are data. */
const first: Customer = { id: 'first', sales: sales('2024-01-01', 1) };

function movementOf(
  customer: Omit<Customer, 'id'>,
  others: readonly Customer[] = [first],
  policy = '',
): string {
  const analysis = analyse([...others, { id: 'c', ...customer }], AS_OF, { since: SINCE, policy });
  return cells(analysis, 'c', 'movement');
}

describe('movement', () => {
  it.each([
    ['the first purchase on S is before the period', ['2025-06-30'], 'none'],
    ['the first purchase the day after', ['2025-07-01'], 'new'],
    ['the first purchase on D', ['2025-07-31'], 'new'],
    // Age at S: 91 from 2025-03-31, 90 from 2025-04-01, 61 from 2025-04-30, 60 from 2025-05-01.
    ['inactivated at S, active at D', ['2025-03-31', '2025-07-31'], 'reactivated'],
    ['inactive at S, active at D', ['2024-07-01', '2025-07-31'], 'reactivated'],
    ['pre-inactive at S, active at D', ['2025-04-01', '2025-07-31'], 'recovered'],
    ['active at S and at D', ['2025-05-01', '2025-07-31'], 'none'],
    // Age at D: 61 from 2025-05-31, 60 from 2025-06-01, 91 from 2025-05-01.
    ['active at S, pre-inactive at D', ['2025-05-31'], 'cooling'],
    ['active all the time', ['2025-06-01'], 'none'],
    ['active at S, inactivated at D', ['2025-05-01'], 'lost'],
    ['pre-inactive at S, inactivated at D', ['2025-04-30'], 'lost'],
    ['inactivated at S, inactive at D', ['2025-03-15'], 'none'],
  ])('%s', (_, dates, expected) => {
    expect(movementOf({ sales: sales(...dates.flatMap((date) => [date, 1])) })).toBe(expected);
  });

  it('takes a first purchase too near the beginning of the data for a first sight', () => {
    // 2025-07-10 is 90 days after 2025-04-11.
    const bought = { sales: sales('2025-07-10', 1) };
    expect(movementOf(bought, [{ id: 'first', sales: sales('2025-04-11', 1) }])).toBe('new');
    expect(movementOf(bought, [{ id: 'first', sales: sales('2025-04-12', 1) }])).toBe('first_seen');
    expect(movementOf(bought, [{ id: 'first', sales: sales('2025-04-12', -1) }])).toBe('first_seen');
    const policy = 'status: { active_days: 10, inactive_days: 89 }';
    expect(movementOf(bought, [{ id: 'first', sales: sales('2025-04-12', 1) }], policy)).toBe('new');
  });

  it.each([
    [{ firstPurchase: day('2025-07-05') }, 'new'],
    [{ registeredOn: day('2025-07-01') }, 'new'],
    [{ registeredOn: day('2025-06-30') }, 'first_seen'],
    // The register knows better: a customer of old, inactive at S.
    [{ firstPurchase: day('2020-01-01') }, 'reactivated'],
  ])('believes the register: %j', (register, expected) => {
    expect(movementOf({ sales: sales('2025-07-10', 1), register }, [])).toBe(expected);
  });

  it('sees no movement where nothing was bought', () => {
    expect(movementOf({ register: {} })).toBe('none');
    expect(movementOf({ sales: sales('2025-07-10', -1) })).toBe('none');
  });

  it('takes a customer with only returns at S for new once it buys', () => {
    expect(movementOf({ sales: sales('2025-05-01', -1, '2025-07-10', 5) })).toBe('new');
  });
});
