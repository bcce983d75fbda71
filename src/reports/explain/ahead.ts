import type { Day } from '../../domain/day.ts';
import type { Cell, Section } from '../../domain/document.ts';
import { message } from '../../domain/message.ts';
import type { AbcSettings } from '../../rules/abc.ts';
import type { Analysis } from '../../rules/analysis.ts';
import type { Abc, Recency, Standing, Status } from '../../rules/rule.ts';
import { dayBefore, type TimeWindow } from '../../rules/settings.ts';

/** What is going to happen on a day if nothing is bought. */
type Event = Exclude<Status, 'active' | 'prospect'> | 'expected' | 'no_value';

/** What changes on which day if nothing is bought: the status, an expected purchase that does not come, the class. */
export function aheadSection(analysis: Analysis, customer: number): Section {
  const { asOf } = analysis;
  const verdicts = analysis.at(asOf);
  const { last } = verdicts.of<Recency>('recency', customer);
  const events = last === undefined ? [] : eventsOf(analysis, customer, last);
  return {
    id: 'ahead',
    title: message('explain.ahead'),
    columns: [
      { id: 'date', type: 'day' },
      { id: 'event', type: 'code', vocabulary: 'event' },
      { id: 'age_days', type: 'integer' },
      { id: 'in_days', type: 'integer' },
    ],
    rows: events.map(({ day, event }): Cell[] => [day, event, day - last!, day - asOf]),
    ...(events.length === 0 ? { notes: [message('explain.note.nothing_ahead')] } : {}),
  };
}

interface Expected {
  readonly day: Day;
  readonly event: Event;
}

function eventsOf(analysis: Analysis, customer: number, last: Day): Expected[] {
  const { asOf } = analysis;
  const standing = analysis.at(asOf).of<Standing>('status', customer);
  const events: Expected[] = [];
  for (const [status, day] of stepsOf(standing, last)) events.push({ day, event: status });
  const expected = analysis.cell('next_expected', customer) as Day | undefined;
  if (expected !== undefined) events.push({ day: expected, event: 'expected' });
  const gone = valueGoneOn(analysis, customer);
  if (gone !== undefined) events.push({ day: gone, event: 'no_value' });
  return events.filter(({ day }) => day > asOf).sort((a, b) => a.day - b.day);
}

/** The statuses that follow and their first days; one of no length is passed over. */
function stepsOf(standing: Standing, last: Day): [Exclude<Status, 'active' | 'prospect'>, Day][] {
  const { status, changesOn, inactiveLimit, inactivatedLimit } = standing;
  const inactivated = last + inactiveLimit + 1;
  const inactive = last + inactivatedLimit + 1;
  return [
    ...(status === 'active' ? ([['pre_inactive', changesOn!]] as const) : []),
    ...(inactive > inactivated ? ([['inactivated', inactivated]] as const) : []),
    ['inactive', inactive],
  ].map(([next, day]) => [next, day] as [Exclude<Status, 'active' | 'prospect'>, Day]);
}

/** The day from which no purchase is left in the ABC window; undefined where none is in it now, or it has no end. */
function valueGoneOn(analysis: Analysis, customer: number): Day | undefined {
  const place = analysis.at(analysis.asOf).of<Abc | undefined>('abc', customer);
  const last = analysis.portfolio.purchaseDays(customer).at(-1);
  if (place?.rank === undefined || last === undefined) return undefined;
  const { window } = analysis.settings.rules.abc as AbcSettings;
  return window.unit === 'all' ? undefined : firstDayWithout(window, last);
}

/** The first day whose window begins after `day`. */
function firstDayWithout(window: TimeWindow, day: Day): Day {
  let later = day;
  while (dayBefore(window, later)! < day) later++;
  return later;
}
