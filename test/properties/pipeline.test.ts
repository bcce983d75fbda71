import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDay } from '../../src/domain/day.ts';
import { CarteiraError } from '../../src/domain/errors.ts';
import { moneyText } from '../../src/domain/money.ts';
import type { Input } from '../../src/ingest/source.ts';
import { machineText } from '../../src/output/cell.ts';
import { type AnalyseOptions, analyse } from '../../src/pipeline.ts';
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
import { dialectArbitrary, PLAIN, renderCsv } from '../reference/dialect.ts';
import { COLUMNS, classifyReference, fatesReference, judge } from '../reference/index.ts';
import { layoutOf, policyOf, registerOf } from './given.ts';

// The program, bytes to cells, against the reference implementation of the method in test/reference.

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
