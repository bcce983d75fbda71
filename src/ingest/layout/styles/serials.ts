import type { Day } from '../../../domain/day.ts';
import { readDate } from '../../values/dates.ts';
import type { DateStyle } from '../layout.ts';
import type { Table } from '../table.ts';
import type { StyleVotes } from './date-votes.ts';

/** Rows that are compared. */
const ENOUGH = 400;

const isSerial = (style: DateStyle | undefined) => style?.startsWith('excel-serial') ?? false;

/**
 * What other date columns say about a column of spreadsheet days: whether days counted from 1899-12-30, or those counted
 * from 1904-01-01, are nearer to the dates that these columns write out. Undefined where there is no such column.
 */
export function likelySerial(
  table: Table,
  column: number,
  votes: ReadonlyMap<number, StyleVotes>,
): 'excel-serial' | 'excel-serial-1904' | undefined {
  const written = [...votes].flatMap(([other, { best }]) =>
    other === column || best === undefined || isSerial(best) ? [] : [{ other, style: best }],
  );
  let balance = 0;
  for (const row of table.rows.slice(0, ENOUGH)) {
    const read = (at: number, style: DateStyle): Day | undefined =>
      readDate(table.bytes, table.start(row, at), table.end(row, at), style);
    const day = read(column, 'excel-serial');
    const later = read(column, 'excel-serial-1904');
    if (day === undefined || later === undefined) continue;
    for (const { other, style } of written) {
      const known = read(other, style);
      if (known !== undefined) balance += Math.sign(Math.abs(later - known) - Math.abs(day - known));
    }
  }
  return balance === 0 ? undefined : balance > 0 ? 'excel-serial' : 'excel-serial-1904';
}
