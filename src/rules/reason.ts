/**
 * Reason: the rule that decided the status, its limits, the dates used, and what happens next, in a sentence or two.
 */
import { z } from 'zod';
import type { Day } from '../domain/day.ts';
import type { Message } from '../domain/message.ts';
import { message } from '../domain/message.ts';
import type { NoSettings, Recency, Rule, Standing, Status } from './rule.ts';

/** What age and limits say of a customer, however often it buys. */
interface Told {
  readonly standing: Standing;
  readonly sentence: Message;
}

/** Sentences by the day of the last purchase: most customers that bought last on the same day share one, and so its text. */
type Sentences = Map<Day, Told>;

function isTheSame(a: Standing, b: Standing): boolean {
  return (
    a.status === b.status &&
    a.changesOn === b.changesOn &&
    a.activeLimit === b.activeLimit &&
    a.inactiveLimit === b.inactiveLimit &&
    a.inactivatedLimit === b.inactivatedLimit
  );
}

/** Why the customer has its status, and what will become of it. */
function because(
  standing: Standing,
  { last, age }: Recency,
  hasReturns: boolean,
  sentences: Sentences,
): Message {
  const { status, frequency } = standing;
  if (status === 'prospect') {
    return message(hasReturns ? 'reason.prospect_with_returns' : 'reason.prospect');
  }
  if (last === undefined || age === undefined) return message('reason.only_returns');
  const tooSeldom = status === 'pre_inactive' && age <= standing.activeLimit;
  const isAsked = tooSeldom || (status === 'active' && frequency !== undefined && frequency.least > 1);
  const told = sentences.get(last);
  if (!isAsked && told && isTheSame(told.standing, standing)) return told.sentence;
  const facts = {
    last: { day: last },
    age,
    active: standing.activeLimit,
    inactive: standing.inactiveLimit,
    inactivated: standing.inactivatedLimit,
    next: status === 'inactive' ? '' : nextStep(standing),
  };
  if (frequency && isAsked) {
    const { days, least, windowDays: window } = frequency;
    return message(tooSeldom ? 'reason.too_seldom' : 'reason.often_enough', {
      ...facts,
      days,
      least,
      window,
    });
  }
  const sentence = message(BY_AGE[status!], facts);
  if (!isAsked) sentences.set(last, { standing, sentence });
  return sentence;
}

/** The sentence about a customer whose age alone decided. */
const BY_AGE: Readonly<Record<Exclude<Status, 'prospect'>, string>> = {
  active: 'reason.active',
  pre_inactive: 'reason.pre_inactive',
  inactivated: 'reason.inactivated',
  inactive: 'reason.inactive',
};

/** What the customer becomes, and when. */
function nextStep(standing: Standing): Message {
  return message('reason.next', {
    status: { code: nextOf(standing), vocabulary: 'status' },
    on: { day: standing.changesOn! },
  });
}

/** The status that follows if nothing is bought; a status of no length is passed over. */
function nextOf({ status, inactiveLimit, inactivatedLimit }: Standing): Status {
  if (status === 'active') return 'pre_inactive';
  return status === 'pre_inactive' && inactivatedLimit > inactiveLimit ? 'inactivated' : 'inactive';
}

/** Where the limits come from, if not straight from the policy. */
function originOf({ twiceCycle, overridden }: Standing): Message | undefined {
  if (twiceCycle !== undefined) {
    const gap = { num: BigInt(twiceCycle), den: 2n };
    return message('reason.own_cycle', { gap: { ratio: gap, digits: twiceCycle % 2 } });
  }
  return overridden ? message('reason.override') : undefined;
}

export const reason: Rule<NoSettings, Message | undefined> = {
  id: 'reason',
  settings: z.strictObject({}),
  needs: ['recency', 'status'],
  columns: [{ id: 'reason', type: 'sentence', cell: (verdict) => verdict }],
  prepare({ portfolio, verdicts }) {
    const sentences: Sentences = new Map();
    const standingOf = verdicts.rule<Standing>('status');
    const recencyOf = verdicts.rule<Recency>('recency');
    return (customer) => {
      const standing = standingOf(customer);
      if (standing.status === undefined) return undefined;
      const recency = recencyOf(customer);
      const cause = because(standing, recency, portfolio.hasRecords(customer), sentences);
      const origin = recency.last === undefined ? undefined : originOf(standing);
      return origin ? message('reason.with_origin', { cause, origin }) : cause;
    };
  },
};
