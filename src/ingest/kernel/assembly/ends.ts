/**
 * Where the cells of a record end, and those of the record before, as long as that is one of the last group: the items of an
 * order share their head, most often from the first byte on.
 */
import { same } from './bytes';
import { headRunCount, headRuns, prefixLast } from './layout';

/** By column: the address where the cell of the record ends. */
let ends: i32 = 0;
/** The same of the record before. */
let endsBefore: i32 = 0;
/** Start of the first record of the last group where the record before is one of it, else -1; its cells end at `endsBefore`. */
let before: i32 = -1;
/** Whether the record has been found to begin as `before` does, up to and with column `prefixLast`: its cells there are not looked for. */
let begun: bool = false;

/** Lays out both tables, for files of up to `columns` columns, from an address on. */
export function layOutEnds(from: i32, columns: i32): void {
  ends = from;
  endsBefore = ends + columns * 4;
}

/** Notes where a cell of the record ends. */
// @ts-ignore: decorator
@inline
export function setEnd(column: i32, end: i32): void {
  store<i32>(ends + column * 4, end);
}

// @ts-ignore: decorator
@inline
export function endOf(column: i32): i32 {
  return load<i32>(ends + column * 4);
}

/** Where a cell begins of the record that begins at `start`. */
// @ts-ignore: decorator
@inline
export function startOf(column: i32, start: i32): i32 {
  return startIn(ends, column, start);
}

// @ts-ignore: decorator
@inline
function startIn(table: i32, column: i32, start: i32): i32 {
  return column === 0 ? start : load<i32>(table + (column - 1) * 4) + 1;
}

/** There is no record before: the next one is like none. */
// @ts-ignore: decorator
@inline
export function forget(): void {
  before = -1;
  begun = false;
}

/** The record becomes the one before. */
// @ts-ignore: decorator
@inline
export function keepEnds(start: i32): void {
  before = start;
  const table = endsBefore;
  endsBefore = ends;
  ends = table;
}

/** The record at `start`, of which `to` ends what there is, has just begun: how many bytes of it are known to be as those of the one before. */
// @ts-ignore: decorator
@inline
export function compareStarts(start: i32, to: i32): i32 {
  begun = false;
  const known = before >= 0 && prefixLast >= 0 ? load<i32>(endsBefore + prefixLast * 4) + 1 - before : 0;
  if (known <= 0 || known > to - start || !same(start, before, known)) return 0;
  begun = true;
  setEnd(prefixLast, start + known - 1);
  return known;
}

/** Whether the record has the head of the one before. */
// @ts-ignore: decorator
@inline
export function repeats(start: i32): bool {
  if (before < 0) return false;
  for (let run = begun ? 1 : 0; run < headRunCount; run++) {
    const first = load<i32>(headRuns + run * 8);
    const last = load<i32>(headRuns + run * 8 + 4);
    const from = startIn(ends, first, start);
    const known = startIn(endsBefore, first, before);
    const length = load<i32>(ends + last * 4) - from;
    if (length !== load<i32>(endsBefore + last * 4) - known || !same(from, known, length)) return false;
  }
  return true;
}

/** Finds the ends of the cells that were not looked for. */
// @ts-ignore: decorator
@inline
export function completeEnds(start: i32): void {
  if (!begun) return;
  for (let column = 0; column < prefixLast; column++)
    store<i32>(ends + column * 4, load<i32>(endsBefore + column * 4) - before + start);
}
