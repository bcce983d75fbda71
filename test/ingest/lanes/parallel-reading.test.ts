import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isLarge } from '../../../src/ingest/lanes/parallel-reading.ts';
import { LEAD_BYTES, layoutOf, readingOf, TODAY } from '../kernel/reading-of.ts';
import { DIALECTS, type Dialect, ISO, provingRows, rowOf, written } from '../kernel/rows.ts';

/** Rows that are all plain: of several days, customers and orders, in no order. */
function plainRows(dialect: Dialect, count: number): string[][] {
  return Array.from({ length: count }, (_, n) => {
    const customer = `C${(n * 7919) % 97}`;
    const day = String(1 + ((n * 31) % 28)).padStart(2, '0');
    const [order, date] = [String(1000 + ((n * 13) % 501)), dialect.date('2026', '05', day)];
    return [order, date, '', customer, `Nome ${customer}`, 'p', 'Rui', 'SP', `${n + 1}${dialect.mark}10`];
  });
}

describe('reading with several threads', () => {
  test.each(DIALECTS)('gives what reading record by record gives: %s', async (_name, dialect) => {
    const layout = layoutOf(dialect);
    // So many that the others have joined in before the rows that may be anything.
    const lead = plainRows(dialect, 120);
    const leadBytes = written(dialect, lead, true).length;
    expect(leadBytes).toBeGreaterThan(2 * LEAD_BYTES);
    expect(isLarge(leadBytes, LEAD_BYTES)).toBe(true);
    await fc.assert(
      fc.asyncProperty(
        fc.array(rowOf(dialect), { minLength: 20, maxLength: 60 }),
        fc.boolean(),
        fc.option(fc.integer({ min: 20_450, max: TODAY }), { nil: undefined }),
        // Pieces of less than a row, and of several.
        fc.integer({ min: 16, max: 400 }),
        fc.integer({ min: 2, max: 4 }),
        async (makers, lastNewline, asOf, chunkBytes, threads) => {
          const rows: string[][] = [...lead];
          for (const make of makers) rows.push(make(rows.at(-1) ?? provingRows(dialect)[0]!));
          const text = written(dialect, rows, lastNewline);
          const slow = await readingOf(text, layout, asOf, chunkBytes, undefined);
          expect(await readingOf(text, layout, asOf, chunkBytes, threads)).toEqual(slow);
        },
      ),
      { numRuns: 12 },
    );
  });

  test('gives the same for more pieces than there are places', async () => {
    const text = written(ISO, plainRows(ISO, 20_000), true);
    const layout = layoutOf(ISO);
    const alone = await readingOf(text, layout, undefined, 1 << 12, 1);
    for (const threads of [2, 3, 4])
      expect(await readingOf(text, layout, undefined, 1 << 12, threads)).toEqual(alone);
    // On paper: 20,000 rows of n + 0.10 are 200,012,000.00; the two rows that prove the layout add 1,250.75 and -99.90.
    const purchases = alone.fates?.find(({ fate }) => fate === 'purchase');
    expect(purchases).toEqual({ fate: 'purchase', records: 20_001, money: 2_000_120_000_000n + 12_507_500n });
  });
});
