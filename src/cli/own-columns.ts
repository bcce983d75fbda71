import type { Column } from '../domain/document.ts';
import type { Listing } from '../domain/listing.ts';
import { closeLedger } from '../ledger/closed.ts';
import { Ledger } from '../ledger/ledger.ts';
import { DEFAULT_POLICY } from '../policy/policy.ts';
import { REPORTS } from '../reports/index.ts';
import type { Report, ReportOptions } from '../reports/report.ts';
import { type Analysis, createAnalysis } from '../rules/analysis.ts';

/** Columns that an export of orders may have as well. */
export const COMMON: ReadonlySet<string> = new Set([
  'customer_id',
  'customer_name',
  'salesperson',
  'region',
  'segment',
  'email',
  'phone',
]);

let analysis: Analysis | undefined;
let columns: ReadonlyMap<string, Column> | undefined;

/** An analysis of nobody: its columns, and those of reports on it, are the same as on anybody. */
export function analysisOfNobody(): Analysis {
  analysis ??= createAnalysis(closeLedger(new Ledger(), new Map(), 1), { since: 0, policy: DEFAULT_POLICY });
  return analysis;
}

/** The columns of all reports, by id. */
export function ownColumns(): ReadonlyMap<string, Column> {
  if (columns) return columns;
  const analysis = analysisOfNobody();
  const sections = REPORTS.flatMap((report) => report.build(analysis, {}).sections);
  const texts = [...COMMON].map((id): Column => ({ id, type: 'text' }));
  const all = [...texts, ...sections.flatMap((section) => section.columns), ...analysis.columns];
  columns = new Map(all.map((column) => [column.id, column]));
  return columns;
}

/** The columns that the list of a report may have, each once: some come with an option only. */
export function listColumns(report: Report): readonly Column[] {
  const given = report.options.flatMap(({ name, flag, list, choices = [] }): ReportOptions[] =>
    flag ? [{ [name]: true }] : choices.map((choice) => ({ [name]: list ? [choice] : choice })),
  );
  const lists = [{}, ...given].map((options) => report.build(analysisOfNobody(), options).sections.at(-1)!);
  const all = lists.flatMap(({ columns }) => columns);
  return [...new Map(all.map((column) => [column.id, column])).values()];
}

/** A column of a list that was written some time ago: those that no report has hold text. */
export function listedColumn(id: string): Column {
  return ownColumns().get(id) ?? { id, type: 'text' };
}

/** A list with these columns and nobody on it. */
export function emptyListing(ids: readonly string[]): Listing {
  const columns = new Map(ids.map((id) => [id, listedColumn(id)]));
  return { asOf: undefined, columns, rows: [] };
}
