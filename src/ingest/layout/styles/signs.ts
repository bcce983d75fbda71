import type { DateStyle, DecimalMark } from '../layout.ts';

/** What the rest of a file says about how its undecided columns are written. */
export interface Signs {
  /** Language of the header line. */
  readonly language: 'romance' | 'english' | undefined;
  readonly delimiter: string;
  /** The decimal mark that other columns have proven. */
  readonly mark?: DecimalMark;
  /** The order of day and month that other date columns have proven. */
  readonly order?: 'dd/mm' | 'mm/dd';
}

/** A guess and the ground for it: the end of a text key. */
export interface Guess<T> {
  readonly value: T;
  readonly ground: string;
}

/** The decimal mark that delimiter and language agree on; delimiters other than the comma leave it free for decimals. */
export function likelyMark({ mark, delimiter, language }: Signs): Guess<DecimalMark> | undefined {
  if (mark) return { value: mark, ground: 'other_columns' };
  const free = delimiter !== ',';
  if (free && language === 'romance') return { value: ',', ground: 'language' };
  if (!free && language !== 'romance') return { value: '.', ground: 'language' };
  return undefined;
}

/** Whether day or month comes first. Portuguese and Spanish files write the day first; decimal commas go with it. */
export function likelyOrder({
  order,
  language,
  mark,
  delimiter,
}: Signs): Guess<'dd/mm' | 'mm/dd'> | undefined {
  if (order) return { value: order, ground: 'other_columns' };
  if (language === 'romance') return { value: 'dd/mm', ground: 'language' };
  if (mark === ',' && delimiter !== ',') return { value: 'dd/mm', ground: 'decimal_comma' };
  return undefined;
}

/** Whether a style puts day or month first; undefined for those that begin with the year. */
export function orderOf(style: DateStyle): 'dd/mm' | 'mm/dd' | undefined {
  if (style === 'ddmmyyyy') return 'dd/mm';
  const order = style.slice(0, 5);
  return order === 'dd/mm' || order === 'mm/dd' ? order : undefined;
}
