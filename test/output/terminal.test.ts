import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import type { Cell, Column, Section } from '../../src/domain/document.ts';
import { message } from '../../src/domain/message.ts';
import { TEXTS } from '../../src/locale/index.ts';
import { terminal } from '../../src/output/terminal.ts';
import { AS_OF, cellsOfEveryType, documentOf, written } from './sample.ts';

const en = (key: string) => TEXTS.en[key]!;
const show = (sections: readonly Section[], options = {}) => written(terminal, documentOf(sections), options);
/** The lines below the as-of line and its blank line. */
const body = (sections: readonly Section[], options = {}) => {
  const lines = show(sections, options).split('\n');
  return lines.slice(lines.indexOf('') + 1, -1);
};

const ratio = (num: number, den: number) => ({ num: BigInt(num), den: BigInt(den) });

test('every table states its dates', () => {
  expect(show([]).split('\n')[0]).toBe('As of 2026-03-31, compared with 2026-03-01');
  expect(show([], { language: 'pt-BR' }).split('\n')[0]).toBe(
    'Data-base 31/03/2026, comparada com 01/03/2026',
  );
});

describe('a list', () => {
  const columns: readonly Column[] = [
    { id: 'orders', type: 'integer' },
    { id: 'customer_id', type: 'text' },
    { id: 'revenue', type: 'money' },
    { id: 'share', type: 'ratio', digits: 6, percent: true, bar: true },
  ];
  const rows: readonly (readonly Cell[])[] = [
    [12, 'Padaria', 12_345_000n, ratio(1, 2)],
    [3, '漢字', undefined, ratio(1, 3)],
    [1234, undefined, -10_000n, undefined],
  ];
  const list: Section = { id: 'list', columns, rows };

  test('has texts flush left, numbers flush right, bars, and one rule', () => {
    expect(en('column.orders') + en('column.customer_id') + en('column.revenue') + en('column.share')).toBe(
      'OrdersCustomerRevenueShare',
    );
    expect(body([list], { language: 'en' })).toEqual([
      'Orders  Customer   Revenue  Share',
      // 6 + 8 + 8 + 5 cells, 20 for the bar, and 2 between each.
      '─'.repeat(55),
      '    12  Padaria   1,234.50  50.0%  ██████████',
      '     3  漢字                33.3%  ██████▋',
      ' 1,234               -1.00',
    ]);
  });

  test('is laid out at once however long it is', () => {
    const many = { ...list, rows: Array.from({ length: 1200 }, (_, i) => [i, 'x', 0n, undefined]) };
    const lines = body([many]);
    expect(lines).toHaveLength(1202);
    expect(lines.at(-1)).toBe(' 1,199  x            0.00');
    expect(lines.filter((line) => line.includes('─'))).toHaveLength(1);
  });

  test('draws money as a part of the largest amount, what is not above 0 not at all', () => {
    const amounts: Section = {
      id: 'amounts',
      columns: [{ id: 'revenue', type: 'money', bar: true }],
      rows: [[40_000n], [10_000n], [-10_000n], [undefined]],
    };
    const full = '█'.repeat(20);
    expect(body([amounts]).slice(2)).toEqual([
      `   4.00  ${full}`,
      `   1.00  ${full.slice(0, 5)}`,
      '  -1.00',
      '',
    ]);
  });

  test('with a single row is a card on demand: flush left, blanks left out, sentences wrapped', () => {
    const card: Section = {
      id: 'card',
      columns: [
        { id: 'customer_id', type: 'text' },
        { id: 'customer_name', type: 'text' },
        { id: 'status', type: 'code', vocabulary: 'status' },
        { id: 'orders', type: 'integer' },
        { id: 'reason', type: 'sentence' },
        { id: 'abc', type: 'code', vocabulary: 'abc', forPrograms: true },
      ],
      rows: [
        [
          '00101',
          undefined,
          'active',
          4,
          message('output.as_of', { asOf: { day: AS_OF }, since: { day: AS_OF } }),
          'A',
        ],
      ],
      transposed: { heading: 'customer_id', card: true },
    };
    expect(body([card], { width: 36 })).toEqual([
      'Customer  00101',
      '─'.repeat(36),
      'Status    active',
      'Orders    4',
      'Reason    As of 2026-03-31, compared',
      '          with 2026-03-31',
    ]);
  });

  test('without rows says so', () => {
    expect(body([{ ...list, rows: [] }]).at(-1)).toBe('No rows.');
    expect(body([{ ...list, rows: [], title: message('output.section') }])).toEqual(['Section', 'No rows.']);
  });

  test('of lists that do not tell their day begins with its first section', () => {
    const document = documentOf([{ ...list, title: message('output.section') }]);
    const undated = { ...document, meta: { ...document.meta, asOf: undefined } };
    expect(written(terminal, undated).split('\n')[0]).toBe('Section');
  });

  test('shows its essential columns and says how many are left out; --wide shows all', () => {
    const short = { ...list, essential: ['customer_id', 'orders'] };
    const lines = body([short]);
    expect(lines[0]).toBe('Orders  Customer');
    expect(lines.at(-1)).toMatch(/^2 columns not shown: --wide/);
    expect(body([short], { wide: true })).toEqual(body([list], { wide: true }));
  });

  test('whose rows are wider than the terminal says where they read better', () => {
    expect(body([list], { wide: true, width: 55 })).toEqual(body([list], { wide: true }));
    const [note, ...table] = body([list], { wide: true, width: 54 }).reverse();
    expect(table.reverse()).toEqual(body([list], { wide: true }));
    expect(note).toContain('-f table | less -S');
    expect(body([list], { width: 54 }).join()).not.toContain('less');
  });

  test('in a narrow terminal leaves out columns from the end, and says so', () => {
    const lines = body([list], { width: 20 });
    expect(lines[0]).toBe('Orders  Customer');
    expect(lines.slice(5).join(' ')).toMatch(/^2 columns not shown:/);
    for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(20);
  });

  test('wraps sentences between its columns, and puts notes below', () => {
    const reasons: Section = {
      id: 'reasons',
      title: message('output.section'),
      columns: [
        { id: 'customer_id', type: 'text' },
        { id: 'reason', type: 'sentence' },
      ],
      rows: [['A', message('output.as_of', { asOf: { day: AS_OF }, since: { day: AS_OF } })]],
      notes: [message('output.no_rows')],
    };
    expect(body([reasons], { width: 36 })).toEqual([
      'Section',
      `Customer  ${en('column.reason')}`,
      '─'.repeat(36),
      'A         As of 2026-03-31, compared',
      '          with 2026-03-31',
      'No rows.',
    ]);
  });

  test('shows every type of cell in the reader’s style', () => {
    const first = body([{ ...cellsOfEveryType, rows: [...cellsOfEveryType.rows].slice(0, 1) }], {
      wide: true,
      language: 'pt-BR',
    });
    expect(first.at(-1)!.split(/ {2,}/)).toEqual([
      '00123',
      TEXTS['pt-BR']['code.abc.total'],
      'Data-base 31/03/2026, comparada com 01/03/2026',
      '31/03/2026',
      '1.234',
      '7,5',
      '12,35',
      '33,33',
      '66,7%',
      'sim',
    ]);
  });
});

