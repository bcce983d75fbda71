import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ColumnKind, type Extent, fitColumns } from '../../src/output/fit.ts';

const extent = (kind: ColumnKind, content: number, header = content, word = header): Extent => ({
  kind,
  content,
  header,
  word,
});

describe('columns in a narrow terminal', () => {
  const name = extent('text', 30);
  const age = extent('number', 4, 10, 6);

  test('have what they ask for where there is room, or no limit', () => {
    expect(fitColumns([name, age], 42)).toEqual({ shown: [0, 1], widths: [30, 10] });
    expect(fitColumns([name, age], undefined)).toEqual({ shown: [0, 1], widths: [30, 10] });
  });

  test('first break their headers', () => {
    expect(fitColumns([name, age], 38)).toEqual({ shown: [0, 1], widths: [30, 6] });
  });

  test('then cut their texts', () => {
    expect(fitColumns([name, age], 28)).toEqual({ shown: [0, 1], widths: [20, 6] });
  });

  test('break phrases down to a narrower column than sentences', () => {
    // Two gaps of 2 beside 4 + 12 + 24.
    expect(fitColumns([age, extent('phrase', 30), extent('sentence', 30)], 46).widths).toEqual([6, 12, 24]);
    expect(fitColumns([age, extent('phrase', 30), extent('sentence', 30)], 45).shown).toEqual([0, 1]);
  });

  test('then leave out bars, then columns from the end', () => {
    const bar = extent('bar', 20, 0, 0);
    expect(fitColumns([name, bar, age], 28)).toEqual({ shown: [0, 1, 2], widths: [12, 6, 6] });
    expect(fitColumns([name, bar, age], 27)).toEqual({ shown: [0, 2], widths: [19, 6] });
    expect(fitColumns([name, bar, age], 19)).toEqual({ shown: [0], widths: [19] });
  });

  test('leave out a spare column before the one behind it', () => {
    const spare = { ...age, spare: true };
    // 30 is cut to 12 at the least: 12 + 2 + 6 + 2 + 6 need 28.
    expect(fitColumns([name, spare, age], 28).shown).toEqual([0, 1, 2]);
    expect(fitColumns([name, spare, age], 27)).toEqual({ shown: [0, 2], widths: [19, 6] });
    expect(fitColumns([name, spare, age], 19).shown).toEqual([0]);
    // What stands behind both goes before either: 12 + 2 + 6 + 2 + 6 + 2 + 6 would need 36.
    expect(fitColumns([name, spare, age, age], 35).shown).toEqual([0, 1, 2]);
    expect(fitColumns([name, spare, age, age], 27).shown).toEqual([0, 2]);
    expect(fitColumns([spare, age], 10).shown).toEqual([0]);
  });

  test('keep the first column to the last', () => {
    expect(fitColumns([age, name], 3)).toEqual({ shown: [0], widths: [3] });
  });
});

test('whatever the columns, they fit', () => {
  const size = fc.integer({ min: 0, max: 200 });
  const kind = fc.constantFrom<ColumnKind>('number', 'word', 'text', 'sentence', 'bar');
  const anyExtent = fc.record({ kind, content: size, header: size, word: size });
  fc.assert(
    fc.property(fc.array(anyExtent, { minLength: 1 }), fc.integer({ min: 1, max: 200 }), (extents, limit) => {
      const { shown, widths } = fitColumns(extents, limit);
      expect(shown).toContain(0);
      expect(widths.length).toBe(shown.length);
      expect(Math.min(...widths)).toBeGreaterThanOrEqual(1);
      expect(widths.reduce((sum, width) => sum + width + 2, -2)).toBeLessThanOrEqual(limit);
    }),
  );
});
