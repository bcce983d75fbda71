import { describe, expect, it, test } from 'vitest';
import { isoOf } from '../../src/domain/day.ts';
import type { Cell, Section } from '../../src/domain/document.ts';
import { LANGUAGES, TEXTS } from '../../src/locale/index.ts';
import { text } from '../../src/locale/text.ts';
import type { Sources } from '../../src/reports/explain/sources.ts';
import { explainSections } from '../../src/reports/explain.ts';
import { type Customer, day, sales } from '../rules/memory.ts';
import { analyse } from '../rules/shown.ts';
import { money, records } from './fake-analysis.ts';

const NOTHING: Sources = { records: [], total: 0 };

/** The sections about a customer, by id. */
function explained(
  customers: readonly Customer[],
  id: string,
  { asOf = '2025-06-30', policy = '', sources = NOTHING } = {},
): Record<string, Section> {
  const analysis = analyse(customers, asOf, { policy });
  const number = Array.from(analysis.everyone).find((each) => analysis.portfolio.customerId(each) === id)!;
  return Object.fromEntries(
    explainSections(analysis, number, sources).map((section) => [section.id, section]),
  );
}

/** The rows of a section as text, some columns only. */
function lines(section: Section | undefined, ...ids: readonly string[]): string[] {
  const shown = (cell: Cell, id: string) => {
    if (cell === undefined) return '-';
    const type = section!.columns.find((column) => column.id === id)!.type;
    return type === 'day' ? isoOf(cell as number) : String(cell);
  };
  return records(section!).map((row) => ids.map((id) => shown(row[id], id)).join(' '));
}

/** The notes of a section in English. */
const notes = (section: Section | undefined) => (section!.notes ?? []).map((note) => text('en', note));

// 00101 of fixtures/hand: gaps of 189, 64 and 82 days.
const BAKERY: Customer = {
  id: 'bakery',
  sales: sales(
    '2024-07-10',
    1000,
    '2025-01-15',
    3000,
    '2025-03-20',
    2000,
    '2025-06-10',
    2000,
    '2025-06-12',
    -100,
  ),
  attributes: { name: 'Padaria' },
};
const OTHERS: Customer[] = [
  { id: 'first', sales: sales('2024-05-15', 1) },
  { id: 'once', sales: sales('2025-06-30', 10) },
];
const ALL = [BAKERY, ...OTHERS];

describe('the limits', () => {
  it('stand beside the own silences and the limits of its cycle', () => {
    const { limits } = explained(ALL, 'bakery');
    // 2025-06-10 + 60, 90 and 120 days; all three silences are longer than 60 days, one is than 90 and 120. Median 82: 1.5 x 82 = 123,
    // 3 x 82 = 246, and 30 days more.
    expect(lines(limits, 'status', 'limit_days', 'limit_day', 'longer_gaps', 'cycle_limit_days')).toEqual([
      'active 60 2025-08-09 3 123',
      'pre_inactive 90 2025-09-08 1 246',
      'inactivated 120 2025-10-08 1 276',
    ]);
    expect(notes(limits)).toEqual([
      '3 silences between purchases so far, of 64 to 189 days; the median is 82.',
      'Its usual silence of 82 days is longer than the 60 days of an active customer: with --status-mode cycle its own cycle sets the limits.',
    ]);
  });

  it('are those of the cycle where it decides, and nothing is said about that', () => {
    const { limits } = explained(ALL, 'bakery', { policy: 'status: { mode: cycle }' });
    expect(lines(limits, 'limit_days', 'longer_gaps', 'cycle_limit_days')).toEqual([
      '123 1 123',
      '246 0 246',
      '276 0 276',
    ]);
    expect(notes(limits)).toHaveLength(1);
  });

  it('of a customer that bought once or twice have no cycle beside them', () => {
    const { limits } = explained(ALL, 'once');
    expect(lines(limits, 'limit_day', 'longer_gaps', 'cycle_limit_days')[0]).toBe('2025-08-29 0 -');
    expect(notes(limits)).toEqual(['It has bought on fewer than 2 days: it has no cycle yet.']);
    const twice = explained([{ id: 'a', sales: sales('2025-01-01', 1, '2025-01-31', 1) }], 'a').limits;
    expect(notes(twice)).toEqual(['One silence between purchases so far, of 30 days.']);
  });

  it('tell how often it must buy, where that is asked', () => {
    // Of the 180 days up to 2025-06-30 three purchase days are within, the first of 2025-01-15.
    const policy = 'status: { min_purchase_days: 5 }';
    expect(notes(explained(ALL, 'bakery', { policy }).limits)[0]).toBe(
      'To be active it also needs 5 purchase days within 180 days: it has 3.',
    );
  });
});

