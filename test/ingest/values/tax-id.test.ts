import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { customerKey, paddedTaxId, taxIdOf, taxRootOf } from '../../../src/ingest/values/tax-id.ts';

// Published numbers: the example of the Receita Federal for letters (12.ABC.345/01DE-35), Petrobras 33.000.167/0001-01,
// Banco do Brasil 00.000.000/0001-91, Vale 33.592.510/0001-54, and the CPF that textbooks use, 111.444.777-35.

describe('a CNPJ or CPF', () => {
  test.each([
    ['12.ABC.345/01DE-35', 'cnpj', '12ABC34501DE35'],
    ['12abc34501de35', 'cnpj', '12ABC34501DE35'],
    ['33.000.167/0001-01', 'cnpj', '33000167000101'],
    ['33000167000101', 'cnpj', '33000167000101'],
    ['33 000 167 0001 01', 'cnpj', '33000167000101'],
    ['33000167/0001-01', 'cnpj', '33000167000101'],
    ['00.000.000/0001-91', 'cnpj', '00000000000191'],
    ['111.444.777-35', 'cpf', '11144477735'],
    ['11144477735', 'cpf', '11144477735'],
  ] as const)('%s is a %s', (text, kind, bare) => {
    expect(taxIdOf(text)).toEqual({ kind, bare });
  });

  test.each([
    ...['12.ABC.345/01DE-36', '33.000.167/0001-02', '111.444.777-36', '00000000000000', '00.000.000/0000-00'],
    ...['11111111111111', '111.111.111-11', '3300016700010', '330001670001011', '33.000.167/0001-0A'],
    ...['CNPJ 33.000.167/0001-01', '33_000_167_0001_01', '', '1,23E+13', 'ISENTO'],
  ])('%j is none', (text) => {
    expect(taxIdOf(text)).toBeUndefined();
  });

  test('of a company shares its first eight characters with the branches', () => {
    // 33.000.167/1049-00 is a branch of 33.000.167/0001-01, its check digits worked out on paper.
    expect(taxRootOf(taxIdOf('33.000.167/0001-01')!)).toBe('33000167');
    expect(taxRootOf(taxIdOf('33.000.167/1049-00')!)).toBe('33000167');
    expect(taxRootOf(taxIdOf('12abc34501de35')!)).toBe('12ABC345');
    expect(taxRootOf(taxIdOf('111.444.777-35')!)).toBeUndefined();
  });

  test('that lost its zeros is found again, unless it may be both or is none', () => {
    // 00.000.000/0001-91 and 000.000.001-91 are both valid.
    expect(paddedTaxId('191')).toBeUndefined();
    // 01.234.567/0001-95 and 012.345.678-90 by the rule of the check digits, on paper.
    expect(paddedTaxId('1234567000195')).toEqual({ kind: 'cnpj', bare: '01234567000195' });
    expect(paddedTaxId('1234567890')).toEqual({ kind: 'cpf', bare: '01234567890' });
    expect(paddedTaxId('1234567000196')).toBeUndefined();
    expect(paddedTaxId('')).toBeUndefined();
    expect(paddedTaxId('12ABC34501DE35')).toBeUndefined();
  });

  /** The check digits by the published weights, not by the package. */
  function checked(base: string): string {
    let text = base;
    for (const longest of [12, 13]) {
      const sum = [...text].reduce((total, character, index) => {
        const weight = ((longest - 1 - index) % 8) + 2;
        return total + (character.charCodeAt(0) - 48) * weight;
      }, 0);
      text += sum % 11 < 2 ? 0 : 11 - (sum % 11);
    }
    return text;
  }

  test('is the same with and without punctuation and case, and wrong with any other last digit', () => {
    const base = fc.stringMatching(/^[0-9A-Z]{12}$/);
    const slip = fc.integer({ min: 1, max: 9 });
    fc.assert(
      fc.property(base, slip, (start, by) => {
        const bare = checked(start);
        fc.pre(!/^(\d)\1{13}$/.test(bare));
        const dressed = `${bare.slice(0, 2)}.${bare.slice(2, 5)}.${bare.slice(5, 8)}/${bare.slice(8, 12)}-${bare.slice(12)}`;
        for (const text of [bare, dressed, bare.toLowerCase(), dressed.toLowerCase()]) {
          expect(taxIdOf(text)).toEqual({ kind: 'cnpj', bare });
          expect(customerKey(text)).toBe(bare);
        }
        const wrong = bare.slice(0, 13) + ((Number(bare[13]) + by) % 10);
        expect(taxIdOf(wrong)).toBeUndefined();
        expect(customerKey(wrong)).toBe(wrong);
      }),
    );
  });
});

describe('the key of a customer', () => {
  test.each([
    ['00123', '00123'],
    ['12345678901234567890', '12345678901234567890'],
    ['Ana@Example.COM', 'ana@example.com'],
    ['Ana @ Sol', 'Ana @ Sol'],
    ['@ana', '@ana'],
    ['a@b@c', 'a@b@c'],
    ['Padaria São João', 'Padaria São João'],
    ['33.000.167/0001-01', '33000167000101'],
    // Wrong check digits: nothing proves that both are the same.
    ['33.000.167/0001-02', '33.000.167/0001-02'],
  ])('%j is %j', (id, key) => {
    expect(customerKey(id)).toBe(key);
    expect(customerKey(key)).toBe(key);
  });
});
