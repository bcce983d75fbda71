import type { Day } from '../../domain/day.ts';
import type { Cell, Section } from '../../domain/document.ts';
import { Gaps } from '../../domain/gaps.ts';
import { type Message, message } from '../../domain/message.ts';
import type { Analysis } from '../../rules/analysis.ts';
import type { Recency, Standing, Status } from '../../rules/rule.ts';
import { cycleLimits, LEAST_DAYS_OF_A_CYCLE } from '../../rules/status.ts';

/** The silences that the limits are held against. */
interface Silences {
  /** Days between successive purchase days of the records, in order. */
  readonly gaps: readonly number[];
  readonly twiceMedian: number | undefined;
}

function silencesOf({ portfolio }: Analysis, customer: number): Silences {
  const days = portfolio.purchaseDays(customer);
  const gaps = new Gaps();
  gaps.load(days);
  return {
    gaps: Array.from(days.subarray(1), (day, index) => day - days[index]!),
    twiceMedian: gaps.twiceMedian(),
  };
}

/**
 * The limits that hold for the customer, the last day of each, how many of its silences so far were longer, and the limit that
 * its own cycle would give, whatever the mode.
 */
export function limitsSection(analysis: Analysis, customer: number): Section {
  const verdicts = analysis.at(analysis.asOf);
  const standing = verdicts.of<Standing>('status', customer);
  const { last } = verdicts.of<Recency>('recency', customer);
  const silences = silencesOf(analysis, customer);
  const { gaps, twiceMedian } = silences;
  const { activeLimit, inactiveLimit, inactivatedLimit } = standing;
  const own =
    twiceMedian === undefined || gaps.length + 1 < LEAST_DAYS_OF_A_CYCLE
      ? undefined
      : cycleLimits(twiceMedian);
  const row = (status: Status, limit: number, cycle: number | undefined): Cell[] => [
    status,
    limit,
    last === undefined ? undefined : ((last + limit) as Day),
    gaps.filter((gap) => gap > limit).length,
    cycle,
  ];
  return {
    id: 'limits',
    title: message('explain.limits'),
    columns: [
      { id: 'status', type: 'code', vocabulary: 'status' },
      { id: 'limit_days', type: 'integer' },
      { id: 'limit_day', type: 'day' },
      { id: 'longer_gaps', type: 'integer' },
      { id: 'cycle_limit_days', type: 'integer' },
    ],
    rows: [
      row('active', activeLimit, own?.active),
      row('pre_inactive', inactiveLimit, own?.inactive),
      row('inactivated', inactivatedLimit, own && own.inactive + inactivatedLimit - inactiveLimit),
    ],
    notes: notesOf(standing, silences),
  };
}

function notesOf(
  { activeLimit, frequency, twiceCycle }: Standing,
  { gaps, twiceMedian }: Silences,
): Message[] {
  const notes: Message[] = [];
  if (frequency && frequency.least > 1) {
    const { days, least, windowDays: window } = frequency;
    notes.push(message('explain.note.frequency', { days, least, window }));
  }
  if (twiceMedian === undefined) return [...notes, message('explain.note.no_gaps')];
  if (gaps.length === 1) return [...notes, message('explain.note.gap', { gap: gaps[0]! })];
  const gap = { ratio: { num: BigInt(twiceMedian), den: 2n }, digits: twiceMedian % 2 };
  const span = { n: gaps.length, least: Math.min(...gaps), most: Math.max(...gaps), gap };
  notes.push(message('explain.note.gaps', span));
  const mayDecide = twiceCycle === undefined && gaps.length + 1 >= LEAST_DAYS_OF_A_CYCLE;
  if (mayDecide && twiceMedian > 2 * activeLimit)
    notes.push(message('explain.note.slow', { gap, active: activeLimit }));
  return notes;
}
