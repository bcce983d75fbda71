import { describe, expect, it } from 'vitest';
import { CarteiraError } from '../../../src/domain/errors.ts';
import { isMessage, type Message } from '../../../src/domain/message.ts';
import { detectLayout } from '../../../src/ingest/layout/detect.ts';
import type { Layout, LayoutOptions } from '../../../src/ingest/layout/layout.ts';
import { text } from '../../../src/locale/text.ts';

// Exports without a header, as people type them: what may be told from the values is told, all else is asked.

const detect = (rows: readonly string[], options: LayoutOptions = {}): Layout =>
  detectLayout(Buffer.from(`${rows.join('\n')}\n`), options, { file: 'orders.csv', complete: true });

function question(rows: readonly string[], options: LayoutOptions = {}) {
  try {
    detect(rows, options);
  } catch (error) {
    if (!(error instanceof CarteiraError)) throw error;
    const said = (value: unknown) => (isMessage(value as Message) ? text('en', value as Message) : value);
    const { what, columns, example } = error.params;
    return { code: error.code, line: error.place.line, what: said(what), columns: said(columns), example };
  }
  throw new Error('was not asked');
}

/** Who bought what for how much, in 20 rows; the orders of one row are numbered from 5001, one a day from 5 January 2026. */
const BUYERS = 'Sol Lua Sol Mar Lua Sol Rio Sol Lua Mar Sol Rio Lua Sol Mar Sol Lua Rio Sol Lua'.split(' ');
const QUANTITIES = [1, 2, 3, 1, 5, 1, 2, 2, 1, 4, 1, 6, 2, 1, 1, 3, 2, 1, 10, 1];
const PRICES =
  '10,00 5,50 10,00 2,25 7,10 0,99 5,50 2,25 3,00 10,00 1,10 5,50 4,20 9,90 2,25 3,00 8,80 1,10 0,99 6,00';
const CODES: Readonly<Record<string, string>> = { Sol: '0007', Lua: '0010', Mar: '0044', Rio: '0102' };
const PEOPLE: Readonly<Record<string, string>> = {
  Sol: 'Ana Sá',
  Lua: 'Bruno Lima',
  Mar: 'Ana Sá',
  Rio: 'Ana Sá',
};

const rowsOf = (
  row: (n: number, buyer: string, day: string, price: string) => readonly (string | number)[],
) =>
  BUYERS.map((buyer, n) =>
    row(n, buyer, `${String(5 + n).padStart(2, '0')}/01/2026`, PRICES.split(' ')[n]!).join(';'),
  );

/** Orders of one row: number, day, customer, money. */
const SIMPLE = rowsOf((n, buyer, day, price) => [5001 + n, day, `${buyer} Ltda`, price]);

describe('roles by values', () => {
  it('order, day, names and money, each the only one of its kind', () => {
    const layout = detect(SIMPLE);
    expect(layout).toMatchObject({
      headerLine: 0,
      headerRows: [],
      titleLines: [],
      bodyOffset: 0,
      bodyLine: 1,
      headers: ['#1', '#2', '#3', '#4'],
      width: 4,
      columns: { order_id: 0, order_date: 1, customer_name: 2, amount: 3 },
    });
    expect(layout.warnings.map(({ key }) => key)).toEqual(['ingest.headerless.found']);
    expect(layout.warnings[0]!.params.list).toBe('customer_name=#3, order_id=#1, order_date=#2, amount=#4');
  });

  it('a code that goes with each name is the customer id', () => {
    const rows = rowsOf((n, buyer, day, price) => [5001 + n, day, CODES[buyer]!, `${buyer} Ltda`, price]);
    expect(detect(rows).columns).toEqual({
      order_id: 0,
      order_date: 1,
      customer_id: 2,
      customer_name: 3,
      amount: 4,
    });
  });

  it('the tax id is the customer, whatever names there are', () => {
    const ids: Readonly<Record<string, string>> = { Sol: '1', Lua: '2', Mar: '3', Rio: '4' };
    const rows = rowsOf((n, buyer, day, price) => [
      5001 + n,
      day,
      `Produto ${'ABC'[n % 3]}${n % 7}`.replace(/\d/, 'x'),
      `11.222.333/000${ids[buyer]}-81`,
      `${buyer} Ltda`,
      price,
    ]);
    expect(detect(rows).columns).toEqual({
      order_id: 0,
      order_date: 1,
      customer_tax_id: 3,
      customer_name: 4,
      amount: 5,
    });
  });

  it('quantity x price is the amount', () => {
    const rows = rowsOf((n, buyer, day, price) => {
      const amount = (Number(price.replace(',', '.')) * QUANTITIES[n]!).toFixed(2).replace('.', ',');
      return [5001 + n, day, `${buyer} Ltda`, QUANTITIES[n]!, price, amount];
    });
    expect(detect(rows).columns).toEqual({
      order_id: 0,
      order_date: 1,
      customer_name: 2,
      quantity: 3,
      unit_price: 4,
      amount: 5,
    });
  });

  it('a salesperson depends on the customer, and is not told', () => {
    const rows = rowsOf((n, buyer, day, price) => [5001 + n, day, `${buyer} Ltda`, PEOPLE[buyer]!, price]);
    const { columns } = detect(rows);
    expect(columns).toEqual({ order_id: 0, order_date: 1, customer_name: 2, amount: 4 });
    expect(detect(rows, { map: { salesperson: '#4' } }).columns).toEqual({ ...columns, salesperson: 3 });
  });

  it('states, and words of orders and operations', () => {
    const words = [
      'Faturado;SP;Venda',
      'Cancelado;MG;Venda',
      'Em aberto;SP;Devolução',
      'Pago;MG;Bonificação',
    ];
    const rows = SIMPLE.map((row, at) => `${row};${words[at % 4]}`);
    expect(detect(rows).columns).toMatchObject({ order_status: 4, region: 5, operation: 6 });
  });

  it('titles, rules and blank columns at the end are none of the data', () => {
    const layout = detect(['Vendas de janeiro', '------;------', ...SIMPLE.map((row) => `${row};;`)]);
    expect(layout).toMatchObject({ headerLine: 0, titleLines: [1, 2], bodyLine: 3, width: 6 });
    expect(layout.headers).toEqual(['#1', '#2', '#3', '#4']);
  });

  it('the user beats the values', () => {
    expect(detect(SIMPLE, { map: { customer_name: '#3', customer_id: '#1' } }).columns).toMatchObject({
      customer_id: 0,
      customer_name: 2,
    });
  });
});

