import { CarteiraError } from '../../../domain/errors.ts';
import { message } from '../../../domain/message.ts';
import { readAmount } from '../../values/amounts.ts';
import type { Continuation } from '../carried.ts';
import type { DecimalMark, Field } from '../layout.ts';
import type { Row, Table } from '../table.ts';
import { typed } from './vocabulary.ts';

type Columns = Readonly<Partial<Record<Field, number>>>;

/** Orders of several rows, and different values among them, from which on a repeated value is no coincidence. */
const ENOUGH_ORDERS = 20;
const ENOUGH_VALUES = 10;
/** Orders that have a value on one of their rows only, from which on that is how the file writes totals. */
const ENOUGH_ONCE = 2;

/** The rows of a sample that have an order and a date, each with the key of its order. */
export type OrderRows = readonly (readonly [string, Row])[];

/** The rows that have an order id and something of a date, or go on with such a row; without an order column none has. */
export function orderRowsOf(
  table: Table,
  columns: Columns,
  continuation: Continuation | undefined,
): OrderRows {
  const id = columns.order_id ?? columns.invoice_id;
  const date = columns.order_date ?? columns.invoice_date;
  if (id === undefined || date === undefined) return [];
  const customer = columns.customer_id ?? columns.customer_tax_id ?? columns.customer_name;
  const keys = [id, columns.branch, customer].filter((key) => key !== undefined);
  const same = [...keys, date];
  const found: (readonly [string, Row])[] = [];
  let order: string | undefined;
  let first: Row | undefined;
  for (let place = 0; place < table.rows.length; place++) {
    const row = table.rows[place]!;
    const goesOn = continuation?.rows.has(place) || (first && table.sameTexts(row, first, same));
    if (!goesOn) {
      first = row;
      const isOrder = !/^0*$/.test(table.text(row, id)) && table.hasDigit(row, date);
      order = isOrder ? keys.map((key) => table.text(row, key)).join('\u0000') : undefined;
    }
    if (order !== undefined) found.push([order, row]);
  }
  return found;
}

/** The rows of orders without those that are equal to an earlier one of the same order. */
export function differentRows(table: Table, rows: OrderRows): OrderRows {
  const seen = new Set<string>();
  return rows.filter(([order, row]) => {
    const cells = table.headers.map((_, column) => table.text(row, column));
    const text = [order, ...cells].join('\u0000');
    return !seen.has(text) && seen.add(text);
  });
}

/**
 * What the rows say about a money column whose name fits the amount of an item and the total of an order. An `amount` differs
 * within some order, or is quantity x unit price, or no order has several rows, so that it makes no difference. What stands
 * on one row of every order only is a total given `once`. What is the same on all rows of every order is a `total` where there
 * are many such orders of many values, and `unclear` otherwise: a few orders of equal items look alike.
 */
export function moneyKind(
  table: Table,
  column: number,
  columns: Columns,
  orders: OrderRows,
): 'amount' | 'total' | 'once' | 'unclear' {
  const known = new Map<string, string>();
  const lacking = new Set<string>();
  const given = new Set<string>();
  const repeated = new Set<string>();
  const values = new Set<string>();
  for (const [order, row] of orders) {
    const value = table.text(row, column);
    if (value === '') lacking.add(order);
    if (!/\d/.test(value)) continue;
    const first = known.get(order);
    if (first === undefined) {
      known.set(order, value);
      continue;
    }
    given.add(order);
    if (first !== value && roughly(first) !== roughly(value)) return 'amount';
    if (/[1-9]/.test(value)) {
      repeated.add(order);
      values.add(first);
    }
  }
  const once = [...lacking].filter((order) => known.has(order));
  if (given.size === 0 && once.length >= ENOUGH_ONCE) return 'once';
  if (repeated.size === 0 || isProduct(table, column, columns)) return 'amount';
  return repeated.size >= ENOUGH_ORDERS && values.size >= ENOUGH_VALUES ? 'total' : 'unclear';
}

/** Refuses an unclear money column, with what either reading of it would give. */
export function refuseUnclear(
  table: Table,
  column: number,
  ofOrders: OrderRows,
  mark: DecimalMark,
  file: string,
): never {
  const { bytes } = table;
  const orders = new Set<string>();
  let rows = 0n;
  let once = 0n;
  let n = 0;
  let line = 0;
  for (const [order, row] of ofOrders) {
    const amount = BigInt(readAmount(bytes, table.start(row, column), table.end(row, column), mark) ?? 0);
    rows += amount;
    if (!orders.has(order)) once += amount;
    else if (line === 0) line = row.line;
    orders.add(order);
    n++;
  }
  const header = table.headers[column]!;
  const isPasted = differentRows(table, ofOrders).length < ofOrders.length;
  const pasted = message(isPasted ? 'ingest.total.pasted' : 'ingest.total.different');
  throw new CarteiraError(
    'E_AMBIGUOUS_TOTAL',
    { header, rows: { money: rows }, once: { money: once }, n, typed: typed(header), pasted },
    { file, line },
  );
}

/** Whether quantity x unit price gives the column's value on 90% of the rows, whatever their decimal marks. */
function isProduct(table: Table, column: number, { quantity, unit_price }: Columns): boolean {
  if (quantity === undefined || unit_price === undefined) return false;
  const rows = table.rows.slice(0, 400);
  const agreeing = rows.filter((row) => {
    const product = roughly(table.text(row, quantity)) * roughly(table.text(row, unit_price));
    const value = roughly(table.text(row, column));
    return Math.abs(product - value) <= 0.01 + Math.abs(value) * 0.001;
  });
  return rows.length > 0 && agreeing.length >= 0.9 * rows.length;
}

/** A number good enough to compare: the last mark is taken for the decimal one. */
export function roughly(text: string): number {
  const digits = text.replace(/[^\d.,-]/g, '');
  const mark = Math.max(digits.lastIndexOf(','), digits.lastIndexOf('.'));
  if (mark === -1) return Number(digits);
  return Number(`${digits.slice(0, mark).replace(/[.,]/g, '')}.${digits.slice(mark + 1)}`);
}
