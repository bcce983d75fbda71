import { describe, expect, it } from 'vitest';
import { CarteiraError } from '../../src/domain/errors.ts';
import { isMessage, message } from '../../src/domain/message.ts';
import { LANGUAGES } from '../../src/locale/index.ts';
import { text } from '../../src/locale/text.ts';
import {
  applyFlags,
  DEFAULT_POLICY,
  loadPolicy,
  matchText,
  overrideMisfit,
  policyData,
  settingFlags,
} from '../../src/policy/policy.ts';
import { policyTemplate } from '../../src/policy/template.ts';

const load = (source: string) => loadPolicy(source, 'carteira.yaml');

/** The refusal as one line: code, line, and what each text says. */
function refusal(attempt: () => unknown): string {
  try {
    attempt();
  } catch (error) {
    if (!(error instanceof CarteiraError)) throw error;
    const say = (part: string) => text('en', message(`error.${error.code}.${part}`, error.params));
    const place = error.place.line === undefined ? '' : ` ${error.place.file}:${error.place.line}`;
    // Both languages must be able to say it.
    for (const part of ['found', 'expected', 'remedy']) {
      expect(text('pt-BR', message(`error.${error.code}.${part}`, error.params))).not.toBe('');
    }
    return `${error.code}${place}: ${say('found')}, ${say('expected')}. ${say('remedy')}`;
  }
  return 'no refusal';
}

