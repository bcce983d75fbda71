import type { Day } from '../domain/day.ts';
import { isoWeekOf, unitOf } from '../domain/period.ts';
import type { Analysis } from '../rules/analysis.ts';

/** How often and how soon somebody is to be contacted; at least one of the two is given. */
export interface Timing {
  /** Days from one contact to the next, counted from the last purchase. */
  readonly cadenceDays?: number;
  /** Days from the as-of date to the contact, at most. */
  readonly withinDays?: number;
}

/** What sets a due date. Of several on the same day the first of these is told. */
export type Cause = 'change' | 'expected' | 'cadence' | 'within';

export interface Due {
  readonly day: Day;
  readonly cause: Cause;
}

/**
 * The day by which a customer is to be contacted: the earliest of those that apply, none of which is before the as-of date D.
 * - `change`: the day before `changes_on`, the last one on which an order still keeps the status.
 * - `expected`: `next_expected`, unless it has passed.
 * - `cadence`: the first day from D on that is a whole number of cadences after the last purchase; for customers that never
 *   bought, one cadence after D.
 * - `within`: so many days after D.
 */
export function dueOf(analysis: Analysis, customer: number, { cadenceDays, withinDays }: Timing): Due {
  const { asOf } = analysis;
  const dayIn = (column: string) => analysis.cell(column, customer) as Day | undefined;
  const changesOn = dayIn('changes_on');
  const candidates: readonly (readonly [Cause, Day | undefined])[] = [
    ['change', changesOn === undefined ? undefined : changesOn - 1],
    ['expected', dayIn('next_expected')],
    ['cadence', cadenceDays && cadenceDay(asOf, dayIn('last_purchase'), cadenceDays)],
    ['within', withinDays && asOf + withinDays],
  ];
  let due: Due | undefined;
  for (const [cause, day] of candidates) {
    if (day !== undefined && day >= asOf && (due === undefined || day < due.day)) due = { day, cause };
  }
  if (due === undefined) throw new Error('an action needs a cadence or a limit of days');
  return due;
}

function cadenceDay(asOf: Day, last: Day | undefined, cadence: number): Day {
  if (last === undefined) return asOf + cadence;
  return last + Math.max(1, Math.ceil((asOf - last) / cadence)) * cadence;
}

/** A contact that somebody is to make. */
export interface Contact {
  readonly owner: string | undefined;
  readonly due: Due;
}

/** A contact with the day that it is planned for. */
export type Planned<C extends Contact> = C & { readonly day: Day };

/**
 * Contacts with at most `capacity` of them for each owner in a week from Monday to Sunday. What does not fit goes to the
 * Monday of the owner's next week that has room, before what is due in that week.
 *
 * @param contacts the most urgent ones first, so that earlier due dates come before later ones
 */
export function planned<C extends Contact>(
  contacts: readonly C[],
  capacity: number | undefined,
): Planned<C>[] {
  // All weeks from a contact's own to the one that it was put into are full, also for those that are due later.
  const latest = new Map<string | undefined, { monday: Day; contacts: number }>();
  return contacts.map((contact) => {
    const { owner, due } = contact;
    const own = mondayOf(due.day);
    let week = latest.get(owner);
    if (week === undefined || week.monday < own) week = { monday: own, contacts: 0 };
    else if (week.contacts === capacity) week = { monday: week.monday + 7, contacts: 0 };
    week.contacts++;
    latest.set(owner, week);
    return { ...contact, day: capacity === undefined || week.monday === own ? due.day : week.monday };
  });
}

function mondayOf(day: Day): Day {
  return unitOf('week', day).after + 1;
}

/** The week of a day as ISO 8601 names it, such as `2025-W27`. */
export function weekText(day: Day): string {
  const { year, week } = isoWeekOf(day);
  return `${String(year).padStart(4, '0')}-W${String(week).padStart(2, '0')}`;
}
