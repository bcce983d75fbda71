/**
 * Folds the plain records of a file by the kernel, and hands all others to the reader that knows everything. The result is
 * the same; only the cost is not.
 */

import type { Day } from '../../domain/day.ts';
import { extended } from '../../ledger/interner.ts';
import { ATTRIBUTES } from '../../ledger/portfolio.ts';
import { FATE, type FateTally } from '../fate.ts';
import type { DateStyle, Layout } from '../layout/layout.ts';
import type { OrderReader, Owner, ReaderContext } from '../reader.ts';
import type { RecordSink, Scanner } from '../scan.ts';
import {
  DATE_FORMS,
  GROUP,
  GROUP_INTEGERS,
  Kernel,
  MAX_COLUMNS,
  ODD,
  type PlainLayout,
  PROFILE,
  UNKNOWN,
} from './kernel.ts';

const NO_DAY = -1;
/** Bytes that show how many rows a file has. */
const SHOWING = 1 << 20;

/** What is kept of a profile beside what the kernel knows: its customer, and where the kernel has it. */
const CUSTOMER = 0;
const PLACE = 1;
const KEPT = 2;

/** Purchases, or returns, of one day that are not booked yet. */
class Tally {
  day: Day = NO_DAY;
  records = 0;
  sum = 0;

  constructor(private readonly fate: number) {}

  /** Whether the sum stays exact with another amount. */
  fits(amount: number): boolean {
    return Math.abs(this.sum) <= Number.MAX_SAFE_INTEGER - Math.abs(amount);
  }

