/** What is known of a row. */
export interface RowFacts {
  customerOf(row: number): number;
  /** Grows with the day. */
  stampOf(row: number): number;
}

const FIRST_SLOTS = 1 << 10;

/**
 * Finds rows by customer and stamp: a hash table with open addressing. A slot holds row + 1 in its lower bits, as many as tell all
 * slots apart, and in the others what the hash has there: so a row is seldom looked at in vain, which would be one more wait for
 * memory. 0 is a free slot.
 */
export class RowIndex {
  private slots = new Int32Array(0);

  /** An index of the first `rows` rows. */
  constructor(
    private readonly facts: RowFacts,
    rows: number,
  ) {
    this.placeAll(rows);
  }

  /** The row of a customer's stamp, or -1. */
  find(customer: number, stamp: number): number {
    return this.search(customer, stamp, true);
  }

  /** As `find` without a look at the row: the one that it most likely is, or -1. */
  guess(customer: number, stamp: number): number {
    return this.search(customer, stamp, false);
  }

  /** Reads what `find` reads first, and gives something of it. */
  touch(customer: number, stamp: number): number {
    const { slots } = this;
    return slots[rowHash(customer, stamp) & (slots.length - 1)]!;
  }

  /** Adds the next row, which must not be there yet. */
  add(row: number): void {
    if ((row + 1) * 4 > this.slots.length * 3) this.placeAll(row + 1);
    else this.place(row);
  }

  private search(customer: number, stamp: number, looks: boolean): number {
    const { slots, facts } = this;
    const mask = slots.length - 1;
    const hash = rowHash(customer, stamp);
    for (let at = hash & mask; ; at = (at + 1) & mask) {
      const slot = slots[at]!;
      if (slot === 0) return -1;
      if (((slot ^ hash) & ~mask) !== 0) continue;
      const row = (slot & mask) - 1;
      if (!looks || (facts.stampOf(row) === stamp && facts.customerOf(row) === customer)) return row;
    }
  }

  private placeAll(rows: number): void {
    this.slots = new Int32Array(slotsFor(rows));
    for (let row = 0; row < rows; row++) this.place(row);
  }

  private place(row: number): void {
    const { slots, facts } = this;
    const mask = slots.length - 1;
    const hash = rowHash(facts.customerOf(row), facts.stampOf(row));
    let at = hash & mask;
    while (slots[at] !== 0) at = (at + 1) & mask;
    slots[at] = (hash & ~mask) | (row + 1);
  }
}

function rowHash(customer: number, stamp: number): number {
  const hash = Math.imul(customer, 0x9e3779b1) ^ Math.imul(stamp, 0x85ebca6b);
  return Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
}

/** A power of two, with room for half as many rows more. */
function slotsFor(rows: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(rows * 1.5, FIRST_SLOTS) + 1));
}
