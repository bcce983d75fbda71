import { dayNumber } from './calendar.ts';
import { type Customer, knownPurchaseDays, purchaseDays, revenue } from './customer.ts';
import { exact } from './decimal.ts';
import type { Policy } from './policy.ts';
import { limitsOf, type Status, statusAt } from './status.ts';

function inPortfolio(status: Status | undefined): boolean {
  return status === 'active' || status === 'pre_inactive';
}

/**
 * Section 7, "movement" between S and D. A first purchase in the period makes a customer new where the data reach far enough
 * back to tell, or where the register says so: it gives a first purchase or a registration within the period.
 */
export function movementOf(
  customer: Customer,
  since: number,
  asOf: number,
  dataStart: number,
  policy: Policy,
): string {
  const first = knownPurchaseDays(customer, asOf)[0];
  if (first !== undefined && first > since) {
    const { firstPurchase, registeredOn } = customer.register ?? {};
    const saysRegister = [firstPurchase, registeredOn]
      .filter((date) => date !== undefined)
      .some((date) => dayNumber(date) > since && dayNumber(date) <= asOf);
    return saysRegister || first >= dataStart + limitsOf(customer, policy).inactiveDays
      ? 'new'
      : 'first_seen';
  }
  const before = statusAt(customer, since, policy);
  const now = statusAt(customer, asOf, policy);
  if ((before === 'inactive' || before === 'inactivated') && inPortfolio(now)) return 'reactivated';
  if (before === 'pre_inactive' && now === 'active') return 'recovered';
  if (before === 'active' && now === 'pre_inactive') return 'cooling';
  if (inPortfolio(before) && !inPortfolio(now)) return 'lost';
  return 'none';
}

/** Section 7, "trend": the last W days against the W days before; `change` as an exact quotient. */
export function trendOf(
  customer: Customer,
  asOf: number,
  dataStart: number,
  policy: Policy,
): { trend: string; change?: { num: bigint; den: bigint } } {
  const middle = asOf - policy.trendWindowDays;
  const start = middle - policy.trendWindowDays;
  if (dataStart > start + 1) return { trend: '' };
  if (purchaseDays(customer, asOf).filter((day) => day > start).length < 3) return { trend: '' };
  const recent = revenue(customer, middle, asOf);
  const prior = revenue(customer, start, middle);
  if (prior <= 0n) return { trend: recent > 0n ? 'started' : 'none' };
  const change = { num: recent - prior, den: prior };
  if (recent <= 0n) return { trend: 'stopped', change };
  const falling = exact(policy.trendFalling);
  const rising = exact(policy.trendRising);
  if (change.num * falling.den <= falling.num * change.den) return { trend: 'falling', change };
  if (change.num * rising.den >= rising.num * change.den) return { trend: 'rising', change };
  return { trend: 'steady', change };
}
