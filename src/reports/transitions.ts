import type { Cell, Column, Section } from '../domain/document.ts';
import { type Message, message } from '../domain/message.ts';
import { hasRegister } from '../measures/kpis.ts';
import { firstReliableDay } from '../measures/reach.ts';
import { type Transition, transitionsOf, UNKNOWN } from '../measures/transitions.ts';
import type { Analysis } from '../rules/analysis.ts';
import { STATUSES } from '../rules/rule.ts';
import { CUSTOMERS, REVENUE_12M } from './columns.ts';

const TOTAL = 'total';

const AXES: readonly Column[] = [
  { id: 'from_status', type: 'code', vocabulary: 'status' },
  { id: 'to_status', type: 'code', vocabulary: 'status' },
];

function notesOf(analysis: Analysis): Message[] {
  const reliable = firstReliableDay(analysis);
  return analysis.since < reliable
    ? [message('report.history.note.too_little_before', { reliable: { day: reliable } })]
    : [];
}

/**
 * Who moved from which status to which between the start of the comparison period and the as-of date, with the totals of
 * both: these are the counts of the two dates. Every pair has a row, empty ones too. Without a register there are
 * no prospects.
 */
export function transitions(analysis: Analysis): Section {
  const { since, asOf } = analysis;
  const found = transitionsOf(analysis, since, asOf);
  const registered = hasRegister(analysis);
  const statuses = STATUSES.filter((status) => status !== 'prospect' || registered);
  const origins = [...statuses, UNKNOWN] as const;

  const sumOf = (froms: readonly (typeof origins)[number][], tos: typeof statuses): Transition => {
    const some = froms.flatMap((from) => tos.flatMap((to) => found.get(from)?.get(to) ?? []));
    return {
      customers: some.reduce((sum, { customers }) => sum + customers, 0),
      revenue: some.reduce((sum, { revenue }) => sum + revenue, 0n),
    };
  };
  const rows = [...origins, TOTAL].flatMap((from) =>
    [...statuses, TOTAL].map((to): Cell[] => {
      const { customers, revenue } = sumOf(
        from === TOTAL ? origins : origins.filter((origin) => origin === from),
        to === TOTAL ? statuses : statuses.filter((status) => status === to),
      );
      return [from, to, customers, revenue];
    }),
  );
  return {
    id: 'transitions',
    title: message('report.history.title.transitions', { since: { day: since }, asOf: { day: asOf } }),
    columns: [...AXES, CUSTOMERS, REVENUE_12M],
    rows,
    pivot: { rows: 'from_status', columns: 'to_status', measures: ['customers', 'revenue_12m'] },
    notes: notesOf(analysis),
  };
}
