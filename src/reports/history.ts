import type { Cell, Column, Section } from '../domain/document.ts';
import { type Message, message } from '../domain/message.ts';
import { type CalendarUnit, completeUnits, unitOf } from '../domain/period.ts';
import { hasRegister, kpiColumnsOf, kpisOf } from '../measures/kpis.ts';
import { firstReliableDay } from '../measures/reach.ts';
import { hasTwoYears } from '../measures/retention.ts';
import { standingsOn } from '../measures/standings.ts';
import type { Analysis } from '../rules/analysis.ts';
import { STATUSES, type Status } from '../rules/rule.ts';
import { TOO_LITTLE_PAST } from './columns.ts';
import type { Report } from './report.ts';
import { transitions } from './transitions.ts';

const UNITS: readonly CalendarUnit[] = ['week', 'month', 'quarter'];
/** How many dates are shown where nobody says. */
const USUAL_DATES = 12;

/** How many customers are in each status. */
const COUNTS: Readonly<Record<Status, Column>> = {
  active: { id: 'active', type: 'integer' },
  pre_inactive: { id: 'pre_inactive', type: 'integer' },
  inactivated: { id: 'inactivated', type: 'integer' },
  inactive: { id: 'inactive', type: 'integer' },
  prospect: { id: 'prospect', type: 'integer' },
};

const DATE_COLUMNS: readonly Column[] = [
  { id: 'date', type: 'day' },
  { id: 'first_day', type: 'day', forPrograms: true },
];

const ACTIVE_REVENUE: Column = { id: 'active_revenue', type: 'money' };

function notesOf(analysis: Analysis, unit: CalendarUnit, dates: readonly number[]): Message[] {
  const notes: Message[] = [];
  const { asOf } = analysis;
  const { upTo } = unitOf(unit, asOf);
  if (upTo !== asOf) {
    const code = { code: unit, vocabulary: 'unit' };
    notes.push(
      message('report.history.note.running', { unit: code, asOf: { day: asOf }, end: { day: upTo } }),
    );
  }
  const reliable = firstReliableDay(analysis);
  if (dates.some((date) => date < reliable))
    notes.push(message('report.history.note.too_little_past', { reliable: { day: reliable } }));
  if (dates.some((date) => !hasTwoYears(analysis, date)))
    notes.push(message('report.note.two_years', { start: { day: analysis.portfolio.dataStart } }));
  return notes;
}

/** One row for each date: the portfolio as it stood at its end, and the KPIs of the unit that ends with it. */
function historySection(analysis: Analysis, unit: CalendarUnit, count: number): Section {
  const { dataStart } = analysis.portfolio;
  const units = completeUnits(unit, analysis.asOf, count).filter(({ upTo }) => upTo >= dataStart);
  const dates = units.map(({ upTo }) => upTo);
  const reliable = firstReliableDay(analysis);
  const figures = kpiColumnsOf(analysis);
  const standings = units.map(({ upTo }) => standingsOn(analysis, upTo));
  const registered = hasRegister(analysis);
  const statuses = STATUSES.filter((status) => status !== 'prospect' || registered);
  const rows = units.map((period, index): Cell[] => {
    const { customers, activeRevenue } = standings[index]!;
    const found = kpisOf(analysis, period)!;
    return [
      period.upTo,
      period.after + 1,
      period.upTo < reliable,
      ...statuses.map((status) => customers[status]),
      activeRevenue,
      ...figures.map(({ cell }) => cell(found)),
    ];
  });
  return {
    id: 'history',
    title: message('report.history.title', { unit: { code: unit, vocabulary: 'unit' } }),
    columns: [
      ...DATE_COLUMNS,
      { ...TOO_LITTLE_PAST, forPrograms: dates.every((date) => date >= reliable) },
      ...statuses.map((status) => COUNTS[status]),
      ACTIVE_REVENUE,
      ...figures,
    ],
    rows,
    transposed: { heading: 'date', curve: true },
    notes: notesOf(analysis, unit, dates),
  };
}

/** How the portfolio got where it is: statuses and KPIs at the ends of months, or who moved between two dates. */
export const history: Report = {
  id: 'history',
  examples: [
    'history orders.csv',
    'history orders.csv --every quarter --last 8 -o history.csv',
    'history orders.csv --transitions --since 2025-03-31 --as-of 2025-06-30',
  ],
  options: [
    { name: 'every', choices: UNITS },
    { name: 'last', count: true },
    { name: 'transitions', flag: true },
  ],
  build(analysis, options) {
    if (options.transitions === true) return { sections: [transitions(analysis)] };
    const unit = (options.every as CalendarUnit | undefined) ?? 'month';
    const count = typeof options.last === 'number' ? options.last : USUAL_DATES;
    return { compares: false, sections: [historySection(analysis, unit, count)] };
  },
};
