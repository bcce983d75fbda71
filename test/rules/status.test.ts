import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoOf } from '../../src/domain/day.ts';
import type { Customer } from './memory.ts';
import { day, sales } from './memory.ts';
import { analyse, cells } from './shown.ts';

const COLUMNS = ['status', 'status_since', 'changes_on'] as const;

/** The customer `c` that bought for 100 on each of some days. */
function buyer(...dates: readonly string[]): Customer {
  return { id: 'c', sales: sales(...dates.flatMap((date) => [date, 100])) };
}

/** Days that many days before a date. */
function ago(date: string, ...ages: readonly number[]): string[] {
  return ages.map((age) => isoOf(day(date) - age));
}

describe('status by fixed days', () => {
  // One purchase on 2025-01-01. By the calendar: age 60 is 2025-03-02, 61 03-03, 90 04-01, 91 04-02, 120 05-01, 121 05-02.
  it.each([
    ['2025-01-01', 'active 2025-01-01 2025-03-03'],
    ['2025-03-02', 'active 2025-01-01 2025-03-03'],
    ['2025-03-03', 'pre_inactive 2025-03-03 2025-04-02'],
    ['2025-04-01', 'pre_inactive 2025-03-03 2025-04-02'],
    ['2025-04-02', 'inactivated 2025-04-02 2025-05-02'],
    ['2025-05-01', 'inactivated 2025-04-02 2025-05-02'],
    ['2025-05-02', 'inactive 2025-05-02 -'],
    ['2030-01-01', 'inactive 2025-05-02 -'],
  ])('on %s: %s', (asOf, expected) => {
    expect(cells(analyse([buyer('2025-01-01')], asOf), 'c', ...COLUMNS)).toBe(expected);
  });

  it('counts 29 February as a day', () => {
    // 2024-01-01 + 61 days = 31 - 1 + 29 + 2: 2024-03-02.
    expect(cells(analyse([buyer('2024-01-01')], '2024-03-01'), 'c', ...COLUMNS)).toBe(
      'active 2024-01-01 2024-03-02',
    );
  });

  it('goes back over purchases that follow while the status still held', () => {
    // Gaps of 31, 60 and 62 days: only in the last, on 2025-05-02, is a day of age 61, pre-inactive.
    const dates = ['2024-12-01', '2025-01-01', '2025-03-02', '2025-05-03'];
    expect(cells(analyse([buyer(...dates.slice(0, 3))], '2025-03-10'), 'c', ...COLUMNS)).toBe(
      'active 2024-12-01 2025-05-02',
    );
    expect(cells(analyse([buyer(...dates)], '2025-05-03'), 'c', ...COLUMNS)).toBe(
      'active 2025-05-03 2025-07-03',
    );
  });

  it('knows no inactivated customers where their time is 0', () => {
    const policy = 'status: { inactivated_days: 0 }';
    expect(cells(analyse([buyer('2025-01-01')], '2025-04-01', { policy }), 'c', ...COLUMNS)).toBe(
      'pre_inactive 2025-03-03 2025-04-02',
    );
    expect(cells(analyse([buyer('2025-01-01')], '2025-04-02', { policy }), 'c', ...COLUMNS)).toBe(
      'inactive 2025-04-02 -',
    );
  });
});

describe('purchase days that an active customer needs', () => {
  const policy = 'status: { min_purchase_days: 2, frequency_window_days: 100 }';

  // First purchase 2025-01-01: the question is asked from 2025-04-11 on, 100 days later.
  it.each([
    [['2025-01-01', '2025-04-10'], '2025-04-10', 'active 2025-04-10 2025-04-11'],
    [['2025-01-01', '2025-04-10'], '2025-04-11', 'pre_inactive 2025-04-11 2025-07-10'],
    [['2025-01-01', '2025-04-11'], '2025-04-11', 'pre_inactive 2025-04-11 2025-07-11'],
    [['2025-01-01', '2025-01-02', '2025-04-11'], '2025-04-11', 'active 2025-04-11 2025-04-12'],
    [['2025-01-01', '2025-03-20', '2025-04-11'], '2025-04-11', 'active 2025-03-20 2025-06-11'],
  ])('%j on %s: %s', (dates, asOf, expected) => {
    expect(cells(analyse([buyer(...dates)], asOf, { policy }), 'c', ...COLUMNS)).toBe(expected);
  });
});

