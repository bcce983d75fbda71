import { digitOrder } from './digit-order.ts';
import { rearrangedEntries } from './sparse.ts';

/** An exact amount in ten-thousandths of the currency unit: 12.50 is 125000n. */
export type Money = bigint;

/** Ten-thousandths in one currency unit. */
export const MONEY_SCALE = 10_000;
const UNIT = BigInt(MONEY_SCALE);

/** An exact quotient; `den` is always positive. A quotient by 0 does not exist: use `undefined`. */
export interface Ratio {
  readonly num: bigint;
  readonly den: bigint;
}

/** num / den as an exact ratio, or undefined (a blank) where den is 0. */
export function ratio(num: bigint, den: bigint): Ratio | undefined {
  if (den === 0n) return undefined;
  return den < 0n ? { num: -num, den: -den } : { num, den };
}

/** Negative, zero or positive as a is below, equal to or above b, compared exactly. */
export function compareRatios(a: Ratio, b: Ratio): number {
  const left = a.num * b.den;
  const right = b.num * a.den;
  return left < right ? -1 : left > right ? 1 : 0;
}

/** value x 10^digits, rounded once to an integer, half away from zero. */
export function roundRatio(value: Ratio, digits: number): bigint {
  const scaled = value.num * 10n ** BigInt(digits);
  const magnitude = scaled < 0n ? -scaled : scaled;
  const rounded = (2n * magnitude + value.den) / (2n * value.den);
  return scaled < 0n ? -rounded : rounded;
}

/** Below this a double that went through four roundings is less than NEAR_HALF off: 2^40 x 4 x 2^-53 < 2^-10. */
const NEARLY_EXACT = 2 ** 40;
const NEAR_HALF = 2 ** -10;

/** 10^0, 10^1, ...: of the digits that are shown, which are few. */
const POWERS_OF_TEN = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000];

/** What `roundRatio` gives, by doubles; undefined where these are too large, or too near a half to tell its sides apart. */
export function roundNearly({ num, den }: Ratio, digits: number): number | undefined {
  const scaled = (Number(num) / Number(den)) * (POWERS_OF_TEN[digits] ?? 10 ** digits);
  const rounded = Math.round(scaled);
  return Math.abs(scaled) < NEARLY_EXACT && Math.abs(scaled - rounded) < 0.5 - NEAR_HALF
    ? rounded
    : undefined;
}

/** A ratio as plain decimal text with `.`, e.g. `-12.50`; never `-0.00`. */
export function decimalText(value: Ratio, digits: number): string {
  const rounded = roundNearly(value, digits) ?? roundRatio(value, digits);
  const magnitude = String(rounded < 0 ? -rounded : rounded).padStart(digits + 1, '0');
  const sign = rounded < 0 ? '-' : '';
  if (digits === 0) return sign + magnitude;
  return `${sign}${magnitude.slice(0, -digits)}.${magnitude.slice(-digits)}`;
}

/** An amount as a ratio of currency units. */
export function unitsOf(amount: Money): Ratio {
  return { num: amount, den: UNIT };
}

/** An amount in currency units with two decimals, rounded once: 125049n is `12.50`. */
export function moneyText(amount: Money): string {
  return decimalText(unitsOf(amount), 2);
}

/** A column as plain data, to be sent to another thread. */
export interface MoneyParcel {
  /** The sums, or what is left of those that are in `large`, too. */
  readonly sums: Int32Array<ArrayBuffer> | Float64Array<ArrayBuffer>;
  /** By index: what is beyond safe integers. */
  readonly large: ReadonlyMap<number, bigint> | undefined;
}

const MAX_INT32 = 0x7fffffff;

/** Digits by which sums are sorted: two in either half of a safe integer. */
const SUM_DIGITS = 4;
const DIGIT_BITS = 15;
const DIGIT_MASK = 2 ** DIGIT_BITS - 1;
const HALF = 2 ** 30;

/**
 * A growable column of exact sums. They are integers of 32 bits until one is larger (214,748.3647), then numbers; a sum that is no
 * safe integer any more moves into a BigInt. So the usual case costs one addition and two comparisons, and the least memory.
 */
export class MoneyColumn {
  private sums: MoneyParcel['sums'];
  /** The largest sum that the array holds. */
  private most: number;
  private large: Map<number, bigint> | undefined;

  constructor(capacity = 0) {
    this.sums = new Int32Array(capacity);
    this.most = MAX_INT32;
  }

  /** The column of a parcel, whose memory it takes over. */
  static of({ sums, large }: MoneyParcel): MoneyColumn {
    const column = new MoneyColumn();
    column.sums = sums;
    column.most = sums instanceof Int32Array ? MAX_INT32 : Number.MAX_SAFE_INTEGER;
    column.large = large && new Map(large);
    return column;
  }

