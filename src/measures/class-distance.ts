/**
 * How far a customer is from the next ABC class, in value: the least that it must bring more in the window to be in a better
 * class, and the least that it must bring less to be in a worse one, if all others stay as they are.
 *
 * The customer's own value is part of the sum that shares are taken of, and its place changes with it: both count. Amounts are
 * whole cents, for orders and purchase days whole ones. Where the customer that crosses a limit goes down, more value may never
 * lead to a better class: then there is no such amount.
 */
import { MONEY_SCALE, type Money } from '../domain/money.ts';
import { type AbcSettings, isWithin } from '../rules/abc.ts';
import type { Analysis } from '../rules/analysis.ts';
import type { Abc, AbcClass } from '../rules/rule.ts';

/** A class and the value that is missing to it, or too much for it. */
export interface ClassDistance {
  readonly abc: AbcClass;
  readonly amount: Money;
}

export interface ClassDistances {
  /** Undefined in class A, and where no amount would do. */
  readonly up: ClassDistance | undefined;
  /** Undefined in class C. */
  readonly down: ClassDistance | undefined;
}

/** Another customer with a value above 0. */
interface Rival {
  readonly customer: number;
  readonly value: Money;
}

const CENT = BigInt(MONEY_SCALE / 100);
const WHOLE = BigInt(MONEY_SCALE);
const BEST_FIRST: readonly AbcClass[] = ['A', 'B', 'C'];

/** The distances of a customer with a class; undefined for prospects. */
export function classDistances(analysis: Analysis, customer: number): ClassDistances | undefined {
  const verdicts = analysis.at(analysis.asOf);
  const own = verdicts.of<Abc | undefined>('abc', customer);
  if (own === undefined) return undefined;
  const rivals: Rival[] = [];
  for (const other of analysis.everyone) {
    const place = verdicts.of<Abc | undefined>('abc', other);
    // They come in the order of their ranks; those without one follow.
    if (other !== customer && place?.rank !== undefined) rivals.push({ customer: other, value: place.value });
  }
  return new Distances(rivals, customer, own.value, analysis.settings.rules.abc as AbcSettings).find(own.abc);
}

class Distances {
  /** By number of rivals before: the sum of their values. */
  private readonly sums: Money[] = [0n];
  private readonly step: Money;

  constructor(
    private readonly rivals: readonly Rival[],
    private readonly customer: number,
    private readonly value: Money,
    private readonly settings: AbcSettings,
  ) {
    for (const rival of rivals) this.sums.push(this.sums.at(-1)! + rival.value);
    const { value: measured } = settings;
    this.step = measured === 'revenue' || measured === 'margin' ? CENT : WHOLE;
  }

  find(present: AbcClass): ClassDistances {
    const rank = BEST_FIRST.indexOf(present);
    const isBetter = (abc: AbcClass) => BEST_FIRST.indexOf(abc) < rank;
    const isWorse = (abc: AbcClass) => BEST_FIRST.indexOf(abc) > rank;
    return {
      up: present === 'A' ? undefined : this.distance(isBetter, this.risingEnds(), 1n),
      down: present === 'C' ? undefined : this.distance(isWorse, this.fallingEnds(), -1n),
    };
  }

  /** How many rivals stand before a value of this customer. */
  private before(value: Money): number {
    let low = 0;
    let high = this.rivals.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const rival = this.rivals[middle]!;
      const isBefore = rival.value > value || (rival.value === value && rival.customer < this.customer);
      if (isBefore) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private classOf(value: Money): AbcClass {
    if (value <= 0n) return 'C';
    const { a, b, crosser } = this.settings;
    const place = { before: this.sums[this.before(value)]!, value, total: this.sums.at(-1)! + value };
    if (isWithin(a, crosser, place)) return 'A';
    return isWithin(b, crosser, place) ? 'B' : 'C';
  }

  /** The amounts at which a growing value passes one rival after the other; before them the one that makes it positive. */
  private risingEnds(): Money[] {
    const passed = this.rivals
      .slice(0, this.before(this.value))
      .reverse()
      .map(({ customer, value }) => value - this.value + (this.customer < customer ? 0n : 1n));
    return this.value > 0n ? passed : [1n - this.value, ...passed];
  }

  /** The amounts at which a shrinking value falls behind one rival after the other, and at last to nothing. */
  private fallingEnds(): Money[] {
    const behind = this.rivals
      .slice(this.before(this.value))
      .map(({ customer, value }) => this.value - value + (customer < this.customer ? 0n : 1n));
    return [...behind, this.value];
  }

  /**
   * The least amount, in whole steps, by which the value has to change for its class to be one of those wanted. From one place to the
   * next the class only gets better, or only worse: looking at both ends of such a stretch tells whether it has the amount.
   */
  private distance(
    isWanted: (abc: AbcClass) => boolean,
    ends: readonly Money[],
    sign: 1n | -1n,
  ): ClassDistance | undefined {
    const { step, value } = this;
    const at = (steps: Money) => this.classOf(value + sign * steps * step);
    const holds = (steps: Money) => isWanted(at(steps));
    let from = 1n;
    for (const end of ends) {
      // The first step that is not within this stretch any more.
      const next = end <= 0n ? 1n : (end + step - 1n) / step;
      const found = from < next ? firstBetween(from, next - 1n, holds) : undefined;
      if (found !== undefined) return { abc: at(found), amount: found * step };
      if (next > from) from = next;
    }
    return holds(from) ? { abc: at(from), amount: from * step } : undefined;
  }
}

/** The first of some whole numbers for which something holds that, along them, begins or ends to hold once. */
function firstBetween(from: bigint, to: bigint, holds: (at: bigint) => boolean): bigint | undefined {
  if (holds(from)) return from;
  if (!holds(to)) return undefined;
  let low = from;
  let high = to;
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return high;
}
