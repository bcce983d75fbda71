import type { Portfolio } from '../ledger/portfolio.ts';
import { MATCH_KEYS, type MatchKey, type Override } from './settings.ts';

type Match = Override['match'];

/** The overrides that match by the same keys: by their values, the number of the first that has them. */
interface Kind {
  readonly keys: readonly MatchKey[];
  readonly firstOf: Map<string, number>;
}

/** Values as one text; no two lists of them give the same. */
const joined = (values: readonly (string | undefined)[]) => JSON.stringify(values);

function kindsOf(overrides: readonly Override[]): Kind[] {
  const kinds = new Map<string, Kind>();
  for (const [index, { match }] of overrides.entries()) {
    const keys = MATCH_KEYS.filter((key) => match[key] !== undefined);
    const kind = kinds.get(joined(keys)) ?? { keys, firstOf: new Map() };
    kinds.set(joined(keys), kind);
    const values = joined(keys.map((key) => match[key]));
    if (!kind.firstOf.has(values)) kind.firstOf.set(values, index);
  }
  return [...kinds.values()];
}

function matchedValue(portfolio: Portfolio, customer: number, key: MatchKey): string | undefined {
  return key === 'customer_id' ? portfolio.customerId(customer) : portfolio.attribute(customer, key);
}

/**
 * By customer, the number of the first override that matches it in everything it names, or -1. A portfolio has many customers and a
 * policy may have an override for each of them: the time grows with their sum.
 */
export function overridesOf(portfolio: Portfolio, overrides: readonly Override[]): Int32Array {
  const found = new Int32Array(portfolio.size).fill(-1);
  const kinds = kindsOf(overrides);
  if (kinds.length === 0) return found;
  for (let customer = 0; customer < portfolio.size; customer++) {
    let first = overrides.length;
    for (const { keys, firstOf } of kinds) {
      const index = firstOf.get(joined(keys.map((key) => matchedValue(portfolio, customer, key))));
      if (index !== undefined && index < first) first = index;
    }
    if (first < overrides.length) found[customer] = first;
  }
  return found;
}

/** What the overrides ask for that no customer has as its first. */
export function idleMatches(overrides: readonly Override[], overrideOf: Int32Array): Match[] {
  const used = new Set(overrideOf);
  return overrides.flatMap(({ match }, index) => (used.has(index) ? [] : [match]));
}
