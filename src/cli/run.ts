import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Document, Meta } from '../domain/document.ts';
import { CarteiraError } from '../domain/errors.ts';
import { message } from '../domain/message.ts';
import { readRegister } from '../ingest/register.ts';
import { type Input, resolveInputs, STDIN } from '../ingest/source.ts';
import type { Language } from '../locale/index.ts';
import { text } from '../locale/text.ts';
import { WRITERS } from '../output/index.ts';
import type { WriteOptions, Writer } from '../output/writer.ts';
import { type Analysed, analyse } from '../pipeline.ts';
import {
  applyFlags,
  DEFAULT_POLICY,
  loadPolicy,
  type Policy,
  policyData,
  settingFlags,
} from '../policy/policy.ts';
import type { Report, ReportOptions } from '../reports/report.ts';
import { type Shape, shapeSections } from '../reports/shape.ts';
import { type Environment, versionOf } from './environment.ts';
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
  textOf,
} from './options.ts';
import { printReading } from './reading.ts';
import { RejectFile } from './reject-file.ts';
import { makeFolder, openSink } from './sink.ts';
import { splitDocument } from './split.ts';
import { tell } from './tell.ts';

/** What every command starts from. */
export interface Run {
  readonly given: Given;
  readonly language: Language;
  readonly environment: Environment;
}

/** The inputs of a command line; standard input must not be somebody's keyboard. */
export function inputsOf(files: readonly string[], { environment }: Run): Input[] {
  if (files.length === 0 || (files.includes(STDIN) && environment.stdin.isTTY))
    throw new CarteiraError('E_NO_INPUT');
  return resolveInputs(files, environment.stdin);
}

/** The effective policy: defaults, then the file, then flags. */
function policyOf({ given }: Run): { policy: Policy; file: string | undefined } {
  const named = textOf(given, 'policy');
  const file = named ?? POLICY_FILE;
  const content = readIfThere(file, named !== undefined);
  const base = content === undefined ? DEFAULT_POLICY : loadPolicy(content.toString('utf8'), file);
  const flags = Object.fromEntries(settingFlags().map(({ flag }) => [flag, textOf(given, camelCase(flag))]));
  return { policy: applyFlags(base, flags), file: content === undefined ? undefined : file };
}

/** The bytes of a file; undefined where it is missing and need not be there. */
function readIfThere(file: string, needed: boolean): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === '' || (code === 'ENOENT' && !needed)) {
      if (code === '') throw error;
      return undefined;
    }
    throw code === 'ENOENT'
      ? new CarteiraError('E_NOT_FOUND', {}, { file })
      : code === 'EISDIR'
        ? new CarteiraError('E_IS_FOLDER', {}, { file })
        : new CarteiraError('E_UNREADABLE', { reason: code }, { file });
  }
}

