import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { safeFileName } from '../../src/cli/sinks/filename.ts';

const alone = (value: string) => safeFileName(value, new Set());

test.each([
  ['Ana Souza', 'Ana Souza'],
  ['José', 'José'],
  ['../../x', '_.._x'],
  ['/etc/passwd', '_etc_passwd'],
  ['..', '_'],
  ['.', '_'],
  ['', '_'],
  ['a/b', 'a_b'],
  ['a\\b', 'a_b'],
  ['a\0b', 'a_b'],
  ['a\nb', 'a_b'],
  ['CON', '_CON'],
  ['aux.', '_aux'],
  ['nul.txt', '_nul.txt'],
  ['COM¹', '_COM¹'],
  ['console', 'console'],
  ['-rf', 'rf'],
  ['.bashrc', 'bashrc'],
])('%j becomes %j', (value, name) => {
  expect(alone(value)).toBe(name);
});

test('values that a file system could confuse have files of their own', () => {
  const values = ['Ana', 'ANA', 'ana ', 'Jos\u00e9', 'Jose\u0301', 'A/B', 'A_B', 'A:B', 'straße', 'STRASSE'];
  const taken = new Set<string>();
  const names = values.map((value) => safeFileName(value, taken).normalize('NFC').toUpperCase());
  expect(new Set(names).size).toBe(values.length);
});

test('a long name is cut between characters and told apart by a hash of the whole value', () => {
  const one = alone('ç'.repeat(150));
  const other = alone(`${'ç'.repeat(150)}!`);
  // 100 bytes less `-` and 8 digits: 91 bytes, 45 characters of two bytes.
  expect(one).toMatch(/^ç{45}-[0-9a-f]{8}$/);
  expect(other).not.toBe(one);
});

describe('any values', () => {
  test('make distinct, short and harmless names', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (values) => {
        const taken = new Set<string>();
        for (const value of values) {
          const name = safeFileName(value, taken);
          expect(name).toMatch(/^[\p{L}\p{M}\p{N}_][\p{L}\p{M}\p{N} ._-]*$/u);
          expect(name).not.toMatch(/[ .]$/);
          expect(Buffer.byteLength(name)).toBeLessThanOrEqual(110);
        }
        expect(taken.size).toBe(values.length);
      }),
    );
  });
});
