import { describe, expect, test } from 'vitest';
import { message } from '../../src/domain/message.ts';
import { text } from '../../src/locale/text.ts';

describe('a sentence', () => {
  test('names its dates in the style of the language', () => {
    // 2026-03-31 and 2026-03-01 as days since 1970-01-01, by `date -u -d 2026-03-31 +%s` / 86400.
    const sentence = message('output.as_of', { asOf: { day: 20543 }, since: { day: 20513 } });
    expect(text('en', sentence)).toBe('As of 2026-03-31, compared with 2026-03-01');
    expect(text('pt-BR', sentence)).toBe('Data-base 31/03/2026, comparada com 01/03/2026');
  });

  test('counts one and several', () => {
    expect(text('en', message('output.hidden', { n: 1 }))).toMatch(/^1 column not shown/);
    expect(text('en', message('output.hidden', { n: 0 }))).toMatch(/^0 columns not shown/);
    expect(text('pt-BR', message('output.hidden', { n: 1 }))).toMatch(/^1 coluna oculta:/);
    expect(text('pt-BR', message('output.hidden', { n: 1234 }))).toMatch(/^1\.234 colunas ocultas:/);
  });

  test.each([
    ['en', { money: 12_345_678_950_000n }, '1,234,567,895.00'],
    ['pt-BR', { money: -12_345_678_950_000n }, '-1.234.567.895,00'],
    ['pt-BR', { money: -1n }, '0,00'],
    ['en', { ratio: { num: 1n, den: 8n }, digits: 1, percent: true }, '12.5%'],
    ['pt-BR', { ratio: { num: 1n, den: 8n }, digits: 3 }, '0,125'],
    ['en', 1234.5, '1,234.5'],
    ['en', '{code} $& 1234', '{code} $& 1234'],
    ['pt-BR', message('output.yes'), 'sim'],
  ] as const)('in %s writes %o as %s', (language, code, written) => {
    expect(text(language, message('output.reason.other', { code }))).toContain(written);
  });

  test('that does not exist, or lacks a value, is a fault of the program', () => {
    expect(() => text('en', message('output.nowhere'))).toThrow('no text in en for output.nowhere');
    expect(() => text('en', message('constructor'))).toThrow('no text');
    expect(() => text('en', message('output.hidden'))).toThrow('lacks a value for n');
    expect(() => text('en', message('output.hidden', { n: 'two' }))).toThrow('is no number');
  });
});
