import type { Cell, Column } from '../domain/document.ts';
import { type Message, message } from '../domain/message.ts';
import {
  type ComparedPeriods,
  comparedPeriods,
  PERIOD_WORDS,
  type Period,
  type PeriodWish,
  parsePeriod,
  unitOf,
} from '../domain/period.ts';
import { kpiColumnsOf, kpisOf } from '../measures/kpis.ts';
import { firstReliableDay } from '../measures/reach.ts';
import { hasTwoYears } from '../measures/retention.ts';
import type { Analysis } from '../rules/analysis.ts';
import { columnOf, TOO_LITTLE_PAST } from './columns.ts';
import { groupsOf } from './groups.ts';
import type { Report } from './report.ts';

/** The note that tells what is doubtful about the periods that `TOO_LITTLE_PAST` marks. */
export const MARK_NOTE = 'report.kpis.note.too_little_past';

/** What tells the rows apart, before the figures. `basis` says what all of the periods are made of. */
const PERIOD_COLUMNS: readonly Column[] = [
  { id: 'period', type: 'code', vocabulary: 'period' },
  { id: 'basis', type: 'code', vocabulary: 'basis', forPrograms: true },
  { id: 'first_day', type: 'day' },
  { id: 'last_day', type: 'day' },
];

function wishOf(analysis: Analysis, period: unknown): PeriodWish {
  if (period === undefined) return { basis: 'days', days: analysis.asOf - analysis.since };
  const wish = parsePeriod(String(period));
  if (wish === undefined) throw new RangeError(`${period} is no period`);
  return wish;
}

function titleOf(wish: PeriodWish): Message {
  return wish.basis === 'days'
    ? message('report.kpis.title.days', { days: wish.days })
    : message(`report.kpis.title.${wish.basis}`);
}

/** A calendar unit that is not over on the as-of date has no complete figures yet. */
function runningNote({ asOf }: Analysis, wish: PeriodWish): Message[] {
  if (wish.basis === 'days' || wish.toDate) return [];
  const { upTo } = unitOf(wish.unit, asOf);
  if (upTo === asOf) return [];
  const unit = { code: wish.unit, vocabulary: 'unit' };
  return [
    message('report.kpis.note.running', {
      unit,
      asOf: { day: asOf },
      end: { day: upTo },
      period: `${wish.unit}-to-date`,
    }),
  ];
}

function notesOf(analysis: Analysis, wish: PeriodWish, { current }: ComparedPeriods): Message[] {
  const notes = runningNote(analysis, wish);
  if (!hasTwoYears(analysis, current.upTo))
    notes.push(message('report.note.two_years', { start: { day: analysis.portfolio.dataStart } }));
  return notes;
}

/** The KPIs of a period beside those of the period before it and of the same period a year before. */
export const kpis: Report = {
  id: 'kpis',
  examples: [
    'kpis orders.csv',
    'kpis orders.csv --period month --by salesperson',
    'kpis orders.csv --period quarter-to-date -o kpis.csv',
  ],
  options: [
    {
      name: 'period',
      form: {
        accepts: (text) => parsePeriod(text) !== undefined,
        words: PERIOD_WORDS,
        expected: 'period',
        example: 'month',
      },
    },
    { name: 'by', choices: ['salesperson', 'region', 'segment'] },
  ],
  build(analysis, options) {
    const by = typeof options.by === 'string' ? options.by : undefined;
    const wish = wishOf(analysis, options.period);
    const compared = comparedPeriods(wish, analysis.asOf);
    const periods: readonly (readonly [string, Period])[] = [
      ['current', compared.current],
      ['previous', compared.previous],
      ['year_before', compared.yearBefore],
    ];
    const reliable = firstReliableDay(analysis);
    const tooLittle = ({ after }: Period) => after < reliable;
    const marked = periods.some(([, period]) => tooLittle(period));
    const figures = kpiColumnsOf(analysis);

    const rows = groupsOf(analysis, by).flatMap(([value, customers]) =>
      periods.map(([name, period]): Cell[] => {
        const found = kpisOf(analysis, period, customers);
        return [
          ...(by === undefined ? [] : [value]),
          name,
          wish.basis,
          period.after + 1,
          period.upTo,
          tooLittle(period),
          ...figures.map(({ cell }) => found && cell(found)),
        ];
      }),
    );
    const notes = notesOf(analysis, wish, compared);
    if (marked) notes.push(message(MARK_NOTE, { reliable: { day: reliable } }));
    return {
      // Periods of the calendar stand beside others of their kind.
      compares: options.period === undefined,
      sections: [
        {
          id: 'kpis',
          title: titleOf(wish),
          columns: [
            ...(by === undefined ? [] : [columnOf(analysis, by)]),
            ...PERIOD_COLUMNS,
            { ...TOO_LITTLE_PAST, forPrograms: !marked },
            ...figures,
          ],
          rows,
          transposed: { heading: 'period', ...(by === undefined ? {} : { blocks: by }) },
          notes,
        },
      ],
    };
  },
};
