/**
 * The kernel of fast reading: windows of bytes to groups of plain records, sixteen bytes at a time.
 *
 * Invariants
 * - It only ever does what scan.ts and reader.ts do, and only for plain records: as many cells as the layout has; no control
 *   character; quotes around whole cells only, with neither quotes nor line breaks in them; date, amount and order id with
 *   nothing around them. Every other record is handed back as it is, in an odd group or by stopping in front of it.
 * - A group is one record, or several in a row that share every cell of the head; its amounts have one sign, and their sum is
 *   exact.
 * - The memory is laid out by the host: nothing that it points to ever moves. Up to 64 bytes behind the end of a window are
 *   read, and mean nothing.
 * - Several threads may share the memory, each with an instance of its own: then windows, groups and tables of cells are of
 *   one instance at a time, and profiles are added by one instance only.
 */
import { copy, hashOf, same } from './bytes';
import { amountOf, dayOf, isPlainId, numberOf } from './cells';
import { add, clear, guess, lookUp, NUMBER, OWNER, OWNER_BRANCH, refresh, touch } from './profiles';

const QUOTE: u8 = 0x22;
const CR: u8 = 0x0d;

// A group, as the host reads it.
const GROUP = 64;
/** First byte, and the byte behind the last newline. */
const START = 0;
const END = 4;
/** Line of the first byte, counted from the first one of the scan. */
const LINE = 8;
const DAY = 12;
/** Number of records. */
const COUNT = 16;
/** The customer of the profile of its key, or one of the three below. */
const CUSTOMER = 20;
/** Sum of the amounts, in ten-thousandths. */
const SUM = 24;
/** Order id: its value where the length is positive, its first byte where minus the length is there. No id: length 0. */
const ID = 32;
const ID_LENGTH = 36;
const KEY = 40;
const KEY_LENGTH = 44;
const HASH = 48;
/** The branch and the number of the profile of its key. */
const BRANCH = 52;
const PROFILE = 56;
/** Where the profile most likely is. */
const GUESS = 60;

/** Groups that are looked up together: what they wait for must stay in the processor's own cache until they are found. */
const BLOCK = 128;

/** Customer of a group whose key is not yet looked up, of one with a new key, and of records that are not plain. */
const PENDING = -1;
const UNKNOWN = -2;
const ODD = -3;

const MAX_SAFE: f64 = 9007199254740991;
/** Longest record without its newline: see scan.ts. */
const MAX_RECORD: i32 = 1 << 20;

// Addresses.
let keyRuns: i32 = 0;
let headRuns: i32 = 0;
let ends: i32 = 0;
let endsBefore: i32 = 0;
let groupsAt: i32 = 0;
let maxGroups: i32 = 0;
let keyRoom: i32 = 0;
let keyRoomEnd: i32 = 0;

// The layout of the file.
let delimiter: u8 = 0;
let newline: u8 = 0;
let width: i32 = 0;
let dateColumn: i32 = 0;
let amountColumn: i32 = 0;
let orderColumn: i32 = 0;
let dateForm: i32 = 0;
let shortYear: bool = false;
let mark: u8 = 0;
let grouping: u8 = 0;
let lastDay: i32 = 0;
let keyRunCount: i32 = 0;
let headRunCount: i32 = 0;
/** The last of the columns of the head that a record begins with; -1 where it begins with another. */
let prefixLast: i32 = -1;

// Where the scan stands.
let groups: i32 = 0;
let line: i32 = 0;
let stopped: bool = false;
let keysEnd: i32 = 0;
/** Start of the first record of the last group where the record before is one of it, else -1; its cells end at `endsBefore`. */
let before: i32 = -1;
/** Whether the record has been found to begin as `before` does, up to and with column `prefixLast`: its cells there are not looked for. */
let begun: bool = false;
/** What was read ahead: nobody needs it, but reading that leads to nothing would be left out by the compiler. */
let touched: i32 = 0;
/** The date cell read last, in this window, and its day. */
let dateAt: i32 = 0;
let dateLength: i32 = -1;
let dateDay: i32 = 0;

/**
 * Lays out what this instance has to itself, for files of up to `columns` columns, from an address on. Gives the address of the
 * runs of columns that the host fills: pairs of first and last column, those of the key, and `columns` pairs later those of
 * the head.
 */
export function prepare(from: i32, columns: i32): i32 {
  keyRuns = from;
  headRuns = keyRuns + columns * 8;
  ends = headRuns + columns * 8;
  endsBefore = ends + columns * 4;
  return keyRuns;
}

/** Forgets all profiles, and makes others in the memory of [from, to). */
export function begin(from: i32, to: i32): void {
  clear(from, to);
}

/** Where groups go, and how many; where keys go that are put together. */
export function aim(groupsFrom: i32, groupRoom: i32, keysFrom: i32, keysTo: i32): void {
  groupsAt = groupsFrom;
  maxGroups = groupRoom;
  keyRoom = keysFrom;
  keyRoomEnd = keysTo;
}

