import { type Message, message } from '../../../domain/message.ts';
import type { Field } from '../layout.ts';
import type { Table } from '../table.ts';

const CUSTOMER = ['customer_id', 'customer_tax_id', 'customer_name'] as const satisfies readonly Field[];
/** Customers whose further rows are blank, from which on that is a habit of the file. */
const ENOUGH = 2;
/** The share of rows without a customer below which they are simply nobody's. */
const LEAST_SHARE = 0.2;

/**
 * Whether the customer seems to stand on the first row of its orders only: many rows of the sample have none, all of them below one
 * that has, and none repeats the customer of the row above. Such rows are nobody's, which people must know of: that they are the
 * customer's above is likely, but nothing in them proves it.
 */
export function blankCustomers(table: Table, columns: Readonly<Partial<Record<Field, number>>>): Message[] {
  const named = CUSTOMER.flatMap((field) => columns[field] ?? []);
  const date = columns.order_date ?? columns.invoice_date;
  if (named.length === 0 || date === undefined) return [];
  let blank = 0;
  let customers = 0;
  let firstLine = 0;
  let above = '';
  let wasBlank = false;
  for (const row of table.rows) {
    // Blank lines and totals are no rows of anybody.
    if (table.isBlank(row, date)) continue;
    const isBlank = named.every((column) => table.isBlank(row, column));
    if (isBlank) {
      if (above === '') return [];
      if (!wasBlank) customers++;
      if (blank === 0) firstLine = row.line;
      blank++;
    } else {
      const name = named.map((column) => table.text(row, column)).join('\u0000');
      if (name === above) return [];
      above = name;
    }
    wasBlank = isBlank;
  }
  if (customers < ENOUGH || blank < LEAST_SHARE * table.rows.length) return [];
  const params = {
    header: table.headers[named[0]!]!,
    n: blank,
    rows: table.rows.length,
    line: String(firstLine),
  };
  return [message('ingest.column.blank_customers', params)];
}
