/**
 * Status: how long ago a customer bought for the last time, in a word. The first that applies:
 *
 * - `prospect`: in the customer register, no purchase known.
 * - `active`: age <= active_days, and at least min_purchase_days purchase days in the frequency window. The second half is only
 *   asked once the first purchase is frequency_window_days ago: a new customer has had no time for more.
 * - `pre_inactive`: age <= inactive_days. `inactivated`: age <= inactive_days + inactivated_days. `inactive`: older, or only
 *   returns.
 *
 * Every limit belongs to the better side: an age of exactly active_days is still active. In the mode `cycle` a customer with
 * at least 4 purchase days has limits of its own, from its median gap: active 1.5 gaps within [15, 180], inactive 3 gaps
 * within [active limit + 15, 365], both rounded up.
 *
 * `since` is the earliest day from which the status has held without a break, each day judged by what was known that day;
 * `changesOn` the first day on which it changes if nothing more is bought.
 */
import { z } from 'zod';
import type { Day } from '../domain/day.ts';
import { countUpTo, Gaps } from '../domain/gaps.ts';
import type { Recency, Rule, Standing, Status } from './rule.ts';
import { choice, count, days, misfit } from './settings.ts';

const settings = z
  .strictObject({
    mode: choice({ description: 'setting.status.mode', standard: 'fixed', flag: 'status-mode' }, [
      'fixed',
      'cycle',
    ]),
    active_days: days(
      {
        description: 'setting.status.active_days',
        standard: '60',
        flag: 'active-days',
        perCustomer: true,
      },
      0,
    ),
    inactive_days: days({
      description: 'setting.status.inactive_days',
      standard: '90',
      flag: 'inactive-days',
      perCustomer: true,
    }),
    inactivated_days: days(
      {
        description: 'setting.status.inactivated_days',
        standard: '30',
        flag: 'inactivated-days',
        perCustomer: true,
      },
      0,
    ),
    min_purchase_days: count({
      description: 'setting.status.min_purchase_days',
      standard: '1',
      flag: 'min-purchase-days',
      perCustomer: true,
    }),
    frequency_window_days: days({
      description: 'setting.status.frequency_window_days',
      standard: '180',
      flag: 'frequency-window-days',
      perCustomer: true,
    }),
  })
  .refine(
    (status) => status.active_days < status.inactive_days,
    misfit('inactive_days', 'above', 'active_days'),
  )
  .refine(
    (status) => status.min_purchase_days <= status.frequency_window_days,
    misfit('min_purchase_days', 'at_most', 'frequency_window_days'),
  );

export type StatusSettings = z.infer<typeof settings>;

/** Purchase days from which a customer has a cycle of its own. */
export const LEAST_DAYS_OF_A_CYCLE = 4;

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}

/** The limits, in days, that a median gap gives in the mode `cycle`; `twice` is twice that gap. */
export function cycleLimits(twice: number): { readonly active: number; readonly inactive: number } {
  const active = clamp(Math.ceil((3 * twice) / 4), 15, 180);
  return { active, inactive: clamp(Math.ceil((3 * twice) / 2), active + 15, 365) };
}

/**
 * The time from one known purchase of a customer to the next. Without another purchase the status only ever gets worse:
 * active before `activeEnd`, pre-inactive before `inactiveEnd`, inactivated before `inactivatedEnd`, inactive from then on.
 *
 * One object serves all customers: `enter` one, then `moveTo` its purchases from the last one backwards.
 */
class Stretch {
  start: Day = 0;
  activeEnd: Day = 0;
  inactiveEnd: Day = 0;
  inactivatedEnd: Day = 0;
  activeLimit = 0;
  inactiveLimit = 0;
  twiceCycle: number | undefined;
  private settings!: StatusSettings;
  private known!: Int32Array;
  private records!: Int32Array;
  private readonly gaps = new Gaps();
  private recordsInGaps = 0;

  /** @param known purchase days with those of the register. @param records those of the records alone, which are counted. */
  enter(settings: StatusSettings, known: Int32Array, records: Int32Array): void {
    this.settings = settings;
    this.known = known;
    this.records = records;
    if (settings.mode === 'cycle') {
      this.gaps.load(records);
      this.recordsInGaps = records.length;
    }
  }

  moveTo(purchase: number): void {
    const { settings, known, records } = this;
    this.start = known[purchase]!;
    const counted = known === records ? purchase + 1 : countUpTo(records, this.start);
    this.setLimits(counted);
    // The purchase whose leaving the window leaves too few in it; with too few ever, the question comes with the first.
    const least = settings.min_purchase_days;
    const decisive = counted >= least ? records[counted - least]! : known[0]!;
    this.activeEnd = Math.max(
      this.start,
      Math.min(this.start + this.activeLimit + 1, decisive + settings.frequency_window_days),
    );
    this.inactiveEnd = this.start + this.inactiveLimit + 1;
    this.inactivatedEnd = this.inactiveEnd + settings.inactivated_days;
  }

