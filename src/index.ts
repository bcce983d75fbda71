/**
 * carteira as a library: files of orders to an analysis, an analysis to a report, a report to text. The program
 * `carteira` is made of the same parts, so that both give the same figures. What the figures mean is told by
 * docs/method.md; the sections named below are its sections.
 *
 * ```ts
 * import { analyse, openFiles, parseDay, render, reportOf } from 'carteira';
 *
 * const analysed = await analyse(openFiles(['orders.csv']), { today: parseDay('2026-03-31')! });
 * console.log(render(reportOf('matrix', analysed), 'json'));
 * ```
 *
 * Nothing here reads a clock, an environment variable or a locale. Everything that goes wrong because of a file, a
 * policy or an option is a `CarteiraError`; any other exception is a bug.
 */
import type { Readable } from 'node:stream';
import { backgroundOf, metaOf } from './cli/run.ts';
import type { Document } from './domain/document.ts';
import { type Input, resolveInputs } from './ingest/source.ts';
import { WRITERS } from './output/index.ts';
import { textOf, type WriteOptions } from './output/writer.ts';
import type { Analysed } from './pipeline.ts';
import { DEFAULT_POLICY, type Policy } from './policy/policy.ts';
import { REPORTS } from './reports/index.ts';
import type { ReportOptions } from './reports/report.ts';

export { type Condition, readCondition } from './conditions/condition.ts';
export { type Day, dayOf, isoOf, monthsBefore, parseDay } from './domain/day.ts';
export type { Cell, CellType, Column, Document, FateTotal, Meta, Rows, Section } from './domain/document.ts';
export {
  CarteiraError,
  ERROR_KINDS,
  type ErrorCode,
  type ErrorKind,
  type Place,
} from './domain/errors.ts';
export { type Message, type MessageParam, message } from './domain/message.ts';
export {
  decimalText,
  MONEY_SCALE,
  type Money,
  moneyText,
  type Ratio,
  ratio,
  roundRatio,
} from './domain/money.ts';
export { FATES, type Fate } from './ingest/fate.ts';
export type { Field, Layout, LayoutOptions } from './ingest/layout/layout.ts';
export { type Progress, type ReadOptions, readOrders } from './ingest/read.ts';
export type { FileReading, Reading } from './ingest/reading.ts';
export { type Register, readRegister } from './ingest/register/register.ts';
export type { Reject, RejectSink } from './ingest/rejects.ts';
export type { ByteSource, Input } from './ingest/source.ts';
export { customerKey } from './ingest/values/tax-id.ts';
export { closeLedger } from './ledger/closed.ts';
export type { Ledger } from './ledger/ledger.ts';
export type { Portfolio, RegisterEntry, Totals } from './ledger/portfolio.ts';
export { LANGUAGES, type Language } from './locale/index.ts';
export { text } from './locale/text.ts';
export { WRITERS } from './output/index.ts';
export type { Piece, WriteOptions, Writer } from './output/writer.ts';
export { type Analysed, type AnalyseOptions, analyse } from './pipeline.ts';
export { applyFlags, compilePolicy, DEFAULT_POLICY, loadPolicy, type Policy } from './policy/policy.ts';
export { REPORTS } from './reports/index.ts';
export type { Report, ReportOptions } from './reports/report.ts';
export { type Analysis, createAnalysis, narrowed } from './rules/analysis.ts';

/**
 * Files, globs and `-` (standard input) as inputs; compressed (gzip) ones are decompressed on the way. The files of a
 * glob come in byte order of their names. Nothing is read yet.
 * @throws CarteiraError E_NOT_FOUND, E_NO_MATCH, E_IS_FOLDER, E_UNREADABLE; E_SAME_FILE for a file that comes twice
 */
export function openFiles(patterns: readonly string[], stdin: Readable = process.stdin): Input[] {
  return resolveInputs(patterns, stdin);
}

/** Orders judged, and the policy they were judged by where it is not the default one. */
export interface Judged extends Analysed {
  readonly policy?: Policy;
}

/**
 * A report about judged orders, with what it states about where it comes from: the same sections as the command of the
 * same name gives. Cells are exact: money in ten-thousandths of the currency unit (`bigint`), quotients as `Ratio`, days
 * as days since 1970-01-01, `undefined` where a figure is unknown.
 *
 * @param id one of `REPORTS`: the name of its command
 * @param options the report's own options by name, such as `{ by: 'salesperson' }` for `matrix`
 * @throws RangeError for an id that no report has; Error for a plan with expressions that did not go through `compilePolicy`
 */
export function reportOf(id: string, judged: Judged, options: ReportOptions = {}): Document {
  const report = named(REPORTS, id);
  const built = report.build(judged.analysis, options, backgroundOf(judged));
  return { report: id, meta: metaOf({ policy: DEFAULT_POLICY, ...judged }), ...built };
}

/** How a document is to look where nothing else is said: plain, guarded, English, all columns. */
const PLAIN: WriteOptions = { language: 'en', color: false, wide: true, guard: true, excel: false };

/**
 * A document as text in an output format. CSV, JSON and NDJSON are the bytes of docs/formats.md, whatever the
 * language; the table and CSV with `excel` are for people and follow it.
 *
 * @param format the id of one of `WRITERS`, as `--format` takes it
 * @throws RangeError for an id that no writer has
 */
export function render(document: Document, format: string, options: Partial<WriteOptions> = {}): string {
  const writer = named(WRITERS, format);
  return textOf(writer.write(document, { ...PLAIN, ...options }));
}

function named<T extends { readonly id: string }>(list: readonly T[], id: string): T {
  const found = list.find((each) => each.id === id);
  if (found === undefined) throw new RangeError(`${id} is none of ${list.map((each) => each.id).join(', ')}`);
  return found;
}
