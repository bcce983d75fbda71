import type { Day } from '../../domain/day.ts';
import { CarteiraError } from '../../domain/errors.ts';
import { type Message, message } from '../../domain/message.ts';
import type { RegisterEntry } from '../../ledger/portfolio.ts';
import { decodeText } from '../bytes/encoding.ts';
import { MisreadTexts } from '../cells/misread-texts.ts';
import type { GroupBy } from '../layout/layout.ts';
import { detectRegister, type RegisterLayout } from '../layout/register-layout.ts';
import type { RegisterDate, Role } from '../layout/roles/headers.ts';
import { BrokenRecord, type SideRecord, sideRecords, withLineFeeds } from '../side-records.ts';
import { readDate } from '../values/dates.ts';
import { isMark, isNoDate } from '../values/marks.ts';
import { asMeant } from '../values/misread.ts';
import { bareText } from '../values/protection.ts';
import { customerKey, isRounded, paddedTaxId, type TaxId, taxIdOf, taxRootOf } from '../values/tax-id.ts';
import { type Branch, companyOf } from './register-branches.ts';

/** Customers known from elsewhere, and what there is to say about them. */
export interface Register {
  /** By customer key, as of `customerKey`. */
  readonly entries: ReadonlyMap<string, RegisterEntry>;
  readonly warnings: readonly Message[];
}

/** Rows of one kind that are warned of one by one; the others are counted. */
const SHOWN = 5;

/** The days on which the calendars of spreadsheets begin: a date cell without a date in it. */
const FIRST_DAY = /^(?:1899-12-30|1900-01-01|(?:30|31)\/12\/1899|01\/01\/1900)/;

/**
 * Reads a register of customers: CSV in any dialect that orders may have, one line a customer. The key is the id, joined by
 * `/` with the unit, else the tax id, else the name; of lines with the same key the first counts. Grouped by the root of the
 * CNPJ, the lines of a company's branches are one customer.
 *
 * @param bytes the whole file
 * @throws CarteiraError E_REGISTER where there is no customer column, or no tax id to group by, a line has another number of cells, a date cannot be
 * read or is before 1970 (no purchase is); E_ENCODING; and whatever makes a file unreadable as CSV
 */
export function readRegister(
  bytes: Uint8Array,
  file: string,
  { groupBy }: { readonly groupBy?: GroupBy } = {},
): Register {
  const layout = detectRegister(bytes, file);
  if (groupBy !== undefined && layout.columns.customer_tax_id === undefined) {
    const fault = message('register.no_tax_id', { list: layout.headers.join(', ') });
    throw new CarteiraError('E_REGISTER', { fault }, { file, line: layout.bodyLine - 1 });
  }
  const entries = new Map<string, RegisterEntry>();
  const lines = new Map<string, number>();
  const repeated: Message[] = [];
  const nameless: Message[] = [];
  const rounded: Message[] = [];
  const companies = new Map<string, Branch[]>();
  const misread = new MisreadTexts();
  for (const row of rowsOf(layout, file, misread)) {
    const entry = entryOf(row, layout, file);
    const { customerId } = entry;
    const taxId = groupBy === undefined ? undefined : taxIdIn(row, layout);
    const root = taxId && taxRootOf(taxId);
    const key = root === undefined ? customerKey(customerId) : taxId!.bare;
    const first = lines.get(key);
    if (customerId === '') {
      nameless.push(message('register.no_key', { line: row.line }));
    } else if (root === undefined && isRounded(customerId)) {
      rounded.push(message('register.rounded', { customer: customerId, line: row.line }));
    } else if (first !== undefined) {
      repeated.push(message('register.duplicate', { customer: customerId, line: row.line, first }));
    } else {
      lines.set(key, row.line);
      if (root === undefined) entries.set(key, entry);
      else companies.set(root, [...(companies.get(root) ?? []), { cnpj: key, entry }]);
    }
  }
  for (const [root, branches] of companies) entries.set(root, companyOf(root, branches));
  const warnings = [
    ...layout.warnings,
    ...misread.told(layout),
    ...shortened(repeated),
    ...shortened(nameless),
    ...shortened(rounded),
  ];
  return { entries, warnings: warnings.map((warning) => message('read.warning', { file, warning })) };
}

/** The first few of many warnings, and how many more there are. */
function shortened(warnings: readonly Message[]): Message[] {
  const more = warnings.length - SHOWN;
  if (more <= 0) return [...warnings];
  return [...warnings.slice(0, SHOWN), message('register.more', { n: more })];
}