  /** The first `count` sums as plain data: a copy. */
  parcel(count: number): MoneyParcel {
    return { sums: this.sums.slice(0, count), large: this.large && new Map(this.large) };
  }

  /** Reads what `add` reads first, and gives something of it. */
  touch(index: number): number {
    return this.sums[index]!;
  }

  /** Makes room for at least `capacity` sums; new ones are 0. */
  reserve(capacity: number): void {
    if (capacity <= this.sums.length) return;
    const grown = this.sums instanceof Int32Array ? new Int32Array(capacity) : new Float64Array(capacity);
    grown.set(this.sums);
    this.sums = grown;
  }

  /** Adds an amount, in ten-thousandths, to the sum at `index`. Numbers must be safe integers. */
  add(index: number, amount: number | bigint): void {
    if (typeof amount === 'number') {
      const sum = this.sums[index]! + amount;
      if (sum <= this.most && sum >= -this.most) this.sums[index] = sum;
      else if (this.sums instanceof Int32Array) this.widen().add(index, amount);
      else this.carry(index, BigInt(amount));
    } else {
      const number = Number(amount);
      if (Number.isSafeInteger(number)) this.add(index, number);
      else this.widen().carry(index, amount);
    }
  }

  private widen(): this {
    if (this.sums instanceof Int32Array) this.sums = new Float64Array(this.sums);
    this.most = Number.MAX_SAFE_INTEGER;
    return this;
  }

  /** The part beyond safe integers lives in `large`; the number beside it stays safe. */
  private carry(index: number, amount: bigint): void {
    this.large ??= new Map();
    const total = (this.large.get(index) ?? 0n) + BigInt(this.sums[index]!) + amount;
    this.large.set(index, total);
    this.sums[index] = 0;
  }

  /** The exact sum at `index`. */
  at(index: number): Money {
    return BigInt(this.sums[index]!) + (this.large?.get(index) ?? 0n);
  }

  /** Whether the sum at `index` is above 0. */
  isPositive(index: number): boolean {
    return this.large?.has(index) ? this.at(index) > 0n : this.sums[index]! > 0;
  }

  /** The indices of the sums above 0, largest sum first, equal ones by index. */
  largestFirst(): Int32Array {
    const { sums, large } = this;
    if (large) {
      const sign = (difference: bigint) => (difference > 0n ? 1 : difference < 0n ? -1 : 0);
      return Int32Array.from(sums.keys())
        .filter((index) => this.isPositive(index))
        .sort((one, other) => sign(this.at(other) - this.at(one)) || one - other);
    }
    let largest = 0;
    let positive = 0;
    for (let index = 0; index < sums.length; index++) {
      const sum = sums[index]!;
      if (sum > 0) positive++;
      if (sum > largest) largest = sum;
    }
    // The less is missing to the largest sum, the earlier: those that are not above 0 come last.
    const digits = new Uint16Array(sums.length * SUM_DIGITS);
    for (let index = 0, at = 0; index < sums.length; index++) {
      const missing = largest - Math.max(sums[index]!, 0);
      const high = Math.floor(missing / HALF);
      const low = missing - high * HALF;
      digits[at++] = high >> DIGIT_BITS;
      digits[at++] = high & DIGIT_MASK;
      digits[at++] = low >> DIGIT_BITS;
      digits[at++] = low & DIGIT_MASK;
    }
    return digitOrder(digits, SUM_DIGITS).subarray(0, positive);
  }

  /** The exact sum of the sums in [from, to). */
  total(from: number, to: number): Money {
    if (from === to) return 0n;
    let exact = 0n;
    let partial = 0;
    for (let index = from; index < to; index++) {
      const next = partial + this.sums[index]!;
      if (next > Number.MAX_SAFE_INTEGER || next < -Number.MAX_SAFE_INTEGER) {
        exact += BigInt(partial);
        partial = this.sums[index]!;
      } else {
        partial = next;
      }
    }
    exact += this.largeIn(from, to);
    return exact === 0n ? BigInt(partial) : exact + BigInt(partial);
  }

  /** The sum of what is beyond safe integers in [from, to): of the span and of what there is, only the shorter is gone through. */
  private largeIn(from: number, to: number): Money {
    const { large } = this;
    let sum = 0n;
    if (large === undefined) return sum;
    if (to - from < large.size) for (let index = from; index < to; index++) sum += large.get(index) ?? 0n;
    else for (const [index, each] of large) if (index >= from && index < to) sum += each;
    return sum;
  }

  /**
   * The sums in another order. `move` moves the numbers, and `target` tells where the one at an index goes, or -1. It may take over
   * the column's memory, which must not be used any more.
   */
  rearranged(
    move: (sums: MoneyParcel['sums']) => MoneyParcel['sums'],
    target: (index: number) => number,
  ): MoneyParcel {
    return { sums: move(this.sums), large: rearrangedEntries(this.large, target) };
  }
}
