import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Cell } from '../../src/domain/document.ts';
import type { Listing } from '../../src/domain/listing.ts';
import { DIFF_COLUMNS, diffSections } from '../../src/reports/diff.ts';
import { STATUSES } from '../../src/rules/rule.ts';
import { money, records } from './fake-analysis.ts';

type Row = Readonly<Record<string, Cell>>;

/** A list of customers by id, with the columns that any of them has. */
function list(customers: Readonly<Record<string, Row>>, columns: readonly string[] = DIFF_COLUMNS): Listing {
  return {
    asOf: undefined,
    columns: new Map(['customer_id', ...columns].map((id) => [id, { id, type: 'text' }])),
    rows: Object.entries(customers).map(([id, cells], index) => ({
      key: id,
      line: index + 2,
      cells: new Map(Object.entries({ customer_id: id, ...cells }).filter(([, cell]) => cell !== undefined)),
    })),
  };
}

const sectionOf = (older: Listing, newer: Listing, id: string) =>
  diffSections(older, newer).sections.find((section) => section.id === id);
const rowsOf = (older: Listing, newer: Listing, id: string) => {
  const section = sectionOf(older, newer, id);
  return section && records(section);
};

const MAY = list({
  stays: { status: 'active', abc: 'A', salesperson: 'Ana', revenue: money(900) },
  cools: { status: 'active', abc: 'A', salesperson: 'Ana', revenue: money(500) },
  cools2: { status: 'active', abc: 'B', salesperson: 'Bia', revenue: money(70) },
  sinks: { status: 'active', abc: 'B', salesperson: 'Bia', revenue: money(60) },
  gone: { status: 'inactive', abc: 'C', revenue: money(10) },
  moves: { status: 'active', abc: 'C', salesperson: 'Bia', revenue: money(5) },
});
const JUNE = list({
  // More revenue alone is no move.
  stays: { status: 'active', abc: 'A', salesperson: 'Ana', revenue: money(950) },
  cools: { status: 'pre_inactive', abc: 'A', salesperson: 'Ana', revenue: money(500) },
  cools2: { status: 'pre_inactive', abc: 'C', salesperson: 'Bia', revenue: money(70) },
  sinks: { status: 'active', abc: 'C', salesperson: 'Bia', revenue: money(61) },
  moves: { status: 'active', abc: 'C', revenue: money(7) },
  comes: { status: 'active', abc: 'B', salesperson: 'Ana', revenue: money(80) },
});

