import { ByteInterner } from '../../ledger/interner.ts';
import { CR } from '../bytes/ascii.ts';

/** The rows of one file, byte for byte: memory grows with the file, which is why `--dedupe` is asked for. */
export class RowSet {
  private readonly rows = new ByteInterner();

  /** Whether an equal row came before; the row is one of those that came from now on. */
  hasSeen(bytes: Uint8Array, start: number, end: number): boolean {
    const known = this.rows.size;
    const length = end > start && bytes[end - 1] === CR ? end - 1 : end;
    return this.rows.intern(bytes, start, length) < known;
  }
}