describe('what is asked', () => {
  it('the money, where a whole number may be a quantity', () => {
    const rows = rowsOf((n, buyer, day, price) => [5001 + n, day, `${buyer} Ltda`, QUANTITIES[n]!, price]);
    expect(question(rows)).toEqual({
      code: 'E_HEADERLESS',
      line: 1,
      what: 'the values do not tell which of #5, #4 is the amount',
      columns:
        '#1  5001, 5002, 5003\n#2  05/01/2026, 06/01/2026, 07/01/2026\n#3  Sol Ltda, Lua Ltda, Mar Ltda\n#4  1, 2, 3\n#5  10,00, 5,50, 2,25',
      example: '--map customer_name=#3 --map order_date=#2 --map amount=#N',
    });
    const map = { customer_name: '#3', order_date: '#2', amount: '#5' };
    expect(detect(rows, { map }).columns).toEqual({
      customer_name: 2,
      order_date: 1,
      amount: 4,
      order_id: 0,
    });
  });

  it('the money, where two columns have decimals', () => {
    const rows = SIMPLE.map((row, at) => `${row};${at},50`);
    expect(question(rows).what).toBe('the values do not tell which of #4, #5 is the amount');
  });

  it('the money, where it is the same on all rows of every order', () => {
    const rows = SIMPLE.flatMap((row) => [row, row]);
    expect(question(rows).what).toBe('the values do not tell the amount');
  });

  it('the date, where there are two or none', () => {
    const two = SIMPLE.map((row) => row.replace(/;(\d\d\/\d\d\/\d{4})/, ';$1;28/02/2026'));
    expect(question(two).what).toBe('the values do not tell which of #2, #3 is the date of the order');
    const none = SIMPLE.map((row) => row.replace(/;\d\d\/\d\d\/\d{4}/, ''));
    expect(question(none).what).toBe('the values do not tell the date of the order');
  });

  it('the customer, where names do not depend on each other', () => {
    const products = ['Café', 'Açúcar', 'Óleo'];
    const rows = SIMPLE.map((row, at) => `${row};${products[at % 3]}`);
    expect(question(rows)).toMatchObject({
      what: 'the values do not tell which of #3, #5 is the customer',
      example: '--map customer_id=#N --map order_date=#2 --map amount=#N',
    });
  });

  it('the customer, where there are only codes', () => {
    const rows = rowsOf((n, buyer, day, price) => [5001 + n, day, CODES[buyer]!, price]);
    expect(question(rows).what).toBe('the values do not tell which of #1, #3 is the customer');
  });

  it('the order, where two codes may be it', () => {
    // Orders of two rows, and invoices that part some of them.
    const rows = rowsOf((n, _, __, price) => {
      const order = Math.floor(n / 2);
      return [
        5001 + order,
        `${10 + order}/01/2026`,
        `${BUYERS[order]} Ltda`,
        900 + order + (n % 8 === 7 ? 50 : 0),
        price,
      ];
    });
    expect(question(rows).what).toBe('the values do not tell which of #1, #4 is the order number');
  });

  it('two columns of which each says what is cancelled', () => {
    const rows = SIMPLE.map(
      (row, at) => `${row};${at === 1 ? 'Cancelado' : 'Pago'};${at === 2 ? 'Cancelado' : 'Entregue'}`,
    );
    expect(question(rows).what).toBe('the values do not tell which of #5, #6 is the state of the order');
  });

  it('everything, where there are few rows', () => {
    expect(question(SIMPLE.slice(0, 19))).toMatchObject({
      what: 'the values do not tell which column is which: there are too few rows',
      example: '--map customer_id=#N --map order_date=#2 --map amount=#N',
    });
    const map = { customer_name: '#3', order_date: '#2', amount: '#4' };
    expect(detect(SIMPLE.slice(0, 1), { map }).columns).toEqual({
      customer_name: 2,
      order_date: 1,
      amount: 3,
    });
  });
});

describe('the user says that there is no header', () => {
  // Names of products make the first row look like one.
  const rows = ['Ana;Sol;jan/26;R$ 10', 'Bia;Lua;fev/26;R$ 20'];
  it('where the first row looks like one', () => {
    const map = { customer_name: '#2', order_date: '#3', amount: '#4' };
    expect(detect(rows, { headerRow: 0, map })).toMatchObject({ headerLine: 0, bodyLine: 1 });
    const evidence = detect(rows, { headerRow: 0, map }).evidence.find(({ subject }) => subject === 'header');
    expect(evidence).toMatchObject({ value: '0', reason: { key: 'ingest.header.none_forced' } });
  });

  it('and a header that there is becomes a row', () => {
    const layout = detect(['Pedido;Cliente;Data;Valor', ...SIMPLE], {
      headerRow: 0,
      map: { customer_name: '#3', order_date: '#2', amount: '#4' },
    });
    expect(layout).toMatchObject({ headerLine: 0, bodyLine: 1, headers: ['#1', '#2', '#3', '#4'] });
  });
});
