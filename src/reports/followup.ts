import type { Day } from '../domain/day.ts';
import type { Cell, Column, Section } from '../domain/document.ts';
import type { Listing } from '../domain/listing.ts';
import { type Message, message } from '../domain/message.ts';
import type { Ratio } from '../domain/money.ts';
import { compareUtf8 } from '../domain/utf8-order.ts';
import { type Followed, type FollowUp, followUp, type Result, resultOf } from '../measures/followup.ts';
import type { Analysis } from '../rules/analysis.ts';
import { STATUSES } from '../rules/rule.ts';
import { CUSTOMERS, columnOf, tellsName } from './columns.ts';

/** What a list may say of who was to do what: results are told for each value. */
export const GROUPED = ['salesperson', 'owner', 'channel', 'action', 'topic'] as const;

/** The columns that a list should have to be followed up. */
export const FOLLOWUP_COLUMNS = ['customer_name', ...GROUPED] as const;

const RESULT: readonly Column[] = [
  CUSTOMERS,
  { id: 'bought', type: 'integer' },
  { id: 'bought_share', type: 'ratio', digits: 6, percent: true },
  { id: 'orders_since', type: 'integer' },
  { id: 'revenue_since', type: 'money' },
  { id: 'median_days_after', type: 'half' },
];

/** The cells of `RESULT`. */
function cellsOf({ customers, bought, share, orders, revenue, medianAfter }: Result): Cell[] {
  return [customers, bought, share, orders, revenue, medianAfter];
}

/**
 * What became of the customers of a list: in all, beside those that were not on it, for each value of the columns that say who
 * was to do what, and one by one.
 * @param day the day of the list, before the as-of date
 * @param customerOf the number of a customer key in the portfolio
 */
export function followupSections(
  analysis: Analysis,
  listing: Listing,
  day: Day,
  customerOf: (key: string) => number | undefined,
): Section[] {
  const found = followUp(analysis, listing, day, customerOf);
  const attributes = attributesOf(analysis, listing, found.listed);
  return [
    resultSection(found, analysis.asOf - day, day),
    statusSection(found),
    ...attributes.map((attribute) => groupSection(listing, found, attribute)),
    customersSection(analysis, found, attributes),
  ];
}

/** A column that says who was to do what, and where a customer stands in it. */
interface Attribute {
  readonly column: Column;
  toldOf(followed: Followed): Cell;
}

/** The attributes that the list has. One that names no salesperson has today's, where anybody has one. */
function attributesOf(analysis: Analysis, { columns }: Listing, listed: readonly Followed[]): Attribute[] {
  const own = GROUPED.flatMap((id): Attribute[] => {
    const column = columns.get(id);
    return column ? [{ column, toldOf: ({ row }) => row.cells.get(id) }] : [];
  });
  if (columns.has('salesperson')) return own;
  const today: Attribute = {
    column: columnOf(analysis, 'salesperson'),
    toldOf: ({ customer }) => (customer === undefined ? undefined : analysis.cell('salesperson', customer)),
  };
  return listed.some((followed) => today.toldOf(followed) !== undefined) ? [today, ...own] : own;
}

function resultSection({ listed, unlisted, others }: FollowUp, days: number, day: Day): Section {
  const [onList, beside] = [resultOf(listed), resultOf(unlisted)];
  return {
    id: 'result',
    title: message('followup.result', { day: { day }, days }),
    columns: [{ id: 'group', type: 'code', vocabulary: 'followed' }, ...RESULT],
    rows: [
      ['listed', ...cellsOf(onList)],
      ['unlisted', ...cellsOf(beside)],
      // Most of them are here because they bought: their share would say nothing.
      ['others', ...cellsOf({ ...resultOf(others), share: undefined })],
    ],
    notes: comparison(onList.share, beside.share),
  };
}

function comparison(listed: Ratio | undefined, unlisted: Ratio | undefined): Message[] {
  if (!listed || !unlisted) return [];
  const percent = (share: Ratio) => ({ ratio: share, digits: 1, percent: true });
  return [message('followup.note.shares', { listed: percent(listed), unlisted: percent(unlisted) })];
}

