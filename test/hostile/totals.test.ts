import { describe, expect, test } from 'vitest';
import { sheet } from '../ingest/reading.ts';
import { outcome } from './outcome.ts';
import { BOTH, file, LUA, ONLY_SOL, type Row, SOL, SOME, TEN } from './rows.ts';

// Totals among the sales, and customers who are called like one. Sums are worked out in the head.

const nameless = (...rows: string[]) => sheet('Data;Cliente;Valor', ...rows);
const PLAIN = ['13/05/2025;Sol;10,00', '14/05/2025;Lua;2,50'];
const structural = (records: string) => ({ other: { structural: records } });

const TOTALS: readonly Row[] = [
  ...['Valor total', 'Vlr. total', 'VALOR TOTAL:', 'Total R$', 'Total (R$)', 'Total geral'].map(
    (label): Row => [
      `${label} with a day, in a file without order ids`,
      nameless(...PLAIN, `14/05/2025;${label};12,50`),
      { ...BOTH, ...structural('1 12.50') },
    ],
  ),
  [
    'a total without a day and an id, called Valor total',
    file(SOL, LUA, ';;Valor total;12,50'),
    { ...BOTH, ...structural('1 12.50') },
  ],
  [
    'Valor total for an order id',
    file(SOL, LUA, 'Valor total;14/05/2025;;12,50'),
    { ...BOTH, ...structural('1 12.50') },
  ],
  [
    // 10.00 + 20.00, then 1.00 + 2.00.
    'subtotals with a day, by the name of the customer above',
    nameless(
      '13/05/2025;A;10,00',
      '14/05/2025;A;20,00',
      '14/05/2025;Total A;30,00',
      '13/05/2025;B;1,00',
      '14/05/2025;B;2,00',
      '14/05/2025;Total: B;3,00',
    ),
    {
      customers: { A: '30.00 2 2025-05-14', B: '3.00 2 2025-05-14' },
      purchase: '4 33.00',
      ...structural('2 33.00'),
    },
  ],
  [
    'a subtotal of a customer with a blank order id',
    file('1;13/05/2025;A;10,00', '2;14/05/2025;A;20,00', ';14/05/2025;Total A;30,00'),
    { customers: { A: '30.00 2 2025-05-14' }, purchase: '2 30.00', ...structural('1 30.00') },
  ],
  [
    'a subtotal of a customer that is not the sum',
    nameless(...PLAIN, '14/05/2025;Total Lua;2,60'),
    { ...BOTH, ...structural('1 2.60'), told: ['read.total'] },
  ],
  [
    'a subtotal by the name where customers have ids',
    sheet(
      'Data;Cód. Cliente;Nome;Valor',
      '13/05/2025;C1;Sol;4,00',
      '14/05/2025;C1;Sol;6,00',
      '14/05/2025;;Total Sol;10,00',
    ),
    { customers: { C1: '10.00 2 2025-05-14' }, purchase: '2 10.00', ...structural('1 10.00') },
  ],
  [
    'a subtotal by salesperson',
    sheet('Data;Cliente;Valor;Vendedor', `${PLAIN[0]};Ana`, `${PLAIN[1]};Ana`, '14/05/2025;Total Ana;12,50;'),
    { ...BOTH, ...structural('1 12.50') },
  ],
  [
    'a customer called Total, with an order id',
    file(SOL, '2;14/05/2025;Total Sol;2,50'),
    { customers: { Sol: TEN, 'Total Sol': SOME }, purchase: '2 12.50' },
  ],
  [
    'a customer whose name begins with Total, without order ids',
    nameless(PLAIN[0]!, '14/05/2025;Total Distribuidora;2,50'),
    { customers: { Sol: TEN, 'Total Distribuidora': SOME }, purchase: '2 12.50' },
  ],
  [
    // The same money as the row above, by chance.
    'such a customer with the sum of the rows above',
    nameless('14/05/2025;Lua;2,50', '14/05/2025;Total Distribuidora;2,50'),
    { customers: { Lua: SOME, 'Total Distribuidora': SOME }, purchase: '2 5.00' },
  ],
  [
    'such a customer with a blank order id',
    file(SOL, ';14/05/2025;Total Distribuidora;2,50'),
    { customers: { Sol: TEN, 'Total Distribuidora': SOME }, purchase: '2 12.50' },
  ],
];

const REPORT = 'Cliente;Loja;Nome;Num. Docto.;Emissao;Vlr.Total';
const CODES: readonly Row[] = ['Total do Cliente', 'Total Cliente 000001'].map(
  (label): Row => [
    `codes of customers with a total below each: ${label}`,
    sheet(
      REPORT,
      '000001;01;SOL LTDA;000000001;13/05/2025;10,00',
      `${label};;;;;10,00`,
      '000002;01;LUA LTDA;000000002;14/05/2025;2,50',
      'Total do Cliente;;;;;2,50',
    ),
    { customers: { '000001/01': TEN, '000002/01': SOME }, purchase: '2 12.50', ...structural('2 12.50') },
  ],
);

const WIDE = 'Pedido;Data;Cliente;Total;Frete';
const HEADERS: readonly Row[] = [
  [
    'the header again with its columns of money in another order',
    sheet(
      WIDE,
      `${SOL};1,00`,
      `${LUA};0,50`,
      'Pedido;Data;Cliente;Frete;Total',
      '3;15/05/2025;Mar;1,00;20,00',
    ),
    { refused: 'E_SECOND_TABLE', line: 4 },
  ],
  [
    'the same with numbers among the names, at the foot',
    sheet(
      'Pedido;Data;Cliente;Valor;Fone 1;Fone 2',
      `${SOL};1111;2222`,
      `${LUA};1111;2222`,
      'Pedido;Data;Cliente;Valor;Fone 2;Fone 1',
    ),
    { refused: 'E_SECOND_TABLE', line: 4 },
  ],
  [
    'the header again as it is',
    sheet(WIDE, `${SOL};1,00`, WIDE, `${LUA};0,50`),
    { ...BOTH, ...structural('1 0.00') },
  ],
  [
    'the header again with a damaged name',
    sheet(WIDE, `${SOL};1,00`, 'Pedido;Data;Cli#nte;Total;Frete'),
    { ...ONLY_SOL, other: { structural: '1 0.00' } },
  ],
];

describe.each([
  ['row by row', true],
  ['by the kernel', false],
] as const)('%s', (_way, compareRows) => {
  test.each([...TOTALS, ...CODES, ...HEADERS])('%s', async (_name, content, expected) => {
    expect(await outcome(content, compareRows)).toEqual(expected);
  });
});
