/** Where the rows of unsorted columns go. */
export interface Sorting {
  /** The rows of place i are starts[i] to starts[i + 1]. */
  readonly starts: Int32Array;
  /** Row i goes to targets[i]; -1 leaves it out. */
  readonly targets: Int32Array;
}

/**
 * The sorting of rows by their places, and by day within each; it takes over the array of places. Rows are dealt out twice, by day
 * and then by place: what is dealt out in some order stays in it. The rows of a growing file are in day order as they are.
 */
export function sortingOf(places: Int32Array, placeCount: number, days: Int32Array): Sorting {
  const { starts, next } = counted(places, placeCount);
  const order = orderByDay(days);
  const targets = places;
  for (let at = 0; at < places.length; at++) {
    const row = order ? order[at]! : at;
    const place = places[row]!;
    if (place >= 0) targets[row] = next[place]!++;
  }
  return { starts, targets };
}

/** The rows in day order, those of one day as they are; undefined where all are. */
function orderByDay(days: Int32Array): Int32Array | undefined {
  const rows = days.length;
  let isSorted = true;
  let first = days[0]!;
  let last = first;
  for (let row = 1; row < rows; row++) {
    const day = days[row]!;
    if (day < last) isSorted = false;
    else last = day;
    if (day < first) first = day;
  }
  if (isSorted) return undefined;
  const places = new Int32Array(rows);
  for (let row = 0; row < rows; row++) places[row] = days[row]! - first;
  const { next } = counted(places, last - first + 1);
  const order = new Int32Array(rows);
  for (let row = 0; row < rows; row++) order[next[places[row]!]!++] = row;
  return order;
}

/** Where the rows of each place begin when they are sorted by place; -1 leaves a row out. `next` is a copy to count on with. */
function counted(places: Int32Array, placeCount: number): { starts: Int32Array; next: Int32Array } {
  const starts = new Int32Array(placeCount + 1);
  for (let row = 0; row < places.length; row++) if (places[row]! >= 0) starts[places[row]! + 1]!++;
  for (let place = 0; place < placeCount; place++) starts[place + 1]! += starts[place]!;
  return { starts, next: starts.slice() };
}

/** The rows of a column where a sorting puts them. `room` must be other memory. */
export function sorted<T extends Uint8Array | Int32Array | Float64Array>(
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
