import type { Cell, Column, Section } from '../../domain/document.ts';
import { type Message, message } from '../../domain/message.ts';
import {
  type Choice,
  type DateStyle,
  type DecimalMark,
  type Evidence,
  FIELDS,
  type Field,
  type Layout,
} from '../../ingest/layout/layout.ts';
import type { FileReading } from '../../ingest/reading.ts';
import { readAmount } from '../../ingest/values/amounts.ts';
import { readDate } from '../../ingest/values/dates.ts';
import { inputName } from '../say.ts';

const RECOGNISED_COLUMNS: readonly Column[] = [
  { id: 'recognised', type: 'code', vocabulary: 'recognised' },
  { id: 'field', type: 'code', forPrograms: true },
  { id: 'value', type: 'text' },
  { id: 'evidence', type: 'sentence' },
];

const COLUMN_COLUMNS: readonly Column[] = [
  { id: 'field', type: 'code' },
  { id: 'column', type: 'integer', forPrograms: true },
  { id: 'header', type: 'text', wraps: true },
  { id: 'sample', type: 'text' },
  { id: 'written', type: 'text', forPrograms: true },
  { id: 'read_as', type: 'sentence' },
  { id: 'evidence', type: 'sentence', wraps: true },
];

/** Files that are read in the same way, such as the exports of twelve months. */
export interface Family {
  /** Place among the families, from 1. */
  readonly number: number;
  readonly files: FileReading[];
}

/** The files by how they are read, in the order of the first of each kind. */
export function familiesOf(files: readonly FileReading[]): Family[] {
  const families = new Map<string, Family>();
  for (const file of files) {
    const { layout } = file;
    const decided = layout.evidence.map((evidence) => [evidence.field, valueNow(layout, evidence)]);
    const key = JSON.stringify([layout.headers, decided]);
    const family = families.get(key);
    if (family) family.files.push(file);
    else families.set(key, { number: families.size + 1, files: [file] });
  }
  return [...families.values()];
}

/** How the files of a family are read, shown by the first; section ids end in its number from the second family on. */
export function aboutFamily({ number, files: [first, ...others] }: Family): Section[] {
  const { file, layout } = first!;
  const suffix = number === 1 ? '' : `_${number}`;
  const name = {
    file:
      others.length === 0
        ? inputName(file)
        : message('inspect.alike', { file: inputName(file), n: others.length }),
  };
  return [
    {
      id: `recognised${suffix}`,
      title: message('inspect.how', name),
      columns: RECOGNISED_COLUMNS,
      rows: recognised(layout),
    },
    {
      id: `columns${suffix}`,
      title: message('inspect.columns', name),
      columns: COLUMN_COLUMNS,
      rows: columnRows(layout),
      notes: unused(layout),
    },
  ];
}

const isColumn = ({ subject }: Evidence) => subject === 'column';

/** What holds for the whole file. Columns that write dates or numbers alike are told by the first of them. */
function recognised(layout: Layout): Cell[][] {
  const rows = new Map<string, Cell[]>();
  for (const evidence of layout.evidence) {
    if (isColumn(evidence)) continue;
    const value = valueNow(layout, evidence);
    const reason = value === evidence.value ? evidence.reason : message('inspect.revised');
    const key = `${evidence.subject} ${value}`;
    if (!rows.has(key)) rows.set(key, [evidence.subject, evidence.field, value, reason]);
  }
  return [...rows.values()];
}

/** What each column was taken for, in the order in which help lists the fields. */
function columnRows(layout: Layout): Cell[][] {
  const told = layout.evidence
    .filter(isColumn)
    .map((evidence) => ({ evidence, field: fieldNow(layout, evidence) }));
  return told
    .toSorted((a, b) => FIELDS.indexOf(a.field) - FIELDS.indexOf(b.field))
    .map(({ evidence, field }): Cell[] => {
      const telling = layout.evidence.find((each) => !isColumn(each) && each.field === field)?.sample;
      const sample = telling || evidence.sample || '';
      const reason = field === evidence.field ? reasonOf(layout, evidence) : message('inspect.revised');
      return [
        field,
        layout.columns[field]! + 1,
        evidence.value,
        sample,
        styleOf(layout, field),
        readAs(layout, field, sample),
        reason,
      ];
    });
}

/** Why a column was taken for its field; of an order's total beside the amounts of rows also that it is not counted. */
function reasonOf({ columns, headers }: Layout, { field, reason }: Evidence): Message {
  return field === 'order_total' && columns.amount !== undefined
    ? message('inspect.beside', { header: headers[columns.amount]! })
    : reason;
}

/** The field that a column was read as in the end: a later cell may have proven the sample's choice wrong. */
function fieldNow({ columns, headers }: Layout, { field, value }: Evidence): Field {
  if (columns[field!] !== undefined) return field!;
  return FIELDS.find((each) => headers[columns[each] ?? -1] === value)!;
}

/** How a cell of a column with dates or numbers reads; undefined for the others and for cells that hold neither. */
function readAs({ dates, decimals }: Layout, field: Field, cell: string): Message | undefined {
  const bytes = Buffer.from(cell);
  const date: Choice<DateStyle> | undefined = dates[field as keyof typeof dates];
  const day = date && readDate(bytes, 0, bytes.length, date.value);
  if (day !== undefined) return message('inspect.day', { day: { day } });
  const mark: Choice<DecimalMark> | undefined = decimals[field as keyof typeof decimals];
  const amount = mark && readAmount(bytes, 0, bytes.length, mark.value);
  return amount === undefined ? undefined : message('inspect.amount', { amount: { money: BigInt(amount) } });
}

/** Columns with a name that no figure depends on, and how to name others. */
function unused({ headers, columns }: Layout): Message[] {
  const used = new Set(Object.values(columns));
  const others = headers.filter((header, column) => header !== '' && !used.has(column));
  return [
    ...(others.length > 0 ? [message('inspect.unused', { headers: others.join(', ') })] : []),
    message('inspect.rename'),
  ];
}

/** What a file was read with in the end: a later cell may have proven the sample's choice wrong. */
function valueNow(layout: Layout, { subject, field, value }: Evidence): string {
  if (subject === 'encoding') return layout.encoding.value;
  return field === undefined ? value : (styleOf(layout, field) ?? value);
}

/** The date style or decimal mark of a field's column; undefined where it holds neither. */
function styleOf({ dates, decimals }: Layout, field: Field): string | undefined {
  const styles: Readonly<Partial<Record<Field, { readonly value: string }>>> = { ...dates, ...decimals };
  return styles[field]?.value;
}
