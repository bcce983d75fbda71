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
  // The table of the CFOP: sales of goods, services, fuel, energy; also for export and to those who export.
  ...worded('CFOP', '5102', BOTH, '5101', '5116', '5124', '5125', '5132', '5251', '5403', '5405', '6108'),
  ...worded('CFOP', '5102', BOTH, '5501', '5656', '5667', '6404', '6932', '5.933', '7101', '7501', '7504'),
  ...worded('CFOP', '5102', RETURNED, '1201', '2203', '1206', '1411', '2410', '1503', '1504', '2661'),
  ...worded('CFOP', '5102', RETURNED, '3202', '3211', '3503', '1214'),
  ...worded('CFOP', '5102', NO_SALE, '1102', '2.403', '1208', '1213', '1505', '1553', '1604', '1918', '1949'),
  ...worded('CFOP', '5102', NO_SALE, '3102', '3553', '5131', '5151', '6156', '5206', '5408', '6409', '5411'),
  ...worded('CFOP', '5102', NO_SALE, '5414', '6415', '5504', '5551', '5557', '5605', '5658', '5664', '5666'),
  ...worded('CFOP', '5102', NO_SALE, '5911', '5915', '5920', '5922', '5927', '5929', '5931', '5934', '7949'),
  ...worded('Natureza da Operação', 'Venda', NO_SALE, '1102', '1.949 - Outra entrada'),
  // Numbers that a company gives to its kinds of operation, or that may be: these are no entries by the CFOP.
  ...worded('TOP', '1100', BOTH, '1101', '1202', '5910'),
  ...worded('Tipo de Operação', 'Venda', UNKNOWN, '1100'),
  ...worded('F2_TIPO', 'N', NO_SALE, 'D', 'B', 'C', 'I', 'P'),
  ...worded('C5_TIPO', 'N', NO_SALE, 'D', 'B'),
  ...worded('D1_TIPO', 'D', NO_SALE, 'N').map(
    ([name, content]): Row => [
      name,
      content,
      {
        customers: { Sol: '-10.00 0 ' },
        purchase: '0 0.00',
        other: { return: '1 -10.00', non_sale: '1 2.50' },
      },
    ],
  ),
  ...worded('TIPMOV', 'V', BOTH, 'P'),
  ...worded('TIPMOV', 'V', RETURNED, 'D'),
  ...worded('TIPMOV', 'V', NO_SALE, 'C', 'E', 'J', 'L', 'O', 'T'),
  ...worded('FKART', 'F2', BOTH, 'F1', 'L2', 'S2'),
  ...worded('FKART', 'F2', RETURNED, 'RE', 'G2', 'S1'),
  ...worded('FKART', 'F2', NO_SALE, 'F5', 'F8', 'IV', 'IG'),
  ...worded('VBTYP', 'M', BOTH, 'C', 'P', 'S'),
  ...worded('VBTYP', 'M', RETURNED, 'O', 'N', 'H'),
  ...worded('VBTYP', 'M', NO_SALE, 'B', 'U', '5'),
  ...worded('tpNF', '1', UNKNOWN, '0'),
  ...worded('finNFe', '1', NO_SALE, '2', '3'),
  ...worded('finNFe', '1', RETURNED, '4'),
  ...worded('Tipo', '1', BOTH, '2', '4'),
  ...worded('docstatus', '1', NO_SALE, '0'),
  ...worded('docstatus', '1', CANCELLED, '2'),
  ...worded('move_type', 'out_invoice', BOTH, 'out_receipt'),
  ...worded('move_type', 'out_invoice', RETURNED, 'out_refund'),
  ...worded('move_type', 'out_invoice', NO_SALE, 'in_invoice', 'in_refund', 'entry'),
  ...worded('Document Type', 'Invoice', NO_SALE, 'Estimate', 'Proforma', 'Pro forma invoice', 'Payment'),
  ...worded(
    'Document Type',
    'Invoice',
    NO_SALE,
    'Customer Payment',
    'Journal',
    'Blanket Order',
    'Vendor Bill',
  ),
  ...worded('Document Type', 'Invoice', NO_SALE, 'Presupuesto', 'Remito', 'Cotización', 'Factura proforma'),
  ...worded(
    'Document Type',
    'Invoice',
    RETURNED,
    'NC',
    'N/C',
    'NCR',
    'Nota de Crédito',
    'Credit Memo',
    'NC A',
  ),
  ...worded('Document Type', 'Invoice', RETURNED, 'Customer Credit Note', 'Cash Refund'),
  ...worded('Document Type', 'Invoice', BOTH, 'Cash Sale', 'Nota de Débito', 'NCM', 'Sales Order'),
  ...worded('Natureza da Operação', 'Venda', NO_SALE, 'Complemento de ICMS', 'NF-e de ajuste'),
  // Words that turn into their contrary, and words that only look like others.
  ...worded('Situação', 'Atendido', UNKNOWN, 'Sem devolução', 'Orçamento aprovado', 'Orçamento aceito'),
  ...worded(
    'Situação',
    'Atendido',
    UNKNOWN,
    'Devolução recusada',
    'Venda com devolução parcial',
    'Exclusivo',
  ),
  ...worded('Situação', 'Atendido', BOTH, 'Pedido exclusivo', 'Venda exclusiva', 'Posted'),
  ...worded('Situação', 'Atendido', CANCELLED, 'Pedido excluído', 'Cancelado sem devolução', 'Devolvido'),
  ...worded('Situação', 'Atendido', NO_SALE, 'Orçamento', 'Orçamento recusado', 'Orçamento não aprovado'),
  ...worded('Situação', 'Atendido', UNKNOWN, 'Return window closed'),
  ...worded('Natureza da Operação', 'Venda', UNKNOWN, 'Venda com devolução parcial', 'Sem devolução'),
  ...worded('Natureza da Operação', 'Venda', UNKNOWN, 'Devolução recusada', 'Orçamento aprovado'),
  ...worded(
    'Natureza da Operação',
    'Venda',
    RETURNED,
    'Devolução parcial de venda',
    'Devolução não tributada',
  ),
  ...worded('Natureza da Operação', 'Venda', BOTH, 'Venda exclusiva'),
  ...worded('Natureza da Operação', 'Venda', NO_SALE, 'Remessa sem devolução'),
  ...worded('Motivo Cancelamento', '', BOTH, 'Nenhum', 'Não informado', 'N/A', 'Não se aplica'),
  ...worded('Motivo Cancelamento', '', CANCELLED, 'Nenhum produto em estoque', 'Desistência'),
  ...worded('Status', 'wc-completed', CANCELLED, 'wc-cancelled', 'wc-refunded', 'wc-failed'),
  ...worded('Status', 'wc-completed', BOTH, 'wc-processing', 'wc-on-hold', 'wc-pending'),
  ...worded('Status', 'wc-completed', NO_SALE, 'wc-checkout-draft'),
  ...worded('Devolvido', 'Não', CANCELLED, 'Sim'),
  ...worded('Returned', 'No', CANCELLED, 'Yes', 'x'),
  ...worded('Devolução', 'N', CANCELLED, 'S'),
  ...worded('Devolvido?', 'Não', UNKNOWN, 'Parcial'),
];

