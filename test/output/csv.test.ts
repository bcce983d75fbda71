import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Section } from '../../src/domain/document.ts';
import { unguardCell } from '../../src/domain/guard.ts';
import { message } from '../../src/domain/message.ts';
import { TEXTS } from '../../src/locale/index.ts';
import { csv } from '../../src/output/csv.ts';
import { textOf } from '../../src/output/writer.ts';
import { cellsOfEveryType, documentOf, written } from './sample.ts';

const pt = (key: string) => TEXTS['pt-BR'][key];
const write = (sections: readonly Section[], options = {}) => written(csv, documentOf(sections), options);

test('a list has exact figures, English words, ISO dates and LF; blanks are empty', () => {
  // Money rounds once, half away from zero: 12.345 is 12.35 and -12.345 is -12.35; 2/3 with six digits is 0.666667.
  expect(write([cellsOfEveryType])).toBe(
    [
      'customer_id,abc,reason,last_purchase,orders,median_interval_days,revenue,average_ticket,share,key_account',
      '00123,total,"As of 2026-03-31, compared with 2026-03-01",2026-03-31,1234,7.5,12.35,33.33,0.666667,true',
      ',,,,,,,,,',
      "'=1+1,none,no,1970-01-01,0,10,-12.35,0.00,-0.500000,false",
      '',
    ].join('\n'),
  );
});

test('amounts of any size are rounded once to two decimals, half away from zero', () => {
  const tenThousandths = fc.oneof(
    fc.bigInt({ min: -20_000n, max: 20_000n }),
    fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n }),
    fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }),
    // Exactly on a half.
    fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n }).map((whole) => whole * 100n + 50n),
  );
  fc.assert(
    fc.property(fc.array(tenThousandths, { minLength: 1 }), (amounts) => {
      const section = {
        id: 'money',
        columns: [{ id: 'revenue', type: 'money' as const }],
        rows: amounts.map((amount) => [amount]),
      };
      const wanted = amounts.map((amount) => {
        const hundredths = ((amount < 0n ? -amount : amount) + 50n) / 100n;
        const sign = amount < 0n && hundredths > 0n ? '-' : '';
        return `${sign}${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}`;
      });
      expect(write([section]).trimEnd().split('\n').slice(1)).toEqual(wanted);
    }),
  );
});

test('for a Brazilian spreadsheet: BOM, semicolon, CRLF, decimal comma, words and dates of Brazil', () => {
  expect(write([cellsOfEveryType], { excel: true, language: 'pt-BR' })).toBe(
    [
      `\uFEFF${cellsOfEveryType.columns.map(({ id }) => pt(`column.${id}`)).join(';')}`,
      `00123;${pt('code.abc.total')};Data-base 31/03/2026, comparada com 01/03/2026;31/03/2026;1234;7,5;12,35;33,33;0,666667;sim`,
      ';;;;;;;;;',
      `'=1+1;${pt('code.abc.none')};não;01/01/1970;0;10;-12,35;0,00;-0,500000;não`,
      '',
    ].join('\r\n'),
  );
});

test('the same bytes in every language, unless for a spreadsheet', () => {
  expect(write([cellsOfEveryType], { language: 'pt-BR' })).toBe(write([cellsOfEveryType]));
});

test('a list without rows is its header', () => {
  expect(write([{ ...cellsOfEveryType, rows: [] }])).toMatch(/^customer_id,.*key_account\n$/);
});

