import { describe, expect, test } from 'vitest';
import { dayNumber, isoDate, monthsEarlier } from './calendar.ts';
import { fraction, money, tenThousandths } from './decimal.ts';
import { customerKey, isPlaceholder, judge, orderKey } from './fates.ts';
import {
  abcByStatus,
  classifyReference,
  fatesReference,
  type OrderRecord,
  type ReferenceOptions,
} from './index.ts';

/** A sale of so many whole units. */
function sale(customerId: string, date: string, units: number, more: Partial<OrderRecord> = {}): OrderRecord {
  return { file: 0, customerId, date, amount: BigInt(units) * 10_000n, ...more };
}

function classify(records: readonly OrderRecord[], options: Partial<ReferenceOptions> & { asOf: string }) {
  return classifyReference(records, { today: '2030-01-01', ...options });
}

/** Somebody else's sale long ago, so that the data reach back. */
const LONG_AGO = sale('other', '2015-01-01', 1);

describe('numbers and days', () => {
  test('halves go away from zero, once, and there is no -0.00', () => {
    expect(
      ['0.00005', '-0.00005', '0.00004', '-0.00004', '1.23456', '.01', '12'].map(tenThousandths),
    ).toEqual([1n, -1n, 0n, 0n, 12_346n, 100n, 120_000n]);
    expect([50n, -50n, 49n, -49n, 150n].map(money)).toEqual(['0.01', '-0.01', '0.00', '0.00', '0.02']);
    expect([fraction(2n, 3n), fraction(-1n, 2_000_000n), fraction(1n, 0n)]).toEqual([
      '0.666667',
      '-0.000001',
      '',
    ]);
  });

  test('a year earlier is clamped to the end of February', () => {
    expect(isoDate(monthsEarlier(dayNumber('2024-02-29'), 12))).toBe('2023-02-28');
    expect(isoDate(monthsEarlier(dayNumber('2025-02-28'), 12))).toBe('2024-02-28');
    expect(isoDate(monthsEarlier(dayNumber('2025-08-31'), 6))).toBe('2025-02-28');
  });
});

describe('records', () => {
  test.each([
    [{ customerId: ' CONSUMIDOR ' }, true],
    [{ customerId: '7', name: ' Não Informado ' }, true],
    [{ customerId: '0000' }, true],
    [{ customerId: '-1', name: 'Ana' }, true],
    [{ customerId: '10' }, false],
    [{ name: '000' }, false],
    [{ customerId: '7', name: 'Consumidor Final Ltda' }, false],
  ])('placeholder %j: %s', (cells, expected) => {
    expect(isPlaceholder({ file: 0, ...cells })).toBe(expected);
  });

  test('a customer is its id and unit, else its tax id, else its name', () => {
    expect(customerKey({ file: 0, customerId: ' 007 ', customerUnit: '01', taxId: 'T' })).toBe('007/01');
    expect(customerKey({ file: 0, taxId: 'T', name: 'N' })).toBe('T');
    expect(customerKey({ file: 0, name: 'N' })).toBe('N');
    expect(customerKey({ file: 0 })).toBeUndefined();
  });

  test('orders differ by branch and customer; without an id a day is an order', () => {
    const key = (more: Partial<OrderRecord>) => orderKey(sale('C', '2024-05-01', 1, more));
    const distinct = new Set([
      key({ orderId: '1' }),
      key({ orderId: '1', branch: 'B' }),
      key({ orderId: '1', customerId: 'D' }),
      key({ orderId: '01' }),
      key({}),
    ]);
    expect(distinct.size).toBe(5);
    expect(key({ orderId: '000', branch: 'B' })).toBe(key({}));
    expect(key({ orderId: '1', date: '2024-06-01' })).toBe(key({ orderId: '1' }));
  });

  test('the first fate that applies', () => {
    const records = [
      sale('0', 'x', 1, { status: 'cancelled' }),
      sale('A', '1969-12-31', 1),
      sale('A', '2024-06-02', 1),
      { file: 0, customerId: 'A', date: '2024-05-01' },
      sale('0', '2024-05-01', 1),
      sale('A', '2024-05-01', 0),
      sale('A', '2024-05-01', 5, { isReturn: true }),
      sale('A', '2024-05-01', -5, { isReturn: true }),
      sale('A', '2024-05-01', 7),
    ];
    const fates = judge(records, { today: '2024-06-01' }).records.map((row) => row.fate);
    expect(fates).toEqual([
      'cancelled',
      'rejected',
      'rejected',
      'rejected',
      'unidentified',
      'zero',
      'return',
      'return',
      'purchase',
    ]);
    const dated = judge(records, { today: '2024-06-01', asOf: '2024-04-30' }).records.map((row) => row.fate);
    expect(dated.slice(4)).toEqual(Array(5).fill('after_as_of'));
    expect(dated[2]).toBe('after_as_of');
  });

  test('D is the last day with a sale; what is dated later is filtered', () => {
    const judged = judge(
      [sale('A', '2024-05-01', 1), sale('0', '2024-05-03', 1), sale('A', '2024-05-09', 0)],
      {
        today: '2024-06-01',
      },
    );
    expect(judged.asOf).toBe('2024-05-03');
    expect(judged.records.at(-1)!.fate).toBe('after_as_of');
    expect(() => judge([sale('A', '2024-05-09', 0)], { today: '2024-06-01' })).toThrow('no sales');
  });

  // Gaps 1, 1, 1 and then g: the median stays 1.
  test.each([
    ['2024-01-14', 'no'],
    ['2024-01-15', 'warn'],
    ['2024-02-03', 'warn'],
    ['2024-02-04', 'refuse'],
  ])('a lonely last day %s after 2024-01-04: %s', (last, expected) => {
    const days = ['2024-01-01', '2024-01-02', '2024-01-03', '2024-01-04', last];
    const records = days.map((day) => sale('A', day, 1));
    expect(judge(records, { today: '2024-06-01' }).stray).toBe(expected);
    const busy = [...records, sale('B', last, 1), sale('C', last, 1)];
    expect(judge(busy, { today: '2024-06-01' }).stray).toBe('no');
  });
});

