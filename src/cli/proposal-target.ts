import { CarteiraError } from '../domain/errors.ts';
import type { Report, ReportOptions } from '../reports/report.ts';
import type { Analysis } from '../rules/analysis.ts';
import type { Run } from './context.ts';
import { textOf } from './options.ts';
import type { PolicyDraft } from './policy-file.ts';

/** A policy file that takes what a report proposes. */
export interface Target {
  /** Tries out what is proposed on the file; the caller publishes it after the report. */
  draft(analysis: Analysis, options: ReportOptions): Promise<PolicyDraft>;
}

/**
 * The policy file that was named for what a report proposes, where one was. It is looked at before anything is read: large files take
 * their time, and a report that is out while the file was refused looks as if both were done.
 *
 * @throws CarteiraError E_WRITE_WHERE where only some customers are in view; what `checkTarget` throws
 */
export async function targetOf(
  { options, changes }: Report,
  { given, language }: Run,
): Promise<Target | undefined> {
  const name = options.find(({ policyFile }) => policyFile)?.name;
  const file = name === undefined ? undefined : textOf(given, name);
  if (file === undefined || changes === undefined) return undefined;
  // What fits some customers would be written down as what holds for all.
  if (textOf(given, 'where') !== undefined) throw new CarteiraError('E_WRITE_WHERE', { option: `--${name}` });
  const { checkTarget, draftSettings } = await import('./policy-file.ts');
  await checkTarget(file);
  return { draft: (analysis, chosen) => draftSettings(file, changes(analysis, chosen), language) };
}
