import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OrderTable } from '../../src/ledger/orders.ts';

interface Key {
  readonly branch: number;
  readonly id: string;
  readonly customer: number;
}

function intern(table: OrderTable, { branch, id, customer }: Key): number {
  // Inside a longer record, as in a file.
  const bytes = Buffer.from(`7${id}7`);
  return table.intern(branch, bytes, 1, bytes.length - 1, customer);
}

/** Asks for all keys and tells how the table and a Map number them. */
function numbered(keys: readonly Key[]): { table: OrderTable; got: number[]; wanted: number[] } {
  const table = new OrderTable();
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

  test('keeps the customer and the earliest day that it is given', () => {
    const { table } = numbered([
      { branch: 0, id: '1', customer: 4 },
      { branch: 0, id: 'x', customer: 6 },
    ]);
    table.setDay(1, 20_000);
    expect([table.customerOf(0), table.customerOf(1)]).toEqual([4, 6]);
    expect([table.dayOf(0), table.dayOf(1)]).toEqual([undefined, 20_000]);
  });
});
