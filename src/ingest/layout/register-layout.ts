import { CarteiraError } from '../../domain/errors.ts';
import { type Message, message } from '../../domain/message.ts';
import { readSigns } from './detect.ts';
import { findHeading } from './header.ts';
import { taxIdsOf } from './ids.ts';
import type { DateStyle, Encoding, Layout, LayoutOptions } from './layout.ts';
import { assign, bestFirst } from './roles/assign.ts';
import { REGISTER_DATES, type RegisterDate, type Role } from './roles/headers.ts';
import { type Claim, claimsOf, vocabularyOf } from './roles/vocabulary.ts';
import { openSample, type Sample } from './sample.ts';
import { stylesOf } from './styles/date-votes.ts';
import { monthReading, openStyle, readingOf, serialReading } from './styles/dates.ts';
import type { Table } from './table.ts';

/** How to read a register of customers. */
export interface RegisterLayout {
  readonly encoding: Encoding;
  /** The whole file, as recode.ts reads it. */
  readonly bytes: Uint8Array;
  readonly newline: 10 | 13;
  readonly delimiter: string;
  readonly headers: readonly string[];
  readonly misreadHeaders?: NonNullable<Layout['misreadHeaders']>;
  /** Cells of every row. */
  readonly width: number;
  /** Offset and physical line of the first byte below the header. */
  readonly bodyOffset: number;
  readonly bodyLine: number;
  /** Column index of every recognised role. */
  readonly columns: Readonly<Partial<Record<Role, number>>>;
  /** Styles of the date columns; undefined where a column has no date in it. */
  readonly dates: Readonly<Partial<Record<RegisterDate, DateStyle | undefined>>>;
  /** Whether the numbers of the tax id column lack the zeros that a spreadsheet takes. */
  readonly taxIdsPadded: boolean;
  readonly warnings: readonly Message[];
}

/** What only a register says, or what its headers mean there: `|` parts tiers as in `SPELLINGS`. */
const OWN = vocabularyOf({
  customer_id: 'id',
  customer_name: 'empresa',
  first_purchase: `
    primeira compra, data primeira compra, prim compra, dt prim compra, 1 compra, data 1 compra,
    primeiro pedido, data primeiro pedido, primeira venda, data primeira venda, first purchase,
    first purchase date, date of first purchase, first order, first order date, first sale, first sale date,
    primera compra, fecha primera compra, primer pedido, fecha primer pedido, pricom, dtpricom, dtprimcompra`,
  last_purchase: `
    ultima compra, data ultima compra, ult compra, dt ult compra, ult comp, dt ult comp, ultimo pedido,
    data ultimo pedido, ult pedido, ultima venda, data ultima venda, ult venda, dt ult venda, last purchase,
    last purchase date, date of last purchase, last order, last order date, last sale, last sale date,
    latest purchase, latest order, fecha ultima compra, fecha ultimo pedido, ultcom, dtultcom, dtultcompra`,
  registered_on: `
    cadastrado em, data cadastro, data cadastramento, cadastro, dt cad, cliente desde, cadastrado desde,
    data registro, registrado em, registered on, registered at, registration date, date registered, registered,
    customer since, client since, member since, sign up date, signup date, fecha alta, fecha registro, alta,
    fecha de alta, dtcad, dtcadastro
    |
    data inclusao, incluido em, data de criacao, criado em, created, created at, created on, created date,
    creation date, date created, fecha creacion`,
});

/** What a register has in common with orders. `branch` is not used: it claims what might be taken for a customer's unit. */
const COMMON: ReadonlySet<Role> = new Set([
  'customer_id',
  'customer_unit',
  'customer_tax_id',
  'customer_name',
  'trade_name',
  'salesperson',
  'region',
  'state',
  'segment',
  'email',
  'phone',
  'branch',
]);

function registerClaims(header: string): readonly Claim[] {
  const own = claimsOf(header, OWN);
  return own.length > 0 ? own : claimsOf(header).filter(({ role }) => COMMON.has(role));
}

