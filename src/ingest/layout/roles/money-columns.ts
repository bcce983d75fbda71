/** Which column of money is the amount of a row, and which the total of its order. */
import { message } from '../../../domain/message.ts';
import { bestFirst } from './assign.ts';
import type { Awards } from './awards.ts';
import { moneyKind, type OrderRows } from './order-total.ts';
import { claimsOf, normalise, typed } from './vocabulary.ts';

/** What is not certain about the column of money. */
export interface MoneyDoubts {
  /** Whether the money column was taken for the order's total only because it is the same on all rows of every order. */
  readonly orderTotalGuessed: boolean;
  /** Whether the money column, given as the amount, may as well be the order's total. */
  readonly moneyUnclear: boolean;
}

/** A price that an item may be sold at, though no field is made of it. */
const LIST_PRICE = /\b(?:preco|precio|price)\b/;

/** The money of main lines and items is the amount of each, also where the system calls it the total of an order. */
export function takeItems(awards: Awards, money: number): void {
  const { columns } = awards;
  if (columns.order_total === money) awards.withdraw('order_total');
  if (columns.amount !== money) awards.give('amount', money, 'main_lines');
}

/**
 * Amount and order total. A name that fits both is settled by the values, and only where nothing else is the money; a
 * total that the user names is the money, whatever stands beside it. `isGiven`: the amount is the user's, or that of main
 * lines and items, and nothing contradicts it.
 */
export function awardMoney(awards: Awards, orders: OrderRows, isGiven: boolean): MoneyDoubts {
  const { table, columns } = awards;
  const settled = { orderTotalGuessed: false, moneyUnclear: false };
  if (columns.order_total !== undefined && columns.amount === undefined) return settled;
  if (!isGiven && isContradicted(awards, orders)) return { ...settled, moneyUnclear: true };
  const totals = awards.claimants('order_total');
  const claims = awards.claimants('amount').map((claim) => ({
    claim,
    kind: moneyKind(table, claim.column, columns, orders),
  }));
  const fitsBoth = ({ claim }: (typeof claims)[number]) =>
    claimsOf(table.headers[claim.column]!).some(({ role }) => role === 'order_total');
  const isTotal = ({ kind }: (typeof claims)[number]) => kind === 'total' || kind === 'unclear';
  // Where even a column that can only be the amount repeats itself, orders are of equal items, and that tells nothing.
  const telling = !claims.some((each) => isTotal(each) && !fitsBoth(each));
  const repeats = (each: (typeof claims)[number]) =>
    each.kind === 'once' || (telling && isTotal(each) && fitsBoth(each));
  const amounts = claims.filter((each) => !repeats(each)).map(({ claim }) => claim);
  const repeated = claims.filter(repeats);

  const free = columns.amount === undefined;
  awards.award('amount', amounts, free && totals.length === 0);
  if (columns.amount !== undefined || totals.length > 0) {
    const priced = columns.quantity !== undefined && columns.unit_price !== undefined;
    const others = totals.length > 0 ? totals : repeated.map(({ claim }) => claim);
    awards.award('order_total', others, columns.amount === undefined && !priced);
    return settled;
  }
  if (repeated.length === 0) return settled;
  const candidates = repeated.map(({ claim }) => claim);
  const best = bestFirst(table, candidates, true)[0]!;
  if (repeated.some(({ claim, kind }) => claim === best && kind === 'unclear')) {
    awards.award('amount', candidates, true);
    return { ...settled, moneyUnclear: true };
  }
  awards.award('order_total', candidates, true);
  const header = table.headers[best.column]!;
  if (repeated.some(({ claim, kind }) => claim === best && kind === 'once')) {
    return { ...settled, orderTotalGuessed: true };
  }
  awards.warnings.push(message('ingest.column.order_total', { header, example: `amount=${typed(header)}` }));
  return { ...settled, orderTotalGuessed: true };
}

/** Whether what the system calls the amount of an item repeats itself in its orders, and is not what the items cost. */
function isContradicted(awards: Awards, orders: OrderRows): boolean {
  const { table } = awards;
  const { amount, quantity, unit_price } = awards.columns;
  if (amount === undefined || quantity === undefined) return false;
  const listed = awards
    .claimants('other_number')
    .filter(({ column }) => LIST_PRICE.test(normalise(table.headers[column]!)));
  const prices = [unit_price, ...listed.map(({ column }) => column)].filter((price) => price !== undefined);
  const kinds = prices.map((price) => moneyKind(table, amount, { quantity, unit_price: price }, orders));
  return kinds.length > 0 && kinds.every((kind) => kind === 'total' || kind === 'unclear');
}
