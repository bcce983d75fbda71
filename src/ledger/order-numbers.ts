import { extended, grownCopy } from './interner.ts';

/** Places of one page. */
const PAGE_BITS = 12;
const PAGE = 1 << PAGE_BITS;
/**
 * Pages that are allowed before any order has been seen; beyond them a page must be paid for by orders. These, 16 MB, hold four
 * million numbers in any order: an id that finds no page must be asked for by its bytes ever after.
 */
const FREE_PAGES = 1 << 10;
/** Places that one order may cost: sparser numbers are kept as bytes. */
const PLACES_PER_ORDER = 4;
/** Longest run of digits that is looked up by its value. */
export const MAX_DIGITS = 9;

/** Numbers of one length in one branch, in pages that are made on first use. */
interface DenseTable {
  /** By page: where it begins in `OrderNumbers.places`, or 0. */
  pages: Int32Array;
}

/**
 * Order ids that are numbers, by their value: branch, number of digits and value index a paged array, without hashing. What
 * stands in a place is the order table's; nothing is 0.
 */
export class OrderNumbers {
  /** The pages of all tables, from the second page on: 0 is no place. */
  places: Int32Array<ArrayBuffer> = new Int32Array(PAGE << 2);
  private pageCount = 0;
  private readonly tables = new Map<number, DenseTable>();
  /** The table asked for last: neighbours share it. */
  private lastKey = -1;
  private lastTable: DenseTable = { pages: new Int32Array(0) };

  /** @param lanes among how many the orders of the numbers are spread: each is that much sparser */
  constructor(private readonly lanes: number) {}

  /** Behind the last place. */
  get end(): number {
    return (this.pageCount + 1) * PAGE;
  }

  /** The place of a number that is written in `length` digits, nine at most; 0 where there is none yet. */
  placeOf(branch: number, value: number, length: number): number {
    const page = pageOf(this.tableOf(branch, length), value);
    return page === 0 ? 0 : page + (value & (PAGE - 1));
  }

  /** What stands in the place of a number, 0 where it has none. */
  at(branch: number, value: number, length: number): number {
    // The first page is nobody's, and empty.
    return this.places[pageOf(this.tableOf(branch, length), value) + (value & (PAGE - 1))]!;
  }

  /** Makes a place for a number that has none; 0 where the numbers of the `orders` so far are too sparse for that. */
  makePlace(branch: number, value: number, length: number, orders: number): number {
    if (this.pageCount >= FREE_PAGES + (orders * PLACES_PER_ORDER * this.lanes) / PAGE) return 0;
    return this.makePage(this.tableOf(branch, length), value) + (value & (PAGE - 1));
  }

  /** Makes room for so many numbers in a row. What is not written to takes no memory, what is copied later takes time. */
  reserve(numbers: number): void {
    const room = (Math.ceil(numbers / PAGE) + 1) * PAGE;
    if (room > this.places.length) this.places = extended(this.places, room, 0);
  }

  /** Calls `visit` with every number in whose place there is something: what stands there, and where that is. */
  forEach(visit: (branch: number, value: number, length: number, slot: number, at: number) => void): void {
    for (const [key, { pages }] of this.tables) {
      const length = key % 16;
      const branch = (key - length) / 16;
      pages.forEach((page, pageAt) => {
        for (let at = 0; at < PAGE && page > 0; at++) {
          const slot = this.places[page + at]!;
          if (slot !== 0) visit(branch, pageAt * PAGE + at, length, slot, page + at);
        }
      });
    }
  }

  /** Makes the page of a value, and gives where it begins. */
  private makePage(table: DenseTable, value: number): number {
    const page = ++this.pageCount * PAGE;
    if (page + PAGE > this.places.length) this.places = grownCopy(this.places, Int32Array);
    const at = value >>> PAGE_BITS;
    if (at >= table.pages.length)
      table.pages = extended(table.pages, Math.max(at + 1, table.pages.length * 2), 0);
    table.pages[at] = page;
    return page;
  }

  private tableOf(branch: number, length: number): DenseTable {
    const key = branch * 16 + length;
    if (key === this.lastKey) return this.lastTable;
    let table = this.tables.get(key);
    if (!table) {
      table = { pages: new Int32Array(1) };
      this.tables.set(key, table);
    }
    this.lastKey = key;
    this.lastTable = table;
    return table;
  }
}

/** Where the page of a value begins, or 0. */
function pageOf({ pages }: DenseTable, value: number): number {
  const at = value >>> PAGE_BITS;
  return at < pages.length ? pages[at]! : 0;
}

/** Writes a number with so many digits. */
export function writeDigits(value: number, length: number, into: Uint8Array, at: number): void {
  let rest = value;
  for (let p = at + length - 1; p >= at; p--) {
    into[p] = 0x30 + (rest % 10);
    rest = Math.floor(rest / 10);
  }
}

/** The value of a run of digits, or -1 where another character is among them or there is none. */
export function digitsValue(bytes: Uint8Array, start: number, end: number): number {
  if (start === end) return -1;
  let value = 0;
  for (let p = start; p < end; p++) {
    const digit = bytes[p]! - 0x30;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}
