/**
 * What the customers of an earlier list, of a day L, did from then on up to the as-of date D.
 *
 * A customer bought since where it has a purchase day in (L, D]; the days after are those from L to the first of them. Orders
 * are those dated in (L, D], money is net revenue of these days, returns of earlier purchases included. Beside them stand the
 * customers that were known at L (a purchase up to then) and not on the list; the others, without a purchase up to L, make the
 * money that of the whole portfolio. The status at L is judged by what had happened up to L. A customer counts once, however
 * often it stands on the list.
 */
import type { Day } from '../domain/day.ts';
import { countUpTo } from '../domain/gaps.ts';
import type { ListedCustomer, Listing } from '../domain/listing.ts';
import { type Money, type Ratio, ratio } from '../domain/money.ts';
import type { Analysis } from '../rules/analysis.ts';
import type { Recency, Standing, Status } from '../rules/rule.ts';

/** What a customer did since the list. */
export interface Outcome {
  /** The first purchase day since; undefined where nothing was bought. */
  readonly first: Day | undefined;
  /** Days from the list to that day. */
  readonly after: number | undefined;
  readonly orders: number;
  readonly revenue: Money;
}

const NOTHING: Outcome = { first: undefined, after: undefined, orders: 0, revenue: 0n };

/** A customer, on the list or not. */
export interface Observed {
  readonly outcome: Outcome;
  /** Its status at the list's day; undefined where nothing was known of it then. */
  readonly before: Status | undefined;
}

/** A customer of the list. */
export interface Followed extends Observed {
  /** Its first row. */
  readonly row: ListedCustomer;
  /** Its number in the portfolio; undefined where the orders do not know it. */
  readonly customer: number | undefined;
}

/** Every customer, once. */
export interface FollowUp {
  readonly listed: readonly Followed[];
  /** Known at the list's day and not on it. */
  readonly unlisted: readonly Observed[];
  /** Neither: who bought for the first time since, or has nothing but returns. */
  readonly others: readonly Observed[];
}

/**
 * @param day the day of the list, before the as-of date of the analysis
 * @param customerOf the number of a customer key in the portfolio
 */
export function followUp(
  analysis: Analysis,
  { rows }: Listing,
  day: Day,
  customerOf: (key: string) => number | undefined,
): FollowUp {
  const then = analysis.at(day);
  const observe = (customer: number): Observed => ({
    outcome: outcomeOf(analysis, customer, day),
    before: then.of<Standing>('status', customer).status,
  });

  const firstRows = new Map<string, ListedCustomer>();
  for (const row of rows) if (!firstRows.has(row.key)) firstRows.set(row.key, row);
  const listed = [...firstRows.values()].map((row): Followed => {
    const customer = customerOf(row.key);
    const observed = customer === undefined ? { outcome: NOTHING, before: undefined } : observe(customer);
    return { row, customer, ...observed };
  });

  const onList = new Set(listed.map(({ customer }) => customer));
  const unlisted: Observed[] = [];
  const others: Observed[] = [];
  for (const customer of analysis.order) {
    if (onList.has(customer)) continue;
    const observed = observe(customer);
    const { first, revenue } = observed.outcome;
    if (then.of<Recency>('recency', customer).first !== undefined) unlisted.push(observed);
    else if (first !== undefined || revenue !== 0n) others.push(observed);
  }
  return { listed, unlisted, others };
}

function outcomeOf({ portfolio }: Analysis, customer: number, day: Day): Outcome {
  const days = portfolio.purchaseDays(customer);
  const first = days[countUpTo(days, day)];
  const { purchases, returns, orders } = portfolio.totals(customer, day);
  return {
    first,
    after: first === undefined ? undefined : first - day,
    orders,
    revenue: purchases - returns,
  };
}

/** What some customers did since the list. */
export interface Result {
  readonly customers: number;
  readonly bought: number;
  /** Of the customers; undefined where there are none. */
  readonly share: Ratio | undefined;
  readonly orders: number;
  readonly revenue: Money;
  /** Of the days after which those that bought did: an integer or .5. */
  readonly medianAfter: number | undefined;
}

export function resultOf(observed: readonly Observed[]): Result {
  const after = observed.flatMap(({ outcome }) => outcome.after ?? []).sort((a, b) => a - b);
  const customers = observed.length;
  const bought = after.length;
  return {
    customers,
    bought,
    share: ratio(BigInt(bought), BigInt(customers)),
    orders: observed.reduce((sum, { outcome }) => sum + outcome.orders, 0),
    revenue: observed.reduce((sum, { outcome }) => sum + outcome.revenue, 0n),
    medianAfter: bought === 0 ? undefined : (after[(bought - 1) >> 1]! + after[bought >> 1]!) / 2,
  };
}