describe('what is ahead', () => {
  it('is every change of status, the expected purchase and the end of its value', () => {
    // Ages 61, 91 and 121; 2025-06-10 + 82 days; on 2026-06-10 the twelve months begin after 2025-06-10.
    expect(lines(explained(ALL, 'bakery').ahead, 'date', 'event', 'age_days', 'in_days')).toEqual([
      '2025-08-10 pre_inactive 61 41',
      '2025-08-31 expected 82 62',
      '2025-09-09 inactivated 91 71',
      '2025-10-09 inactive 121 101',
      '2026-06-10 no_value 365 345',
    ]);
  });

  it('passes over a status of no length, and what has happened already', () => {
    const policy = 'status: { inactivated_days: 0 }\nabc: { window: all }';
    const found = explained(
      [{ id: 'a', sales: sales('2025-04-20', 5, '2025-04-10', 5, '2025-04-01', 5) }],
      'a',
      { policy },
    );
    // 71 days old, pre-inactive; gaps of 9 and 10 days, expected on 2025-04-30.
    expect(lines(found.ahead, 'date', 'event')).toEqual(['2025-07-20 inactive']);
  });

  it('has another last day of a year with 29 February', () => {
    const found = explained([{ id: 'a', sales: sales('2024-02-29', 5) }], 'a', { asOf: '2024-12-31' });
    // Twelve months before 2025-02-28 is 2024-02-28, before 2025-03-01 it is 2024-03-01.
    expect(lines(found.ahead, 'date', 'event')).toEqual(['2025-03-01 no_value']);
  });

  it('is nothing for those who left long ago', () => {
    const { ahead } = explained(ALL, 'first');
    expect(ahead!.rows).toHaveLength(0);
    expect(notes(ahead)).toEqual(['Nothing changes any more until the next purchase.']);
  });

  it('begins with the day on which too few purchases are left', () => {
    // Three purchase days are needed in 180: the day after 2025-06-10 is 179 days from 2025-01-15, 2025-07-14 is 180.
    const policy = 'status: { min_purchase_days: 3 }';
    expect(lines(explained(ALL, 'bakery', { policy }).ahead, 'date', 'event')[0]).toBe(
      '2025-07-14 pre_inactive',
    );
  });
});

describe('the timeline', () => {
  it('has a line a month with the status at its end', () => {
    const { timeline } = explained(ALL, 'bakery');
    const found = lines(timeline, 'first_day', 'last_day', 'orders', 'purchases', 'returns', 'status');
    expect(found).toHaveLength(12);
    expect(found.slice(0, 4)).toEqual([
      // 21, 52 and 82 days old, then 113: inactivated.
      `2024-07-01 2024-07-31 1 ${money(1000)} 0 active`,
      '2024-08-01 2024-08-31 0 0 0 active',
      '2024-09-01 2024-09-30 0 0 0 pre_inactive',
      '2024-10-01 2024-10-31 0 0 0 inactivated',
    ]);
    expect(found.at(-1)).toBe(`2025-06-01 2025-06-30 1 ${money(2000)} ${money(100)} active`);
    expect(records(timeline!).at(-1)!.revenue).toBe(money(1900));
  });

  test.each([
    // 2025-06-30 is a Monday: the 13 weeks up to it begin on 2025-04-07.
    ['2025-04-06', 'month', 3],
    ['2025-04-07', 'week', 13],
    ['2023-07-01', 'month', 24],
    ['2023-06-30', 'quarter', 9],
    ['2019-07-01', 'quarter', 24],
    ['2019-06-30', 'year', 7],
    ['1990-01-01', 'year', 36],
  ])('from %s on is by %s, in %i lines', (from, unit, count) => {
    const { timeline } = explained([{ id: 'a', sales: sales(from, 5) }], 'a');
    expect([timeline!.title!.key, timeline!.rows.length]).toEqual([`explain.timeline.${unit}`, count]);
  });

  it('calls units by their names in both languages', () => {
    const span = (from: string) => {
      const { timeline } = explained([{ id: 'a', sales: sales(from, 5) }], 'a');
      const first = records(timeline!)[0]!.span as never;
      return LANGUAGES.map((language) => text(language, first)).join(', ');
    };
    expect(span('2025-04-10')).toBe('2025-04-07, 07/04/2025');
    expect(span('2024-03-05')).toBe('2024-03, 03/2024');
    expect(span('2020-05-05')).toBe('2020 Q2, 2º tri 2020');
    expect(span('2001-05-05')).toBe('2001, 2001');
  });

  it('begins with a return where that comes before the first purchase', () => {
    const odd: Customer = { id: 'odd', sales: sales('2024-12-20', -40, '2025-02-10', 100) };
    const { timeline } = explained([odd, ...OTHERS], 'odd');
    expect(records(timeline!).map(({ revenue }) => revenue)).toEqual([-40, 0, 100, 0, 0, 0, 0].map(money));
    const only = explained([{ id: 'odd', sales: sales('2025-05-31', -40) }, ...OTHERS], 'odd').timeline;
    expect(lines(only, 'first_day')[0]).toBe('2025-05-26');
  });

  it('is empty for a prospect', () => {
    const { timeline, abc, ahead } = explained([...ALL, { id: 'p', register: {} }], 'p');
    expect([timeline!.rows.length, abc!.rows.length, ahead!.rows.length]).toEqual([0, 0, 0]);
    expect(notes(abc)).toEqual(['Without a purchase or return it has no class.']);
  });
});

