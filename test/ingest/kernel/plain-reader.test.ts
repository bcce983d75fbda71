import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { detectLayout } from '../../../src/ingest/layout/detect.ts';
import { FILE, layoutOf, readingOf, TODAY } from './reading-of.ts';
import { DIALECTS, ISO, provingRows, rowOf, written } from './rows.ts';

const chunk = fc.oneof(fc.integer({ min: 1, max: 64 }), fc.constant(1 << 18));

describe('reading by the kernel', () => {
  test.each(DIALECTS)('gives what reading record by record gives: %s', async (_name, dialect) => {
    const layout = layoutOf(dialect);
    await fc.assert(
      fc.asyncProperty(
        fc.array(rowOf(dialect), { maxLength: 40 }),
        fc.boolean(),
        fc.option(fc.integer({ min: 20_450, max: TODAY }), { nil: undefined }),
        chunk,
        async (makers, lastNewline, asOf, chunkBytes) => {
          const rows: string[][] = [];
          for (const make of makers) rows.push(make(rows.at(-1) ?? provingRows(dialect)[0]!));
          const text = written(dialect, rows, lastNewline);
          const slow = await readingOf(text, layout, asOf, chunkBytes, undefined);
          expect(await readingOf(text, layout, asOf, chunkBytes, 1)).toEqual(slow);
        },
      ),
      { numRuns: 100 },
    );
  });

  test('takes marks for "nothing" for no order ids', async () => {
    const rows = ['-', 'NULL', 'N/D', 'None'].flatMap((mark) =>
      ['2026-05-01', '2026-05-02'].map((day) => [mark, day, '', 'C3', 'Cid', 'p', 'Rui', 'SP', '1.10']),
    );
    const layout = layoutOf(ISO);
    const text = written(ISO, rows, true);
    const fast = await readingOf(text, layout, undefined, 1 << 18, 1);
    expect(fast).toEqual(await readingOf(text, layout, undefined, 1 << 18, undefined));
  });

  test('gives the same for more groups, keys and bytes than fit into one scan', async () => {
    // Far more than the 8,192 groups of a scan, and enough customers for the table of profiles to grow.
    const rows = Array.from({ length: 30_000 }, (_, n) => {
      const customer = `C${(n * 7919) % 12_000}`;
      const day = String(1 + (n % 28)).padStart(2, '0');
      return [
        String(100_000 + n),
        `2026-05-${day}`,
        '',
        customer,
        `Nome ${customer}`,
        'p',
        'Rui',
        'SP',
        `${n + 1}.10`,
      ];
    });
    const text = written(ISO, rows, true);
    const layout = detectLayout(Buffer.from(text).subarray(0, 1 << 20), {}, { file: FILE, complete: false });
    const fast = await readingOf(text, layout, undefined, 1 << 18, 1);
    expect(fast).toEqual(await readingOf(text, layout, undefined, 1 << 18, undefined));
    // On paper: 30,000 rows of n + 0.10 are 450,018,000.00, in ten-thousandths; the two rows above add 1,250.75 and -99.90.
    const money = (fate: string) => fast.fates?.find((each) => each.fate === fate)?.money;
    expect(money('purchase')).toBe(4_500_180_000_000n + 12_507_500n);
    expect(money('return')).toBe(-999_000n);
    expect(fast.customers).toHaveLength(12_000 + 2 - 2);
  });
});