function camelCase(flag: string): string {
  return flag.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** Orders read and judged as the command line says, and the run's policy. */
export interface Loaded extends Analysed {
  readonly policy: Policy;
}

/** Reads and judges, and tells standard error what was read, unless the command's own output does. */
export async function load(inputs: readonly Input[], run: Run, { report = true } = {}): Promise<Loaded> {
  const { given, language, environment } = run;
  const { policy, file: policyFile } = policyOf(run);
  const asOf = asOfOf(given, environment.today);
  const since = sinceOf(given, environment.today);
  const maxRejects = maxRejectsOf(given);
  const layout = layoutOf(given);
  const customers = textOf(given, 'customers');
  const register =
    customers === undefined ? undefined : readRegister(readIfThere(customers, true)!, customers);
  const rejectsFile = textOf(given, 'rejects');
  const rejects = rejectsFile === undefined ? undefined : new RejectFile(rejectsFile, language);
  try {
    const analysed = await analyse(inputs, {
      layout,
      today: environment.today,
      policy,
      dedupe: given.dedupe === true,
      strict: given.strict === true,
      ...(asOf === undefined ? {} : { asOf }),
      ...(since === undefined ? {} : { since }),
      ...(maxRejects === undefined ? {} : { maxRejects }),
      ...(given.overlap === undefined ? {} : { overlap: given.overlap as 'sum' | 'latest' }),
      ...(register === undefined ? {} : { register: register.entries }),
      ...(rejects === undefined ? {} : { rejects }),
    });
    const about = {
      policyFile,
      since: analysed.analysis.since,
      asOfGiven: asOf !== undefined,
      registerWarnings: register?.warnings ?? [],
      ...(rejectsFile === undefined ? {} : { rejectsFile }),
    };
    const quiet = given.quiet === true || !report;
    printReading(analysed.reading, about, { language, quiet, stderr: environment.stderr });
    return { ...analysed, policy };
  } finally {
    await rejects?.publish();
    rejects?.close();
  }
}

/** What a document states about where it comes from. */
export function metaOf({ reading, analysis, policy }: Loaded): Meta {
  return {
    asOf: analysis.asOf,
    since: analysis.since,
    files: reading.files.map(({ file }) => file),
    fates: reading.fates,
    policy: policyData(policy),
    version: versionOf(),
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
  const loaded = await load(inputsOf(files, run), run);
  const { sections } = report.build(loaded.analysis, options);
  const document: Document = { report: report.id, meta: metaOf(loaded), sections };
  if (splitBy === undefined || folder === undefined) {
    await writeDocument({ ...document, sections: shapeSections(sections, shape) }, run);
    return;
  }
  const writer = writerOf(given, undefined, false);
  const { parts, index } = splitDocument(document, splitBy, shape, folder, writer.extensions[0]!);
  makeFolder(folder);
  for (const part of parts) await publish(part.document, writer, part.file, run, 'replace');
  const csv = WRITERS.find(({ id }) => id === 'csv')!;
  await publish(index, csv, path.join(folder, 'index.csv'), run, 'replace');
}

/** Writes a document where and how the command line says. */
export async function writeDocument(document: Document, run: Run): Promise<void> {
  const file = textOf(run.given, 'output');
  const writer = writerOf(run.given, file, run.environment.stdout.isTTY === true);
  await publish(document, writer, file, run, 'follow');
  hintAtExcel(writer, run);
}

/** Plain CSV opens badly in a Brazilian Excel: whoever watches in Portuguese is told once what opens well. */
function hintAtExcel(writer: Writer, { given, language, environment }: Run): void {
  const watched = environment.stderr.isTTY === true && given.quiet !== true;
  if (writer.id !== 'csv' || given.excel === true || language !== 'pt-BR' || !watched) return;
  tell([text(language, message('output.excel_hint'))], environment.stderr);
}

async function publish(
  document: Document,
  writer: Writer,
  file: string | undefined,
  run: Run,
  links: 'follow' | 'replace',
): Promise<void> {
  const sink = openSink(file, { links });
  try {
    for (const piece of writer.write(document, writeOptionsOf(run, file === undefined)))
      await sink.write(piece);
    await sink.commit();
  } finally {
    await sink.abort();
  }
}

/** `--format`, else the file's ending, else a table for a terminal and CSV for everything else. */
function writerOf(given: Given, file: string | undefined, onTerminal: boolean): Writer {
  const named = textOf(given, 'format');
  const ending = file === undefined ? undefined : path.extname(file).toLowerCase();
  const found =
    WRITERS.find(({ id }) => id === named) ??
    (named === undefined && ending
      ? WRITERS.find(({ extensions }) => extensions.includes(ending))
      : undefined);
  const fallback = onTerminal && file === undefined && given.excel !== true ? 'table' : 'csv';
  return found ?? WRITERS.find(({ id }) => id === fallback)!;
}

function writeOptionsOf({ given, language, environment }: Run, toStdout: boolean): WriteOptions {
  const { stdout, variables } = environment;
  const onTerminal = toStdout && stdout.isTTY === true;
  const columns = stdout.columns ?? Number(variables.COLUMNS);
  const forced = variables.FORCE_COLOR !== undefined && variables.FORCE_COLOR !== '0';
  const unwanted = given.color === false || Boolean(variables.NO_COLOR) || variables.TERM === 'dumb';
  return {
    language,
    color: !unwanted && ((onTerminal && !variables.CI) || forced),
    wide: given.wide === true,
    guard: given.guard !== false,
    excel: given.excel === true,
    ...(toStdout && columns > 0 ? { width: columns } : {}),
  };
}

function reportOptionsOf(report: Report, given: Given): ReportOptions {
  return Object.fromEntries(
    report.options.map(({ name, list, choices }) => [
      name,
      list ? wordsOf(given, name, choices) : textOf(given, camelCase(name)),
    ]),
  );
}

/** A list of words, each of which must be among the choices. */
function wordsOf(given: Given, name: string, choices: readonly string[] | undefined) {
  const words = listOf(given, camelCase(name));
  const unknown = choices && words?.find((word) => !choices.includes(word));
  if (unknown === undefined) return words;
  throw badValue(`--${name}`, unknown, 'choice', { choices: choices!.join(', ') });
}

function shapeOf(given: Given): Shape {
  const columns = listOf(given, 'columns');
  const sort = textOf(given, 'sort');
  const limit = countOf(given, 'limit', '--limit');
  return {
    ...(columns === undefined ? {} : { columns }),
    ...(sort === undefined ? {} : { sort }),
    ...(limit === undefined ? {} : { limit }),
  };
}
