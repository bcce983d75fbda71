import { describe, expect, test } from 'vitest';
import { customersOf, fatesOf, read, sheet } from './reading.ts';

// Small files in the shapes that systems and people write. Every figure is small enough to be added up in the head: Sol buys for
// 10.00 and Lua for 2.50 unless a case says otherwise.

const HEADER = 'Pedido;Data;Cliente;Valor';
const SOL = '1;13/05/2025;Sol;10,00';
const LUA = '2;14/05/2025;Lua;2,50';
const BOTH = { Sol: '10.00 1', Lua: '2.50 1' };

describe('lines that are no orders change no sum', () => {
  test.each([
    ['a title of as many cells', ['Relatório;de;vendas;2025', HEADER, SOL, LUA]],
    ['a title of two days', ['Período:;01/05/2025;a;31/05/2025', HEADER, SOL, LUA]],
    ['a total under the header', [HEADER, 'Total;;;12,50', SOL, LUA]],
    ['a total in the column of the customer', [HEADER, SOL, LUA, ';;TOTAL GERAL;12,50']],
    ['a total with a day', [HEADER, SOL, LUA, ';14/05/2025;Total;12,50']],
    [
      'totals of customers',
      [HEADER, SOL, ';;Total do cliente Sol;10,00', LUA, ';;Total do cliente Lua;2,50'],
    ],
    ['a total of a month in the column of the order', [HEADER, SOL, LUA, 'Total de maio;31/05/2025;;12,50']],
    ['a page break', ['Relatório;;;', HEADER, SOL, 'Página 2;;;', HEADER, LUA]],
    ['a total line within a cell', [HEADER, '1;13/05/2025;"Sol";10,00', LUA, '"";"";"Total";"12,50"']],
  ])('%s', async (_, [header = '', ...lines]) => {
    expect(customersOf(await read(sheet(header, ...lines)))).toEqual(BOTH);
  });

  test('a customer that is called Total is one', async () => {
    const lines = ['1;13/05/2025;Total Alimentos;10,00', LUA];
    expect(customersOf(await read(sheet(HEADER, ...lines)))).toEqual({
      'Total Alimentos': '10.00 1',
      Lua: '2.50 1',
    });
  });

  test('a sum without a label is told as rejected, with its money', async () => {
    expect(fatesOf(await read(sheet(HEADER, SOL, LUA, ';;;12,50')))).toEqual({
      purchase: '2 12.50',
      rejected: '1 12.50',
    });
  });
});

describe('signs, marks and protection of amounts', () => {
  test.each([
    ['2,50-', '7.50 1'],
    ['(2,50)', '7.50 1'],
    ['(R$ 2,50)', '7.50 1'],
    ['R$ -2,50', '7.50 1'],
    ['-R$ 2,50', '7.50 1'],
    ['\u22122,50', '7.50 1'],
    ['-,50', '9.50 1'],
    [',50', '10.50 2'],
    ["'2,50", '12.50 2'],
    ['="2,50"', '12.50 2'],
    ['1\u00a0002,50', '1012.50 2'],
    ['1\u202f002,50', '1012.50 2'],
    ['1 002,50', '1012.50 2'],
    ["1'002,50", '1012.50 2'],
    ['BRL 1.002,50', '1012.50 2'],
  ])('%s', async (cell, figures) => {
    const reading = await read(sheet(HEADER, SOL, `2;14/05/2025;Sol;${cell}`));
    expect(customersOf(reading)).toEqual({ Sol: figures });
  });
});

describe('kinds of records', () => {
  test.each([
    ['Tipo', 'Venda', 'Devolução', '7.50 1'],
    ['CFOP', '5.102', '1.202', '7.50 1'],
    ['CFOP', '5102/01', '2202/01', '7.50 1'],
    ['CFOP', '5102', '5202', '10.00 1'],
    ['CFOP', '5102', '5910', '10.00 1'],
    ['Tipo', 'Venda', 'Orçamento', '10.00 1'],
    ['Tipo', 'Venda', 'Consignação', '10.00 1'],
    ['Situação', 'Atendido', 'CANCELADO', '10.00 1'],
    ['Estado', 'Entregue', 'Cancelado', '10.00 1'],
    ['Estado', 'SP', 'RJ', '12.50 2'],
    ['Cancelado?', 'Não', 'Sim', '10.00 1'],
    ['Data Cancelamento', '  /  /    ', '15/05/2025', '10.00 1'],
    ['Data Cancelamento', '', '01/01/1900', '12.50 2'],
  ])('%s: %s and %s', async (name, first, second, figures) => {
    const lines = [`${SOL};${first}`, `2;14/05/2025;Sol;2,50;${second}`];
    expect(customersOf(await read(sheet(`${HEADER};${name}`, ...lines)))).toEqual({ Sol: figures });
  });
});

