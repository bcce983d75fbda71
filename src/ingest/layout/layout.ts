import type { Message } from '../../domain/message.ts';
import type { Meaning } from '../values/meaning.ts';
import type { Sides } from '../values/sides.ts';

/** Encodings that orders may be written in. A file in UTF-16 is read as UTF-8, see recode.ts. */
export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'iso-8859-1', 'cp850'] as const;

export type Encoding = (typeof ENCODINGS)[number];

/**
 * How the dates of a column may be written, in the order in which help lists them; `-` `/` `.` are alike as separators, and a
 * time of day after the date is ignored. `dd-mmm-yyyy`: with the month's name, whatever comes first. Without a day it is the
 * last of the month. `excel-serial`: days as spreadsheets count them, from 1899-12-30; `-1904`: from 1904-01-01.
 */
export const DATE_STYLES = [
  'yyyy-mm-dd',
  'dd/mm/yyyy',
  'mm/dd/yyyy',
  'dd/mm/yy',
  'mm/dd/yy',
  'yyyymmdd',
  'ddmmyyyy',
  'dd-mmm-yyyy',
  'mm/yyyy',
  'yyyy-mm',
  'mmm/yyyy',
  'excel-serial',
  'excel-serial-1904',
] as const;

export type DateStyle = (typeof DATE_STYLES)[number];

/** The decimal mark of a column; the other mark, spaces and apostrophes group thousands. */
export type DecimalMark = ',' | '.';

/** The fields that a column can be mapped to, in the order in which help lists them. */
export const FIELDS = [
  'customer_id',
  'customer_unit',
  'customer_tax_id',
  'customer_name',
  'order_id',
  'order_date',
  'invoice_id',
  'invoice_date',
  'amount',
  'order_total',
  'quantity',
  'unit_price',
  'discount',
  'discount_percent',
  'refund',
  'margin',
  'cost',
  'salesperson',
  'region',
  'segment',
  'branch',
  'order_status',
  'cancelled_flag',
  'operation',
  'email',
  'phone',
  'product',
  'category',
] as const;

export type Field = (typeof FIELDS)[number];

/** The fields that hold numbers; each has a decimal mark of its own in `Layout.decimals`. */
export const NUMERIC_FIELDS = [
  'amount',
  'order_total',
  'quantity',
  'unit_price',
  'discount',
  'discount_percent',
  'refund',
  'margin',
  'cost',
] as const satisfies readonly Field[];

/** The fields that hold dates; each has a style of its own in `Layout.dates`. */
export const DATE_FIELDS = ['order_date', 'invoice_date'] as const satisfies readonly Field[];

/**
 * A choice made from the sample. A choice that the sample has not `proven` has a rival: when a later cell can be read only
 * by the rival, the file is read again with it.
 */
export interface Choice<T> {
  readonly value: T;
  readonly proven: boolean;
  readonly rival?: T;
  /** Nothing speaks for it: a later cell that reads differently both ways is a question. */
  readonly blind?: true;
}

/** Why something was recognised as it was, for `inspect`: what was asked, what was decided and on what ground. */
export interface Evidence {
  readonly subject:
    | 'system'
    | 'encoding'
    | 'lines'
    | 'delimiter'
    | 'header'
    | 'column'
    | 'date'
    | 'number'
    | 'titles'
    | 'width'
    | 'shape'
    | 'tax_id';
  /** The field, for `column`, `date` and `number`. */
  readonly field?: Field;
  /** What was decided, e.g. `;`, `windows-1252`, the header cell. */
  readonly value: string;
  /** For `column`, `date` and `number`: a cell of the column, for the latter two the one that tells; empty where there is none. */
  readonly sample?: string;
  readonly reason: Message;
}

/** Meanings of folded words by the field that they stand in. */
export type Words = Readonly<Partial<Record<Field, Readonly<Record<string, Meaning>>>>>;

/** Columns that stand on the first row of an order only and hold for the rows below it. */
export interface Carried {
  /** The column of the order id. */
  readonly key: number;
  /** What tells that a row continues the order above: a `blank` order id, or a `repeated` one. */
  readonly by: 'blank' | 'repeated';
  /** The columns that are filled from the first row where all of them are blank, ascending; never money. */
  readonly columns: readonly number[];
  /** The columns of which most further rows have one: what has none of them, and no word, is no item. */
  readonly items: readonly number[];
  /** The columns that must be as in the first row, the order id first; but for it they may also be blank. */
  readonly same: readonly number[];
}

/** Rows that have the sum of the rows of the same order below them. */
export interface MainLines {
  /** The column whose word tells them. */
  readonly column: number;
  /** These words, as of `markOf`. */
  readonly marks: readonly string[];
  /** The column of the order id. */
  readonly key: number;
  /** The other columns that the rows of an order have in common. */
  readonly same: readonly number[];
  /** The word says how many rows below are of it, whatever their order ids: `Pacote de 2 produtos`. */
  readonly counted?: true;
}

