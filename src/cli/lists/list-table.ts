import { type Message, message } from '../../domain/message.ts';
import { BrokenRecord, type SideRecord, sideRecords, withLineFeeds } from '../../ingest/side-records.ts';
import { LANGUAGES, type Language, TEXTS } from '../../locale/index.ts';
import { COMMON, ownColumns } from '../own-columns.ts';
import { FIGURES } from '../own-output.ts';
import { BrokenJson, isObject, type JsonObject, type JsonValue, readJson } from './json-values.ts';

/** A list as texts, whatever its format. */
export interface ListTable {
  /** Language of its headers and words, where it was written for a spreadsheet; its numbers then have decimal commas. */
  readonly language: Language | undefined;
  /** The day that the document is of, and the policy behind it, where it tells them. */
  readonly asOf?: string;
  readonly policy?: JsonValue;
  /** Ids of its columns; headers that are none of ours as they stand. */
  readonly columns: readonly string[];
  readonly rows: readonly ListRow[];
}

/** A row; `cells` by column, blank ones may be missing. */
export interface ListRow {
  readonly line: number;
  readonly cells: ReadonlyMap<string, string>;
}

/** What is wrong with a list, and in which line. */
export class BadList extends Error {
  override readonly name = 'BadList';

  constructor(
    readonly fault: Message,
    readonly line: number | undefined,
  ) {
    super(fault.key);
  }
}

/**
 * Reads CSV, JSON or NDJSON of carteira, told by its beginning. Of a report with several sections the last one with customers
 * is the list.
 * @throws BadList
 */