describe('a policy file', () => {
  it.each([
    ['nothing', ''],
    ['comments', '# nothing set\n'],
    ['empty sections', 'status:\nabc:\n  a:\noverrides:\n'],
    ['a byte order mark and CRLF', '\uFEFFstatus:\r\n  active_days: 60\r\n'],
  ])('with %s is the default policy', (_, source) => {
    const { source: _source, ...policy } = load(source);
    const { source: _default, ...standard } = DEFAULT_POLICY;
    expect(policy).toEqual(standard);
  });

  it('has the documented defaults', () => {
    expect(policyData(DEFAULT_POLICY)).toMatchObject({
      status: {
        mode: 'fixed',
        active_days: 60,
        inactive_days: 90,
        inactivated_days: 30,
        min_purchase_days: 1,
        frequency_window_days: 180,
      },
      movement: { since_days: 30 },
      abc: { value: 'revenue', window: '12m', a: 0.8, b: 0.95, crosser: 'above' },
      pareto: { cut: 0.8 },
      trend: { window_days: 90, threshold: 0.3, min_purchase_days: 3 },
      overrides: [],
    });
    expect(DEFAULT_POLICY.unidentified).toHaveLength(20);
  });

  it('keeps decimals exact and ids as they are typed', () => {
    const policy = load(
      'pareto: {cut: 0.10}\noverrides:\n  - match: {customer_id: 00123}\n    active_days: 5\n',
    );
    expect(policy.rules.pareto).toEqual({ cut: { num: 10n, den: 100n } });
    expect(policy.overrides[0]!.match).toEqual({ customer_id: '00123' });
    expect(policy.overrides[0]!.rules.status).toMatchObject({ active_days: 5, inactive_days: 90 });
    expect(policyData(policy).overrides).toEqual([{ match: { customer_id: '00123' }, active_days: 5 }]);
  });

  it('may replace the placeholders, or have none', () => {
    expect(load('unidentified: [Balcão, "-"]').unidentified).toEqual(['Balcão', '-']);
    expect(load('unidentified: []').unidentified).toEqual([]);
  });

  it.each([
    [
      'status:\n  activ_days: 3',
      'E_POLICY_KEY carteira.yaml:2: the policy has no setting status.activ_days, expected one of mode, active_days, inactive_days, inactivated_days, min_purchase_days, frequency_window_days. Did you mean active_days?',
    ],
    [
      'abc: {}\n\nstatos: {}',
      'E_POLICY_KEY carteira.yaml:3: the policy has no setting statos, expected one of status, movement, abc, pareto, trend, unidentified, overrides, plan. Did you mean status?',
    ],
    [
      '__proto__: { x: 1 }',
      'E_POLICY_KEY carteira.yaml:1: the policy has no setting __proto__, expected one of status, movement, abc, pareto, trend, unidentified, overrides, plan. Remove the line, or see what carteira init writes.',
    ],
    [
      'overrides:\n  - match: {segment: A}\n    mode: cycle',
      'E_POLICY_KEY carteira.yaml:3: the policy has no setting overrides.0.mode, expected one of match, active_days, inactive_days, inactivated_days, min_purchase_days, frequency_window_days. Remove the line, or see what carteira init writes.',
    ],
    [
      'overrides:\n  - match: {sgment: A}',
      'E_POLICY_KEY carteira.yaml:2: the policy has no setting overrides.0.match.sgment, expected one of customer_id, salesperson, region, segment. Did you mean segment?',
    ],
    [
      'status:\n  active_days: sixty',
      'E_POLICY_VALUE carteira.yaml:2: status.active_days cannot be sixty, expected a whole number of days from 0 to 36,500. Correct the value, or remove the line to have the default.',
    ],
    [
      'status:\n  active_days: [60]',
      'E_POLICY_VALUE carteira.yaml:2: status.active_days cannot be a list, expected a whole number of days from 0 to 36,500. Correct the value, or remove the line to have the default.',
    ],
    [
      'status:\n\n  active_days: 90',
      'E_POLICY_VALUE carteira.yaml:3: status.active_days cannot be 90, expected a value with which status.inactive_days is more than active_days. Correct the value, or remove the line to have the default.',
    ],
    [
      'status: 60',
      'E_POLICY_VALUE carteira.yaml:1: status cannot be 60, expected a section with some of mode, active_days, inactive_days, inactivated_days, min_purchase_days, frequency_window_days. Correct the value, or remove the line to have the default.',
    ],
    [
      '- status',
      'E_POLICY_VALUE carteira.yaml:1:  cannot be a list, expected a section with some of status, movement, abc, pareto, trend, unidentified, overrides, plan. Correct the value, or remove the line to have the default.',
    ],
    [
      'abc: {a: 0,8}',
      'E_POLICY_VALUE carteira.yaml:1: abc.a cannot be 0, expected a decimal above 0 and up to 1, such as 0.80. Correct the value, or remove the line to have the default.',
    ],
    [
      'abc:\n  a: 0,8',
      'E_POLICY_VALUE carteira.yaml:2: abc.a cannot be 0,8, expected a decimal above 0 and up to 1, such as 0.80. Correct the value, or remove the line to have the default.',
    ],
    [
      'unidentified: x',
      'E_POLICY_VALUE carteira.yaml:1: unidentified cannot be x, expected a list, one item a line after a dash. Correct the value, or remove the line to have the default.',
    ],
    [
      'unidentified:\n  - a\n  - {b: c}',
      'E_POLICY_VALUE carteira.yaml:3: unidentified.1 cannot be a section, expected a single text. Correct the value, or remove the line to have the default.',
    ],
    [
      'overrides:\n  - active_days: 3',
      'E_POLICY_VALUE carteira.yaml:2: overrides.0.match cannot be nothing, expected at least one of customer_id, salesperson, region, segment. Correct the value, or remove the line to have the default.',
    ],
    [
      'overrides:\n  - match: {}',
      'E_POLICY_VALUE carteira.yaml:2: overrides.0.match cannot be a section, expected at least one of customer_id, salesperson, region, segment. Correct the value, or remove the line to have the default.',
    ],
    [
      'overrides:\n  - match: {region: S}\n    inactive_days: 60',
      'E_POLICY_VALUE carteira.yaml:3: overrides.0.inactive_days cannot be 60, expected more than active_days. Correct the value, or remove the line to have the default.',
    ],
    [
      'overrides:\n  - match: {region: S}\n    inactive_days: x',
      'E_POLICY_VALUE carteira.yaml:3: overrides.0.inactive_days cannot be x, expected a whole number of days from 1 to 36,500. Correct the value, or remove the line to have the default.',
    ],
    [
      'overrides:\n  - text',
      'E_POLICY_VALUE carteira.yaml:2: overrides.0 cannot be text, expected a section with some of match, active_days, inactive_days, inactivated_days, min_purchase_days, frequency_window_days. Correct the value, or remove the line to have the default.',
    ],
  ])('refuses %j', (source, expected) => {
    expect(refusal(() => load(source))).toBe(expected);
  });

  it.each([
    ['duplicate', 2, 'abc: {}\nabc: {}'],
    ['tab', 2, 'abc:\n\ta: 1'],
    ['indent', 3, 'abc:\n  a: 0.5\n b: 0.6'],
    ['documents', 2, 'abc: {}\n---\nabc: {}'],
    ['alias', 2, 'abc: &x {}\npareto: *x'],
    ['key', 1, '? [a]\n: b'],
    ['deep', 1, 'a: [[[[[[[[1]]]]]]]]'],
    ['other', 1, 'a: "open'],
    ['long', 2, `a: b\n${'- '.repeat(50_000)}`],
    ['long', 1, 'a\n'.repeat(200_000)],
  ])('refuses bad syntax: %s', (fault, line, source) => {
    const expected = text('en', message(`policy.syntax.${fault}`));
    expect(refusal(() => load(source))).toBe(
      `E_POLICY_SYNTAX carteira.yaml:${line}: the policy has ${expected}, expected a YAML file as carteira init writes it. Correct the line, or start again from carteira init.`,
    );
  });

  it('refuses nesting that would drive the parser out of its stack', () => {
    for (const source of ['[\n'.repeat(50_000), '{a: [\n'.repeat(20_000)]) {
      expect(refusal(() => load(source))).toContain('sections nested too deeply');
    }
  });
});

