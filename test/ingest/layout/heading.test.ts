import { describe, expect, it } from 'vitest';
import { CarteiraError } from '../../../src/domain/errors.ts';
import { detectLayout } from '../../../src/ingest/layout/detect.ts';
import type { Field, Layout, LayoutOptions } from '../../../src/ingest/layout/layout.ts';

// First lines of exports, typed as ERPs and people write them.

const detect = (text: string, options: LayoutOptions = {}) =>
  detectLayout(Buffer.from(text), options, { file: 'orders.csv', complete: true });

function refusal(text: string, options: LayoutOptions = {}): CarteiraError {
  try {
    detect(text, options);
  } catch (error) {
    if (error instanceof CarteiraError) return error;
    throw error;
  }
  throw new Error('was not refused');
}

/** Field to header, to compare with what a person reads. */
const named = ({ columns, headers }: Layout): Partial<Record<Field, string>> =>
  Object.fromEntries(Object.entries(columns).map(([field, column]) => [field, headers[column]]));

const ROWS = '1;Sol;31/01/2025;1,50\n2;Lua;01/02/2025;2,75\n';

describe('delimiters', () => {
  it.each([
    ['decimal commas behind semicolons', `Pedido;Cliente;Data;Valor\n${ROWS}`, ';'],
    ['commas in a semicolon header', `Pedido;Cliente, nome;Data;Valor, R$\n${ROWS}`, ';'],
    [
      'commas in texts',
      'Pedido;Cliente;Data;Valor;Rua\n1;Sol;31/01/2025;1,50;Rua A, 10, Centro\n2;Lua;01/02/2025;2,75;Rua B, 20, Sul\n',
      ';',
    ],
    [
      'semicolons in texts',
      'order,customer,date,amount,tags\n1,Sun,2025-01-31,1.50,a;b;c\n2,Moon,2025-02-01,2.75,a;c;d\n',
      ',',
    ],
    [
      'quoted decimal commas between commas',
      'Pedido,Cliente,Data,Valor\n1,Sol,31/01/2025,"1,50"\n2,Lua,01/02/2025,"2,75"\n',
      ',',
    ],
    ['TABs among decimal commas', `Pedido;Cliente;Data;Valor\n${ROWS}`.replaceAll(';', '\t'), '\t'],
    ['pipes among blanks', 'Pedido | Cliente | Data | Valor\n1 | Sol | 31/01/2025 | 1,50\n', '|'],
    [
      'titles full of commas',
      `Empresa X, Filial Y, Rua Z, 10, Centro, São Paulo\nEmitido em 01/02/2025, 10:00, por Ana, Bia, Caio\nPedido;Cliente;Data;Valor\n${ROWS}`,
      ';',
    ],
  ])('%s', (_, text, delimiter) => {
    const layout = detect(text, { map: { customer_name: '#2', amount: '#4' } });
    expect(String.fromCharCode(layout.delimiter)).toBe(delimiter);
    expect(layout.columns).toMatchObject({ customer_name: 1, order_date: 2, amount: 3 });
  });

  it('are asked for where two fit equally well', () => {
    const error = refusal('a;b\tc\nx;y\tz\n');
    expect(error.code).toBe('E_DELIMITER');
    expect(error.params.candidates).toBe(';  TAB');
  });

  it('are told by the values where the names are not known', () => {
    // PapaParse, issues 290 and 910
    for (const text of ['a;b,c\n1;2,5\n3;4,5\n', 'nome;telefone\nJessica;5,58E+12\nAna;5,51E+12\n']) {
      expect(refusal(text).params.list).toMatch(/^(a, b,c|nome, telefone)$/);
    }
  });
});

