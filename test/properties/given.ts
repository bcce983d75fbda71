import { parseDay } from '../../src/domain/day.ts';
import type { LayoutOptions } from '../../src/ingest/layout/layout.ts';
import type { RegisterEntry } from '../../src/ledger/portfolio.ts';
import { loadPolicy } from '../../src/policy/policy.ts';
import type { WrittenRecord } from '../reference/arbitrary.ts';
import { CSV_FIELDS, type Dialect } from '../reference/dialect.ts';
import type { Policy, RegisterRecord } from '../reference/index.ts';

/** A file of a few records proves neither its dates nor its numbers: the dialect is told, as a user would. */
export function layoutOf(
  { date, decimal, delimiter }: Dialect,
  records: readonly WrittenRecord[],
): LayoutOptions {
  const fields = CSV_FIELDS.filter(
    (field) => field !== 'customer_unit' || records.some((record) => record.customerUnit !== undefined),
  );
  return {
    dateFormat: date,
    decimal,
    delimiter,
    map: Object.fromEntries(fields.map((field) => [field, field])),
  };
}

/** The reference's policy as a policy file. */
export function policyOf({
  mode,
  overrides,
  abcValue,
  abcWindow,
  abcCrosser,
  paretoCut,
  ...limits
}: Partial<Policy>) {
  const snake = (own: object) =>
    Object.fromEntries(
      Object.entries(own).map(([key, value]) => [
        key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
        value,
      ]),
    );
  const given = {
    status: { mode, ...snake(limits) },
    abc: { value: abcValue, window: abcWindow, crosser: abcCrosser },
    pareto: { cut: paretoCut },
    overrides: overrides?.map(({ match, ...own }) => ({ match, ...snake(own) })),
  };
  return loadPolicy(JSON.stringify(given), 'generated');
}

export function registerOf(records: readonly RegisterRecord[]): Map<string, RegisterEntry> {
  return new Map(
    records.map(({ customerId, firstPurchase, lastPurchase, registeredOn, ...attributes }) => [
      customerId,
      {
        customerId,
        attributes,
        ...(firstPurchase ? { firstPurchase: parseDay(firstPurchase)! } : {}),
        ...(lastPurchase ? { lastPurchase: parseDay(lastPurchase)! } : {}),
        ...(registeredOn ? { registeredOn: parseDay(registeredOn)! } : {}),
      },
    ]),
  );
}
