/**
 * The action plan: who contacts which customers, how and how soon. The first action that applies to a customer is the one
 * that counts. Words for owners, channels and topics may be anybody's own; those of the default plan are translated for people.
 */
import { z } from 'zod';
import { type Condition, readCondition } from '../conditions/condition.ts';
import type { Expression } from '../conditions/expression.ts';
import { WORDS } from '../conditions/variables.ts';
import type { Place } from '../domain/errors.ts';
import { type Message, message } from '../domain/message.ts';
import { DEFAULT_ACTIONS } from './default-plan.ts';

/** What a customer may be matched by, and the words of each. */
const MATCH_WORDS: Readonly<Record<string, readonly string[]>> = {
  abc: WORDS.abc!,
  status: WORDS.status!,
  movement: WORDS.movement!,
  trend: WORDS.trend!,
  key_account: ['true', 'false'],
};

/** An action as the policy describes it. */
export interface Action {
  /** Columns with the words that apply, any of them; all columns must apply. */
  readonly match: readonly (readonly [column: string, words: readonly string[]])[];
  /** What must hold as well, and the same once it is compiled. */
  readonly where?: Expression;
  readonly condition?: Condition;
  readonly owner: string;
  readonly channel: string;
  readonly topic?: string;
  readonly cadenceDays?: number;
  readonly withinDays?: number;
}

const text = z.string();
const MOST_DAYS = 36_500;
const days = z
  .string()
  .refine((typed) => /^[1-9]\d{0,5}$/.test(typed) && Number(typed) <= MOST_DAYS)
  .transform(Number);

/** One word of a column, or a list of them. */
function wordsOf(words: readonly string[]) {
  return z.union([text, z.array(z.unknown())]).transform((typed, context): readonly string[] => {
    const listed = typeof typed === 'string' ? [typed] : typed;
    const wrong = listed.findIndex((word) => !words.includes(word as string));
    if (wrong === -1 && listed.length > 0) return listed as string[];
    const path = typeof typed === 'string' || wrong === -1 ? [] : [wrong];
    context.addIssue({ code: 'custom', input: typed, path });
    return z.NEVER;
  });
}

const MATCH = z.strictObject(
  Object.fromEntries(
    Object.entries(MATCH_WORDS).map(([column, words]) => [column, wordsOf(words).optional()]),
  ),
);

const ACTION = z
  .strictObject({
    match: MATCH.optional(),
    where: text.optional(),
    owner: text,
    channel: text,
    topic: text.optional(),
    cadence_days: days.optional(),
    within_days: days.optional(),
  })
  .refine(({ cadence_days, within_days }) => cadence_days !== undefined || within_days !== undefined, {
    path: ['within_days'],
  });

/** The section `plan` of the policy: a list of actions. */
export const PLAN_SCHEMA = z.array(ACTION).prefault(() => DEFAULT_ACTIONS.map(({ source }) => source));

/** The actions that a parsed section describes. */
export function actionsFrom(parsed: z.output<typeof PLAN_SCHEMA>): Action[] {
  return parsed.map(({ match = {}, where, owner, channel, topic, cadence_days, within_days }) => ({
    match: Object.entries(match).flatMap(([column, words]) =>
      words === undefined ? [] : [[column, words] as const],
    ),
    ...(where === undefined ? {} : { where: { text: where, place: {} } }),
    owner,
    channel,
    ...(topic === undefined ? {} : { topic }),
    ...(cadence_days === undefined ? {} : { cadenceDays: cadence_days }),
    ...(within_days === undefined ? {} : { withinDays: within_days }),
  }));
}

/** An action with the line of its expression. */
export function placed(action: Action, place: Place): Action {
  return action.where === undefined ? action : { ...action, where: { ...action.where, place } };
}

/** The keys of the map at a path below `plan`. */
export function planKeysAt(path: readonly PropertyKey[]): readonly string[] {
  return Object.keys(path.at(-1) === 'match' ? MATCH.shape : ACTION.shape);
}

/** What should stand at a path below `plan`. */
export function planExpected([, , key, column]: readonly PropertyKey[]): Message {
  if (key === 'match') {
    const words = column === undefined ? undefined : MATCH_WORDS[String(column)];
    return words === undefined
      ? message('setting.expected.section', { known: planKeysAt(['match']).join(', ') })
      : message('setting.expected.words', { words: words.join(', ') });
  }
  if (key === 'cadence_days') return message('setting.expected.days', { least: 1, most: MOST_DAYS });
  if (key === 'within_days') return message('setting.expected.within', { least: 1, most: MOST_DAYS });
  if (key === 'owner') return message('setting.expected.owner');
  if (key === 'channel') return message('setting.expected.channel');
  return key === undefined
    ? message('setting.expected.section', { known: planKeysAt([]).join(', ') })
    : message('setting.expected.text');
}

/** The actions with their expressions compiled. @throws CarteiraError E_WHERE... with the line of the file */
export function compileActions(actions: readonly Action[]): Promise<readonly Action[]> {
  return Promise.all(
    actions.map(async (action) =>
      action.where === undefined ? action : { ...action, condition: await readCondition(action.where) },
    ),
  );
}

/** An action as plain JSON data, in the shape of the file. */
export function actionData(action: Action): Record<string, unknown> {
  const { match, where, owner, channel, topic, cadenceDays, withinDays } = action;
  return {
    ...(match.length === 0 ? {} : { match: Object.fromEntries(match) }),
    ...(where === undefined ? {} : { where: where.text }),
    owner,
    channel,
    ...(topic === undefined ? {} : { topic }),
    ...(cadenceDays === undefined ? {} : { cadence_days: cadenceDays }),
    ...(withinDays === undefined ? {} : { within_days: withinDays }),
  };
}