describe('titles', () => {
  const titles = (n: number, cells: (line: number) => string) =>
    Array.from({ length: n }, (_, line) => `${cells(line)}\n`).join('');

  it.each([1, 2, 5, 66, 80])('%d lines of one cell', (n) => {
    const layout = detect(
      `${titles(n, (line) => `Texto do relatório ${line}`)}Pedido;Cliente;Data;Valor\n${ROWS}`,
    );
    expect(layout.headerLine).toBe(n + 1);
    expect(layout.titleLines).toHaveLength(n);
  });

  it.each([
    ['of two cells', 'ULTIMA ATUALIZACAO;17/03/2014 04:01'],
    ['padded to the width of the rows', 'Relatório de vendas;;;'],
    ['of names and values', 'Cliente;Todos;Vendedor;Todos'],
    ['of dates and values', 'Período;01/01/2025;31/01/2025;Todos'],
    ['with more cells than rows', 'Empresa;X;Filial;Y;Usuário;Ana'],
  ])('%s', (_, line) => {
    const layout = detect(`${titles(3, () => line)}Pedido;Cliente;Data;Valor\n${ROWS}`);
    expect(layout).toMatchObject({ headerLine: 4, titleLines: [1, 2, 3], bodyLine: 5 });
    expect(layout.headers).toEqual(['Pedido', 'Cliente', 'Data', 'Valor']);
  });

  it('above names that are not known', () => {
    const layout = detect('Relatório;;;\nDocto X;Quem;Quando;Quanto\n1;Sol;31/01/2025;1,50\n', {
      map: { customer_name: '#2', order_date: '#3', amount: '#4' },
    });
    expect(layout).toMatchObject({ headerLine: 2, titleLines: [1] });
  });

  it('of many lines are shown as a range', () => {
    const layout = detect(`${titles(5, () => 'Vendas')}Pedido;Cliente;Data;Valor\n${ROWS}`);
    expect(layout.evidence.find(({ subject }) => subject === 'titles')).toMatchObject({ value: '1-5' });
  });
});

describe('headers of two lines', () => {
  const head = (text: string, options: LayoutOptions = {}) => detect(text, options);

  it('groups above names: what is below is enough where it is known', () => {
    const layout = head(
      'Cliente;;Pedido;;Item\nCódigo;Nome;Número;Data;Valor total\n0007;Sol;1;31/01/2025;1,50\n',
    );
    expect(layout).toMatchObject({ headerLine: 1, titleLines: [], bodyLine: 3 });
    expect(layout.headers).toEqual([
      'Cliente Código',
      'Cliente Nome',
      'Pedido Número',
      'Data Pedido',
      'Item Valor total',
    ]);
    expect(named(layout)).toEqual({
      customer_id: 'Cliente Código',
      customer_name: 'Cliente Nome',
      order_id: 'Pedido Número',
      order_date: 'Data Pedido',
      amount: 'Item Valor total',
    });
    expect(layout.headerRows).toEqual([
      ['Cliente', '', 'Pedido', '', 'Item'],
      ['Código', 'Nome', 'Número', 'Data', 'Valor total'],
    ]);
  });

  it('groups tell equal names apart', () => {
    const layout = head(
      'Pedido;;Cliente;;Produto;\nNúmero;Data;Código;Nome;Código;Valor\n1;31/01/2025;7;Sol;9;1,50\n',
    );
    expect(named(layout)).toMatchObject({ customer_id: 'Cliente Código', product: 'Código Produto' });
  });

  it('groups that reach too far make no order total of an amount', () => {
    const layout = head('Cliente;;Pedido;;\nCódigo;Nome;Número;Data;Valor\n0007;Sol;1;31/01/2025;1,50\n');
    expect(named(layout)).toMatchObject({ order_id: 'Pedido Número', amount: 'Valor' });
  });

  it('names that go on in a second line', () => {
    const layout = head('Nº;Data;Razão;Valor\nPedido;Emissão;Social;Líquido\n1;31/01/2025;Sol;1,50\n');
    expect(layout.headers).toEqual(['Nº Pedido', 'Data Emissão', 'Razão Social', 'Valor Líquido']);
    expect(named(layout)).toEqual({
      order_id: 'Nº Pedido',
      order_date: 'Data Emissão',
      customer_name: 'Razão Social',
      amount: 'Valor Líquido',
    });
  });

  it('units below the names', () => {
    const layout = head('Pedido;Cliente;Data;Valor\n;;;(R$)\n1;Sol;31/01/2025;1,50\n');
    expect(layout).toMatchObject({ headerLine: 1, bodyLine: 3, columns: { amount: 3 } });
    expect(layout.headers[3]).toBe('Valor (R$)');
  });

  it('the names again in another language are left out', () => {
    const layout = head('Pedido;Cliente;Data;Valor\nOrder;Customer;Date;Amount\n1;Sol;31/01/2025;1,50\n');
    expect(layout).toMatchObject({ headerLine: 1, bodyLine: 3 });
    expect(layout.headers).toEqual(['Pedido', 'Cliente', 'Data', 'Valor']);
  });

  it.each([
    [
      'a title of a name and a value',
      'Filial;Matriz;;\nPedido;Cliente;Data;Valor\n1;Sol;31/01/2025;1,50\n',
      2,
      3,
    ],
    [
      'a label of a group of rows',
      'Pedido;Cliente;Data;Valor\nPadaria Sol;;;\n1;Sol;31/01/2025;1,50\n',
      1,
      2,
    ],
    ['a blank line between', 'Cliente;;Pedido;\n\nCódigo;Nome;Data;Valor\n7;Sol;31/01/2025;1,50\n', 3, 4],
  ])('not %s', (_, text, headerLine, bodyLine) => {
    expect(head(text)).toMatchObject({ headerLine, bodyLine });
    expect(head(text).headerRows).toHaveLength(1);
  });

  it('below the line that the user names', () => {
    const text = 'Vendas\nNº;Data;Razão;Valor\nPedido;Emissão;Social;Líquido\n1;31/01/2025;Sol;1,50\n';
    expect(detect(text, { headerRow: 2 })).toMatchObject({ headerLine: 2, titleLines: [1], bodyLine: 4 });
  });
});

