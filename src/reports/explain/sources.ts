import type { Day } from '../../domain/day.ts';
import type { Cell, Section } from '../../domain/document.ts';
import { message } from '../../domain/message.ts';
import type { Money } from '../../domain/money.ts';

/** A record of a customer: where it stands, and what became of it. */
export interface SourceRecord {
  readonly file: string;
  /** Physical line. */
  readonly line: number;
  readonly day: Day | undefined;
  /** The order's number as it is written; empty where there is none. */
  readonly order: string;
  readonly fate: string | undefined;
  readonly amount: Money | undefined;
}

/** The latest records that the figures come from, those that do not count among them. */
export interface Sources {
  /** Latest first. */
  readonly records: readonly SourceRecord[];
  /** How many there are in all. */
  readonly total: number;
}

export function sourcesSection({ records, total }: Sources): Section {
  return {
    id: 'records',
    title: message('explain.records'),
    columns: [
      { id: 'place', type: 'text' },
      { id: 'date', type: 'day' },
      { id: 'order_id', type: 'text' },
      { id: 'fate', type: 'code', vocabulary: 'fate' },
      { id: 'amount', type: 'money' },
    ],
    rows: records.map(({ file, line, day, order, fate, amount }): Cell[] => [
      `${file}:${line}`,
      day,
      order === '' ? undefined : order,
      fate,
      amount,
    ]),
    named: 'place',
    notes: total > records.length ? [message('explain.note.records', { shown: records.length, total })] : [],
  };
}
