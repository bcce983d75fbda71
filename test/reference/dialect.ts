import fc from 'fast-check';
import type { WrittenRecord } from './arbitrary.ts';

/** How a CSV file is written. */
export interface Dialect {
  readonly delimiter: ',' | ';' | '\t' | '|';
  readonly decimal: ',' | '.';
  /** Thousands in groups of three, by the other mark. */
  readonly grouped: boolean;
  readonly date: 'yyyy-mm-dd' | 'dd/mm/yyyy' | 'mm/dd/yyyy' | 'yyyymmdd';
  /** A time of day after the date, for everything but `yyyymmdd`. */
  readonly time: boolean;
  readonly quoting: 'all' | 'minimal';
  readonly newline: '\n' | '\r\n';
  /** Only in UTF-8. */
  readonly bom: boolean;
  readonly encoding: 'utf-8' | 'windows-1252';
  /** Lines above the header, without delimiters. */
  readonly titles: readonly string[];
  /** Every line ends with one more delimiter. */
  readonly trailingDelimiter: boolean;
  readonly finalNewline: boolean;
  /** Blanks around unquoted text cells. */
  readonly padded: boolean;
  /** The fields, in the order of the columns; the header of a field is its name. */
  readonly columns: readonly CsvField[];
}

/** The fields of a rendered file. Without `customer_unit` where no record has a unit. */
export const CSV_FIELDS = [
  'customer_id',
  'customer_unit',
  'customer_tax_id',
  'customer_name',
  'order_id',
  'order_date',
  'amount',
  'margin',
  'salesperson',
  'region',
  'segment',
  'branch',
  'order_status',
  'operation',
] as const;
export type CsvField = (typeof CSV_FIELDS)[number];

/** A plain dialect to start from. */
export const PLAIN: Dialect = {
  delimiter: ',',
  decimal: '.',
  grouped: false,
  date: 'yyyy-mm-dd',
  time: false,
  quoting: 'minimal',
  newline: '\n',
  bom: false,
  encoding: 'utf-8',
  titles: [],
  trailingDelimiter: false,
  finalNewline: true,
  padded: false,
  columns: CSV_FIELDS,
};

export const dialectArbitrary: fc.Arbitrary<Dialect> = fc
  .record<Dialect>({
    delimiter: fc.constantFrom(',', ';', '\t', '|'),
    decimal: fc.constantFrom(',', '.'),
    grouped: fc.boolean(),
    date: fc.constantFrom('yyyy-mm-dd', 'dd/mm/yyyy', 'mm/dd/yyyy', 'yyyymmdd'),
    time: fc.boolean(),
    quoting: fc.constantFrom('all', 'minimal'),
    newline: fc.constantFrom('\n', '\r\n'),
    bom: fc.boolean(),
    encoding: fc.constantFrom('utf-8', 'windows-1252'),
    titles: fc.constantFrom([], ['Relatório de vendas'], ['Empresa Exemplo', 'Emitido em 01/02/2026']),
    trailingDelimiter: fc.boolean(),
    finalNewline: fc.boolean(),
    padded: fc.boolean(),
    columns: fc.shuffledSubarray([...CSV_FIELDS], { minLength: CSV_FIELDS.length }),
  })
  .map((dialect) => ({ ...dialect, bom: dialect.bom && dialect.encoding === 'utf-8' }));

/** Windows-1252 has these beside Latin-1; other characters beyond Latin-1 it lacks. */
const CP1252: Readonly<Record<string, number>> = { '€': 0x80, '“': 0x93, '”': 0x94, '–': 0x96, '™': 0x99 };

function encode(text: string, encoding: Dialect['encoding']): Buffer {
  if (encoding === 'utf-8') return Buffer.from(text, 'utf8');
  return Buffer.from(
    Array.from(text, (character) => {
      const byte = CP1252[character] ?? character.codePointAt(0)!;
      if (byte > 0xff) throw new Error(`windows-1252 has no ${character}`);
      return byte;
    }),
  );
}

function writtenNumber(plain: string, dialect: Dialect): string {
  const [whole = '', part] = plain.split('.');
  const group = dialect.decimal === ',' ? '.' : ',';
  const grouped = dialect.grouped ? whole.replace(/(?<=\d)(?=(\d{3})+$)/g, group) : whole;
  return part === undefined ? grouped : `${grouped}${dialect.decimal}${part}`;
}

function writtenDate(iso: string, dialect: Dialect): string {
  const [year, month, day] = iso.split('-');
  const time = dialect.time ? ' 23:59:59' : '';
  switch (dialect.date) {
    case 'yyyy-mm-dd':
      return iso + time;
    case 'dd/mm/yyyy':
      return `${day}/${month}/${year}${time}`;
    case 'mm/dd/yyyy':
      return `${month}/${day}/${year}${time}`;
    case 'yyyymmdd':
      return `${year}${month}${day}`;
  }
}

const STATUS_WORDS = { cancelled: 'Cancelado', other: 'Faturado' } as const;
const OPERATION_WORDS = { return: 'Devolução', non_sale: 'Bonificação', sale: 'Venda' } as const;

function cellsOf(record: WrittenRecord, dialect: Dialect): Record<CsvField, string> {
  return {
    customer_id: record.customerId ?? '',
    customer_unit: record.customerUnit ?? '',
    customer_tax_id: record.taxId ?? '',
    customer_name: record.name ?? '',
    order_id: record.orderId ?? '',
    order_date: record.date === undefined ? '' : writtenDate(record.date, dialect),
    amount: writtenNumber(record.amountText, dialect),
    margin: writtenNumber(record.marginText, dialect),
    salesperson: record.salesperson ?? '',
    region: record.region ?? '',
    segment: record.segment ?? '',
    branch: record.branch ?? '',
    order_status: record.status === 'cancelled' ? STATUS_WORDS.cancelled : STATUS_WORDS.other,
    operation: record.isReturn
      ? OPERATION_WORDS.return
      : record.status === 'non_sale'
        ? OPERATION_WORDS.non_sale
        : OPERATION_WORDS.sale,
  };
}

/** The records as a file in a dialect. */
export function renderCsv(records: readonly WrittenRecord[], dialect: Dialect): Buffer {
  const { delimiter, newline } = dialect;
  const withUnits = records.some((record) => record.customerUnit !== undefined);
  const columns = dialect.columns.filter((field) => withUnits || field !== 'customer_unit');
  const written = (cell: string) => {
    const special = cell.includes(delimiter) || /["\r\n]/.test(cell);
    if (special || dialect.quoting === 'all') return `"${cell.replaceAll('"', '""')}"`;
    return dialect.padded && cell !== '' ? ` ${cell} ` : cell;
  };
  const line = (cells: readonly string[]) =>
    cells.map(written).join(delimiter) + (dialect.trailingDelimiter ? delimiter : '');
  const lines = [
    ...dialect.titles,
    line(columns),
    ...records.map((record) => {
      const cells = cellsOf(record, dialect);
      return line(columns.map((field) => cells[field]));
    }),
  ];
  const text = lines.join(newline) + (dialect.finalNewline ? newline : '');
  return encode((dialect.bom ? '\uFEFF' : '') + text, dialect.encoding);
}