describe('a cross table', () => {
  const columns: readonly Column[] = [
    { id: 'salesperson', type: 'text' },
    { id: 'abc', type: 'code', vocabulary: 'abc' },
    { id: 'trend', type: 'text' },
    { id: 'customers', type: 'integer' },
    { id: 'share', type: 'ratio', digits: 6, percent: true },
  ];
  const cross = (rows: readonly (readonly Cell[])[]): Section => ({
    id: 'cross',
    columns,
    rows,
    pivot: { rows: 'abc', columns: 'trend', measures: ['customers'] },
  });
  const rows: readonly (readonly Cell[])[] = [
    ['Ana', 'total', 'up', 3, undefined],
    ['Ana', 'A', 'total', 1, undefined],
    ['Ana', 'A', 'up', 1, ratio(1, 2)],
    [undefined, 'A', 'down', 1000, undefined],
  ];

  test('has a block for each value of the other columns, totals last, blanks where no row is', () => {
    const measure = en('column.customers');
    const total = en('code.abc.total');
    expect([measure.length, total.length]).toEqual([9, 5]);
    expect(body([cross(rows)])).toEqual([
      'Ana',
      'Customers  up  down  total',
      '──────────────────────────',
      'A           1            1',
      `${total}       3`,
      '',
      '(blank)',
      'Customers  up   down  total',
      '───────────────────────────',
      'A              1,000',
      total,
    ]);
  });

  test('calls a value blank that shows as nothing', () => {
    // One column without a width would shift those after it: U+00A0 is the no-break space.
    const seen = cross(['', ' ', '\u00a0'].map((trend, i) => ['Ana', 'A', trend, i + 1, undefined]));
    expect(body([seen], { width: 42 })).toEqual([
      'Ana',
      'Customers  (blank)  (blank)  (blank)',
      '────────────────────────────────────',
      'A                1        2        3',
    ]);
  });

  test('with blocks wider than the terminal says so once, below the last', () => {
    const lines = body([cross(rows)], { wide: true, width: 26 });
    expect(lines.filter((line) => line.includes('less -S'))).toEqual([lines.at(-1)]);
    expect(body([cross(rows)], { wide: true, width: 27 })).toEqual(body([cross(rows)]));
  });

  test('is turned where it only fits that way', () => {
    const wide = cross(Array.from({ length: 9 }, (_, i) => ['Ana', 'A', `value ${i}`, 1_000_000, undefined]));
    const lines = body([wide], { width: 40 });
    expect(lines.slice(1, 4)).toEqual([
      'Customers          A',
      '────────────────────',
      'value 0    1,000,000',
    ]);
    expect(lines).toHaveLength(12);
  });
});

