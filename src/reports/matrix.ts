import type { Cell, Column } from '../domain/document.ts';
import { type Message, message } from '../domain/message.ts';
import { type Money, type Ratio, ratio } from '../domain/money.ts';
import { stakeOf, sumOfRatios } from '../measures/stake.ts';
import type { Analysis } from '../rules/analysis.ts';
import { STATUSES } from '../rules/rule.ts';
import { AT_STAKE, CUSTOMERS, columnOf } from './columns.ts';
import { compareValues } from './groups.ts';
import type { Report } from './report.ts';
import { tieNotes } from './ties.ts';

const CLASSES = ['A', 'B', 'C'];
/** What a customer with a class may be. */
const CLASSED = STATUSES.filter((status) => status !== 'prospect');
/** The class of customers that have none, which only prospects are. */
const NO_CLASS = 'none';
const TOTAL = 'total';

/** What the customers of a class and status sum to. */
interface Tally {
  customers: number;
  revenue: Money;
  /** Sum of `abc_value`. */
  value: Money;
  /** The part of `value` from customers above 0, of which shares are taken. */
  shared: Money;
  /** What each of them has at stake; empty where nobody asked for it. */
  readonly stakes: Ratio[];
}

/** What cross tables show for each word of `--value`; the list of rows has more. */
const MEASURES: Readonly<Record<string, readonly string[]>> = {
  customers: ['customers'],
  revenue: ['revenue'],
  'at-stake': ['at_stake'],
};
const BOTH = ['customers', 'revenue'];

/** Tallies by class and status. */
type Block = Map<string, Map<string, Tally>>;

const emptyTally = (): Tally => ({ customers: 0, revenue: 0n, value: 0n, shared: 0n, stakes: [] });

function addTo(sum: Tally, part: Tally): void {
  sum.customers += part.customers;
  sum.revenue += part.revenue;
  sum.value += part.value;
  sum.shared += part.shared;
  for (const stake of part.stakes) sum.stakes.push(stake);
}

/** An amount; a blank adds nothing. */
function amountOf(cell: Cell): Money {
  return (cell as Money | undefined) ?? 0n;
}

/** The part of a value that shares are taken of. */
function sharedOf(analysis: Analysis, customer: number): Money {
  const value = amountOf(analysis.cell('abc_value', customer));
  return value > 0n ? value : 0n;
}

function tallyOf(analysis: Analysis, customer: number, withStake: boolean): Tally {
  const stake = withStake ? stakeOf(analysis, customer) : undefined;
  return {
    customers: 1,
    revenue: amountOf(analysis.cell('revenue', customer)),
    value: amountOf(analysis.cell('abc_value', customer)),
    shared: sharedOf(analysis, customer),
    stakes: stake ? [stake] : [],
  };
}

/** The map's value at a key, put there first where it is missing. */
function entry<K, V>(map: Map<K, V>, key: K, create: () => V): V {
  const found = map.get(key);
  if (found !== undefined) return found;
  const created = create();
  map.set(key, created);
  return created;
}

/** One block per value of the attribute, the blank one last; a single one where no attribute is asked for. */
function blocksOf(analysis: Analysis, by: string | undefined, withStake: boolean): [Cell, Block][] {
  const blocks = new Map<string | undefined, Block>();
  if (by === undefined) blocks.set(undefined, new Map());
  for (const customer of analysis.order) {
    const value = by === undefined ? undefined : analysis.cell(by, customer);
    const block = entry(blocks, typeof value === 'string' ? value : undefined, () => new Map());
    const abc = String(analysis.cell('abc', customer) ?? NO_CLASS);
    const line = entry(block, abc, () => new Map());
    const status = String(analysis.cell('status', customer));
    addTo(entry(line, status, emptyTally), tallyOf(analysis, customer, withStake));
  }
  return [...blocks].sort(([a], [b]) => compareValues(a, b));
}

