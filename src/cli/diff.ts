import type { Document } from '../domain/document.ts';
import { type Message, message } from '../domain/message.ts';
import { DIFF_COLUMNS, diffSections } from '../reports/diff.ts';
import { shapeSections } from '../reports/shape.ts';
import type { Ending, PlainCommand } from './command.ts';
import type { Run } from './context.ts';
import { versionOf } from './environment.ts';
import { jsonLine } from './lists/json-values.ts';
import { type ListFile, readList } from './lists/list-file.ts';
import { textOf } from './options.ts';
import { emptyListing } from './own-columns.ts';
import { shapeOf } from './run.ts';
import { say } from './say.ts';
import { refuseSource, writeDocument } from './sinks/publish.ts';
import { tell } from './tell.ts';

/** Two lists of `classify`: who moved, entered, left, changed class or salesperson. */
export const diff: PlainCommand = {
  id: 'diff',
  takesFiles: false,
  leading: ['old', 'new'],
  takes: { old: 'file', new: 'file' },
  optionSets: ['comparing', 'shape', 'output'],
  columns: () => {
    const list = emptyListing(DIFF_COLUMNS);
    return diffSections(list, list).sections.at(-1)!.columns;
  },
  examples: [
    'diff may.csv june.csv',
    'diff may.json june.json -o moved.json --exit-code',
    'diff may.csv june.csv --columns customer_id,status_old,status_new --sort -revenue_old',
  ],
  run: compare,
};

async function compare(_files: readonly string[], run: Run, [old, now]: readonly string[]): Promise<Ending> {
  const { given, environment } = run;
  const output = textOf(given, 'output');
  if (output !== undefined) refuseSource(output, [old!, now!]);
  const read = (file: string) =>
    readList({ file, wanted: DIFF_COLUMNS, needed: 'status', once: true }, environment);
  const before = await read(old!);
  const after = await read(now!);
  warn(before, after, run);
  const { sections, differs } = diffSections(before, after);
  const document: Document = {
    report: 'diff',
    meta: {
      asOf: after.asOf,
      since: before.asOf,
      files: [before.file, after.file],
      fates: [],
      policy: undefined,
      version: versionOf(),
    },
    sections: shapeSections(sections, shapeOf(given)),
  };
  await writeDocument(document, run);
  return differs && given.exitCode === true ? 'different' : 'done';
}

/** Says what makes a comparison doubtful. */
function warn(before: ListFile, after: ListFile, { given, language, environment }: Run): void {
  if (given.quiet === true) return;
  const warnings: Message[] = [];
  const days = { old: before.asOf, now: after.asOf };
  if (days.old !== undefined && days.now !== undefined && days.old > days.now) {
    const params = {
      old: before.file,
      new: after.file,
      oldDay: { day: days.old },
      newDay: { day: days.now },
    };
    warnings.push(message('diff.swapped', params));
  }
  const policies = [before.policy, after.policy];
  const both = policies.every((policy) => policy !== undefined);
  if (both && jsonLine(policies[0]) !== jsonLine(policies[1])) warnings.push(message('diff.policies'));
  tell(
    warnings.map((warning) => say(language, message('reading.warning', { warning }))),
    environment.stderr,
  );
}
