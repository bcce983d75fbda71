import { z } from 'zod';
import type { Day } from '../domain/day.ts';
import { monthsBefore } from '../domain/day.ts';
import type { Message } from '../domain/message.ts';
import { message } from '../domain/message.ts';
import type { Ratio } from '../domain/money.ts';

/** A span of time that ends on the day in question, that day included; `all` has no beginning. */
export type TimeWindow =
  | { readonly unit: 'all' }
  | { readonly unit: 'months' | 'days'; readonly count: number };

export type SettingKind = 'days' | 'count' | 'share' | 'choice' | 'window';

/** What a setting tells about itself: policy file, flags, help and error texts derive from it. */
export interface SettingMeta {
  /** Key of its help text. */
  readonly description: string;
  readonly kind: SettingKind;
  /** The default, as a person would type it. */
  readonly standard: string;
  /** What is expected, for the message about a value that does not fit. */
  readonly expected: Message;
  readonly choices?: readonly string[];
  /** Long flag without dashes; a setting without one can only be set in the file. */
  readonly flag?: string;
  /** Whether an override of the policy may set it for some customers. */
  readonly perCustomer?: boolean;
}

/** How a rule declares a setting. */
export interface SettingDeclaration {
  readonly description: string;
  readonly standard: string;
  readonly flag?: string;
  readonly perCustomer?: boolean;
}

declare module 'zod' {
  interface GlobalMeta {
    setting?: SettingMeta;
  }
}

/**
 * Every setting is read from text, whether it comes from a flag or from a file: 0.80 then is exactly 80/100, and a
 * customer id of 00123 keeps its zeros.
 */
function setting<T>(
  declared: SettingDeclaration,
  own: Pick<SettingMeta, 'kind' | 'expected' | 'choices'>,
  read: (text: string) => T | undefined,
) {
  return z
    .string()
    .transform((text, context): T => {
      const value = read(text.trim());
      if (value !== undefined) return value;
      context.addIssue({ code: 'custom', input: text });
      return z.NEVER;
    })
    .prefault(declared.standard)
    .meta({ description: declared.description, setting: { ...declared, ...own } });
}

/** What a setting declared with the functions below tells about itself. */
export function metaOf(schema: z.ZodType): SettingMeta {
  return schema.meta()!.setting!;
}

/** Beyond a hundred years a number of days is a slip of the keyboard. */
const MOST = 36_500;

function whole(declared: SettingDeclaration, kind: 'days' | 'count', least: number) {
  const expected = message(`setting.expected.${kind}`, { least, most: MOST });
  return setting(declared, { kind, expected }, (text) => {
    if (!/^\d{1,6}$/.test(text)) return undefined;
    const value = Number(text);
    return value >= least && value <= MOST ? value : undefined;
  });
}

/** A whole number of days, at least `least`. */
export function days(declared: SettingDeclaration, least = 1) {
  return whole(declared, 'days', least);
}

/** A whole number of things, at least 1. */
export function count(declared: SettingDeclaration) {
  return whole(declared, 'count', 1);
}

/** An exact decimal above 0 and up to 1, such as 0.80. */
export function share(declared: SettingDeclaration) {
  return setting(declared, { kind: 'share', expected: message('setting.expected.share') }, (text) => {
    const parts = /^(\d)(?:\.(\d{1,12}))?$/.exec(text);
    if (!parts) return undefined;
    const decimals = parts[2] ?? '';
    const value: Ratio = { num: BigInt(parts[1] + decimals), den: 10n ** BigInt(decimals.length) };
    return value.num > 0n && value.num <= value.den ? value : undefined;
  });
}

/** One of a few words. */
export function choice<const W extends readonly string[]>(declared: SettingDeclaration, choices: W) {
  const expected = message('setting.expected.choice', { choices: choices.join(', ') });
  return setting(declared, { kind: 'choice', expected, choices }, (text): W[number] | undefined =>
    choices.find((word) => word === text),
  );
}

/** `all`, or a number of months or days: `12m`, `365d`. */
export function timeWindow(declared: SettingDeclaration) {
  return setting(
    declared,
    { kind: 'window', expected: message('setting.expected.window') },
    (text): TimeWindow | undefined => {
      if (text === 'all') return { unit: 'all' };
      const parts = /^([1-9]\d{0,4})([md])$/.exec(text);
      if (!parts) return undefined;
      const size = Number(parts[1]);
      if (parts[2] === 'd') return size <= MOST ? { unit: 'days', count: size } : undefined;
      return size <= 1200 ? { unit: 'months', count: size } : undefined;
    },
  );
}

/** The last day before a window that ends on `day`, or undefined where the window has no beginning. */
export function dayBefore(window: TimeWindow, day: Day): Day | undefined {
  if (window.unit === 'all') return undefined;
  return window.unit === 'days' ? day - window.count : monthsBefore(day, window.count);
}

/** A check between two settings of a section: what an issue about `key` says of its partner. */
export interface Partner {
  readonly relation: 'above' | 'at_most';
  readonly partner: string;
}

/** Options of a zod check that `key` and `partner` do not fit together. */
export function misfit(key: string, relation: Partner['relation'], partner: string) {
  const params: Partner = { relation, partner };
  return { path: [key], params: { ...params } };
}

/** The settings of a policy as rules see them. */
export interface RuleSettings {
  /** Settings by rule id; a rule without settings has none. */
  readonly rules: Readonly<Record<string, object>>;
  readonly overrides: readonly Override[];
}

/** What a customer may be matched by in an override. */
export const MATCH_KEYS = ['customer_id', 'salesperson', 'region', 'segment'] as const;
export type MatchKey = (typeof MATCH_KEYS)[number];

/** Settings of their own for the customers that match in everything that is named. */
export interface Override {
  readonly match: Readonly<Partial<Record<MatchKey, string>>>;
  /** The whole settings, by rule id, of the rules that it touches. */
  readonly rules: Readonly<Record<string, object>>;
}
