import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDay } from '../../src/domain/day.ts';
import { CarteiraError } from '../../src/domain/errors.ts';
import { moneyText } from '../../src/domain/money.ts';
import type { LayoutOptions } from '../../src/ingest/layout/layout.ts';
import type { Input } from '../../src/ingest/source.ts';
import type { RegisterEntry } from '../../src/ledger/portfolio.ts';
import { machineText } from '../../src/output/cell.ts';
import { type AnalyseOptions, analyse } from '../../src/pipeline.ts';
import { loadPolicy } from '../../src/policy/policy.ts';
import { memoryInput } from '../ingest/memory-input.ts';
import {
  type GeneratedPortfolio,
  policyArbitrary,
  portfolioArbitrary,
  registerArbitrary,
  shuffled,
  splitAtOrders,
  type WrittenRecord,
} from '../reference/arbitrary.ts';
import { CSV_FIELDS, type Dialect, dialectArbitrary, PLAIN, renderCsv } from '../reference/dialect.ts';
import {
  COLUMNS,
  classifyReference,
  fatesReference,
  judge,
  type Policy,
  type RegisterRecord,
} from '../reference/index.ts';

// The program, bytes to cells, against the reference implementation of the method in test/reference.

/** A file of a few records proves neither its dates nor its numbers: the dialect is told, as a user would. */
function layoutOf({ date, decimal, delimiter }: Dialect, records: readonly WrittenRecord[]): LayoutOptions {
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
function policyOf({
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

function registerOf(records: readonly RegisterRecord[]): Map<string, RegisterEntry> {
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

interface Shown {
  readonly rows: Record<string, string>[];
  readonly fates: Record<string, string>;
}

async function run(inputs: readonly Input[], options: AnalyseOptions): Promise<Shown> {
  const { reading, analysis } = await analyse(inputs, options);
  const columns = analysis.columns.filter(({ id }) => (COLUMNS as readonly string[]).includes(id));
  return {
    rows: [...analysis.order].map((customer) =>
      Object.fromEntries(
        columns.map((column) => [column.id, machineText(column, analysis.cell(column.id, customer))]),
      ),
    ),
    fates: Object.fromEntries(
      reading.fates
        .filter(({ fate, records }) => records > 0 && fate !== 'structural')
        .map(({ fate, records, money }) => [fate, `${records} ${moneyText(money)}`]),
    ),
  };
}

function expectedOf(
  records: readonly WrittenRecord[],
  options: Parameters<typeof classifyReference>[1],
): Shown {
  const fates = Object.entries(fatesReference(records, options));
  return {
    rows: classifyReference(records, options),
    fates: Object.fromEntries(
      fates.map(([fate, { records, money }]) => [fate, `${records} ${moneyText(money)}`]),
    ),
  };
}

const CHUNKS = [1, 2, 3, 5, 7, 13, 31, 64, 1 << 20];

const generated = portfolioArbitrary.chain((portfolio) =>
  fc.record({
    portfolio: fc.constant(portfolio),
    dialects: fc.array(dialectArbitrary, { minLength: 3, maxLength: 3 }),
    policy: policyArbitrary,
    register: registerArbitrary(portfolio.asOf),
    mixed: shuffled(portfolio.records),
    files: fc.integer({ min: 1, max: 3 }),
    chunk: fc.constantFrom(...CHUNKS),
  }),
);

const name = (index: number) => `part-${index}.csv`;

test('any dialect, row order, split and chunk size give what the reference gives', async () => {
  await fc.assert(
    fc.asyncProperty(generated, async ({ portfolio, dialects, policy, register, mixed, files, chunk }) => {
      const { asOf, today } = portfolio;
      const parts = splitAtOrders(mixed, files);
      const inputs = parts.map((part, index) =>
        memoryInput(
          name(index),
          renderCsv(part.length > 0 ? part : mixed.slice(0, 1), { ...dialects[0]! }),
          chunk,
        ),
      );
      fc.pre(parts.every((part) => part.length > 0));
      const withUnits = parts.map((part) => part.some(({ customerUnit }) => customerUnit !== undefined));
      fc.pre(new Set(withUnits).size === 1);
      const shown = await run(inputs, {
        layout: layoutOf(dialects[0]!, parts[0]!),
        today: parseDay(today)!,
        asOf: parseDay(asOf)!,
        policy: policyOf(policy),
        register: registerOf(register),
        chunkBytes: chunk,
        compareRows: chunk % 2 === 0,
      });
      expect(shown).toEqual(expectedOf(portfolio.records, { asOf, today, policy, register }));
    }),
    { numRuns: 400 },
  );
});

test("the as-of date found by default is the reference's, and a stray one is refused", async () => {
  await fc.assert(
    fc.asyncProperty(portfolioArbitrary, dialectArbitrary, async (portfolio: GeneratedPortfolio, dialect) => {
      const { today, records } = portfolio;
      const input = memoryInput('orders.csv', renderCsv(records, dialect));
      const options = { layout: layoutOf(dialect, records), today: parseDay(today)! };
      const { stray } = judge(records, { today });
      if (stray === 'refuse') {
        await expect(run([input], options)).rejects.toThrow(CarteiraError);
        return;
      }
      expect(await run([input], options)).toEqual(expectedOf(records, { today }));
    }),
    { numRuns: 200 },
  );
});

test('orders that two files give count as the reference says', async () => {
  const shared = portfolioArbitrary.chain((portfolio) =>
    fc.record({
      portfolio: fc.constant(portfolio),
      again: fc.subarray([...portfolio.records]),
      overlap: fc.constantFrom(undefined, 'sum' as const, 'latest' as const),
    }),
  );
  await fc.assert(
    fc.asyncProperty(shared, async ({ portfolio, again, overlap }) => {
      const { asOf, today, records } = portfolio;
      const withUnits = records.some(({ customerUnit }) => customerUnit !== undefined);
      fc.pre(again.length > 0 && again.some(({ customerUnit }) => customerUnit !== undefined) === withUnits);
      const second = again.map((record) => ({ ...record, file: 1 }));
      const inputs = [records, second].map((part, index) => memoryInput(name(index), renderCsv(part, PLAIN)));
      const reference = { asOf, today, ...(overlap ? { overlap } : {}) };
      const options = {
        layout: layoutOf(PLAIN, records),
        today: parseDay(today)!,
        asOf: parseDay(asOf)!,
        ...(overlap ? { overlap } : {}),
      };
      let expected: Shown | undefined;
      try {
        expected = expectedOf([...records, ...second], reference);
      } catch {
        expected = undefined;
      }
      if (expected === undefined) await expect(run(inputs, options)).rejects.toThrow('E_OVERLAP');
      else expect(await run(inputs, options)).toEqual(expected);
    }),
    { numRuns: 150 },
  );
});
