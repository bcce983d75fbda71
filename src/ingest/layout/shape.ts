import { type Message, message } from '../../domain/message.ts';
import type { Evidence } from './layout.ts';
import { markOf } from './roles/main-lines.ts';
import type { Roles } from './roles/roles.ts';
import type { Table } from './table.ts';

/** What a row of the file is: an order, an item of one, or only a part of what an order says. */
export function shapeOf(
  table: Table,
  { columns, orders, carried, mainLines }: Pick<Roles, 'columns' | 'orders' | 'carried' | 'mainLines'>,
): Evidence {
  const key = columns.order_id ?? columns.invoice_id;
  const customer = columns.customer_id ?? columns.customer_tax_id ?? columns.customer_name;
  const by = key === undefined ? [customer!, (columns.order_date ?? columns.invoice_date)!] : [key];
  const value = by.map((column) => table.headers[column]!).join(', ');
  const shape = (reason: Message): Evidence => ({ subject: 'shape', value, reason });
  if (carried) {
    const filled = carried.columns.filter((column) => column !== key);
    const names = filled.map((column) => table.headers[column]!).join(', ');
    return shape(message('ingest.shape.carried', { columns: names }));
  }
  if (mainLines) {
    const column = table.headers[mainLines.column]!;
    const row = table.rows.find((each) =>
      mainLines.marks.includes(markOf(table.text(each, mainLines.column))),
    )!;
    return shape(
      message('ingest.shape.main_lines', { column, mark: table.text(row, mainLines.column) || '""' }),
    );
  }
  if (key === undefined) return shape(message('ingest.shape.days'));
  const seen = new Set<string>();
  const repeats = orders.some(([order]) => seen.size === seen.add(order).size);
  return shape(message(repeats ? 'ingest.shape.items' : 'ingest.shape.orders'));
}
