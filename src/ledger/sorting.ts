/** Where the rows of unsorted columns go. */
export interface Sorting {
  /** The rows of place i are starts[i] to starts[i + 1]. */
  readonly starts: Int32Array;
  /** Row i goes to targets[i]; -1 leaves it out. */
  readonly targets: Int32Array;
}

/** The sorting of rows by their places, rows of one place as they were; it takes over the array of places. */
export function sortingOf(places: Int32Array, placeCount: number): Sorting {
  const starts = new Int32Array(placeCount + 1);
  for (let row = 0; row < places.length; row++) if (places[row]! >= 0) starts[places[row]! + 1]!++;
  for (let place = 0; place < placeCount; place++) starts[place + 1]! += starts[place]!;
  const next = starts.slice();
  const targets = places;
  for (let row = 0; row < places.length; row++) {
    const place = places[row]!;
    if (place >= 0) targets[row] = next[place]!++;
  }
  return { starts, targets };
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

/** The rows of a column where a sorting puts them. `room` must be other memory than the column. */
export function sorted<T extends Int32Array | Uint32Array | Float64Array>(
  column: T,
  targets: Int32Array,
  room: T,
): T {
  for (let row = 0; row < targets.length; row++) {
    const target = targets[row]!;
    if (target >= 0) room[target] = column[row]!;
  }
  return room;
}

/** Puts a second sorting behind a first one: `targets` then tell where rows go by both. */
export function continued(targets: Int32Array, next: Int32Array): void {
  for (let row = 0; row < targets.length; row++) {
    const target = targets[row]!;
    if (target >= 0) targets[row] = next[target]!;
  }
}