describe('status by the own cycle', () => {
  // A frequency window longer than every limit, so that it decides nothing here.
  const policy = 'status: { mode: cycle, frequency_window_days: 400 }';

  // Gaps in days before the last purchase, and the last age of active and of pre-inactive worked out by hand:
  // 1.5 and 3 medians, rounded up, within [15, 180] and [active + 15, 365].
  it.each([
    ['fewer than 4 purchase days: fixed days', [10, 10], 60, 90],
    ['median 10 is 15 and 30', [10, 10, 10], 15, 30],
    ['median 2 is 3 and 6: lifted to 15 and 30', [2, 2, 2], 15, 30],
    ['median 11 is 16.5 and 33: 17 and 33', [11, 11, 11], 17, 33],
    ['median 20.5 is 30.75 and 61.5: 31 and 62', [20, 20, 21, 21], 31, 62],
    ['median 120 is 180 and 360', [120, 120, 120], 180, 360],
    ['median 121 is 181.5 and 363: held at 180 and 363', [121, 121, 121], 180, 363],
    ['median 122 is 183 and 366: held at 180 and 365', [122, 122, 122], 180, 365],
  ])('%s', (_, gaps, active, inactive) => {
    const last = '2025-01-01';
    const ages = [0];
    for (const gap of gaps) ages.push(ages.at(-1)! + gap);
    const customer = buyer(...ago(last, ...ages));
    const on = (age: number) => cells(analyse([customer], isoOf(day(last) + age), { policy }), 'c', 'status');
    expect([
      on(active),
      on(active + 1),
      on(inactive),
      on(inactive + 1),
      on(inactive + 30),
      on(inactive + 31),
    ]).toEqual(['active', 'pre_inactive', 'pre_inactive', 'inactivated', 'inactivated', 'inactive']);
  });
});

describe('customers that the records do not show buying', () => {
  const columns = [...COLUMNS, 'age_days', 'first_purchase', 'last_purchase'] as const;
  const asOf = '2025-06-30';

  it.each<[string, Customer, string]>([
    ['prospect', { id: 'c', register: {} }, 'prospect - - - - -'],
    [
      'prospect until a date that is yet to come',
      { id: 'c', register: { lastPurchase: day('2025-07-01') } },
      'prospect - - - - -',
    ],
    ['only returns', { id: 'c', sales: sales('2025-06-01', -10) }, 'inactive - - - - -'],
    [
      'registered, with returns only',
      { id: 'c', sales: sales('2025-06-01', -10), register: {} },
      'prospect - - - - -',
    ],
    [
      'known to the register only',
      { id: 'c', register: { lastPurchase: day('2025-06-30') } },
      'active 2025-06-30 2025-08-30 0 2025-06-30 2025-06-30',
    ],
    [
      'bought earlier and later than the records tell',
      {
        id: 'c',
        sales: sales('2025-02-01', 10),
        register: { firstPurchase: day('2020-01-01'), lastPurchase: day('2025-03-01') },
      },
      // 2025-03-01 to 2025-06-30: 31 + 30 + 31 + 29 = 121 days; inactive from then on.
      'inactive 2025-06-30 - 121 2020-01-01 2025-03-01',
    ],
  ])('%s', (_, customer, expected) => {
    expect(cells(analyse([customer], asOf), 'c', ...columns)).toBe(expected);
  });
});

describe('overrides', () => {
  it('gives the first that matches, laid over the general settings', () => {
    const policy = `
status: { inactivated_days: 5 }
overrides:
  - match: { segment: A, region: S }
    inactive_days: 100
  - match: { segment: A }
    active_days: 10
    inactive_days: 20
  - match: { customer_id: 007 }
    active_days: 1
`;
    const bought = { sales: sales('2025-01-01', 1) };
    const customers: Customer[] = [
      { id: '007', ...bought, attributes: { segment: 'B' } },
      { id: '7', ...bought, attributes: { segment: 'B' } },
      { id: 'both', ...bought, attributes: { segment: 'A', region: 'S' } },
      { id: 'one', ...bought, attributes: { segment: 'A', region: 'N' } },
    ];
    const analysis = analyse(customers, '2025-01-16', { policy });
    // Age 15.
    expect(cells(analysis, '007', ...COLUMNS)).toBe('pre_inactive 2025-01-03 2025-04-02');
    expect(cells(analysis, '7', ...COLUMNS)).toBe('active 2025-01-01 2025-03-03');
    expect(cells(analysis, 'both', ...COLUMNS)).toBe('active 2025-01-01 2025-03-03');
    expect(cells(analysis, 'one', ...COLUMNS)).toBe('pre_inactive 2025-01-12 2025-01-22');
    const later = analyse(customers, '2025-04-11', { policy });
    // Age 100; the limit of inactivated is 100 + 5 and 20 + 5.
    expect(cells(later, 'both', 'status')).toBe('pre_inactive');
    expect(cells(later, 'one', 'status')).toBe('inactive');
    expect(cells(later, '7', 'status')).toBe('inactive');
  });
});

