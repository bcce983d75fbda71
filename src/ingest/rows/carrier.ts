import { type Message, message } from '../../domain/message.ts';
import { CellText } from '../cells/cells.ts';
import type { Layout } from '../layout/layout.ts';
import { type RecordSink, Scanner } from '../scan.ts';
import { isTotalLabel, TOTAL_INITIALS } from '../values/meaning.ts';

const LETTER = /\p{L}/u;

/** Windows of records that are put together or kept back are numbered from here on: they are none of the file's. */
export const OWN_WINDOWS = 1 << 30;

/**
 * Completes the rows that continue an order with the order's columns of the first row of it. Cells are copied as bytes, so that
 * nothing tells a completed row from one that was written in full; a row that has any of those cells itself is read as it stands.
 *
 * What is above a row counts only while it is whole: behind a line that is no order, such as a total or another header, and
 * behind one that cannot be read, no order goes on.
 */
export class Carrier {
  private readonly columns: readonly number[];
  private readonly cell: CellText;
  private readonly scanner: Scanner;
  /** The carried cells of the order that goes on, side by side; `ends` are their ends. */
  private kept = new Uint8Array(256);
  private readonly ends: Int32Array;
  private hasOrder = false;
  /** The texts that the order's rows have in common, as of `Carried.same`. */
  private readonly common: Uint8Array[];
  private record = new Uint8Array(1 << 10);

  constructor(
    private readonly layout: Layout,
    private readonly carried: NonNullable<Layout['carried']>,
  ) {
    this.columns = carried.columns;
    this.cell = new CellText(layout.encoding.value);
    this.scanner = new Scanner(layout, layout.width + 1);
    // What is carried makes a row longer.
    this.scanner.longest = Number.POSITIVE_INFINITY;
    this.scanner.window = OWN_WINDOWS;
    this.ends = new Int32Array(this.columns.length);
    this.common = carried.same.map(() => new Uint8Array(0));
  }

  /** Hands the row on to the sink, completed where it continues an order; where it cannot be, it is not, and says why. */
  pass(bytes: Uint8Array, scanner: Scanner, sink: RecordSink): Message | undefined {
    const { carried, layout } = this;
    const isRegular = scanner.fault === undefined && scanner.cells === layout.width;
    if (isRegular && this.lacksAll(bytes, scanner)) {
      const content = this.contentOf(bytes, scanner);
      if (content === 'item') {
        if (this.isOfOrder(bytes, scanner)) {
          this.complete(bytes, scanner, sink);
          return undefined;
        }
        this.hasOrder = false;
        return message(carried.by === 'blank' ? 'reject.carried_start' : 'reject.carried_first');
      }
      if (content === 'total') this.hasOrder = false;
    } else if (!isRegular) {
      // Blank lines are no records and part nothing.
      if (scanner.fault !== undefined || this.contentOf(bytes, scanner) !== 'nothing') this.hasOrder = false;
    } else if (this.isNoId(bytes, scanner)) {
      this.hasOrder = false;
    } else if (carried.by === 'blank' || !this.isOfOrder(bytes, scanner)) {
      this.keep(bytes, scanner);
    }
    sink.record(bytes, scanner);
    return undefined;
  }

  /** Whether all cells that are carried are blank. */
  private lacksAll(bytes: Uint8Array, scanner: Scanner): boolean {
    return this.columns.every((column) => this.load(bytes, scanner, column).isBlank);
  }

  /** What a row is that has nothing of an order. Sums without a word that says so are a total, too. */
  private contentOf(bytes: Uint8Array, scanner: Scanner): 'nothing' | 'total' | 'item' {
    const { items } = this.carried;
    let content: 'nothing' | 'total' | 'item' = 'nothing';
    for (let column = 0; column < Math.min(scanner.cells, this.layout.width); column++) {
      const cell = this.load(bytes, scanner, column);
      if (cell.isBlank) continue;
      if (this.isTotal(cell)) return 'total';
      if (content === 'item') continue;
      const isItem = items.length === 0 || items.includes(column) || LETTER.test(cell.text() ?? '');
      content = isItem ? 'item' : 'total';
    }
    return content;
  }

  /** Whether the loaded cell labels a total. Few cells begin with its letters. */
  private isTotal({ bytes, from }: CellText): boolean {
    const initial = String.fromCharCode(bytes[from]! | 0x20);
    return TOTAL_INITIALS.includes(initial) && isTotalLabel(this.cell.decode() ?? '');
  }

  /** Whether the cell of the order id is the header once more, or labels a total. */
  private isNoId(bytes: Uint8Array, scanner: Scanner): boolean {
    const { key } = this.carried;
    const cell = this.load(bytes, scanner, key);
    return !cell.isBlank && (this.isTotal(cell) || cell.text() === this.layout.headers[key]);
  }

  /** Whether the row says the same as the order above wherever it says something; its id it must say. */
  private isOfOrder(bytes: Uint8Array, scanner: Scanner): boolean {
    return (
      this.hasOrder &&
      this.carried.same.every((column, index) => {
        const { bytes: text, from, to } = this.load(bytes, scanner, column);
        const known = this.common[index]!;
        if (from === to && index > 0) return true;
        if (to - from !== known.length) return false;
        return known.every((byte, at) => text[from + at] === byte);
      })
    );
  }

  /** Keeps what an order says on its first row. */
  private keep(bytes: Uint8Array, scanner: Scanner): void {
    let used = 0;
    for (const [index, column] of this.columns.entries()) {
      const start = scanner.startOf(column);
      const end = scanner.ends[column]!;
      if (used + end - start > this.kept.length) {
        const grown = new Uint8Array(2 * (used + end - start));
        grown.set(this.kept.subarray(0, used));
        this.kept = grown;
      }
      this.kept.set(bytes.subarray(start, end), used);
      used += end - start;
      this.ends[index] = used;
    }
    for (const [index, column] of this.carried.same.entries()) {
      const { bytes: text, from, to } = this.load(bytes, scanner, column);
      this.common[index] = text.slice(from, to);
    }
    this.hasOrder = true;
  }

  /** Puts the row together with the kept cells and hands it on under its own line. */
  private complete(bytes: Uint8Array, scanner: Scanner, sink: RecordSink): void {
    const room = scanner.end - scanner.start + (this.ends.at(-1) ?? 0);
    if (room > this.record.length) this.record = new Uint8Array(2 * room);
    const { record, columns } = this;
    let used = 0;
    let next = 0;
    for (let column = 0; column < scanner.cells; column++) {
      if (column > 0) record[used++] = this.layout.delimiter;
      const isCarried = columns[next] === column;
      const cell = isCarried
        ? this.kept.subarray(next === 0 ? 0 : this.ends[next - 1]!, this.ends[next]!)
        : bytes.subarray(scanner.startOf(column), scanner.ends[column]!);
      if (isCarried) next++;
      record.set(cell, used);
      used += cell.length;
    }
    this.scanner.nextLine = scanner.line;
    this.scanner.scan(record, 0, used, true, sink);
  }

  private load(bytes: Uint8Array, scanner: Scanner, column: number): CellText {
    this.cell.load(bytes, scanner, column);
    return this.cell;
  }
}
