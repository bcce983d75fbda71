import { message } from '../../domain/message.ts';
import { type Amount, AmountCells } from '../cells/amount-cells.ts';
import { CellText } from '../cells/cells.ts';
import { FileText } from '../cells/file-text.ts';
import type { Layout, MainLines } from '../layout/layout.ts';
import { markOf } from '../layout/roles/main-lines.ts';
import { sizeOfPackage } from '../layout/roles/packages.ts';
import type { OrderReader } from '../reader.ts';
import { type RecordSink, Scanner } from '../scan.ts';
import { OWN_WINDOWS } from './carrier.ts';

/** A main line that waits for what stands below it. */
interface Held {
  readonly record: Uint8Array;
  readonly line: number;
  readonly amount: Amount | undefined;
  /** The cells that its items have in common with it. */
  readonly common: readonly Uint8Array[];
  /** How many items it can have. */
  readonly room: number;
  items: number;
  /** Sum of their amounts, as far as they could be read. */
  sum: bigint;
}

/**
 * Keeps main lines back until it is known what they stand for: those that are the sum of the rows below them count nothing, those
 * with nothing below them are read as any row, and those that say another sum than their items are rejected, since nothing tells
 * which of them is right; the items count.
 */
export class MainLineSink implements RecordSink {
  private readonly cell: CellText;
  private readonly amounts: AmountCells;
  private readonly scanner: Scanner;
  private readonly marks: ReadonlySet<string>;
  private readonly shared: readonly number[];
  private held: Held | undefined;

  constructor(
    private readonly layout: Layout,
    private readonly mainLines: MainLines,
    file: string,
    private readonly reader: OrderReader,
    private readonly sink: RecordSink,
  ) {
    this.cell = new CellText(layout.encoding.value);
    this.amounts = new AmountCells(layout, new FileText(file, layout.encoding));
    this.scanner = new Scanner(layout, layout.width + 1);
    this.scanner.window = OWN_WINDOWS;
    this.marks = new Set(mainLines.marks);
    this.shared = mainLines.counted ? [] : [mainLines.key, ...mainLines.same];
  }

  record(bytes: Uint8Array, scanner: Scanner): void {
    const isRegular = scanner.fault === undefined && scanner.cells === this.layout.width;
    if (isRegular && this.held && this.isOfHeld(bytes, scanner)) {
      this.held.items++;
      this.held.sum += BigInt(this.amounts.whole(bytes, scanner) ?? 0);
    } else {
      this.flush();
      if (isRegular && this.isMain(bytes, scanner)) {
        this.hold(bytes, scanner);
        return;
      }
    }
    this.sink.record(bytes, scanner);
  }

  /** The order of the main line that is held has ended. */
  flush(): void {
    const { held, scanner } = this;
    if (held === undefined) return;
    this.held = undefined;
    const { reader } = this;
    const taken: RecordSink = {
      record: (bytes, found) => {
        if (held.items === 0) this.sink.record(bytes, found);
        else if (held.amount !== undefined && BigInt(held.amount) === held.sum) reader.leaveOut(held.amount);
        else reader.refuse(bytes, found, message('reject.main_line', { sum: { money: held.sum } }));
      },
    };
    scanner.nextLine = held.line;
    scanner.scan(held.record, 0, held.record.length, true, taken);
  }

  private isMain(bytes: Uint8Array, scanner: Scanner): boolean {
    this.cell.load(bytes, scanner, this.mainLines.key);
    if (this.cell.isBlank) return false;
    this.cell.load(bytes, scanner, this.mainLines.column);
    return this.marks.has(markOf(this.cell.text() ?? ''));
  }

  private isOfHeld(bytes: Uint8Array, scanner: Scanner): boolean {
    const held = this.held!;
    return (
      held.items < held.room &&
      held.common.every((known, index) => {
        this.cell.load(bytes, scanner, this.shared[index]!);
        const { bytes: text, from, to } = this.cell;
        return to - from === known.length && known.every((byte, at) => text[from + at] === byte);
      }) &&
      !this.isMain(bytes, scanner)
    );
  }

  private hold(bytes: Uint8Array, scanner: Scanner): void {
    this.reader.part();
    this.cell.load(bytes, scanner, this.mainLines.column);
    const size = this.mainLines.counted ? sizeOfPackage(this.cell.text() ?? '') : undefined;
    const common = this.shared.map((column) => {
      this.cell.load(bytes, scanner, column);
      return this.cell.bytes.slice(this.cell.from, this.cell.to);
    });
    this.held = {
      record: bytes.slice(scanner.start, scanner.end),
      line: scanner.line,
      amount: this.amounts.whole(bytes, scanner),
      common,
      room: size ?? Number.POSITIVE_INFINITY,
      items: 0,
      sum: 0n,
    };
  }
}
