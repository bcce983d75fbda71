import { parseDay } from '../../src/domain/day.ts';
import { moneyText } from '../../src/domain/money.ts';
import type { ReadOptions } from '../../src/ingest/read.ts';
import { readOrders } from '../../src/ingest/read.ts';
import type { Reading } from '../../src/ingest/reading.ts';
import { closeLedger } from '../../src/ledger/closed.ts';
import { DEFAULT_POLICY } from '../../src/policy/policy.ts';
import { memoryInput } from './memory-input.ts';

/** How the tests read unless they say otherwise. */
export const standard: ReadOptions = {
  today: parseDay('2025-12-31')!,
  placeholders: DEFAULT_POLICY.unidentified,
};

/** Reads files that are given as texts; they are called a.csv, b.csv. */
export function read(
  files: string | readonly string[],
  options: Partial<ReadOptions> = {},
): Promise<Reading> {
  const inputs = [files].flat().map((file, index) => memoryInput(`${'ab'[index]}.csv`, Buffer.from(file)));
  return readOrders(inputs, { ...standard, ...options });
}

/** Lines as a file. */
export const sheet = (header: string, ...rows: readonly string[]) => `${[header, ...rows].join('\n')}\n`;

/** Fates that occur, as `records money`. */
export function fatesOf({ fates }: Reading): Record<string, string> {
  const some = fates.filter(({ records }) => records > 0);
  return Object.fromEntries(some.map(({ fate, records, money }) => [fate, `${records} ${moneyText(money)}`]));
}

/** Every customer's revenue, orders and margin at the as-of date. */
export function customersOf({ ledger, asOf }: Reading): Record<string, string> {
  const portfolio = closeLedger(ledger, new Map(), asOf);
  return Object.fromEntries(
    Array.from({ length: portfolio.size }, (_, customer) => {
      const { purchases, returns, orders, margin } = portfolio.totals(customer);
      const figures = [
        moneyText(purchases - returns),
        orders,
        ...(portfolio.hasMargin ? [moneyText(margin)] : []),
      ];
      return [portfolio.customerId(customer), figures.join(' ')];
    }),
  );
}

/** Lines and reasons of the first rejected records. */
export function rejectsOf({ rejects }: Reading): string[] {
  return rejects.map(({ line, reason }) => `${line} ${reason.key}`);
}
