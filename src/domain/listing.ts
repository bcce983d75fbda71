import type { Day } from './day.ts';
import type { Cell, Column } from './document.ts';

/** A list of customers that was written some time ago, read back. */
export interface Listing {
  /** The day that the list is of, where it tells it. */
  readonly asOf: Day | undefined;
  /** The columns that it has, of those that were asked for, by id. */
  readonly columns: ReadonlyMap<string, Column>;
  readonly rows: readonly ListedCustomer[];
}

/** A row of a list. */
export interface ListedCustomer {
  /** The customer key, whatever the spelling of the id. */
  readonly key: string;
  /** Physical line, where the list is written line by line. */
  readonly line: number;
  /** The cells of the columns that were asked for; a blank one is missing. */
  readonly cells: ReadonlyMap<string, Cell>;
}
