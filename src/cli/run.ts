import { readFileSync } from 'node:fs';
import { type Condition, readCondition } from '../conditions/condition.ts';
import type { Day } from '../domain/day.ts';
import type { Document, Meta } from '../domain/document.ts';
import { CarteiraError } from '../domain/errors.ts';
import { type Message, message } from '../domain/message.ts';
import type { Reading } from '../ingest/reading.ts';
import { type Register, readRegister } from '../ingest/register/register.ts';
import { asInputError, type Input, resolveInputs, STDIN } from '../ingest/source.ts';
import { type Analysed, analyse } from '../pipeline.ts';
import {
  applyFlags,
  compilePolicy,
  DEFAULT_POLICY,
  loadPolicy,
  matchText,
  type Policy,
  policyData,
  settingFlags,
} from '../policy/policy.ts';
import type { Background, Report, ReportOption, ReportOptions } from '../reports/report.ts';
import { type Shape, shapeSections } from '../reports/shape.ts';
import { narrowed } from '../rules/analysis.ts';
import type { Run } from './context.ts';
import { type CutNames, cutNamesWarning, findCutNames } from './cut-names.ts';
import { versionOf } from './environment.ts';
import { POLICY_FILE } from './init.ts';
import {
  asOfOf,
  badValue,
  countOf,
  type Given,
  layoutOf,
  listOf,
  maxRejectsOf,
  sinceOf,
  spellingKey,
  textOf,
} from './options.ts';
import { refuseOwnOutput } from './own-output.ts';
import { progressLine } from './progress.ts';
import { targetOf } from './proposal-target.ts';
import { isAboutAsOf, printReading } from './reading.ts';
import { say } from './say.ts';
import { codeOf } from './sinks/output-error.ts';
import { endingOf, refuseSource, refuseTarget, writeDocument, writeParts } from './sinks/publish.ts';
import { RejectFile } from './sinks/reject-file.ts';
import { splitDocument } from './sinks/split.ts';
import { differencesOf } from './unmet-ids.ts';

/** The inputs of a command line; standard input must not be somebody's keyboard. */
export function inputsOf(files: readonly string[], { environment }: Run): Input[] {
  if (files.length === 0 || (files.includes(STDIN) && environment.stdin.isTTY))
    throw new CarteiraError('E_NO_INPUT');
  return resolveInputs(files, environment.stdin);
}

/** The effective policy: defaults, then the file, then flags. */
async function policyOf({ given }: Run): Promise<{ policy: Policy; file: string | undefined }> {
  const named = textOf(given, 'policy');
  const file = named ?? POLICY_FILE;
  const content = policyBytes(file, named !== undefined);
  const base = content === undefined ? DEFAULT_POLICY : loadPolicy(content.toString('utf8'), file);
  const flags = settingFlags().map(({ flag }) => flag);
  const values = Object.fromEntries(flags.map((flag) => [flag, textOf(given, camelCase(flag))]));
  const spelled = Object.fromEntries(flags.map((flag) => [flag, textOf(given, spellingKey(flag)) ?? flag]));
  return {
    policy: await compilePolicy(applyFlags(base, values, spelled)),
    file: content === undefined ? undefined : file,
  };
}

/** The bytes of a policy file; undefined where there is none and none was named. */
function policyBytes(file: string, named: boolean): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT' && !named) return undefined;
    throw code === '' ? error : new CarteiraError('E_POLICY_FILE', { reason: code }, { file });
  }
}

/** The condition of `--where`. An expression that makes no sense is refused before large files are read. */
async function whereOf(given: Given): Promise<Condition | undefined> {
  const expression = textOf(given, 'where');
  if (expression === undefined) return undefined;
  return readCondition({ text: expression, place: { option: '--where' } });
}

/** The bytes of the register. */
function registerBytes(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw asInputError(error, file);
  }
}

