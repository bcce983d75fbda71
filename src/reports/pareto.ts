import type { Cell, Column } from '../domain/document.ts';
import { type Message, type MessageParam, message } from '../domain/message.ts';
import { type Ratio, ratio } from '../domain/money.ts';
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

/** The customers with a rank, which are those with a value above 0, in its order. */
function rankingOf(analysis: Analysis): number[] {
  return Array.from(analysis.order).filter((customer) => analysis.cell('rank', customer) !== undefined);
}

/** The number of customers in the first `percent` of them: a part of a customer counts as one. */
function headCount(customers: number, percent: number): number {
  return Math.ceil((customers * percent) / 100);
}

/** What the first customers of the ranking bring together. */
function broughtBy(analysis: Analysis, customers: readonly number[]): Ratio | undefined {
  const last = customers.at(-1);
  return last === undefined ? undefined : (analysis.cell('cumulative_share', last) as Ratio);
}

function statementRow(found: Concentration): Cell[] {
  const { keyAccounts, customers, customersShare, valueShare, tiedWithLastA, gini, hhi } = found;
  return [keyAccounts, customers, customersShare, valueShare, tiedWithLastA, gini, hhi];
}

function percentage(part: Ratio): MessageParam {
  return { ratio: part, digits: 1, percent: true };
}

/** The statement in words, and what the rule of thumb's 20% bring here. */
function statementNotes(analysis: Analysis, found: Concentration, ranking: readonly number[]): Message[] {
  const { keyAccounts, customers, customersShare, valueShare } = found;
  const head = ranking.slice(0, headCount(ranking.length, RULE_OF_THUMB_PERCENT));
  const byHead = broughtBy(analysis, head);
  if (!customersShare || !valueShare || !byHead) return [message('report.pareto.note.nobody')];
  return [
    message('report.pareto.note.statement', {
      accounts: keyAccounts,
      customers,
      part: percentage(customersShare),
      brought: percentage(valueShare),
    }),
    message('report.pareto.note.thumb', { customers: head.length, brought: percentage(byHead) }),
    ...tieNotes(analysis),
  ];
}

function curveRows(analysis: Analysis, customers: readonly number[]): Cell[][] {
  if (customers.length === 0) return [];
  return CURVE_PERCENTS.map((percent) => {
    const head = customers.slice(0, headCount(customers.length, percent));
    return [ratio(BigInt(percent), 100n), head.length, broughtBy(analysis, head)];
  });
}

/**
 * Who brings the value: the key accounts, what share of the customers they are and what they bring; the curve of both
 * shares; Gini and HHI. Only customers with a value above 0 count. 80/20 is something to find out, not to assume.
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
    const found = concentrationOf(analysis.at(analysis.asOf));
    const keyAccounts = ranking.filter((customer) => analysis.cell('key_account', customer) === true);
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
          rows: curveRows(analysis, ranking),
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
