import type { ErrorCode } from '../../../domain/errors.ts';
import { type Message, message } from '../../../domain/message.ts';
import { nearest } from '../../../domain/nearest.ts';
import type { Field } from '../layout.ts';
import type { Table } from '../table.ts';
import { commonSpellings, normalise, typed } from './vocabulary.ts';

/** Refuses the file because of its header. */
export type Refuse = (code: ErrorCode, params: Record<string, string | number | Message>) => never;

/** The column that the user names for a field, by its header or as `#3`. */
export function mappedColumn(headers: readonly string[], field: Field, wanted: string, fail: Refuse): number {
  const list = listed(headers);
  const position = /^#(\d+)$/.exec(wanted.trim())?.[1];
  if (position !== undefined) {
    const column = Number(position) - 1;
    if (column >= 0 && column < headers.length) return column;
    return fail('E_MAP', { field, wanted, near: nothingNear(), list });
  }
  const normal = normalise(wanted);
  const found = headers.flatMap((header, column) => (normalise(header) === normal ? [column] : []));
  if (found.length === 1) return found[0]!;
  if (found.length === 0) {
    const near = nearest(wanted, headers);
    return fail('E_MAP', {
      field,
      wanted,
      near: near ? message('ingest.near', { near }) : nothingNear(),
      list,
    });
  }
  const [first, second] = [found[0]!, found[1]!];
  return fail('E_DUPLICATE_COLUMN', {
    field,
    header: headers[first]!,
    column: first + 1,
    other: headers[second]!,
    otherColumn: second + 1,
  });
}

function nothingNear(): Message {
  return message('ingest.near_nothing');
}

/** A file needs a customer, a date and money. */
export function requireNeeded(
  table: Table,
  columns: Readonly<Partial<Record<Field, number>>>,
  fail: Refuse,
): void {
  const has = (field: Field) => columns[field] !== undefined;
  const missing: readonly (readonly [boolean, string, Field])[] = [
    [has('customer_id') || has('customer_tax_id') || has('customer_name'), 'customer', 'customer_id'],
    [has('order_date') || has('invoice_date'), 'date', 'order_date'],
    [has('amount') || has('order_total') || (has('quantity') && has('unit_price')), 'money', 'amount'],
  ];
  const lacking = missing.find(([found]) => !found);
  if (!lacking) return;
  const [, what, field] = lacking;
  const free = table.headers.filter(
    (header, column) => header !== '' && !Object.values(columns).includes(column),
  );
  const near = likeliest(field, free);
  fail('E_MISSING_COLUMN', {
    what: message(`ingest.missing.${what}`),
    field,
    near: near ? message('ingest.near', { near }) : nothingNear(),
    example: `${field}=${near === undefined ? '#N' : typed(near)}`,
    list: listed(table.headers),
  });
}

/** The header that is most like a usual name of a field: by its letters, else by sharing a word with one. */
function likeliest(field: Field, headers: readonly string[]): string | undefined {
  const spellings = commonSpellings(field);
  const alike = spellings
    .map((spelling) => nearest(spelling, headers))
    .find((header) => header !== undefined);
  if (alike !== undefined) return alike;
  const words = new Set(
    spellings.flatMap((spelling) => spelling.split(' ')).filter(({ length }) => length > 2),
  );
  return headers.find((header) =>
    normalise(header)
      .split(' ')
      .some((word) => words.has(word)),
  );
}

/** Names or numbers of columns for a message: not more than a screen of them. */
export function listed(headers: readonly string[]): string {
  const shown = headers.slice(0, 60).join(', ');
  return headers.length > 60 ? `${shown}, …` : shown;
}
