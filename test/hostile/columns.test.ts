import { expect, test } from 'vitest';
import { sheet } from '../ingest/reading.ts';
import { outcome } from './outcome.ts';
import { BOTH, HEADER, LUA, ONLY_SOL, type Row, SOL, SOME, TEN } from './rows.ts';

// Columns that mislead. Sums are worked out in the head.

const many = Array.from({ length: 4_996 }, (_, n) => `c${n}`).join(';');

const COLUMNS: readonly Row[] = [
  ['5,000 of them', sheet(`${HEADER};${many}`, SOL + ';x'.repeat(4_996), LUA + ';'.repeat(4_996)), BOTH],
  [
    // 2 x 10.00 less 10%; 2.50 less 0.50; 5.00.
    'a discount in percent and in money',
    sheet(
      'Pedido;Data;Cliente;Qtde;Preço Unitário;Desconto',
      '1;13/05/2025;Sol;2;10,00;10%',
      '2;14/05/2025;Lua;1;2,50;0,50',
      '3;12/05/2025;Mar;1;5,00;',
    ),
    {
      customers: { Sol: '18.00 1 2025-05-13', Mar: '5.00 1 2025-05-12', Lua: '2.00 1 2025-05-14' },
      purchase: '3 25.00',
    },
  ],
  [
    'a payment that was given back, of an order whose status is another',
    sheet(
      'Pedido;Data;Cliente;Valor;Status do Pedido;Status do Pagamento',
      '1;13/05/2025;Sol;10,00;Aberto;Pago',
      '2;14/05/2025;Lua;2,50;Aberto;Estornado',
    ),
    { ...BOTH, told: ['ingest.column.other_status'] },
  ],
  [
    'a customer on the first of its rows only: whose the others are is likely, and not proven',
    sheet(
      'Cliente;Pedido;Data;Valor',
      'Sol;1;13/05/2025;10,00',
      ';2;14/05/2025;50,00',
      'Lua;3;14/05/2025;2,50',
      ';4;15/05/2025;30,00',
    ),
    { ...BOTH, other: { unidentified: '2 80.00' }, told: ['ingest.column.blank_customers'] },
  ],
  [
    'customers on every row but two, below one that buys again',
    sheet(
      'Cliente;Pedido;Data;Valor',
      'Sol;1;13/05/2025;4,00',
      ';2;14/05/2025;50,00',
      'Sol;5;13/05/2025;6,00',
      'Sol;6;13/05/2025;0,00',
      'Lua;3;14/05/2025;2,50',
      ';4;15/05/2025;30,00',
    ),
    {
      customers: { Sol: '10.00 2 2025-05-13', Lua: SOME },
      purchase: '3 12.50',
      other: { unidentified: '2 80.00', zero: '1 0.00' },
    },
  ],
  [
    'two columns of status that agree',
    sheet(
      'Pedido;Data;Cliente;Valor;Situação;Situação NF',
      '1;13/05/2025;Sol;10,00;Faturado;Emitida',
      '2;14/05/2025;Lua;2,50;Cancelado;Cancelada',
    ),
    { ...ONLY_SOL, other: { cancelled: '1 2.50' } },
  ],
  [
    'a day of print before that of the order, due dates behind',
    sheet(
      'Data Impressão;Pedido;Data;Vencimento;Cliente;Valor',
      '20/05/2025;1;13/05/2025;13/06/2025;Sol;10,00',
      '20/05/2025;2;14/05/2025;14/06/2025;Lua;2,50',
    ),
    BOTH,
  ],
  [
    'targets, taxes and running sums beside the amount',
    sheet(
      'Pedido;Data;Cliente;Meta;Valor ICMS;Valor;Acumulado',
      '1;13/05/2025;Sol;99,00;1,80;10,00;10,00',
      '2;14/05/2025;Lua;99,00;0,45;2,50;12,50',
    ),
    BOTH,
  ],
  [
    'the same column twice',
    sheet(`${HEADER};Valor`, `${SOL};10,00`, `${LUA};2,50`),
    { ...BOTH, told: ['ingest.column.duplicate'] },
  ],
  [
    'the same name twice, with other amounts',
    sheet(`${HEADER};Valor`, `${SOL};11,00`, `${LUA};3,50`),
    { refused: 'E_DUPLICATE_COLUMN', line: 1 },
  ],
  [
    'the number of a data frame before the first',
    ',Pedido,Data,Cliente,Valor\n0,1,2025-05-13 00:00:00,Sol,10.0\n1,2,2025-05-14 00:00:00,Lua,2.5\n',
    { customers: { Sol: TEN, Lua: SOME }, purchase: '2 12.50', told: ['ingest.column.nameless'] },
  ],
  [
    'running sums and nothing else',
    sheet('Pedido;Data;Cliente;Valor Acumulado', SOL, '2;14/05/2025;Lua;12,50'),
    { refused: 'E_MISSING_COLUMN', line: 1 },
  ],
  [
    'day, month and year apart',
    sheet('Pedido;Dia;Mês;Ano;Cliente;Valor', '1;13;5;2025;Sol;10,00', '2;14;5;2025;Lua;2,50'),
    { refused: 'E_MISSING_COLUMN', line: 1 },
  ],
  [
    'a quarter for a day',
    sheet('Pedido;Período;Cliente;Valor', '1;T2/2025;Sol;10,00', '2;T2/2025;Lua;2,50'),
    { refused: 'E_MISSING_COLUMN', line: 1 },
  ],
  ...['Valor (centavos)', 'Valor (R$ mil)', 'Valor Total (em milhares)', 'Total (cents)'].map(
    (money): Row => [
      `another unit of money: ${money}`,
      sheet(`Pedido;Data;Cliente;${money}`, '1;13/05/2025;Sol;1000', '2;14/05/2025;Lua;250'),
      { refused: 'E_MISSING_COLUMN', line: 1 },
    ],
  ),
];

test.each(COLUMNS)('%s', async (_name, content, expected) => {
  expect(await outcome(content)).toEqual(expected);
});
