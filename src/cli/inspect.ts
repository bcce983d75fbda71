import type { Day } from '../domain/day.ts';
import type { Cell, Column, Document, Meta, Section } from '../domain/document.ts';
import { type Message, message } from '../domain/message.ts';
import type { Money } from '../domain/money.ts';
import { compareUtf8 } from '../domain/utf8-order.ts';
import type { Evidence, Field, Layout } from '../ingest/layout/layout.ts';
import type { FileReading, Reading } from '../ingest/read.ts';
import type { Portfolio } from '../ledger/portfolio.ts';
import { inputName } from './say.ts';

const FILE_COLUMNS: readonly Column[] = [
  { id: 'file', type: 'text' },
  { id: 'records', type: 'integer' },
  { id: 'encoding', type: 'text' },
  { id: 'delimiter', type: 'text' },
  { id: 'header_line', type: 'integer' },
  { id: 'layout', type: 'integer' },
];

const RECOGNISED_COLUMNS: readonly Column[] = [
  { id: 'recognised', type: 'code', vocabulary: 'recognised' },
  { id: 'field', type: 'code' },
  { id: 'value', type: 'text' },
  { id: 'evidence', type: 'sentence' },
];

const COLUMN_COLUMNS: readonly Column[] = [
  { id: 'field', type: 'code' },
  { id: 'header', type: 'text' },
  { id: 'written', type: 'text' },
  { id: 'evidence', type: 'sentence' },
];

const FATE_COLUMNS: readonly Column[] = [
  { id: 'fate', type: 'code', vocabulary: 'fate' },
  { id: 'records', type: 'integer' },
  { id: 'money', type: 'money' },
];

const FIGURE_COLUMNS: readonly Column[] = [
  { id: 'figure', type: 'code', vocabulary: 'figure' },
  { id: 'records', type: 'integer' },
  { id: 'money', type: 'money' },
];

const WORD_COLUMNS: readonly Column[] = [
  { id: 'word', type: 'text' },
  { id: 'records', type: 'integer' },
];

const REJECT_COLUMNS: readonly Column[] = [
  { id: 'place', type: 'text' },
  { id: 'reason', type: 'sentence' },
  { id: 'record', type: 'text' },
];

const WARNING_COLUMNS: readonly Column[] = [{ id: 'warning', type: 'sentence' }];

/** Files that are read in the same way, such as the exports of twelve months. */
interface Family {
  /** Place among the families, from 1. */
  readonly number: number;
  readonly files: FileReading[];
}

/**
 * What was recognised in each file and on what evidence, what became of the records, and the figures to reconcile with the
 * system that the files come from.
 */
export function inspectDocument(reading: Reading, portfolio: Portfolio, meta: Meta): Document {
  const families = familiesOf(reading);
  return {
    report: 'inspect',
    meta,
    sections: [
      files(families),
      ...families.flatMap(aboutFamily),
      fates(reading),
      reconciliation(reading, portfolio),
      ...[unknownStatuses(reading), rejected(reading), warnings(reading)].filter(
        ({ rows }) => rows.length > 0,
      ),
    ],
  };
}

function familiesOf(reading: Reading): Family[] {
  const families = new Map<string, Family>();
  for (const file of reading.files) {
    const { layout } = file;
    const decided = layout.evidence.map((evidence) => [evidence.field, valueNow(layout, evidence)]);
    const key = JSON.stringify([layout.headers, decided]);
    const family = families.get(key);
    if (family) family.files.push(file);
    else families.set(key, { number: families.size + 1, files: [file] });
  }
  return [...families.values()];
}

function files(families: readonly Family[]): Section {
  const rows = families.flatMap(({ number, files: alike }) =>
    alike.map(({ file, records, layout }): Cell[] => {
      const delimiter = layout.evidence.find(({ subject }) => subject === 'delimiter')!.value;
      return [file, records, layout.encoding.value, delimiter, layout.headerLine, number];
    }),
  );
  return { id: 'files', title: message('inspect.files'), columns: FILE_COLUMNS, rows };
}