describe('an override that general settings do not fit', () => {
  const LINES = 'overrides:\n  - match: {region: N}\n    inactivated_days: 9\n';

  it.each([
    // General limits 75 and 120: 70 is below 75, and 130 above 120.
    [
      'status: {active_days: 75, inactive_days: 120}',
      '  - match: {segment: A, region: S}\n    inactive_days: 70',
      {
        line: 5,
        own: ['inactive_days', '70'],
        general: ['active_days', '75'],
        match: 'segment: A, region: S',
      },
    ],
    [
      'status: {active_days: 75, inactive_days: 120}',
      '  - match: {segment: A}\n    active_days: 130',
      { line: 5, own: ['active_days', '130'], general: ['inactive_days', '120'], match: 'segment: A' },
    ],
    // The default of inactive_days is 90.
    [
      'abc: {}',
      '  - match: {segment: A}\n    active_days: 90',
      { line: 5, own: ['active_days', '90'], general: ['inactive_days', '90'], match: 'segment: A' },
    ],
  ])('is told with both settings: %s, %j', (status, override, { own, general, line, match }) => {
    const found = overrideMisfit(`${status}\n${LINES}${override}\n`, 'carteira.yaml')!;
    expect(found).toMatchObject({
      line,
      own: { key: own[0], value: own[1] },
      general: { key: general[0], value: general[1] },
      key: 'inactive_days',
      expected: message('setting.expected.above', { partner: 'active_days' }),
    });
    expect(matchText(found.match)).toBe(match);
  });

  it.each([
    ['all fit', LINES],
    [
      'it contradicts itself',
      'overrides:\n  - match: {region: S}\n    active_days: 9\n    inactive_days: 8\n',
    ],
    ['a value is none', 'overrides:\n  - match: {region: S}\n    active_days: x\n'],
    ['the general settings do not fit', 'status: {active_days: 99}\n'],
  ])('is none where %s', (_, source) => {
    expect(overrideMisfit(source, 'carteira.yaml')).toBeUndefined();
  });
});

