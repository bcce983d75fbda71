import { type Message, message } from '../../../domain/message.ts';
import { readAmount } from '../../values/amounts.ts';
import type { Layout } from '../layout.ts';
import { meaningColumnsOf } from '../roles/codes.ts';
import type { OrderRows } from '../roles/order-total.ts';
import type { Row, Table } from '../table.ts';

/** What a quantity below 0 is written with; most cells have none of it. */
const SIGNS = new Set(Buffer.from('-(\u2212'));
const isSign = (byte: number) => SIGNS.has(byte);

/**
 * Warns of sales in the sample with a quantity below 0 and an amount above 0: a return by the one and a purchase by the other.
 * The amount counts; whether it lacks its sign the file does not tell. The total of an order says nothing of each of its items:
 * an order of which something was sold, too, is a purchase. `orders`: the rows of the sample by order.
 */
export function quantityWarnings(
  table: Table,
  layout: Pick<Layout, 'headers' | 'columns' | 'returned' | 'words' | 'decimals'>,
  orders: OrderRows,
): Message[] {
  const { columns, decimals } = layout;
  const { quantity } = columns;
  const field = columns.amount === undefined ? 'order_total' : 'amount';
  const money = columns[field];
  if (money === undefined || quantity === undefined) return [];
  const { bytes } = table;
  const kinds = meaningColumnsOf(layout);
  const numberOf = (row: Row, column: number, of: 'amount' | 'order_total' | 'quantity') =>
    readAmount(bytes, table.start(row, column), table.end(row, column), decimals[of]!.value) ?? 0;
  const totals = field === 'order_total' ? orders : [];
  const isSold = ([, row]: OrderRows[number]) => numberOf(row, quantity, 'quantity') > 0;
  const purchases = new Set(totals.filter(isSold).map(([order]) => order));
  const bought = new Set(totals.filter(([order]) => purchases.has(order)).map(([, row]) => row));
  const found = table.rows.filter(
    (row) =>
      table.hasByte(row, quantity, isSign) &&
      numberOf(row, quantity, 'quantity') < 0 &&
      numberOf(row, money, field) > 0 &&
      !bought.has(row) &&
      kinds.every(({ column, meaningOf }) =>
        ['sale', 'unknown'].includes(meaningOf(table.text(row, column))),
      ),
  );
  const [first] = found;
  if (first === undefined) return [];
  return [
    message('ingest.number.quantity_sign', {
      header: layout.headers[money]!,
      n: found.length,
      rows: table.rows.length,
      line: String(first.line),
      quantity: table.text(first, quantity),
      sample: table.text(first, money),
    }),
  ];
}
