import type { Day } from './day.ts';
import type { Message } from './message.ts';
import type { Money, Ratio } from './money.ts';

/**
 * What the cells of a column hold.
 * - `text`: data from the input, any string. `code`: a word of the column's `vocabulary` (translated for people).
 * - `sentence`: a Message. `day`: a Day. `integer`: a number. `half`: a number that is an integer or ends in .5.
 * - `money`: ten-thousandths of the currency unit, as Money, or as a Ratio of ten-thousandths (an average); two decimals.
 * - `ratio`: a Ratio, shown with the column's `digits`; `percent` columns are shown x 100 with a % sign to people only.
 * - `boolean`: true or false.
 */
export type CellType =
  | 'text'
  | 'code'
  | 'sentence'
  | 'day'
  | 'integer'
  | 'half'
  | 'money'
  | 'ratio'
  | 'boolean';

/** A cell; `undefined` is a blank: unknown, or a ratio whose denominator is 0. */
export type Cell = string | number | bigint | boolean | Ratio | Message | undefined;

export interface Column {
  /** Machine name, as in CSV headers and JSON keys. People read the text of `column.<id>`. */
  readonly id: string;
  /** People read the header of the column with this id, where the machine name says too little to them. */
  readonly headed?: string;
  readonly type: CellType;
  /** Decimals of a `ratio`. */
  readonly digits?: number;
  /** Decimals of a `ratio` for people, where they are to read fewer of them. */
  readonly shownDigits?: number;
  /** For people, a `ratio` is a percentage. */
  readonly percent?: boolean;
  /** Vocabulary of a `code` column. */
  readonly vocabulary?: string;
  /** A `code` may also be a word of somebody's own, which stands as it is. */
  readonly open?: boolean;
  /** Left out in a terminal, where the rest of the row tells it, or the notes where no column is left. */
  readonly forPrograms?: boolean;
  /** In a narrow terminal, texts and sentences go on in a next line rather than be cut off or left out. */
  readonly wraps?: boolean;
  /** A text of no use in part: a narrow terminal leaves the column out rather than cut it off. */
  readonly whole?: boolean;
  /** Of this column and the one behind it, a narrow terminal leaves out this one first. */
  readonly spare?: boolean;
  /** In a terminal, draw a bar beside the number: of a ratio (0 to 1) as it is, of money as a part of the column's largest. */
  readonly bar?: boolean;
}

/** The rows of a table. They may be made only when they are walked, so that a long list need not stand in memory. */
export interface Rows extends Iterable<readonly Cell[]> {
  readonly length: number;
}

/** As many rows as there are `items`, each made of its item when it is walked. */
export function rowsOf<T>(
  items: Iterable<T> & { readonly length: number },
  row: (item: T, place: number) => readonly Cell[],
): Rows {
  return {
    length: items.length,
    *[Symbol.iterator]() {
      let place = 0;
      for (const item of items) yield row(item, place++);
    },
  };
}

/** For people, a table stands on its side: each of its columns is a line, each of its rows a column. */
export interface Transposed {
  /** Id of the column whose cells head the columns. */
  readonly heading: string;
  /** Id of a column whose values stand above tables of their own; rows of the same value follow one another. */
  readonly blocks?: string;
  /** Rows are moments in time, earliest first: figures are drawn as a curve too, and where not all rows fit, the last do. */
  readonly curve?: boolean;
  /** There is a single row: its cells read like words, flush left, sentences wrapped, and blank ones are left out. */
  readonly card?: boolean;
}

/** A table of a document. */
export interface Section {
  readonly id: string;
  /** Heading for people; a section without one is the plain list of its report. */
  readonly title?: Message;
  readonly columns: readonly Column[];
  readonly rows: Rows;
  /**
   * Id of the column that names a row where every figure has a line of its own; where absent, the texts, codes and days
   * that the row begins with do.
   */
  readonly named?: string;
  /** Ids of the columns that a narrow terminal shows; all of them where absent. */
  readonly essential?: readonly string[];
  /** For people, show as a cross table: one row per value of `rows`, one column per value of `columns`. */
  readonly pivot?: { readonly rows: string; readonly columns: string; readonly measures: readonly string[] };
  readonly transposed?: Transposed;
  /** Left out, with title and notes, where people read: it would tell them nothing. */
  readonly forPrograms?: boolean;
  /** Sentences under the table. */
  readonly notes?: readonly Message[];
}

/** Count and money of one fate. */
export interface FateTotal {
  readonly fate: string;
  readonly records: number;
  readonly money: Money;
}

/** What every output states about where it comes from. */
export interface Meta {
  /** The day that the figures are of, and that they are compared with; undefined where lists do not tell their day. */
  readonly asOf: Day | undefined;
  readonly since: Day | undefined;
  readonly files: readonly string[];
  readonly fates: readonly FateTotal[];
  /** The effective policy, as plain JSON data. */
  readonly policy: unknown;
  /** The condition that chose the customers, where only some are told of. */
  readonly where?: string;
  readonly version: string;
}

/** A report before it has a look. */
export interface Document {
  readonly report: string;
  readonly meta: Meta;
  /** False where nothing is compared with the start of the comparison period: people are not told of it then. */
  readonly compares?: boolean;
  readonly sections: readonly Section[];
}