interface Numbers {
  mode: 'fixed' | 'cycle';
  active: number;
  inactive: number;
  inactivated: number;
  least: number;
  window: number;
}

/** The definition, word by word, for one day: from all purchase days, and those of the records among them. */
function judged(
  known: readonly number[],
  records: readonly number[],
  on: number,
  numbers: Numbers,
): string | undefined {
  const until = known.filter((each) => each <= on);
  if (until.length === 0) return undefined;
  const counted = records.filter((each) => each <= on);
  let { active, inactive } = numbers;
  if (numbers.mode === 'cycle' && counted.length >= 4) {
    const gaps = counted.slice(1).map((each, index) => each - counted[index]!);
    gaps.sort((a, b) => a - b);
    const middle = gaps.length / 2;
    const median = Number.isInteger(middle)
      ? (gaps[middle - 1]! + gaps[middle]!) / 2
      : gaps[Math.floor(middle)]!;
    active = Math.min(180, Math.max(15, Math.ceil(1.5 * median)));
    inactive = Math.min(365, Math.max(active + 15, Math.ceil(3 * median)));
  }
  const age = on - Math.max(...until);
  const asked = on - Math.min(...until) >= numbers.window;
  const enough = counted.filter((each) => each > on - numbers.window).length >= numbers.least;
  if (age <= active && (!asked || enough)) return 'active';
  if (age <= inactive) return 'pre_inactive';
  return age <= inactive + numbers.inactivated ? 'inactivated' : 'inactive';
}

describe('status_since and changes_on', () => {
  const numbers = fc
    .record({
      mode: fc.constantFrom('fixed' as const, 'cycle' as const),
      active: fc.integer({ min: 0, max: 40 }),
      more: fc.integer({ min: 1, max: 40 }),
      inactivated: fc.integer({ min: 0, max: 30 }),
      least: fc.integer({ min: 1, max: 4 }),
      window: fc.integer({ min: 4, max: 120 }),
    })
    .map(({ more, ...rest }) => ({ ...rest, inactive: rest.active + more }));
  const ages = fc.oneof(
    fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 14 }),
    fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 3, maxLength: 20 }),
  );
  const told = fc.option(fc.integer({ min: -5, max: 500 }), { nil: undefined });

  it('are what judging day by day gives, in every mode', () => {
    const asOf = day('2025-06-30');
    fc.assert(
      fc.property(numbers, ages, told, told, (chosen, recordAges, firstAge, lastAge) => {
        const records = [...new Set(recordAges)].map((age) => asOf - age).sort((a, b) => a - b);
        const dates = [firstAge, lastAge].flatMap((age) => (age === undefined ? [] : [asOf - age]));
        const known = [...records, ...dates];
        fc.pre(known.some((each) => each <= asOf));
        const register = {
          ...(firstAge === undefined ? {} : { firstPurchase: asOf - firstAge }),
          ...(lastAge === undefined ? {} : { lastPurchase: asOf - lastAge }),
        };
        const policy = `status: { mode: ${chosen.mode}, active_days: ${chosen.active}, inactive_days: ${chosen.inactive}, inactivated_days: ${chosen.inactivated}, min_purchase_days: ${chosen.least}, frequency_window_days: ${chosen.window} }`;
        const customer = {
          id: 'c',
          sales: records.map((each) => ({ day: each, amount: 10_000n })),
          ...(dates.length === 0 ? {} : { register }),
        };

        const status = judged(known, records, asOf, chosen);
        let since = asOf;
        while (judged(known, records, since - 1, chosen) === status) since--;
        const knownNow = known.filter((each) => each <= asOf);
        let changes = asOf + 1;
        while (status !== 'inactive' && judged(knownNow, records, changes, chosen) === status) changes++;

        expect(cells(analyse([customer], isoOf(asOf), { policy }), 'c', ...COLUMNS)).toBe(
          `${status} ${isoOf(since)} ${status === 'inactive' ? '-' : isoOf(changes)}`,
        );
      }),
      { numRuns: 1500 },
    );
  });
});
