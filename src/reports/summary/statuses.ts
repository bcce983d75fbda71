import type { Cell, Column, Section } from '../../domain/document.ts';
import { type Message, message } from '../../domain/message.ts';
import { ratio } from '../../domain/money.ts';
import { hasRegister } from '../../measures/kpis.ts';
import { standingsOn } from '../../measures/standings.ts';
import type { Analysis } from '../../rules/analysis.ts';
import { STATUSES, type Status } from '../../rules/rule.ts';
import { AT_STAKE, CUSTOMERS, columnOf, REVENUE_12M } from '../columns.ts';
import { type Sums, sumsOf } from './sums.ts';

const TOTAL = 'total';

/** How many customers are in each class. */
const IN_CLASS: readonly (readonly [abc: string, column: Column])[] = [
  ['A', { id: 'class_a', type: 'integer' }],
  ['B', { id: 'class_b', type: 'integer' }],
  ['C', { id: 'class_c', type: 'integer' }],
];
const BEFORE: Column = { id: 'customers_before', type: 'integer' };
const REVENUE_SHARE: Column = { id: 'revenue_share', type: 'ratio', digits: 6, percent: true };

/** Customers with nothing but returns have a status, but are in no rate of the KPIs. */
function onlyReturns(analysis: Analysis): Message[] {
  const customers = analysis.order.filter(
    (customer) =>
      analysis.cell('status', customer) !== 'prospect' &&
      analysis.cell('first_purchase', customer) === undefined,
  ).length;
  return customers > 0 ? [message('report.summary.note.only_returns', { customers })] : [];
}

/**
 * The status of the customers in view by ABC class, how many of them there were at the start of the comparison period, what they
 * brought in 12 months and what share of it, and what is at stake; the last row sums all. Without a register there are no prospects.
 */
export function statusSection(analysis: Analysis): Section {
  const registered = hasRegister(analysis);
  const statuses = STATUSES.filter((status) => status !== 'prospect' || registered);
  const before = standingsOn(analysis, analysis.since).customers;
  const everyone = [...analysis.order];
  const all = sumsOf(analysis, everyone);

  function row(name: string, customers: readonly number[], sums: Sums, earlier: number): Cell[] {
    const inClass = IN_CLASS.map(
      ([abc]) => customers.filter((customer) => analysis.cell('abc', customer) === abc).length,
    );
    // A part of nothing, or of less, is no share.
    const share = all.revenue > 0n ? ratio(sums.revenue, all.revenue) : undefined;
    return [name, ...inClass, sums.customers, earlier, sums.revenue, share, sums.stake];
  }
  const ofStatus = (status: Status) =>
    everyone.filter((customer) => analysis.cell('status', customer) === status);
  return {
    id: 'statuses',
    title: message('report.summary.statuses'),
    columns: [
      columnOf(analysis, 'status'),
      ...IN_CLASS.map(([, column]) => column),
      CUSTOMERS,
      BEFORE,
      REVENUE_12M,
      REVENUE_SHARE,
      AT_STAKE,
    ],
    rows: [
      ...statuses.map((status) => {
        const customers = ofStatus(status);
        return row(status, customers, sumsOf(analysis, customers), before[status]);
      }),
      row(
        TOTAL,
        everyone,
        all,
        statuses.reduce((sum, status) => sum + before[status], 0),
      ),
    ],
    notes: [
      message('report.summary.note.before', { since: { day: analysis.since } }),
      ...onlyReturns(analysis),
    ],
  };
}
