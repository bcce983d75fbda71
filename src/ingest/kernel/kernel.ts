import type { Day } from '../../domain/day.ts';
import { type Batch, type KernelMemory, MAX_COLUMNS } from './memory.ts';

/** What the kernel must know of a layout. Columns are numbered from 0. Plain data. */
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

/** What the WebAssembly module exports: see assembly/index.ts. */
interface Exports {
  prepare(from: number, columns: number): number;
  begin(from: number, to: number): void;
  aim(groupsAt: number, groupRoom: number, keysAt: number, keysTo: number): void;
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
  scan(from: number, to: number): number;
  resolve(): void;
  groupCount(): number;
  lineCount(): number;
  isStopped(): boolean;
  find(group: number): number;
  learn(group: number, customer: number, branch: number, profile: number): number;
}

/** What a scan made. */
export interface Scan {
  /** Offset in the window of the first byte that was not used. */
  readonly next: number;
  readonly groups: number;
  /** How many lines the used bytes have. */
  readonly lines: number;
  /** Whether it stopped in front of a record that the kernel cannot take apart. */
  readonly stopped: boolean;
}

/** An instance of the WebAssembly kernel: windows of bytes to groups of plain records. Of a memory's instances the first adds profiles. */
export class Kernel {
  private readonly exports: Exports;

  constructor(program: WebAssembly.Module, memory: KernelMemory, instance: number, layout: PlainLayout) {
    this.exports = new WebAssembly.Instance(program, { env: { memory: memory.memory } })
      .exports as unknown as Exports;
    const { exports } = this;
    const runs = exports.prepare(memory.instances[instance]!, MAX_COLUMNS) / 4;
    const head = [layout.dateColumn, layout.orderColumn, ...layout.keyColumns];
    const keyRuns = putRuns(layout.keyColumns, memory.integers, runs);
    const headRuns = putRuns(head, memory.integers, runs + 2 * MAX_COLUMNS);
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
    if (instance === 0) exports.begin(memory.profilesAt, memory.end);
  }

  /** Makes groups of the complete records between two offsets of a batch's window. */
  scan({ windowAt, groupsAt, groupRoom, keysAt, keysTo }: Batch, from: number, to: number): Scan {
    const { exports } = this;
    exports.aim(groupsAt, groupRoom, keysAt, keysTo);
    const next = exports.scan(windowAt + from, windowAt + to) - windowAt;
    exports.resolve();
    return {
      next,
      groups: exports.groupCount(),
      lines: exports.lineCount(),
      stopped: Boolean(exports.isStopped()),
    };
  }

  /** Gives the group at an index of the integers its owner where its key has become known since the scan; whether it has. */
  find(group: number): boolean {
    return Boolean(this.exports.find(group * Int32Array.BYTES_PER_ELEMENT));
  }

  /** Makes a numbered profile of a group's key: the customer and branch of all groups with it. False where there is no room. */
  learn(group: number, customer: number, branch: number, profile: number): boolean {
    return Boolean(this.exports.learn(group * Int32Array.BYTES_PER_ELEMENT, customer, branch, profile));
  }
}

/** Writes columns as runs of neighbours, and gives the number of the runs. */
function putRuns(columns: readonly number[], integers: Int32Array, at: number): number {
  const sorted = [...new Set(columns)].filter((column) => column >= 0).sort((a, b) => a - b);
  let runs = 0;
  for (const column of sorted) {
    const last = at + runs * 2 - 1;
    if (runs > 0 && integers[last] === column - 1) {
      integers[last] = column;
    } else {
      integers[at + runs * 2] = column;
      integers[at + runs * 2 + 1] = column;
      runs++;
    }
  }
  return runs;
}
