import type { Day } from './day.ts';

/**
 * The gaps between successive days, in order of length, in room that is used again from one list of days to the next.
 * A gap can be taken out again, so that the median of ever shorter histories needs no new sorting.
 */
export class Gaps {
  private lengths = new Int32Array(64);
  private size = 0;

  /** Takes the gaps of `days`, ascending. */
  load(days: Int32Array): void {
    this.size = Math.max(0, days.length - 1);
    if (this.size > this.lengths.length) this.lengths = new Int32Array(2 * this.size);
    for (let index = 0; index < this.size; index++) this.lengths[index] = days[index + 1]! - days[index]!;
    this.lengths.subarray(0, this.size).sort();
  }

  /** Takes out one gap of that length; there must be one. */
  remove(length: number): void {
    let low = 0;
    let high = this.size;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.lengths[middle]! < length) low = middle + 1;
      else high = middle;
    }
    this.lengths.copyWithin(low, low + 1, this.size);
    this.size--;
  }

  /** Twice the median, always an integer: the median of an even number of gaps may end in .5. Undefined without a gap. */
  twiceMedian(): number | undefined {
    if (this.size === 0) return undefined;
    const middle = this.size >> 1;
    return this.size % 2 === 1
      ? 2 * this.lengths[middle]!
      : this.lengths[middle - 1]! + this.lengths[middle]!;
  }
}

/** How many of `days`, ascending, are not after `day`. */
export function countUpTo(days: Int32Array, day: Day): number {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (days[middle]! <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}
