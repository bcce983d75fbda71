import type { Field } from './layout.ts';
import type { Table } from './table.ts';

/**
 * Whether a column holds the total of an order, repeated on each of its rows, and not the amount of an item: there is an
 * order column, some order has several rows, and the value is the same on all rows of every such order without being
 * quantity x unit price. A total is counted once per order; where no order has several rows it makes no difference.
 */
export function isOrderTotal(
  table: Table,
  column: number,
  columns: Readonly<Partial<Record<Field, number>>>,
): boolean {
  const order = columns.order_id ?? columns.invoice_id;
  if (order === undefined) return false;
  const keys = [
    order,
    columns.branch,
    columns.customer_id ?? columns.customer_tax_id ?? columns.customer_name,
  ].filter((key) => key !== undefined);
  const totals = new Map<string, string>();
  let repeated = false;
  for (const row of table.rows) {
    const id = table.text(row, order);
    if (/^0*$/.test(id)) continue;
    const key = keys.map((part) => table.text(row, part)).join('\u0000');
    const value = table.text(row, column);
    const total = totals.get(key);
    if (total === undefined) totals.set(key, value);
    else if (total !== value) return false;
    else if (/[1-9]/.test(value) && !value.startsWith('-')) repeated = true;
  }
  return repeated && !isProduct(table, column, columns);
}

/** Whether quantity x unit price gives the column's value on 90% of the rows, whatever their decimal marks. */
function isProduct(
  table: Table,
  column: number,
  { quantity, unit_price }: Readonly<Partial<Record<Field, number>>>,
): boolean {
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
function roughly(text: string): number {
  const digits = text.replace(/[^\d.,-]/g, '');
  const mark = Math.max(digits.lastIndexOf(','), digits.lastIndexOf('.'));
  if (mark === -1) return Number(digits);
  return Number(`${digits.slice(0, mark).replace(/[.,]/g, '')}.${digits.slice(mark + 1)}`);
}
