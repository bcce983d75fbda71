import { type Day, parseDay } from '../domain/day.ts';
import type { Column } from '../domain/document.ts';
import { CarteiraError } from '../domain/errors.ts';
import { type MessageParam, message } from '../domain/message.ts';
import type { Ratio } from '../domain/money.ts';
import { nearest } from '../domain/nearest.ts';
import {
  DATE_STYLES,
  ENCODINGS,
  FIELDS,
  type Field,
  GROUP_BY,
  type LayoutOptions,
} from '../ingest/layout/layout.ts';
import { LANGUAGES } from '../locale/index.ts';
import { WRITERS } from '../output/index.ts';
import { isSortable } from '../reports/shape.ts';
import type { Offered } from './offering-option.ts';

const OVERLAPS = ['sum', 'latest'] as const;

/** Headings under which help lists options. */
export type OptionGroup = 'report' | 'period' | 'policy' | 'reading' | 'list' | 'output' | 'general';

/** An option of several commands. Its help text is `option.<long name>`. */
export interface SharedOption {
  readonly flags: string;
  readonly group: OptionGroup;
  readonly choices?: readonly string[];
  /** What it takes of words that commander does not check, given the columns of the command's list. */
  readonly offered?: (columns: readonly Column[]) => Offered;
  /** May be given several times. */
  readonly repeatable?: boolean;
}

/** Options of every command that reads orders. */
export const READING_OPTIONS: readonly SharedOption[] = [
  { flags: '--as-of <date>', group: 'period' },
  { flags: '--policy <file>', group: 'policy' },
  { flags: '--customers <file>', group: 'reading' },
  { flags: '--group-by <what>', group: 'reading', choices: GROUP_BY },
  {
    flags: '--map <field=header>',
    group: 'reading',
    repeatable: true,
    offered: () => ({ kind: 'pair', words: FIELDS }),
  },
  { flags: '--encoding <name>', group: 'reading', choices: ENCODINGS },
  { flags: '--delimiter <character>', group: 'reading' },
  { flags: '--decimal <mark>', group: 'reading', choices: [',', '.'] },
  { flags: '--date-format <style>', group: 'reading', choices: DATE_STYLES },
  { flags: '--header-row <line>', group: 'reading' },
  { flags: '--overlap <choice>', group: 'reading', choices: OVERLAPS },
  { flags: '--dedupe', group: 'reading' },
  { flags: '--rejects <file>', group: 'reading' },
  { flags: '--max-rejects <share>', group: 'reading' },
  { flags: '--strict', group: 'reading' },
  { flags: '--threads <number>', group: 'general' },
  { flags: '--no-progress', group: 'general' },
];

/** The start of the comparison period, where a command does not know it. */
export const PERIOD_OPTIONS: readonly SharedOption[] = [{ flags: '--since <date>', group: 'period' }];

/** The choice of customers. */
export const WHERE_OPTIONS: readonly SharedOption[] = [{ flags: '--where <expression>', group: 'list' }];

/** The choice of columns. */
export const COLUMN_OPTIONS: readonly SharedOption[] = [
  {
    flags: '--columns <names>',
    group: 'list',
    offered: (columns) => ({ kind: 'list', words: idsOf(columns) }),
  },
];

/** Options that shape a list. */
export const SHAPE_OPTIONS: readonly SharedOption[] = [
  ...COLUMN_OPTIONS,
  {
    flags: '--sort <column>',
    group: 'list',
    offered: (columns) => ({ kind: 'order', words: idsOf(columns.filter(isSortable)) }),
  },
  { flags: '--limit <number>', group: 'list' },
];

/** Options of a list that may be split. */
export const LIST_OPTIONS: readonly SharedOption[] = [
  ...SHAPE_OPTIONS,
  {
    flags: '--split-by <column>',
    group: 'list',
    offered: (columns) => ({ kind: 'words', words: idsOf(columns) }),
  },
];

const OUTPUT: SharedOption = { flags: '-o, --output <file>', group: 'output' };
const OUT_DIR: SharedOption = { flags: '--out-dir <folder>', group: 'output' };
const NO_GUARD: SharedOption = { flags: '--no-guard', group: 'output' };

/** Options of a command that writes a document. */
export const OUTPUT_OPTIONS: readonly SharedOption[] = [
  { flags: '-f, --format <format>', group: 'output', choices: WRITERS.map(({ id }) => id) },
  OUTPUT,
  { flags: '--excel', group: 'output' },
  NO_GUARD,
  { flags: '--wide', group: 'output' },
  { flags: '--no-color', group: 'output' },
];

/** Where the parts of a split list go. */
export const SPLIT_OPTIONS: readonly SharedOption[] = [OUT_DIR];

/** Options of a command that copies its input. */
export const COPY_OPTIONS: readonly SharedOption[] = [OUTPUT, OUT_DIR, NO_GUARD];

/** The options of a command that writes one file. */
export const FILE_OPTIONS: readonly SharedOption[] = [OUTPUT];

/** The option of a command that compares. */
export const COMPARING_OPTIONS: readonly SharedOption[] = [{ flags: '--exit-code', group: 'output' }];

/** The option of a command that takes an earlier list. */
export const FOLLOWING_OPTIONS: readonly SharedOption[] = [{ flags: '--list-date <date>', group: 'period' }];