describe('colours', () => {
  const status: Section = {
    id: 'status',
    columns: [{ id: 'status', type: 'code', vocabulary: 'status' }],
    rows: [['active'], ['pre_inactive'], ['inactivated'], ['inactive'], ['prospect']],
  };
  // ANSI SGR: 32 green, 33 yellow, 31 red, 2 faint.
  test('tell how far a customer has cooled', () => {
    const word = (code: string) => en(`code.status.${code}`);
    expect(body([status], { color: true }).slice(2)).toEqual([
      `\x1b[32m${word('active')}\x1b[39m`,
      `\x1b[33m${word('pre_inactive')}\x1b[39m`,
      `\x1b[31m${word('inactivated')}\x1b[39m`,
      `\x1b[2m${word('inactive')}\x1b[22m`,
      word('prospect'),
    ]);
  });

  test('change nothing else', () => {
    const colored = show([cellsOfEveryType, status], { color: true });
    expect(colored.replace(/\x1b\[\d+m/g, '')).toBe(show([cellsOfEveryType, status]));
  });
});

const nasty = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      '\x1b[31m',
      '\x9b',
      '\u200d',
      '\u0301',
      '\u0903',
      '漢',
      '👩',
      '🏻',
      '🇧',
      '\u202e',
      ' ',
      '\r\n',
      '\uE000',
      '─',
      '{n}',
    ),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
});
const anyRow = fc.tuple(
  nasty,
  fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }),
  nasty,
  fc.nat({ max: 120 }),
  nasty,
);

type Row = [string, bigint, string, number, string];
/** Rows and widths that once put a line past the edge, or could not be drawn. */
const oncePastTheEdge: [Row[], number][] = [
  [
    [
      ['\x1b[31m', 0n, '', 0, ' '],
      ['', 9_999_999_999_999_999_950n, '\x1b[31m', 0, ''],
    ],
    40,
  ],
  [
    [
      ['c'.repeat(30), 10_000n, 'x', 0, ' '],
      ['c'.repeat(30), 10_000n, 'y', 0, 's'.repeat(16)],
      ['c'.repeat(30), 10_000n, 'y', 0, 's'],
    ],
    40,
  ],
  [
    [
      ['', 0n, '', 0, ' \u200d🏻'],
      ['', 0n, '', 0, '\x1b[31m\x1b[31m\0\x1b[31m\x1b[31m\0'],
    ],
    37,
  ],
];

test('whatever the data, no line is wider than the terminal, and nothing commands it', () => {
  fc.assert(
    fc.property(fc.array(anyRow, { maxLength: 5 }), fc.integer({ min: 1, max: 140 }), (data, width) => {
      const list: Section = {
        id: 'list',
        columns: [
          { id: 'customer_id', type: 'text' },
          { id: 'revenue', type: 'money' },
          { id: 'reason', type: 'sentence' },
          { id: 'share', type: 'ratio', digits: 6, percent: true, bar: true },
          { id: 'salesperson', type: 'text' },
        ],
        rows: data.map(([id, money, code, percent, name]) => [
          id,
          money,
          message('output.reason.other', { code }),
          ratio(percent, 100),
          name,
        ]),
        notes: data.map(([code]) => message('output.reason.other', { code })),
      };
      const cross: Section = {
        ...list,
        pivot: { rows: 'customer_id', columns: 'salesperson', measures: ['revenue'] },
      };
      const text = show([list, cross], { width });
      expect(text).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]/);
      for (const line of text.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(width);
    }),
    { numRuns: 200, examples: oncePastTheEdge },
  );
});

test('whatever the texts, the columns stand in line', () => {
  fc.assert(
    fc.property(fc.array(nasty, { minLength: 1, maxLength: 6 }), (texts) => {
      const list: Section = {
        id: 'list',
        columns: [
          { id: 'customer_id', type: 'text' },
          { id: 'orders', type: 'integer' },
        ],
        rows: texts.map((text) => [text, 7]),
      };
      const [head, , ...lines] = body([list], { width: 60 });
      const right = stringWidth(head!);
      expect(lines).toHaveLength(texts.length);
      for (const line of lines) {
        expect(line.endsWith(' 7')).toBe(true);
        expect(stringWidth(line)).toBe(right);
      }
    }),
    { numRuns: 300 },
  );
});

test('leaves out sections that are for programs', () => {
  const columns: Section['columns'] = [{ id: 'orders', type: 'integer' }];
  const seen: Section = { id: 'seen', title: message('output.section'), columns, rows: [[1]] };
  const unseen: Section = { ...seen, id: 'unseen', forPrograms: true, notes: [message('output.yes')] };
  expect(show([unseen, seen, unseen])).toEqual(show([seen]));
});
