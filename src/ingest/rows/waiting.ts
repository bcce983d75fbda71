/** Where the bytes of a row are. */
export interface RowBytes {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
}

/** A record that is kept until the file has ended. */
export interface WaitingRecord {
  readonly record: Uint8Array;
  /** The row as the file has it. */
  readonly row: Uint8Array;
  readonly line: number;
}

/** Room for records whose order's total has not come yet: they seldom are as many. */
const MAX_BYTES = 1 << 25;

/** Records that leave the total of their order to another one, which has not come yet: the order of records must change nothing. */
export class WaitingRecords implements Iterable<WaitingRecord> {
  private readonly records: WaitingRecord[] = [];
  private bytes = 0;

  get length(): number {
    return this.records.length;
  }

  [Symbol.iterator](): Iterator<WaitingRecord> {
    return this.records[Symbol.iterator]();
  }

  /** Keeps a record, and its row where that has other bytes. False where there is no room. */
  keep(record: RowBytes, row: RowBytes | undefined, line: number): boolean {
    const copy = record.bytes.slice(record.start, record.end);
    if (this.bytes + copy.length > MAX_BYTES) return false;
    this.bytes += copy.length;
    this.records.push({ record: copy, row: row ? row.bytes.slice(row.start, row.end) : copy, line });
    return true;
  }
}