describe('the differences of two lists', () => {
  it('count every kind of change, with the revenue of both lists', () => {
    expect(rowsOf(MAY, JUNE, 'summary')).toEqual([
      { change: 'entered', customers: 1, revenue_old: undefined, revenue_new: money(80) },
      { change: 'left', customers: 1, revenue_old: money(10), revenue_new: undefined },
      // cools 500 and cools2 70
      { change: 'status', customers: 2, revenue_old: money(570), revenue_new: money(570) },
      // cools2 70, sinks 60 and then 61: a customer counts in every kind
      { change: 'abc', customers: 2, revenue_old: money(130), revenue_new: money(131) },
      // moves has nobody any more
      { change: 'salesperson', customers: 1, revenue_old: money(5), revenue_new: money(7) },
    ]);
    // All but gone and comes are in both; only stays stayed.
    expect(sectionOf(MAY, JUNE, 'summary')!.notes).toEqual([
      { key: 'diff.note.stayed', params: { both: 5, stayed: 1 } },
    ]);
  });

  it('tell from where to where', () => {
    expect(rowsOf(MAY, JUNE, 'status')).toEqual([
      {
        status_old: 'active',
        status_new: 'pre_inactive',
        customers: 2,
        revenue_old: money(570),
        revenue_new: money(570),
      },
    ]);
    expect(rowsOf(MAY, JUNE, 'abc')).toMatchObject([{ abc_old: 'B', abc_new: 'C', customers: 2 }]);
    expect(rowsOf(MAY, JUNE, 'salesperson')).toMatchObject([
      { salesperson_old: 'Bia', salesperson_new: undefined, customers: 1 },
    ]);
  });

  it('list the customers, largest revenue first, with the weightiest change', () => {
    const found = rowsOf(MAY, JUNE, 'customers')!;
    expect(found.map(({ customer_id, change }) => `${customer_id} ${change}`)).toEqual([
      'cools status',
      'comes entered',
      'cools2 status',
      'sinks abc',
      'gone left',
      'moves salesperson',
    ]);
    expect(found[4]).toMatchObject({ status_old: 'inactive', status_new: undefined, revenue_old: money(10) });
  });

  it('show people the names where one is not its id; programs have them in any case', () => {
    const before = list({ Ana: { customer_name: 'Ana', status: 'active' }, Bia: { status: 'active' } });
    const after = (name: string) =>
      list({
        Ana: { customer_name: 'Ana', status: 'inactive' },
        Bia: { customer_name: name, status: 'inactive' },
      });
    const [same, other] = ['Bia', 'Beatriz'].map((name) => sectionOf(before, after(name), 'customers')!);
    for (const { columns } of [same!, other!]) expect(columns.map(({ id }) => id)).toContain('customer_name');
    expect(same!.essential).toEqual(same!.columns.map(({ id }) => id).filter((id) => id !== 'customer_name'));
    expect(other!.essential).toEqual(other!.columns.map(({ id }) => id));
  });

  it('put moves in the order of the statuses, blanks last', () => {
    const before = list({
      a: { status: 'inactive' },
      b: { status: 'prospect' },
      c: { status: 'pre_inactive' },
      d: { status: 'pre_inactive' },
    });
    const after = list({
      a: { status: 'active' },
      b: { status: 'active' },
      c: { status: 'inactivated' },
      d: { status: 'active' },
    });
    expect(rowsOf(before, after, 'status')!.map((row) => `${row.status_old} ${row.status_new}`)).toEqual([
      'pre_inactive active',
      'pre_inactive inactivated',
      'inactive active',
      'prospect active',
    ]);
  });

  it('compare only what both lists have', () => {
    const narrow = list({ a: { status: 'active' } }, ['status']);
    const wide = list({ a: { status: 'active', abc: 'A', salesperson: 'Ana' } });
    expect(diffSections(narrow, wide).differs).toBe(false);
    expect(sectionOf(narrow, wide, 'summary')!.notes!.map(({ key }) => key)).toEqual([
      'diff.note.stayed',
      'diff.note.blind',
      'diff.note.blind',
    ]);
  });

  it('are none between lists without anybody', () => {
    expect(diffSections(list({}), list({})).differs).toBe(false);
  });
});

const row = fc.record({
  status: fc.constantFrom(...STATUSES),
  abc: fc.constantFrom('A', 'B', 'C', undefined),
  salesperson: fc.constantFrom('Ana', 'Bia', undefined),
  revenue: fc.option(fc.bigInt(-9n, 9n), { nil: undefined }),
});
const anyList = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e'), row).map((rows) => list(rows));

test('a list does not differ from itself', () => {
  fc.assert(
    fc.property(anyList, (listing) => {
      const { sections, differs } = diffSections(listing, listing);
      expect(differs).toBe(false);
      expect(sections.map(({ id, rows }) => [id, rows.length])).toEqual([
        ['summary', 0],
        ['customers', 0],
      ]);
    }),
  );
});

const OTHER_WAY: Readonly<Record<string, string>> = { entered: 'left', left: 'entered' };

test('the other way round, whoever entered has left, and before is now', () => {
  fc.assert(
    fc.property(anyList, anyList, (one, other) => {
      const turned = (rows: Record<string, Cell>[]) =>
        rows.map((cells) =>
          Object.fromEntries(
            Object.entries(cells).map(([id, cell]) => [
              id.endsWith('_old') ? `${id.slice(0, -4)}_new` : id.replace(/_new$/, '_old'),
              id === 'change' ? (OTHER_WAY[String(cell)] ?? cell) : cell,
            ]),
          ),
        );
      const there = rowsOf(one, other, 'customers')!;
      const back = turned(rowsOf(other, one, 'customers')!);
      const byId = (rows: Record<string, Cell>[]) =>
        rows.toSorted((a, b) => (String(a.customer_id) < String(b.customer_id) ? -1 : 1));
      expect(byId(back)).toEqual(byId(there));
      expect(diffSections(one, other).differs).toBe(there.length > 0);
    }),
  );
});
