import type { Day } from '../domain/day.ts';
import { CarteiraError } from '../domain/errors.ts';
import { type Message, message } from '../domain/message.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { FateTally } from './fate.ts';

/** A day with fewer sales than this may be a typing error. */
const FEW_SALES = 3;
/** Gaps to the day before: longer than this is looked at, beyond MAX_GAP it needs the user's word. */
const LONG_GAP = 7;
const MAX_GAP = 30;
/** How many times the usual gap is unusual. */
const UNUSUAL = 10;
/** An as-of date that somebody has chosen may well be the end of a quiet month, but not so many days after the last sale. */
const FAR_DAYS = 30;
/** An export that ends longer ago than this is worth a word. */
const STALE_DAYS = 7;

/** The as-of date and what there is to say about it. */
export interface AsOf {
  readonly day: Day;
  readonly warnings: readonly Message[];
}

/** The first record met of the latest day with a sale. */
export interface LatestSale {
  readonly day: Day;
  readonly file: string;
  readonly line: number;
}

/** Takes note of the day of a sale, on which data may begin or end. */
export function noteSaleDay(
  context: { readonly ledger: Ledger; latest: LatestSale | undefined },
  day: Day,
  file: string,
  line: number,
): void {
  context.ledger.noteDay(day);
  if (context.latest === undefined || day > context.latest.day) context.latest = { day, file, line };
}

/**
 * The as-of date: the one given, else the latest day with a purchase or return, unidentified ones included. A lonely last
 * day far from the others is probably a typing error: it warns with its line, and stops beyond 30 days.
 * @throws CarteiraError E_NO_SALES, E_STRAY_DATE
 */
export function resolveAsOf(
  fates: FateTally,
  given: Day | undefined,
  today: Day,
  latest: LatestSale | undefined,
): AsOf {
  if (given !== undefined) return { day: given, warnings: behind(fates, given) };
  const days = fates.saleDays();
  const last = days.at(-1);
  if (last === undefined || latest === undefined) throw new CarteiraError('E_NO_SALES');
  const warnings: Message[] = [];
  const before = days.at(-2);
  if (before !== undefined && last.records < FEW_SALES) {
    const gap = last.day - before.day;
    const gaps = days.slice(1).map(({ day }, index) => day - days[index]!.day);
    if (gap > LONG_GAP && gap > UNUSUAL * median(gaps)) {
      const params = { day: { day: last.day }, before: { day: before.day }, gap, records: last.records };
      if (gap > MAX_GAP) throw new CarteiraError('E_STRAY_DATE', params, latest);
      warnings.push(message('as_of.stray', { ...params, file: latest.file, line: String(latest.line) }));
    }
  }
  if (today - last.day > STALE_DAYS) {
    warnings.push(message('as_of.stale', { day: { day: last.day }, days: today - last.day }));
  }
  return { day: last.day, warnings };
}

/** What there is to say about orders that end long before the as-of date that was given, or do not reach it. */
function behind(fates: FateTally, asOf: Day): Message[] {
  const days = fates.saleDays();
  const last = days.findLast(({ day }) => day <= asOf);
  if (last === undefined) return [message('as_of.too_early', { asOf: { day: asOf } })];
  const gap = asOf - last.day;
  // Orders that go on after it are no old export.
  if (gap <= FAR_DAYS || fates.recordsOf('after_as_of') > 0) return [];
  return [message('as_of.behind', { asOf: { day: asOf }, day: { day: last.day }, days: gap })];
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
