import { civilOf, type Day } from '../domain/day.ts';
import type { Cell, Column } from '../domain/document.ts';
import { guardText } from '../domain/guard.ts';
import type { DateStyle, DecimalMark, Layout } from '../ingest/layout/layout.ts';
import { isNumeric, machineText } from '../output/cell.ts';

/** How a file writes its cells, so that others can be written beside them. */
export interface FileStyle {
  readonly delimiter: string;
  /** The decimal mark of the amounts. */
  readonly mark: DecimalMark;
  readonly date: DateStyle;
  /** What parts day, month and year: `/` `-` `.`. */
  readonly separator: string;
  /** Whether texts that a spreadsheet would run as formulas are guarded. */
  readonly guard: boolean;
}

/** The style of the column that the amount comes from; a file without decimals has one too. */
export function markOf({ decimals }: Layout): DecimalMark {
  const choice = decimals.amount ?? decimals.order_total ?? decimals.unit_price;
  return choice?.value ?? '.';
}

/** The style of the column that the date comes from, or one for whole days where that one is for something else. */
export function dateStyleOf({ dates }: Layout): DateStyle {
  const style = (dates.order_date ?? dates.invoice_date)?.value ?? 'yyyy-mm-dd';
  return WHOLE_DAYS[style] ?? style;
}

/** A cell as plain text in the style of a file; codes, booleans and sentences as in machine formats. */
export function styledText(style: FileStyle, column: Column, cell: Cell): string {
  if (cell === undefined) return '';
  if (column.type === 'day') return dayText(style, cell as Day);
  const plain = machineText(column, cell);
  if (isNumeric(column)) return plain.replace('.', style.mark);
  return style.guard ? guardText(column, plain) : plain;
}

/** How a whole day is written in a file whose dates are no numbers with separators. */
const WHOLE_DAYS: Readonly<Partial<Record<DateStyle, DateStyle>>> = {
  'dd-mmm-yyyy': 'yyyy-mm-dd',
  'mm/yyyy': 'dd/mm/yyyy',
  'yyyy-mm': 'yyyy-mm-dd',
  'mmm/yyyy': 'yyyy-mm-dd',
  'excel-serial': 'yyyy-mm-dd',
  'excel-serial-1904': 'yyyy-mm-dd',
};

/** A day in the style of a file. */
function dayText({ date, separator }: FileStyle, day: Day): string {
  const civil = civilOf(day);
  const year = String(civil.year).padStart(4, '0');
  const parts: Readonly<Record<string, string>> = {
    yyyy: year,
    yy: year.slice(2),
    mm: String(civil.month).padStart(2, '0'),
    dd: String(civil.dayOfMonth).padStart(2, '0'),
  };
  if (date === 'yyyymmdd') return `${parts.yyyy}${parts.mm}${parts.dd}`;
  if (date === 'ddmmyyyy') return `${parts.dd}${parts.mm}${parts.yyyy}`;
  return date
    .split(/[-/]/)
    .map((part) => parts[part])
    .join(separator);
}

/** A plain text as a cell of a file: in quotes where it must be, or where all of its neighbours are. */
export function quotedText({ delimiter }: FileStyle, plain: string, quoted: boolean): string {
  const needed = quoted || /["\r\n]/.test(plain) || plain.includes(delimiter);
  return needed ? `"${plain.replaceAll('"', '""')}"` : plain;
}