describe('several files', () => {
  const first = sale('A', '2024-05-01', 10, { orderId: '1' });
  const again = { ...first, file: 1 };
  const changed = sale('A', '2024-05-02', 12, { orderId: '1', file: 1 });
  const total = (records: OrderRecord[], overlap?: 'sum' | 'latest') =>
    fatesReference(records, { today: '2024-06-01', ...(overlap ? { overlap } : {}) });

  test('the same order counts once', () => {
    expect(total([first, again])).toEqual({
      purchase: { records: 1, money: 100_000n },
      superseded: { records: 1, money: 100_000n },
    });
  });

  test('contradicting versions are refused, summed, or the later one wins', () => {
    expect(() => total([first, changed])).toThrow('overlap');
    expect(total([first, changed], 'sum').purchase).toEqual({ records: 2, money: 220_000n });
    expect(total([first, changed], 'latest').purchase).toEqual({ records: 1, money: 120_000n });
  });
});

describe('status', () => {
  // With the default limits 60, 90 and 120 and D 2024-12-31.
  test.each([
    [60, 'active', 1],
    [61, 'pre_inactive', 30],
    [90, 'pre_inactive', 1],
    [91, 'inactivated', 30],
    [120, 'inactivated', 1],
    [121, 'inactive', undefined],
  ])('%i days after the only purchase: %s, for %s more days', (age, status, left) => {
    const asOf = dayNumber('2024-12-31');
    const [row] = classify([sale('A', isoDate(asOf - age), 1), LONG_AGO], { asOf: '2024-12-31' });
    expect(row!.status).toBe(status);
    expect(row!.changes_on).toBe(left === undefined ? '' : isoDate(asOf + left));
  });

  test('frequency is asked 180 days after the first purchase', () => {
    const records = [sale('A', '2024-01-01', 1), sale('A', '2024-06-10', 1)];
    const policy = { minPurchaseDays: 2 };
    // 2024-06-28 is 179 days after the first purchase, 2024-06-29 is 180: then only 2024-06-10 is within the window.
    const before = classify(records, { asOf: '2024-06-28', policy })[0]!;
    expect([before.status, before.changes_on]).toEqual(['active', '2024-06-29']);
    const after = classify(records, { asOf: '2024-06-29', policy })[0]!;
    expect([after.status, after.status_since]).toEqual(['pre_inactive', '2024-06-29']);
  });

  test('the own rhythm sets the limits from four purchase days on', () => {
    const days = ['2024-01-01', '2024-01-22', '2024-02-11', '2024-03-03'];
    // Gaps 21, 20, 21; median 21: active to 31.5, so 32 days; inactive after 63; inactivated 30 more.
    const row = (asOf: string) =>
      classify(
        days.map((day) => sale('A', day, 1)),
        { asOf, policy: { mode: 'cycle' } },
      )[0]!;
    expect([row('2024-04-04').status, row('2024-04-05').status]).toEqual(['active', 'pre_inactive']);
    expect([row('2024-05-05').status, row('2024-05-06').status]).toEqual(['pre_inactive', 'inactivated']);
    expect(row('2024-06-05').status_since).toBe('2024-06-05');
  });

  test('the first matching override wins', () => {
    const records = [sale('A', '2024-12-01', 1, { region: 'Sul' }), sale('B', '2024-12-01', 1)];
    const rows = classify(records, {
      asOf: '2024-12-31',
      policy: {
        overrides: [
          { match: { region: 'Sul' }, activeDays: 20 },
          { match: { customer_id: 'A' }, activeDays: 90 },
        ],
      },
    });
    expect(rows.map((row) => row.status)).toEqual(['pre_inactive', 'active']);
  });
});