/**
 * The layout of the file: bytes, columns (`order` -1 for none), the form of dates, decimal and grouping mark, the latest day
 * that a plain record may have, the numbers of runs.
 */
export function describe(
  delimiterByte: i32,
  newlineByte: i32,
  columns: i32,
  date: i32,
  amount: i32,
  order: i32,
  form: i32,
  short: bool,
  markByte: i32,
  groupingByte: i32,
  latest: i32,
  keys: i32,
  heads: i32,
): void {
  delimiter = <u8>delimiterByte;
  newline = <u8>newlineByte;
  width = columns;
  dateColumn = date;
  amountColumn = amount;
  orderColumn = order;
  dateForm = form;
  shortYear = short;
  mark = <u8>markByte;
  grouping = <u8>groupingByte;
  lastDay = latest;
  keyRunCount = keys;
  headRunCount = heads;
  const last = load<i32>(headRuns + 4);
  prefixLast = load<i32>(headRuns) === 0 && last < columns - 1 ? last : -1;
}

/** Number of groups that the last `scan` made. */
export function groupCount(): i32 {
  return groups;
}

/** Number of lines that the last `scan` used. */
export function lineCount(): i32 {
  return line;
}

/** Whether the last `scan` stopped in front of a record that only the host can take apart. */
export function isStopped(): bool {
  return stopped;
}

/**
 * Gives the groups of the last `scan` the owners of their keys. The profiles are far apart in memory: those of a block of groups are
 * read first, one after the other with no decision in between, so that the waits overlap.
 */
export function resolve(): void {
  refresh();
  const end = groupsAt + groups * GROUP;
  for (let from = groupsAt; from < end; from += BLOCK * GROUP) {
    const to = min(end, from + BLOCK * GROUP);
    for (let group = from; group < to; group += GROUP) store<i32>(group + GUESS, guess(load<u32>(group + HASH)));
    for (let group = from; group < to; group += GROUP) touched += touch(load<i32>(group + GUESS));
    for (let group = from; group < to; group += GROUP) {
      if (load<i32>(group + CUSTOMER) === PENDING && !find(group)) store<i32>(group + CUSTOMER, UNKNOWN);
    }
  }
}

/** Gives the group at an address its owner where its key is known by now; whether it is. */
// @ts-ignore: decorator
@inline
export function find(group: i32): bool {
  const profile = lookUp(load<u32>(group + HASH), load<i32>(group + KEY), load<i32>(group + KEY_LENGTH));
  if (profile === 0) return false;
  store<i32>(group + CUSTOMER, load<i32>(profile + OWNER));
  store<i32>(group + BRANCH, load<i32>(profile + OWNER_BRANCH));
  store<i32>(group + PROFILE, load<i32>(profile + NUMBER));
  return true;
}

