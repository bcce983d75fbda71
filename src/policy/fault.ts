import type { z } from 'zod';
import { type Message, message } from '../domain/message.ts';
import { MATCH_KEYS, type Partner } from '../rules/settings.ts';
import { planExpected, planKeysAt } from './plan.ts';
import { CUSTOMER_SETTINGS, POLICY_SCHEMA, SECTIONS, SETTINGS, type Setting } from './schema.ts';

/** Why something is no policy. */
export interface Fault {
  readonly path: readonly PropertyKey[];
  /** Where the last step of the path is no key of the policy: those that may stand there. */
  readonly known?: readonly string[];
  readonly expected: Message;
  /** The setting of the same section that it does not fit with, and how it should stand to it. */
  readonly partner?: Setting;
  readonly relation?: Partner['relation'];
}

/** The setting at a path of the file; undefined where none stands there. */
export function settingAt(path: readonly PropertyKey[]): Setting | undefined {
  if (path[0] === 'plan') return undefined;
  return path[0] === 'overrides'
    ? CUSTOMER_SETTINGS.find(({ key }) => key === path[2])
    : SETTINGS.find(({ section, key }) => section === path[0] && key === path[1]);
}

/** The keys of the map at a path of the file. */
function keysAt(path: readonly PropertyKey[]): readonly string[] {
  if (path.length === 0) return Object.keys(POLICY_SCHEMA.shape);
  if (path[0] === 'plan') return planKeysAt(path);
  if (path.length === 3) return MATCH_KEYS;
  if (path[0] === 'overrides') return ['match', ...CUSTOMER_SETTINGS.map(({ key }) => key)];
  return Object.keys(SECTIONS.get(String(path[0]))!.shape);
}

/** What should stand at a path, from what zod says of it and what the setting says of itself. */
export function faultOf(issue: z.core.$ZodIssue): Fault {
  const { path } = issue;
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(path);
    return {
      path: [...path, issue.keys[0]!],
      known,
      expected: message('setting.expected.key', { known: known.join(', ') }),
    };
  }
  if (path[0] === 'plan' && path.length > 1) return { path, expected: planExpected(path) };
  const setting = settingAt(path);
  if (issue.code === 'custom' && issue.params) {
    const { relation, partner } = issue.params as Partner;
    const other = settingAt([setting!.section, partner])!;
    return { path, partner: other, relation, expected: message(`setting.expected.${relation}`, { partner }) };
  }
  if (setting) return { path, expected: setting.meta.expected };
  if (issue.code === 'invalid_type' && issue.expected === 'array') {
    return { path, expected: message('setting.expected.list') };
  }
  if (path.at(-1) === 'match') {
    return { path, expected: message('setting.expected.match', { known: MATCH_KEYS.join(', ') }) };
  }
  if (issue.code === 'invalid_type' && issue.expected === 'string') {
    return { path, expected: message('setting.expected.text') };
  }
  return { path, expected: message('setting.expected.section', { known: keysAt(path).join(', ') }) };
}

/** The first issue; where a key is missing beside one that is unknown, that is the same key misspelt. */
export function gravest(issues: readonly z.core.$ZodIssue[]): z.core.$ZodIssue {
  const [first] = issues;
  const parent = first!.path.slice(0, -1).join('\n');
  return (
    issues.find(({ code, path }) => code === 'unrecognized_keys' && path.join('\n') === parent) ?? first!
  );
}

/** What stands at a path of a source. */
export function valueAt(source: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce((found, step) => (found as Record<PropertyKey, unknown> | undefined)?.[step], source);
}

/** The same for the message about it. */
export function foundAt(source: unknown, path: readonly PropertyKey[]): string | Message {
  const found = valueAt(source, path);
  if (typeof found === 'string') return found;
  if (found === undefined) return message('policy.found.nothing');
  return message(Array.isArray(found) ? 'policy.found.list' : 'policy.found.section');
}

/** A fault of two settings that do not fit, told of the partner. */
export function ofPartner({ path, expected }: Fault, partner: Setting): Fault {
  const key = path.map(String).join('.');
  return {
    path: [...path.slice(0, -1), partner.key],
    expected: message('setting.expected.fitting', { key, expected }),
  };
}
