import type { Day } from '../../domain/day.ts';
import { Contradiction } from '../contradiction.ts';
import type { Choice, DateStyle, Layout } from '../layout/layout.ts';
import type { Scanner } from '../scan.ts';
import { readDate } from '../values/dates.ts';
import type { FileText } from './file-text.ts';

/** Longer date cells are read every time. */
const LONGEST = 48;

/** The dates of a file's records: the order date, in a file without one the invoice date. */
export class DateCells {
  readonly column: number;
  readonly style: Choice<DateStyle>;
  private readonly field: 'order_date' | 'invoice_date';
  /** The last cell and its day: neighbours mostly share it. */
  private readonly bytes = new Uint8Array(LONGEST);
  private length = -1;
  private day: Day | undefined;
  private readonly header: string;
  /** Where nothing spoke for the style: whether a cell reads in no other way, and the first that reads differently. */
  private confirmed = false;
  private doubt:
    | { readonly sample: string; readonly day: Day; readonly rival: Day; readonly line: number }
    | undefined;

  constructor(
    layout: Layout,
    private readonly text: FileText,
  ) {
    this.field = layout.columns.order_date !== undefined ? 'order_date' : 'invoice_date';
    this.column = layout.columns[this.field]!;
    this.style = layout.dates[this.field]!;
    this.header = layout.headers[this.column]!;
  }

  /**
   * The record's day, or undefined where its cell names none.
   * @throws Contradiction where only the rival of a style that was guessed reads the cell
   */
  read(bytes: Uint8Array, scanner: Scanner): Day | undefined {
    const start = scanner.startOf(this.column);
    const end = scanner.ends[this.column]!;
    const length = end - start;
    if (length === this.length) {
      let same = 0;
      while (same < length && this.bytes[same] === bytes[start + same]) same++;
      if (same === length) return this.day;
    }
    const { value, proven, rival, blind } = this.style;
    const day = readDate(bytes, start, end, value);
    if (!proven && rival && (day === undefined || blind)) {
      const other = readDate(bytes, start, end, rival);
      const shown = () => this.text.shown(bytes, start, end).trim();
      if (day === undefined && other !== undefined)
        throw new Contradiction('date', this.field, scanner.line, shown());
      if (day !== undefined && other === undefined) this.confirmed = true;
      if (day !== undefined && other !== undefined && day !== other) {
        this.doubt ??= { sample: shown(), day, rival: other, line: scanner.line };
      }
    }
    if (length <= LONGEST) {
      for (let i = 0; i < length; i++) this.bytes[i] = bytes[start + i]!;
      this.length = length;
      this.day = day;
    }
    return day;
  }

  /**
   * The file has ended.
   * @throws CarteiraError E_AMBIGUOUS_DATE where a date reads differently both ways and nothing spoke for one of them
   */
  finish(): void {
    const { doubt, confirmed } = this;
    if (doubt === undefined || confirmed) return;
    const { value: style, rival: rivalStyle } = this.style;
    throw this.text.error(
      'E_AMBIGUOUS_DATE',
      {
        header: this.header,
        sample: doubt.sample,
        style,
        reading: { day: doubt.day },
        rivalStyle: rivalStyle!,
        rival: { day: doubt.rival },
      },
      doubt.line,
    );
  }
}
