import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { guardCell, unguardCell } from '../../src/domain/guard.ts';

describe('what a spreadsheet would run', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['=HYPERLINK("http://x")', '\'=HYPERLINK("http://x")'],
    ["+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"],
    ['@SUM(1)', "'@SUM(1)"],
    ['-2+3', "'-2+3"],
    ['+55 11 91234', "'+55 11 91234"],
    ['-', "'-"],
    ['\t', "'\t"],
    ['\rx', "'\rx"],
    ['\t=1', "'\t=1"],
    ["'=1", "''=1"],
    ["''-x", "'''-x"],
    ['\0=1', "'\0=1"],
    ['＝1', "'＝1"],
    ['＋1', "'＋1"],
    ['－1', "'－1"],
    ['＠a', "'＠a"],
    ['=1+1\nnota', "'=1+1\nnota"],
    ['-10,50,=1', "'-10,50,=1"],
  ])('%j is written %j', (text, guarded) => {
    expect(guardCell(text)).toBe(guarded);
    expect(unguardCell(guarded)).toBe(text);
  });
});

test.each([
  '',
  'ACME',
  '-12.50',
  '+12',
  '-10,50',
  '-1.234,56',
  'A-B',
  'a = b',
  'SILVA; -FILHO',
  'ACME;=1+1',
  'ACME,@x',
  'nota\n=1',
  "D'Ávila",
  "'quoted'",
])('%j stays as it is, and is read back as it is', (text) => {
  expect(guardCell(text)).toBe(text);
  expect(unguardCell(text)).toBe(text);
});

const hostile = fc.string({
  unit: fc.constantFrom(
    '=',
    '+',
    '-',
    '@',
    "'",
    ';',
    ',',
    '|',
    '\t',
    '\r',
    '\n',
    '\0',
    '1',
    'a',
    ' ',
    '.',
    '＝',
    '"',
  ),
});

test('unguarding gives back whatever was guarded', () => {
  fc.assert(
    fc.property(fc.oneof(hostile, fc.string({ unit: 'binary' })), (text) => {
      expect(unguardCell(guardCell(text))).toBe(text);
    }),
    { numRuns: 3000 },
  );
});

test('no cell begins as a formula', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const guarded = guardCell(text);
      if (!/^[+-]\d+([.,]\d+)*$/.test(guarded)) expect(guarded).not.toMatch(/^[=@+\-＝\0\t\r]/);
    }),
    { numRuns: 3000 },
  );
});

test('a long cell takes time in proportion to its length', () => {
  const text = `-${'1,'.repeat(200_000)}x${'-1'.repeat(100_000)}`;
  expect(unguardCell(guardCell(text))).toBe(text);
}, 30_000);
