import { civilOf, type Day, dayOf, monthsBefore } from './day.ts';

/** The days from the one after `after` to `upTo`. */
export interface Period {
  /** The day before the first one. */
  readonly after: Day;
  /** The last day. */
  readonly upTo: Day;
}

/** Months of a calendar unit; a week is none. */
const MONTHS = { month: 1, quarter: 3, year: 12 } as const;

/** Calendar units whose same one a year before is a whole number of units away. */
export type YearPart = keyof typeof MONTHS;

/** Units of the calendar; weeks begin on Monday. */
export type CalendarUnit = 'week' | YearPart;

/** 1970-01-01 was a Thursday, 3 days after a Monday. */
const DAYS_AFTER_MONDAY = 3;

/** Months from the beginning of the year 0 to the month of a day. */
function monthIndex(day: Day): number {
  const { year, month } = civilOf(day);
  return year * 12 + month - 1;
}

/** The day before a month, which may be 13, -1 or any other number of months from the beginning of the year 0. */
function dayBeforeMonth(index: number): Day {
  return dayOf(Math.floor(index / 12), (index % 12) + 1, 1)! - 1;
}

/** The week, month, quarter or year that a day belongs to, or the one that many `back` from it. */
export function unitOf(unit: CalendarUnit, day: Day, back = 0): Period {
  if (unit === 'week') {
    const monday = 7 * (Math.floor((day + DAYS_AFTER_MONDAY) / 7) - back) - DAYS_AFTER_MONDAY;
    return { after: monday - 1, upTo: monday + 6 };
  }
  const months = MONTHS[unit];
  const first = (Math.floor(monthIndex(day) / months) - back) * months;
  return { after: dayBeforeMonth(first), upTo: dayBeforeMonth(first + months) };
}

/** The week of a day by ISO 8601: from Monday to Sunday, in the year that its Thursday belongs to. */
export function isoWeekOf(day: Day): { year: number; week: number } {
  const thursday = unitOf('week', day).after + 4;
  const { year } = civilOf(thursday);
  return { year, week: Math.floor((thursday - dayOf(year, 1, 1)!) / 7) + 1 };
}

/** The latest units that are over at the end of a day, that day included, earliest first. */
export function completeUnits(unit: CalendarUnit, day: Day, count: number): Period[] {
  const running = unitOf(unit, day);
  const latest = running.upTo === day ? 0 : 1;
  return Array.from({ length: count }, (_, index) => unitOf(unit, day, latest + count - 1 - index));
}

/** What a period is made of: a number of days, calendar units that are over, or the running one so far. */
export type Basis = 'days' | YearPart | `${YearPart}_to_date`;

/** A period that somebody asks for. */
export type PeriodWish =
  | { readonly basis: 'days'; readonly days: number }
  | { readonly basis: Exclude<Basis, 'days'>; readonly unit: YearPart; readonly toDate: boolean };

/** Beyond a hundred years a number of days is a slip of the keyboard. */
const MOST_DAYS = 36_500;

/** The words that `parsePeriod` reads, beside numbers of days. */
export const PERIOD_WORDS: readonly string[] = ['', '-to-date'].flatMap((toDate) =>
  Object.keys(MONTHS).map((unit) => `${unit}${toDate}`),
);

/** Reads `90d`, `month`, `quarter` or `year`, or one of these with `-to-date`; undefined for anything else. */
export function parsePeriod(text: string): PeriodWish | undefined {
  const days = Number(/^([1-9]\d{0,4})d$/.exec(text)?.[1] ?? 0);
  if (days > 0) return days <= MOST_DAYS ? { basis: 'days', days } : undefined;
  const [, word, toDate] = /^(month|quarter|year)(-to-date)?$/.exec(text) ?? [];
  if (word === undefined) return undefined;
  const unit = word as YearPart;
  return toDate === undefined
    ? { basis: unit, unit, toDate: false }
    : { basis: `${unit}_to_date`, unit, toDate: true };
}

/** A period beside the one before it and the same one a year before. */
export interface ComparedPeriods {
  readonly current: Period;
  readonly previous: Period;
  readonly yearBefore: Period;
}

/** The first days of a calendar unit, all of them where it has no more. */
function firstDays({ after, upTo }: Period, days: number): Period {
  return { after, upTo: Math.min(after + days, upTo) };
}

/**
 * The periods that a wish means on a day.
 *
 * - Days: the last ones up to the day; as many before them; as many up to the same day a year before.
 * - A calendar unit: the latest that is over at the end of the day, the unit before it, the same one a year before.
 * - The running unit up to the day, beside as many days from the beginning of the others.
 */
export function comparedPeriods(wish: PeriodWish, day: Day): ComparedPeriods {
  if (wish.basis === 'days') {
    const daysUpTo = (upTo: Day): Period => ({ after: upTo - wish.days, upTo });
    const current = daysUpTo(day);
    return { current, previous: daysUpTo(current.after), yearBefore: daysUpTo(monthsBefore(day, 12)) };
  }
  const { unit, toDate } = wish;
  const unitsOfYear = 12 / MONTHS[unit];
  if (toDate) {
    const { after } = unitOf(unit, day);
    const elapsed = day - after;
    return {
      current: { after, upTo: day },
      previous: firstDays(unitOf(unit, day, 1), elapsed),
      yearBefore: firstDays(unitOf(unit, day, unitsOfYear), elapsed),
    };
  }
  const [latest] = completeUnits(unit, day, 1);
  const { upTo } = latest!;
  return {
    current: latest!,
    previous: unitOf(unit, upTo, 1),
    yearBefore: unitOf(unit, upTo, unitsOfYear),
  };
}
