/**
 * Order columns that stand on the first row of an order only: which rows of the sample continue an order, and on what ground
 * that is known. Nothing is carried forward that the sample does not prove.
 */

import { isTotalLabel, TOTAL_INITIALS } from '../values/meaning.ts';
import type { Carried, Field } from './layout.ts';
import type { Row, Table } from './table.ts';

type Columns = Readonly<Partial<Record<Field, number>>>;

/** What an order says once for all of its rows. Never money, and nothing of an item. */
const OF_ORDER = [
  'customer_id',
  'customer_unit',
  'customer_tax_id',
  'customer_name',
  'order_date',
  'invoice_id',
  'invoice_date',
  'salesperson',
  'region',
  'segment',
  'branch',
  'order_status',
  'cancelled_flag',
  'operation',
  'email',
  'phone',
] as const satisfies readonly Field[];

const CUSTOMER = ['customer_id', 'customer_tax_id', 'customer_name'] as const satisfies readonly Field[];

/** Orders with further rows that a pattern of blank cells takes: one may be a damaged row. */
const ENOUGH_ORDERS = 2;
/** Share of the rows that continue an order, from which on they are more than a few damaged ones. */
const ENOUGH_ROWS = 0.01;
/** Share of the rows that must have what all are said to have. */
const NEARLY_ALL = 0.9;

/** The rows of a sample by order. */
export interface Continuation {
  readonly by: Carried['by'];
  /** The column of the order id. */
  readonly key: number;
  /** The rows that continue the order of the row above, by their place in the table. */
  readonly rows: ReadonlySet<number>;
  /** The first rows of the orders that go on below. */
  readonly firsts: readonly number[];
}

/**
 * The rows that continue the order above them, where the sample proves that order columns are left out on them; undefined
 * where it does not. `items`: columns of what differs from item to item; `once`: columns that may be the total or the status of
 * an order.
 */
export function findContinuation(
  table: Table,
  columns: Columns,
  items: readonly number[],
  once: readonly number[],
): Continuation | undefined {
  const key = columns.order_id ?? columns.invoice_id;
  if (key === undefined) return undefined;
  return byBlank(table, columns, key, items) ?? byRepetition(table, columns, key, once);
}

/**
 * What is carried forward: the columns of the order that are blank on every row that continues one. `products`: the columns
 * that name an item.
 */
export function carriedOf(
  table: Table,
  continuation: Continuation,
  columns: Columns,
  products: readonly number[],
): Carried | undefined {
  const { by, key, rows } = continuation;
  const further = table.rows.filter((_, place) => rows.has(place));
  const left = OF_ORDER.map((field) => columns[field])
    .filter((column) => column !== undefined)
    .filter((column) => column !== key && further.every((row) => table.isBlank(row, column)));
  if (left.length === 0) return undefined;
  const filled = new Set(by === 'blank' ? [key, ...left] : left);
  const same = [key, ...identityOf(columns)].filter((column) => !filled.has(column));
  const named = further.filter((row) => hasItem(table, row, products));
  return {
    by,
    key,
    columns: [...filled].sort((a, b) => a - b),
    items: by === 'blank' && 2 * named.length > further.length ? products : [],
    same: [...new Set(same)],
  };
}

/** The columns that say which order a row is of, besides its id: rows that differ in one are of different orders. */
function identityOf(columns: Columns): number[] {
  const date = columns.order_date ?? columns.invoice_date;
  const who = CUSTOMER.map((field) => columns[field]);
  return [date, ...who, columns.branch].filter((column) => column !== undefined);
}

/**
 * Odoo, ERPNext: the order id is blank on further rows, and so are date and customer, while the item is there. No row breaks
 * the pattern, and no order repeats its id.
 */
function byBlank(
  table: Table,
  columns: Columns,
  key: number,
  items: readonly number[],
): Continuation | undefined {
  const date = columns.order_date ?? columns.invoice_date;
  const who = CUSTOMER.map((field) => columns[field]).filter((column) => column !== undefined);
  if (date === undefined || items.length === 0) return undefined;
  const rows = new Set<number>();
  const firsts = new Set<number>();
  let first: number | undefined;
  let orders = 0;
  let withItem = 0;
  for (const [place, row] of table.rows.entries()) {
    if (isTotal(table, row)) continue;
    if (!table.isBlank(row, key)) {
      if (first !== undefined && table.sameText(row, table.rows[first]!, key)) return undefined;
      first = place;
      orders++;
      if (hasItem(table, row, items)) withItem++;
    } else if (hasItem(table, row, items)) {
      const isBare = [date, ...who].every((column) => table.isBlank(row, column));
      if (!isBare) return undefined;
      // What goes on with an order that is not in the file proves nothing.
      if (first === undefined) continue;
      rows.add(place);
      firsts.add(first);
    }
  }
  const isProven =
    firsts.size >= ENOUGH_ORDERS &&
    rows.size >= ENOUGH_ROWS * (rows.size + orders) &&
    withItem >= NEARLY_ALL * orders;
  return isProven ? { by: 'blank', key, rows, firsts: [...firsts] } : undefined;
}

/**
 * Shopify, Nuvemshop: further rows repeat the order id, and its date, its status or its total is blank on all of them although
 * it stands on nearly every row above them. What they do repeat is the same as above.
 */
function byRepetition(
  table: Table,
  columns: Columns,
  key: number,
  once: readonly number[],
): Continuation | undefined {
  const identity = identityOf(columns);
  const rows = new Set<number>();
  const firsts = new Set<number>();
  let first: number | undefined;
  const goesOn = (row: Row, above: Row) =>
    table.sameText(row, above, key) &&
    identity.every((column) => table.isBlank(row, column) || table.sameText(row, above, column));
  for (let place = 0; place < table.rows.length; place++) {
    const row = table.rows[place]!;
    if (table.isBlank(row, key)) continue;
    if (first !== undefined && goesOn(row, table.rows[first]!)) {
      rows.add(place);
      firsts.add(first);
    } else {
      first = place;
    }
  }
  if (firsts.size < ENOUGH_ORDERS) return undefined;
  const further = [...rows].map((place) => table.rows[place]!);
  const heads = [...firsts].map((place) => table.rows[place]!);
  const standsOnce = (column: number) =>
    further.every((row) => table.isBlank(row, column)) &&
    heads.filter((row) => !table.isBlank(row, column)).length >= NEARLY_ALL * heads.length;
  return [...identity, ...once].some(standsOnce)
    ? { by: 'repeated', key, rows, firsts: [...firsts] }
    : undefined;
}

function hasItem(table: Table, row: Row, items: readonly number[]): boolean {
  return items.some((column) => !table.isBlank(row, column));
}

/** Whether some cell labels a total; few cells begin with its letters. */
function isTotal(table: Table, row: Row): boolean {
  return table.headers.some(
    (_, column) => table.beginsLike(row, column, TOTAL_INITIALS) && isTotalLabel(table.text(row, column)),
  );
}
