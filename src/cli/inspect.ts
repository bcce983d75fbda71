import type { Cell, Column, Document, Meta, Section } from '../domain/document.ts';
import { type Message, message } from '../domain/message.ts';
import { compareUtf8 } from '../domain/utf8-order.ts';
import type { Reading } from '../ingest/reading.ts';
import type { Portfolio } from '../ledger/portfolio.ts';
import { cutNamesList, cutNamesWarning, findCutNames } from './cut-names.ts';
import { answerOf } from './inspect/answer.ts';
import { aboutFamily, type Family, familiesOf } from './inspect/layout.ts';
import { severalNames } from './inspect/several-names.ts';
import { reconciliation, statedTotals } from './reconciliation.ts';

/** The family of a file is worth a column where there are several. */
const fileColumns = (families: number): readonly Column[] => [
  { id: 'file', type: 'text' },
  { id: 'records', type: 'integer' },
  { id: 'sales', type: 'money' },
  { id: 'first', type: 'day' },
  { id: 'last', type: 'day' },
  { id: 'layout', type: 'integer', forPrograms: families === 1 },
];

const WORD_COLUMNS: readonly Column[] = [
  { id: 'word', type: 'text' },
  { id: 'records', type: 'integer' },
  { id: 'money', type: 'money' },
];

const REJECT_COLUMNS: readonly Column[] = [
  { id: 'place', type: 'text' },
  { id: 'reason', type: 'sentence' },
  { id: 'record', type: 'text' },
];

const WARNING_COLUMNS: readonly Column[] = [{ id: 'warning', type: 'sentence' }];

/**
 * What the files are, what each column was taken for and on what ground, what cannot be used, the figures to reconcile with
 * the system that the files come from, and at last what is worth a look, with what to type; `further` of it is known from
 * beside the files.
 */
export function inspectDocument(
  reading: Reading,
  portfolio: Portfolio,
  meta: Meta,
  further: readonly Message[] = [],
): Document {
  const families = familiesOf(reading.files);
  const cut = findCutNames(portfolio);
  const present = ({ rows }: Section) => rows.length > 0;
  return {
    report: 'inspect',
    meta,
    compares: false,
    sections: [
      files(families, reading),
      ...families.flatMap(aboutFamily),
      ...[unknownStatuses(reading), rejected(reading)].filter(present),
      reconciliation(reading, portfolio),
      ...[
        statedTotals(reading),
        cutNamesList(cut),
        warnings([
          ...reading.warnings,
          ...severalNames(reading),
          ...cutNamesWarning(cut, reading, 'above'),
          ...further,
        ]),
      ].filter(present),
    ],
  };
}

function files(families: readonly Family[], { files: all }: Reading): Section {
  const rows = families.flatMap(({ number, files: alike }) =>
    alike.map(({ file, records, sales, first, last }): Cell[] => [file, records, sales, first, last, number]),
  );
  const guesses = all.reduce((sum, { layout }) => sum + layout.warnings.length, 0);
  return {
    id: 'files',
    title: message('inspect.files'),
    columns: fileColumns(families.length),
    rows,
    notes: [
      ...families.flatMap(answerOf),
      guesses === 0 ? message('inspect.certain') : message('inspect.doubts', { n: guesses }),
    ],
  };
}

function unknownStatuses(reading: Reading): Section {
  return {
    id: 'unknown_statuses',
    title: message('inspect.unknown_statuses'),
    columns: WORD_COLUMNS,
    rows: [...reading.unknownStatuses]
      .sort(([a, { records: more }], [b, { records: fewer }]) => fewer - more || compareUtf8(a, b))
      .map(([word, { records, money }]) => [word, records, money]),
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

function warnings(all: readonly Message[]): Section {
  return {
    id: 'warnings',
    title: message('inspect.warnings'),
    columns: WARNING_COLUMNS,
    rows: all.map((warning) => [warning]),
  };
}
