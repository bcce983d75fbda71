import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { truncate, visible, widthOf, wrap } from '../../src/output/display.ts';

describe('hostile text shows', () => {
  test.each([
    ['\x1b[2J', '␛[2J'],
    ['\x1b]0;t\x07', '␛]0;t␇'],
    ['\u009b31m', '⟨U+009B⟩31m'],
    ['ACME\rHACK\n\t\b\0\x7f', 'ACME␍HACK␊␉␈␀␡'],
    ['\u202Eabc\u2069', '⟨U+202E⟩abc⟨U+2069⟩'],
    ['\u200F\u061C\u2028', '⟨U+200F⟩⟨U+061C⟩⟨U+2028⟩'],
    ['a\u200Bb\u2060c\uFEFF\u00AD', 'a⟨U+200B⟩b⟨U+2060⟩c⟨U+FEFF⟩⟨U+00AD⟩'],
    ['\uD800x', '⟨U+D800⟩x'],
    ['\u0301a', '⟨U+0301⟩a'],
    ['D \u0301Agua', 'D ⟨U+0301⟩Agua'],
  ])('%j as %s', (text, shown) => {
    expect(visible(text)).toBe(shown);
  });
});

test.each(['São João', 'e\u0301cole', '漢字', '👨‍👩‍👧', '🇧🇷', 'ACME®', '½ · ✓'])(
  '%s stays as it is',
  (text) => {
    expect(visible(text)).toBe(text);
  },
);

test.each([
  ['Padaria', 7, 'Padaria'],
  ['Padaria', 6, 'Padar…'],
  ['Padaria', 1, '…'],
  // Wide characters take two cells: three of them and `…` take seven.
  ['漢字漢字', 7, '漢字漢…'],
  ['漢字漢字', 6, '漢字…'],
  ['漢', 1, '…'],
  ['e\u0301e\u0301e\u0301', 2, 'e\u0301…'],
  ['👨‍👩‍👧👨‍👩‍👧', 3, '👨‍👩‍👧…'],
])('%s in %d cells is %s', (text, width, cut) => {
  expect(truncate(text, width)).toBe(cut);
});

test.each([
  ['one two three', 7, ['one two', 'three']],
  ['one two three', 8, ['one two', 'three']],
  ['abcdefgh ij', 3, ['abc', 'def', 'gh', 'ij']],
  ['漢字', 3, ['漢', '字']],
  ['a漢b', 1, ['a', '…', 'b']],
  ['', 5, ['']],
])('%j in lines of %d cells', (text, width, lines) => {
  expect(wrap(text, width)).toEqual(lines);
});

const nasty = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      '\x1b',
      '\x9b',
      '\u200d',
      '\u0301',
      '\u0903',
      '\u0600',
      '漢',
      '👩',
      '🏻',
      '🇧',
      '\ufe0f',
      '\u202e',
      ' ',
      '\r',
      '\n',
      'a',
    ),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
});

test('any text shows without controls, and beside blanks takes the cells it takes alone', () => {
  fc.assert(
    fc.property(nasty, (text) => {
      const shown = visible(text);
      expect(shown).not.toMatch(/[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/);
      expect(stringWidth(`| ${shown} |`)).toBe(widthOf(shown) + 4);
    }),
    { numRuns: 1000 },
  );
});

test('any text fits when cut or wrapped, and wrapping loses nothing but blanks', () => {
  fc.assert(
    fc.property(nasty, fc.integer({ min: 2, max: 30 }), (text, width) => {
      const shown = visible(text);
      expect(widthOf(truncate(shown, width))).toBeLessThanOrEqual(width);
      const lines = wrap(shown, width);
      for (const line of lines) {
        expect(widthOf(line)).toBeLessThanOrEqual(width);
        expect(stringWidth(`| ${line} |`)).toBe(widthOf(line) + 4);
      }
      expect(lines.join('').replaceAll(' ', '')).toBe(shown.replaceAll(' ', ''));
    }),
    { numRuns: 1000 },
  );
});
