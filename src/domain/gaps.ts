import type { Day } from './day.ts';

/**
 * The gaps between successive days, counted by their length: nothing is sorted. Most gaps are short, and a median lies among
 * the shorter half. A gap can be taken out again, so that the median of ever shorter histories costs no new counting.
 */
export class Gaps {
  /** By length: how many gaps have it. */
  private counts = new Int32Array(1 << 10);
  private longest = 0;
  private size = 0;

  /** Takes the gaps of `days`, ascending, instead of those before. */
  load(days: Int32Array): void {
    this.counts.fill(0, 0, this.longest + 1);
    this.size = Math.max(0, days.length - 1);
    this.longest = 0;
    for (let index = 0; index < this.size; index++) {
      const length = days[index + 1]! - days[index]!;
      if (length > this.longest) this.reach(length);
      this.counts[length]!++;
    }
  }

  /** Takes out one gap of that length; there must be one. */
  remove(length: number): void {
    this.counts[length]!--;
    this.size--;
  }

  /** Twice the median, always an integer: the median of an even number of gaps may end in .5. Undefined without a gap. */
  twiceMedian(): number | undefined {
    if (this.size === 0) return undefined;
    const { counts } = this;
    const middle = this.size >> 1;
    // Of an odd number of gaps one is in the middle, of an even number two are: places in the order of length, from 0.
    const lower = this.size % 2 === 1 ? middle : middle - 1;
    let length = 0;
    let upTo = counts[0]!;
    while (upTo <= lower) upTo += counts[++length]!;
    const first = length;
    while (upTo <= middle) upTo += counts[++length]!;
    return first + length;
  }

  private reach(length: number): void {
    this.longest = length;
    if (length < this.counts.length) return;
    const counts = new Int32Array(2 * length);
    counts.set(this.counts);
    this.counts = counts;
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
