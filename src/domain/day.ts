import { UTCDateMini } from '@date-fns/utc/date/mini';
import { subMonths } from 'date-fns/subMonths';

/** A civil day, as the number of days since 1970-01-01. It has no time and no time zone. */
export type Day = number;

const DAY_MS = 86_400_000;

/** Days from 1970-01-01 to a date of the Gregorian calendar; the date must exist. */
function daysFromCivil(year: number, month: number, dayOfMonth: number): Day {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + dayOfMonth - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Number of days of a month (1 to 12), leap years included. */
function lengthOfMonth(year: number, month: number): number {
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return leap ? 29 : DAYS_IN_MONTH[month - 1]!;
}

/** The day of a calendar date, or undefined where the calendar has no such date (31/02) or year (0, 10000). */
export function dayOf(year: number, month: number, dayOfMonth: number): Day | undefined {
  if (year < 1 || year > 9999 || month < 1 || month > 12) return undefined;
  if (dayOfMonth < 1 || dayOfMonth > lengthOfMonth(year, month)) return undefined;
  return daysFromCivil(year, month, dayOfMonth);
}

/** Year, month (1 to 12) and day of the month of a day. */
export function civilOf(day: Day): { year: number; month: number; dayOfMonth: number } {
  const date = new Date(day * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, dayOfMonth: date.getUTCDate() };
}

/** A list of customers names the same few thousand days over and over. */
const isoTexts = new Map<Day, string>();

/** `YYYY-MM-DD`. */
export function isoOf(day: Day): string {
  let text = isoTexts.get(day);
  if (text === undefined) {
    const { year, month, dayOfMonth } = civilOf(day);
    text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`;
    isoTexts.set(day, text);
  }
  return text;
}

/** Reads `YYYY-MM-DD` or `dd/mm/yyyy`, the two forms people type; undefined for anything else. */
export function parseDay(text: string): Day | undefined {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const br = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  if (br) return dayOf(Number(br[3]), Number(br[2]), Number(br[1]));
  return undefined;
}

/** Same day of the month `months` earlier, clamped to the end of a shorter month (29 Feb to 28). */
export function monthsBefore(day: Day, months: number): Day {
  const { year, month, dayOfMonth } = civilOf(day);
  // UTCDateMini keeps the zone of the machine out: some zones have skipped whole civil days.
  return Math.round(subMonths(new UTCDateMini(year, month - 1, dayOfMonth), months).getTime() / DAY_MS);
}
