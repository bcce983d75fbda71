import { CarteiraError } from '../domain/errors.ts';
import type { Message } from '../domain/message.ts';
import { message } from '../domain/message.ts';
import { nearest } from '../domain/nearest.ts';
import type { Override, RuleSettings } from '../rules/settings.ts';
import { type Fault, faultOf, foundAt, gravest, ofPartner, settingAt, valueAt } from './fault.ts';
import { type Action, actionData, actionsFrom, compileActions, placed } from './plan.ts';
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

/** An override that sets one of two settings that belong together, where the other, which all customers have, does not fit it. */
export interface OverrideMisfit {
  readonly match: Override['match'];
  /** Line of the override in the file. */
  readonly line: number;
  readonly own: { readonly key: string; readonly value: string };
  readonly general: { readonly key: string; readonly value: string };
  /** The one of the two that is too small or too large, and what it should be. */
  readonly key: string;
  readonly expected: Message;
}

/**
 * The first override that general settings of a policy do not fit; undefined where all fit, or something else is wrong.
 * Throws E_POLICY_SYNTAX.
 */
export function overrideMisfit(text: string, file: string): OverrideMisfit | undefined {
  const { tree = {}, lineOf } = readYaml(text, file);
  const policy = policyFrom(tree as Source);
  if (!('path' in policy) || policy.path[0] !== 'overrides' || policy.partner === undefined) return undefined;
  const place = policy.path.slice(0, 2);
  const override = valueAt(tree, place) as OverrideTexts;
  const two = [settingAt(policy.path)!, policy.partner];
  const own = two.find(({ key }) => override[key] !== undefined)!;
  const general = two.find(({ key }) => override[key] === undefined);
  if (general === undefined) return undefined;
  return {
    match: override.match,
    line: lineOf(place),
    own: { key: own.key, value: override[own.key]! },
    general: { key: general.key, value: generalText(tree as Source, general) },
    key: two[0]!.key,
    expected: policy.expected,
  };
}

/** What a match asks for, in words. */
export function matchText(match: Override['match']): string {
  return Object.entries(match)
    .map(([key, value]) => `${key}: ${value}`)
    .join(', ');
}

/** A setting of all customers as typed, or its default. */
function generalText(source: Source, { section, key, meta }: Setting): string {
  return (source[section] as Texts | undefined)?.[key] ?? meta.standard;
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

/** What the partner of a setting has to be where the setting has to be this. */
const CONVERSE = { above: 'below', at_most: 'at_least' } as const;

/**
 * The policy with the settings of some flags in place of the file's; overrides stay, being more particular. Throws
 * E_OPTION_VALUE.
 *
 * @param flags values by flag name, without dashes; names that are no setting's flag are left alone
 * @param spelled other names under which flags were given, by flag name, for messages
 */
export function applyFlags(
  policy: Policy,
  flags: Readonly<Record<string, string | undefined>>,
  spelled: Readonly<Record<string, string>> = {},
): Policy {
  const given = SETTINGS.filter(({ meta }) => meta.flag !== undefined && flags[meta.flag] !== undefined);
  const optionOf = ({ meta }: Setting) => `--${spelled[meta.flag!] ?? meta.flag}`;
  const refuse = (setting: Setting, expected: Message) =>
    new CarteiraError('E_OPTION_VALUE', {
      option: optionOf(setting),
      found: flags[setting.meta.flag!]!,
      expected,
    });

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
  const { path, relation } = changed;
  const misfit = settingAt(path)!;
  const partner = changed.partner!;
  const override = path[0] === 'overrides' ? (valueAt(source, path.slice(0, 2)) as OverrideTexts) : undefined;
  const isToBlame = override ? override[misfit.key] === undefined : given.includes(misfit);
  const [blamed, other] = isToBlame ? [misfit, partner] : [partner, misfit];
  const told = override
    ? message('setting.partner.override', {
        key: other.key,
        value: override[other.key]!,
        match: matchText(override.match),
      })
    : message('setting.partner.flag', {
        key: other.key,
        option: optionOf(other),
        value: generalText(source, other),
      });
  const wanted = isToBlame ? relation! : CONVERSE[relation!];
  throw refuse(blamed, message(`setting.expected.${wanted}`, { partner: told }));
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