  /** The limits after the first `counted` purchase days. */
  private setLimits(counted: number): void {
    const { settings } = this;
    this.activeLimit = settings.active_days;
    this.inactiveLimit = settings.inactive_days;
    this.twiceCycle = undefined;
    if (settings.mode === 'fixed' || counted < LEAST_DAYS_OF_A_CYCLE) return;
    while (this.recordsInGaps > counted) {
      this.recordsInGaps--;
      this.gaps.remove(this.records[this.recordsInGaps]! - this.records[this.recordsInGaps - 1]!);
    }
    const twice = this.gaps.twiceMedian()!;
    this.twiceCycle = twice;
    const limits = cycleLimits(twice);
    this.activeLimit = limits.active;
    this.inactiveLimit = limits.inactive;
  }

  statusOn(day: Day): Status {
    if (day < this.activeEnd) return 'active';
    if (day < this.inactiveEnd) return 'pre_inactive';
    return day < this.inactivatedEnd ? 'inactivated' : 'inactive';
  }

  /** First day of a status that this stretch has. */
  beginOf(status: Status): Day {
    if (status === 'active') return this.start;
    if (status === 'pre_inactive') return this.activeEnd;
    return status === 'inactivated' ? this.inactiveEnd : this.inactivatedEnd;
  }

  /** First day after a status that this stretch has; undefined for the last one. */
  endOf(status: Status): Day | undefined {
    if (status === 'active') return this.activeEnd;
    if (status === 'pre_inactive') return this.inactiveEnd;
    return status === 'inactivated' ? this.inactivatedEnd : undefined;
  }

  /** The day since which the status of the last stretch has held; moves back as far as it takes. */
  sinceOf(status: Status): Day {
    let purchase = this.known.length - 1;
    let since = this.beginOf(status);
    while (since === this.start && purchase > 0) {
      this.moveTo(--purchase);
      if (this.statusOn(since - 1) !== status) break;
      since = this.beginOf(status);
    }
    return since;
  }
}

/** What there is to say of a customer that never bought. */
function withoutPurchase(
  status: Status | undefined,
  settings: StatusSettings,
  overridden: boolean,
): Standing {
  return {
    status,
    since: undefined,
    changesOn: undefined,
    activeLimit: settings.active_days,
    inactiveLimit: settings.inactive_days,
    inactivatedLimit: settings.inactive_days + settings.inactivated_days,
    twiceCycle: undefined,
    overridden,
    policyInactiveDays: settings.inactive_days,
    frequency: undefined,
  };
}

export const status: Rule<typeof settings, Standing> = {
  id: 'status',
  settings,
  needs: ['recency'],
  columns: [
    { id: 'status', type: 'code', vocabulary: 'status', cell: (verdict) => verdict.status },
    { id: 'status_since', type: 'day', cell: (verdict) => verdict.since },
    { id: 'changes_on', type: 'day', cell: (verdict) => verdict.changesOn },
  ],
  prepare({ portfolio, settings: general, settingsFor, verdicts }) {
    const day = portfolio.asOf;
    const stretch = new Stretch();
    const recencyOf = verdicts.rule<Recency>('recency');
    return (customer) => {
      const own = settingsFor(customer);
      const overridden = own !== general;
      const recency = recencyOf(customer);
      if (recency.first === undefined) {
        const registered = portfolio.register(customer) !== undefined;
        const returned = portfolio.hasRecords(customer) ? 'inactive' : undefined;
        return withoutPurchase(registered ? 'prospect' : returned, own, overridden);
      }
      const records = portfolio.purchaseDays(customer);
      stretch.enter(own, recency.days, records);
      stretch.moveTo(recency.days.length - 1);
      const { activeLimit, inactiveLimit, twiceCycle } = stretch;
      const status = stretch.statusOn(day);
      const changesOn = stretch.endOf(status);
      const asked = day - recency.first >= own.frequency_window_days;
      return {
        status,
        // The only call that moves the stretch away from the last purchase.
        since: stretch.sinceOf(status),
        changesOn,
        activeLimit,
        inactiveLimit,
        inactivatedLimit: inactiveLimit + own.inactivated_days,
        twiceCycle,
        overridden,
        policyInactiveDays: own.inactive_days,
        frequency: asked
          ? {
              days: records.length - countUpTo(records, day - own.frequency_window_days),
              least: own.min_purchase_days,
              windowDays: own.frequency_window_days,
            }
          : undefined,
      };
    };
  },
};
