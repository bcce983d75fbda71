import { MAX_RECORD_BYTES } from '../scan.ts';

/** Pages of 64 KB, as many as the kernel is built for: see `build:kernel` in package.json. What is not written to takes no memory. */
const PAGES = 1 << 12;

/** The first bytes belong to all instances: see assembly/profiles.ts. */
const COMMON_BYTES = 128;
/** The most columns a plain layout may have. */
export const MAX_COLUMNS = 1 << 10;
/** What an instance has to itself: runs of columns and ends of cells. */
const OWN_BYTES = MAX_COLUMNS * 24;
/** What may be read behind a window, or written behind a key. */
const SLACK = 64;

/** A group in the kernel's integers: the index of each of its facts from that of the group on. See assembly/groups.ts. */
export const GROUP = {
  start: 0,
  end: 1,
  /** Counted from the first line of the scan. */
  line: 2,
  day: 3,
  records: 4,
  /** A number in the ledger, or UNKNOWN, or ODD. */
  customer: 5,
  /** A double: half its index is the place among the doubles. */
  sum: 6,
  /** A number where the length is positive; the address of so many bytes where minus that is there; none where it is 0. */
  id: 8,
  idLength: 9,
  branch: 13,
  /** The number of its profile. */
  profile: 14,
} as const;
export const GROUP_INTEGERS = 16;

/** Customer of a group whose key the kernel does not know, and of records that are not plain. */
export const UNKNOWN = -2;
export const ODD = -3;

/** Where the bytes of one scan are, and where the groups that it makes go. Addresses. */
export interface Batch {
  readonly windowAt: number;
  readonly windowBytes: number;
  readonly groupsAt: number;
  readonly groupRoom: number;
  readonly keysAt: number;
  readonly keysTo: number;
}

/** The memory that all instances of the kernel share, and where everything is in it. Nothing moves or grows. */
export class KernelMemory {
  readonly bytes: Uint8Array;
  readonly integers: Int32Array;
  readonly doubles: Float64Array;
  /** Where each instance finds what it has to itself. */
  readonly instances: readonly number[];
  /** Where profiles begin: all that is left is theirs. */
  readonly profilesAt: number;
  readonly batches: readonly Batch[];

  /**
   * @param instances how many kernels share the memory
   * @param batches the window and group room of each batch
   */
  constructor(
    instances: number,
    batches: readonly Pick<Batch, 'windowBytes' | 'groupRoom'>[],
    readonly memory: WebAssembly.Memory = new WebAssembly.Memory({
      initial: PAGES,
      maximum: PAGES,
      shared: true,
    }),
  ) {
    const { buffer } = memory;
    this.bytes = new Uint8Array(buffer);
    this.integers = new Int32Array(buffer);
    this.doubles = new Float64Array(buffer);
    let next = COMMON_BYTES;
    const take = (bytes: number) => {
      const at = next;
      next = (next + bytes + SLACK + 63) & ~63;
      return at;
    };
    this.instances = Array.from({ length: instances }, () => take(OWN_BYTES));
    this.batches = batches.map(({ windowBytes, groupRoom }) => {
      const windowAt = take(windowBytes);
      const groupsAt = take(groupRoom * GROUP_INTEGERS * Int32Array.BYTES_PER_ELEMENT);
      // A key is no longer than its record, with a delimiter for each of its columns.
      const keyBytes = Math.min(windowBytes, MAX_RECORD_BYTES + MAX_COLUMNS);
      const keysAt = take(keyBytes);
      return { windowAt, windowBytes, groupsAt, groupRoom, keysAt, keysTo: keysAt + keyBytes };
    });
    this.profilesAt = next;
  }

  get end(): number {
    return this.bytes.length;
  }

  /** The window of a batch. */
  windowOf({ windowAt, windowBytes }: Batch): Buffer {
    return Buffer.from(this.memory.buffer, windowAt, windowBytes);
  }
}
