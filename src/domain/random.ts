const FIRST_DRAWS = 12;
const TWO_TO_32 = 2 ** 32;

/**
 * Numbers that look drawn by chance, and are the same on every machine: Chris Doty-Humphrey's sfc32, a small fast counting
 * generator, with whole numbers of 32 bits only. No clock and no seed but a fixed one: equal input gives equal output.
 */
export class Random {
  private a = 0;
  private b = 0;
  private c: number;
  private counter = 1;

  constructor(seed: number) {
    this.c = seed | 0;
    // The first draws still show the seed.
    for (let draw = 0; draw < FIRST_DRAWS; draw++) this.next();
  }

  /** A number in [0, 1), all multiples of 2^-32 equally likely. */
  next(): number {
    const sum = (this.a + this.b + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + sum) | 0;
    return (sum >>> 0) / TWO_TO_32;
  }
}