/**
 * Recognises a register of customers; `bytes` are the whole file.
 * @throws CarteiraError as `detectLayout` does; E_REGISTER without a column for the customer, or where dates read in two ways
 */
export function detectRegister(bytes: Uint8Array, file: string): RegisterLayout {
  const sample = openSample(bytes, {}, { file, complete: true });
  const heading = findHeading(sample, oneColumn(sample));
  if (heading.headerLine === 0) throw new CarteiraError('E_NO_HEADER', {}, { file, line: sample.fromLine });
  const { table, headerLine } = heading;
  const columns: Partial<Record<Role, number>> = {};
  const assigned = assign(table, {}, registerClaims);
  for (const { role } of assigned) {
    const claimants = assigned.filter((claim) => claim.role === role);
    columns[role] ??= bestFirst(table, claimants, false)[0]!.column;
  }
  standIn(columns, 'customer_name', 'trade_name');
  standIn(columns, 'region', 'state');
  if (!('customer_id' in columns || 'customer_tax_id' in columns || 'customer_name' in columns)) {
    const fault = message('register.no_customer', { list: heading.headers.join(', ') });
    throw new CarteiraError('E_REGISTER', { fault }, { file, line: headerLine });
  }
  const taxIds = taxIdsOf(table, columns.customer_tax_id);
  const days = chooseDates(table, columns, file);
  return {
    encoding: sample.encoding.value,
    bytes: sample.bytes,
    newline: sample.newline,
    delimiter: heading.delimiter,
    headers: heading.headers,
    ...(heading.misread ? { misreadHeaders: heading.misread } : {}),
    width: heading.width,
    bodyOffset: heading.bodyOffset,
    bodyLine: heading.bodyLine,
    columns,
    dates: days.dates,
    taxIdsPadded: taxIds.padded,
    warnings: [...taxIds.warnings, ...days.warnings],
  };
}

/** A column that takes the place of one that is missing. */
function standIn(columns: Partial<Record<Role, number>>, missing: Role, other: Role): void {
  const column = columns[missing] ?? columns[other];
  if (column !== undefined) columns[missing] = column;
}

/** A list of nothing but customers has no delimiter to be found; its first line is the header. */
function oneColumn({ bytes, from, fromLine }: Sample): LayoutOptions {
  const body = bytes.subarray(from);
  const isCut = [...';,\t|'].some((delimiter) => body.includes(delimiter.charCodeAt(0)));
  return isCut ? {} : { delimiter: ';', headerRow: fromLine };
}

function chooseDates(
  table: Table,
  columns: RegisterLayout['columns'],
  file: string,
): Pick<RegisterLayout, 'dates' | 'warnings'> {
  const given = REGISTER_DATES.flatMap((field) => {
    const column = columns[field];
    return column === undefined ? [] : [{ field, column, vote: stylesOf(table, column) }];
  });
  const signs = readSigns(
    table,
    [],
    given.map(({ vote }) => vote),
  );
  const dates: Partial<Record<RegisterDate, DateStyle | undefined>> = {};
  const warnings: Message[] = [];
  for (const { field, column, vote } of given) {
    dates[field] = vote.best;
    const months = monthReading(table, column, vote.best);
    if (months) warnings.push(message('register.month', { ...months }));
    if (vote.best === 'excel-serial') {
      warnings.push(message('register.serial', { ...serialReading(vote, table.headers[column]!) }));
    }
    if (vote.best === undefined || !vote.open) continue;
    const { value, rival, ground } = openStyle(vote.best, signs);
    dates[field] = value;
    if (!vote.differs || ground === 'other_columns') continue;
    const params = {
      header: table.headers[column]!,
      sample: vote.sample,
      reading: readingOf(vote.sample, value),
      other: readingOf(vote.sample, rival),
    };
    if (ground === undefined) {
      const fault = message('register.ambiguous_date', params);
      throw new CarteiraError('E_REGISTER', { fault }, { file, line: vote.sampleLine });
    }
    warnings.push(message('register.date_guessed', params));
  }
  return { dates, warnings };
}