describe('figures', () => {
  test('29 February looks back to the day after 28 February', () => {
    const records = [sale('A', '2023-02-28', 100), sale('A', '2023-03-01', 10), sale('A', '2024-02-29', 1)];
    const [row] = classify(records, { asOf: '2024-02-29' });
    // 366 days are 12.0246 months: 2 orders of 12m are 0.166 a month.
    expect([row!.abc_value, row!.revenue, row!.orders_per_month]).toEqual(['11.00', '111.00', '0.17']);
  });

  test('an order that goes on for days counts once, on its first', () => {
    const records = [
      sale('A', '2024-06-30', 30, { orderId: '9' }),
      sale('A', '2025-07-10', 10, { orderId: '9' }),
      sale('A', '2025-07-12', -10, { orderId: '9' }),
    ];
    const [row] = classify(records, { asOf: '2025-07-31' });
    expect(row).toMatchObject({
      orders: '1',
      purchase_days: '2',
      orders_per_month: '0.00',
      median_interval_days: '375',
      next_expected: '',
      revenue: '30.00',
      returned_share: '0.250000',
      average_ticket: '40.00',
      last_purchase: '2025-07-10',
    });
  });

  test('of several names on the latest day the first in byte order counts', () => {
    const records = [
      sale('A', '2024-05-02', 1, { name: 'beta' }),
      sale('A', '2024-05-02', 1, { name: 'Zeta' }),
      sale('A', '2024-05-01', 1, { name: 'Alfa', salesperson: 'Ana' }),
      sale('A', '2024-05-09', -1, { name: 'Aaa', region: 'Sul' }),
    ];
    const [row] = classify(records, { asOf: '2024-05-31' });
    expect([row!.customer_name, row!.salesperson, row!.region]).toEqual(['Zeta', 'Ana', 'Sul']);
  });
});

describe('classes', () => {
  const asOf = '2024-05-31';
  const values = (...units: number[]) => units.map((value, index) => sale(`C${index}`, '2024-05-01', value));
  const classes = (records: OrderRecord[], crosser: 'above' | 'below' = 'above') =>
    classify(records, { asOf, policy: { abcCrosser: crosser } })
      .map((row) => row.abc)
      .join('');

  test('who starts below the cut is in the better class, who starts on it is not', () => {
    expect(classes(values(80, 15, 5))).toBe('ABC');
    expect(classes(values(79, 17, 4))).toBe('AAC');
    expect(classes(values(100))).toBe('A');
  });

  test('with the crosser below, who ends on the cut is still in the better class', () => {
    expect(classes(values(80, 15, 5), 'below')).toBe('ABC');
    expect(classes(values(79, 15, 6), 'below')).toBe('ABC');
  });

  test('ties go by the bytes of the key, and values that are not above 0 come after, by key', () => {
    const records = [
      ...['é', 'z', 'B', 'a'].map((key) => sale(key, '2024-05-01', 10)),
      sale('0b', '2024-05-01', -3),
      sale('0a', '2024-05-01', -5),
    ];
    const rows = classify(records, { asOf });
    expect(rows.map((row) => row.customer_id)).toEqual(['B', 'a', 'z', 'é', '0a', '0b']);
    expect(rows.map((row) => row.rank)).toEqual(['1', '2', '3', '4', '', '']);
    expect(rows.at(-1)).toMatchObject({
      abc: 'C',
      share: '0.000000',
      cumulative_share: '',
      key_account: 'false',
    });
    expect(abcByStatus(rows)).toEqual({ 'A active': 4, 'C inactive': 2 });
  });
});