describe('a table above the located names', () => {
  const orders = `Pedido;Cliente;Data;Valor\n${ROWS}`;
  it('is refused, with the line of the second', () => {
    const error = refusal(`Data;Fornecedor;Valor\n01/01/2025;X;5,00\n02/01/2025;Y;6,00\n\n${orders}`);
    expect(error).toMatchObject({ code: 'E_SECOND_TABLE', place: { line: 5 } });
    expect(error.params).toEqual({ sample: 'Pedido, Cliente, Data', line: '5' });
  });

  it('is left out where the user names the header', () => {
    const text = `Data;Fornecedor;Valor\n01/01/2025;X;5,00\n02/01/2025;Y;6,00\n\n${orders}`;
    expect(detect(text, { headerRow: 5 })).toMatchObject({ headerLine: 5, titleLines: [1, 2, 3] });
  });

  it('is no line of dates and totals', () => {
    expect(detect(`Emitido em;01/02/2025;Total;4,25\n${orders}`).headerLine).toBe(2);
  });
});

describe('lists of SAP', () => {
  const rule = '-'.repeat(50);
  const list = [
    'Lista de ordens               01.02.2026  Página 1',
    rule,
    '|VBELN     |KUNNR     |ERDAT     |      NETWR|',
    rule,
    '|0000000001|0000001000|31.01.2026|   1.550,00|',
    '|0000000002|0000001000|31.01.2026|     155,22-|',
    '',
  ].join('\n');

  it('have a blank column at either side, which is not spoken of', () => {
    const layout = detect(list);
    expect(layout).toMatchObject({ headerLine: 3, titleLines: [1, 2], width: 6 });
    expect(layout.headers).toEqual(['', 'VBELN', 'KUNNR', 'ERDAT', 'NETWR']);
    expect(layout.columns).toMatchObject({ order_id: 1, customer_id: 2, order_date: 3, amount: 4 });
    expect(layout.warnings).toEqual([]);
    expect(layout.titles).toEqual(['lista de ordens 0.0.0 pagina 0']);
  });
});

describe('cells that are empty', () => {
  it('whole columns at the end, of which some have a name', () => {
    const layout = detect(
      'Pedido;Cliente;Data;Valor;Obs;;\n1;Sol;31/01/2025;1,50;;;\n2;Lua;31/01/2025;1,75;;;\n',
    );
    expect(layout).toMatchObject({ width: 7, columns: { amount: 3 } });
    expect(layout.headers).toEqual(['Pedido', 'Cliente', 'Data', 'Valor', 'Obs']);
  });

  it('the name of a first column of numbers', () => {
    const layout = detect(',Pedido,Cliente,Data,Valor\n0,1,Sol,2025-01-31,1.50\n1,2,Lua,2025-01-31,2.50\n');
    expect(layout.columns).toMatchObject({ order_id: 1, customer_name: 2, order_date: 3, amount: 4 });
  });
});
