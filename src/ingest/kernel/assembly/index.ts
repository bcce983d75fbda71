/**
 * The kernel of fast reading: windows of bytes to groups of plain records, sixteen bytes at a time.
 *
 * Invariants
 * - It only ever does what scan.ts and reader.ts do, and only for plain records: as many cells as the layout has; no control
 *   character; quotes around whole cells only, with neither quotes nor line breaks in them; date, amount and order id with
 *   nothing around them. Every other record is handed back as it is, in an odd group or by stopping in front of it.
 * - The memory is laid out by the host: nothing that it points to ever moves. Up to 64 bytes behind the end of a window are
 *   read, and mean nothing.
 * - Several threads may share the memory, each with an instance of its own: then windows, groups and tables of cells are of
 *   one instance at a time, and profiles are added by one instance only.
 */
import { compareStarts, layOutEnds, setEnd } from './ends';
import { aimGroups, clearGroups, isFull } from './groups';
import { delimiter, keyRuns, layOutRuns, newline, prefixLast, width } from './layout';
import { clear } from './profiles';
import { aimKeys, beginWindow, lacksRoom, take } from './record';

export { find, groupCount, learn, resolve } from './groups';
export { describe } from './layout';

const QUOTE: u8 = 0x22;
const CR: u8 = 0x0d;

/** Longest record without its newline: see scan.ts. */
const MAX_RECORD: i32 = 1 << 20;

// Where the scan stands.
let line: i32 = 0;
let stopped: bool = false;

/**
 * Lays out what this instance has to itself, for files of up to `columns` columns, from an address on. Gives the address of the
 * runs of columns that the host fills: pairs of first and last column, those of the key, and `columns` pairs later those of
 * the head.
 */
export function prepare(from: i32, columns: i32): i32 {
  layOutEnds(layOutRuns(from, columns), columns);
  return keyRuns;
}

/** Forgets all profiles, and makes others in the memory of [from, to). */
export function begin(from: i32, to: i32): void {
  clear(from, to);
}

/** Where groups go, and how many; where keys go that are put together. */
export function aim(groupsFrom: i32, groupRoom: i32, keysFrom: i32, keysTo: i32): void {
  aimGroups(groupsFrom, groupRoom);
  aimKeys(keysFrom, keysTo);
}

/** Number of lines that the last `scan` used. */
export function lineCount(): i32 {
  return line;
}

/** Whether the last `scan` stopped in front of a record that only the host can take apart. */
export function isStopped(): bool {
  return stopped;
}

/** Which of the 16 bytes at an address part cells and records, are quotes, or stand in no plain record. */
// @ts-ignore: decorator
@inline
function marksOf(bytes: v128, d: v128, n: v128): u64 {
  const parting = v128.or(i8x16.eq(bytes, d), i8x16.eq(bytes, n));
  const odd = v128.or(i8x16.eq(bytes, i8x16.splat(QUOTE)), i8x16.eq(bytes, i8x16.splat(0)));
  return <u64>i8x16.bitmask(v128.or(parting, odd));
}

/**
 * Makes groups of the complete records of [from, to) and returns the address of the first byte that it did not use: where the
 * rest is no complete record, where there is no room for more groups, where a record is too long, or where it stopped.
 */
export function scan(from: i32, to: i32): i32 {
  clearGroups();
  beginWindow();
  stopped = false;
  line = 0;
  const d = i8x16.splat(delimiter);
  const n = i8x16.splat(newline);
  const kept = width;
  let start = from;
  let cell = from;
  let cells = 0;
  let inQuotes = false;
  for (let base = from; base < to; base += 64) {
    let marks =
      marksOf(v128.load(base), d, n) |
      (marksOf(v128.load(base, 16), d, n) << 16) |
      (marksOf(v128.load(base, 32), d, n) << 32) |
      (marksOf(v128.load(base, 48), d, n) << 48);
    if (to - base < 64) marks &= (<u64>1 << (to - base)) - 1;
    for (; marks !== 0; marks &= marks - 1) {
      const p = base + <i32>ctz(marks);
      const byte = load<u8>(p);
      if (inQuotes) {
        if (byte === delimiter) continue;
        if (byte !== QUOTE || !endsCell(p + 1, to)) {
          stopped = byte !== QUOTE || p + 1 < to;
          return start;
        }
        inQuotes = false;
      } else if (byte === delimiter) {
        if (cells < kept) setEnd(cells, p);
        cells++;
        cell = p + 1;
      } else if (byte === newline) {
        const end = p > start && newline !== CR && load<u8>(p - 1) === CR ? p - 1 : p;
        if (cells < kept) setEnd(cells, end);
        if (p - start > MAX_RECORD || isFull() || lacksRoom(end - start)) return start;
        take(start, p + 1, cells + 1, line);
        line++;
        cells = 0;
        start = p + 1;
        cell = start;
        const known = compareStarts(start, to);
        if (known > 0) {
          // The items of an order begin alike: what is left of this one is looked at next.
          cells = prefixLast + 1;
          cell = start + known;
          base = cell - 64;
          break;
        }
      } else if (byte === QUOTE && p === cell) {
        inQuotes = true;
      } else {
        stopped = true;
        return start;
      }
    }
  }
  return start;
}

/** Whether a quoted cell may end before an address. */
// @ts-ignore: decorator
@inline
function endsCell(at: i32, to: i32): bool {
  if (at >= to) return false;
  const byte = load<u8>(at);
  if (byte === delimiter || byte === newline) return true;
  return byte === CR && at + 1 < to && load<u8>(at + 1) === newline;
}
