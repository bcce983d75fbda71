import type { Day } from '../domain/day.ts';
import { type Message, message } from '../domain/message.ts';
import { compareUtf8 } from '../domain/utf8-order.ts';
import type { FileReading, Reading } from '../ingest/reading.ts';
import type { Language } from '../locale/index.ts';
import { moneyIn, numberIn } from '../locale/number.ts';
import { codeText } from '../locale/text.ts';
import { widthOf } from '../output/display.ts';
import type { Environment } from './environment.ts';
import { companiesOf } from './reconciliation.ts';
import { inputName, placeText, say } from './say.ts';
import { tell } from './tell.ts';

/** What the report tells beside what was read. */
export interface ReadingContext {
  /** Start of the comparison period. */
  readonly since: Day;
  readonly asOfGiven: boolean;
  /** The policy's file, or undefined where all settings have their defaults. */
  readonly policyFile: string | undefined;
  /** What there is to say about the customer register and the policy. */
  readonly warnings?: readonly Message[];
  /** How many customers are told of, and of how many they were chosen. */
  readonly inView?: { readonly customers: number; readonly of: number };
  /** The file that takes all rejected records, where there is one. */
  readonly rejectsFile?: string;
}

/** The lines of a reading report. */
export interface ReadingReport {
  /** Files, as-of date, policy, fates, what was guessed. */
  readonly lines: readonly string[];
  /** What must be said even to somebody who wants to hear nothing: rejected records, stale or stray dates. */
  readonly always: readonly string[];
}

/** Status words that are named before the rest is only counted. */
const WORDS_SHOWN = 5;
const INDENT = '  ';

/** Whether a warning is about the days with which the orders end. */
export function isAboutAsOf({ key }: Message): boolean {
  return key.startsWith('as_of.');
}

/** What was read and how, for standard error. */
export function readingReport(reading: Reading, about: ReadingContext, language: Language): ReadingReport {
  const rows: (readonly [label: string, lines: readonly string[]])[] = [
    ['files', reading.files.map((file) => fileLine(file, language))],
    ['as_of', [asOfLine(reading, about, language)]],
    ['policy', [policyText(about, language)]],
    ...companyLines(reading, language),
    ['records', fateLines(reading, language)],
    ...(about.inView ? [['where', [say(language, message('reading.where', about.inView))]] as const] : []),
  ];
  const warn = (warning: Message) => say(language, message('reading.warning', { warning }));
  return {
    lines: [
      ...labelled(rows, language),
      ...[...reading.warnings.filter((warning) => !isAboutAsOf(warning)), ...(about.warnings ?? [])].map(
        warn,
      ),
      ...unknownStatuses(reading, language).map(warn),
    ],
    always: [...reading.warnings.filter(isAboutAsOf).map(warn), ...rejected(reading, about, language)],
  };
}

/** How many branches became how many companies, where that was asked for. */
function companyLines(
  { companies }: Reading,
  language: Language,
): (readonly [label: string, lines: readonly string[]])[] {
  if (companies === undefined || companies.size === 0) return [];
  return [['companies', [say(language, message('reading.companies', companiesOf(companies)))]]];
}

/** Writes the report to standard error; with `quiet` only what must be said. */
export function printReading(
  reading: Reading,
  about: ReadingContext,
  { language, quiet, stderr }: { language: Language; quiet: boolean; stderr: Environment['stderr'] },
): void {
  const { lines, always } = readingReport(reading, about, language);
  tell(quiet ? always : [...lines, ...always], stderr);
}

/** Labels in a column of their own, each before its first line. */
function labelled(
  rows: readonly (readonly [label: string, lines: readonly string[]])[],
  language: Language,
): string[] {
  const labels = rows.map(([label]) => say(language, message(`reading.label.${label}`)));
  const width = Math.max(...labels.map(widthOf)) + INDENT.length;
  return rows.flatMap(([, lines], row) =>
    lines.map((line, index) => padEnd(index === 0 ? labels[row]! : '', width) + line),
  );
}

function fileLine({ file, layout, records }: FileReading, language: Language): string {
  return say(
    language,
    message('reading.file', {
      file: inputName(file),
      records,
      encoding: layout.encoding.value,
      delimiter: layout.evidence.find(({ subject }) => subject === 'delimiter')!.value,
      header:
        layout.headerLine === 0
          ? message('reading.no_header')
          : message('reading.header', { line: layout.headerLine }),
    }),
  );
}

function asOfLine({ asOf }: Reading, { since, asOfGiven }: ReadingContext, language: Language): string {
  const dates = { asOf: { day: asOf }, since: { day: since } };
  return say(language, message(asOfGiven ? 'reading.as_of.given' : 'reading.as_of.latest', dates));
}

function policyText({ policyFile }: ReadingContext, language: Language): string {
  return policyFile === undefined
    ? say(language, message('reading.policy.default'))
    : placeText(language, { file: policyFile });
}

/** Count and money of the fates that occur, with figures flush right. */
function fateLines({ fates }: Reading, language: Language): string[] {
  const rows = fates
    .filter(({ records }) => records > 0)
    .toReversed()
    .map(({ fate, records, money }) => ({
      name: codeText(language, 'fate', fate),
      records: numberIn(language, String(records)),
      money: moneyIn(language, money),
      note: fate === 'unidentified' ? say(language, message('reading.unidentified')) : '',
    }));
  const widest = (part: 'name' | 'records' | 'money') => Math.max(...rows.map((row) => widthOf(row[part])));
  const [name, records, money] = [widest('name'), widest('records'), widest('money')];
  return rows.map((row) =>
    [
      padEnd(row.name, name),
      row.records.padStart(records),
      row.money.padStart(money),
      ...(row.note === '' ? [] : [row.note]),
    ].join(INDENT),
  );
}

/** Status words that are not known, the most frequent first, and the money of all of them. */
function unknownStatuses({ unknownStatuses: words }: Reading, language: Language): Message[] {
  if (words.size === 0) return [];
  const ranked = [...words].sort(
    ([a, { records: more }], [b, { records: fewer }]) => fewer - more || compareUtf8(a, b),
  );
  const shown = ranked
    .slice(0, WORDS_SHOWN)
    .map(([word, { records }]) => `${word} (${numberIn(language, String(records))})`);
  return [
    message('reading.unknown_statuses', {
      money: { money: ranked.reduce((sum, [, { money }]) => sum + money, 0n) },
      words: [...shown, ...(ranked.length > WORDS_SHOWN ? ['…'] : [])].join(', '),
    }),
  ];
}

/** How many records are left out, the first of them with the reason, and where to see the others. */
function rejected(reading: Reading, { rejectsFile }: ReadingContext, language: Language): string[] {
  const total = reading.fates.find(({ fate }) => fate === 'rejected');
  if (total === undefined || total.records === 0) return [];
  const records = reading.fates.reduce((sum, fate) => sum + fate.records, 0);
  const params = { n: total.records, records, money: { money: total.money } };
  const more = total.records - reading.rejects.length;
  return [
    say(language, message('reading.warning', { warning: message('reading.rejected', params) })),
    ...reading.rejects.map((reject) => `${placeText(language, reject)}: ${say(language, reject.reason)}`),
    ...moreLines(more, rejectsFile).map((line) => say(language, line)),
  ].map((line, index) => (index === 0 ? line : INDENT + line));
}

function moreLines(more: number, rejectsFile: string | undefined): Message[] {
  if (rejectsFile !== undefined) {
    return [message(more > 0 ? 'reading.more_in' : 'reading.all_in', { n: more, file: rejectsFile })];
  }
  return more > 0 ? [message('reading.more', { n: more })] : [];
}

function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}
