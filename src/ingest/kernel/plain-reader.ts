/**
 * Folds the plain records of a file by the kernel, and hands all others to the reader that knows everything. The result is
 * the same; only the cost is not.
 */

import type { Day } from '../../domain/day.ts';
import type { DaysParcel } from '../../ledger/customer-days.ts';
import { extended } from '../../ledger/interner.ts';
import { ATTRIBUTES } from '../../ledger/portfolio.ts';
import type { DateStyle, Layout } from '../layout/layout.ts';
import type { OrderReader, Owner } from '../reader.ts';
import type { ReaderContext } from '../reader-context.ts';
import type { RecordSink, Scanner } from '../scan.ts';
import { GroupFold, NO_DAY, type ProfileDays } from './group-fold.ts';
import { DATE_FORMS, type Kernel, type PlainLayout, type Scan } from './kernel.ts';
import { type Batch, GROUP, GROUP_INTEGERS, type KernelMemory, MAX_COLUMNS, ODD, UNKNOWN } from './memory.ts';
import { SalesTally } from './sales-tally.ts';

const WIDTH = ATTRIBUTES.length;
/** Bytes that show how many rows a file has. */
const SHOWING = 1 << 20;
/** Of so many bytes one may belong to records that are not plain in a file whose records are mostly plain. */
const MOSTLY = 16;

/** The forms of dates that the kernel reads, and whether their years have two digits. */
const FORMS: Readonly<Partial<Record<DateStyle, readonly [PlainLayout['dateForm'], boolean]>>> = {
  'yyyy-mm-dd': [DATE_FORMS.iso, false],
  'dd/mm/yyyy': [DATE_FORMS.dayFirst, false],
  'mm/dd/yyyy': [DATE_FORMS.monthFirst, false],
  'dd/mm/yy': [DATE_FORMS.dayFirst, true],
  'mm/dd/yy': [DATE_FORMS.monthFirst, true],
  yyyymmdd: [DATE_FORMS.compact, false],
};

/** What the kernel must know to read a file; undefined where its records may depend on more than their own cells. */
export function plainLayout(
  layout: Layout,
  { asOf, today, dedupe, overlaps }: ReaderContext,
  columns: OrderReader['columns'],
): PlainLayout | undefined {
  const { delimiter, newline, width, dates, decimals } = layout;
  const date = layout.columns.order_date === undefined ? dates.invoice_date! : dates.order_date!;
  const form = FORMS[date.value];
  const amount = layout.columns.amount;
  const mark = decimals.amount;
  if (
    layout.ordered ||
    dedupe ||
    overlaps ||
    form === undefined ||
    amount === undefined ||
    mark === undefined
  )
    return undefined;
  if (date.blind || mark.blind || layout.columns.margin !== undefined || width > MAX_COLUMNS)
    return undefined;
  if (layout.deductions.length > 0) return undefined;
  const [dateForm, shortYear] = form;
  const comma = ','.charCodeAt(0);
  const point = '.'.charCodeAt(0);
  return {
    delimiter,
    newline,
    width,
    dateColumn: columns.date,
    amountColumn: amount,
    orderColumn: columns.order,
    dateForm,
    shortYear,
    mark: mark.value === ',' ? comma : point,
    grouping: mark.value === ',' ? point : comma,
    lastDay: asOf ?? today,
    keyColumns: columns.owner,
  };
}

/** The windows of one file, to the ledger. */
export class PlainReader {
  /** Where the file's bytes must be for `scan` to read them. */
  readonly window: Buffer;
  private readonly groups: GroupFold;
  private readonly tally: SalesTally;
  private profiles = 0;
  /** By profile: its customer. */
  private customers = new Int32Array(0);
  /** By profile and attribute: 1 more than the value's number in the ledger's table, or 0. */
  private values = new Int32Array(0);
  /** Bytes that were scanned here, and those of them that were no plain records. */
  private seen = 0;
  private aside = 0;
  /** Takes the one record that is asked about. */
  private readonly asked: RecordSink & { owner: Owner | undefined };

  /** Reads with the first instance of a memory, and in its first batch. */
  constructor(
    private readonly kernel: Kernel,
    private readonly memory: KernelMemory,
    private readonly scanner: Scanner,
    private readonly reader: OrderReader,
    private readonly context: ReaderContext,
    private readonly file: { readonly name: string; readonly size: number | undefined },
  ) {
    this.window = memory.windowOf(memory.batches[0]!);
    this.groups = new GroupFold(memory, context.several);
    this.tally = new SalesTally(file.name, context);
    this.asked = {
      owner: undefined,
      record(bytes, at) {
        this.owner = reader.ownerOf(bytes, at);
      },
    };
  }

  /** Physical line of the first byte that is not read yet. */
  get nextLine(): number {
    return this.scanner.nextLine;
  }

  /** As `Scanner.scan`, for the reader that the records go to anyway. */
  scan(bytes: Uint8Array, from: number, to: number, final: boolean): number {
    return this.scanIn(this.memory.batches[0]!, bytes, from, to, final);
  }

