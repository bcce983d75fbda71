import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedPolicy } from '../../src/policy/edit.ts';
import { loadPolicy } from '../../src/policy/policy.ts';

const LIMITS = { active_days: 75, inactive_days: 120 };

const POLICY = `# Ours.
status:
  active_days: 60 # as agreed in March
  inactive_days: 90
# Hotels are slow.
overrides:
  - match:
      segment: Hotel # and inns
    active_days: 120
    inactive_days: 180
  - match:
      region: Sul
      segment: Bar
    inactive_days: 100
plan:
  - match:
      status: [pre_inactive, inactivated]
    owner: Ana
    channel: phone
    topic: keep
    within_days: 7
`;

describe('settings put into a policy file', () => {
  it('change their numbers and nothing else', () => {
    expect(changedPolicy(POLICY, [{ match: undefined, settings: LIMITS }])).toBe(
      POLICY.replace('active_days: 60 #', 'active_days: 75 #').replace(
        'inactive_days: 90',
        'inactive_days: 120',
      ),
    );
  });

  it('change the override that matches by just this', () => {
    expect(changedPolicy(POLICY, [{ match: { segment: 'Hotel' }, settings: LIMITS }])).toBe(
      POLICY.replace('active_days: 120', 'active_days: 75').replace(
        'inactive_days: 180',
        'inactive_days: 120',
      ),
    );
  });

  it('become an override of their own where none matches', () => {
    expect(changedPolicy(POLICY, [{ match: { segment: 'Bar' }, settings: LIMITS }])).toBe(
      POLICY.replace(
        'plan:\n',
        '  - match:\n      segment: Bar\n    active_days: 75\n    inactive_days: 120\nplan:\n',
      ),
    );
    const made = changedPolicy('# empty\n', [{ match: { segment: '007' }, settings: LIMITS }]);
    expect(made).toMatch(/^# empty\n/);
    expect(loadPolicy(made, 'carteira.yaml').overrides).toMatchObject([{ match: { segment: '007' } }]);
  });

  it('keep the comment of a section without settings', () => {
    const general = [{ match: undefined, settings: LIMITS }];
    expect(changedPolicy('status:\n# keep me\n', general)).toBe(
      'status:\n  # keep me\n  active_days: 75\n  inactive_days: 120\n',
    );
    expect(changedPolicy('status: # keep me\nabc:\n  a: 0.5\n', general)).toBe(
      'status:\n  # keep me\n  active_days: 75\n  inactive_days: 120\nabc:\n  a: 0.5\n',
    );
    expect(
      changedPolicy('overrides:\n# none yet\n# but soon\n', [{ match: { region: 'Sul' }, settings: LIMITS }]),
    ).toBe(
      'overrides:\n  # none yet\n  # but soon\n  - match:\n      region: Sul\n    active_days: 75\n    inactive_days: 120\n',
    );
  });

  // A line of a policy has at most 1,000 characters.
  it('become overrides on lines of their own, whatever the list was', () => {
    const many = Array.from({ length: 40 }, (_, index) => ({
      match: { salesperson: `S${index}` },
      settings: LIMITS,
    }));
    for (const list of ['[]', '[{match: {segment: Bar}, active_days: 5}]']) {
      const { overrides } = loadPolicy(changedPolicy(`overrides: ${list}\n`, many), 'carteira.yaml');
      expect(overrides.slice(-40).map(({ match }) => match)).toEqual(many.map(({ match }) => match));
    }
  });

  it('change the first of two overrides that match by the same', () => {
    const twice = (first: number) =>
      `overrides:\n  - match:\n      region: Sul\n    active_days: ${first}\n  - match:\n      region: Sul\n    active_days: 20\n`;
    expect(changedPolicy(twice(10), [{ match: { region: 'Sul' }, settings: { active_days: 75 } }])).toBe(
      twice(75),
    );
  });

  it('leave a file alone that says so already, however it is written', () => {
    const own = 'status: {active_days:   75,\n   inactive_days: 120}\n';
    expect(changedPolicy(own, [{ match: undefined, settings: LIMITS }])).toBe(own);
    const once = changedPolicy(POLICY, [{ match: { region: 'Sul' }, settings: LIMITS }]);
    expect(changedPolicy(once, [{ match: { region: 'Sul' }, settings: LIMITS }])).toBe(once);
  });

  it('are what the policy says then, whatever the words', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 20 }), (word) => {
        fc.pre(word.trim() === word && word !== '' && !/\p{Cc}|\p{Cs}|\p{Co}|\p{Cn}/u.test(word));
        const changed = changedPolicy(POLICY, [{ match: { salesperson: word }, settings: LIMITS }]);
        const { overrides } = loadPolicy(changed, 'carteira.yaml');
        expect(overrides.at(-1)).toMatchObject({ match: { salesperson: word }, rules: { status: LIMITS } });
        expect(overrides).toHaveLength(3);
      }),
    );
  });
});
