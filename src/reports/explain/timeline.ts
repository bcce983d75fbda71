import { civilOf, type Day } from '../../domain/day.ts';
import type { Cell, Section } from '../../domain/document.ts';
import { type Message, message } from '../../domain/message.ts';
import { type CalendarUnit, type Period, unitOf } from '../../domain/period.ts';
import { netOf, type Portfolio } from '../../ledger/portfolio.ts';
import type { Analysis } from '../../rules/analysis.ts';
import type { Standing } from '../../rules/rule.ts';

/** The units of the calendar, and beyond how many of them the next one says more. */
const UNITS: readonly (readonly [CalendarUnit, number])[] = [
  ['week', 13],
  ['month', 24],
  ['quarter', 24],
  ['year', Number.POSITIVE_INFINITY],
];

/**
 * Purchases and returns by up to 13 weeks, 24 months or 24 quarters, else by years, from the first one with a record to the
 * as-of date; with the status at the end of each, or on the as-of date.
 */
export function timelineSection(analysis: Analysis, customer: number): Section {
  const { asOf, portfolio } = analysis;
  const start = startOf(portfolio, customer);
  const { unit, periods } =
    start === undefined ? { unit: 'month' as const, periods: [] } : periodsOf(start, asOf);
  return {
    id: 'timeline',
    title: message(`explain.timeline.${unit}`),
    columns: [
      { id: 'first_day', type: 'day', forPrograms: true },
      { id: 'last_day', type: 'day', forPrograms: true },
      { id: 'span', type: 'sentence' },
      { id: 'orders', type: 'integer' },
      { id: 'purchase_days', type: 'integer' },
      { id: 'purchases', type: 'money', forPrograms: true },
      { id: 'returns', type: 'money', forPrograms: true },
      { id: 'status', type: 'code', vocabulary: 'status' },
      { id: 'revenue', type: 'money', bar: true },
    ],
    rows: periods.map((period): Cell[] => {
      const upTo = Math.min(period.upTo, asOf);
      const totals = portfolio.totals(customer, period.after, upTo);
      return [
        period.after + 1,
        upTo,
        spanOf(unit, period),
        totals.orders,
        totals.purchaseDays,
        totals.purchases,
        totals.returns,
        analysis.at(upTo).of<Standing>('status', customer).status,
        netOf(totals),
      ];
    }),
    named: 'first_day',
  };
}

/** The first day with a purchase or return; undefined where there is none. */
function startOf(portfolio: Portfolio, customer: number): Day | undefined {
  if (!portfolio.hasRecords(customer)) return undefined;
  const bought = portfolio.purchaseDays(customer)[0] ?? portfolio.asOf + 1;
  // Returns have no list of days: of those before the first purchase, the first is looked for by halves.
  let low = portfolio.dataStart;
  let high = bought;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (portfolio.totals(customer, undefined, middle).returns > 0n) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The units from a day to another one, earliest first. */
function periodsOf(from: Day, to: Day): { readonly unit: CalendarUnit; readonly periods: readonly Period[] } {
  for (const [unit, most] of UNITS) {
    const periods: Period[] = [];
    for (let day = to; day >= from && periods.length <= most; day = periods.at(-1)!.after)
      periods.push(unitOf(unit, day));
    if (periods.length <= most) return { unit, periods: periods.reverse() };
  }
  throw new Error('there are always few enough years');
}

/** How people call a unit of the calendar. */
function spanOf(unit: CalendarUnit, { after }: Period): Message {
  const first = after + 1;
  const { year, month } = civilOf(first);
  switch (unit) {
    case 'week':
      return message('explain.span.week', { day: { day: first } });
    case 'month':
      return message('explain.span.month', { year: String(year), month: String(month).padStart(2, '0') });
    case 'quarter':
      return message('explain.span.quarter', { year: String(year), quarter: (month + 2) / 3 });
    case 'year':
      return message('explain.span.year', { year: String(year) });
  }
}