/**
 * How to read one file: plain data, decided from a sample of its bytes, sendable to a worker. Offsets are those of what is read: of
 * the file itself unless recode.ts has a recoder for it.
 */
export interface Layout {
  /** Encoding of the file. */
  readonly encoding: Choice<Encoding>;
  /** Whether each line stands in quotes as a whole and is read without them. */
  readonly wrapped: boolean;
  /** Bytes of a byte order mark at the start of what is read, 0 or 3. */
  readonly bom: number;
  /** One of `,` `;` TAB `|`, as a byte. */
  readonly delimiter: number;
  /** The byte that ends a line: 10, or 13 in a file without any line feed. A CR before a LF is outer blank. */
  readonly newline: 10 | 13;
  /**
   * Header cells, trimmed, in file order, without the nameless ones at the end that are `padding`. A file without header has
   * `#1`, `#2`, ..., as they are typed to name a column.
   */
  readonly headers: readonly string[];
  /** Cells of every row, the padding included. A row of another width is rejected. */
  readonly width: number;
  /** Where another program misread header cells: how many, and one as it stands and as it was meant. */
  readonly misreadHeaders?: { readonly n: number; readonly before: string; readonly after: string };
  /** Physical line of the header, from 1; 0 where there is none. Lines above it that are not blank are titles. */
  readonly headerLine: number;
  /** The rows of the header as they are written, cells trimmed: a second one that says what the first leaves open, or none. */
  readonly headerRows: readonly (readonly string[])[];
  /** Physical lines of the titles above the header, in a file without one above the first row. */
  readonly titleLines: readonly number[];
  /** Their forms, as of `titleForm`: a list of several pages has them at the head of each. */
  readonly titles: readonly string[];
  /** Offset of the first byte after the header, from the start of the file (byte order mark included). */
  readonly bodyOffset: number;
  /** Physical line of the first byte of the body. */
  readonly bodyLine: number;
  /** Column index of every recognised field. */
  readonly columns: Readonly<Partial<Record<Field, number>>>;
  /** Whether the discount was taken for one in percent by the signs in its cells: a cell without the sign is money. */
  readonly percentBySign: boolean;
  /** The column that says which currency the money of a row is in, unless the name of the money's own column does. */
  readonly currency?: number;
  /** A flag of what came back, which is read as that of what was cancelled, where there are both. */
  readonly returned?: number;
  /** Whether the order's total was taken for it by its values only: a later order with different ones proves it an amount. */
  readonly orderTotalGuessed: boolean;
  /** Fields whose money is taken off the amount of their record, whatever its sign. */
  readonly deductions: readonly (typeof NUMERIC_FIELDS)[number][];
  /** What the words of the recognised system mean, or the codes of a column by its name, before all others. */
  readonly words: Words;
  /** Columns that are carried forward, where the sample proves that they are left out. */
  readonly carried?: Carried;
  /** Main lines that stand above the items of their order, where the sample proves them. */
  readonly mainLines?: MainLines;
  /** Whether what a row means depends on the rows above it: then the file is read from its start, in one piece. */
  readonly ordered: boolean;
  /** Styles of the recognised date columns. */
  readonly dates: Readonly<Partial<Record<(typeof DATE_FIELDS)[number], Choice<DateStyle>>>>;
  /** Decimal marks of the recognised numeric columns. */
  readonly decimals: Readonly<Partial<Record<(typeof NUMERIC_FIELDS)[number], Choice<DecimalMark>>>>;
  /** Whether the numbers of the tax id column lack the zeros that a spreadsheet takes. */
  readonly taxIdsPadded: boolean;
  /** What makes several customers one: branches of a company, by the root of their CNPJ. */
  readonly groupBy?: GroupBy;
  /** The signs of the letters D and C behind the amounts of the money column, where it has such. */
  readonly sides?: Sides;
  readonly evidence: readonly Evidence[];
  /** Guesses that other evidence settled and that people should know of. */
  readonly warnings: readonly Message[];
}

/** What customers can be put together by. */
export const GROUP_BY = ['tax-root'] as const;
export type GroupBy = (typeof GROUP_BY)[number];

/** What the user forces instead of leaving it to detection. */
export interface LayoutOptions {
  readonly encoding?: Encoding;
  readonly delimiter?: string;
  readonly decimal?: DecimalMark;
  readonly dateFormat?: DateStyle;
  /** Physical line of the header, from 1; 0 where there is none. */
  readonly headerRow?: number;
  readonly groupBy?: GroupBy;
  /** Whether rows that are equal count once: then they say nothing about the money of an order. */
  readonly dedupe?: boolean;
  /** Field to header text, or to `#3` for the third column. */
  readonly map?: Readonly<Partial<Record<Field, string>>>;
}
