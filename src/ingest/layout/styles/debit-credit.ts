import { CarteiraError } from '../../../domain/errors.ts';
import { type Message, message } from '../../../domain/message.ts';
import { meaningOfOperation } from '../../values/meaning.ts';
import { type Side, type Sides, sidedCell } from '../../values/sides.ts';
import type { Roles } from '../roles/roles.ts';
import type { Row, Table } from '../table.ts';

/** The letters behind the amounts of a column, and what there is to say about them. */
export interface DebitCredit {
  readonly sides: Sides;
  readonly warnings: readonly Message[];
}

const other = (side: Side): Side => (side === 'D' ? 'C' : 'D');

/**
 * What `1.234,56 D` and `99,00 C` mean in the money column. Which letter a sale has depends on whose account it is: the
 * customer's is debited, that of sales credited. One letter on all amounts makes no difference; of two, the operations
 * of the rows must tell which one the returns have.
 *
 * @returns undefined where hardly any amount has such a letter
 * @throws CarteiraError E_DEBIT_CREDIT where both letters occur and no operation tells
 */
export function debitCredit(table: Table, columns: Roles['columns'], file: string): DebitCredit | undefined {
  const column = columns.amount ?? columns.order_total;
  if (column === undefined) return undefined;
  const { bytes } = table;
  const first: Partial<Record<Side, Row>> = {};
  const operations: Record<Side, Set<string>> = { D: new Set(), C: new Set() };
  let filled = 0;
  let sided = 0;
  for (const row of table.rows) {
    const start = table.start(row, column);
    const end = table.end(row, column);
    if (start === end) continue;
    filled++;
    const cell = sidedCell(bytes, start, end);
    if (cell === undefined) continue;
    sided++;
    first[cell.side] ??= row;
    if (columns.operation !== undefined) {
      operations[cell.side].add(meaningOfOperation(table.text(row, columns.operation)));
    }
  }
  if (sided < 0.5 * filled || sided === 0) return undefined;
  const header = table.headers[column]!;
  if (first.D === undefined || first.C === undefined) {
    const side: Side = first.D === undefined ? 'C' : 'D';
    return { sides: { [side]: 1 }, warnings: [message('ingest.number.one_side', { header, side })] };
  }
  const returns = (['D', 'C'] as const).find(
    (side) =>
      operations[side].has('return') &&
      !operations[side].has('sale') &&
      !operations[other(side)].has('return'),
  );
  if (returns === undefined) {
    const [debit, credit] = [table.text(first.D, column), table.text(first.C, column)];
    const line = Math.max(first.D.line, first.C.line);
    throw new CarteiraError('E_DEBIT_CREDIT', { header, debit, credit }, { file, line });
  }
  const params = { header, side: returns, sample: table.text(first[returns]!, column) };
  return {
    sides: { [returns]: -1, [other(returns)]: 1 },
    warnings: [message('ingest.number.sides', params)],
  };
}
