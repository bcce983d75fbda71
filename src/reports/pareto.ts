import type { Cell, Column } from '../domain/document.ts';
import { type Message, type MessageParam, message } from '../domain/message.ts';
import { type Money, type Ratio, ratio } from '../domain/money.ts';
import type { Analysis } from '../rules/analysis.ts';
import { type Concentration, concentrationOf } from '../rules/pareto.ts';
import { CUSTOMERS, columnOf, essentialColumns } from './columns.ts';
import type { Report } from './report.ts';
import { tieNotes } from './ties.ts';

/** Where the curve is read: percent of the customers, largest first. */
const CURVE_PERCENTS = [1, 5, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100];
/** The part of the customers that the rule of thumb speaks of. */
const RULE_OF_THUMB_PERCENT = 20;

const STATEMENT: readonly Column[] = [
  { id: 'key_accounts', type: 'integer' },
  CUSTOMERS,
  { id: 'key_customer_share', type: 'ratio', digits: 6, percent: true },
  { id: 'key_value_share', type: 'ratio', digits: 6, percent: true },
  { id: 'ties_with_last_a', type: 'integer' },
  { id: 'gini', type: 'ratio', digits: 6 },
  { id: 'hhi', type: 'ratio', digits: 2 },
];

const KEY_ACCOUNT_COLUMNS = [
  'rank',
  'customer_id',
  'customer_name',
  'salesperson',
  'abc_value',
  'share',
  'cumulative_share',
  'status',
];

/** The customers in view with a rank, which are those with a value above 0, in its order. */
interface Ranking {
  readonly customers: readonly number[];
  /** What the first 0, 1, 2, ... of them bring. */
  readonly sums: readonly Money[];
}

function rankingOf(analysis: Analysis): Ranking {
  const customers = Array.from(analysis.order).filter(
    (customer) => analysis.cell('rank', customer) !== undefined,
  );
  const sums = [0n];
  for (const customer of customers) sums.push(sums.at(-1)! + (analysis.cell('abc_value', customer) as Money));
  return { customers, sums };
}

/** The number of customers in the first `percent` of a ranking: a part of a customer counts as one. */
function headCount({ customers }: Ranking, percent: number): number {
  return Math.ceil((customers.length * percent) / 100);
}

/** The part of the value of all customers of a ranking that its first `percent` bring. */
function broughtBy(ranking: Ranking, percent: number): Ratio | undefined {
  return ratio(ranking.sums[headCount(ranking, percent)]!, ranking.sums.at(-1)!);
}

function statementRow(found: Concentration): Cell[] {
  const { keyAccounts, customers, customersShare, valueShare, tiedWithLastA, gini, hhi } = found;
  return [keyAccounts, customers, customersShare, valueShare, tiedWithLastA, gini, hhi];
}

function percentage(part: Ratio): MessageParam {
  return { ratio: part, digits: 1, percent: true };
}

/** The statement in words, and what the rule of thumb's 20% bring here. */
function statementNotes(analysis: Analysis, found: Concentration, ranking: Ranking): Message[] {
  const { keyAccounts, customers, customersShare, valueShare } = found;
  const byHead = broughtBy(ranking, RULE_OF_THUMB_PERCENT);
  if (!customersShare || !valueShare || !byHead) return [message('report.pareto.note.nobody')];
  return [
    message('report.pareto.note.statement', {
      accounts: keyAccounts,
      customers,
      part: percentage(customersShare),
      brought: percentage(valueShare),
    }),
    message('report.pareto.note.thumb', {
      customers: headCount(ranking, RULE_OF_THUMB_PERCENT),
      brought: percentage(byHead),
    }),
    ...tieNotes(analysis),
  ];
}

function curveRows(ranking: Ranking): Cell[][] {
  if (ranking.customers.length === 0) return [];
  return CURVE_PERCENTS.map((percent) => [
    ratio(BigInt(percent), 100n),
    headCount(ranking, percent),
    broughtBy(ranking, percent),
  ]);
}

/**
 * Who brings the value: the key accounts, what share of the customers they are and what they bring; the curve of both
 * shares; Gini and HHI. Only customers with a value above 0 count. 80/20 is something to find out, not to assume. Where only some
 * customers are in view, the figures are about these among themselves; who is a key account stays a matter of the whole
 * portfolio.
 */
export const pareto: Report = {
  id: 'pareto',
  examples: [
    'pareto orders.csv',
    'pareto orders.csv --abc-window all --pareto-cut 0.9',
    'pareto orders.csv --limit 20 --columns customer_id,abc_value,cumulative_share',
  ],
  options: [],
  build(analysis) {
    const ranking = rankingOf(analysis);
    const found = concentrationOf(analysis.at(analysis.asOf), analysis.order);
    const keyAccounts = ranking.customers.filter(
      (customer) => analysis.cell('key_account', customer) === true,
    );
    const listed = KEY_ACCOUNT_COLUMNS.map((id) => columnOf(analysis, id));
    return {
      sections: [
        {
          id: 'statement',
          title: message('report.pareto.statement'),
          columns: STATEMENT,
          rows: [statementRow(found)],
          notes: statementNotes(analysis, found, ranking),
        },
        {
          id: 'curve',
          title: message('report.pareto.curve'),
          columns: [
            { id: 'customer_share', type: 'ratio', digits: 6, percent: true },
            CUSTOMERS,
            { ...columnOf(analysis, 'cumulative_share'), bar: true },
          ],
          rows: curveRows(ranking),
        },
        {
          id: 'key_accounts',
          title: message('report.pareto.key_accounts'),
          columns: listed,
          rows: keyAccounts.map((customer) => listed.map(({ id }) => analysis.cell(id, customer))),
          essential: essentialColumns(analysis, KEY_ACCOUNT_COLUMNS),
        },
      ],
    };
  },
};
