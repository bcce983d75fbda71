import { message } from '../../../domain/message.ts';
import type { Evidence, Field, Words } from '../layout.ts';
import type { Table } from '../table.ts';
import { normalise } from './vocabulary.ts';

/** What proves a system: headers that must all be there, and a form that a share of all headers must have. */
interface Proof {
  readonly headers?: readonly string[];
  readonly form?: { readonly of: RegExp; readonly share: number };
  /** Returns are kept elsewhere by the system, so that such a file tells none. */
  readonly salesOnly?: true;
}

/**
 * A system whose exports are recognised as a whole. Headers are compared in normal form. Only what its names alone would
 * mislead about stands here; all else is found by name as in any file.
 */
export interface System {
  /** Names it to programs. */
  readonly id: string;
  /** Its name, the same in every language. */
  readonly name: string;
  /** Any of these suffices. */
  readonly proofs: readonly Proof[];
  /** Headers of a field, the best first: the first that the file has and that has values is the field's column. */
  readonly fields?: Readonly<Partial<Record<Field, readonly string[]>>>;
  /** Whether its money is before the discounts of the order. */
  readonly beforeDiscount?: true;
  /** Headers that are never a field. */
  readonly unused?: readonly string[];
  /** What its own codes and words mean, folded, by field. */
  readonly words?: Words;
}

const counts = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => from + n);

