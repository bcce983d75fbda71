import type { Money } from '../domain/money.ts';
import { FATES, type Fate, type FateTally } from './fate.ts';

/**
 * The records that a sum is of: all that stand above or below the total, whatever their fate; the same with returns as the file writes
 * them, where these are positive; all but the cancelled ones; or sales alone, without what is cancelled or no sale.
 */
export const TOTAL_BASES = ['all', 'as_written', 'not_cancelled', 'sales'] as const;
export type TotalBasis = (typeof TOTAL_BASES)[number];

/** A total that a file states, beside our own sum of what it covers. */
export interface StatedTotal {
  readonly file: string;
  /** Physical line of the total. */
  readonly line: number;
  /** The cell that labels it, as it stands in the file: `Total geral`. */
  readonly label: string;
  /** What the file says, in ten-thousandths. */
  readonly stated: Money;
  /** Our sum of the records that it covers; where none is equal, the one that comes nearest. */
  readonly sum: Money;
  readonly basis: TotalBasis;
}

type Sums = readonly Money[];

/** Totals above, back to which a total may reach: sums of sums stand only so deep. */
const REACH = 200;

/**
 * The totals of one file, compared as they are met. A total may be of the rows since any total above it, for lists are summed up by
 * customer, by salesperson and as a whole; one that stands above all rows is of all that follow.
 */
export class TotalWatch {
  /** The sums at the start of the file, at the latest totals, and where the file stands. */
  private readonly start: Sums;
  private bounds: Sums[];
  private readonly onTop: Pick<StatedTotal, 'line' | 'label' | 'stated'>[] = [];
  /** What returns that are written as positive amounts would add to the sum, if they were added. */
  private turned = 0n;

  constructor(
    private readonly file: string,
    private readonly fates: FateTally,
    private readonly totals: StatedTotal[],
  ) {
    this.start = this.sums();
    this.bounds = [this.start];
  }

  /** A return that the file writes as a positive amount, counted as a negative one. */
  turn(amount: number | bigint): void {
    this.turned += 2n * BigInt(amount);
  }

  /** A total: all records above it must have been counted. */
  meet(line: number, label: string, stated: number | bigint): void {
    const total = { line, label, stated: BigInt(stated) };
    const covered = FATES.some((fate) => fate !== 'structural' && this.fates.recordsOf(fate) > 0);
    if (!covered) this.onTop.push(total);
    else this.compare(total, this.bounds);
    this.bounds = [this.start, ...this.bounds.slice(1).slice(1 - REACH), this.sums()];
  }

  /** Whether an amount is the sum of records above it, as a total that stands there would be. */
  holds(amount: number | bigint): boolean {
    const stated = BigInt(amount);
    return this.nearest(stated, this.bounds).sum === stated;
  }

  /** The file has ended: all of its records have been counted. */
  finish(): void {
    for (const total of this.onTop) this.compare(total, [this.start]);
  }

  private compare(total: Pick<StatedTotal, 'line' | 'label' | 'stated'>, bounds: readonly Sums[]): void {
    this.totals.push({ file: this.file, ...total, ...this.nearest(total.stated, bounds) });
  }

  /** Our sum since one of the bounds that comes nearest to what is stated. */
  private nearest(stated: Money, bounds: readonly Sums[]): Pick<StatedTotal, 'sum' | 'basis'> {
    const now = this.sums();
    let best: { readonly sum: Money; readonly basis: TotalBasis } | undefined;
    const off = (sum: Money) => (sum > stated ? sum - stated : stated - sum);
    for (const bound of bounds.toReversed()) {
      for (const [index, basis] of TOTAL_BASES.entries()) {
        const sum = now[index]! - bound[index]!;
        if (best === undefined || off(sum) < off(best.sum)) best = { sum, basis };
      }
      if (best!.sum === stated) break;
    }
    return best!;
  }

  /** The sums of all records counted so far, by basis. */
  private sums(): Sums {
    const of = (fate: Fate) => this.fates.moneyOf(fate);
    const all = FATES.reduce((sum, fate) => (fate === 'structural' ? sum : sum + of(fate)), 0n);
    const standing = all - of('cancelled');
    return [all, all + this.turned, standing, standing - of('non_sale')];
  }
}
