import { describe, expect, it } from 'vitest';
import { detectLayout } from '../../../src/ingest/layout/detect.ts';
import type { Layout, LayoutOptions } from '../../../src/ingest/layout/layout.ts';
import { recognise } from '../../../src/ingest/layout/roles/systems.ts';

function detect(text: string, options: LayoutOptions = {}): Layout {
  return detectLayout(Buffer.from(text), options, { file: 'orders.csv', complete: true });
}

const SHOPIFY = [
  'Name,Email,Financial Status,Subtotal,Total,Created at,Lineitem name,Lineitem price,Billing Name',
  '#1001,sol@x.example,paid,10.00,15.00,2026-01-31 10:00:00 -0300,Pá,10.00,Sol',
  '#1002,lua@x.example,paid,20.50,25.50,2026-02-28 10:00:00 -0300,Pé,20.50,Lua',
].join('\n');

const WINTHOR = [
  'NUMPED;CODCLI;CODUSUR;DATA;POSICAO;CONDVENDA;VLTOTAL',
  '1;17;3;31/01/2026;F;1;10,50',
  '2;18;3;28/02/2026;C;5;20,50',
].join('\n');

const headersOf = ({ headers, columns }: Layout) =>
  Object.fromEntries(Object.entries(columns).map(([field, column]) => [field, headers[column]]));

describe('a recognised system', () => {
  it('says what its headers are', () => {
    const layout = detect(SHOPIFY);
    expect(headersOf(layout)).toMatchObject({
      order_id: 'Name',
      customer_id: 'Email',
      customer_name: 'Billing Name',
      order_total: 'Subtotal',
    });
    expect(layout.columns.amount).toBeUndefined();
    expect(layout.evidence[0]).toMatchObject({
      subject: 'system',
      value: 'Shopify',
      reason: { key: 'ingest.system', params: { sample: 'Name, Lineitem name, Financial Status' } },
    });
    expect(layout.evidence).toContainEqual(
      expect.objectContaining({
        field: 'order_id',
        reason: expect.objectContaining({ key: 'ingest.column.system' }),
      }),
    );
  });

  it('gives way to what the user says', () => {
    const layout = detect(SHOPIFY, { map: { customer_id: 'Billing Name', amount: 'Total' } });
    expect(headersOf(layout)).toMatchObject({
      customer_id: 'Billing Name',
      amount: 'Total',
      order_id: 'Name',
    });
  });

  it('leaves a column that the user gives to another field', () => {
    const layout = detect(SHOPIFY, { map: { customer_name: 'Email' } });
    expect(headersOf(layout)).toMatchObject({ customer_name: 'Email' });
    expect(layout.columns.customer_id).toBeUndefined();
  });

  it('takes no column without values', () => {
    const layout = detect(SHOPIFY.replaceAll(/\w+@x.example/g, ''));
    expect(layout.columns.customer_id).toBeUndefined();
    expect(headersOf(layout)).toMatchObject({ customer_name: 'Billing Name' });
  });

  it('has its documents, states and numbers where its tables keep them', () => {
    const invoices = detect(
      [
        'name,partner_id,invoice_date,move_type,amount_total,state',
        'INV/1,A,2026-01-31,out_invoice,110.00,posted',
        'RINV/1,A,2026-02-28,out_refund,22.00,posted',
      ].join('\n'),
    );
    expect(headersOf(invoices)).toEqual({
      order_id: 'name',
      customer_id: 'partner_id',
      invoice_date: 'invoice_date',
      operation: 'move_type',
      order_total: 'amount_total',
      order_status: 'state',
    });
    expect(invoices.evidence[0]).toMatchObject({ subject: 'system', value: 'Odoo' });
    const orders = detect('name,partner_id,date_order,amount_total,state\nS1,A,2026-01-31,9.50,sent\n');
    expect(headersOf(orders)).toMatchObject({ order_id: 'name', order_status: 'state' });
    expect(orders.words.order_status?.sent).toBe('non_sale');
  });

  it('says what its codes mean, but not in a column of the user', () => {
    expect(detect(WINTHOR).words.operation?.['5']).toBe('non_sale');
    const mapped = detect(WINTHOR, { map: { operation: 'CODUSUR' } });
    expect(mapped.words.operation).toBeUndefined();
    expect(mapped.words.order_status).toEqual(detect(WINTHOR).words.order_status);
  });
});

describe('a column of codes that its name tells', () => {
  const coded = (header: string, flag = 'Obs') =>
    `Pedido;Data;Cliente;Valor;${header};${flag}\n1;31/01/2026;Sol;10,00;1;\n2;28/02/2026;Lua;20,50;1;`;

  it('means them whatever the system, also where the user names it', () => {
    expect(detect(coded('finNFe')).words.operation).toMatchObject({ 1: 'sale', 4: 'return' });
    const mapped = detect(coded('F2_TIPO'), { map: { operation: 'F2_TIPO' } });
    expect(mapped.words.operation).toMatchObject({ n: 'sale', d: 'non_sale' });
    expect(detect(coded('Tipo')).words.operation).toBeUndefined();
  });

  it('adds its codes to those of the system', () => {
    const b1 = detect('CardCode;DocDate;DocTotal;DocStatus\nC1;31/01/2026;10,00;O\nC2;28/02/2026;20,50;C');
    expect(b1.words.order_status).toMatchObject({ c: 'sale', 2: 'cancelled' });
  });

  it('counts a cancellation of SAP once: at the invoice where that is marked, else at itself', () => {
    expect(detect(coded('FKART')).words.operation?.s1).toBe('return');
    expect(detect(coded('FKART', 'FKSTO')).words.operation?.s1).toBe('cancelled');
  });
});

describe('headers', () => {
  it('are known by one of their proofs, whatever their case and accents', () => {
    expect(recognise(['NRO. UNICO', 'dt neg', 'Nome Parceiro (Parceiro)'])?.system.id).toBe('sankhya');
    expect(recognise(['NUNOTA', 'CODPARC', 'DTNEG'])?.system.id).toBe('sankhya');
  });

  it('are known by their form', () => {
    expect(recognise(['D2_DOC', 'D2_PEDIDO', 'D2_EMISSAO', 'VEND1'])?.system.id).toBe('protheus');
    expect(recognise(['D2_DOC', 'Pedido', 'Emissao', 'VEND1'])).toBeUndefined();
    expect(recognise(['D2_DOC', 'D2_EMISSAO'])).toBeUndefined();
  });

  it('of no system or of two are of none', () => {
    expect(recognise(['Cliente', 'Pedido', 'Data', 'Valor'])).toBeUndefined();
    expect(recognise(['VBELN', 'KUNNR', 'NETWR', 'CardCode', 'DocDate', 'DocTotal'])).toBeUndefined();
    expect(recognise([])).toBeUndefined();
  });
});
