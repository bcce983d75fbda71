import { type Message, message } from '../../../domain/message.ts';
import { meaningOfStatus } from '../../values/meaning.ts';
import type { Field } from '../layout.ts';
import type { Table } from '../table.ts';
import { typed } from './vocabulary.ts';

/**
 * Columns of a status beside the one that is used, such as that of the payment, that say of some orders of the sample that they
 * were cancelled while the used one does not. Whether that ends the sale nobody can tell from here: people must know of it.
 * @param candidates the columns whose names are those of a status
 */
export function otherStatuses(
  table: Table,
  columns: Readonly<Partial<Record<Field, number>>>,
  candidates: readonly number[],
): Message[] {
  const used = columns.order_status;
  if (used === undefined) return [];
  const isCancelled = (text: string) => meaningOfStatus(text) === 'cancelled';
  return candidates.flatMap((column) => {
    if (Object.values(columns).includes(column)) return [];
    const rows = table.rows.filter(
      (row) => isCancelled(table.text(row, column)) && !isCancelled(table.text(row, used)),
    );
    const [first] = rows;
    if (first === undefined) return [];
    const header = table.headers[column]!;
    const params = {
      header,
      n: rows.length,
      word: table.text(first, column),
      line: String(first.line),
      used: table.headers[used]!,
      typed: typed(header),
    };
    return [message('ingest.column.other_status', params)];
  });
}