  book(fates: FateTally): void {
    if (this.records > 0) fates.countSales(this.fate, this.records, this.sum, this.day);
    this.records = 0;
    this.sum = 0;
  }
}
const WIDTH = ATTRIBUTES.length;

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
  private readonly kernel: Kernel;
  private profiles = 0;
  /** What `touchAll` read: nobody needs it, but reading that leads to nothing would be left out by the compiler. */
  protected touched = 0;
  /** By profile, side by side: CUSTOMER and PLACE. */
  private kept = new Int32Array(0);
  private readonly purchases = new Tally(FATE.purchase);
  private readonly returns = new Tally(FATE.return);
  /** By profile and attribute: the value's number in the ledger's table, or -1. */
  private values = new Int32Array(0);
  /** Bytes of the file that were scanned, until they are enough to tell what the others bring. */
  private seen = 0;
  /** Takes the one record that is asked about. */
  private readonly asked: RecordSink & { owner: Owner | undefined };

  constructor(
    plain: PlainLayout,
    windowBytes: number,
    private readonly scanner: Scanner,
    private readonly reader: OrderReader,
    private readonly context: ReaderContext,
    private readonly file: { readonly name: string; readonly size: number | undefined },
  ) {
    this.kernel = new Kernel(plain, windowBytes);
    this.asked = {
      owner: undefined,
      record(bytes, at) {
        this.owner = reader.ownerOf(bytes, at);
      },
    };
  }

  /** Where the file's bytes must be for the kernel to read them. */
  get window(): Buffer {
    return this.kernel.window;
  }

  /** Physical line of the first byte that is not read yet. */
  get nextLine(): number {
    return this.scanner.nextLine;
  }

  /** As `Scanner.scan`, for the reader that the records go to anyway. */
  scan(bytes: Uint8Array, from: number, to: number, final: boolean): number {
    const { kernel, scanner, reader } = this;
    if (scanner.strays?.hasNul) return scanner.scan(bytes, from, to, final, reader);
    let start = from;
    for (;;) {
      const next = kernel.scan(start, to, scanner.nextLine);
      const line = kernel.nextLine;
      this.takeAll(bytes);
      scanner.nextLine = line;
      start = next;
      if (kernel.stopped) {
        this.book();
        start = scanner.scanOne(bytes, next, to, final, reader);
        if (start === next) return start;
      } else if (!kernel.isFull) {
        break;
      }
    }
    this.foresee(start - from);
    if (final) this.book();
    return final ? scanner.scan(bytes, start, to, true, reader) : start;
  }

  /** Makes room in the ledger for the rows that the rest of the file will bring, once a part of it has shown how many. */
  private foresee(bytes: number): void {
    const { size } = this.file;
    if (size === undefined || this.seen >= SHOWING) return;
    this.seen += bytes;
    if (this.seen >= SHOWING)
      this.context.ledger.reserve(Math.ceil((this.context.ledger.size * size * 1.1) / this.seen));
  }

  /** The file has ended: notes the attributes of all profiles on the latest days they stood on. */
  finish(): void {
    this.book();
    const { integers } = this.kernel;
    for (let profile = 0; profile < this.profiles; profile++) {
      const place = this.kept[profile * KEPT + PLACE]!;
      this.note(profile, integers[place + PROFILE.purchaseDay]!, false);
      this.note(profile, integers[place + PROFILE.returnDay]!, true);
    }
  }

  private note(profile: number, day: Day, isReturn: boolean): void {
    if (day === NO_DAY) return;
    const { attributes } = this.context.ledger;
    const customer = this.kept[profile * KEPT + CUSTOMER]!;
    for (let attribute = 0; attribute < WIDTH; attribute++) {
      const value = this.values[profile * WIDTH + attribute]!;
      if (value >= 0) attributes.note(customer, attribute, value, day, isReturn);
    }
  }

  /**
   * All groups of a scan: folded where their profiles are known or can be, else read record by record. The days of a growing
   * file come in runs: what is counted by day waits for the end of one.
   */
  private takeAll(bytes: Uint8Array): void {
    const { kernel, context } = this;
    const { ledger } = context;
    const { integers, doubles, first, groups } = kernel;
    this.touchAll();
    let at = first;
    for (let place = 0; place < groups; place++, at += GROUP_INTEGERS) {
      const known = integers[at + GROUP.customer]!;
      if (known === ODD || (known === UNKNOWN && !this.meet(bytes, place))) {
        this.readAll(bytes, at);
        continue;
      }
      const customer = integers[at + GROUP.customer]!;
      const day = integers[at + GROUP.day]!;
      const sum = doubles[(at + GROUP.sum) >> 1]!;
      const isReturn = sum < 0;
      const tally = isReturn ? this.returns : this.purchases;
      if (day !== tally.day || !tally.fits(sum)) this.begin(tally, day, integers[at + GROUP.line]!);
      tally.records += integers[at + GROUP.records]!;
      tally.sum += sum;
      const row = ledger.row(customer, day, isReturn);
      ledger.add(row, sum);
      if (isReturn) continue;
      const length = integers[at + GROUP.idLength]!;
      const id = integers[at + GROUP.id]!;
      const branch = integers[at + GROUP.branch]!;
      if (length > 0) {
        ledger.orders.purchaseNumber(branch, id, length, customer, row);
      } else {
        const start = kernel.offsetOf(id);
        const order =
          length < 0
            ? ledger.orders.intern(branch, bytes, start, start - length, customer)
            : this.reader.dayOrder(customer, day);
        ledger.orders.purchase(order, row);
      }
    }
  }

  /** Reads what folding the groups of a scan will read first, one after the other with nothing in between: see `Ledger.touch`. */
  private touchAll(): void {
    const { integers, first, groups } = this.kernel;
    const { ledger } = this.context;
    let touched = 0;
    for (let place = 0; place < groups; place++) {
      const customer = integers[first + place * GROUP_INTEGERS + GROUP.customer]!;
      if (customer >= 0) touched += ledger.touch(customer);
    }
    this.touched = touched;
  }

  /** Books what a tally holds and begins another, of a day that first comes on a line. */
  private begin(tally: Tally, day: Day, line: number): void {
    const { context, file } = this;
    tally.book(context.fates);
    tally.day = day;
    context.ledger.noteDay(day);
    if (context.latest === undefined || day > context.latest.day)
      context.latest = { day, file: file.name, line };
  }

  /** Counts what waits for the end of its day: the reader may compare what has been counted with a total. */
  book(): void {
    for (const tally of [this.purchases, this.returns]) tally.book(this.context.fates);
  }

  /** The records of the group at an index of the kernel's integers. */
  private readAll(bytes: Uint8Array, at: number): void {
    const { kernel, scanner, reader } = this;
    this.book();
    const { integers } = kernel;
    scanner.nextLine = integers[at + GROUP.line]!;
    const start = kernel.offsetOf(integers[at + GROUP.start]!);
    const end = kernel.offsetOf(integers[at + GROUP.end]!);
    scanner.scan(bytes, start, end, true, reader);
  }

  /** Gets to know the owner of a group that was UNKNOWN; false where its records are no plain sales, or there is no room. */
  private meet(bytes: Uint8Array, place: number): boolean {
    const { kernel, scanner, asked } = this;
    if (kernel.find(place)) return true;
    const at = kernel.first + place * GROUP_INTEGERS;
    const { integers } = kernel;
    scanner.nextLine = integers[at + GROUP.line]!;
    asked.owner = undefined;
    const start = kernel.offsetOf(integers[at + GROUP.start]!);
    scanner.scanOne(bytes, start, kernel.offsetOf(integers[at + GROUP.end]!), true, asked);
    if (asked.owner === undefined) return false;
    const { customer, branch, values } = asked.owner;
    const profile = kernel.learn(place, customer, branch);
    if (profile === undefined) return false;
    this.keep(profile, customer, values);
    return true;
  }

  private keep(place: number, customer: number, values: readonly number[]): void {
    const profile = this.profiles++;
    if (profile * KEPT === this.kept.length) {
      const room = Math.max(1 << 8, profile * 2);
      this.kept = extended(this.kept, room * KEPT, 0);
      this.values = extended(this.values, room * WIDTH, -1);
    }
    this.kept[profile * KEPT + CUSTOMER] = customer;
    this.kept[profile * KEPT + PLACE] = place;
    for (let attribute = 0; attribute < WIDTH; attribute++) {
      this.values[profile * WIDTH + attribute] = values[attribute]!;
    }
  }
}
