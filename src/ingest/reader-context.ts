import type { Day } from '../domain/day.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { LatestSale } from './as-of.ts';
import type { Placeholders } from './cells/identity.ts';
import type { Companies } from './cells/tax-cells.ts';
import type { FateTally } from './fate.ts';
import type { OverlapFinder } from './overlap.ts';
import type { RejectSink } from './rejects.ts';
import type { StatedTotal } from './stated-total.ts';
import type { Currency } from './values/currency.ts';
import type { WordTally } from './word-tally.ts';

/** What the readers of all files of a run share. */
export interface ReaderContext {
  readonly ledger: Ledger;
  /** Those of the file that is read. */
  fates: FateTally;
  readonly rejects: RejectSink;
  readonly placeholders: Placeholders;
  /** The as-of date, where it was given. */
  readonly asOf: Day | undefined;
  /** The machine's civil date: later records are rejected, unless the as-of date was given. */
  readonly today: Day;
  readonly dedupe: boolean;
  /** Whether other files are read, too. */
  readonly several: boolean;
  /** Where the orders of several files are compared record by record. */
  readonly overlaps: OverlapFinder | undefined;
  /** Orders of a file that one before it has as well, or that are cancelled in a later one. */
  sharedOrders: number;
  /** Records of every status word that is not known; they count as sales. */
  readonly unknownStatuses: Map<string, WordTally>;
  /** Records of sales whose margin is there but cannot be read. */
  unreadableMargins: number;
  /** Currencies of the sales, where the files name them. */
  readonly currencies: Set<Currency>;
  /** Where branches are one customer: the companies met. */
  readonly companies?: Companies;
  /** The first record met of the latest day with a sale: to name it where that day looks stray. */
  latest: LatestSale | undefined;
  /** Totals that the files state, as they are met. */
  readonly totals: StatedTotal[];
}
