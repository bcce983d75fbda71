import { type Day, parseDay } from '../../domain/day.ts';
import type { Cell, Column } from '../../domain/document.ts';
import { CarteiraError } from '../../domain/errors.ts';
import { unguardCell } from '../../domain/guard.ts';
import type { ListedCustomer, Listing } from '../../domain/listing.ts';
import { message } from '../../domain/message.ts';
import { decodeText } from '../../ingest/bytes/encoding.ts';
import { type Input, resolveInputs, STDIN } from '../../ingest/source.ts';
import { readAmount } from '../../ingest/values/amounts.ts';
import { customerKey } from '../../ingest/values/tax-id.ts';
import type { Language } from '../../locale/index.ts';
import { codesByWord } from '../../locale/text.ts';
import type { Environment } from '../environment.ts';
import { listedColumn } from '../own-columns.ts';
import { ownOutputOf } from '../own-output.ts';
import type { JsonValue } from './json-values.ts';
import { BadList, type ListRow, type ListTable, listTable } from './list-table.ts';

/** A list read back from a file, with the policy behind it where it tells it. */
export interface ListFile extends Listing {
  readonly file: string;
  readonly policy: JsonValue;
}

/** Where a list is to be found, and what of it is to be read. */
export interface ListRequest {
  readonly file: string;
  /** Ids of the columns to read beside the customer. */
  readonly wanted: readonly string[];
  /** One of `wanted` that it must have. */
  readonly needed?: string;
  /** Whether no customer may stand in it twice. */
  readonly once?: boolean;
  /** The day that it is of, where somebody says so. */
  readonly asOf?: Day | undefined;
}

/**
 * Reads a list of customers that carteira wrote: CSV, also for a spreadsheet and saved by one, JSON or NDJSON, compressed or
 * not. Columns that were not asked for, and those that somebody has added, do not matter. Its day is what it says itself, else
 * the day from which its ages are counted: last purchase + age.
 * @throws CarteiraError E_LIST; whatever makes a file unreadable
 */
export async function readList(
  request: ListRequest,
  { stdin }: Pick<Environment, 'stdin'>,
): Promise<ListFile> {
  const { file } = request;
  if (file === STDIN && stdin.isTTY) throw new CarteiraError('E_NO_INPUT');
  const inputs = resolveInputs([file], stdin);
  try {
    if (inputs.length > 1) throw new BadList(message('list.several', { n: inputs.length }), undefined);
    const text = textOf(await bytesOf(inputs[0]!));
    const kind = ownOutputOf(text);
    if (kind === 'screen' || kind === 'annotated' || kind === 'rejects' || kind === 'index')
      throw new BadList(message('list.other', { what: message(`own.${kind}`) }), 1);
    return { file, ...listingOf(listTable(text), request) };
  } catch (error) {
    if (!(error instanceof BadList)) throw error;
    const { fault, line } = error;
    throw new CarteiraError('E_LIST', { fault }, line === undefined ? { file } : { file, line });
  }
}

async function bytesOf(input: Input): Promise<Buffer> {
  const source = await input.open();
  try {
    const pieces: Buffer[] = [];
    for (;;) {
      const piece = Buffer.allocUnsafe(1 << 16);
      const got = await source.fill(piece, 0);
      if (got === 0) break;
      pieces.push(piece.subarray(0, got));
    }
    source.finish();
    return Buffer.concat(pieces);
  } finally {
    source.close();
  }
}

/** A list that a spreadsheet has saved may be in its own encoding. */
function textOf(bytes: Uint8Array): string {
  return decodeText(bytes, 0, bytes.length, 'utf-8') ?? decodeText(bytes, 0, bytes.length, 'windows-1252')!;
}

/** What the day of a list is counted from. */
const DATING = ['last_purchase', 'age_days'];

function listingOf(table: ListTable, request: ListRequest): Omit<ListFile, 'file'> {
  const { wanted, needed, once, asOf } = request;
  for (const column of ['customer_id', ...(needed === undefined ? [] : [needed])]) {
    if (table.columns.includes(column)) continue;
    throw new BadList(message('list.missing', { column, columns: table.columns.join(', ') }), 1);
  }
  const told = asOf ?? (table.asOf === undefined ? undefined : parseDay(table.asOf));
  const ids = new Set(['customer_id', ...wanted, ...(told === undefined ? DATING : [])]);
  const present = [...ids].filter((id) => table.columns.includes(id));
  const columns = new Map(present.map((id) => [id, listedColumn(id)]));
  const readers = [...columns.values()].map((column) => readerOf(column, table.language));
  const rows = table.rows.map((row) => listed(row, readers));
  if (once) refuseRepeated(rows);
  return { asOf: told ?? dayOf(rows), policy: table.policy, columns, rows };
}

function refuseRepeated(rows: readonly ListedCustomer[]): void {
  const lines = new Map<string, number>();
  for (const { key, line, cells } of rows) {
    const first = lines.get(key);
    lines.set(key, line);
    if (first === undefined) continue;
    const params = { customer: String(cells.get('customer_id')), first: String(first) };
    throw new BadList(message('list.repeated', params), line);
  }
}

/** The day that the rows of a list have in common. */
function dayOf(rows: readonly ListedCustomer[]): Day | undefined {
  let found: { readonly day: Day; readonly line: number } | undefined;
  for (const { cells, line } of rows) {
    const last = cells.get('last_purchase');
    const age = cells.get('age_days');
    if (typeof last !== 'number' || typeof age !== 'number') continue;
    const day = last + age;
    found ??= { day, line };
    if (day === found.day) continue;
    const params = { day: { day }, first: { day: found.day }, line: String(found.line) };
    throw new BadList(message('list.days', params), line);
  }
  return found?.day;
}

/** How a column of a list is read. */
interface ColumnReader {
  readonly id: string;
  /** A cell as it was before it was written; undefined where it cannot be one of the column. */
  read(text: string): Cell;
}

function listed(row: ListRow, readers: readonly ColumnReader[]): ListedCustomer {
  const cells = new Map<string, Cell>();
  for (const { id, read } of readers) {
    const text = row.cells.get(id) ?? '';
    if (text === '') continue;
    const cell = read(text);
    if (cell === undefined) throw new BadList(message('list.value', { column: id, cell: text }), row.line);
    cells.set(id, cell);
  }
  const id = cells.get('customer_id');
  if (id === undefined) throw new BadList(message('list.nobody'), row.line);
  return { key: customerKey(String(id)), line: row.line, cells };
}

/** `language`: that of a list for a spreadsheet. */
function readerOf(column: Column, language: Language | undefined): ColumnReader {
  const { id, type, vocabulary, open } = column;
  switch (type) {
    case 'text':
      return { id, read: unguardCell };
    case 'code': {
      if (vocabulary === undefined) return { id, read: (text) => text };
      const codes = codesByWord(language ?? 'en', vocabulary);
      const known = new Set(codes.values());
      const codeOf = (text: string) =>
        language === undefined ? (known.has(text) ? text : undefined) : codes.get(text);
      return { id, read: (text) => codeOf(text) ?? (open ? unguardCell(text) : undefined) };
    }
    case 'day':
      return { id, read: parseDay };
    case 'integer':
      return { id, read: (text) => (/^-?\d{1,9}$/.test(text) ? Number(text) : undefined) };
    case 'money':
      return {
        id,
        read(text) {
          const bytes = Buffer.from(text);
          const amount = readAmount(bytes, 0, bytes.length, language === undefined ? '.' : ',');
          return amount === undefined ? undefined : BigInt(amount);
        },
      };
    default:
      throw new Error(`lists are not read for ${id}`);
  }
}
