import type { Column } from '../domain/document.ts';
import { closeLedger } from '../ledger/closed.ts';
import { Ledger } from '../ledger/ledger.ts';
import { DEFAULT_POLICY } from '../policy/policy.ts';
import { REPORTS } from '../reports/index.ts';
import { createAnalysis } from '../rules/analysis.ts';

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

let columns: ReadonlyMap<string, Column> | undefined;

/** The columns of all reports, by id. They are the same whoever the customers are: nobody here. */
export function ownColumns(): ReadonlyMap<string, Column> {
  if (columns) return columns;
  const analysis = createAnalysis(closeLedger(new Ledger(), new Map(), 1), {
    since: 0,
    policy: DEFAULT_POLICY,
  });
  const sections = REPORTS.flatMap((report) => report.build(analysis, {}).sections);
  const texts = [...COMMON].map((id): Column => ({ id, type: 'text' }));
  const all = [...texts, ...sections.flatMap((section) => section.columns), ...analysis.columns];
  columns = new Map(all.map((column) => [column.id, column]));
  return columns;
}
