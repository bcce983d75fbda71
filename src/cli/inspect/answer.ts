import { type Message, type MessageParam, message } from '../../domain/message.ts';
import type { Field, Layout } from '../../ingest/layout/layout.ts';
import { inputName } from '../say.ts';
import type { Family } from './layout.ts';

/** What a row is, by the ground on which it was told. */
const ROWS: Readonly<Record<string, string>> = {
  'ingest.shape.orders': 'inspect.row.order',
  'ingest.shape.items': 'inspect.row.item',
  'ingest.shape.carried': 'inspect.row.carried',
  'ingest.shape.main_lines': 'inspect.row.main_lines',
  'ingest.shape.days': 'inspect.row.day',
};

/** The files of a family in two sentences: what they are, and which columns every figure comes from. */
export function answerOf({ files: [first, ...others] }: Family): Message[] {
  const { file, layout } = first!;
  const name =
    others.length === 0
      ? inputName(file)
      : message('inspect.alike', { file: inputName(file), n: others.length });
  return [whatItIs(name, layout), whereFrom(layout)];
}

function whatItIs(file: MessageParam, { evidence }: Layout): Message {
  const shape = evidence.find(({ subject }) => subject === 'shape')!;
  const row = message(ROWS[shape.reason.key]!, shape.reason.params);
  const system = evidence.find(({ subject }) => subject === 'system')?.value;
  return system === undefined
    ? message('inspect.is_file', { file, row })
    : message('inspect.is_export', { file, system, row });
}

/** The columns of the customer, the day and the money. Where a cell of the customer is blank, the next column stands in. */
function whereFrom(layout: Layout): Message {
  const { columns, groupBy, deductions } = layout;
  const header = (field: Field) => layout.headers[columns[field]!]!;
  const has = (field: Field) => columns[field] !== undefined;
  const own = (['customer_id', 'customer_tax_id', 'customer_name'] as const).find(has)!;
  const key = groupBy !== undefined && has('customer_tax_id') ? 'customer_tax_id' : own;
  const withUnit = key === 'customer_id' && has('customer_unit');
  const discount = (['discount', 'discount_percent'] as const).find(has);
  const product = [
    `${header('quantity')} x ${header('unit_price')}`,
    ...(discount === undefined ? [] : [header(discount)]),
  ];
  const source = has('amount') ? 'amount' : has('order_total') ? 'order_total' : 'product';
  const money = source === 'product' ? product : [header(source)];
  return message(`inspect.from.${source}`, {
    customer: withUnit ? `${header(key)}/${header('customer_unit')}` : header(key),
    day: header(has('order_date') ? 'order_date' : 'invoice_date'),
    money: [...money, ...deductions.map(header)].join(' - '),
  });
}
