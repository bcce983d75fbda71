import path from 'node:path';
import type { Cell, Column } from '../domain/document.ts';
import { CarteiraError } from '../domain/errors.ts';
import type { FileReading } from '../ingest/reading.ts';
import { type Input, STDIN } from '../ingest/source.ts';
import { customerKey } from '../ingest/values/tax-id.ts';
import { unknownColumn } from '../reports/shape.ts';
import type { Analysis } from '../rules/analysis.ts';
import { annotateFile } from './annotate.ts';
import type { Ending, PlainCommand } from './command.ts';
import { completion } from './completion.ts';
import type { Run } from './context.ts';
import { diff } from './diff.ts';
import { explain } from './explain.ts';
import { followup } from './followup.ts';
import { initPolicy, POLICY_FILE } from './init.ts';
import { inspectDocument } from './inspect.ts';
import { asOfOf, listOf, textOf } from './options.ts';
import { analysisOfNobody } from './own-columns.ts';
import { inputsOf, type Loaded, load, metaOf } from './run.ts';
import { refuseSource, writeDocument } from './sinks/publish.ts';
import { makeFolder, openSink } from './sinks/sink.ts';
import { spool } from './sinks/spool.ts';

/** Every command that is no report, in the order in which help lists them after the reports. */
export const COMMANDS: readonly PlainCommand[] = [
  {
    id: 'annotate',
    takesFiles: true,
    optionSets: ['where', 'columns', 'copy', 'reading', 'period'],
    columns: () => analysisOfNobody().columns,
    examples: [
      'annotate orders.csv -o annotated.csv',
      'annotate "2026-*.csv" --out-dir annotated --columns status,abc',
    ],
    run: annotate,
  },
  {
    id: 'inspect',
    takesFiles: true,
    optionSets: ['output', 'reading', 'period'],
    examples: ['inspect orders.csv', 'inspect orders.csv --map amount=Valor --format json'],
    run: inspect,
  },
  explain,
  followup,
  diff,
  {
    id: 'init',
    takesFiles: false,
    optionSets: ['file'],
    examples: ['init', 'init -o policies/south.yaml'],
    run: init,
  },
  completion,
];

/** The columns that `annotate` appends where none are named. */
const ANNOTATED = ['status', 'age_days', 'abc', 'key_account', 'movement'];

async function annotate(files: readonly string[], run: Run): Promise<Ending> {
  const { given, environment } = run;
  const folder = textOf(given, 'outDir');
  const output = textOf(given, 'output');
  const inputs = inputsOf(files, run);
  if (folder === undefined ? inputs.length > 1 : output !== undefined)
    throw new CarteiraError('E_ANNOTATE_TARGET');
  // The rows are read a second time, once the customers are known.
  const spooled = await Promise.all(inputs.map((input) => spool(input, environment.stdin)));
  try {
    const repeatable = spooled.map(({ input }) => input);
    const loaded = await load(repeatable, run);
    const targets = loaded.reading.files.map(({ file }) =>
      folder === undefined ? output : copyOf(file, folder),
    );
    refuseTargets(targets, loaded);
    if (folder !== undefined) makeFolder(folder);
    for (const [index, file] of loaded.reading.files.entries()) {
      await annotateOne(repeatable[index]!, file, targets[index], loaded, run);
    }
  } finally {
    for (const { discard } of spooled) discard();
  }
  return 'done';
}

/** Where the annotated copy of a file goes. */
function copyOf(file: string, folder: string): string {
  const name = file === STDIN ? 'stdin.csv' : path.basename(file).replace(/\.gz$/i, '');
  return path.join(folder, name);
}

/** Every copy needs a file of its own, and none may take the place of an input. */
function refuseTargets(targets: readonly (string | undefined)[], { reading, sources }: Loaded): void {
  const owners = new Map<string, string>();
  for (const [index, target] of targets.entries()) {
    if (target === undefined) continue;
    refuseSource(target, sources);
    const { file } = reading.files[index]!;
    const other = owners.get(target.toLowerCase());
    if (other !== undefined) throw new CarteiraError('E_SAME_TARGET', { file, other }, { file: target });
    owners.set(target.toLowerCase(), file);
  }
}

async function annotateOne(
  input: Input,
  { layout }: FileReading,
  target: string | undefined,
  { analysis, policy }: Loaded,
  { given, environment }: Run,
): Promise<void> {
  const columns = columnsOf(analysis, listOf(given, 'columns') ?? ANNOTATED);
  const customers = new Map(
    Array.from(analysis.order, (customer) => [
      customerKey(analysis.portfolio.customerId(customer)),
      customer,
    ]),
  );
  const cellsOf = (key: string): readonly Cell[] | undefined => {
    const customer = customers.get(key);
    return customer === undefined ? undefined : columns.map(({ id }) => analysis.cell(id, customer));
  };
  const sink = openSink(target);
  try {
    const pieces = annotateFile(input, layout, columns, cellsOf, {
      today: environment.today,
      asOf: asOfOf(given, environment.today),
      placeholders: policy.unidentified,
      guard: given.guard !== false,
    });
    for await (const piece of pieces) await sink.write(piece);
    await sink.commit();
  } finally {
    await sink.abort();
  }
}

function columnsOf(analysis: Analysis, names: readonly string[]): Column[] {
  return names.map((name) => {
    const column = analysis.columns.find(({ id }) => id === name);
    if (column) return column;
    throw unknownColumn(
      name,
      analysis.columns.map(({ id }) => id),
    );
  });
}

async function inspect(files: readonly string[], run: Run): Promise<Ending> {
  const loaded = await load(inputsOf(files, run), run, { report: false });
  const { reading, analysis, warnings } = loaded;
  await writeDocument(inspectDocument(reading, analysis.portfolio, metaOf(loaded), warnings), run);
  return 'done';
}

async function init(_files: readonly string[], { given, language, environment }: Run): Promise<Ending> {
  const written = await initPolicy(textOf(given, 'output') ?? POLICY_FILE, language);
  if (given.quiet !== true) environment.stderr.write(`${written}\n`);
  return 'done';
}
