import { dayNumber, isoDate, monthsEarlier } from './calendar.ts';
import { movementOf, trendOf } from './change.ts';
import {
  byteOrder,
  type Customer,
  customersOf,
  dataStart,
  knownPurchaseDays,
  medianInterval,
  orderDays,
  purchaseDays,
  revenue,
  sum,
} from './customer.ts';
import { decimals, fraction, money } from './decimal.ts';
import { type FateOptions, judge } from './fates.ts';
import { DEFAULT_POLICY, type Policy } from './policy.ts';
import type { OrderRecord, RegisterRecord } from './record.ts';
import { changesOn, statusAt, statusSince } from './status.ts';
import { type Standing, standings } from './value.ts';

export interface ReferenceOptions extends FateOptions {
  /** S, `YYYY-MM-DD`; 30 days before D where absent. */
  readonly since?: string;
  /** Differences from the default policy. */
  readonly policy?: Partial<Policy>;
  readonly register?: readonly RegisterRecord[];
}

/** The columns of a classify list, in its order, without the sentence at its end. */
export const COLUMNS = [
  'customer_id',
  'customer_name',
  'salesperson',
  'region',
  'segment',
  'status',
  'status_since',
  'changes_on',
  'movement',
  'age_days',
  'first_purchase',
  'last_purchase',
  'orders',
  'purchase_days',
  'orders_per_month',
  'median_interval_days',
  'next_expected',
  'overdue_days',
  'revenue',
  'returned_share',
  'average_ticket',
  'abc_value',
  'share',
  'cumulative_share',
  'rank',
  'abc',
  'abc_history',
  'key_account',
  'trend',
  'trend_change',
] as const;

export type ReferenceRow = Record<(typeof COLUMNS)[number], string>;

/** A day as a cell, blank where there is none. */
function dateCell(day: number | undefined): string {
  return day === undefined ? '' : isoDate(day);
}

/** Section 4, `orders_per_month`: orders of the last 12 months by the months, of 30.4375 days, that the customer had for them. */
function ordersPerMonth(customer: Customer, asOf: number): string {
  const yearBefore = monthsEarlier(asOf, 12);
  const first = knownPurchaseDays(customer, asOf)[0];
  if (first === undefined) return '0.00';
  const orders = BigInt(orderDays(customer).filter((day) => day > yearBefore).length);
  const tenThousandthDays = BigInt(asOf - Math.max(first, yearBefore + 1) + 1) * 10_000n;
  const month = 304_375n;
  return decimals(orders * month, tenThousandthDays < month ? month : tenThousandthDays, 2);
}

/** Section 4: dates, counts and money of one customer. */
function figures(customer: Customer, asOf: number): Partial<ReferenceRow> {
  const known = knownPurchaseDays(customer, asOf);
  const last = known.at(-1);
  const days = purchaseDays(customer, asOf);
  const orders = BigInt(orderDays(customer).length);
  const gap = medianInterval(customer, asOf);
  const next = days.length < 3 ? undefined : last! + Math.floor(gap! + 0.5);
  const bought = sum(customer.purchases);
  const returned = -sum(customer.returns);
  return {
    age_days: last === undefined ? '' : String(asOf - last),
    first_purchase: dateCell(known[0]),
    last_purchase: dateCell(last),
    orders: String(orders),
    purchase_days: String(days.length),
    orders_per_month: ordersPerMonth(customer, asOf),
    median_interval_days: gap === undefined ? '' : String(gap),
    next_expected: dateCell(next),
    overdue_days: next === undefined ? '' : String(Math.max(0, asOf - next)),
    revenue: money(revenue(customer, -Infinity, asOf)),
    returned_share: fraction(returned, bought),
    average_ticket: orders === 0n ? '' : decimals(bought, orders * 10_000n, 2),
  };
}

/** Section 6: the columns of the ranking; those of a value that is not above 0 are mostly blank, a prospect's all are. */
function ranking(
  standing: Standing,
  history: Standing,
  policy: Policy,
  prospect: boolean,
): Partial<ReferenceRow> {
  const { value, whole, place } = standing;
  const isMoney = policy.abcValue === 'revenue' || policy.abcValue === 'margin';
  const row = {
    abc_value: isMoney ? money(value) : String(value),
    share: place ? fraction(value, whole) : '0.000000',
    cumulative_share: place ? fraction(place.through, whole) : '',
    rank: place ? String(place.rank) : '',
    abc: standing.abc,
    abc_history: history.abc,
    key_account: String(standing.keyAccount),
  };
  return prospect ? Object.fromEntries(Object.keys(row).map((name) => [name, ''])) : row;
}

/**
 * Sections 4 to 7: every customer with every column, as the exact strings of a machine format. By rank, then the customers
 * without a rank by key, then the prospects by key.
 */
export function classifyReference(
  records: readonly OrderRecord[],
  options: ReferenceOptions,
): ReferenceRow[] {
  const policy: Policy = { ...DEFAULT_POLICY, ...options.policy };
  const judgement = judge(records, options);
  const asOf = dayNumber(judgement.asOf);
  const since = options.since === undefined ? asOf - 30 : dayNumber(options.since);
  const start = dataStart(judgement);
  const customers = customersOf(judgement, options.register ?? []);
  const isProspect = (customer: Customer) => statusAt(customer, asOf, policy) === 'prospect';
  const ranked = customers.filter((customer) => !isProspect(customer));
  const now = standings(ranked, policy.abcWindow, asOf, policy);
  const ever = standings(ranked, 'all', asOf, policy);

  const group = (customer: Customer) => (isProspect(customer) ? 2 : now.get(customer)!.place ? 0 : 1);
  const order = [...customers].sort(
    (a, b) =>
      group(a) - group(b) ||
      (now.get(a)?.place?.rank ?? 0) - (now.get(b)?.place?.rank ?? 0) ||
      byteOrder(a.key, b.key),
  );
  const nowhere: Standing = { value: 0n, whole: 0n, place: undefined, abc: 'C', keyAccount: false };
  return order.map((customer) => {
    const { trend, change } = trendOf(customer, asOf, start, policy);
    const cells: Partial<ReferenceRow> = {
      customer_id: customer.key,
      customer_name: customer.attributes.name,
      salesperson: customer.attributes.salesperson,
      region: customer.attributes.region,
      segment: customer.attributes.segment,
      status: statusAt(customer, asOf, policy)!,
      status_since: dateCell(statusSince(customer, asOf, policy)),
      changes_on: dateCell(changesOn(customer, asOf, policy)),
      movement: movementOf(customer, since, asOf, start, policy),
      ...figures(customer, asOf),
      ...ranking(now.get(customer) ?? nowhere, ever.get(customer) ?? nowhere, policy, isProspect(customer)),
      trend,
      trend_change: change ? fraction(change.num, change.den) : '',
    };
    return Object.fromEntries(COLUMNS.map((column) => [column, cells[column] ?? ''])) as ReferenceRow;
  });
}

/** How many customers have each pair of class and status, as `A active`; prospects have a blank class. */
export function abcByStatus(rows: readonly ReferenceRow[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { abc, status } of rows) counts[`${abc} ${status}`] = (counts[`${abc} ${status}`] ?? 0) + 1;
  return counts;
}
