import type { Cell, Column, Section } from '../domain/document.ts';
import { type Message, type MessageParam, message } from '../domain/message.ts';
import { type Ratio, ratio } from '../domain/money.ts';
import type { Analysis } from '../rules/analysis.ts';
import { type Concentration, concentrationOf } from '../rules/pareto.ts';
import { CUSTOMERS, columnOf, essentialColumns } from './columns.ts';
import { groupsOf } from './groups.ts';
import { statementBy } from './pareto-by.ts';
import { broughtBy, headCount, type Ranking, rankingOf } from './ranking.ts';
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

function statementRow(found: Concentration): Cell[] {
  const { keyAccounts, customers, customersShare, valueShare, tiedWithLastA, gini, hhi } = found;
  return [keyAccounts, customers, customersShare, valueShare, tiedWithLastA, gini, hhi];
}

function percentage(part: Ratio): MessageParam {
  return { ratio: part, digits: 1, percent: true };
}

/** Why there is nobody to rank: nobody has a value, or nobody of those in view. */
function nobodyKey({ order, everyone }: Analysis): string {
  return order.length < everyone.length ? 'report.pareto.note.nobody_in_view' : 'report.pareto.note.nobody';
}

/** The statement in words, and what the rule of thumb's 20% bring here. */
function statementNotes(analysis: Analysis, found: Concentration, ranking: Ranking): Message[] {
  const { keyAccounts, customers, customersShare, valueShare } = found;
  const byHead = broughtBy(ranking, RULE_OF_THUMB_PERCENT);
  if (!customersShare || !valueShare || !byHead) return [message(nobodyKey(analysis))];
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

/** How concentrated the value of the customers in view is, in figures and in words. */
export function statementSection(analysis: Analysis): Section {
  const ranking = rankingOf(analysis, analysis.order);
  const found = concentrationOf(analysis.at(analysis.asOf), ranking.customers);
  return {
    id: 'statement',
    title: message('report.pareto.statement'),
    columns: STATEMENT,
    rows: [statementRow(found)],
    notes: statementNotes(analysis, found, ranking),
  };
}

function curveRows(ranking: Ranking): Cell[][] {
  if (ranking.customers.length === 0) return [];
  return CURVE_PERCENTS.map((percent) => [
    ratio(BigInt(percent), 100n),
    headCount(ranking, percent),
    broughtBy(ranking, percent),
  ]);
}

function curveSection(analysis: Analysis): Section {
  return {
    id: 'curve',
    title: message('report.pareto.curve'),
    columns: [
      { id: 'customer_share', type: 'ratio', digits: 6, percent: true },
      CUSTOMERS,
      { ...columnOf(analysis, 'cumulative_share'), bar: true },
    ],
    rows: curveRows(rankingOf(analysis, analysis.order)),
  };
}

/** The key accounts of the whole portfolio that are in view, largest first, one value of the attribute after the other. */
function keyAccountSection(analysis: Analysis, by: string | undefined): Section {
  const ids =
    by === undefined
      ? KEY_ACCOUNT_COLUMNS
      : [by, 'customer_id', ...KEY_ACCOUNT_COLUMNS.filter((id) => id !== by && id !== 'customer_id')];
  const customers = groupsOf(analysis, by).flatMap(([, group]) =>
    group.filter((customer) => analysis.cell('key_account', customer) === true),
  );
  return {
    id: 'key_accounts',
    title: message('report.pareto.key_accounts'),
    columns: ids.map((id) => columnOf(analysis, id)),
    rows: customers.map((customer) => ids.map((id) => analysis.cell(id, customer))),
    essential: essentialColumns(analysis, ids),
  };
}

/**
 * Who brings the value: the key accounts, what share of the customers they are and what they bring; the curve of both
 * shares; Gini and HHI. Only customers with a value above 0 count. 80/20 is something to find out, not to assume. Where only some
 * customers are in view, the figures are about these among themselves; who is a key account stays a matter of the whole
 * portfolio. With `by`, a statement for each value of an attribute in place of the curve.
 */
export const pareto: Report = {
  id: 'pareto',
  examples: [
    'pareto orders.csv',
    'pareto orders.csv --abc-window all --cut 0.9',
    'pareto orders.csv --by salesperson',
    'pareto orders.csv --limit 20 --columns customer_id,abc_value,cumulative_share',
  ],
  options: [
    { name: 'cut', setting: 'pareto-cut' },
    { name: 'by', choices: ['salesperson', 'region', 'segment'] },
  ],
  build(analysis, { by }) {
    if (typeof by === 'string')
      return { compares: false, sections: [statementBy(analysis, by), keyAccountSection(analysis, by)] };
    return {
      compares: false,
      sections: [statementSection(analysis), curveSection(analysis), keyAccountSection(analysis, undefined)],
    };
  },
};