function camelCase(flag: string): string {
  return flag.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** Orders read and judged as the command line says, and the run's policy. */
export interface Loaded extends Analysed {
  readonly policy: Policy;
  /** The files that were read: no output may take the place of one of them. */
  readonly sources: readonly string[];
  /** What is worth a look beside what the reading itself found: the register, overrides. */
  readonly warnings: readonly Message[];
  /** Names that look cut short, looked for when they are first asked for. */
  readonly cutNames: () => CutNames;
  /** The expression that chose the customers in view, where one did. */
  readonly where?: string;
}

/**
 * Reads and judges, and tells standard error what was read. Where the command's own output does that, without `report`, large
 * files are looked through for rows that were pasted twice, too. `since`: what the command compares with, whatever it was given.
 */
export async function load(
  inputs: readonly Input[],
  run: Run,
  { report = true, since: told }: { readonly report?: boolean; readonly since?: Day } = {},
): Promise<Loaded> {
  const { given, language, environment } = run;
  const where = await whereOf(given);
  const { policy, file: policyFile } = await policyOf(run);
  const asOf = asOfOf(given, environment.today);
  const since = told ?? sinceOf(given, environment.today);
  const maxRejects = maxRejectsOf(given);
  const layout = layoutOf(given);
  const customers = textOf(given, 'customers');
  const register =
    customers === undefined ? undefined : readRegister(registerBytes(customers), customers, layout);
  const sources = [
    ...inputs.map(({ name }) => name),
    ...[customers, policyFile].filter((file) => file !== undefined),
  ];
  const rejectsFile = textOf(given, 'rejects');
  for (const target of [rejectsFile, textOf(given, 'output')])
    if (target !== undefined) refuseSource(target, sources);
  const rejects = rejectsFile === undefined ? undefined : new RejectFile(rejectsFile, language);
  const progress = progressLine(environment, given, language);
  try {
    const analysed = await analyse(inputs, {
      layout,
      today: environment.today,
      threads: countOf(given, 'threads', '--threads') ?? environment.threads,
      policy,
      dedupe: given.dedupe === true,
      strict: given.strict === true,
      ...(report ? {} : { compareRows: true }),
      // Whoever says which column is what means this file.
      ...(Object.keys(layout.map ?? {}).length > 0 ? {} : { screen: refuseOwnOutput }),
      ...(asOf === undefined ? {} : { asOf }),
      ...(since === undefined ? {} : { since }),
      ...(maxRejects === undefined ? {} : { maxRejects }),
      ...(given.overlap === undefined ? {} : { overlap: given.overlap as 'sum' | 'latest' }),
      ...(register === undefined ? {} : { register: register.entries }),
      ...(rejects === undefined ? {} : { rejects }),
      ...(progress === undefined ? {} : { watch: progress.watch }),
    });
    progress?.end();
    const { analysis: whole } = analysed;
    const analysis = where ? narrowed(whole, (customer) => where.holds(whole, customer)) : whole;
    const warnings = [
      ...(register?.warnings ?? []),
      ...registerMatch(register, analysed),
      ...idleOverrides(analysed),
    ];
    let cut: CutNames | undefined;
    const cutNames = () => (cut ??= findCutNames(whole.portfolio));
    const quiet = given.quiet === true;
    const about = {
      policyFile,
      since: whole.since,
      asOfGiven: asOf !== undefined,
      warnings: [...warnings, ...(report && !quiet ? splitByCutNames(analysed.reading, cutNames) : [])],
      ...(where ? { inView: { customers: analysis.order.length, of: whole.order.length } } : {}),
      ...(rejectsFile === undefined ? {} : { rejectsFile }),
    };
    if (report) printReading(analysed.reading, about, { language, quiet, stderr: environment.stderr });
    return {
      ...analysed,
      analysis,
      policy,
      sources,
      warnings,
      cutNames,
      ...(where ? { where: where.text } : {}),
    };
  } finally {
    progress?.end();
    await rejects?.publish();
    rejects?.close();
  }
}

/**
 * A register that names nobody of the orders helps nobody: its ids are others, or spelled otherwise. Where it names some, those
 * that are only spelled otherwise would pass for prospects.
 */
function registerMatch(register: Register | undefined, { analysis }: Analysed): Message[] {
  if (register === undefined) return [];
  const { portfolio, order } = analysis;
  const ordered = Array.from(order).filter((each) => portfolio.hasRecords(each));
  const met = new Set(ordered.flatMap((each) => portfolio.register(each) ?? []));
  const all = [...register.entries.values()];
  const unmet = all.flatMap((entry) => (met.has(entry) ? [] : [entry.customerId]));
  const strangers = ordered.filter((each) => portfolio.register(each) === undefined);
  if (unmet.length === 0 || strangers.length === 0) return [];
  const theirs = strangers.map((each) => portfolio.customerId(each));
  const numbers = { entries: all.length, unmet: unmet.length };
  const differences = differencesOf(unmet, theirs);
  if (met.size === 0 && differences.length === 0)
    return [message('register.no_match', { ...numbers, id: unmet[0]!, other: theirs[0]! })];
  const key = met.size > 0 ? 'register.partly' : 'register.misspelt';
  return differences.map((difference) => message(key, { ...numbers, difference }));
}

/** Customers without an id whose names look cut short: each of them may be a part of another customer. */
function splitByCutNames(reading: Reading, cutNames: () => CutNames): Message[] {
  const named = reading.files.every(
    ({ layout: { columns } }) => columns.customer_id === undefined && columns.customer_tax_id === undefined,
  );
  return named ? cutNamesWarning(cutNames(), reading, 'elsewhere') : [];
}

/** Overrides that no customer matches, most often for a word that is written otherwise in the data. */
function idleOverrides({ analysis }: Analysed): Message[] {
  return analysis.idleOverrides.map((match) =>
    message('policy.idle_override', {
      match: matchText(match),
    }),
  );
}

/** What a document states about where it comes from. */
export function metaOf({
  reading,
  analysis,
  policy,
  where,
}: Pick<Loaded, 'reading' | 'analysis' | 'policy' | 'where'>): Meta {
  return {
    asOf: analysis.asOf,
    since: analysis.since,
    files: reading.files.map(({ file }) => file),
    fates: reading.fates,
    policy: policyData(policy),
    ...(where === undefined ? {} : { where }),
    version: versionOf(),
  };
}

/** What reports go by beside the analysis. */
export function backgroundOf({
  reading,
  analysis,
  policy,
  cutNames = () => findCutNames(analysis.portfolio),
}: Analysed & Partial<Pick<Loaded, 'policy' | 'cutNames'>>): Background {
  return {
    ...(policy === undefined ? {} : { policy }),
    fates: reading.fates,
    asOfWarnings: reading.warnings.filter(isAboutAsOf),
    cutNames,
  };
}

/** A report command from files to bytes. */
export async function runReport(report: Report, files: readonly string[], run: Run): Promise<void> {
  const { given } = run;
  const options = reportOptionsOf(report, given);
  const shape = shapeOf(given);
  const splitBy = textOf(given, 'splitBy');
  const folder = textOf(given, 'outDir');
  if ((splitBy === undefined) !== (folder === undefined)) throw new CarteiraError('E_OUT_DIR');
  if (folder !== undefined && textOf(given, 'output') !== undefined)
    throw new CarteiraError('E_OUT_DIR_FILE');
  refuseTarget(run);
  const inputs = inputsOf(files, run);
  const target = await targetOf(report, run);
  const loaded = await load(inputs, run);
  const built = report.build(loaded.analysis, options, backgroundOf(loaded));
  const { sections } = built;
  const document: Document = { report: report.id, meta: metaOf(loaded), ...built };
  const draft = target === undefined ? undefined : await target.draft(loaded.analysis, options);
  if (splitBy === undefined || folder === undefined) {
    await writeDocument({ ...document, sections: shapeSections(sections, shape) }, run);
  } else {
    const split = splitDocument(document, splitBy, shape, folder, endingOf(given));
    await writeParts(split, folder, run, loaded.sources);
  }
  const told = await draft?.publish();
  if (told !== undefined && given.quiet !== true)
    run.environment.stderr.write(`${say(run.language, told)}\n`);
}

function reportOptionsOf(report: Report, given: Given): ReportOptions {
  const own = report.options.filter(({ setting }) => setting === undefined);
  return Object.fromEntries(own.map((option) => [option.name, reportOptionOf(option, given)]));
}

function reportOptionOf({ name, list, choices, count, flag, form }: ReportOption, given: Given) {
  const key = camelCase(name);
  const text = textOf(given, key);
  if (form && text !== undefined && !form.accepts(text)) throw badValue(`--${name}`, text, form.expected);
  if (flag) return given[key] === true ? true : undefined;
  if (count) return countOf(given, key, `--${name}`);
  return list ? wordsOf(given, name, choices) : text;
}

/** A list of words, each of which must be among the choices. */
function wordsOf(given: Given, name: string, choices: readonly string[] | undefined) {
  const words = listOf(given, camelCase(name));
  const unknown = choices && words?.find((word) => !choices.includes(word));
  if (unknown === undefined) return words;
  throw badValue(`--${name}`, unknown, 'choice', { choices: choices!.join(', ') });
}

/** What the command line asks of a list. */
export function shapeOf(given: Given): Shape {
  const columns = listOf(given, 'columns');
  const sort = textOf(given, 'sort');
  const limit = countOf(given, 'limit', '--limit');
  return {
    ...(columns === undefined ? {} : { columns }),
    ...(sort === undefined ? {} : { sort }),
    ...(limit === undefined ? {} : { limit }),
  };
}
