/**
 * Last-purchase age: how many days ago a customer bought for the last time.
 *
 * A day counts when it has a purchase record or when the customer register gives it as first or last purchase. Returns never
 * count. A purchase on the day in question has age 0. Nothing bought: every cell blank.
 */
import { z } from 'zod';
import type { Day } from '../domain/day.ts';
import type { RegisterEntry } from '../ledger/portfolio.ts';
import type { NoSettings, Recency, Rule } from './rule.ts';

/** The purchase days of the records with those of the register up to `day`. */
function knownDays(records: Int32Array, entry: RegisterEntry | undefined, day: Day): Int32Array {
  if (entry?.firstPurchase === undefined && entry?.lastPurchase === undefined) return records;
  const known = new Set(records);
  for (const told of [entry.firstPurchase, entry.lastPurchase]) {
    if (told !== undefined && told <= day) known.add(told);
  }
  return known.size === records.length ? records : Int32Array.from(known).sort();
}

export const recency: Rule<NoSettings, Recency> = {
  id: 'recency',
  settings: z.strictObject({}),
  needs: [],
  columns: [
    { id: 'age_days', type: 'integer', cell: (verdict) => verdict.age },
    { id: 'first_purchase', type: 'day', cell: (verdict) => verdict.first },
    { id: 'last_purchase', type: 'day', cell: (verdict) => verdict.last },
  ],
  prepare({ portfolio }) {
    const day = portfolio.asOf;
    return (customer) => {
      const days = knownDays(portfolio.purchaseDays(customer), portfolio.register(customer), day);
      const last = days[days.length - 1];
      return { first: days[0], last, age: last === undefined ? undefined : day - last, days };
    };
  },
};