/** How the files of a family are read, shown by the first; section ids end in its number from the second family on. */
function aboutFamily({ number, files: [first, ...others] }: Family): Section[] {
  const { file, layout } = first!;
  const suffix = number === 1 ? '' : `_${number}`;
  const name = {
    file:
      others.length === 0
        ? inputName(file)
        : message('inspect.alike', { file: inputName(file), n: others.length }),
  };
  const used = new Set(Object.values(layout.columns));
  const unused = layout.headers.filter((header, column) => header !== '' && !used.has(column));
  const isColumn = ({ subject }: Evidence) => subject === 'column';
  return [
    {
      id: `recognised${suffix}`,
      title: message('inspect.how', name),
      columns: RECOGNISED_COLUMNS,
      rows: layout.evidence
        .filter((evidence) => !isColumn(evidence))
        .map((evidence): Cell[] => {
          const value = valueNow(layout, evidence);
          const reason = value === evidence.value ? evidence.reason : message('inspect.revised');
          return [evidence.subject, evidence.field, value, reason];
        }),
    },
    {
      id: `columns${suffix}`,
      title: message('inspect.columns', name),
      columns: COLUMN_COLUMNS,
      rows: layout.evidence
        .filter(isColumn)
        .map(({ field, value, reason }): Cell[] => [field, value, styleOf(layout, field!), reason]),
      notes: unused.length > 0 ? [message('inspect.unused', { headers: unused.join(', ') })] : [],
    },
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

function fates(reading: Reading): Section {
  const rows = reading.fates.map(({ fate, records, money }): Cell[] => [fate, records, money]);
  return { id: 'fates', title: message('inspect.fates'), columns: FATE_COLUMNS, rows };
}

/** Figures that must agree, and that a person can look up in the system that the files come from. */
function reconciliation(reading: Reading, portfolio: Portfolio): Section {
  const of = (...names: string[]) => {
    const chosen = reading.fates.filter(({ fate }) => names.length === 0 || names.includes(fate));
    return {
      records: chosen.reduce((sum, { records }) => sum + records, 0),
      money: chosen.reduce((sum, { money }) => sum + money, 0n),
    };
  };
  const inFiles = reading.files.reduce((sum, { records }) => sum + records, 0);
  const [all, sales, identified] = [of(), of('purchase', 'return', 'unidentified'), of('purchase', 'return')];
  const held = heldBy(portfolio);
  return {
    id: 'reconciliation',
    title: message('inspect.reconciliation'),
    columns: FIGURE_COLUMNS,
    rows: [
      ['files', inFiles, undefined],
      ['fates', all.records, all.money],
      ['sales', sales.records, sales.money],
      ['customers', identified.records, identified.money],
      ['ledger', undefined, held.revenue],
    ],
    notes: [
      message('inspect.records', { files: inFiles, fates: all.records, n: reading.files.length }),
      message('inspect.sales', {
        purchases: { money: of('purchase').money },
        returns: { money: of('return').money },
        unidentified: { money: of('unidentified').money },
        sales: { money: sales.money },
      }),
      held.note,
    ],
  };
}

/** Revenue summed anew from what the portfolio holds, and who and what is in it. */
function heldBy(portfolio: Portfolio): { revenue: Money; note: Message } {
  const { asOf } = portfolio;
  let revenue = 0n;
  let customers = 0;
  let orders = 0;
  let first: Day = asOf;
  let last: Day | undefined;
  for (let customer = 0; customer < portfolio.size; customer++) {
    // Those that only the register knows are in no file.
    if (!portfolio.hasRecords(customer)) continue;
    customers++;
    const totals = portfolio.totals(customer);
    revenue += totals.purchases - totals.returns;
    orders += totals.orders;
    const days = portfolio.purchaseDays(customer);
    if (days.length === 0) continue;
    first = Math.min(first, days[0]!);
    last = Math.max(last ?? first, days.at(-1)!);
  }
  const note =
    last === undefined
      ? message('inspect.no_purchase', { asOf: { day: asOf } })
      : message('inspect.customers', {
          customers,
          orders,
          first: { day: first },
          last: { day: last },
        });
  return { revenue, note };
}

function unknownStatuses(reading: Reading): Section {
  return {
    id: 'unknown_statuses',
    title: message('inspect.unknown_statuses'),
    columns: WORD_COLUMNS,
    rows: [...reading.unknownStatuses].sort((a, b) => b[1] - a[1] || compareUtf8(a[0], b[0])),
  };
}

function rejected({ rejects, fates: totals }: Reading): Section {
  const more = totals.find(({ fate }) => fate === 'rejected')!.records - rejects.length;
  return {
    id: 'rejected',
    title: message('inspect.rejected'),
    columns: REJECT_COLUMNS,
    rows: rejects.map(({ file, line, reason, record }) => [`${file}:${line}`, reason, record]),
    notes: more > 0 ? [message('inspect.more_rejected', { n: more })] : [],
  };
}

function warnings(reading: Reading): Section {
  return {
    id: 'warnings',
    title: message('inspect.warnings'),
    columns: WARNING_COLUMNS,
    rows: reading.warnings.map((warning) => [warning]),
  };
}
