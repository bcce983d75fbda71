import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { chunks, type Options, STYLES } from './generate.js';

const ROWS = 1_000;
const textOf = (options: Partial<Options> = {}): string =>
  [...chunks({ rows: ROWS, orders: 333, customers: 50, ...options })].join('');
const cellsOf = (text: string, delimiter = ','): string[][] => parse(text, { delimiter, from_line: 2 });
const column = (name: string): number => STYLES.en.headers.indexOf(name);

describe('a generated export', () => {
  const text = textOf();
  const rows = cellsOf(text);

  test('is the same every time', () => {
    expect(textOf()).toBe(text);
  });

  test('has the promised rows, orders and customers', () => {
    expect(rows).toHaveLength(ROWS);
    expect(new Set(rows.map((cells) => cells[column('order_id')])).size).toBe(333);
    expect(new Set(rows.map((cells) => cells[column('customer_id')])).size).toBeLessThanOrEqual(50);
    expect(rows.every((cells) => cells.length === STYLES.en.headers.length)).toBe(true);
  });

  test('is sorted by date and by order, so that the items of an order are together', () => {
    for (const name of ['order_date', 'order_id']) {
      const values = rows.map((cells) => cells[column(name)]!);
      expect(values).toEqual([...values].sort());
    }
  });

  test('repeats the columns of an order on its items', () => {
    const last = column('segment') + 1;
    const heads = new Set(rows.map((cells) => cells.slice(0, last).join()));
    expect(heads.size).toBe(333);
  });

  test('multiplies exactly and returns little', () => {
    const cents = (cell: string | undefined): number => Math.round(Number(cell) * 100);
    for (const cells of rows) {
      expect(cents(cells[column('amount')])).toBe(
        Number(cells[column('quantity')]) * cents(cells[column('unit_price')]),
      );
    }
    const returned = rows.filter((cells) => cells[column('amount')]!.startsWith('-')).length;
    expect(returned).toBeGreaterThan(0);
    expect(returned).toBeLessThan(ROWS / 20);
  });

  test('covers two years up to a fixed day without a gap of a week', () => {
    const days = [...new Set(rows.map((cells) => Date.parse(cells[column('order_date')]!) / 86_400_000))];
    const gaps = days.slice(1).map((day, index) => day - days[index]!);
    expect(Math.max(...gaps)).toBeLessThan(7);
    expect(rows[0]![column('order_date')]).toBe('2024-01-02');
    expect(rows.at(-1)![column('order_date')]! > '2025-12-24').toBe(true);
  });
});

describe('options', () => {
  const sorted = cellsOf(textOf()).map((cells) => cells.join());

  test('shuffled: the same rows in another order, no order twice in a row', () => {
    const shuffled = cellsOf(textOf({ shuffled: true }));
    expect(shuffled.map((cells) => cells.join()).sort()).toEqual([...sorted].sort());
    const orders = shuffled.map((cells) => cells[column('order_id')]);
    expect(orders.some((order, index) => order === orders[index + 1])).toBe(false);
  });

  test('quoted: the same cells, every one in quotes', () => {
    const text = textOf({ quoted: true });
    expect(cellsOf(text).map((cells) => cells.join())).toEqual(sorted);
    expect(text.split('\n').every((line) => line === '' || /^"[^"]*"(,"[^"]*")*$/.test(line))).toBe(true);
  });

  test('br: the same orders as a Brazilian ERP writes them', () => {
    const english = sorted.map((line) => line.split(','));
    const text = textOf({ style: 'br' });
    expect(text.split('\r\n')).toHaveLength(ROWS + 2);
    const translated = cellsOf(text, ';').map((cells) =>
      cells.map((cell) =>
        cell.replace(/^(\d\d)\/(\d\d)\/(\d{4})$/, '$3-$2-$1').replace(/(?<=\d),(?=\d)/, '.'),
      ),
    );
    expect(translated).toEqual(english);
  });

  test('more rows and as many orders: the same customers, days and orders', () => {
    const keys = (rows: string[][]): Set<string> => new Set(rows.map((cells) => cells.slice(0, 3).join()));
    const longer = cellsOf(textOf({ rows: 10 * ROWS }));
    expect(longer).toHaveLength(10 * ROWS);
    expect(keys(longer)).toEqual(keys(cellsOf(textOf())));
  });

  test('refuses fewer rows than orders', () => {
    expect(() => textOf({ rows: 10, orders: 11 })).toThrow(RangeError);
  });
});
