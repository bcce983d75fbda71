import type { Day } from '../domain/day.ts';
import { CarteiraError } from '../domain/errors.ts';
import { message } from '../domain/message.ts';
import { STDIN } from '../ingest/source.ts';
import { customerKey } from '../ingest/values/tax-id.ts';
import { FOLLOWUP_COLUMNS, followupSections } from '../reports/followup.ts';
import { shapeSections } from '../reports/shape.ts';
import type { Analysis } from '../rules/analysis.ts';
import type { Ending, PlainCommand } from './command.ts';
import type { Run } from './context.ts';
import { type ListFile, readList } from './lists/list-file.ts';
import { dateOf, textOf } from './options.ts';
import { analysisOfNobody, emptyListing } from './own-columns.ts';
import { inputsOf, type Loaded, load, metaOf, shapeOf } from './run.ts';
import { say } from './say.ts';
import { refuseSource, writeDocument } from './sinks/publish.ts';
import { tell } from './tell.ts';
import { differencesOf } from './unmet-ids.ts';

/** An earlier list against later orders: who bought since, how much, after how many days. */
export const followup: PlainCommand = {
  id: 'followup',
  takesFiles: true,
  leading: ['list'],
  takes: { list: 'file' },
  optionSets: ['following', 'shape', 'output', 'reading'],
  columns: () => {
    const list = emptyListing(FOLLOWUP_COLUMNS);
    return followupSections(analysisOfNobody(), list, 0, () => undefined).at(-1)!.columns;
  },
  examples: [
    'followup may.csv orders.csv',
    'followup calls.csv "exports/*.csv.gz" --list-date 2025-05-31',
    'followup may.csv orders.csv --as-of 2025-06-30 -o followup.json',
  ],
  run: follow,
};

async function follow(files: readonly string[], run: Run, [file]: readonly string[]): Promise<Ending> {
  const list = await listOf(file!, files, run);
  const loaded = await loadAfter(list, files, run);
  const { analysis } = loaded;
  const customers = customersOf(loaded);
  warnOfUnknown(list, analysis, customers, run);
  const sections = followupSections(analysis, list, list.asOf, (key) => customers.get(key));
  const document = {
    report: 'followup',
    meta: metaOf(loaded),
    sections: shapeSections(sections, shapeOf(run.given)),
  };
  await writeDocument(document, run);
  return 'done';
}

interface DatedList extends ListFile {
  readonly asOf: Day;
}

async function listOf(
  file: string,
  files: readonly string[],
  { given, environment }: Run,
): Promise<DatedList> {
  if (file === STDIN && files.includes(STDIN)) throw new CarteiraError('E_USAGE_STDIN_TWICE');
  const output = textOf(given, 'output');
  if (output !== undefined) refuseSource(output, [file]);
  const text = textOf(given, 'listDate');
  const told = text === undefined ? undefined : dateOf('--list-date', text, environment.today);
  const list = await readList({ file, wanted: FOLLOWUP_COLUMNS, asOf: told }, environment);
  if (list.asOf === undefined) throw new CarteiraError('E_LIST_DATE', {}, { file });
  return { ...list, asOf: list.asOf };
}

/** The orders, compared with the day of the list. */
async function loadAfter(list: DatedList, files: readonly string[], run: Run): Promise<Loaded> {
  try {
    return await load(inputsOf(files, run), run, { since: list.asOf });
  } catch (error) {
    if (!(error instanceof CarteiraError) || error.code !== 'E_SINCE') throw error;
    throw new CarteiraError('E_LIST_LATER', error.params, { file: list.file });
  }
}

/** The customers of a portfolio by their key. */
function customersOf({ analysis }: Loaded): ReadonlyMap<string, number> {
  const { order, portfolio } = analysis;
  return new Map(Array.from(order, (customer) => [customerKey(portfolio.customerId(customer)), customer]));
}

/** Ids that no order knows are those of another system, or spelled otherwise. */
function warnOfUnknown(
  list: ListFile,
  { portfolio }: Analysis,
  known: ReadonlyMap<string, number>,
  run: Run,
): void {
  const keys = new Set(list.rows.map(({ key }) => key));
  const unknown = [...keys].filter((key) => !known.has(key));
  if (unknown.length === 0 || run.given.quiet === true) return;
  const customers = keys.size;
  const differences = differencesOf(
    unknown,
    Array.from(known.values(), (customer) => portfolio.customerId(customer)),
  );
  const warnings =
    differences.length === 0
      ? [message('followup.unknown', { n: unknown.length, customers, example: unknown[0]! })]
      : differences.map((difference) =>
          message('followup.misspelt', { unknown: unknown.length, customers, difference }),
        );
  tell(
    warnings.map((warning) => say(run.language, message('reading.warning', { warning }))),
    run.environment.stderr,
  );
}
