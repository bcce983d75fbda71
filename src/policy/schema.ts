import { z } from 'zod';
import { RULES } from '../rules/index.ts';
import type { SettingMeta } from '../rules/settings.ts';
import { MATCH_KEYS, metaOf } from '../rules/settings.ts';
import { PLAN_SCHEMA } from './plan.ts';
import { UNIDENTIFIED } from './unidentified.ts';

/** A setting of a rule, at its place in the policy. */
export interface Setting {
  /** Section of the file: the id of the rule. */
  readonly section: string;
  readonly key: string;
  readonly schema: z.ZodType;
  readonly meta: SettingMeta;
}

const configurable = RULES.filter((rule) => Object.keys(rule.settings.shape).length > 0);

/** Each section's schema, checks between its settings included. */
export const SECTIONS: ReadonlyMap<string, z.ZodObject> = new Map(
  configurable.map((rule) => [rule.id, rule.settings]),
);

/** All settings of all rules, in the order of the file. */
export const SETTINGS: readonly Setting[] = configurable.flatMap((rule) =>
  Object.entries(rule.settings.shape).map(([key, schema]) => ({
    section: rule.id,
    key,
    schema: schema as z.ZodType,
    meta: metaOf(schema as z.ZodType),
  })),
);

/** The settings that an override may set. An override names no section, so their keys must differ. */
export const CUSTOMER_SETTINGS: readonly Setting[] = SETTINGS.filter(({ meta }) => meta.perCustomer);

const text = z.string();
const texts = (keys: readonly string[]) =>
  z.strictObject(Object.fromEntries(keys.map((key): [string, z.ZodType] => [key, text.optional()])));

/**
 * The whole file: the settings of every rule from their texts, what stands for no customer, the overrides, whose
 * settings stay texts until they are laid over those of their section, and the actions of the plan.
 */
export const POLICY_SCHEMA = z.strictObject({
  ...Object.fromEntries([...SECTIONS].map(([section, schema]) => [section, schema.prefault({})])),
  unidentified: z.array(text).prefault([...UNIDENTIFIED]),
  overrides: z
    .array(
      texts(CUSTOMER_SETTINGS.map(({ key }) => key)).extend({
        match: texts(MATCH_KEYS).refine((match) => Object.keys(match).length > 0),
      }),
    )
    .prefault([]),
  plan: PLAN_SCHEMA,
});
