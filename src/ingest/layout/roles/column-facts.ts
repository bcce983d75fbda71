import { foldText } from '../../../domain/fold.ts';
import { isMark } from '../../values/marks.ts';
import { meaningOfStatus } from '../../values/meaning.ts';
import { kindOf } from '../cell-kind.ts';
import type { Table } from '../table.ts';
import { isState } from './settle.ts';

/** What the values of a column are. */
export type ValueKind =
  | 'blank'
  | 'constant'
  | 'date'
  | 'tax_id'
  | 'state'
  | 'status'
  | 'operation'
  | 'email'
  /** Numbers with decimals or a currency. */
  | 'decimal'
  /** Digits, or digits and letters, without blanks. */
  | 'code'
  /** Words. */
  | 'text'
  | 'mixed';

/** Rows that are looked at: more would hardly say more. */
const ROWS = 400;
/** Share of the values that must be of a kind. */
const NEARLY_ALL = 0.95;
/** Share of the numbers of a column of decimals that have some: whole amounts may be written without. */
const SOME = 0.3;
/** A column of words of a state, or of an operation, has a few. */
const FEW_WORDS = 15;

const TAX_ID = /^(?:\d{3}\.\d{3}\.\d{3}-\d{2}|[\dA-Z]{2}\.[\dA-Z]{3}\.[\dA-Z]{3}\/[\dA-Z]{4}-\d{2})$/i;
const COMPACT_DATE = /^(?:19[9]\d|20\d\d)(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/;
const DECIMAL = /^[-(]?\s*(?:(?:R\$|US\$|\$|€)\s*-?[\d.,]*\d|[\d.,']*\d[.,]\d{1,4})\s*[-)]?$/;
const CODE = /^(?=.*\d)[\w./#-]{1,24}$/;
const OPERATION =
  /^(?:venda|venta|sale$|devolu|bonific|brinde|doac|remessa|transfer|consigna|amostra|demonstrac|conserto|troca|return$|refund$|credit (?:memo|note))/;

/** The first rows of a table whose columns have no names, and what their values say of them. */
export class ColumnFacts {
  readonly columns: readonly number[];
  readonly rows: number;
  private readonly texts: readonly (readonly string[])[];
  private readonly kinds: readonly ValueKind[];
  private readonly known = new Map<string, boolean>();

  constructor(table: Table) {
    const rows = table.rows.slice(0, ROWS);
    this.rows = rows.length;
    this.columns = table.headers.map((_, column) => column);
    this.texts = this.columns.map((column) =>
      rows.map((row) => {
        const text = table.text(row, column);
        return isMark(text) ? '' : text;
      }),
    );
    this.kinds = this.texts.map(kindOfValues);
  }

  /** The columns of a kind. */
  of(...kinds: readonly ValueKind[]): number[] {
    return this.columns.filter((column) => kinds.includes(this.kinds[column]!));
  }

  /** The texts of a column, row by row; blank where a cell is a mark for it. */
  textsOf(column: number): readonly string[] {
    return this.texts[column]!;
  }

  /** Its first different values, to show. */
  samples(column: number, count: number): string[] {
    return [...new Set(this.texts[column]!.filter((text) => text !== ''))].slice(0, count);
  }

  /** How many different values a column has. */
  distinct(column: number): number {
    return new Set(this.texts[column]).size;
  }

  /** Whether a column has another value in each row. */
  isUnique(column: number): boolean {
    return this.distinct(column) === this.rows;
  }

  /** Whether rows that are alike in the one column are alike in the other; blank cells say nothing. */
  determines(column: number, other: number): boolean {
    const key = `${column} ${other}`;
    let known = this.known.get(key);
    if (known === undefined) {
      const values = new Map<string, string>();
      const [from, to] = [this.texts[column]!, this.texts[other]!];
      known = from.every((text, row) => {
        const value = to[row]!;
        if (text === '' || value === '') return true;
        if (!values.has(text)) values.set(text, value);
        return values.get(text) === value;
      });
      this.known.set(key, known);
    }
    return known;
  }

  /** Whether two columns say the same of a row. */
  areOne(column: number, other: number): boolean {
    return this.determines(column, other) && this.determines(other, column);
  }
}

function kindOfValues(texts: readonly string[]): ValueKind {
  const filled = texts.filter((text) => text !== '');
  if (filled.length === 0) return 'blank';
  const words = new Set(filled.map(foldText));
  const mostly = (test: (text: string) => boolean) =>
    filled.filter(test).length >= NEARLY_ALL * filled.length;
  if (mostly((text) => kindOf(text) === 'date') || mostly((text) => COMPACT_DATE.test(text))) return 'date';
  if (mostly((text) => TAX_ID.test(text))) return 'tax_id';
  const decimals = filled.filter((text) => DECIMAL.test(text)).length;
  if (decimals >= SOME * filled.length && mostly((text) => kindOf(text) === 'number')) return 'decimal';
  if (words.size <= FEW_WORDS && !filled.some((text) => /\d/.test(text))) {
    if ([...words].every((word) => OPERATION.test(word))) return 'operation';
    if ([...words].every((word) => meaningOfStatus(word) !== 'unknown')) return 'status';
    if (filled.every(isState)) return 'state';
  }
  if (words.size === 1) return 'constant';
  if (mostly((text) => text.includes('@'))) return 'email';
  if (mostly((text) => CODE.test(text))) return 'code';
  return mostly((text) => /\p{L}{2}/u.test(text)) ? 'text' : 'mixed';
}