describe('flags', () => {
  it('exist for every number of the policy but the comparison period, which has --since', () => {
    const flags = settingFlags();
    // The names that scripts rely on.
    expect(flags.map(({ flag }) => flag)).toEqual([
      'status-mode',
      'active-days',
      'inactive-days',
      'inactivated-days',
      'min-purchase-days',
      'frequency-window-days',
      'abc-value',
      'abc-window',
      'abc-a',
      'abc-b',
      'abc-crosser',
      'pareto-cut',
      'trend-window-days',
      'trend-threshold',
      'trend-min-purchase-days',
    ]);
    expect(flags[0]).toEqual({
      flag: 'status-mode',
      path: ['status', 'mode'],
      kind: 'choice',
      choices: ['fixed', 'cycle'],
      standard: 'fixed',
      descriptionKey: 'setting.status.mode',
    });
  });

  it('beat the file, while overrides stay', () => {
    const file = load('status: {active_days: 10}\noverrides: [{match: {segment: A}, active_days: 20}]');
    const policy = applyFlags(file, { 'active-days': '30', 'inactive-days': '40', 'as-of': 'today' });
    expect(policy.rules.status).toMatchObject({ active_days: 30, inactive_days: 40 });
    expect(policy.overrides[0]!.rules.status).toMatchObject({ active_days: 20, inactive_days: 40 });
    expect(applyFlags(file, {})).toEqual(file);
  });

  it.each<[string, Record<string, string>, string]>([
    [
      '',
      { 'abc-window': '12 months' },
      '--abc-window cannot be 12 months, expected all, or months or days such as 12m or 365d',
    ],
    ['', { 'status-mode': 'Fixed' }, '--status-mode cannot be Fixed, expected one of fixed, cycle'],
    ['', { 'abc-a': '0' }, '--abc-a cannot be 0, expected a decimal above 0 and up to 1, such as 0.80'],
    ['', { 'abc-a': '1.01' }, '--abc-a cannot be 1.01, expected a decimal above 0 and up to 1, such as 0.80'],
    ['', { 'abc-b': '0.80' }, '--abc-b cannot be 0.80, expected more than a (--abc-a, 0.80 now)'],
    [
      '',
      { 'active-days': '90' },
      '--active-days cannot be 90, expected less than inactive_days (--inactive-days, 90 now)',
    ],
    [
      '',
      { 'min-purchase-days': '181' },
      '--min-purchase-days cannot be 181, expected at most frequency_window_days (--frequency-window-days, 180 now)',
    ],
    [
      'status: {min_purchase_days: 20}',
      { 'frequency-window-days': '10' },
      '--frequency-window-days cannot be 10, expected at least min_purchase_days (--min-purchase-days, 20 now)',
    ],
    [
      '',
      { 'inactive-days': '50', 'active-days': '55' },
      '--inactive-days cannot be 50, expected more than active_days (--active-days, 55 now)',
    ],
    [
      '',
      { 'min-purchase-days': '0' },
      '--min-purchase-days cannot be 0, expected a whole number from 1 to 36,500',
    ],
    [
      'overrides: [{match: {segment: A}, inactive_days: 70}]',
      { 'active-days': '70' },
      '--active-days cannot be 70, expected less than inactive_days of the override for segment: A (70)',
    ],
    [
      'overrides: [{match: {segment: A, region: S}, inactive_days: 70}]',
      { 'active-days': '80', 'inactive-days': '100' },
      '--active-days cannot be 80, expected less than inactive_days of the override for segment: A, region: S (70)',
    ],
    [
      'overrides: [{match: {segment: A}, active_days: 80}]',
      { 'inactive-days': '75' },
      '--inactive-days cannot be 75, expected more than active_days of the override for segment: A (80)',
    ],
  ])('refuse what does not fit: %s %j', (source, flags, expected) => {
    const option = Object.keys(flags)[0];
    expect(refusal(() => applyFlags(load(source), flags))).toBe(
      `E_OPTION_VALUE: ${expected}. Correct the value of --${option}.`,
    );
  });
});

it('a refused flag has the name under which it was given', () => {
  expect(refusal(() => applyFlags(DEFAULT_POLICY, { 'pareto-cut': '0' }, { 'pareto-cut': 'cut' }))).toBe(
    'E_OPTION_VALUE: --cut cannot be 0, expected a decimal above 0 and up to 1, such as 0.80. Correct the value of --cut.',
  );
});

describe('the commented file', () => {
  it.each(LANGUAGES)('means the defaults, and so does its example once it matches nobody: %s', (language) => {
    const file = policyTemplate((sentence) => text(language, sentence));
    expect(policyData(load(file))).toEqual(policyData(DEFAULT_POLICY));
    const withExample = load(file.replace(/^# ((?:overrides:| {2,}).*)$/gm, '$1'));
    expect(withExample.overrides).toHaveLength(1);
    expect(withExample.overrides[0]!.rules.status).toEqual(DEFAULT_POLICY.rules.status);
    expect(file.split('\n').filter((line) => line.length > 100)).toEqual([]);
  });

  it('sets every setting', () => {
    const { source } = load(policyTemplate((sentence) => (isMessage(sentence) ? sentence.key : '')));
    const keys = Object.entries(source).flatMap(([section, values]) =>
      Array.isArray(values) ? section : Object.keys(values as object).map((key) => `${section}.${key}`),
    );
    expect(keys.sort()).toEqual(
      [
        ...settingFlags().map(({ path }) => path.join('.')),
        'movement.since_days',
        'plan',
        'unidentified',
      ].sort(),
    );
  });
});