/** Makes a profile of the key of the group at an address, which gets its owner; false where there is no room. */
export function learn(group: i32, customer: i32, branch: i32, number: i32): bool {
  const key = load<i32>(group + KEY);
  return add(load<u32>(group + HASH), key, load<i32>(group + KEY_LENGTH), customer, branch, number) && find(group);
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
  groups = 0;
  stopped = false;
  line = 0;
  keysEnd = keyRoom;
  before = -1;
  begun = false;
  dateLength = -1;
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
        if (cells < kept) store<i32>(ends + cells * 4, p);
        cells++;
        cell = p + 1;
      } else if (byte === newline) {
        const end = p > start && newline !== CR && load<u8>(p - 1) === CR ? p - 1 : p;
        if (cells < kept) store<i32>(ends + cells * 4, end);
        if (p - start > MAX_RECORD || groups === maxGroups || keysEnd + end - start + keyRunCount > keyRoomEnd) return start;
        take(start, p + 1, cells + 1);
        line++;
        cells = 0;
        start = p + 1;
        cell = start;
        begun = false;
        const known = before >= 0 && prefixLast >= 0 ? load<i32>(endsBefore + prefixLast * 4) + 1 - before : 0;
        if (known > 0 && known <= to - start && same(start, before, known)) {
          // The items of an order begin alike: what is left of this one is looked at next.
          begun = true;
          cells = prefixLast + 1;
          cell = start + known;
          store<i32>(ends + prefixLast * 4, cell - 1);
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

// @ts-ignore: decorator
@inline
function startOf(table: i32, column: i32, start: i32): i32 {
  return column === 0 ? start : load<i32>(table + (column - 1) * 4) + 1;
}

/** A complete record: it joins the group before it, begins one, or is odd. */
function take(start: i32, next: i32, cells: i32): void {
  const amount = cells === width ? readAmount(start) : 0;
  if (amount === 0) {
    setAside(start, next);
    return;
  }
  if (before >= 0 && repeats(start)) {
    const group = groupsAt + (groups - 1) * GROUP;
    const sum = load<f64>(group + SUM);
    const total = sum + amount;
    if (sum > 0 === amount > 0 && Math.abs(total) <= MAX_SAFE) {
      store<f64>(group + SUM, total);
      store<i32>(group + COUNT, load<i32>(group + COUNT) + 1);
      store<i32>(group + END, next);
      return;
    }
  }
  if (begun) fillEnds(start);
  const day = readDay(start);
  const group = groupsAt + groups * GROUP;
  if (day < 0 || day > lastDay || !noteId(group, start)) {
    setAside(start, next);
    return;
  }
  groups++;
  store<i32>(group + START, start);
  store<i32>(group + END, next);
  store<i32>(group + LINE, line);
  store<i32>(group + DAY, day);
  store<i32>(group + COUNT, 1);
  store<i32>(group + CUSTOMER, PENDING);
  store<f64>(group + SUM, amount);
  noteKey(group, start);
  keepEnds(start);
}

/** A record for the host: it joins the odd group before it. */
function setAside(start: i32, next: i32): void {
  before = -1;
  const last = groupsAt + (groups - 1) * GROUP;
  if (groups > 0 && load<i32>(last + CUSTOMER) === ODD) {
    store<i32>(last + END, next);
    return;
  }
  const group = groupsAt + groups * GROUP;
  groups++;
  store<i32>(group + START, start);
  store<i32>(group + END, next);
  store<i32>(group + LINE, line);
  store<i32>(group + CUSTOMER, ODD);
}

// @ts-ignore: decorator
@inline
function keepEnds(start: i32): void {
  before = start;
  const table = endsBefore;
  endsBefore = ends;
  ends = table;
}

/** The ends of the cells that were not looked for. */
function fillEnds(start: i32): void {
  for (let column = 0; column < prefixLast; column++)
    store<i32>(ends + column * 4, load<i32>(endsBefore + column * 4) - before + start);
}

/** Whether the record has the head of the one before. */
// @ts-ignore: decorator
@inline
function repeats(start: i32): bool {
  for (let run = begun ? 1 : 0; run < headRunCount; run++) {
    const first = load<i32>(headRuns + run * 8);
    const last = load<i32>(headRuns + run * 8 + 4);
    const from = startOf(ends, first, start);
    const known = startOf(endsBefore, first, before);
    const length = load<i32>(ends + last * 4) - from;
    if (length !== load<i32>(endsBefore + last * 4) - known || !same(from, known, length)) return false;
  }
  return true;
}

// @ts-ignore: decorator
@inline
function isQuoted(from: i32, to: i32): bool {
  return from < to && load<u8>(from) === QUOTE;
}

// @ts-ignore: decorator
@inline
function readAmount(start: i32): f64 {
  const from = startOf(ends, amountColumn, start);
  const to = load<i32>(ends + amountColumn * 4);
  return isQuoted(from, to)
    ? amountOf(from + 1, to - 1, mark, grouping)
    : amountOf(from, to, mark, grouping);
}

// @ts-ignore: decorator
@inline
function readDay(start: i32): i32 {
  const from = startOf(ends, dateColumn, start);
  const to = load<i32>(ends + dateColumn * 4);
  const length = to - from;
  if (length === dateLength && same(from, dateAt, length)) return dateDay;
  dateAt = from;
  dateLength = length;
  dateDay = isQuoted(from, to)
    ? dayOf(from + 1, to - 1, dateForm, shortYear)
    : dayOf(from, to, dateForm, shortYear);
  return dateDay;
}

/** Notes the order id; false where it is blank, zero or not plain. */
// @ts-ignore: decorator
@inline
function noteId(group: i32, start: i32): bool {
  store<i32>(group + ID_LENGTH, 0);
  if (orderColumn < 0) return true;
  let from = startOf(ends, orderColumn, start);
  let to = load<i32>(ends + orderColumn * 4);
  if (isQuoted(from, to)) {
    from++;
    to--;
  }
  const length = to - from;
  const value = numberOf(from, length);
  store<i32>(group + ID, value < 0 ? from : value);
  store<i32>(group + ID_LENGTH, value < 0 ? -length : length);
  return value < 0 ? length > 0 && isPlainId(from, length) : value > 0;
}

/** Notes the key and its hash. A key of one run lies in the record; one of several is put together. */
// @ts-ignore: decorator
@inline
function noteKey(group: i32, start: i32): void {
  let from = startOf(ends, load<i32>(keyRuns), start);
  let length = load<i32>(ends + load<i32>(keyRuns + 4) * 4) - from;
  if (keyRunCount > 1) {
    const joined = keysEnd;
    for (let run = 0; run < keyRunCount; run++) {
      from = startOf(ends, load<i32>(keyRuns + run * 8), start);
      length = load<i32>(ends + load<i32>(keyRuns + run * 8 + 4) * 4) - from;
      copy(keysEnd, from, length);
      keysEnd += length;
      store<u8>(keysEnd++, delimiter);
    }
    from = joined;
    length = keysEnd - joined;
  }
  store<i32>(group + KEY, from);
  store<i32>(group + KEY_LENGTH, length);
  store<u32>(group + HASH, hashOf(from, length));
}