  /** As `scan`, in the window of another batch: its bytes are `bytes`. */
  scanIn(batch: Batch, bytes: Uint8Array, from: number, to: number, final: boolean): number {
    const { kernel, scanner, reader } = this;
    if (scanner.strays?.hasNul) return scanner.scan(bytes, from, to, final, reader);
    let start = from;
    for (;;) {
      const scan = kernel.scan(batch, start, to);
      this.take(batch, bytes, scan);
      this.groups.fold(this.context.ledger.days, batch, scan.groups);
      start = scan.next;
      if (scan.stopped) {
        this.book();
        start = scanner.scanOne(bytes, start, to, final, reader);
        if (start === scan.next) return start;
        this.aside += start - scan.next;
      } else if (scan.groups < batch.groupRoom) {
        break;
      }
    }
    this.foresee(start - from);
    if (final) this.book();
    return final ? scanner.scan(bytes, start, to, true, reader) : start;
  }

  /** Whether nearly all records so far were plain. */
  get isMostlyPlain(): boolean {
    return this.aside * MOSTLY < this.seen;
  }

  /** How many rows the whole file is likely to bring, once a part of it has shown it; 0 where nothing can be said. */
  get expectedRows(): number {
    const { size } = this.file;
    return size === undefined || this.seen < SHOWING
      ? 0
      : Math.ceil((this.context.ledger.days.size * size * 1.1) / this.seen);
  }

  /** Makes room in the ledger for the rows of the whole file, as soon as they can be told. */
  private foresee(bytes: number): void {
    const isKnown = this.seen >= SHOWING;
    this.seen += bytes;
    if (isKnown) return;
    this.context.ledger.days.reserve(this.expectedRows);
  }

  /** Gives all days away that were folded here: what is still to come belongs to others. */
  handOver(): DaysParcel {
    this.book();
    this.reader.leaveRows();
    return this.context.ledger.handOver();
  }

  /** The file has ended: notes the attributes of all profiles on the latest days they stood on, here and in lanes. */
  finish(...lanes: readonly ProfileDays[]): void {
    this.book();
    const { ledger } = this.context;
    ledger.attributes.reserve(ledger.customers);
    for (const latest of [this.groups.profileDays, ...lanes]) {
      for (let profile = 0; profile < this.profiles; profile++) {
        this.note(profile, latest[profile * 2] ?? NO_DAY, false);
        this.note(profile, latest[profile * 2 + 1] ?? NO_DAY, true);
      }
    }
  }

  private note(profile: number, day: Day, isReturn: boolean): void {
    if (day === NO_DAY) return;
    const { attributes } = this.context.ledger;
    const customer = this.customers[profile]!;
    for (let attribute = 0; attribute < WIDTH; attribute++) {
      const value = this.values[profile * WIDTH + attribute]!;
      if (value > 0) attributes.note(customer, attribute, value - 1, day, isReturn);
    }
  }

  /**
   * Everything about the groups of a scan but their days: counts them, finds the owners of those with new keys, and reads record
   * by record those that are not plain.
   */
  take({ groupsAt, windowAt }: Batch, bytes: Uint8Array, { groups, lines }: Scan): void {
    const { tally, scanner } = this;
    const { integers, doubles } = this.memory;
    const firstLine = scanner.nextLine;
    const first = groupsAt / 4;
    for (let at = first; at < first + groups * GROUP_INTEGERS; at += GROUP_INTEGERS) {
      const line = firstLine + integers[at + GROUP.line]!;
      const known = integers[at + GROUP.customer]!;
      if (known === ODD || (known === UNKNOWN && !this.meet(bytes, windowAt, at, line))) {
        integers[at + GROUP.customer] = ODD;
        this.book();
        scanner.nextLine = line;
        const start = integers[at + GROUP.start]! - windowAt;
        const end = integers[at + GROUP.end]! - windowAt;
        scanner.scan(bytes, start, end, true, this.reader);
        this.aside += end - start;
      } else {
        const day = integers[at + GROUP.day]!;
        tally.add(day, line, integers[at + GROUP.records]!, doubles[(at + GROUP.sum) >> 1]!);
      }
    }
    scanner.nextLine = firstLine + lines;
  }

  /** Counts what waits to be counted: the reader may compare what has been counted with a total. */
  book(): void {
    this.tally.book();
  }

  /** Gets to know the owner of a group that was UNKNOWN; false where its records are no plain sales, or there is no room. */
  private meet(bytes: Uint8Array, windowAt: number, at: number, line: number): boolean {
    const { kernel, scanner, asked } = this;
    if (kernel.find(at)) return true;
    const { integers } = this.memory;
    scanner.nextLine = line;
    asked.owner = undefined;
    const end = integers[at + GROUP.end]! - windowAt;
    scanner.scanOne(bytes, integers[at + GROUP.start]! - windowAt, end, true, asked);
    if (asked.owner === undefined) return false;
    const { customer, branch, values } = asked.owner;
    if (!kernel.learn(at, customer, branch, this.profiles)) return false;
    this.keep(customer, values);
    return true;
  }

  private keep(customer: number, values: readonly number[]): void {
    const profile = this.profiles++;
    if (profile === this.customers.length) {
      const room = Math.max(1 << 8, profile * 2);
      this.customers = extended(this.customers, room, 0);
      this.values = extended(this.values, room * WIDTH, 0);
    }
    this.customers[profile] = customer;
    for (let attribute = 0; attribute < WIDTH; attribute++) {
      this.values[profile * WIDTH + attribute] = values[attribute]! + 1;
    }
  }
}
