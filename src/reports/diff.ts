/**
 * What became of the customers from one list to a later one. A customer entered that is only in the later list, and left that
 * is only in the earlier one. Of those in both, status, class and salesperson are compared, each where both lists have the
 * column; a blank is a value like any other. Money is the revenue that each list tells, nothing is added up anew.
 */
import type { Cell, Column, Section } from '../domain/document.ts';
import type { ListedCustomer, Listing } from '../domain/listing.ts';
import { type Message, message } from '../domain/message.ts';
import type { Money } from '../domain/money.ts';
import { compareUtf8 } from '../domain/utf8-order.ts';
import { STATUSES } from '../rules/rule.ts';
import { CUSTOMERS, tellsName } from './columns.ts';

/** What a customer may have changed in. */
const COMPARED = ['status', 'abc', 'salesperson'] as const;
type Compared = (typeof COMPARED)[number];

/** What may have become of a customer, the weightiest first. */
const CHANGES = ['entered', 'left', ...COMPARED] as const;
type Change = (typeof CHANGES)[number];

/** The columns that a list should have to be compared. */
export const DIFF_COLUMNS = ['customer_name', ...COMPARED, 'revenue'] as const;

const CHANGE: Column = { id: 'change', type: 'code', vocabulary: 'change' };
const REVENUE_OLD: Column = { id: 'revenue_old', type: 'money', spare: true };
const REVENUE_NEW: Column = { id: 'revenue_new', type: 'money' };

const BEFORE_AND_AFTER: Readonly<Record<Compared, readonly [Column, Column]>> = {
  status: [
    { id: 'status_old', type: 'code', vocabulary: 'status', spare: true },
    { id: 'status_new', type: 'code', vocabulary: 'status' },
  ],
  abc: [
    { id: 'abc_old', type: 'code', vocabulary: 'abc', spare: true },
    { id: 'abc_new', type: 'code', vocabulary: 'abc' },
  ],
  salesperson: [
    { id: 'salesperson_old', type: 'text', spare: true },
    { id: 'salesperson_new', type: 'text' },
  ],
};

/** A customer of either list. */
interface Pair {
  readonly key: string;
  readonly before: ListedCustomer | undefined;
  readonly after: ListedCustomer | undefined;
  /** All that changed; nothing where it stayed as it was. */
  readonly changes: readonly Change[];
}

/**
 * The differences between two lists of customers: a summary, who moved from where to where, and the customers.
 * @returns the sections; whether anything differs
 */
export function diffSections(
  older: Listing,
  newer: Listing,
): { readonly sections: Section[]; readonly differs: boolean } {
  const compared = COMPARED.filter((id) => older.columns.has(id) && newer.columns.has(id));
  const pairs = pairsOf(older, newer, compared);
  const changed = pairs.filter(({ changes }) => changes.length > 0).sort(compareChanged);
  const moves = compared.map((id) => movesOf(id, changed)).filter(({ rows }) => rows.length > 0);
  return {
    differs: changed.length > 0,
    sections: [summaryOf(pairs, changed, compared), ...moves, customersOf(changed, compared)],
  };
}

/** The customers of both lists, each once. */
function pairsOf(older: Listing, newer: Listing, compared: readonly Compared[]): Pair[] {
  const before = new Map(older.rows.map((row) => [row.key, row]));
  const after = new Map(newer.rows.map((row) => [row.key, row]));
  return [...new Set([...before.keys(), ...after.keys()])].map((key) => {
    const [old, now] = [before.get(key), after.get(key)];
    return { key, before: old, after: now, changes: changesOf(old, now, compared) };
  });
}

function changesOf(
  before: ListedCustomer | undefined,
  after: ListedCustomer | undefined,
  compared: readonly Compared[],
): Change[] {
  if (!before) return ['entered'];
  if (!after) return ['left'];
  return compared.filter((id) => before.cells.get(id) !== after.cells.get(id));
}

/** What the later list says of a customer, or the earlier one where it has left. */
function latest({ before, after }: Pair, id: string): Cell {
  return (after ?? before)!.cells.get(id);
}

function revenueOf(row: ListedCustomer | undefined): Money | undefined {
  return row?.cells.get('revenue') as Money | undefined;
}

/** Largest revenue first, those without one last, equal ones by key. */
function compareChanged(a: Pair, b: Pair): number {
  const [one, other] = [latest(a, 'revenue'), latest(b, 'revenue')] as (Money | undefined)[];
  if (one === other) return compareUtf8(a.key, b.key);
  if (one === undefined || other === undefined) return one === undefined ? 1 : -1;
  return one > other ? -1 : 1;
}

