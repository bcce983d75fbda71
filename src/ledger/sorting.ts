/** Parts that rows are dealt into first: as many as can be written to side by side without waiting for memory. */
const PARTS = 256;

/** Where the rows of unsorted columns go. */
export interface Sorting {
  /** The rows of place i are starts[i] to starts[i + 1]. */
  readonly starts: Int32Array;
  /** Applied one after another: row i goes to targets[i]; -1 leaves it out. */
  readonly stages: readonly Int32Array[];
}

/**
 * The sorting of rows by their places, rows of one place as they were; it takes over the array of places. Rows are dealt
 * into a few parts and then sorted within each: one step over millions of rows would wait for memory at each of them.
 */
export function sortingOf(places: Int32Array, placeCount: number): Sorting {
  const starts = new Int32Array(placeCount + 1);
  for (let row = 0; row < places.length; row++) if (places[row]! >= 0) starts[places[row]! + 1]!++;
  for (let place = 0; place < placeCount; place++) starts[place + 1]! += starts[place]!;

  const perPart = Math.max(1, Math.ceil(placeCount / PARTS));
  const nextOfPart = Int32Array.from(
    { length: Math.ceil(placeCount / perPart) },
    (_, part) => starts[part * perPart]!,
  );
  const dealt = places;
  const settled = new Int32Array(starts[placeCount]!);
  for (let row = 0; row < places.length; row++) {
    const place = places[row]!;
    if (place < 0) continue;
    const target = nextOfPart[Math.floor(place / perPart)]!++;
    settled[target] = place;
    dealt[row] = target;
  }
  const next = starts.slice();
  for (let row = 0; row < settled.length; row++) settled[row] = next[settled[row]!]!++;
  return { starts, stages: [dealt, settled] };
}

/** More than the rows of any place: a day and a row within a place fit into one safe integer. */
const ROWS = 2 ** 28;

/**
 * Where rows that are sorted by place go to be in day order within each; undefined where they are, as those of a growing
 * file.
 */
export function daySorting(days: Int32Array, starts: Int32Array): Int32Array | undefined {
  let targets: Int32Array | undefined;
  for (let place = 1; place < starts.length; place++) {
    const from = starts[place - 1]!;
    const to = starts[place]!;
    let row = from + 1;
    while (row < to && days[row - 1]! <= days[row]!) row++;
    if (row >= to) continue;
    targets ??= unmoved(days.length);
    // Numbers sort several times as fast as rows that are compared by a function.
    const keys = new Float64Array(to - from);
    for (let at = 0; at < keys.length; at++) keys[at] = days[from + at]! * ROWS + at;
    keys.sort();
    for (let at = 0; at < keys.length; at++) targets[from + (keys[at]! % ROWS)] = from + at;
  }
  return targets;
}

function unmoved(length: number): Int32Array {
  const targets = new Int32Array(length);
  for (let row = 0; row < length; row++) targets[row] = row;
  return targets;
}

/**
 * Sorts a column in its own memory, from the column to `scratch` and back. The result is a view of the column's first
 * `size` rows; `scratch` has room for as many.
 */
export function rearranged<T extends Int32Array | Uint32Array | Float64Array>(
  column: T,
  stages: readonly Int32Array[],
  size: number,
  scratch: ArrayBuffer,
): T {
  const make = column.constructor as new (buffer: ArrayBuffer, offset: number, length: number) => T;
  const room = new make(scratch, 0, size);
  let from = column;
  let to = room;
  for (const targets of stages) {
    for (let row = 0; row < targets.length; row++) if (targets[row]! >= 0) to[targets[row]!] = from[row]!;
    [from, to] = [to, from];
  }
  if (from === room) column.set(room);
  return column.subarray(0, size) as T;
}