describe('a report with several sections', () => {
  const matrix: Section = {
    id: 'matrix',
    columns: [
      { id: 'salesperson', type: 'text' },
      { id: 'abc', type: 'code', vocabulary: 'abc' },
      { id: 'customers', type: 'integer' },
      { id: 'revenue', type: 'money' },
    ],
    rows: [
      ['=Ana', 'total', 2, 15_000n],
      [undefined, 'none', 0, undefined],
    ],
  };
  const ranks: Section = {
    id: 'ranks',
    columns: [
      { id: 'rank', type: 'integer' },
      { id: 'customer_id', type: 'text' },
    ],
    rows: [[7, 'A, B']],
  };
  const names: Section = { id: 'names', columns: [{ id: 'customer_id', type: 'text' }], rows: [['X']] };

  test('is one line a figure, named by the beginning of its row or its number', () => {
    expect(write([matrix, ranks, names])).toBe(
      [
        'section,item,measure,value',
        "matrix,'=Ana/total,customers,2",
        "matrix,'=Ana/total,revenue,1.50",
        'matrix,/none,customers,0',
        'matrix,/none,revenue,',
        'ranks,1,rank,7',
        'ranks,1,customer_id,"A, B"',
        'names,1,customer_id,X',
        '',
      ].join('\n'),
    );
  });

  test('names a row by the column that the section says, wherever it stands', () => {
    const named: Section = {
      id: 'moved',
      columns: [
        { id: 'salesperson', type: 'text' },
        { id: 'customer_id', type: 'text' },
        { id: 'abc', type: 'code', vocabulary: 'abc' },
      ],
      rows: [['Ana', 'C1', 'A']],
      named: 'customer_id',
    };
    expect(write([names, named]).split('\n').slice(2, 4)).toEqual([
      'moved,C1,salesperson,Ana',
      'moved,C1,abc,A',
    ]);
  });

  test('has translated words for a spreadsheet', () => {
    expect(write([matrix, names], { excel: true, language: 'pt-BR', guard: false })).toBe(
      [
        '\uFEFFSeção;Item;Medida;Valor',
        `matrix;=Ana/${pt('code.abc.total')};${pt('column.customers')};2`,
        `matrix;=Ana/${pt('code.abc.total')};${pt('column.revenue')};1,50`,
        `matrix;/${pt('code.abc.none')};${pt('column.customers')};0`,
        `matrix;/${pt('code.abc.none')};${pt('column.revenue')};`,
        `names;1;${pt('column.customer_id')};X`,
        '',
      ].join('\r\n'),
    );
  });
});

const texts = fc.array(fc.tuple(fc.string({ unit: 'binary' }), fc.string()), { minLength: 1 });
const twoTexts = (rows: readonly (readonly [string, string])[]): Section => ({
  id: 'customers',
  columns: [
    { id: 'customer_id', type: 'text' },
    { id: 'customer_name', type: 'text' },
  ],
  rows,
});

test.each([
  [{ guard: false }, ','],
  [{ guard: false, excel: true }, ';'],
])('any texts come back from a CSV parser as they were: %o', (options, delimiter) => {
  fc.assert(
    fc.property(texts, (rows) => {
      const read = parse(write([twoTexts(rows)], options), { bom: true, delimiter, from: 2 });
      expect(read).toEqual(rows);
    }),
  );
});

test('any guarded texts come back when unguarded', () => {
  fc.assert(
    fc.property(texts, (rows) => {
      const read: string[][] = parse(write([twoTexts(rows)]), { from: 2 });
      expect(read.map((row) => row.map(unguardCell))).toEqual(rows);
    }),
  );
});

test('only cells with comma, quote, CR or LF are quoted', () => {
  const cells = ['a b', 'a;b', 'a\tb', "a'b", 'a,b', 'a"b', 'a\rb', 'a\nb'];
  const [, ...lines] = write([twoTexts(cells.map((cell) => [cell, '']))], { guard: false }).split(
    /,\n|name\n/,
  );
  expect(lines.slice(0, 8)).toEqual(['a b', 'a;b', 'a\tb', "a'b", '"a,b"', '"a""b"', '"a\rb"', '"a\nb"']);
});

test('thousands of rows come in pieces, none lost between them', () => {
  const rows = Array.from({ length: 30_001 }, (_, i) => [`C${i}`, message('output.yes')] as const);
  const columns = [
    { id: 'customer_id', type: 'text' },
    { id: 'reason', type: 'sentence' },
  ] as const;
  const pieces = [...csv.write(documentOf([{ id: 'customers', columns, rows }]), written.defaults)];
  expect(pieces.length).toBeGreaterThan(2);
  expect(textOf(pieces)).toBe(`customer_id,reason\n${rows.map(([id]) => `${id},yes\n`).join('')}`);
});
