import { readFileSync } from 'node:fs';
import type { Day } from '../../domain/day.ts';
import { KERNEL_FILE } from '../kernel-file.ts';

/** What the kernel must know of a layout. Columns are numbered from 0. */
export interface PlainLayout {
  readonly delimiter: number;
  readonly newline: number;
  readonly width: number;
  readonly dateColumn: number;
  readonly amountColumn: number;
  /** -1 where the file has no order ids. */
  readonly orderColumn: number;
  readonly dateForm: DateForm;
  /** Whether years have two digits. */
  readonly shortYear: boolean;
  /** Decimal mark and the other one, as bytes. */
  readonly mark: number;
  readonly grouping: number;
  /** The latest day of a plain record. */
  readonly lastDay: Day;
  /** The columns of a profile: whose a record is, and of what kind. */
  readonly keyColumns: readonly number[];
}

/** Ways to write a date, as the kernel numbers them. */
export const DATE_FORMS = { iso: 0, dayFirst: 1, monthFirst: 2, compact: 3 } as const;
export type DateForm = (typeof DATE_FORMS)[keyof typeof DATE_FORMS];

/** Customer of a group whose key the kernel does not know, and of records that are not plain. */
export const UNKNOWN = -2;
export const ODD = -3;

/** What the WebAssembly module exports: see assembly/index.ts. */
interface Exports {
  readonly memory: WebAssembly.Memory;
  prepare(from: number, to: number, columns: number, groupRoom: number): number;
  groupsAddress(): number;
  describe(
    delimiter: number,
    newline: number,
    width: number,
    dateColumn: number,
    amountColumn: number,
    orderColumn: number,
    dateForm: number,
    shortYear: boolean,
    mark: number,
    grouping: number,
    lastDay: number,
    keyRuns: number,
    headRuns: number,
  ): void;
  scan(from: number, to: number, firstLine: number): number;
  resolve(): void;
  groupCount(): number;
  nextLine(): number;
  isStopped(): boolean;
  find(place: number): number;
  learn(place: number, customer: number, branch: number): number;
}

/** The first bytes of the memory are left alone. */
const WINDOW_AT = 64;
/** What may be read behind the window. */
const SLACK = 64;
const GROUP_ROOM = 1 << 13;
/** A group in the kernel's integers: the index of each of its facts from that of the group on. See assembly/index.ts. */
export const GROUP = {
  start: 0,
  end: 1,
  line: 2,
  day: 3,
  records: 4,
  /** A number in the ledger, or UNKNOWN, or ODD. */
  customer: 5,
  /** A double: half its index is the place among the doubles. */
  sum: 6,
  id: 8,
  idLength: 9,
  branch: 13,
} as const;
/** The same of a profile, from its place on: the latest days on which it bought and returned, -1 for none. See assembly/profiles.ts. */
export const PROFILE = { purchaseDay: 3, returnDay: 4 } as const;
export const GROUP_INTEGERS = 16;
/** The most columns a plain layout may have. */
export const MAX_COLUMNS = 1 << 10;

/**
 * The WebAssembly kernel: windows of bytes to groups of plain records. A group is read by its place, 0 to `groups` - 1; addresses
 * are offsets into `window`. Nothing that it holds moves or grows.
 */
export class Kernel {
  /** The bytes that it scans. */
  readonly window: Buffer;
  /** Number of groups that the last scan made. */
  groups = 0;
  /** Whether the last scan stopped in front of a record that it cannot take apart. */
  stopped = false;
  /** Physical line of the first byte that the last scan did not use. */
  nextLine = 1;
  private readonly exports: Exports;
  /** The whole memory, in integers and in doubles. */
  readonly integers: Int32Array;
  readonly doubles: Float64Array;
  /** Index of the first group among the integers. */
  readonly first: number;

  constructor(layout: PlainLayout, windowBytes: number) {
    const module = new WebAssembly.Module(readFileSync(KERNEL_FILE));
    this.exports = new WebAssembly.Instance(module).exports as unknown as Exports;
    const { exports } = this;
    const { buffer } = exports.memory;
    this.window = Buffer.from(buffer, WINDOW_AT, windowBytes);
    this.integers = new Int32Array(buffer);
    this.doubles = new Float64Array(buffer);
    const from = WINDOW_AT + windowBytes + SLACK;
    const runs = exports.prepare(from, buffer.byteLength, MAX_COLUMNS, GROUP_ROOM) / 4;
    const head = [layout.dateColumn, layout.orderColumn, ...layout.keyColumns];
    const keyRuns = this.putRuns(layout.keyColumns, runs);
    const headRuns = this.putRuns(head, runs + 2 * MAX_COLUMNS);
    exports.describe(
      layout.delimiter,
      layout.newline,
      layout.width,
      layout.dateColumn,
      layout.amountColumn,
      layout.orderColumn,
      layout.dateForm,
      layout.shortYear,
      layout.mark,
      layout.grouping,
      layout.lastDay,
      keyRuns,
      headRuns,
    );
    this.first = exports.groupsAddress() / 4;
  }

  /** Makes groups of the complete records of [from, to) and gives the offset of the first byte that it did not use. */
  scan(from: number, to: number, firstLine: number): number {
    const { exports } = this;
    const next = exports.scan(WINDOW_AT + from, WINDOW_AT + to, firstLine) - WINDOW_AT;
    exports.resolve();
    this.groups = exports.groupCount();
    this.stopped = Boolean(exports.isStopped());
    this.nextLine = exports.nextLine();
    return next;
  }

  /** Whether the last scan made as many groups as there is room for. */
  get isFull(): boolean {
    return this.groups === GROUP_ROOM;
  }

  /** The offset in `window` of an address. */
  offsetOf(address: number): number {
    return address - WINDOW_AT;
  }

  /** Gives a group that was UNKNOWN its customer and branch, where its key has become known since; whether it has. */
  find(place: number): boolean {
    return Boolean(this.exports.find(place));
  }

  /**
   * Makes a profile of the group's key: the customer and branch of all groups with this key. Gives its place among the
   * integers; undefined where there is no room.
   */
  learn(place: number, customer: number, branch: number): number | undefined {
    const address = this.exports.learn(place, customer, branch);
    return address === 0 ? undefined : address / 4;
  }

  /** Writes columns as runs of neighbours, and gives the number of the runs. */
  private putRuns(columns: readonly number[], at: number): number {
    const sorted = [...new Set(columns)].filter((column) => column >= 0).sort((a, b) => a - b);
    let runs = 0;
    for (const column of sorted) {
      const last = at + runs * 2 - 1;
      if (runs > 0 && this.integers[last] === column - 1) {
        this.integers[last] = column;
      } else {
        this.integers[at + runs * 2] = column;
        this.integers[at + runs * 2 + 1] = column;
        runs++;
      }
    }
    return runs;
  }
}
