/**
 * Movement: what became of a customer between the start S of the comparison period and the day D. The first that applies:
 *
 * - `new`: first purchase after S, and at least the policy's inactive_days after the data begin, so that an earlier customer
 *   could not be mistaken for a new one; or the customer register dates the first purchase or the registration after S.
 * - `first_seen`: first purchase after S otherwise. The data do not reach back far enough to tell.
 * - `reactivated`: inactive or inactivated at S, active or pre-inactive at D. `recovered`: pre-inactive, then active.
 *   `cooling`: active, then pre-inactive. `lost`: active or pre-inactive at S, neither at D. `none`: the rest.
 *
 * A first purchase on S itself is before the period; one on D is in it.
 */
import { z } from 'zod';
import type { Recency, Rule, Standing, Status } from './rule.ts';
import { days } from './settings.ts';

export const MOVEMENTS = [
  'new',
  'first_seen',
  'reactivated',
  'recovered',
  'cooling',
  'lost',
  'none',
] as const;
export type Movement = (typeof MOVEMENTS)[number];

const settings = z.strictObject({
  since_days: days({ description: 'setting.movement.since_days', standard: '30' }),
});

function inPortfolio(status: Status | undefined): boolean {
  return status === 'active' || status === 'pre_inactive';
}

/** From one status to another, for a customer that bought before the period or never. */
function between(before: Status | undefined, now: Status | undefined): Movement {
  if ((before === 'inactive' || before === 'inactivated') && inPortfolio(now)) return 'reactivated';
  if (before === 'pre_inactive' && now === 'active') return 'recovered';
  if (before === 'active' && now === 'pre_inactive') return 'cooling';
  return inPortfolio(before) && !inPortfolio(now) ? 'lost' : 'none';
}

export const movement: Rule<typeof settings, Movement> = {
  id: 'movement',
  settings,
  needs: ['recency', 'status'],
  columns: [{ id: 'movement', type: 'code', vocabulary: 'movement', cell: (verdict) => verdict }],
  prepare({ portfolio, since, verdicts }) {
    const recencyOf = verdicts.rule<Recency>('recency');
    const standingOf = verdicts.rule<Standing>('status');
    const standingBefore = verdicts.at(since).rule<Standing>('status');
    const { asOf, dataStart } = portfolio;
    return (customer) => {
      const { first } = recencyOf(customer);
      const now = standingOf(customer);
      if (first === undefined || first <= since) {
        return between(standingBefore(customer).status, now.status);
      }
      const entry = portfolio.register(customer);
      const told = [entry?.firstPurchase, entry?.registeredOn];
      const toldNew = told.some((day) => day !== undefined && day > since && day <= asOf);
      return toldNew || first - dataStart >= now.policyInactiveDays ? 'new' : 'first_seen';
    };
  },
};
