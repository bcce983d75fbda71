import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { isoOf } from '../../src/domain/day.ts';
import type { Cell } from '../../src/domain/document.ts';
import { dueOf, planned, type Timing, weekText } from '../../src/measures/schedule.ts';
import { day, fakeAnalysis } from '../reports/fake-analysis.ts';

/** The due date of a customer with these dates, seen at 2025-06-30, and what sets it. */
function due(dates: Readonly<Record<string, string>>, timing: Timing): string {
  const cells: Record<string, Cell> = { customer_id: '1' };
  for (const [column, iso] of Object.entries(dates)) cells[column] = day(iso);
  const found = dueOf(fakeAnalysis([{ cells }]), 0, timing);
  return `${isoOf(found.day)} ${found.cause}`;
}

describe('a contact is due', () => {
  test.each<[string, Record<string, string>, Timing, string]>([
    // 2025-06-30 plus 7 days.
    ['within so many days', {}, { withinDays: 7 }, '2025-07-07 within'],
    // Last purchase 10 days ago: 20 days more make 30.
    [
      'a cadence after the purchase',
      { last_purchase: '2025-06-20' },
      { cadenceDays: 30 },
      '2025-07-20 cadence',
    ],
    // 76 days ago: 30 and 60 have passed, 90 are 14 days away.
    ['several cadences after it', { last_purchase: '2025-04-15' }, { cadenceDays: 30 }, '2025-07-14 cadence'],
    ['on the day of a cadence', { last_purchase: '2025-05-31' }, { cadenceDays: 30 }, '2025-06-30 cadence'],
    [
      'not on the day of the purchase',
      { last_purchase: '2025-06-30' },
      { cadenceDays: 30 },
      '2025-07-30 cadence',
    ],
    ['a cadence from now where nothing was bought', {}, { cadenceDays: 30 }, '2025-07-30 cadence'],
    [
      'at the earliest of both',
      { last_purchase: '2025-06-20' },
      { cadenceDays: 30, withinDays: 21 },
      '2025-07-20 cadence',
    ],
    ['when an order is expected', { next_expected: '2025-07-02' }, { withinDays: 7 }, '2025-07-02 expected'],
    [
      'today, if it is expected today',
      { next_expected: '2025-06-30' },
      { withinDays: 7 },
      '2025-06-30 expected',
    ],
    [
      'regardless of an expectation that has passed',
      { next_expected: '2025-06-29' },
      { withinDays: 7 },
      '2025-07-07 within',
    ],
    [
      'the day before the status changes',
      { changes_on: '2025-07-03' },
      { withinDays: 7 },
      '2025-07-02 change',
    ],
    ['today, if it changes tomorrow', { changes_on: '2025-07-01' }, { withinDays: 7 }, '2025-06-30 change'],
    [
      'for the gravest of reasons on the same day',
      { changes_on: '2025-07-08', next_expected: '2025-07-07' },
      { withinDays: 7 },
      '2025-07-07 change',
    ],
  ])('%s', (_, dates, timing, expected) => {
    expect(due(dates, timing)).toBe(expected);
  });

  it('never before the as-of date, whatever the dates', () => {
    const around = fc.integer({ min: -400, max: 400 });
    fc.assert(
      fc.property(fc.nat(400), around, fc.integer({ min: 1, max: 400 }), (age, expected, cadenceDays) => {
        const asOf = day('2025-06-30');
        const cells = { customer_id: '1', last_purchase: asOf - age, next_expected: asOf + expected };
        const found = dueOf(fakeAnalysis([{ cells }]), 0, { cadenceDays });
        expect(found.day).toBeGreaterThanOrEqual(asOf);
        expect(found.day).toBeLessThanOrEqual(asOf + cadenceDays);
      }),
    );
  });
});

/** Contacts from `owner day`, planned, as `owner day`. */
function plan(contacts: readonly string[], capacity: number | undefined): string[] {
  const given = contacts.map((text) => {
    const [owner, iso] = text.split(' ') as [string, string];
    return { owner: owner === '-' ? undefined : owner, due: { day: day(iso), cause: 'within' as const } };
  });
  return planned(given, capacity).map((each) => `${each.owner ?? '-'} ${isoOf(each.day)}`);
}

describe('a week has room for so many contacts of an owner', () => {
  // 2025-06-30 is a Monday.
  it.each([
    ['all, without a limit', ['a 2025-06-30', 'a 2025-06-30'], undefined, ['a 2025-06-30', 'a 2025-06-30']],
    ['the rest on the next Monday', ['a 2025-07-02', 'a 2025-07-02'], 1, ['a 2025-07-02', 'a 2025-07-07']],
    ['Sunday is of the week before', ['a 2025-06-29', 'a 2025-06-30'], 1, ['a 2025-06-29', 'a 2025-06-30']],
    [
      'what was moved goes before what is due then',
      ['a 2025-07-01', 'a 2025-07-01', 'a 2025-07-10', 'a 2025-07-11'],
      1,
      ['a 2025-07-01', 'a 2025-07-07', 'a 2025-07-14', 'a 2025-07-21'],
    ],
    [
      'a week with room is used',
      ['a 2025-07-01', 'a 2025-07-02', 'a 2025-07-03', 'a 2025-07-18'],
      2,
      ['a 2025-07-01', 'a 2025-07-02', 'a 2025-07-07', 'a 2025-07-18'],
    ],
    ['each owner has its own', ['a 2025-07-01', 'b 2025-07-01'], 1, ['a 2025-07-01', 'b 2025-07-01']],
    ['nobody is an owner, too', ['- 2025-07-01', '- 2025-07-01'], 1, ['- 2025-07-01', '- 2025-07-07']],
  ])('%s', (_, contacts, capacity, expected) => {
    expect(plan(contacts, capacity)).toEqual(expected);
  });

  it('never more, never earlier than due, and later only where the weeks before are full', () => {
    const contact = fc.record({ owner: fc.constantFrom('a', 'b'), after: fc.nat(30) });
    fc.assert(
      fc.property(fc.array(contact, { maxLength: 40 }), fc.integer({ min: 1, max: 4 }), (given, capacity) => {
        const from = day('2025-06-30');
        const contacts = given
          .map(({ owner, after }) => ({ owner, due: { day: from + after, cause: 'within' as const } }))
          .sort((a, b) => a.due.day - b.due.day);
        const made = planned(contacts, capacity);
        const taken = new Map<string, number>();
        const week = (owner: string | undefined, at: number) => `${owner} ${weekText(at)}`;
        for (const { owner, day: at } of made) {
          taken.set(week(owner, at), (taken.get(week(owner, at)) ?? 0) + 1);
        }
        expect(Math.max(0, ...taken.values())).toBeLessThanOrEqual(capacity);
        for (const { owner, due, day: at } of made) {
          expect(at).toBeGreaterThanOrEqual(due.day);
          for (let before = due.day; weekText(before) !== weekText(at); before += 7) {
            if (before > at) break;
            expect(taken.get(week(owner, before))).toBe(capacity);
          }
        }
      }),
    );
  });
});

// By the calendar of ISO 8601: https://en.wikipedia.org/wiki/ISO_week_date
test.each([
  ['2025-06-30', '2025-W27'],
  ['2025-07-06', '2025-W27'],
  ['2005-01-01', '2004-W53'],
  ['2005-01-03', '2005-W01'],
  ['2007-01-01', '2007-W01'],
  ['2007-12-31', '2008-W01'],
  ['2008-12-28', '2008-W52'],
  ['2010-01-03', '2009-W53'],
])('%s is in the week %s', (iso, week) => {
  expect(weekText(day(iso))).toBe(week);
});
