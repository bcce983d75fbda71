import { describe, expect, it } from 'vitest';
import type { Cell, Column } from '../../src/domain/document.ts';
import type { Listing } from '../../src/domain/listing.ts';
import { followupSections } from '../../src/reports/followup.ts';
import { type Customer, day, sales } from '../rules/memory.ts';
import { analyse } from '../rules/shown.ts';
import { records } from './fake-analysis.ts';

const CUSTOMERS: Customer[] = [
  {
    id: 'a',
    sales: sales('2025-01-10', 500, '2025-06-10', 100),
    attributes: { salesperson: 'Ana', name: 'Água' },
  },
  { id: 'b', sales: sales('2025-01-20', 300, '2025-06-20', 40), attributes: { salesperson: 'Bia' } },
  { id: 'c', sales: sales('2025-01-21', 300) },
  { id: 'd', sales: sales('2025-01-22', 300, '2025-06-03', 5) },
  { id: 'e', sales: sales('2025-05-22', 300) },
];

function list(columns: readonly Column[], rows: readonly Readonly<Record<string, Cell>>[]): Listing {
  return {
    asOf: undefined,
    columns: new Map(columns.map((column) => [column.id, column])),
    rows: rows.map((cells, index) => ({
      key: String(cells.customer_id),
      line: index + 2,
      cells: new Map(Object.entries(cells)),
    })),
  };
}

function sectionsOf(listing: Listing) {
  return Object.fromEntries(builtOf(listing).map((section) => [section.id, records(section)]));
}

function builtOf(listing: Listing) {
  const analysis = analyse(CUSTOMERS, '2025-06-30', { since: '2025-05-31' });
  const numbers = new Map(
    Array.from(analysis.order, (number) => [analysis.portfolio.customerId(number), number]),
  );
  return followupSections(analysis, listing, day('2025-05-31'), (key) => numbers.get(key));
}

const ID: Column = { id: 'customer_id', type: 'text' };

describe('the sections of a follow-up', () => {
  it('put like beside like by the status at the list', () => {
    // On 2025-05-31 a to d are at least 129 days old, inactive; e is 9 days old, active and not on the list.
    const { by_status } = sectionsOf(
      list([ID], [{ customer_id: 'a' }, { customer_id: 'c' }, { customer_id: 'x' }]),
    );
    expect(by_status).toEqual([
      {
        status_old: 'inactive',
        listed: 2,
        listed_bought: 1,
        listed_share: { num: 1n, den: 2n },
        unlisted: 2,
        unlisted_bought: 2,
        unlisted_share: { num: 2n, den: 2n },
      },
      {
        // Nothing was known of x.
        status_old: undefined,
        listed: 1,
        listed_bought: 0,
        listed_share: { num: 0n, den: 1n },
        unlisted: 0,
        unlisted_bought: 0,
        unlisted_share: undefined,
      },
    ]);
  });

  it('have today’s salesperson where the list names none, blanks last', () => {
    const { by_salesperson } = sectionsOf(
      list([ID], [{ customer_id: 'c' }, { customer_id: 'b' }, { customer_id: 'a' }]),
    );
    expect(
      by_salesperson!.map(({ salesperson, customers, bought, revenue_since }) => [
        salesperson,
        customers,
        bought,
        revenue_since,
      ]),
    ).toEqual([
      ['Ana', 1, 1, 1_000_000n],
      ['Bia', 1, 1, 400_000n],
      [undefined, 1, 0, 0n],
    ]);
  });

  it('have no salesperson where nobody has one', () => {
    expect(Object.keys(sectionsOf(list([ID], [{ customer_id: 'c' }])))).toEqual([
      'result',
      'by_status',
      'customers',
    ]);
  });

  it('show people the names where one is not its id; programs have them in any case', () => {
    const columns: Column[] = [ID, { id: 'customer_name', type: 'text' }];
    const customersOf = (...rows: readonly Readonly<Record<string, Cell>>[]) =>
      builtOf(list(columns, rows)).at(-1)!;
    const c = { customer_id: 'c', customer_name: 'c' };
    // a is Água in the orders; of x only the list tells a name.
    for (const row of [{ customer_id: 'a' }, { customer_id: 'x', customer_name: 'Xavier' }])
      expect(customersOf(c, row).essential).toContain('customer_name');
    const same = customersOf(c, { customer_id: 'b' });
    expect(same.essential).not.toContain('customer_name');
    expect(same.columns.map(({ id }) => id)).toContain('customer_name');
  });

  it('leave what is blank throughout to programs', () => {
    const columns: Column[] = [ID, { id: 'salesperson', type: 'text' }, { id: 'owner', type: 'text' }];
    const sections = builtOf(list(columns, [{ customer_id: 'a', owner: 'Eva' }, { customer_id: 'b' }]));
    expect(sections.filter(({ forPrograms }) => forPrograms).map(({ id }) => id)).toEqual(['by_salesperson']);
  });

  it('tell the result for every owner and action of a plan; a customer counts once in each', () => {
    const columns: Column[] = [ID, { id: 'owner', type: 'text' }, { id: 'action', type: 'text' }];
    const found = sectionsOf(
      list(columns, [
        { customer_id: 'a', owner: 'Eva', action: 'call' },
        { customer_id: 'a', owner: 'Eva', action: 'visit' },
        { customer_id: 'b', owner: 'Caio', action: 'call' },
      ]),
    );
    const told = (id: string, by: string) =>
      found[id]!.map((row) => [row[by], row.customers, row.revenue_since]);
    expect(told('by_owner', 'owner')).toEqual([
      ['Caio', 1, 400_000n],
      ['Eva', 1, 1_000_000n],
    ]);
    expect(told('by_action', 'action')).toEqual([
      ['call', 2, 1_400_000n],
      ['visit', 1, 1_000_000n],
    ]);
    expect(Object.keys(found)).toEqual([
      'result',
      'by_status',
      'by_salesperson',
      'by_owner',
      'by_action',
      'customers',
    ]);
    expect(found.customers).toHaveLength(2);
  });

  it('list those that bought by revenue, then the others as they stood', () => {
    const { customers } = sectionsOf(
      list(
        [ID, { id: 'customer_name', type: 'text' }],
        ['x', 'c', 'd', 'a'].map((id) => ({ customer_id: id, customer_name: `name of ${id}` })),
      ),
    );
    expect(
      customers!.map((row) => [row.customer_id, row.customer_name, row.first_since, row.days_after]),
    ).toEqual([
      ['a', 'Água', day('2025-06-10'), 10],
      ['d', 'name of d', day('2025-06-03'), 3],
      ['x', 'name of x', undefined, undefined],
      ['c', 'name of c', undefined, undefined],
    ]);
    expect(customers![0]).toMatchObject({ status_old: 'inactive', status_new: 'active', orders_since: 1 });
  });
});