test('the place names window, ranking and the distances', () => {
  // 7,900 and 10 in the twelve months. Behind the other one it is still in A while 10 < 0.80 x (10 + v): up to v = 2.50.
  const { abc } = explained(ALL, 'bakery');
  expect(
    lines(abc, 'first_day', 'last_day', 'abc', 'rank', 'ranked_customers', 'class_down', 'value_down'),
  ).toEqual([`2024-07-01 2025-06-30 A 1 2 B ${money(7897) + 5000n}`]);
  expect(notes(abc)).toEqual(['With 7,897.50 less it would be in class B.']);
});

describe('the windows of the trend', () => {
  it('are told with what makes their sums', () => {
    const { trend } = explained([{ id: 'early', sales: sales('2024-01-01', 1) }, ...ALL], 'bakery');
    const ids = [
      'window',
      'first_day',
      'last_day',
      'orders',
      'purchase_days',
      'purchases',
      'returns',
      'revenue',
    ];
    expect(lines(trend, ...ids)).toEqual([
      `prior 2025-01-02 2025-04-01 2 2 ${money(5000)} 0 ${money(5000)}`,
      `recent 2025-04-02 2025-06-30 1 1 ${money(2000)} ${money(100)} ${money(1900)}`,
    ]);
    // 1,900 / 5,000 - 1
    expect(notes(trend)).toEqual(['Trend: falling, -62.0% (rising or falling from 30.0% on).']);
  });

  it('say why there is no trend', () => {
    expect(notes(explained(ALL, 'once').trend)).toEqual([
      'No trend is told: 1 purchase day in both windows, at least 3 are needed.',
    ]);
    const young = [{ id: 'a', sales: sales('2025-02-01', 1) }];
    expect(notes(explained(young, 'a').trend)).toEqual([
      'No trend is told: the data begin on 2025-02-01, the first window on 2025-01-02.',
    ]);
  });

  it('say so where there was nothing before, or is nothing now', () => {
    const started = { id: 's', sales: sales('2025-06-01', 1, '2025-06-02', 1, '2025-06-03', 1) };
    expect(notes(explained([started, ...ALL], 's').trend)).toEqual(['Trend: started.']);
    const stopped = { id: 's', sales: sales('2025-02-01', 1, '2025-02-02', 1, '2025-02-03', 1) };
    expect(notes(explained([stopped, ...ALL], 's').trend)).toEqual(['Trend: stopped.']);
  });
});

test('records are told with their place, and how many more there are', () => {
  const record = { file: 'a.csv', line: 12, day: day('2025-06-10'), order: '', fate: 'zero', amount: 0n };
  const sources = {
    records: [record, { ...record, line: 7, order: '5018', fate: undefined, amount: undefined }],
    total: 5,
  };
  const found = explained(ALL, 'bakery', { sources }).records;
  expect(lines(found, 'place', 'date', 'order_id', 'fate', 'amount')).toEqual([
    'a.csv:12 2025-06-10 - zero 0',
    'a.csv:7 2025-06-10 5018 - -',
  ]);
  expect(notes(found)).toEqual(['The latest 2 of 5 records; --records shows more.']);
});

test('every section has its texts in both languages', () => {
  const sections = Object.values(explained([...ALL, { id: 'p', register: { email: 'a@b.c' } }], 'p'));
  for (const language of LANGUAGES)
    for (const { columns, title } of sections) {
      expect(title).toBeDefined();
      expect(columns.filter(({ id }) => TEXTS[language][`column.${id}`] === undefined)).toEqual([]);
    }
});
