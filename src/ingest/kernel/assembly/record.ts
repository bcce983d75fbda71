// A complete record: it joins the group before it, begins one, or is odd.
import { copy, hashOf, same } from './bytes';
import { amountOf, dayOf, isPlainId, numberOf } from './cells';
import { completeEnds, endOf, forget, keepEnds, repeats, startOf } from './ends';
import {
  addGroup,
  COUNT,
  CUSTOMER,
  DAY,
  END,
  HASH,
  ID,
  ID_LENGTH,
  isLastOdd,
  KEY,
  KEY_LENGTH,
  LINE,
  lastGroup,
  nextGroup,
  ODD,
  PENDING,
  START,
  SUM,
} from './groups';
import {
  amountColumn,
  dateColumn,
  dateForm,
  delimiter,
  grouping,
  keyRunCount,
  keyRuns,
  lastDay,
  mark,
  orderColumn,
  shortYear,
  width,
} from './layout';

const QUOTE: u8 = 0x22;
const MAX_SAFE: f64 = 9007199254740991;

// Where keys go that are put together.
let keyRoom: i32 = 0;
let keyRoomEnd: i32 = 0;
let keysEnd: i32 = 0;
/** The date cell read last, in this window, and its day. */
let dateAt: i32 = 0;
let dateLength: i32 = -1;
let dateDay: i32 = 0;

/** Where keys go that are put together. */
export function aimKeys(from: i32, to: i32): void {
  keyRoom = from;
  keyRoomEnd = to;
}

/** Forgets the records of the window before. */
// @ts-ignore: decorator
@inline
export function beginWindow(): void {
  keysEnd = keyRoom;
  forget();
  dateLength = -1;
}

/** Whether the key of a record of so many bytes may not find room. */
// @ts-ignore: decorator
@inline
export function lacksRoom(length: i32): bool {
  return keysEnd + length + keyRunCount > keyRoomEnd;
}

/** Takes the record in [start, next), which has so many cells and begins in a line of the scan. */
export function take(start: i32, next: i32, cells: i32, line: i32): void {
  const amount = cells === width ? readAmount(start) : 0;
  if (amount === 0) {
    setAside(start, next, line);
    return;
  }
  if (repeats(start)) {
    const group = lastGroup();
    const sum = load<f64>(group + SUM);
    const total = sum + amount;
    if (sum > 0 === amount > 0 && Math.abs(total) <= MAX_SAFE) {
      store<f64>(group + SUM, total);
      store<i32>(group + COUNT, load<i32>(group + COUNT) + 1);
      store<i32>(group + END, next);
      return;
    }
  }
  completeEnds(start);
  const day = readDay(start);
  const group = nextGroup();
  if (day < 0 || day > lastDay || !noteId(group, start)) {
    setAside(start, next, line);
    return;
  }
  addGroup();
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
function setAside(start: i32, next: i32, line: i32): void {
  forget();
  if (isLastOdd()) {
    store<i32>(lastGroup() + END, next);
    return;
  }
  const group = nextGroup();
  addGroup();
  store<i32>(group + START, start);
  store<i32>(group + END, next);
  store<i32>(group + LINE, line);
  store<i32>(group + CUSTOMER, ODD);
}

// @ts-ignore: decorator
@inline
function isQuoted(from: i32, to: i32): bool {
  return from < to && load<u8>(from) === QUOTE;
}

// @ts-ignore: decorator
@inline
function readAmount(start: i32): f64 {
  const from = startOf(amountColumn, start);
  const to = endOf(amountColumn);
  return isQuoted(from, to)
    ? amountOf(from + 1, to - 1, mark, grouping)
    : amountOf(from, to, mark, grouping);
}

// @ts-ignore: decorator
@inline
function readDay(start: i32): i32 {
  const from = startOf(dateColumn, start);
  const to = endOf(dateColumn);
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
  let from = startOf(orderColumn, start);
  let to = endOf(orderColumn);
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
  let from = startOf(load<i32>(keyRuns), start);
  let length = endOf(load<i32>(keyRuns + 4)) - from;
  if (keyRunCount > 1) {
    const joined = keysEnd;
    for (let run = 0; run < keyRunCount; run++) {
      from = startOf(load<i32>(keyRuns + run * 8), start);
      length = endOf(load<i32>(keyRuns + run * 8 + 4)) - from;
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
