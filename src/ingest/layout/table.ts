import { decodeText } from '../encoding.ts';
import type { SampleRecord } from '../scan.ts';
import type { Encoding } from './layout.ts';

/** Values of a column that are looked at to tell what it holds. */
const PROFILE = 400;

/** The text of a cell without outer blanks and quotes; undecodable cells are empty. */
export function cellText(bytes: Uint8Array, start: number, end: number, encoding: Encoding): string {
  const text = (decodeText(bytes, start, end, encoding) ?? '').trim();
  if (text.length < 2 || text[0] !== '"' || !text.endsWith('"')) return text;
  return text.slice(1, -1).replaceAll('""', '"').trim();
}

/** Whether a record says nothing: no character, or blank cells only. */
export function isBlankRecord(bytes: Uint8Array, record: SampleRecord, encoding: Encoding): boolean {
  return !record.fault && record.cells.every(([start, end]) => cellText(bytes, start, end, encoding) === '');
}

/** The rows of a sample below its header, as columns. Rows of another width, which will be rejected, are left out. */
export class Table {
  private readonly profiles = new Map<number, readonly string[]>();

  constructor(
    readonly bytes: Uint8Array,
    readonly encoding: Encoding,
    readonly delimiter: string,
    readonly headers: readonly string[],
    readonly rows: readonly SampleRecord[],
  ) {}

  /** The text of a cell. */
  text(row: SampleRecord, column: number): string {
    const cell = row.cells[column]!;
    return cellText(this.bytes, cell[0], cell[1], this.encoding);
  }

  /** The first values of a column that are not blank. */
  values(column: number): readonly string[] {
    let values = this.profiles.get(column);
    if (!values) {
      const found: string[] = [];
      for (const row of this.rows) {
        const text = this.text(row, column);
        if (text !== '') found.push(text);
        if (found.length === PROFILE) break;
      }
      values = found;
      this.profiles.set(column, values);
    }
    return values;
  }

  /** Whether at least `share` of the column's values pass the test; false for a column without values. */
  mostly(column: number, share: number, test: (value: string) => boolean): boolean {
    const values = this.values(column);
    return values.length > 0 && values.filter(test).length >= share * values.length;
  }
}