export function listTable(text: string): ListTable {
  const plain = withLineFeeds(text.replace(/^\ufeff/, ''));
  if (plain.trim() === '') throw new BadList(message('list.empty'), 1);
  try {
    if (!plain.trimStart().startsWith('{')) return csvTable(plain);
    return /^\s*\{\s*"meta"/.test(plain) ? documentTable(readJson(plain)) : linesTable(plain);
  } catch (error) {
    if (error instanceof BrokenJson) throw new BadList(message('list.json'), error.line);
    if (error instanceof BrokenRecord) throw new BadList(message('list.quote'), error.line);
    throw error;
  }
}

const DELIMITERS = [',', ';', '\t', '|'];

function csvTable(text: string): ListTable {
  const { delimiter, language, columns } = headingOf(text);
  const [, ...records] = sideRecords(text, delimiter, 1);
  const rows = records.flatMap(({ line, cells }): ListRow[] => {
    const filled = cells.findLastIndex((cell) => cell !== '') + 1;
    if (filled === 0) return [];
    // A spreadsheet may leave the delimiters of its last blank cells out.
    const isCut = language === undefined && cells.length < columns.length;
    if (filled > columns.length || isCut) {
      const found = Math.max(filled, cells.length);
      throw new BadList(message('list.width', { found, expected: columns.length }), line);
    }
    return [{ line, cells: new Map(columns.map((column, index) => [column, cells[index] ?? ''])) }];
  });
  return FIGURES.every((name, index) => columns[index] === name)
    ? regrouped(rows, language)
    : { language, columns, rows };
}

/** How a list's first line is to be read. */
interface Heading {
  readonly delimiter: string;
  readonly language: Language | undefined;
  readonly columns: readonly string[];
}

/** The delimiter and language in which most of the first line's names are ours. */
function headingOf(text: string): Heading {
  const first = text.slice(0, (text.indexOf('\n') + 1 || text.length + 1) - 1);
  let best: Heading | undefined;
  let most = -1;
  for (const delimiter of DELIMITERS) {
    for (const language of [undefined, ...LANGUAGES]) {
      const columns = namesOf(first, delimiter, language);
      const known = columns.filter(isOurs).length;
      if (known > most) {
        most = known;
        best = { delimiter, language, columns };
      }
    }
  }
  return best!;
}

function isOurs(name: string): boolean {
  return ownColumns().has(name) || (FIGURES as readonly string[]).includes(name);
}

function namesOf(line: string, delimiter: string, language: Language | undefined): string[] {
  const records: readonly SideRecord[] = sideRecords(line, delimiter, 1);
  const names = records[0]?.cells ?? [];
  if (language === undefined) return [...names];
  const ids = idsOf(language);
  return names.map((name) => ids.get(name) ?? name);
}

/** The ids of columns by their headers in a language. */
function idsOf(language: Language): ReadonlyMap<string, string> {
  const texts = TEXTS[language];
  // A header that two columns share is that of the list of customers.
  return new Map([
    ...FIGURES.map((name) => [texts[`output.${name}`]!, name] as const),
    ...[...ownColumns().keys(), ...COMMON].map((id) => [texts[`column.${id}`]!, id] as const),
  ]);
}

/** The list of a JSON document. */
function documentTable(value: JsonValue): ListTable {
  const document = isObject(value) ? value.members : new Map<string, JsonValue>();
  const meta = document.get('meta');
  const facts = isObject(meta) ? meta.members : new Map<string, JsonValue>();
  const sections = document.get('sections');
  const tables = (Array.isArray(sections) ? (sections as readonly JsonValue[]) : []).flatMap((section) => {
    const rows = isObject(section) ? section.members.get('rows') : undefined;
    const columns = isObject(section) ? section.members.get('columns') : undefined;
    if (!Array.isArray(rows) || !Array.isArray(columns)) return [];
    return [{ columns: columns.map(String), rows: (rows as JsonValue[]).filter(isObject).map(rowOf) }];
  });
  const list = tables.findLast(({ columns }) => columns.includes('customer_id')) ?? tables.at(-1);
  const asOf = facts.get('as_of');
  return {
    language: undefined,
    ...(typeof asOf === 'string' ? { asOf } : {}),
    policy: facts.get('policy'),
    columns: list?.columns ?? [],
    rows: list?.rows ?? [],
  };
}

/** The list of an NDJSON file: an object a line. */
function linesTable(text: string): ListTable {
  const rows = text.split('\n').flatMap((line, index): ListRow[] => {
    if (line.trim() === '') return [];
    const value = readJson(line, index + 1);
    if (!isObject(value)) throw new BadList(message('list.json'), index + 1);
    return [rowOf(value)];
  });
  const columns = [...new Set(rows.flatMap(({ cells }) => [...cells.keys()]))];
  return FIGURES.every((name) => columns.includes(name))
    ? regrouped(rows, undefined)
    : { language: undefined, columns, rows };
}

function rowOf({ line, members }: JsonObject): ListRow {
  const cells = [...members].map(
    ([name, value]) => [name, value === undefined ? '' : String(value)] as const,
  );
  return { line, cells: new Map(cells) };
}

/** The list in figures that have a line each. Its rows are those of one section, and an item is a row. */
function regrouped(figures: readonly ListRow[], language: Language | undefined): ListTable {
  const ids = language === undefined ? undefined : idsOf(language);
  const sections = new Map<string, Map<string, { line: number; cells: Map<string, string> }>>();
  for (const { line, cells } of figures) {
    const [section = '', item = '', measure = '', value = ''] = FIGURES.map((name) => cells.get(name));
    const rows = sections.get(section) ?? new Map();
    sections.set(section, rows);
    const row = rows.get(item) ?? { line, cells: new Map() };
    rows.set(item, row);
    row.cells.set(ids?.get(measure) ?? measure, value);
  }
  const tables = [...sections].map(([section, rows]) => {
    // A list whose rows are named by the customer has no other column with it.
    if (section === 'customers')
      for (const [item, { cells }] of rows) if (!cells.has('customer_id')) cells.set('customer_id', item);
    const all = [...rows.values()];
    return { columns: [...new Set(all.flatMap(({ cells }) => [...cells.keys()]))], rows: all };
  });
  const list = tables.findLast(({ columns }) => columns.includes('customer_id'));
  return { language, columns: list?.columns ?? FIGURES, rows: list?.rows ?? [] };
}