describe('movement and trend', () => {
  const options = { asOf: '2024-12-31' };
  const trend = (prior: number, recent: number) =>
    classify(
      [
        LONG_AGO,
        sale('A', '2024-07-05', 1),
        sale('A', '2024-07-06', 1),
        sale('A', '2024-12-31', 1),
        sale('A', '2024-10-02', prior - 2),
        sale('A', '2024-10-03', recent - 1),
      ],
      options,
    ).find((row) => row.customer_id === 'A')!;

  // D - 90 is 2024-10-02, the last day of the prior window; D - 180 is 2024-07-04, before it.
  test.each([
    [100, 70, 'falling', '-0.300000'],
    [100, 71, 'steady', '-0.290000'],
    [100, 129, 'steady', '0.290000'],
    [100, 130, 'rising', '0.300000'],
    [100, 0, 'stopped', '-1.000000'],
    [100, -20, 'stopped', '-1.200000'],
    [0, 50, 'started', ''],
    [0, 0, 'none', ''],
  ])('from %i to %i: %s', (prior, recent, expected, change) => {
    const row = trend(prior, recent);
    expect([row.trend, row.trend_change]).toEqual([expected, change]);
  });

  test('data that start later than the prior window tell no trend', () => {
    const sales = ['2024-07-06', '2024-10-10', '2024-12-31'].map((day) => sale('A', day, 1));
    expect(classify(sales, options)[0]!.trend).toBe('');
    expect(classify([sale('0', '2024-07-05', 1), ...sales], options)[0]!.trend).not.toBe('');
  });

  // S is 2024-12-01. Limits 60, 90, 120.
  test.each([
    [['2024-12-02'], 'new'],
    [['2024-12-01'], 'none'],
    [['2024-08-01', '2024-12-20'], 'reactivated'],
    [['2024-09-20', '2024-12-20'], 'recovered'],
    [['2024-10-20'], 'cooling'],
    [['2024-09-20'], 'lost'],
    [['2024-08-20'], 'none'],
  ])('bought on %j: %s', (days, expected) => {
    const rows = classify([LONG_AGO, ...days.map((day) => sale('A', day, 1))], options);
    expect(rows.find((row) => row.customer_id === 'A')!.movement).toBe(expected);
  });

  test('young data cannot tell who is new, unless the register does', () => {
    const records = [sale('B', '2024-09-04', 1), sale('A', '2024-12-02', 1)];
    const movement = (register: ReferenceOptions['register']) =>
      classify(records, { ...options, ...(register ? { register } : {}) }).find(
        (row) => row.customer_id === 'A',
      )!.movement;
    expect(movement(undefined)).toBe('first_seen');
    expect(movement([{ customerId: 'A', registeredOn: '2024-12-02' }])).toBe('new');
    expect(movement([{ customerId: 'A', firstPurchase: '2020-01-01' }])).toBe('reactivated');
  });
});

test('the register brings prospects, names and dates, never money or counts', () => {
  const rows = classify([sale('A', '2024-05-01', 10, { name: 'Antigo', salesperson: 'Ana' })], {
    asOf: '2024-05-31',
    register: [
      { customerId: 'A', name: 'Novo', firstPurchase: '2020-01-01' },
      { customerId: 'L', lastPurchase: '2024-05-20' },
      { customerId: 'Q', name: 'Quem Sabe', lastPurchase: '2024-06-01' },
    ],
  });
  expect(rows.map((row) => [row.customer_id, row.status, row.customer_name, row.salesperson])).toEqual([
    ['A', 'active', 'Novo', 'Ana'],
    ['L', 'active', '', ''],
    ['Q', 'prospect', 'Quem Sabe', ''],
  ]);
  expect(rows[0]).toMatchObject({ first_purchase: '2020-01-01', orders: '1', median_interval_days: '' });
  expect(rows[1]).toMatchObject({
    orders: '0',
    revenue: '0.00',
    age_days: '11',
    abc: 'C',
    average_ticket: '',
  });
  expect(rows[2]).toMatchObject({
    abc: '',
    share: '',
    key_account: '',
    status_since: '',
    orders_per_month: '0.00',
  });
});
