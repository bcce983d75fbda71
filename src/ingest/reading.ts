/** What a reading of orders is, and how it follows from a pass over all files. */
import type { Day } from '../domain/day.ts';
import type { FateTotal } from '../domain/document.ts';
import { type Message, message } from '../domain/message.ts';
import type { Money } from '../domain/money.ts';
import { compareUtf8 } from '../domain/utf8-order.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { resolveAsOf } from './as-of.ts';
import type { FateTally } from './fate.ts';
import type { Layout } from './layout/layout.ts';
import type { ReaderContext } from './reader-context.ts';
import type { Reject } from './rejects.ts';
import type { StatedTotal } from './stated-total.ts';

/** Totals that do not hold, of which the reading report tells one by one. */
const TOTALS_TOLD = 3;

/** One file of a reading. */
export interface FileReading {
  readonly file: string;
  readonly layout: Layout;
  /** Records of the file, titles included. */
  readonly records: number;
  /** Sum of its purchases and returns, unidentified ones included. */
  readonly sales: Money;
  /** First and last day of these; undefined where there are none. */
  readonly first: Day | undefined;
  readonly last: Day | undefined;
  /** What people should know of this file: guesses of its layout, and what was met on the way. */
  readonly warnings: readonly Message[];
}

/** Orders read: a ledger, and what became of every record. */
export interface Reading {
  readonly ledger: Ledger;
  readonly asOf: Day;
  readonly files: readonly FileReading[];
  /** Count and money of every fate; the counts sum to the records of all files. */
  readonly fates: readonly FateTotal[];
  /** Guesses and doubts that people should know of, with the file where there are several. */
  readonly warnings: readonly Message[];
  /** The first few rejected records. */
  readonly rejects: readonly Reject[];
  /** Status words that are not known, with their records and money; those count as sales. */
  readonly unknownStatuses: ReadonlyMap<string, { readonly records: number; readonly money: Money }>;
  /** Totals that the files state, in the order of the files. */
  readonly totals: readonly StatedTotal[];
  /** Keys of the orders of a file that count in another one, by the file's number. */
  readonly superseded: ReadonlyMap<number, ReadonlySet<string>>;
  /** Where branches are one customer: how many CNPJ were met, and of how many companies they are. */
  readonly companies?: { readonly cnpjs: number; readonly size: number };
}

/** What one pass over all files gives. */
export interface Pass {
  readonly context: ReaderContext;
  readonly fates: FateTally;
  readonly files: readonly FileReading[];
}

/** The reading of a file, with what was met on the way. */
export function fileReadingOf(
  file: string,
  layout: Layout,
  fates: FateTally,
  found: readonly Message[],
): FileReading {
  const days = fates.saleDays();
  return {
    file,
    layout,
    records: fates.records,
    sales: fates.salesMoney,
    first: days[0]?.day,
    last: days.at(-1)?.day,
    warnings: [
      ...layout.warnings,
      ...(fates.records === layout.titleLines.length ? [message('read.no_rows')] : []),
      ...found,
    ],
  };
}

/**
 * The reading that a pass over all files is, with what people should know of it.
 * @throws CarteiraError of kind `input`: no sales at all, or one day far behind all others
 */
export function readingOf(
  { context, fates, files }: Pass,
  rejects: readonly Reject[],
  superseded: Reading['superseded'],
): Reading {
  const { ledger, latest, unknownStatuses, unreadableMargins, totals, currencies } = context;
  const margins = unreadableMargins > 0 ? [message('read.margins', { n: unreadableMargins })] : [];
  const mixed =
    currencies.size > 1
      ? [message('read.currencies', { list: [...currencies].sort(compareUtf8).join(', ') })]
      : [];
  const ungrouped = context.companies?.size === 0 ? [message('read.no_company')] : [];
  const differing = totals.filter(({ stated, sum }) => stated !== sum);
  const asOf = resolveAsOf(fates, context.asOf, context.today, latest);
  const warnings = files.flatMap(({ file, warnings: own }) =>
    own.map((warning) => message('read.warning', { file, warning })),
  );
  return {
    ledger,
    asOf: asOf.day,
    files,
    fates: fates.totals(asOf.day),
    warnings: [
      ...warnings,
      ...totalWarnings(differing),
      ...margins,
      ...mixed,
      ...ungrouped,
      ...asOf.warnings,
    ],
    rejects,
    unknownStatuses,
    totals,
    superseded,
    ...(context.companies ? { companies: context.companies } : {}),
  };
}

/** What to say about totals that files state and that are not the sums of their records. */
function totalWarnings(differing: readonly StatedTotal[]): Message[] {
  const told = differing.slice(0, TOTALS_TOLD).map(({ file, line, label, stated, sum, basis }) => {
    const warning = message('read.total', {
      line: String(line),
      label,
      stated: { money: stated },
      sum: { money: sum },
      basis: { code: basis, vocabulary: 'total_basis' },
      difference: { money: stated - sum },
    });
    return message('read.warning', { file, warning });
  });
  const more = differing.length - told.length;
  return more > 0 ? [...told, message('read.more_totals', { n: more })] : told;
}