/** What the lists tell of the revenue of some customers: sums, blank where none of them has one. */
function revenues(pairs: readonly Pair[]): [Cell, Cell] {
  const sum = (rows: readonly (ListedCustomer | undefined)[]): Cell => {
    const known = rows.map(revenueOf).filter((amount) => amount !== undefined);
    return known.length === 0 ? undefined : known.reduce((total, amount) => total + amount, 0n);
  };
  return [sum(pairs.map(({ before }) => before)), sum(pairs.map(({ after }) => after))];
}

function summaryOf(pairs: readonly Pair[], changed: readonly Pair[], compared: readonly Compared[]): Section {
  const rows = CHANGES.map((change) => {
    const some = changed.filter(({ changes }) => changes.includes(change));
    return [change, some.length, ...revenues(some)];
  });
  return {
    id: 'summary',
    title: message('diff.summary'),
    columns: [CHANGE, CUSTOMERS, REVENUE_OLD, REVENUE_NEW],
    rows: rows.filter(([, customers]) => customers !== 0),
    notes: notesOf(pairs, changed, compared),
  };
}

function notesOf(pairs: readonly Pair[], changed: readonly Pair[], compared: readonly Compared[]): Message[] {
  const both = pairs.filter(({ before, after }) => before && after).length;
  const stayed = pairs.length - changed.length;
  const blind = COMPARED.filter((id) => !compared.includes(id));
  return [
    message('diff.note.stayed', { both, stayed }),
    ...blind.map((id) => message('diff.note.blind', { column: message(`column.${id}`) })),
  ];
}

/** Where the values of a column have a place of their own in the business. */
const ORDERS: Readonly<Partial<Record<Compared, readonly string[]>>> = { status: STATUSES };

/** From which value to which one how many customers moved. */
function movesOf(id: Compared, changed: readonly Pair[]): Section {
  const groups = new Map<string, Pair[]>();
  for (const pair of changed) {
    if (!pair.changes.includes(id)) continue;
    const move = JSON.stringify([pair.before, pair.after].map((row) => row!.cells.get(id) ?? null));
    const group = groups.get(move);
    if (group) group.push(pair);
    else groups.set(move, [pair]);
  }
  const rank = (cell: Cell) => ORDERS[id]?.indexOf(String(cell)) ?? 0;
  const compare = (a: Cell, b: Cell): number => {
    if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
    return rank(a) - rank(b) || compareUtf8(String(a), String(b));
  };
  const rows = [...groups.values()].map((pairs): Cell[] => {
    const [{ before, after }] = pairs as [Pair];
    return [before!.cells.get(id), after!.cells.get(id), pairs.length, ...revenues(pairs)];
  });
  return {
    id,
    title: message(`diff.${id}`),
    columns: [...BEFORE_AND_AFTER[id], CUSTOMERS, REVENUE_OLD, REVENUE_NEW],
    rows: rows.sort((one, other) => compare(one[0], other[0]) || compare(one[1], other[1])),
  };
}

function beforeAndAfter({ before, after }: Pair, id: Compared): [Cell, Cell] {
  return [before?.cells.get(id), after?.cells.get(id)];
}

/** The customers that changed; in a narrow terminal status and money matter most, and what is before what was. */
function customersOf(changed: readonly Pair[], compared: readonly Compared[]): Section {
  const first = compared.filter((id) => id === 'status');
  const others = compared.filter((id) => id !== 'status');
  const columns: Column[] = [
    { id: 'customer_id', type: 'text' },
    { id: 'customer_name', type: 'text' },
    CHANGE,
    ...first.flatMap((id) => BEFORE_AND_AFTER[id]),
    REVENUE_OLD,
    REVENUE_NEW,
    ...others.flatMap((id) => BEFORE_AND_AFTER[id]),
  ];
  const named = changed.some((pair) => tellsName(latest(pair, 'customer_id'), latest(pair, 'customer_name')));
  return {
    id: 'customers',
    title: message('diff.customers'),
    named: 'customer_id',
    columns,
    rows: changed.map((pair) => [
      latest(pair, 'customer_id'),
      latest(pair, 'customer_name'),
      pair.changes[0],
      ...first.flatMap((id) => beforeAndAfter(pair, id)),
      revenueOf(pair.before),
      revenueOf(pair.after),
      ...others.flatMap((id) => beforeAndAfter(pair, id)),
    ]),
    essential: columns.map(({ id }) => id).filter((id) => named || id !== 'customer_name'),
  };
}
