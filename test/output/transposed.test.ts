import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Cell, Column, Section } from '../../src/domain/document.ts';
import { peopleText } from '../../src/output/cell.ts';
import { csv } from '../../src/output/csv.ts';
import { widthOf } from '../../src/output/display.ts';
import { terminal } from '../../src/output/terminal.ts';
import { curveOf } from '../../src/output/transposed.ts';
import { AS_OF, documentOf, written } from './sample.ts';

/** The lines below the as-of line and its blank line. */
const body = (section: Section, options = {}) => {
  const lines = written(terminal, documentOf([section]), options).split('\n');
  return lines.slice(lines.indexOf('') + 1, -1);
};

const ratio = (num: number, den: number) => ({ num: BigInt(num), den: BigInt(den) });

const columns: readonly Column[] = [
  { id: 'date', type: 'day' },
  { id: 'orders', type: 'integer' },
  { id: 'revenue', type: 'money' },
  { id: 'share', type: 'ratio', digits: 6, percent: true },
  { id: 'gini', type: 'ratio', digits: 6, shownDigits: 2 },
  { id: 'key_account', type: 'boolean' },
  { id: 'hhi', type: 'ratio', digits: 2, forPrograms: true },
];
const rows: readonly (readonly Cell[])[] = [
  [AS_OF - 2, 3, 10_000n, ratio(1, 8), ratio(1, 3), false, ratio(1, 2)],
  [AS_OF - 1, 1, undefined, ratio(1, 4), ratio(2, 3), false, ratio(1, 2)],
  [AS_OF, 1234, 20_000n, ratio(1, 2), ratio(1, 1), true, ratio(1, 2)],
];
const section: Section = { id: 'list', columns, rows, transposed: { heading: 'date', curve: true } };

describe('a table on its side', () => {
  test('has a line for each column that people read, with its curve, and a column for each row', () => {
    // 1234 of 1 to 1234 is the highest level, 3 the lowest; 1/4 is a third of the way: level 2.33 of 7.
    expect(body(section)).toEqual([
      'Date              2026-03-29  2026-03-30  2026-03-31',
      '─'.repeat(52),
      'Orders       ▁▁█           3           1       1,234',
      'Revenue      ▁ █        1.00                    2.00',
      'Share        ▁▃█       12.5%       25.0%       50.0%',
      'Gini         ▁▅█        0.33        0.67        1.00',
      'Key account               no          no         yes',
    ]);
  });

  test('shows the last rows where not all fit, and says so; --wide shows all', () => {
    const narrow = body(section, { width: 51 });
    expect(narrow[0]).toBe('Date              2026-03-30  2026-03-31');
    expect(narrow[2]).toBe('Orders       ▁▁█           1       1,234');
    expect(narrow.at(-1)).toBe('1 earlier date not shown: --wide shows it');
    expect(body(section, { width: 30 }).slice(-2).join(' ')).toBe(
      '2 earlier dates not shown: --wide shows them',
    );
    expect(body(section, { width: 30, wide: true })[0]).toBe(body(section)[0]);
  });

  test('without moments in time keeps the first rows, and has no curve', () => {
    const plain = { ...section, transposed: { heading: 'date' } };
    expect(body(plain)[2]).toBe('Orders                3           1       1,234');
    const narrow = body(plain, { width: 40 });
    expect(narrow[0]).toBe('Date         2026-03-29  2026-03-30');
    expect(narrow.slice(-2).join(' ')).toMatch(/^1 column not shown/);
  });

  test('is made once for each block, a blank one has a name', () => {
    const blocks: Section = {
      id: 'list',
      columns: [{ id: 'region', type: 'text' }, { id: 'abc', type: 'code', vocabulary: 'abc' }, columns[1]!],
      rows: [
        ['Sul', 'A', 1],
        ['Sul', 'B', 2],
        [undefined, 'A', 3],
        [undefined, 'B', 4],
      ],
      transposed: { heading: 'abc', blocks: 'region' },
    };
    expect(body(blocks)).toEqual([
      'Sul',
      'ABC     A  B',
      '────────────',
      'Orders  1  2',
      '',
      '(blank)',
      'ABC     A  B',
      '────────────',
      'Orders  3  4',
    ]);
  });

  test('is a list to programs, and without rows', () => {
    const [header, first] = written(csv, documentOf([section])).split('\n');
    expect(header).toBe('date,orders,revenue,share,gini,key_account,hhi');
    expect(first).toBe('2026-03-29,3,1.00,0.125000,0.333333,false,0.50');
    expect(body({ ...section, rows: [] }).at(-1)).toBe('No rows.');
  });

  test('is never wider than the terminal', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(fc.integer({ min: 0, max: 30_000 }), fc.nat(), fc.bigInt(-(10n ** 18n), 10n ** 18n)),
          {
            minLength: 1,
            maxLength: 15,
          },
        ),
        fc.integer({ min: 1, max: 120 }),
        fc.boolean(),
        (some, width, curve) => {
          const list = {
            id: 'list',
            columns: columns.slice(0, 3),
            rows: some,
            transposed: { heading: 'date', curve },
          };
          for (const line of body(list, { width })) expect(widthOf(line)).toBeLessThanOrEqual(width);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('a curve', () => {
  const money: Column = { id: 'revenue', type: 'money' };

  test.each([
    [[0n, 1n, 2n, 3n, 4n, 5n, 6n, 7n], '▁▂▃▄▅▆▇█'],
    // Levels of 7 steps from -10 to 60: 0 is 1, 24 is 3.4, 25 is 3.5 and goes up.
    [[-10n, 0n, 24n, 25n, 60n], '▁▂▄▅█'],
    [[5n, 5n, undefined, 5n], '▅▅ ▅'],
    [[ratio(1, 3), 1n, ratio(1, 2)], '▁█▃'],
    [[undefined, undefined], ''],
    [[], ''],
  ] as const)('of %o is %s', (cells, curve) => {
    expect(curveOf(money, cells)).toBe(curve);
  });

  test('is drawn of figures only', () => {
    expect(curveOf({ id: 'date', type: 'day' }, [1, 2])).toBe('');
    expect(curveOf({ id: 'key_account', type: 'boolean' }, [true, false])).toBe('');
    expect(curveOf({ id: 'median_interval_days', type: 'half' }, [1.5, 2, 2.5])).toBe('▁▅█');
  });
});

test('people may read fewer decimals than programs', () => {
  const column: Column = { id: 'gini', type: 'ratio', digits: 6, shownDigits: 1 };
  expect(peopleText('pt-BR', column, ratio(5, 4))).toBe('1,3');
});
