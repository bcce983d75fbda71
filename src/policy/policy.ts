import type { z } from 'zod';
import { CarteiraError } from '../domain/errors.ts';
import type { Message } from '../domain/message.ts';
import { message } from '../domain/message.ts';
import { nearest } from '../domain/nearest.ts';
import type { Override, Partner, RuleSettings } from '../rules/settings.ts';
import { MATCH_KEYS } from '../rules/settings.ts';
import {
  type Action,
  actionData,
  actionsFrom,
  compileActions,
  placed,
  planExpected,
  planKeysAt,
} from './plan.ts';
import type { Setting } from './schema.ts';
import { CUSTOMER_SETTINGS, POLICY_SCHEMA, SECTIONS, SETTINGS } from './schema.ts';
import { readYaml } from './yaml.ts';

/** What a company decides: the numbers that the rules need, and the names that stand for no customer. */
export interface Policy extends RuleSettings {
  /** Names and ids that stand for no customer, as typed. */
  readonly unidentified: readonly string[];
  /** Who contacts which customers: the first action that applies counts. */
  readonly plan: readonly Action[];
  /** What was set, as typed, in the shape of the file; what is absent has its default. */
  readonly source: Source;
}

type Texts = Readonly<Record<string, string>>;
type OverrideTexts = Readonly<Record<string, string | undefined>> & { readonly match: Override['match'] };
type Source = Readonly<Record<string, unknown>>;

/** Why something is no policy. */
interface Fault {
  readonly path: readonly PropertyKey[];
  /** Where the last step of the path is no key of the policy: those that may stand there. */
  readonly known?: readonly string[];
  readonly expected: Message;
  /** The setting of the same section that it does not fit with. */
  readonly partner?: Setting;
}