/** The sum of some classes and statuses of a block. */
function sumOf(block: Block, classes: readonly string[], statuses: readonly string[]): Tally {
  const sum = emptyTally();
  for (const abc of classes) {
    for (const status of statuses) {
      const tally = block.get(abc)?.get(status);
      if (tally) addTo(sum, tally);
    }
  }
  return sum;
}

function notesOf(analysis: Analysis, by: string | undefined): Message[] {
  const count = (test: (customer: number) => boolean): number => analysis.order.filter(test).length;
  const notes = tieNotes(analysis);
  const without = count(
    (customer) =>
      analysis.cell('abc', customer) !== undefined && amountOf(analysis.cell('abc_value', customer)) <= 0n,
  );
  if (without > 0) notes.push(message('report.matrix.note.value', { customers: without }));
  const prospects = count((customer) => analysis.cell('abc', customer) === undefined);
  if (prospects > 0) notes.push(message('report.matrix.note.prospects', { customers: prospects }));
  if (by !== undefined) {
    const blank = count((customer) => analysis.cell(by, customer) === undefined);
    const attribute = message(`column.${by}`);
    if (blank > 0) notes.push(message('report.matrix.note.blank', { customers: blank, attribute }));
  }
  return notes;
}

/**
 * ABC x status: customers, net revenue up to the as-of date, ABC value and its share of the sum of the values above 0.
 * Every combination has a row, empty ones too, and so have the totals of both ways. Prospects have no class: they have a
 * line of their own, so that the statuses sum to all customers. `--by` makes it once per value of an attribute, `--value`
 * chooses what cross tables show. Shares are always those of the whole portfolio, whoever is in view. What is at stake is what
 * the customers used to bring a month up to their last purchase, of active ones too.
 */
export const matrix: Report = {
  id: 'matrix',
  examples: [
    'matrix orders.csv',
    'matrix orders.csv --by salesperson --value at-stake',
    'matrix orders.csv -f json',
  ],
  options: [
    { name: 'value', choices: Object.keys(MEASURES) },
    { name: 'by', choices: ['salesperson', 'region', 'segment'] },
  ],
  build(analysis, options) {
    const by = typeof options.by === 'string' ? options.by : undefined;
    const measures = MEASURES[String(options.value)] ?? BOTH;
    const withStake = measures.includes(AT_STAKE.id);
    const columns: Column[] = [
      ...(by === undefined ? [] : [columnOf(analysis, by)]),
      columnOf(analysis, 'abc'),
      columnOf(analysis, 'status'),
      CUSTOMERS,
      columnOf(analysis, 'revenue'),
      columnOf(analysis, 'abc_value'),
      columnOf(analysis, 'share'),
      ...(withStake ? [AT_STAKE] : []),
    ];
    const blocks = blocksOf(analysis, by, withStake);
    const prospects = blocks.some(([, block]) => block.has(NO_CLASS));
    const classes = prospects ? [...CLASSES, NO_CLASS] : CLASSES;
    const statuses = prospects ? STATUSES : CLASSED;
    const whole = analysis.everyone.reduce((sum, customer) => sum + sharedOf(analysis, customer), 0n);

    const rows = blocks.flatMap(([name, block]) =>
      [...classes, TOTAL].flatMap((abc) =>
        [...statuses, TOTAL].map((status): Cell[] => {
          const some = sumOf(block, abc === TOTAL ? classes : [abc], status === TOTAL ? statuses : [status]);
          return [
            ...(by === undefined ? [] : [name]),
            ...[abc, status, some.customers, some.revenue, some.value, ratio(some.shared, whole)],
            ...(withStake ? [sumOfRatios(some.stakes)] : []),
          ];
        }),
      ),
    );
    return {
      compares: false,
      sections: [
        {
          id: 'matrix',
          title: message('report.matrix.title'),
          columns,
          rows,
          pivot: { rows: 'abc', columns: 'status', measures },
          notes: notesOf(analysis, by),
        },
      ],
    };
  },
};
