import { monthsEarlier } from './calendar.ts';
import { byteOrder, type Customer, orderDays, purchaseDays, revenue } from './customer.ts';
import { exact } from './decimal.ts';
import type { Policy } from './policy.ts';

export type AbcClass = 'A' | 'B' | 'C';

/** What section 6 says of one customer. */
export interface Standing {
  readonly value: bigint;
  /** Sum of all values above 0: the whole of which the others are shares. */
  readonly whole: bigint;
  /** Undefined where the value is not above 0; `through` is the sum of the values down to this one, included. */
  readonly place: { readonly rank: number; readonly through: bigint } | undefined;
  readonly abc: AbcClass;
  readonly keyAccount: boolean;
}

/** Section 6: the last day before a window that ends on D. */
export function windowStart(window: string, asOf: number): number {
  if (window === 'all') return -Infinity;
  const length = Number(window.slice(0, -1));
  return window.endsWith('m') ? monthsEarlier(asOf, length) : asOf - length;
}

/** Section 6: what a customer is ranked by: net revenue, margin, orders or purchase days in (after, D]. */
function windowValue(customer: Customer, after: number, asOf: number, policy: Policy): bigint {
  const inWindow = (day: number) => day > after && day <= asOf;
  switch (policy.abcValue) {
    case 'revenue':
      return revenue(customer, after, asOf);
    case 'margin':
      return [...customer.purchases, ...customer.returns]
        .filter((movement) => inWindow(movement.day))
        .reduce((total, movement) => total + movement.margin, 0n);
    case 'orders':
      return BigInt(orderDays(customer).filter(inWindow).length);
    case 'purchase_days':
      return BigInt(purchaseDays(customer, asOf).filter(inWindow).length);
  }
}

/** Whether part / whole is below (or, with `orEqual`, at most) a cut such as 0.8, compared exactly. */
function isBelow(part: bigint, whole: bigint, cut: number, orEqual = false): boolean {
  const { num, den } = exact(cut);
  return part * den < num * whole || (orEqual && part * den === num * whole);
}

/**
 * Section 6: ranks the customers by value, largest first, ties by key, and hands out classes along the cumulative share. The
 * customer that crosses a cut gets the better class, or the worse one with `abc.crosser: below`.
 */
export function standings(
  customers: readonly Customer[],
  window: string,
  asOf: number,
  policy: Policy,
): Map<Customer, Standing> {
  const after = windowStart(window, asOf);
  const valued = customers.map((customer) => ({
    customer,
    value: windowValue(customer, after, asOf, policy),
  }));
  const ranked = valued
    .filter(({ value }) => value > 0n)
    .sort((a, b) =>
      a.value === b.value ? byteOrder(a.customer.key, b.customer.key) : a.value > b.value ? -1 : 1,
    );
  const whole = ranked.reduce((total, { value }) => total + value, 0n);

  const result = new Map<Customer, Standing>();
  for (const { customer, value } of valued) {
    result.set(customer, { value, whole, place: undefined, abc: 'C', keyAccount: false });
  }
  let before = 0n;
  for (const [index, { customer, value }] of ranked.entries()) {
    const through = before + value;
    const earns = (cut: number) =>
      policy.abcCrosser === 'above' ? isBelow(before, whole, cut) : isBelow(through, whole, cut, true);
    result.set(customer, {
      value,
      whole,
      place: { rank: index + 1, through },
      abc: earns(policy.abcA) ? 'A' : earns(policy.abcB) ? 'B' : 'C',
      keyAccount: isBelow(before, whole, policy.paretoCut),
    });
    before = through;
  }
  return result;
}
