import { CsvError, parse } from 'csv-parse/sync';

/** A record of a small CSV file and the physical line of its first byte. */
export interface SideRecord {
  readonly line: number;
  /** Cells without outer blanks. */
  readonly cells: readonly string[];
}

/** A record whose quotes cannot be right. */
export class BrokenRecord extends Error {
  override readonly name = 'BrokenRecord';

  constructor(readonly line: number) {
    super(`line ${line}`);
  }
}

/** A text with its lines ending in LF: the parser counts a CR LF in quotes twice. */
export function withLineFeeds(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

/**
 * The records of a small CSV file; a blank line is one with a single blank cell.
 * @param text the file from `firstLine` on, as of `withLineFeeds`
 * @throws BrokenRecord
 */
export function sideRecords(text: string, delimiter: string, firstLine: number): SideRecord[] {
  const records: SideRecord[] = [];
  let line = firstLine;
  try {
    parse(text, {
      delimiter,
      record_delimiter: '\n',
      trim: true,
      relax_quotes: true,
      relax_column_count: true,
      on_record: (cells: string[], { lines }) => {
        records.push({ line, cells });
        line = firstLine + lines;
        return null;
      },
    });
  } catch (error) {
    throw error instanceof CsvError ? new BrokenRecord(line) : error;
  }
  return records;
}
