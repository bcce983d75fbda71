import { expect, test } from 'vitest';
import { sheet } from '../ingest/reading.ts';
import { type Figures, outcome } from './outcome.ts';
import { BOTH, HEADER, LUA, ONLY_SOL, type Row, SOL, TEN } from './rows.ts';

// Words that tell what became of an order, as systems write them: a number before, the document before, only a part.

const RETURNED = {
  customers: { Sol: TEN, Lua: '-2.50 0 ' },
  purchase: '1 10.00',
  other: { return: '1 -2.50' },
};
const CANCELLED = { ...ONLY_SOL, other: { cancelled: '1 2.50' } };
const NO_SALE = { ...ONLY_SOL, other: { non_sale: '1 2.50' } };
const UNKNOWN = 'counts as a sale and is told';

/** The second row has this word in a column of its own. */
const worded = (
  column: string,
  first: string,
  expected: Figures | typeof UNKNOWN,
  ...words: string[]
): Row[] =>
  words.map((word) => [
    `${column}: ${word}`,
    sheet(`${HEADER};${column}`, `${SOL};${first}`, `${LUA};${word}`),
    expected === UNKNOWN ? { ...BOTH, unknown: [word] } : expected,
  ]);

const WORDS: readonly Row[] = [
  ...worded('Situação', 'Atendido', CANCELLED, 'Pedido cancelado', 'NF-e cancelada', 'Nota Fiscal: Denegada'),
  ...worded('Situação', 'Atendido', CANCELLED, 'Venda perdida', '9 - Cancelado', '*CANCELADO*', 'Canc.'),
  ...worded('Situação', 'Atendido', UNKNOWN, 'Não cancelado', 'Entregue/Cancelado', 'Devolução parcial'),
  ...worded('Situação', 'Atendido', UNKNOWN, 'Cancelado parcialmente', 'Cancelamento recusado'),
  ...worded('Situação', 'Atendido', BOTH, 'Pedido faturado', 'Nota fiscal emitida'),
  ...worded('Data Canc.', '', CANCELLED, '15/05/2025 10:00', '15/05/2025'),
  ...worded('Cancelado em', '  /  /  ', CANCELLED, '15/05/2025', '2025-05-15T10:00:00Z'),
  ...worded('Cancelamento', 'Não', CANCELLED, 'Sim', '15/05/2025', 'Sem estoque'),
  ...worded('Cancelamento', '0,00', BOTH, '0', '-', '00/00/0000'),
  ...worded('CFOP', '5102', RETURNED, '1202.0', '1.202 - Devolução de venda', '2411/001'),
  ...worded('CFOP', '6.102', NO_SALE, '5910 Bonificação', '6949', '5.202', '6916'),
  ...worded('Natureza da Operação', 'Venda', RETURNED, 'Dev. de venda', 'Entrada de devolução de venda'),
  ...worded(
    'Natureza da Operação',
    'Venda',
    NO_SALE,
    'Simples remessa',
    'Outras saídas',
    'Devolução de compra',
  ),
  ...worded('Natureza da Operação', 'Venda', NO_SALE, 'Retorno de conserto', 'Retorno de comodato'),
  ...worded('Natureza da Operação', 'Venda', CANCELLED, 'Venda cancelada', 'Cancelamento de venda'),
  ...worded('Natureza da Operação', 'Venda', BOTH, 'Venda p/ entrega futura', 'Pedido de compra do cliente'),
  ...worded('Tipo', 'Saída', UNKNOWN, 'Entrada', 'Compra para comercialização'),
];

test.each(WORDS)('%s', async (_name, content, expected) => {
  expect(await outcome(content)).toEqual(expected);
});
