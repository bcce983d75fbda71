import { type Customer, knownPurchaseDays, medianInterval, purchaseDays } from './customer.ts';
import type { Policy, StatusLimits } from './policy.ts';

export type Status = 'prospect' | 'active' | 'pre_inactive' | 'inactivated' | 'inactive';

/** Section 5, `overrides`: the policy's limits, those of the first matching override instead where it has them. */
export function limitsOf(customer: Customer, policy: Policy): StatusLimits {
  const values: Record<string, string> = { ...customer.attributes, customer_id: customer.key };
  const override = policy.overrides.find(({ match }) =>
    Object.entries(match).every(([name, value]) => values[name] === value),
  );
  return { ...policy, ...override };
}

/** Section 5, mode `cycle`: from 4 purchase days on, the customer's own rhythm sets two of the limits. */
function limitsAt(customer: Customer, day: number, policy: Policy): StatusLimits {
  const fixed = limitsOf(customer, policy);
  if (policy.mode === 'fixed' || purchaseDays(customer, day).length < 4) return fixed;
  const gap = medianInterval(customer, day)!;
  const within = (low: number, value: number, high: number) => Math.max(low, Math.min(value, high));
  const activeDays = Math.ceil(within(15, 1.5 * gap, 180));
  const inactiveDays = Math.ceil(within(activeDays + 15, 3 * gap, 365));
  return { ...fixed, activeDays, inactiveDays };
}

/**
 * Section 5, the table: the status on a day, judged by what had happened up to that day. Undefined for a customer of whom
 * nothing was known yet.
 */
export function statusAt(customer: Customer, day: number, policy: Policy): Status | undefined {
  const known = knownPurchaseDays(customer, day);
  if (known.length === 0) {
    if (customer.register !== undefined) return 'prospect';
    return customer.returns.some((movement) => movement.day <= day) ? 'inactive' : undefined;
  }
  const limits = limitsAt(customer, day, policy);
  const age = day - known.at(-1)!;
  const frequencyAsked = day - known[0]! >= limits.frequencyWindowDays;
  const recentDays = purchaseDays(customer, day).filter((past) => past > day - limits.frequencyWindowDays);
  const frequent = !frequencyAsked || recentDays.length >= limits.minPurchaseDays;
  if (age <= limits.activeDays && frequent) return 'active';
  if (age <= limits.inactiveDays) return 'pre_inactive';
  if (age <= limits.inactiveDays + limits.inactivatedDays) return 'inactivated';
  return 'inactive';
}

/** Section 5, `status_since`: walks back a day at a time for as long as the status was the same. */
export function statusSince(customer: Customer, asOf: number, policy: Policy): number | undefined {
  if (knownPurchaseDays(customer, asOf).length === 0) return undefined;
  const status = statusAt(customer, asOf, policy);
  let day = asOf;
  while (statusAt(customer, day - 1, policy) === status) day -= 1;
  return day;
}

/** Section 5, `changes_on`: walks on a day at a time, nothing being bought, until the status is another. */
export function changesOn(customer: Customer, asOf: number, policy: Policy): number | undefined {
  const status = statusAt(customer, asOf, policy);
  if (status === 'inactive' || status === 'prospect') return undefined;
  let day = asOf + 1;
  while (statusAt(customer, day, policy) === status) day += 1;
  return day;
}
