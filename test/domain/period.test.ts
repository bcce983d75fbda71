import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoOf, parseDay } from '../../src/domain/day.ts';
import {
  type CalendarUnit,
  comparedPeriods,
  completeUnits,
  type Period,
  parsePeriod,
  unitOf,
} from '../../src/domain/period.ts';

const day = (iso: string) => parseDay(iso)!;
/** First and last day. */
const shown = ({ after, upTo }: Period) => `${isoOf(after + 1)} ${isoOf(upTo)}`;

describe('a calendar unit', () => {
  // 2024-02-29 was a Thursday: its week began on Monday 2024-02-26.
  it.each([
    ['week', '2024-02-29', 0, '2024-02-26 2024-03-03'],
    ['week', '2024-02-26', 0, '2024-02-26 2024-03-03'],
    ['week', '2024-03-03', 0, '2024-02-26 2024-03-03'],
    ['week', '2024-02-29', 1, '2024-02-19 2024-02-25'],
    ['month', '2024-02-29', 0, '2024-02-01 2024-02-29'],
    ['month', '2025-02-01', 0, '2025-02-01 2025-02-28'],
    ['month', '2025-01-31', 1, '2024-12-01 2024-12-31'],
    ['month', '2025-01-31', 12, '2024-01-01 2024-01-31'],
    ['quarter', '2025-01-01', 0, '2025-01-01 2025-03-31'],
    ['quarter', '2025-12-31', 0, '2025-10-01 2025-12-31'],
    ['quarter', '2025-02-10', 1, '2024-10-01 2024-12-31'],
    ['year', '2024-06-30', 0, '2024-01-01 2024-12-31'],
    ['year', '2024-06-30', 1, '2023-01-01 2023-12-31'],
  ] as const)('%s of %s, %i back', (unit, on, back, expected) => {
    expect(shown(unitOf(unit, day(on), back))).toBe(expected);
  });

  it('is complete on its last day', () => {
    expect(completeUnits('month', day('2025-03-30'), 2).map(shown)).toEqual([
      '2025-01-01 2025-01-31',
      '2025-02-01 2025-02-28',
    ]);
    expect(completeUnits('month', day('2025-03-31'), 2).map(shown)).toEqual([
      '2025-02-01 2025-02-28',
      '2025-03-01 2025-03-31',
    ]);
    expect(completeUnits('week', day('2024-03-02'), 1).map(shown)).toEqual(['2024-02-19 2024-02-25']);
  });

  it('follows the one before it without a gap', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 40_000 }),
        fc.constantFrom<CalendarUnit>('week', 'month', 'quarter', 'year'),
        (on, unit) => {
          const { after, upTo } = unitOf(unit, on);
          expect(after < on && on <= upTo).toBe(true);
          expect(unitOf(unit, after)).toEqual(unitOf(unit, on, 1));
          expect(unitOf(unit, upTo + 1).after).toBe(upTo);
          const units = completeUnits(unit, on, 3);
          expect(units[1]!.after).toBe(units[0]!.upTo);
          expect(units[2]!.after).toBe(units[1]!.upTo);
          expect(units[2]!.upTo === on || units[2]!.upTo === after).toBe(true);
        },
      ),
    );
  });
});

describe('a wish', () => {
  it('is a number of days, a calendar unit, or the running one', () => {
    expect(parsePeriod('90d')).toEqual({ basis: 'days', days: 90 });
    expect(parsePeriod('month')).toEqual({ basis: 'month', unit: 'month', toDate: false });
    expect(parsePeriod('year-to-date')).toEqual({ basis: 'year_to_date', unit: 'year', toDate: true });
  });

  it.each(['', '0d', '-5d', '90', '36501d', 'Month', 'week', 'month-to-', ' month', '1.5d'])(
    'is not %s',
    (text) => {
      expect(parsePeriod(text)).toBeUndefined();
    },
  );
});

describe('compared periods', () => {
  it.each([
    ['30d', '2025-06-30', '2025-06-01 2025-06-30', '2025-05-02 2025-05-31', '2024-06-01 2024-06-30'],
    // A year before 29 February is the 28th.
    ['1d', '2024-02-29', '2024-02-29 2024-02-29', '2024-02-28 2024-02-28', '2023-02-28 2023-02-28'],
    // As many days, though 29 February is among those of 2024.
    ['90d', '2025-03-31', '2025-01-01 2025-03-31', '2024-10-03 2024-12-31', '2024-01-02 2024-03-31'],
    ['month', '2025-06-29', '2025-05-01 2025-05-31', '2025-04-01 2025-04-30', '2024-05-01 2024-05-31'],
    ['month', '2025-06-30', '2025-06-01 2025-06-30', '2025-05-01 2025-05-31', '2024-06-01 2024-06-30'],
    ['month', '2025-02-28', '2025-02-01 2025-02-28', '2025-01-01 2025-01-31', '2024-02-01 2024-02-29'],
    ['quarter', '2025-06-29', '2025-01-01 2025-03-31', '2024-10-01 2024-12-31', '2024-01-01 2024-03-31'],
    ['year', '2025-06-29', '2024-01-01 2024-12-31', '2023-01-01 2023-12-31', '2023-01-01 2023-12-31'],
    [
      'month-to-date',
      '2025-06-12',
      '2025-06-01 2025-06-12',
      '2025-05-01 2025-05-12',
      '2024-06-01 2024-06-12',
    ],
    // 30 days of March: February has no more than 28.
    [
      'month-to-date',
      '2025-03-30',
      '2025-03-01 2025-03-30',
      '2025-02-01 2025-02-28',
      '2024-03-01 2024-03-30',
    ],
    // 2024-03-01 is the 61st day of its year, 2023-03-02 is that of the year before.
    ['year-to-date', '2024-03-01', '2024-01-01 2024-03-01', '2023-01-01 2023-03-02', '2023-01-01 2023-03-02'],
    [
      'quarter-to-date',
      '2025-05-15',
      '2025-04-01 2025-05-15',
      '2025-01-01 2025-02-14',
      '2024-04-01 2024-05-15',
    ],
  ])('%s on %s', (text, on, current, previous, yearBefore) => {
    const compared = comparedPeriods(parsePeriod(text)!, day(on));
    expect({
      current: shown(compared.current),
      previous: shown(compared.previous),
      yearBefore: shown(compared.yearBefore),
    }).toEqual({ current, previous, yearBefore });
  });
});
