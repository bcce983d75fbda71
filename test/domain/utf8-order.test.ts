import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareUtf8 } from '../../src/domain/utf8-order.ts';

describe('compareUtf8', () => {
  it('is the order of the bytes', () => {
    const text = fc.string({ unit: 'binary', maxLength: 6 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(Math.sign(compareUtf8(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)));
      }),
      { numRuns: 1000 },
    );
  });

  // U+FF61 is EF BD A1 and U+1F600 is F0 9F 98 80, but FF61 > D83D in UTF-16.
  it('puts characters beyond the basic plane last', () => {
    expect(compareUtf8('\uff61', '\u{1f600}')).toBeLessThan(0);
    expect(compareUtf8('\u{1f600}', '\uff61')).toBeGreaterThan(0);
  });

  it('puts a prefix first', () => {
    expect(compareUtf8('10', '100')).toBeLessThan(0);
    expect(compareUtf8('', 'a')).toBeLessThan(0);
    expect(compareUtf8('ação', 'ação')).toBe(0);
  });
});
