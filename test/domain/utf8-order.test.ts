import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareUtf8, utf8Order } from '../../src/domain/utf8-order.ts';

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

describe('utf8Order', () => {
  it.each([
    ['numbers', fc.integer({ min: 0, max: 3_000_000 }).map(String)],
    ['plain texts', fc.string({ maxLength: 9 })],
    ['texts with any character', fc.string({ unit: 'binary', maxLength: 4 })],
    [
      'texts of which some are long',
      fc.oneof(fc.constantFrom('', 'a'.repeat(70), 'a'.repeat(71)), fc.string()),
    ],
    ['texts that end where others have a NUL', fc.string({ unit: fc.constantFrom('\0', 'a'), maxLength: 4 })],
  ])('has the order of the bytes, equal texts by index: %s', (_name, text) => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 30 }), (texts) => {
        const bytes = texts.map((each) => Buffer.from(each));
        // Array.prototype.sort is stable.
        const expected = [...texts.keys()].sort((a, b) => Buffer.compare(bytes[a]!, bytes[b]!));
        expect([...utf8Order(texts)]).toEqual(expected);
      }),
    );
  });
});
