import { describe, expect, it, test } from 'vitest';
import { CarteiraError } from '../../src/domain/errors.ts';
import { message } from '../../src/domain/message.ts';
import { LANGUAGES } from '../../src/locale/index.ts';
import { text } from '../../src/locale/text.ts';
import {
  applyFlags,
  compilePolicy,
  DEFAULT_POLICY,
  loadPolicy,
  policyData,
} from '../../src/policy/policy.ts';

const load = (source: string) => loadPolicy(source, 'carteira.yaml');

/** A plan of one action with these lines. */
const action = (...lines: string[]) => `plan:\n  - ${lines.join('\n    ')}\n`;

const ACTION = ['owner: Ana', 'channel: phone', 'within_days: 7'];

/** The refusal of a policy: code, line, what was found and expected; both languages must have the words. */
function refusal(source: string): string {
  try {
    load(source);
  } catch (error) {
    if (!(error instanceof CarteiraError)) throw error;
    const said = LANGUAGES.map((language) =>
      ['found', 'expected', 'remedy'].map((part) =>
        text(language, message(`error.${error.code}.${part}`, error.params)),
      ),
    );
    return `${error.code} ${error.place.line}: ${said[0]!.join(' | ')}`;
  }
  return 'none';
}

describe('the plan of a policy', () => {
  it('has actions, words alone or in lists', () => {
    const { plan } = load(
      `${action('match: {abc: A, status: [active, inactive], key_account: true}', ...ACTION)}  - owner: salesperson\n    channel: WhatsApp\n    topic: Olá\n    cadence_days: 30\n`,
    );
    expect(plan).toEqual([
      {
        match: [
          ['abc', ['A']],
          ['status', ['active', 'inactive']],
          ['key_account', ['true']],
        ],
        owner: 'Ana',
        channel: 'phone',
        withinDays: 7,
      },
      { match: [], owner: 'salesperson', channel: 'WhatsApp', topic: 'Olá', cadenceDays: 30 },
    ]);
  });

  it('may be empty, and is the usual one where there is none', () => {
    expect(load('plan: []').plan).toEqual([]);
    expect(load('').plan).toEqual(DEFAULT_POLICY.plan);
    expect(DEFAULT_POLICY.plan[0]).toEqual({
      match: [
        ['abc', ['A']],
        ['status', ['pre_inactive']],
      ],
      owner: 'director',
      channel: 'in_person',
      topic: 'keep',
      withinDays: 7,
    });
  });

  it('is told as it was typed', () => {
    const typed = load(
      action('match: {abc: A}', "where: 'orders > 1'", 'topic: x', 'cadence_days: 9', ...ACTION),
    );
    expect(policyData(typed).plan).toEqual([
      {
        match: { abc: ['A'] },
        where: 'orders > 1',
        owner: 'Ana',
        channel: 'phone',
        topic: 'x',
        cadence_days: 9,
        within_days: 7,
      },
    ]);
  });

  test.each([
    [
      action('mach: {abc: A}', ...ACTION),
      'E_POLICY_KEY 2: the policy has no setting plan.0.mach | expected one of match, where, owner, channel, topic, cadence_days, within_days | Did you mean match?',
    ],
    [
      action('match: {statu: active}', ...ACTION),
      'E_POLICY_KEY 2: the policy has no setting plan.0.match.statu | expected one of abc, status, movement, trend, key_account | Did you mean status?',
    ],
    [
      action(...ACTION, 'match:', '  abc: D'),
      'E_POLICY_VALUE 6: plan.0.match.abc cannot be D | expected one of A, B, C, or a list of them | Correct the value, or remove the line to have the default.',
    ],
    [
      action(...ACTION, 'match:', '  status:', '    - active', '    - actve'),
      'E_POLICY_VALUE 8: plan.0.match.status.1 cannot be actve | expected one of active, pre_inactive, inactivated, inactive, prospect, or a list of them | Correct the value, or remove the line to have the default.',
    ],
    [
      action(...ACTION, 'match: {abc: []}'),
      'E_POLICY_VALUE 5: plan.0.match.abc cannot be a list | expected one of A, B, C, or a list of them | Correct the value, or remove the line to have the default.',
    ],
    [
      action(...ACTION, 'match: {abc: {A: B}}'),
      'E_POLICY_VALUE 5: plan.0.match.abc cannot be a section | expected one of A, B, C, or a list of them | Correct the value, or remove the line to have the default.',
    ],
    [
      action(...ACTION, 'match: A'),
      'E_POLICY_VALUE 5: plan.0.match cannot be A | expected a section with some of abc, status, movement, trend, key_account | Correct the value, or remove the line to have the default.',
    ],
    [
      action('owner: Ana', 'chanel: phone', 'within_days: 7'),
      'E_POLICY_KEY 3: the policy has no setting plan.0.chanel | expected one of match, where, owner, channel, topic, cadence_days, within_days | Did you mean channel?',
    ],
    [
      action('channel: phone', 'within_days: 7'),
      "E_POLICY_VALUE 2: plan.0.owner cannot be nothing | expected who makes the contact: salesperson (the customer's own) or any other words | Correct the value, or remove the line to have the default.",
    ],
    [
      action('owner: Ana', 'within_days: 7'),
      'E_POLICY_VALUE 2: plan.0.channel cannot be nothing | expected how the contact is made: in_person, phone, email or any other words | Correct the value, or remove the line to have the default.',
    ],
    [
      action('owner: Ana', 'channel: phone'),
      'E_POLICY_VALUE 2: plan.0.within_days cannot be nothing | expected a whole number of days from 1 to 36,500 here, or cadence_days in its place | Correct the value, or remove the line to have the default.',
    ],
    [
      action('owner: Ana', 'channel: phone', 'cadence_days: weekly'),
      'E_POLICY_VALUE 4: plan.0.cadence_days cannot be weekly | expected a whole number of days from 1 to 36,500 | Correct the value, or remove the line to have the default.',
    ],
    [
      action('owner: Ana', 'channel: phone', 'within_days: 0'),
      'E_POLICY_VALUE 4: plan.0.within_days cannot be 0 | expected a whole number of days from 1 to 36,500 here, or cadence_days in its place | Correct the value, or remove the line to have the default.',
    ],
    [
      'plan:\n  - call them',
      'E_POLICY_VALUE 2: plan.0 cannot be call them | expected a section with some of match, where, owner, channel, topic, cadence_days, within_days | Correct the value, or remove the line to have the default.',
    ],
    [
      'plan: none',
      'E_POLICY_VALUE 1: plan cannot be none | expected a list, one item a line after a dash | Correct the value, or remove the line to have the default.',
    ],
  ])('%j is refused', (source, expected) => {
    expect(refusal(source)).toBe(expected);
  });

  it('refuses an expression with its line, once it is compiled, and also behind a flag', async () => {
    const policy = load(action(...ACTION, 'where: \'abc == "D"\''));
    const flagged = applyFlags(policy, { 'active-days': '30' });
    for (const each of [policy, flagged]) {
      const error: unknown = await compilePolicy(each).catch((refused: unknown) => refused);
      expect(error).toMatchObject({
        code: 'E_WHERE_WORD',
        kind: 'usage',
        place: { file: 'carteira.yaml', line: 5, excerpt: { text: 'abc == "D"', start: 7, end: 10 } },
      });
    }
  });
});