/** The option of a command that shows records of a customer. */
export const EXPLAINING_OPTIONS: readonly SharedOption[] = [{ flags: '--records <number>', group: 'report' }];

/** Options of every command. */
export const GENERAL_OPTIONS: readonly SharedOption[] = [
  { flags: '--lang <language>', group: 'general', choices: LANGUAGES },
  { flags: '--quiet', group: 'general' },
];

function idsOf(columns: readonly Column[]): string[] {
  return columns.map(({ id }) => id);
}

/** Options as given on the command line, by camel-case name. */
export type Given = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

/** The key, among what was given, of the name under which an option that has two was given last. */
export const spellingKey = (flag: string): string => `spelling of --${flag}`;

/** A text option, or undefined where it was not given. */
export function textOf(given: Given, name: string): string | undefined {
  const value = given[name];
  return typeof value === 'string' ? value : undefined;
}

/** The refusal of an option's value. `expected` is the key of `option.expected.<...>`. */
export function badValue(
  option: string,
  found: string,
  expected: string,
  params: Readonly<Record<string, MessageParam>> = {},
): CarteiraError {
  return new CarteiraError('E_OPTION_VALUE', {
    option,
    found: found === '' ? '""' : found,
    expected: message(`option.expected.${expected}`, params),
  });
}

/** `--as-of`. */
export function asOfOf(given: Given, today: Day): Day | undefined {
  const text = textOf(given, 'asOf');
  return text === undefined ? undefined : dateOf('--as-of', text, today);
}

/** `--since`: a date, or `30d` for that many days before the as-of date. */
export function sinceOf(given: Given, today: Day): Day | { readonly days: number } | undefined {
  const text = textOf(given, 'since');
  if (text === undefined) return undefined;
  const days = /^(\d{1,5})d$/.exec(text);
  if (days) return { days: Number(days[1]) };
  return dateOf('--since', text, today);
}

/** An option's date: `YYYY-MM-DD`, `dd/mm/yyyy` or `today`. */
export function dateOf(option: string, text: string, today: Day): Day {
  const day = ['today', 'hoje', 'hoy'].includes(text) ? today : parseDay(text);
  if (day === undefined) throw badValue(option, text, option === '--since' ? 'since' : 'date');
  return day;
}

/** `--limit`, `--header-row` and `--threads`: a whole number from 1. */
export function countOf(given: Given, name: string, option: string): number | undefined {
  const text = textOf(given, name);
  if (text === undefined) return undefined;
  if (!/^[1-9]\d{0,8}$/.test(text)) throw badValue(option, text, 'count');
  return Number(text);
}

/** `--max-rejects`: `1%`, `0,5%`, or a fraction such as 0.01. */
export function maxRejectsOf(given: Given): Ratio | undefined {
  const text = textOf(given, 'maxRejects');
  if (text === undefined) return undefined;
  const match = /^(\d{1,3})(?:[.,](\d{1,6}))?(%?)$/.exec(text);
  const fraction = match?.[2] ?? '';
  const num = BigInt((match?.[1] ?? '') + fraction);
  const den = 10n ** BigInt(fraction.length + (match?.[3] === '%' ? 2 : 0));
  if (!match || num > den) throw badValue('--max-rejects', text, 'share');
  return { num, den };
}

/** Names separated by commas. */
export function listOf(given: Given, name: string): readonly string[] | undefined {
  const text = textOf(given, name);
  const names = text
    ?.split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
  if (names?.length === 0) throw badValue(`--${name}`, text!, 'names');
  return names;
}

/** What the user forces instead of leaving it to detection. */
export function layoutOf(given: Given): LayoutOptions {
  const delimiter = textOf(given, 'delimiter');
  const none = textOf(given, 'headerRow')?.trim() === '0';
  const headerRow = none ? 0 : countOf(given, 'headerRow', '--header-row');
  return {
    ...pick(given, 'encoding'),
    ...pick(given, 'decimal'),
    ...pick(given, 'dateFormat'),
    ...pick(given, 'groupBy'),
    ...(delimiter === undefined ? {} : { delimiter: delimiterOf(delimiter) }),
    ...(headerRow === undefined ? {} : { headerRow }),
    map: mapOf(given),
  } as LayoutOptions;
}

function pick(given: Given, name: string): Given {
  return given[name] === undefined ? {} : { [name]: given[name] };
}

function delimiterOf(text: string): string {
  if (text === 'tab' || text === '\\t' || text === '\t') return '\t';
  if ([',', ';', '|'].includes(text)) return text;
  throw badValue('--delimiter', text, 'delimiter');
}

function mapOf(given: Given): Partial<Record<Field, string>> {
  const entries = ((given.map ?? []) as readonly string[]).map((text): [Field, string] => {
    const at = text.indexOf('=');
    const field = at === -1 ? text : text.slice(0, at).trim();
    const header = at === -1 ? '' : text.slice(at + 1).trim();
    const known = FIELDS.find((name) => name === field);
    if (at === -1 || header === '') throw badValue('--map', text, 'map');
    if (known !== undefined) return [known, header];
    const near = nearest(field, FIELDS);
    throw badValue('--map', text, near === undefined ? 'map_field' : 'map_field_near', {
      fields: FIELDS.join(', '),
      near: near ?? '',
    });
  });
  return Object.fromEntries(entries);
}