describe('quantity x unit price less a discount', () => {
  const priced = (name: string, first: string, second: string) =>
    read(
      sheet(
        `Pedido;Data;Cliente;Qtde;Preço Unitário;${name}`,
        `1;13/05/2025;Sol;2;10,00;${first}`,
        `2;14/05/2025;Lua;1;2,50;${second}`,
      ),
    );

  // 2 x 10.00 = 20.00 and 1 x 2.50; 10% of 20.00 are 2.00, 12.5% of 2.50 are 0.3125.
  test.each([
    ['Desconto', '2,00', '', '18.00 1', '2.50 1'],
    ['Desconto (%)', '10', '12,5', '18.00 1', '2.19 1'],
    ['% Desc', '10,00', '0,00', '18.00 1', '2.50 1'],
    ['Perc. Desconto', '10', '100', '18.00 1', undefined],
    ['Desconto', '10%', '12,5 %', '18.00 1', '2.19 1'],
    ['Desconto', '"10%"', '-', '18.00 1', '2.50 1'],
  ])('%s: %s and %s', async (name, first, second, sol, lua) => {
    const expected = lua === undefined ? { Sol: sol } : { Sol: sol, Lua: lua };
    expect(customersOf(await priced(name, first, second))).toEqual(expected);
  });

  test('more than all of it, or less than nothing, is no discount', async () => {
    expect(fatesOf(await priced('Desconto %', '10', '100,01'))).toEqual({
      purchase: '1 18.00',
      rejected: '1 0.00',
    });
    expect(fatesOf(await priced('Desconto %', '10', '-5'))).toEqual({
      purchase: '1 18.00',
      rejected: '1 0.00',
    });
  });

  test('fractions of 1 may be shares and are not taken off, which is said with the flag that does', async () => {
    const reading = await priced('Desconto', '0,50', '0,00');
    expect(customersOf(reading)).toEqual({ Sol: '20.00 1', Lua: '2.50 1' });
    expect(reading.files[0]!.layout.warnings).toEqual([
      { key: 'ingest.column.discount', params: { header: 'Desconto', sample: '0,50', typed: 'Desconto' } },
    ]);
  });

  test('an amount beside it needs no percentage', async () => {
    const lines = ['1;13/05/2025;Sol;2;10,00;10;18,00', '2;14/05/2025;Lua;1;2,50;0;2,50'];
    const reading = await read(
      sheet('Pedido;Data;Cliente;Qtde;Preço Unitário;Desconto (%);Valor Total', ...lines),
    );
    expect(customersOf(reading)).toEqual({ Sol: '18.00 1', Lua: '2.50 1' });
    expect(reading.files[0]!.layout.columns.discount_percent).toBeUndefined();
  });
});

describe('equal rows', () => {
  const rows = [SOL, SOL, LUA];

  test('of an order may be its total, its items, or pasted twice: the question names all three', async () => {
    await expect(read(sheet(HEADER, ...rows))).rejects.toMatchObject({
      code: 'E_AMBIGUOUS_TOTAL',
      params: {
        rows: { money: 225_000n },
        once: { money: 125_000n },
        pasted: { key: 'ingest.total.pasted' },
      },
    });
    await expect(read(sheet(`${HEADER};Produto`, `${SOL};A`, `${SOL};B`, `${LUA};A`))).rejects.toMatchObject({
      params: { pasted: { key: 'ingest.total.different' } },
    });
  });

  test('leave no question where they count once', async () => {
    expect(customersOf(await read(sheet(HEADER, ...rows), { dedupe: true }))).toEqual(BOTH);
  });

  test('of two orders are two where what the first row says is carried', async () => {
    const header = 'Pedido;Data;Cliente;Produto;Valor';
    const lines = [
      '1;13/05/2025;Sol;A;10,00',
      ';;;B;5,00',
      ';;;B;5,00',
      '2;14/05/2025;Lua;A;2,50',
      ';;;B;5,00',
    ];
    const reading = await read(sheet(header, ...lines), { dedupe: true });
    expect(customersOf(reading)).toEqual({ Sol: '15.00 1', Lua: '7.50 1' });
    expect(fatesOf(reading)).toEqual({ purchase: '4 22.50', duplicate: '1 5.00' });
  });
});

describe('the same columns once more', () => {
  const returned = '3;14/05/2025;Lua;1,00';

  test.each([['DEVOLUÇÕES'], ['Pedidos;;;'], ['Pedidos cancelados;;;'], ['Bonificações;;;']])(
    'below %s',
    async (title) => {
      const reading = read(sheet(HEADER, SOL, LUA, title, HEADER, returned));
      // Pedidos says nothing: a page like the others.
      if (title === 'Pedidos;;;')
        expect(customersOf(await reading)).toEqual({ Sol: '10.00 1', Lua: '3.50 2' });
      else await expect(reading).rejects.toMatchObject({ code: 'E_SECOND_TABLE', place: { line: 5 } });
    },
  );

  test('below the title of the whole file is its next page', async () => {
    const title = 'Pedidos sem cancelados';
    const reading = read(sheet(title, HEADER, SOL, title, HEADER, LUA));
    expect(customersOf(await reading)).toEqual(BOTH);
  });
});
