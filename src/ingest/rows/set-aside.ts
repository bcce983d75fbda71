import { type Message, type MessageParam, message } from '../../domain/message.ts';
import type { Amount } from '../cells/amount-cells.ts';
import type { FileText } from '../cells/file-text.ts';
import { FATE, type FateTally } from '../fate.ts';
import type { Layout } from '../layout/layout.ts';
import type { RejectSink } from '../rejects.ts';
import type { Scanner } from '../scan.ts';
import { isMark, isNoDate } from '../values/marks.ts';
import { plainText } from '../values/protection.ts';
import type { RowBytes } from './waiting.ts';

/** Rejected records of a file: counted, and handed on with their reason and the row as the file has it. */
export class SetAside {
  /** The row as the file has it, where the records that are read have been completed. */
  original: RowBytes | undefined;

  constructor(
    private readonly file: string,
    private readonly layout: Layout,
    private readonly text: FileText,
    private readonly fates: FateTally,
    private readonly rejects: RejectSink,
  ) {}

  /** A record that is not to be read. */
  add(bytes: Uint8Array, scanner: Scanner, amount: Amount | undefined, reason: Message): void {
    const { bytes: row, start, end } = this.original ?? { bytes, start: scanner.start, end: scanner.end };
    this.fates.count(FATE.rejected, amount);
    this.rejects.add({
      file: this.file,
      line: scanner.line,
      reason,
      record: this.text.shown(row, start, end).replace(/\r$/, ''),
    });
  }

  /** A record with one of the reasons that have a text of their own. */
  because(
    bytes: Uint8Array,
    scanner: Scanner,
    amount: Amount | undefined,
    reason: string,
    params: Readonly<Record<string, MessageParam>>,
  ): void {
    this.add(bytes, scanner, amount, message(`reject.${reason}`, params));
  }

  /** A record with a cell that cannot be read in the style of its column. */
  cell(
    bytes: Uint8Array,
    scanner: Scanner,
    amount: Amount | undefined,
    kind: 'date' | 'amount',
    column: number,
    style: string,
  ): void {
    const cell = plainText(this.text.shown(bytes, scanner.startOf(column), scanner.ends[column]!));
    const isBlank = cell === '' || (kind === 'date' ? isNoDate(cell) : isMark(cell));
    this.because(bytes, scanner, amount, isBlank ? `${kind}_blank` : kind, {
      cell,
      column: this.layout.headers[column]!,
      style,
    });
  }
}
