import { rearrangedEntries } from '../domain/sparse.ts';

/** A column of counts as plain data, to be sent to another thread. */
export interface CountParcel {
  readonly small: Uint8Array<ArrayBuffer>;
  /** By index: what is beyond MOST. */
  readonly rest: ReadonlyMap<number, number> | undefined;
}

/** The most that one byte counts. */
const MOST = 0xff;

/** Counts that are mostly small: a byte for each, and what does not fit into it apart. */
export class Counts {
  private rest: Map<number, number> | undefined;

  constructor(private readonly small: Uint8Array<ArrayBuffer>) {}

  /** The counts of a parcel, whose memory they take over. */
  static of({ small, rest }: CountParcel): Counts {
    const counts = new Counts(small);
    counts.rest = rest && new Map(rest);
    return counts;
  }

  /** Counts one more at an index. */
  add(index: number): void {
    if (this.small[index]! < MOST) this.small[index]!++;
    else this.addRest(index);
  }

  /** The sum of the counts in [from, to). */
  total(from: number, to: number): number {
    const { small, rest } = this;
    let sum = 0;
    for (let index = from; index < to; index++) {
      const count = small[index]!;
      sum += count;
      // The rest may be of very many: it is looked up one by one, never gone through.
      if (count === MOST && rest) sum += rest.get(index) ?? 0;
    }
    return sum;
  }

  /** The counts in another order: `move` moves the bytes, and `target` tells where the one at an index goes, or -1. */
  rearranged(
    move: (small: CountParcel['small']) => CountParcel['small'],
    target: (index: number) => number,
  ): CountParcel {
    return { small: move(this.small), rest: rearrangedEntries(this.rest, target) };
  }

  private addRest(index: number): void {
    this.rest ??= new Map();
    this.rest.set(index, (this.rest.get(index) ?? 0) + 1);
  }
}
