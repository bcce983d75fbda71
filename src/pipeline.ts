import type { Day } from './domain/day.ts';
import { CarteiraError } from './domain/errors.ts';
import { type ReadOptions, readOrders } from './ingest/read.ts';
import type { Reading } from './ingest/reading.ts';
import type { Input } from './ingest/source.ts';
import { closeLedger } from './ledger/closed.ts';
import type { RegisterEntry } from './ledger/portfolio.ts';
import { DEFAULT_POLICY, type Policy } from './policy/policy.ts';
import { type Analysis, createAnalysis } from './rules/analysis.ts';

/** How orders are to be read and judged. */
export interface AnalyseOptions extends Omit<ReadOptions, 'placeholders'> {
  /** What the company decided; by default the numbers of docs/method.md. */
  readonly policy?: Policy;
  /** Start of the comparison period: a day before the as-of date, or a number of days before it. */
  readonly since?: Day | { readonly days: number };
  /** Customers known from elsewhere, by customer key as of `customerKey`. */
  readonly register?: ReadonlyMap<string, RegisterEntry>;
}

/** What came of reading and judging. */
export interface Analysed {
  readonly reading: Reading;
  readonly analysis: Analysis;
}

/**
 * The whole way: bytes, records, ledger, analysis. Reports turn the analysis into sections, writers turn these into bytes.
 * @throws CarteiraError of kind `input` where the orders are refused; E_SINCE where the comparison period is empty.
 */
export async function analyse(inputs: readonly Input[], options: AnalyseOptions): Promise<Analysed> {
  const policy = options.policy ?? DEFAULT_POLICY;
  const reading = await readOrders(inputs, { ...options, placeholders: policy.unidentified });
  const since = sinceDay(reading.asOf, options.since, policy);
  const portfolio = closeLedger(reading.ledger, options.register ?? new Map(), reading.asOf);
  return { reading, analysis: createAnalysis(portfolio, { since, policy }) };
}

function sinceDay(asOf: Day, since: AnalyseOptions['since'], policy: Policy): Day {
  const { since_days: usual } = policy.rules.movement as { since_days: number };
  const day = typeof since === 'number' ? since : asOf - (since?.days ?? usual);
  if (day >= asOf) throw new CarteiraError('E_SINCE', { since: { day }, asOf: { day: asOf } });
  return day;
}