/** THE LIST of systems. A new one is an entry here and a file in fixtures/erp. */
export const SYSTEMS: readonly System[] = [
  {
    id: 'protheus',
    name: 'TOTVS Protheus',
    proofs: [
      // Outgoing notes are tables of their own, SD2 and SF2: what comes back is in SD1.
      { headers: ['D2_EMISSAO', 'D2_CLIENTE', 'D2_TOTAL'], salesOnly: true },
      { headers: ['F2_EMISSAO', 'F2_CLIENTE', 'F2_DOC'], salesOnly: true },
      { headers: ['Num. Docto.', 'Item do Ped.', 'Cod. Fiscal'], salesOnly: true },
      { form: { of: /^(?:[A-Z][A-Z0-9]_[A-Z0-9]+|D_E_L_E_T_|R_E_C_N_O_)$/, share: 0.6 } },
    ],
    // D2_TIPO and TES say less than the CFOP, and a bonus is a normal note to them.
    fields: { operation: ['D2_CF', 'Cod. Fiscal'] },
  },
  {
    id: 'sankhya',
    name: 'Sankhya',
    proofs: [
      { headers: ['Nro. Único', 'Dt. Neg.', 'Nome Parceiro (Parceiro)'] },
      { headers: ['NUNOTA', 'CODPARC', 'DTNEG'] },
    ],
    fields: { operation: ['Descrição (Tipo de Operação)', 'TIPMOV'] },
    words: { order_status: { p: 'sale', a: 'sale', l: 'sale' } },
  },
  {
    id: 'omie',
    name: 'Omie',
    proofs: [
      { headers: ['Cliente (Nome Fantasia)', 'Pedido de Venda', 'Total da Nota Fiscal'], salesOnly: true },
      { headers: ['Cliente (Nome Fantasia)', 'Cliente (Razão Social)', 'Total da Nota Fiscal'] },
    ],
    // The list of orders has no other date.
    fields: { order_date: ['Data de Emissão (completa)', 'Previsão de Faturamento'] },
  },
  {
    id: 'bling',
    name: 'Bling',
    proofs: [{ headers: ['Número do pedido', 'Número do pedido multiloja', 'Valor total'], salesOnly: true }],
    // What the marketplace calls the order may stand under two orders of Bling's.
    fields: { order_id: ['Número do pedido'], amount: ['Valor total'] },
    unused: ['Número', 'Nome da Loja'],
  },
  {
    id: 'tiny',
    name: 'Tiny (Olist)',
    proofs: [
      { headers: ['Nome do cliente', 'Número do pedido no e-commerce', 'Total de itens'], salesOnly: true },
      { headers: ['ID Nota', 'Numero Nota', 'Natureza da operacao'] },
    ],
    fields: {
      quantity: ['Total de itens', 'Item Quantidade'],
      amount: ['Preço total', 'Item Valor Total'],
      operation: ['Natureza da operacao'],
    },
  },
  {
    id: 'winthor',
    name: 'TOTVS Winthor',
    proofs: [
      { headers: ['NUMPED', 'CODCLI', 'CODUSUR'], salesOnly: true },
      { headers: ['NUMPED', 'CODCLI', 'POSICAO'], salesOnly: true },
    ],
    fields: {
      order_total: ['VLTOTAL', 'VLATEND'],
      unit_price: ['PVENDA'],
      order_status: ['POSICAO'],
      operation: ['CONDVENDA'],
    },
    words: {
      order_status: { b: 'sale', f: 'sale', l: 'sale', m: 'sale', p: 'sale', c: 'cancelled' },
      // Those that its sales queries leave out: invoices of later deliveries, bonus, transfers, exchanges, consignment.
      operation: Object.fromEntries(
        [4, 5, 6, 8, 10, 11, 12, 13, 20, 98, 99].map((code) => [String(code), 'non_sale']),
      ),
    },
  },
  {
    id: 'mercadolivre',
    name: 'Mercado Livre',
    proofs: [{ headers: ['N.º de venda', 'Data da venda', 'Receita por produtos (BRL)'] }],
    fields: {
      order_id: ['N.º de venda'],
      order_date: ['Data da venda'],
      order_total: ['Receita por produtos (BRL)'],
      order_status: ['Estado'],
      customer_name: ['Comprador'],
    },
    words: {
      order_status: Object.fromEntries(counts(2, 99).map((n) => [`pacote de ${n} produtos`, 'sale'])),
    },
  },
  {
    id: 'shopify',
    name: 'Shopify',
    proofs: [{ headers: ['Name', 'Lineitem name', 'Financial Status'] }],
    fields: {
      order_id: ['Name'],
      customer_id: ['Email'],
      customer_name: ['Billing Name'],
      order_date: ['Created at'],
      // Before freight and taxes, after discounts.
      order_total: ['Subtotal'],
      cancelled_flag: ['Cancelled at'],
    },
    unused: ['Id', 'Vendor', 'Location', 'Receipt Number'],
    // What was given back stands in a column of its own.
    words: { order_status: { authorized: 'sale', partially_paid: 'sale', partially_refunded: 'sale' } },
  },
  {
    id: 'woocommerce',
    name: 'WooCommerce',
    proofs: [{ headers: ['Order #', 'N. Revenue (formatted)', 'Customer type'] }],
    fields: { amount: ['Net Sales', 'N. Revenue'], customer_name: ['Customer'] },
  },
  {
    id: 'nuvemshop',
    name: 'Nuvemshop',
    proofs: [
      { headers: ['Número do Pedido', 'Nome do comprador', 'Quantidade Comprada'] },
      { headers: ['Número de orden', 'Nombre del comprador', 'Cantidad del producto'] },
    ],
    fields: {
      order_id: ['Número do Pedido', 'Número de orden'],
      customer_tax_id: ['CPF / CNPJ', 'DNI / CUIT'],
      customer_name: ['Nome do comprador', 'Nombre del comprador'],
      order_date: ['Data', 'Fecha'],
      order_total: ['Subtotal', 'Subtotal de productos'],
      order_status: ['Status do Pedido', 'Estado de la orden'],
      cancelled_flag: ['Data e hora do cancelamento', 'Fecha y hora de cancelación'],
      discount: ['Desconto', 'Descuento'],
      refund: ['Estorno'],
    },
    beforeDiscount: true,
    unused: ['Número', 'Nome para a entrega', 'Total', 'Total líquido'],
  },
  {
    id: 'odoo',
    name: 'Odoo',
    proofs: [
      {
        headers: ['Order Reference', 'Customer'],
        form: { of: /^Order Lines\//, share: 0.1 },
        salesOnly: true,
      },
      { headers: ['name', 'partner_id', 'date_order'], salesOnly: true },
      { headers: ['partner_id', 'invoice_date', 'move_type'] },
    ],
    fields: {
      amount: ['Order Lines/Subtotal', 'Order Lines/Total'],
      order_id: ['Order Reference', 'name'],
      order_status: ['state'],
    },
    // A quotation that was sent.
    words: { order_status: { sent: 'non_sale' } },
  },
  {
    id: 'erpnext',
    name: 'ERPNext',
    proofs: [{ headers: ['ID', 'Customer'], form: { of: / \(Items\)$/, share: 0.1 } }],
    fields: {
      order_id: ['ID'],
      amount: ['Amount (Items)', 'Net Amount (Items)'],
      operation: ['Is Return (Credit Note)', 'Is Return'],
    },
    words: {
      operation: { 0: 'sale', 1: 'return' },
      // What is returned stands in a note of its own, so that neither of the two is cancelled.
      order_status: { return: 'return', 'credit note issued': 'sale' },
    },
  },
  {
    id: 'netsuite',
    name: 'NetSuite',
    proofs: [{ headers: ['Document Number', 'Name', '*'] }, { headers: ['tranid', 'trandate', 'entity'] }],
    fields: { customer_name: ['Name'], order_id: ['Document Number', 'tranid'] },
    words: { order_status: { 'fully applied': 'sale', billed: 'sale' } },
  },
  {
    id: 'sap-b1',
    name: 'SAP Business One',
    proofs: [
      { headers: ['CardCode', 'DocDate', 'DocTotal'], salesOnly: true },
      { headers: ['CardCode', 'DocDate', 'LineTotal'], salesOnly: true },
    ],
    fields: {
      order_id: ['DocNum', 'DocEntry'],
      order_date: ['DocDate'],
      amount: ['LineTotal'],
      cancelled_flag: ['CANCELED', 'Cancelled'],
    },
    words: { order_status: { bost_open: 'sale', bost_close: 'sale', o: 'sale', c: 'sale' } },
  },
  {
    id: 'sap-ecc',
    name: 'SAP ECC',
    proofs: [{ headers: ['VBELN', 'KUNNR', 'NETWR'] }, { headers: ['VBELN', 'KUNAG', 'NETWR'] }],
    // A reason for rejection, whatever its code, means that the item is not delivered.
    fields: { cancelled_flag: ['ABGRU', 'FKSTO'] },
    words: {
      operation: {
        re: 'return',
        ro: 'return',
        g2: 'return',
        cr: 'return',
        kl: 'non_sale',
        fd: 'non_sale',
        an: 'non_sale',
        in: 'non_sale',
        ag: 'non_sale',
        qt: 'non_sale',
        kb: 'non_sale',
      },
    },
  },
  {
    id: 'dynamics-bc',
    name: 'Dynamics 365 Business Central',
    proofs: [
      { headers: ['Sell-to Customer No.', 'Document Type', 'Document No.'] },
      { headers: ['Sell-to Customer No.', 'Posting Date', 'Salesperson Code'] },
    ],
    fields: {
      order_id: ['Document No.'],
      operation: ['Document Type'],
      amount: ['Line Amount', 'Amount'],
    },
    words: { order_status: { released: 'sale' } },
  },
];

/** How headers are compared: NetSuite has one of punctuation only. */
export function headerKey(header: string): string {
  return normalise(header) || header.trim();
}

/** The system that a header line is of, with its evidence: the only one that the headers prove. */
export function recognise(
  headers: readonly string[],
): { readonly system: System; readonly evidence: Evidence } | undefined {
  const keys = new Set(headers.map(headerKey));
  const proven = SYSTEMS.flatMap((system) => {
    const proof = system.proofs.find((each) => holds(each, headers, keys));
    return proof === undefined ? [] : [{ system, proof }];
  });
  if (proven.length !== 1) return undefined;
  const { system, proof } = proven[0]!;
  const formed = proof.form ? headers.filter((header) => proof.form!.of.test(header)) : [];
  const named = proof.headers ?? [];
  const sample = [...named, ...formed.slice(0, 3 - named.length)].join(', ');
  const reason = message(proof.salesOnly ? 'ingest.system.sales_only' : 'ingest.system', { sample });
  return { system, evidence: { subject: 'system', value: system.name, reason } };
}

/**
 * The fields that are taken off the amount: money given back, and discounts where the system gives its money before them.
 * Quantity x unit price - discount is no matter of this.
 */
export function deductionsOf(
  system: System | undefined,
  columns: Readonly<Partial<Record<Field, number>>>,
): ('discount' | 'refund')[] {
  const has = (field: Field) => columns[field] !== undefined;
  const discounted =
    system?.beforeDiscount === true && has('order_total') && !has('amount') && has('discount');
  return [...(discounted ? (['discount'] as const) : []), ...(has('refund') ? (['refund'] as const) : [])];
}

/** What the words of a system mean, but in columns that the user has named. */
export function wordsOf(system: System | undefined, map: Readonly<Partial<Record<Field, string>>>): Words {
  const words = Object.entries(system?.words ?? {}).filter(([field]) => map[field as Field] === undefined);
  return Object.fromEntries(words);
}

/** The columns that a system's own names give to fields that have none yet. */
export function ownColumns(
  system: System,
  table: Table,
  taken: Readonly<Partial<Record<Field, number>>>,
): (readonly [Field, number])[] {
  const used = new Set(Object.values(taken));
  return Object.entries(system.fields ?? {}).flatMap(([name, headers]) => {
    const field = name as Field;
    if (taken[field] !== undefined) return [];
    const columns = headers.map((header) =>
      table.headers.findIndex((each) => headerKey(each) === headerKey(header)),
    );
    const column = columns.find((each) => each !== -1 && !used.has(each) && table.values(each).length > 0);
    return column === undefined ? [] : [[field, column] as const];
  });
}

function holds(proof: Proof, headers: readonly string[], keys: ReadonlySet<string>): boolean {
  if (!(proof.headers ?? []).every((header) => keys.has(headerKey(header)))) return false;
  if (proof.form === undefined) return true;
  const { of, share } = proof.form;
  const named = headers.filter((header) => header !== '');
  return named.length > 2 && named.filter((header) => of.test(header)).length >= share * named.length;
}