function settingAt(path: readonly PropertyKey[]): Setting | undefined {
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
function faultOf(issue: z.core.$ZodIssue): Fault {
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
    return { path, partner: other, expected: message(`setting.expected.${relation}`, { partner }) };
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
function gravest(issues: readonly z.core.$ZodIssue[]): z.core.$ZodIssue {
  const [first] = issues;
  const parent = first!.path.slice(0, -1).join('\n');
  return (
    issues.find(({ code, path }) => code === 'unrecognized_keys' && path.join('\n') === parent) ?? first!
  );
}

/** Lays an override over the general settings: the result has to pass the same checks. */
function overrideFrom(own: OverrideTexts, index: number, source: Source): Override | Fault {
  const { match, ...texts } = own;
  const touched = new Set(
    CUSTOMER_SETTINGS.filter(({ key }) => texts[key] !== undefined).map(({ section }) => section),
  );
  const rules: Record<string, object> = {};
  for (const section of touched) {
    const general = source[section] as Texts | undefined;
    const parsed = SECTIONS.get(section)!.safeParse({ ...general, ...texts });
    if (!parsed.success) {
      const issue = parsed.error.issues[0]!;
      const fault = faultOf({ ...issue, path: [section, ...issue.path] });
      return { ...fault, path: ['overrides', index, ...issue.path] };
    }
    rules[section] = parsed.data;
  }
  return { match, rules };
}

/** The policy that a source describes, or the first fault in it. */
function policyFrom(source: Source): Policy | Fault {
  const parsed = POLICY_SCHEMA.safeParse(source);
  if (!parsed.success) return faultOf(gravest(parsed.error.issues));
  const { unidentified, overrides: overrideTexts, plan, ...rules } = parsed.data;
  const overrides: Override[] = [];
  for (const [index, own] of (overrideTexts as OverrideTexts[]).entries()) {
    const override = overrideFrom(own, index, source);
    if ('path' in override) return override;
    overrides.push(override);
  }
  return { rules: rules as Policy['rules'], overrides, unidentified, plan: actionsFrom(plan), source };
}

/** The policy of someone who has set nothing. */
export const DEFAULT_POLICY = policyFrom({}) as Policy;

/** What stands at a path of a source. */
function valueAt(source: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce((found, step) => (found as Record<PropertyKey, unknown> | undefined)?.[step], source);
}

/** The same for the message about it. */
function foundAt(source: unknown, path: readonly PropertyKey[]): string | Message {
  const found = valueAt(source, path);
  if (typeof found === 'string') return found;
  if (found === undefined) return message('policy.found.nothing');
  return message(Array.isArray(found) ? 'policy.found.list' : 'policy.found.section');
}

/** A fault of two settings that do not fit, told of the partner. */
function ofPartner({ path, expected }: Fault, partner: Setting): Fault {
  const key = path.map(String).join('.');
  return {
    path: [...path.slice(0, -1), partner.key],
    expected: message('setting.expected.fitting', { key, expected }),
  };
}

/**
 * Reads the text of a policy file. Throws E_POLICY_SYNTAX, E_POLICY_KEY or E_POLICY_VALUE with the line in `file`.
 *
 * @param file its name, for messages only
 */
export function loadPolicy(text: string, file: string): Policy {
  const { tree = {}, lineOf } = readYaml(text, file);
  const policy = policyFrom(tree as Source);
  if (!('path' in policy)) {
    const placeOf = (index: number) => ({ file, line: lineOf(['plan', index, 'where']) });
    return { ...policy, plan: policy.plan.map((action, index) => placed(action, placeOf(index))) };
  }
  // Of two settings that do not fit, one may be the default: then the fault is with the one that the file sets.
  const { partner } = policy;
  const told = partner && valueAt(tree, policy.path) === undefined ? ofPartner(policy, partner) : policy;
  const { path, known, expected } = told;
  const place = { file, line: lineOf(path) };
  const name = path.map(String).join('.');
  if (known) {
    const near = nearest(String(path.at(-1)), known);
    const hint = near ? message('policy.hint.near', { near }) : message('policy.hint.none');
    throw new CarteiraError('E_POLICY_KEY', { key: name, expected, hint }, place);
  }
  throw new CarteiraError('E_POLICY_VALUE', { key: name, found: foundAt(tree, path), expected }, place);
}

/**
 * The policy with the expressions of its plan compiled, which a plan with expressions needs.
 * @throws CarteiraError E_WHERE_SYNTAX and the others of E_WHERE, with the line of the file
 */
export async function compilePolicy(policy: Policy): Promise<Policy> {
  return { ...policy, plan: await compileActions(policy.plan) };
}

/** A setting as the command line offers it. */
export interface SettingFlag {
  /** Long flag without dashes. */
  readonly flag: string;
  /** Section and key in the policy. */
  readonly path: readonly [section: string, key: string];
  readonly kind: Setting['meta']['kind'];
  readonly choices?: readonly string[];
  /** The default, as one would type it. */
  readonly standard: string;
  readonly descriptionKey: string;
}

/** Every setting that has a flag. */
export function settingFlags(): SettingFlag[] {
  return SETTINGS.flatMap(({ section, key, meta }): SettingFlag[] => {
    if (meta.flag === undefined) return [];
    const { flag, kind, choices, standard, description } = meta;
    const offered = { flag, path: [section, key] as const, kind, standard, descriptionKey: description };
    return [choices ? { ...offered, choices } : offered];
  });
}

/**
 * The policy with the settings of some flags in place of the file's; overrides stay, being more particular. Throws
 * E_OPTION_VALUE.
 *
 * @param flags values by flag name, without dashes; names that are no setting's flag are left alone
 */
export function applyFlags(policy: Policy, flags: Readonly<Record<string, string | undefined>>): Policy {
  const given = SETTINGS.filter(({ meta }) => meta.flag !== undefined && flags[meta.flag] !== undefined);
  const refuse = ({ meta }: Setting, expected: Message) =>
    new CarteiraError('E_OPTION_VALUE', { option: `--${meta.flag}`, found: flags[meta.flag!]!, expected });

  let source = policy.source;
  for (const setting of given) {
    const value = flags[setting.meta.flag!]!;
    if (!setting.schema.safeParse(value).success) throw refuse(setting, setting.meta.expected);
    const section = source[setting.section] as Texts | undefined;
    source = { ...source, [setting.section]: { ...section, [setting.key]: value } };
  }
  const changed = policyFrom(source);
  if (!('path' in changed)) return { ...changed, plan: policy.plan };
  // Each value is fine alone and the file was fine: a flag does not fit with its partner in the file, or with another flag.
  const misfit = settingAt(changed.path)!;
  const partner = changed.partner!;
  throw given.includes(misfit)
    ? refuse(misfit, changed.expected)
    : refuse(partner, ofPartner(changed, partner).expected);
}

/** The effective policy as plain JSON data, in the shape of the file. */
export function policyData(policy: Policy): Record<string, unknown> {
  const data: Record<string, Record<string, unknown>> = {};
  for (const { section, key, meta } of SETTINGS) {
    const text = (policy.source[section] as Texts | undefined)?.[key] ?? meta.standard;
    data[section] = { ...data[section], [key]: plain(text, meta.kind) };
  }
  const overrides = ((policy.source.overrides ?? []) as OverrideTexts[]).map(({ match, ...texts }) => {
    const own = CUSTOMER_SETTINGS.filter(({ key }) => texts[key] !== undefined);
    return { match, ...Object.fromEntries(own.map(({ key, meta }) => [key, plain(texts[key]!, meta.kind)])) };
  });
  return { ...data, unidentified: [...policy.unidentified], overrides, plan: policy.plan.map(actionData) };
}

/** A setting's text as a JSON value. */
function plain(text: string, kind: Setting['meta']['kind']): string | number {
  return kind === 'choice' || kind === 'window' ? text : Number(text);
}
