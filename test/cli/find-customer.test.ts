import { describe, expect, test } from 'vitest';
import { findCustomers, nearbyCustomers, typedTaxId } from '../../src/cli/explain/find-customer.ts';
import { type Customer, sales } from '../rules/memory.ts';
import { analyse } from '../rules/shown.ts';

function customer(id: string, name: string | undefined, value: number, taxId?: string): Customer {
  return {
    id,
    sales: sales('2025-06-01', value),
    ...(name === undefined ? {} : { attributes: { name } }),
    ...(taxId === undefined ? {} : { register: { taxId } }),
  };
}

const CUSTOMERS = [
  customer('00101', 'Padaria São João', 900),
  customer('00102', 'Padaria João & Filhos', 800),
  customer('11222333000181', 'Açougue', 700),
  customer('ana@example.com', undefined, 600),
  customer('João', 'Padaria', 500),
  customer('X9', 'Açougue do Zé', 400, '01.222.333/0001-99'),
  customer('9', 'Bar 00101', 300),
];
const analysis = analyse(CUSTOMERS, '2025-06-30');

/** Whose orders have which tax id; which were asked for is told too. */
async function found(typed: string, owners: Readonly<Record<string, readonly string[]>> = {}) {
  const asked: string[] = [];
  const numbers = await findCustomers(analysis, typed, async (taxId) => {
    asked.push(taxId);
    return new Set(owners[taxId] ?? []);
  });
  return [...asked, ...numbers.map((number) => analysis.portfolio.customerId(number))];
}

describe('a customer is found', () => {
  test.each([
    ['by its id', '00101', ['00101']],
    ['by its id without zeros, and no other by its name', '101', ['00101']],
    ['by its id with more zeros', '009', ['9']],
    ['by its id in other letters', 'x9', ['X9']],
    ['by its id without accents', 'joao', ['João']],
    ['by a CNPJ that is its id, however it is written', ' 11.222.333/0001-81 ', ['11222333000181']],
    ['by an e-mail in any case', 'ANA@example.com', ['ana@example.com']],
    ['by its whole name', 'acougue', ['11222333000181']],
    ['by its whole name, although others have it in theirs', 'PADARIA', ['João']],
    ['by words of its name in any order', 'joao sao', ['00101']],
    ['by parts of words, several in the order of the ranking', 'pad joã', ['00101', '00102']],
    ['never by nothing', '  ', []],
    ['not by what nobody is', 'Mercado', []],
  ])('%s', async (_, typed, ids) => {
    expect(await found(typed)).toEqual(ids);
  });

  test('by a tax id that only the orders or the register tell', async () => {
    const owners = { '22333444000155': ['00102'] };
    expect(await found('22.333.444/0001-55', owners)).toEqual(['22333444000155', '00102']);
    // 13 digits have lost a zero.
    expect(await found('1222333000199')).toEqual(['01222333000199', 'X9']);
    expect(await found('99.999.999/0001-99')).toEqual(['99999999000199']);
  });
});

test.each([
  ['123.456.789-09', '12345678909'],
  ['12ABC34501DE35', '12ABC34501DE35'],
  ['222333000199', '00222333000199'],
  ['1234567', undefined],
  ['Padaria São João', undefined],
])('%s is the tax id %s', (typed, bare) => {
  expect(typedTaxId(typed)).toBe(bare);
});

test.each([
  ['padria', ['00102 (Padaria João & Filhos)', '00101 (Padaria São João)', 'João (Padaria)']],
  ['00110', ['00101 (Padaria São João)', '00102 (Padaria João & Filhos)', '9 (Bar 00101)']],
  ['asougue', ['11222333000181 (Açougue)', 'X9 (Açougue do Zé)']],
  ['bar 0011', ['9 (Bar 00101)']],
  ['zzzzzzzz', []],
])('near to %s are some', (typed, labels) => {
  expect(nearbyCustomers(analysis, typed).toSorted()).toEqual(labels.toSorted());
});