/** The lines below the header that are not blank. */
function* rowsOf(layout: RegisterLayout, file: string, misread: MisreadTexts): Generator<SideRecord> {
  const { headers, width } = layout;
  const used = new Set(Object.values(layout.columns));
  for (const { line, cells: record } of recordsOf(layout, file)) {
    // A list that carteira wrote may come back as a register: what guards its texts goes with all that protects a text.
    const cells = record.map((cell, column) => {
      const written = bareText(cell);
      const meant = asMeant(written);
      if (meant !== written && used.has(column)) misread.note(column, written);
      return meant;
    });
    const row = { line, cells };
    const filled = cells.findLastIndex((cell) => cell !== '') + 1;
    if (filled === 0) continue;
    if (cells.length !== width || filled > headers.length) {
      const found = cells.length === width ? filled : cells.length;
      const fault = message('register.width', { expected: headers.length, found });
      throw new CarteiraError('E_REGISTER', { fault }, { file, line });
    }
    yield row;
  }
}

/** The text below the header. */
function textOf({ bytes, bodyOffset, bodyLine, encoding }: RegisterLayout, file: string): string {
  const text = decodeText(bytes, bodyOffset, bytes.length, encoding);
  if (text !== undefined) return withLineFeeds(text);
  const lossy = Buffer.from(bytes.subarray(bodyOffset))
    .toString('utf-8')
    .split(/\r\n?|\n/);
  const at = lossy.findIndex((line) => line.includes('\uFFFD'));
  throw new CarteiraError('E_ENCODING', { encoding, cell: lossy[at]! }, { file, line: bodyLine + at });
}

function recordsOf(layout: RegisterLayout, file: string): readonly SideRecord[] {
  try {
    return sideRecords(textOf(layout, file), layout.delimiter, layout.bodyLine);
  } catch (error) {
    if (!(error instanceof BrokenRecord)) throw error;
    const fault = message('register.quote');
    throw new CarteiraError('E_REGISTER', { fault }, { file, line: error.line });
  }
}

/** The valid CNPJ or CPF of a line. */
function taxIdIn({ cells }: SideRecord, { columns, taxIdsPadded }: RegisterLayout): TaxId | undefined {
  const text = cells[columns.customer_tax_id ?? -1] ?? '';
  return (taxIdsPadded ? paddedTaxId(text) : undefined) ?? taxIdOf(text);
}

function entryOf(row: SideRecord, layout: RegisterLayout, file: string): RegisterEntry {
  const cell = (role: Role) => {
    const text = row.cells[layout.columns[role] ?? -1] ?? '';
    return text === '' || isMark(text) ? undefined : text;
  };
  const day = (field: RegisterDate) => dateOf(field, row, layout, file);
  const [id, unit] = [cell('customer_id'), cell('customer_unit')];
  const key = id === undefined || unit === undefined ? id : `${id}/${unit}`;
  const tax = cell('customer_tax_id');
  const taxText = tax && layout.taxIdsPadded ? (paddedTaxId(tax)?.bare ?? tax) : tax;
  return {
    customerId: key ?? taxText ?? cell('customer_name') ?? '',
    attributes: given({
      name: cell('customer_name'),
      salesperson: cell('salesperson'),
      region: cell('region'),
      segment: cell('segment'),
    }),
    ...given({
      firstPurchase: day('first_purchase'),
      lastPurchase: day('last_purchase'),
      registeredOn: day('registered_on'),
      taxId: taxText,
      email: cell('email'),
      phone: cell('phone'),
    }),
  };
}

/** The properties that have a value. */
function given<T extends object>(values: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: NonNullable<T[K]>;
  };
}

/** The day in a date cell; undefined where there is none. A wrong day would change figures, so it is refused. */
function dateOf(field: RegisterDate, row: SideRecord, layout: RegisterLayout, file: string): Day | undefined {
  const column = layout.columns[field];
  const cell = column === undefined ? '' : row.cells[column]!;
  if (isNoDate(cell) || FIRST_DAY.test(cell)) return undefined;
  const style = layout.dates[field];
  const bytes = Buffer.from(cell);
  const day = style === undefined ? undefined : readDate(bytes, 0, bytes.length, style);
  if (day !== undefined && (day >= 0 || field === 'registered_on')) return day;
  const fault = message(day === undefined ? 'register.date' : 'register.before_1970', {
    cell,
    header: layout.headers[column!]!,
  });
  throw new CarteiraError('E_REGISTER', { fault }, { file, line: row.line });
}
