import type { Money } from '../domain/money.ts';

/** A total that a file states, beside our own sum of what it covers. */
export interface StatedTotal {
  readonly file: string;
  /** Physical line of the total. */
  readonly line: number;
  /** The cell that labels it, as it stands in the file: `Total geral`. */
  readonly label: string;
  /** What the file says, in ten-thousandths. */
  readonly stated: Money;
  /** Sum of the amounts of the records that it covers, whatever their fate. */
  readonly sum: Money;
}
