import type { Document, Section } from '../../src/domain/document.ts';
import { message } from '../../src/domain/message.ts';
import { textOf, type WriteOptions, type Writer } from '../../src/output/writer.ts';

/** 2026-03-31 as days since 1970-01-01: `date -u -d 2026-03-31 +%s` / 86400. */
export const AS_OF = 20_543;

/** A row of each: ordinary values, blanks, and values at the edges of their types. */
export const cellsOfEveryType: Section = {
  id: 'customers',
  columns: [
    { id: 'customer_id', type: 'text' },
    { id: 'abc', type: 'code', vocabulary: 'abc' },
    { id: 'reason', type: 'sentence' },
    { id: 'last_purchase', type: 'day' },
    { id: 'orders', type: 'integer' },
    { id: 'median_interval_days', type: 'half' },
    { id: 'revenue', type: 'money' },
    { id: 'average_ticket', type: 'money' },
    { id: 'share', type: 'ratio', digits: 6, percent: true },
    { id: 'key_account', type: 'boolean' },
  ],
  rows: [
    [
      '00123',
      'total',
      message('output.as_of', { asOf: { day: AS_OF }, since: { day: AS_OF - 30 } }),
      AS_OF,
      1234,
      7.5,
      123_450n,
      { num: 1_000_000n, den: 3n },
      { num: 2n, den: 3n },
      true,
    ],
    new Array(10).fill(undefined),
    [
      '=1+1',
      'none',
      message('output.no'),
      0,
      0,
      10,
      -123_450n,
      { num: -49n, den: 1n },
      { num: -1n, den: 2n },
      false,
    ],
  ],
};

export function documentOf(sections: readonly Section[]): Document {
  return {
    report: 'sample',
    meta: {
      asOf: AS_OF,
      since: AS_OF - 30,
      files: ['vendas "1".csv'],
      fates: [{ fate: 'purchase', records: 3, money: 90_071_992_547_409_931_234n }],
      policy: { status: { active_days: 60 } },
      version: '1.2.3',
    },
    sections,
  };
}

const defaults: WriteOptions = { language: 'en', color: false, wide: false, guard: true, excel: false };

/** What a writer makes of a document, whole. */
export function written(writer: Writer, document: Document, options: Partial<WriteOptions> = {}): string {
  return textOf(writer.write(document, { ...defaults, ...options }));
}
written.defaults = defaults;