/** Lua bought for 2.50, of which 0.50 came back. */
const LESS = { customers: { Sol: TEN, Lua: '2.00 1 2025-05-14' }, purchase: '2 12.00' };

const COLUMNS: readonly Row[] = [
  ...worded('VLDEVOLVIDO', '0,00', LESS, '0,50'),
  ...worded('Valor Devolvido', '', LESS, '0,50', 'R$ 0,50'),
  ...worded('D2_VALDEV', '0,00', LESS, '0,50'),
  ...worded('Devolução', '0,00', LESS, '0,50'),
  // Pieces that came back, or when they did: no money and no flag.
  ...worded('Devolvido', '0', BOTH, '12', '15/05/2025'),
  [
    // A: 110 - 22; the cancelled invoice and the bill of the supplier are nobody's purchase.
    'invoices of Odoo',
    sheet(
      'name,partner_id,invoice_date,move_type,amount_total,state',
      'INV/1,A,2025-05-13,out_invoice,110.00,posted',
      'RINV/1,A,2025-05-14,out_refund,22.00,posted',
      'INV/2,B,2025-05-14,out_invoice,55.00,cancel',
      'INV/3,B,2025-05-14,out_invoice,44.00,draft',
      'BILL/1,V,2025-05-14,in_invoice,660.00,posted',
    ),
    {
      customers: { A: '88.00 1 2025-05-13' },
      purchase: '1 110.00',
      other: { cancelled: '1 55.00', non_sale: '2 704.00', return: '1 -22.00' },
    },
  ],
  [
    'what was cancelled and what came back in columns of their own',
    sheet(
      `${HEADER};Devolvido;Cancelado`,
      `${SOL};Não;Não`,
      `${LUA};Não;Não`,
      '3;14/05/2025;Lua;1,00;Sim;Não',
      '4;14/05/2025;Lua;2,00;Não;Sim',
      '5;14/05/2025;Lua;4,00;Sim;Não',
    ),
    { ...BOTH, other: { cancelled: '3 7.00' } },
  ],
  [
    'rows of one order, of which the second came back',
    sheet(
      `${HEADER};Devolvido;Cancelado`,
      `${SOL};Não;Não`,
      '1;13/05/2025;Sol;3,00;Sim;Não',
      `${LUA};Não;Não`,
    ),
    { ...BOTH, other: { cancelled: '1 3.00' } },
  ],
  [
    // S1 takes 9002 back, which stands marked: both count nothing. RE takes 4 of the 10.
    'invoices of SAP that are marked as cancelled',
    sheet(
      'VBELN;FKART;FKDAT;KUNAG;NETWR;FKSTO',
      '9001;F2;13.05.2025;Sol;10,00;',
      '9002;F2;13.05.2025;Sol;5,00;X',
      '9003;S1;13.05.2025;Sol;5,00;',
      '9004;RE;14.05.2025;Sol;4,00;',
    ),
    {
      customers: { Sol: '6.00 1 2025-05-13' },
      purchase: '1 10.00',
      other: { cancelled: '2 10.00', return: '1 -4.00' },
    },
  ],
];

test.each([...WORDS, ...COLUMNS])('%s', async (_name, content, expected) => {
  expect(await outcome(content)).toEqual(expected);
});
