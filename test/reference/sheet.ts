import { parse } from 'csv-parse/sync';
import { exact, tenThousandths } from './decimal.ts';
import type { OrderRecord } from './record.ts';

/** How the cells of a fixture are written and which columns mean what; nothing is guessed. */
export interface SheetStyle {
  readonly encoding: 'utf8' | 'latin1';
  readonly delimiter: ',' | ';';
  readonly decimal: ',' | '.';
  readonly date: 'yyyy-mm-dd' | 'dd/mm/yyyy';
  /** Lines above the header. */
  readonly titleLines: number;
  /** Field to header. */
  readonly map: Readonly<Record<string, string>>;
}

/** Words of status and operation columns in the fixtures, and what they mean. */
const WORDS: Readonly<Record<string, Partial<OrderRecord>>> = {
  Cancelado: { status: 'cancelled' },
  Bonificação: { status: 'non_sale' },
  Devolução: { isReturn: true },
  DEV: { isReturn: true },
};

function plainNumber(text: string, decimal: ',' | '.'): string {
  const plain = decimal === ',' ? text.replaceAll('.', '').replace(',', '.') : text;
  return plain.replace(/^(-?)\./, '$10.');
}

function isoOf(text: string, style: SheetStyle['date']): string {
  if (style === 'yyyy-mm-dd') return text.slice(0, 10);
  return `${text.slice(6, 10)}-${text.slice(3, 5)}-${text.slice(0, 2)}`;
}

/** Quantity x unit price, exact before it is rounded. */
function product(quantity: string, price: string): bigint {
  const a = exact(quantity);
  const b = exact(price);
  const digits = String(a.den * b.den).length - 1;
  const magnitude = String(a.num * b.num < 0n ? -a.num * b.num : a.num * b.num).padStart(digits + 1, '0');
  const sign = a.num * b.num < 0n ? '-' : '';
  return tenThousandths(
    `${sign}${magnitude.slice(0, magnitude.length - digits)}.${magnitude.slice(magnitude.length - digits)}`,
  );
}

/** The rows of a fixture as records. */
export function readSheet(bytes: Buffer, style: SheetStyle, file = 0): OrderRecord[] {
  const rows: Record<string, string>[] = parse(bytes.toString(style.encoding), {
    delimiter: style.delimiter,
    columns: true,
    trim: true,
    skip_empty_lines: true,
    from_line: style.titleLines + 1,
  });
  return rows.map((row) => {
    const cell = (field: string) => {
      const header = style.map[field];
      return header === undefined ? undefined : row[header] || undefined;
    };
    const number = (field: string) => plainNumber(cell(field) ?? '', style.decimal);
    const texts = {
      customerId: cell('customer_id'),
      name: cell('customer_name'),
      salesperson: cell('salesperson'),
      region: cell('region'),
      segment: cell('segment'),
      branch: cell('branch'),
      orderId: cell('order_id'),
    };
    return {
      file,
      ...Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== undefined)),
      ...WORDS[cell('order_status') ?? ''],
      ...WORDS[cell('operation') ?? ''],
      ...(style.map.margin === undefined ? {} : { margin: tenThousandths(number('margin')) }),
      date: isoOf(cell('order_date')!, style.date),
      amount:
        style.map.amount === undefined
          ? product(number('quantity'), number('unit_price'))
          : tenThousandths(number('amount')),
    };
  });
}
