import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Document } from '../../domain/document.ts';
import { CarteiraError } from '../../domain/errors.ts';
import { message } from '../../domain/message.ts';
import { WRITERS } from '../../output/index.ts';
import type { WriteOptions, Writer } from '../../output/writer.ts';
import type { Run } from '../context.ts';
import { type Given, textOf } from '../options.ts';
import { say } from '../say.ts';
import { tell } from '../tell.ts';
import { type Links, makeFolder, openSink, type Sink } from './sink.ts';
import type { Part } from './split.ts';

/** The index beside the parts of a split list. */
const INDEX_FILE = 'index.csv';

/**
 * Refuses to write over a file that is read: an export may be all that somebody has.
 * @throws CarteiraError E_OVERWRITES_INPUT
 */
export function refuseSource(target: string, sources: readonly string[]): void {
  const identity = (file: string) => {
    try {
      const stat = statSync(file);
      return stat.isFile() ? `${stat.dev}:${stat.ino}` : undefined;
    } catch {
      // What cannot be looked at is no file that is read.
      return undefined;
    }
  };
  const own = identity(target);
  const source = own === undefined ? undefined : sources.find((file) => identity(file) === own);
  if (source !== undefined) throw new CarteiraError('E_OVERWRITES_INPUT', { source }, { file: target });
}

/**
 * Refuses a target that cannot be written, before large files are read for it.
 * @throws CarteiraError E_ENDING, E_OUTPUT_FOLDER
 */
export function refuseTarget({ given, environment }: Run): void {
  const file = textOf(given, 'output');
  if (file === undefined) return;
  writerOf(given, file, environment.stdout.isTTY === true);
  const folder = path.dirname(file);
  if (!existsSync(folder)) throw new CarteiraError('E_OUTPUT_FOLDER', { folder }, { file });
}

/** Writes a document where and how the command line says; that `-o` names no input is known from before reading. */
export async function writeDocument(document: Document, run: Run): Promise<void> {
  const file = textOf(run.given, 'output');
  const writer = writerOf(run.given, file, run.environment.stdout.isTTY === true);
  await publish([{ document, writer, file }], run, 'follow');
  if (file !== undefined) tellWritten(file, document, run);
  hintAtExcel(writer, run);
}

/** The ending of the files of a split list. */
export function endingOf(given: Given): string {
  return writerOf(given, undefined, false).extensions[0]!;
}

/**
 * Writes the parts of a split list and their index, all or none of them. Files of an earlier list that this one does not have
 * stay, and are named: whoever mails the folder must not mail an old list.
 */
export async function writeParts(
  { parts, index }: { readonly parts: readonly Part[]; readonly index: Document },
  folder: string,
  run: Run,
  sources: readonly string[],
): Promise<void> {
  const indexFile = path.join(folder, INDEX_FILE);
  for (const file of [...parts.map((part) => part.file), indexFile]) refuseSource(file, sources);
  makeFolder(folder);
  const before = partsOf(indexFile);
  const writer = writerOf(run.given, undefined, false);
  const csv = WRITERS.find(({ id }) => id === 'csv')!;
  await publish(
    [...parts.map((part) => ({ ...part, writer })), { document: index, writer: csv, file: indexFile }],
    run,
    'replace',
  );
  for (const part of parts) tellWritten(part.file, part.document, run);
  const now = new Set(parts.map(({ file }) => path.basename(file)));
  const stale = before.filter((file) => !now.has(file) && existsSync(path.join(folder, file)));
  if (stale.length === 0) return;
  const warning = message('output.stale', { n: stale.length, folder, files: stale.join(', ') });
  tell([say(run.language, message('reading.warning', { warning }))], run.environment.stderr);
}

/** The files that the index of an earlier list names. */
function partsOf(indexFile: string): string[] {
  if (!existsSync(indexFile)) return [];
  try {
    const text = readFileSync(indexFile, 'utf8');
    // An index for Excel has headers in the reader's language, and semicolons between its cells.
    const delimiter = text.slice(0, text.indexOf('\n')).includes(';') ? ';' : ',';
    const [, ...rows] = parse(text, { bom: true, delimiter }) as (readonly string[])[];
    return rows.flatMap(([, file]) => (file === undefined || file !== path.basename(file) ? [] : [file]));
  } catch {
    // Not an index of ours: it names no parts.
    return [];
  }
}

/** Says what was written, so that nobody has to look. */
function tellWritten(file: string, { sections }: Document, { given, language, environment }: Run): void {
  if (given.quiet === true) return;
  const rows = sections.at(-1)!.rows.length;
  tell([say(language, message('output.written', { file, rows }))], environment.stderr);
}

/** Plain CSV opens badly in a Brazilian Excel: whoever watches in Portuguese is told once what opens well. */
function hintAtExcel(writer: Writer, { given, language, environment }: Run): void {
  const watched = environment.stderr.isTTY === true && given.quiet !== true;
  if (writer.id !== 'csv' || given.excel === true || language !== 'pt-BR' || !watched) return;
  tell([say(language, message('output.excel_hint'))], environment.stderr);
}

/** A document, how it is written, and the file that it goes to; undefined for standard output. */
interface Output {
  readonly document: Document;
  readonly writer: Writer;
  readonly file: string | undefined;
}

/** Publishes outputs when all of them are on the disk: all or none. */
async function publish(outputs: readonly Output[], run: Run, links: Links): Promise<void> {
  const sinks: Sink[] = [];
  try {
    for (const { document, writer, file } of outputs) {
      const sink = openSink(file, { links });
      sinks.push(sink);
      for (const piece of writer.write(document, writeOptionsOf(run, file === undefined)))
        await sink.write(piece);
      await sink.prepare();
    }
    for (const sink of sinks) await sink.commit();
  } finally {
    await Promise.allSettled(sinks.map((sink) => sink.abort()));
  }
}

/**
 * `--format`, else the file's ending, else a table for a terminal and CSV for everything else.
 * @throws CarteiraError E_ENDING for a file name that promises another format
 */
function writerOf(given: Given, file: string | undefined, onTerminal: boolean): Writer {
  const format = textOf(given, 'format');
  const named = WRITERS.find(({ id }) => id === format);
  if (named) return named;
  const ending = file === undefined ? '' : path.extname(file).toLowerCase();
  const fallback = onTerminal && file === undefined && given.excel !== true ? 'table' : 'csv';
  if (ending === '') return WRITERS.find(({ id }) => id === fallback)!;
  const promised = WRITERS.find(({ extensions }) => extensions.includes(ending));
  if (promised) return promised;
  const endings = WRITERS.flatMap(({ extensions }) => extensions).join(', ');
  throw new CarteiraError('E_ENDING', { ending, endings }, { file: file! });
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
