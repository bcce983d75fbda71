import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Counts } from '../../src/ledger/counts.ts';
import { OrderTable } from '../../src/ledger/orders.ts';
import type { RowFacts } from '../../src/ledger/row-index.ts';

interface Key {
  readonly branch: number;
  readonly id: string;
  readonly customer: number;
}

/** Row n is of day n; nobody asks for its customer. */
const ROWS = { customerOf: () => 0, stampOf: (row: number) => row };

/** The rows below `rows` that have orders, with how many. */
function counted(table: OrderTable, rows: number): [number, number][] {
  const counts = new Counts(new Uint8Array(rows));
  table.count(counts);
  return Array.from({ length: rows }, (_, row): [number, number] => [row, counts.total(row, row + 1)]).filter(
    ([, orders]) => orders > 0,
  );
}

function intern(table: OrderTable, { branch, id, customer }: Key): number {
  // Inside a longer record, as in a file.
  const bytes = Buffer.from(`7${id}7`);
  return table.intern(branch, bytes, 1, bytes.length - 1, customer);
}

/** Asks for all keys and tells how the table and a Map number them. */
function numbered(
  keys: readonly Key[],
  rows: RowFacts = ROWS,
): { table: OrderTable; got: number[]; wanted: number[] } {
  const table = new OrderTable(rows);
  const known = new Map<string, number>();
  const got: number[] = [];
  const wanted: number[] = [];
  for (const key of keys) {
    const text = JSON.stringify(key);
    if (!known.has(text)) known.set(text, known.size);
    got.push(intern(table, key));
    wanted.push(known.get(text)!);
  }
  return { table, got, wanted };
}

const key: fc.Arbitrary<Key> = fc.record({
  branch: fc.integer({ min: 0, max: 3 }),
  id: fc.oneof(
    fc.nat(30).map(String),
    fc.nat(30).map((id) => String(id).padStart(9, '0')),
    fc.nat(999_999_999).map(String),
    fc.stringMatching(/^[0-9]{10,20}$/),
    fc.string({ minLength: 1, maxLength: 3 }),
  ),
  customer: fc.nat(3),
});

describe('the order table', () => {
  test('numbers keys like a Map, and visits each of them once', () => {
    fc.assert(
      fc.property(fc.array(key, { maxLength: 300 }), (keys) => {
        const { table, got, wanted } = numbered(keys);
        expect(got).toEqual(wanted);
        const visited: [number, Key][] = [];
        table.forEach((branch, id, customer, _day, order) => {
          visited.push([order, { branch, id: Buffer.from(id).toString('utf8'), customer }]);
        });
        const distinct = new Map(keys.map((each, index) => [wanted[index]!, each]));
        expect(visited.sort(([a], [b]) => a - b)).toEqual([...distinct].sort(([a], [b]) => a - b));
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ['in sequence', (n: number) => String(100_000 + n)],
    ['far apart', (n: number) => String((n * 7919 * 104_729) % 1_000_000_000)],
    ['that are words', (n: number) => `PED-${n}`],
    ['with a digit more than is looked up by value', (n: number) => String(1_000_000_000 + n)],
  ])('keeps 30,000 ids %s apart', (_name, idOf) => {
    const keys = Array.from(
      { length: 30_000 },
      (_, n): Key => ({ branch: n % 2, id: idOf(n >> 1), customer: 5 }),
    );
    const { table, got, wanted } = numbered([...keys, ...keys]);
    expect(got).toEqual(wanted);
    expect(table.size).toBe(new Set(wanted).size);
  });

  test('tells ids apart by length: 1, 01 and 001 are three orders', () => {
    const { got } = numbered(['1', '01', '001', '1'].map((id) => ({ branch: 0, id, customer: 0 })));
    expect(got).toEqual([0, 1, 2, 0]);
  });

  test('keeps the customer and the row of the earliest purchase', () => {
    const keys = [
      { branch: 0, id: '1', customer: 4 },
      { branch: 0, id: 'x', customer: 6 },
    ];
    const { table } = numbered(keys);
    for (const row of [30, 20, 25]) table.purchase(1, row);
    expect([table.customerOf(0), table.customerOf(1)]).toEqual([4, 6]);
    expect([table.rowOf(0), table.rowOf(1)]).toEqual([-1, 20]);
    expect(counted(table, 31)).toEqual([[20, 1]]);
  });

  test('hands on the ids of orders that were first counted without a number, and asked for later', () => {
    const ids = [123_456_789, 123_456_790, 987_654_321];
    const table = new OrderTable(ROWS);
    ids.forEach((id, row) => {
      table.purchaseNumber(0, id, 9, 0, row);
    });
    for (const id of ids) intern(table, { branch: 0, id: String(id), customer: 0 });
    const parcel = table.parcel((customer) => customer);
    expect(Buffer.from(parcel.ids).toString()).toBe(ids.join(''));
    expect([...parcel.ends]).toEqual([9, 18, 27]);
  });

  test('counts orders that are numbers without numbering them, as it counts others', () => {
    // A purchase: its row is its place in the list, and that tells day and customer.
    const purchase = fc.record({
      id: fc.oneof(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 999_999_999 })),
      padding: fc.nat(2),
      customer: fc.nat(2),
      day: fc.nat(3),
      numbered: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(purchase, { maxLength: 120 }), (purchases) => {
        const facts = {
          customerOf: (row: number) => purchases[row]!.customer,
          stampOf: (row: number) => purchases[row]!.day,
        };
        const table = new OrderTable(facts);
        const earliest = new Map<string, number>();
        purchases.forEach(({ id, padding, customer, day, numbered: asNumber }, row) => {
          const digits = String(id).padStart(Math.min(9, String(id).length + padding), '0');
          if (asNumber) {
            table.purchaseNumber(0, id, digits.length, customer, row);
          } else {
            table.purchase(intern(table, { branch: 0, id: digits, customer }), row);
          }
          const key = `${digits} ${customer}`;
          const known = earliest.get(key);
          if (known === undefined || day < purchases[known]!.day) earliest.set(key, row);
        });
        const counts = [...new Set(earliest.values())].sort((a, b) => a - b);
        expect(table.size).toBe(earliest.size);
        expect(counted(table, purchases.length)).toEqual(counts.map((row) => [row, 1]));
        const visited: string[] = [];
        table.forEach((_branch, id, customer, row) => {
          visited.push(`${Buffer.from(id)} ${customer} ${row}`);
        });
        expect(visited.sort()).toEqual([...earliest].map(([key, row]) => `${key} ${row}`).sort());
      }),
      { numRuns: 300 },
    );
  });
});
