import { describe, expect, test } from 'vitest';
import { sheet } from '../ingest/reading.ts';
import { outcome } from './outcome.ts';
import { BOTH, file, HEADER, LUA, ONLY_SOL, type Row, SOL } from './rows.ts';

// Sums of several currencies mean nothing. Nothing is converted: the sums are those of the bare numbers, and that is said.

const beside = (column: string, first: string, second: string, header = HEADER) =>
  sheet(`${header};${column}`, `${SOL};${first}`, `${LUA};${second}`);
const MIXED = { ...BOTH, told: ['read.currencies'] };

const CURRENCIES: readonly Row[] = [
  ['two signs', file('1;13/05/2025;Sol;R$ 10,00', '2;14/05/2025;Lua;US$ 2,50'), MIXED],
  ['two codes behind', file('1;13/05/2025;Sol;10,00 brl', '2;14/05/2025;Lua;2,50 EUR'), MIXED],
  [
    'euros of windows-1252',
    Buffer.from(file('1;13/05/2025;Sol;R$ 10,00', '2;14/05/2025;Lua;\x80 2,50'), 'latin1'),
    MIXED,
  ],
  [
    'items of one order',
    file('1;13/05/2025;Sol;R$ 10,00', '1;13/05/2025;Sol;€ 2,50'),
    { customers: { Sol: '12.50 1 2025-05-13' }, purchase: '2 12.50', told: ['read.currencies'] },
  ],
  ['one in several spellings', file('1;13/05/2025;Sol;R$10,00', '2;14/05/2025;Lua;2,50 BRL'), BOTH],
  ['a dollar of nowhere', file('1;13/05/2025;Sol;$ 10,00', '2;14/05/2025;Lua;US$ 2,50'), BOTH],
  ['codes beside', beside('Moeda', 'BRL', 'USD'), MIXED],
  ['numbers beside, as of Protheus', beside('C5_MOEDA', '1', '2'), MIXED],
  ['one name and blanks beside', beside('Moeda', 'Real', ''), BOTH],
  ['one name in several spellings beside', beside('Moeda', 'R$', ' Reais '), BOTH],
  [
    'codes beside an amount that names its own',
    beside('Moeda', 'BRL', 'USD', 'Pedido;Data;Cliente;Valor (R$)'),
    BOTH,
  ],
  [
    'of an order that was cancelled',
    `${HEADER};Moeda;Situação\n${SOL};BRL;Atendido\n${LUA};USD;Cancelado\n`,
    { ...ONLY_SOL, other: { cancelled: '1 2.50' } },
  ],
];

describe.each([
  ['record by record', true],
  ['by the kernel', false],
] as const)('%s', (_way, compareRows) => {
  test.each(CURRENCIES)('%s', async (_name, content, expected) => {
    expect(await outcome(content, compareRows)).toEqual(expected);
  });
});