/** Like beside like: those on the list and those that were not, by the status that they had. */
function statusSection({ listed, unlisted }: FollowUp): Section {
  const rows = [...STATUSES, undefined].map((status): Cell[] => {
    const sides = [listed, unlisted].map((side) => resultOf(side.filter(({ before }) => before === status)));
    return [status, ...sides.flatMap(({ customers, bought, share }) => [customers, bought, share])];
  });
  return {
    id: 'by_status',
    title: message('followup.by_status'),
    columns: [
      { id: 'status_old', type: 'code', vocabulary: 'status' },
      { id: 'listed', type: 'integer' },
      { id: 'listed_bought', type: 'integer' },
      { id: 'listed_share', type: 'ratio', digits: 6, percent: true },
      { id: 'unlisted', type: 'integer' },
      { id: 'unlisted_bought', type: 'integer' },
      { id: 'unlisted_share', type: 'ratio', digits: 6, percent: true },
    ],
    rows: rows.filter(([, customers]) => customers !== 0),
    notes: [message('followup.note.choice')],
  };
}

/**
 * The result for every value that the rows of the list have, the blank one last; in each a customer counts once. People need
 * none where all are blank.
 */
function groupSection(listing: Listing, { listed }: FollowUp, { column, toldOf }: Attribute): Section {
  const byKey = new Map(listed.map((followed) => [followed.row.key, followed]));
  const groups = new Map<Cell, Map<string, Followed>>();
  for (const row of listing.rows) {
    const followed = byKey.get(row.key)!;
    const value = toldOf({ ...followed, row });
    const group = groups.get(value) ?? new Map<string, Followed>();
    groups.set(value, group.set(row.key, followed));
  }
  const sorted = [...groups].sort(([a], [b]) => {
    if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
    return compareUtf8(String(a), String(b));
  });
  return {
    id: `by_${column.id}`,
    title: message(`column.${column.id}`),
    forPrograms: sorted.every(([value]) => value === undefined),
    columns: [column, ...RESULT],
    rows: sorted.map(([value, group]) => [value, ...cellsOf(resultOf([...group.values()]))]),
  };
}

/** Those that bought first, largest revenue first; the others as they stand on the list. */
function compareFollowed({ row: a, outcome: one }: Followed, { row: b, outcome: other }: Followed): number {
  if (one.first === undefined || other.first === undefined)
    return Number(one.first === undefined) - Number(other.first === undefined);
  if (one.revenue !== other.revenue) return one.revenue > other.revenue ? -1 : 1;
  return compareUtf8(a.key, b.key);
}

function customersSection(
  analysis: Analysis,
  { listed }: FollowUp,
  attributes: readonly Attribute[],
): Section {
  const cellOf = (id: string, { customer }: Followed): Cell =>
    customer === undefined ? undefined : analysis.cell(id, customer);
  const nameOf = (followed: Followed): Cell =>
    cellOf('customer_name', followed) ?? followed.row.cells.get('customer_name');
  const named = listed.some((followed) => tellsName(followed.row.cells.get('customer_id'), nameOf(followed)));
  return {
    id: 'customers',
    title: message('followup.customers'),
    named: 'customer_id',
    columns: [
      columnOf(analysis, 'customer_id'),
      columnOf(analysis, 'customer_name'),
      { id: 'status_old', type: 'code', vocabulary: 'status' },
      { id: 'status_new', type: 'code', vocabulary: 'status' },
      { id: 'first_since', type: 'day' },
      { id: 'days_after', type: 'integer' },
      { id: 'orders_since', type: 'integer' },
      { id: 'revenue_since', type: 'money' },
      ...attributes.map(({ column }) => column),
    ],
    rows: listed
      .toSorted(compareFollowed)
      .map((followed) => [
        followed.row.cells.get('customer_id'),
        nameOf(followed),
        followed.before,
        cellOf('status', followed),
        followed.outcome.first,
        followed.outcome.after,
        followed.outcome.orders,
        followed.outcome.revenue,
        ...attributes.map(({ toldOf }) => toldOf(followed)),
      ]),
    essential: [
      'customer_id',
      ...(named ? ['customer_name'] : []),
      'status_old',
      'first_since',
      'days_after',
      'revenue_since',
    ],
  };
}
