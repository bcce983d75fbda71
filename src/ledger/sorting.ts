import type { Day } from '../domain/day.ts';

/** Parts that the first stage deals rows into: as many as can be written to side by side without waiting for memory. */
const PARTS = 256;

/** Where each row of an unsorted column goes, by (place, day). */
export interface Sorting {
  /** The rows of place i are starts[i] to starts[i + 1]. */
  readonly starts: Int32Array;
  /** Applied one after another: row i goes to targets[i]; -1 leaves it out. */
  readonly stages: readonly Int32Array[];
}

/**
 * The sorting of customer-days by customer and day. `places` gives each row the place of its customer, or -1 to leave the
 * row out. Rows are first dealt into a few parts and then sorted within each: one step over millions of rows in any order
 * would wait for memory at each of them.
 */
export function sortingOf(places: Int32Array, days: Int32Array, placeCount: number): Sorting {
  const starts = new Int32Array(placeCount + 1);
  for (let row = 0; row < places.length; row++) if (places[row]! >= 0) starts[places[row]! + 1]!++;
  for (let place = 0; place < placeCount; place++) starts[place + 1]! += starts[place]!;
  const size = starts[placeCount]!;

  const perPart = Math.max(1, Math.ceil(placeCount / PARTS));
  const partNext = new Int32Array(Math.ceil(placeCount / perPart));
  for (let part = 0; part < partNext.length; part++) partNext[part] = starts[part * perPart]!;
  const dealt = new Int32Array(places.length).fill(-1);
  const dealtPlaces = new Int32Array(size);
  for (let row = 0; row < places.length; row++) {
    const place = places[row]!;
    if (place < 0) continue;
    const target = partNext[Math.floor(place / perPart)]!++;
    dealt[row] = target;
    dealtPlaces[target] = place;
  }
  const next = starts.slice();
  // Reuses the array of places, which nobody needs any more.
  const settled = dealtPlaces;
  for (let row = 0; row < size; row++) settled[row] = next[dealtPlaces[row]!]!++;
  const byDay = daySorting(moved(moved(days, dealt, size), settled, size), starts);
  return { starts, stages: byDay ? [dealt, settled, byDay] : [dealt, settled] };
}

/**
 * Where each row goes within its customer; undefined where all are in day order already, as the rows of a growing file are.
 */
function daySorting(days: Int32Array, starts: Int32Array): Int32Array | undefined {
  let targets: Int32Array | undefined;
  for (let place = 1; place < starts.length; place++) {
    const from = starts[place - 1]!;
    const to = starts[place]!;
    let row = from + 1;
    while (row < to && days[row - 1]! < days[row]!) row++;
    if (row >= to) continue;
    targets ??= Int32Array.from(days, (_, index) => index);
    const order = Int32Array.from({ length: to - from }, (_, index) => from + index);
    order.sort((a, b) => days[a]! - days[b]!);
    for (let index = 0; index < order.length; index++) targets[order[index]!] = from + index;
  }
  return targets;
}

/** A column of `size` rows with each row where its target says. */
export function moved<T extends Int32Array | Uint32Array>(column: T, targets: Int32Array, size: number): T {
  const result = new (column.constructor as new (length: number) => T)(size);
  for (let row = 0; row < targets.length; row++) if (targets[row]! >= 0) result[targets[row]!] = column[row]!;
  return result;
}

/** The place of each row: the rank of its customer, or -1 for one without rank and after a day. */
export function placesOf(
  customers: Int32Array,
  days: Int32Array,
  count: number,
  rank: Int32Array,
  upTo: Day,
): Int32Array {
  const places = new Int32Array(count);
  for (let row = 0; row < count; row++) places[row] = days[row]! <= upTo ? rank[customers[row]!]! : -1;
  return places;
}
