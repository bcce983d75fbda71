import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isoOf } from '../../../src/domain/day.ts';
import type { LayoutOptions } from '../../../src/ingest/layout/layout.ts';
import type { ReadOptions } from '../../../src/ingest/read.ts';
import type { Reading } from '../../../src/ingest/reading.ts';
import { readRegister } from '../../../src/ingest/register/register.ts';
import { closeLedger } from '../../../src/ledger/closed.ts';
import { customersOf, fatesOf, read, rejectsOf, sheet } from '../reading.ts';

// Every figure below is small enough to be added up in the head. The CNPJ are published ones or worked out with the rule of
// the check digits: 33.000.167/0001-01 with its branch 33.000.167/1049-00, 12.ABC.345/01DE-35, 00.000.000/0001-91,
// 01.234.567/0001-95; the CPF is 111.444.777-35.

const layout = (options: LayoutOptions): Partial<ReadOptions> => ({ layout: options });
const grouped = layout({ groupBy: 'tax-root' });
const keysOf = ({ warnings }: Reading) =>
  warnings.map(({ key, params }) => (key === 'read.warning' ? (params.warning as { key: string }).key : key));

describe('a tax id that is the key', () => {
  const orders = (...rows: readonly string[]) => sheet('Pedido;Data;CNPJ;Valor', ...rows);

  test('is one customer with and without punctuation, written as the smallest spelling', async () => {
    const rows = [
      '1;13/01/2025;33000167000101;1,00',
      '2;14/01/2025;33.000.167/0001-01;2,00',
      '3;15/01/2025;"33000167/0001-01";4,00',
      "4;16/01/2025;'33000167000101;8,00",
      '5;16/01/2025;12abc34501de35;16,00',
      '6;16/01/2025;12.ABC.345/01DE-35;32,00',
    ];
    for (const shuffled of [rows, rows.toReversed()]) {
      expect(customersOf(await read(orders(...shuffled)))).toEqual({
        '33.000.167/0001-01': '15.00 4',
        '12.ABC.345/01DE-35': '48.00 2',
      });
    }
  });

  test('stays as it is written where it is written in one way', async () => {
    const reading = await read(
      orders('1;13/01/2025;33000167000101;1,00', '2;14/01/2025;33000167000101;2,00'),
    );
    expect(customersOf(reading)).toEqual({ '33000167000101': '3.00 2' });
  });

  test('with wrong check digits is a text like any other', async () => {
    const reading = await read(
      orders('1;13/01/2025;33000167000102;1,00', '2;14/01/2025;33.000.167/0001-02;2,00'),
    );
    expect(customersOf(reading)).toEqual({ '33000167000102': '1.00 1', '33.000.167/0001-02': '2.00 1' });
  });

  test('of zeros is nobody, punctuation or not', async () => {
    const reading = await read(
      orders(
        '1;13/01/2025;00.000.000/0000-00;1,00',
        '2;13/01/2025;000.000.000-00;1,00',
        '3;13/01/2025;33000167000101;1,00',
      ),
    );
    expect(fatesOf(reading)).toEqual({ purchase: '1 1.00', unidentified: '2 2.00' });
  });

  test('has its zeros back where the check digits of the column prove that they are missing', async () => {
    const reading = await read(
      orders(
        '1;13/01/2025;1234567000195;1,00',
        '2;14/01/2025;01.234.567/0001-95;2,00',
        '3;15/01/2025;33000167000101;4,00',
      ),
    );
    expect(customersOf(reading)).toEqual({ '01.234.567/0001-95': '3.00 2', '33000167000101': '4.00 1' });
    expect(keysOf(reading)).toContain('ingest.tax_id.padded');
  });

  test('stays short where the column does not prove it', async () => {
    // One of the two short numbers is wrong with any zeros.
    const reading = await read(
      orders(
        '1;13/01/2025;1234567000195;1,00',
        '2;14/01/2025;1234567000196;2,00',
        '3;15/01/2025;33000167000101;4,00',
      ),
    );
    expect(Object.keys(customersOf(reading))).toEqual(['1234567000195', '1234567000196', '33000167000101']);
    expect(keysOf(reading)).not.toContain('ingest.tax_id.padded');
  });
});

describe('ids', () => {
  test('that are e-mails are compared without case and outer blanks', async () => {
    const reading = await read(
      sheet(
        'order_id,order_date,customer_id,amount',
        '1,2025-01-01,Ana@Example.com,1.00',
        '2,2025-01-01, ana@example.COM ,2.00',
        '3,2025-01-01,B-ana@example.com,4.00',
      ),
    );
    expect(customersOf(reading)).toEqual({ 'Ana@Example.com': '3.00 2', 'B-ana@example.com': '4.00 1' });
  });

  test('that differ in case or zeros are different otherwise', async () => {
    const reading = await read(
      sheet(
        'order_id,order_date,customer_id,amount',
        '1,2025-01-01,a1,1.00',
        '2,2025-01-01,A1,2.00',
        '3,2025-01-01,0A1,2.00',
      ),
    );
    expect(Object.keys(customersOf(reading))).toEqual(['0A1', 'A1', 'a1']);
  });

  test('rounded by a spreadsheet are rejected one by one where they are few', async () => {
    const rows = [
      '1,2025-01-01,C1,1.00',
      '2,2025-01-01,C2,2.00',
      '3,2025-01-01,"1,23457E+13",4.00',
      '1.2E+13,2025-01-01,C1,8.00',
    ];
    const reading = await read(sheet('order_id,order_date,customer_id,amount', ...rows));
    expect(fatesOf(reading)).toEqual({ purchase: '2 3.00', rejected: '2 12.00' });
    expect(rejectsOf(reading)).toEqual(['4 reject.customer_id_rounded', '5 reject.order_id_rounded']);
  });

  test.each([
    [
      'customer_id',
      'order_id,order_date,customer_id,amount',
      (id: string, n: number) => `${n},2025-01-01,${id},1.00`,
    ],
    [
      'customer_tax_id',
      'order_id,order_date,cnpj,amount',
      (id: string, n: number) => `${n},2025-01-01,${id},1.00`,
    ],
    [
      'order_id',
      'order_id,order_date,customer_id,amount',
      (id: string, n: number) => `${id},2025-01-01,C${n},1.00`,
    ],
  ])('%s: rounded by a spreadsheet are refused where most of the column is', async (field, header, row) => {
    const rows = ['1.23457E+13', '77', '1.23458e+13'].map(row);
    await expect(read(sheet(header, ...rows))).rejects.toMatchObject({
      code: 'E_ROUNDED_IDS',
      place: { file: 'a.csv', line: 2 },
      params: { sample: '1.23457E+13', field },
    });
  });

  test('rounded do not matter in a tax id column beside an id', async () => {
    const reading = await read(
      sheet('order_id,order_date,customer_id,cnpj,amount', '1,2025-01-01,C1,1.23457E+13,1.00'),
    );
    expect(customersOf(reading)).toEqual({ C1: '1.00 1' });
  });

  test('of 44 characters are keys of invoices, and no order or customer', async () => {
    const key = (n: number) => `352501${String(n).padStart(38, '0')}`;
    const reading = await read(
      sheet('Documento;Data;Cliente;Valor', ...[1, 2].map((n) => `${key(n)};13/01/2025;C1;1,00`)),
    );
    // Without an order id the customer's day is one order.
    expect(customersOf(reading)).toEqual({ C1: '2.00 1' });
  });
});

describe('branches as one customer', () => {
  const header = 'Pedido;Data;Código;CNPJ;Nome;Valor';
  const rows = [
    '1;13/01/2025;A1;33.000.167/0001-01;Matriz;100,00',
    '2;14/01/2025;A2;33000167104900;Filial;50,00',
    '3;15/01/2025;A3;111.444.777-35;Maria;10,00',
    '4;16/01/2025;A4;33.000.167/0001-02;Errado;7,00',
    '5;16/01/2025;A5;;Sem;3,00',
    '6;16/01/2025;A6;12.abc.345/01de-35;Letras;20,00',
    // The root of a bank: eight zeros, and somebody.
    '7;16/01/2025;A7;00.000.000/0001-91;Banco;5,00',
    // Nobody, by id and by name.
    '8;16/01/2025;000;33.000.167/0001-01;Matriz;1,00',
    '9;16/01/2025;A9;33.000.167/0001-01;Consumidor Final;1,00',
  ];

  test('share the first eight characters of a valid CNPJ; all others stay themselves', async () => {
    const reading = await read(sheet(header, ...rows), grouped);
    expect(customersOf(reading)).toEqual({
      '33000167': '150.00 2',
      '12ABC345': '20.00 1',
      '00000000': '5.00 1',
      A3: '10.00 1',
      A4: '7.00 1',
      A5: '3.00 1',
    });
    expect(fatesOf(reading)).toEqual({ purchase: '7 195.00', unidentified: '2 2.00' });
    expect({
      ...reading.companies,
      size: reading.companies!.size,
      cnpjs: reading.companies!.cnpjs,
    }).toMatchObject({
      size: 3,
      cnpjs: 4,
    });
  });

  test('are not put together unless that is asked for', async () => {
    const reading = await read(sheet(header, ...rows));
    expect(Object.keys(customersOf(reading))).toEqual(['A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7']);
    expect(reading.companies).toBeUndefined();
  });

  test('whose numbers lack zeros are grouped once the column proves it', async () => {
    const reading = await read(
      sheet(
        header,
        '1;13/01/2025;A1;1234567000195;x;1,00',
        '2;13/01/2025;A2;01.234.567/0001-95;x;2,00',
        '3;13/01/2025;A3;33.000.167/0001-01;x;4,00',
      ),
      grouped,
    );
    expect(customersOf(reading)).toEqual({ '01234567': '3.00 2', '33000167': '4.00 1' });
  });

  test('need a column of tax ids, and one that a spreadsheet has not rounded', async () => {
    await expect(
      read(sheet('Pedido;Data;Cliente;Valor', '1;13/01/2025;A1;1,00'), grouped),
    ).rejects.toMatchObject({
      code: 'E_GROUP_BY',
      place: { file: 'a.csv', line: 1 },
    });
    await expect(read(sheet(header, '1;13/01/2025;A1;3,3E+13;x;1,00'), grouped)).rejects.toMatchObject({
      code: 'E_ROUNDED_IDS',
    });
  });

  test('are told of where no tax id is valid', async () => {
    const reading = await read(sheet(header, '1;13/01/2025;A1;ISENTO;x;1,00'), grouped);
    expect(customersOf(reading)).toEqual({ A1: '1.00 1' });
    expect(keysOf(reading)).toContain('read.no_company');
  });

  test('give an order in two files once, and equal rows of one file once', async () => {
    const first = sheet(
      header,
      '1;13/01/2025;A1;33.000.167/0001-01;M;100,00',
      '2;14/01/2025;A2;33000167104900;F;50,00',
    );
    const second = sheet(
      header,
      '2;14/01/2025;A2;33.000.167/1049-00;F;50,00',
      '3;15/01/2025;A1;33000167000101;M;10,00',
    );
    const both = await read([first, second], grouped);
    expect(customersOf(both)).toEqual({ '33000167': '160.00 3' });
    expect(fatesOf(both)).toEqual({ superseded: '1 50.00', purchase: '3 160.00' });
    const pasted = sheet(header, rows[0]!, rows[0]!, rows[1]!);
    expect(
      customersOf(
        await read(pasted, { ...layout({ groupBy: 'tax-root', map: { amount: 'Valor' } }), dedupe: true }),
      ),
    ).toEqual({ '33000167': '150.00 2' });
  });
});

describe('the register', () => {
  const orders = sheet(
    'Pedido;Data;CNPJ;Valor',
    '1;13/01/2025;33000167000101;1,00',
    '2;13/01/2025;33000167104900;2,00',
    '3;13/01/2025;Ana@X.com;4,00',
  );
  const register = (...lines: readonly string[]) =>
    Buffer.from(sheet('CNPJ;Nome;Vendedor;Primeira Compra;Última Compra', ...lines));
  const lines = [
    '33.000.167/1049-00;Filial;Rui;2020-05-01;2024-05-01',
    '33.000.167/0001-01;Matriz;;2021-06-01;2025-01-20',
    'ana@x.com;Ana;Eva;;',
    '00.000.000/0001-91;Banco;Bia;;',
  ];

  function told(reading: Reading, entries: ReturnType<typeof readRegister>['entries']): string[] {
    const portfolio = closeLedger(reading.ledger, entries, reading.asOf);
    return Array.from({ length: portfolio.size }, (_, customer) =>
      [
        portfolio.customerId(customer),
        portfolio.attribute(customer, 'name'),
        portfolio.attribute(customer, 'salesperson') ?? '-',
        portfolio.totals(customer).purchases / 10_000n,
      ].join(' '),
    );
  }

  test('knows a customer whatever the spelling of its id', async () => {
    const { entries, warnings } = readRegister(register(...lines), 'clientes.csv');
    expect(told(await read(orders), entries)).toEqual([
      // Only the register knows the bank: it is written as there.
      '00.000.000/0001-91 Banco Bia 0',
      '33000167000101 Matriz - 1',
      '33000167104900 Filial Rui 2',
      'Ana@X.com Ana Eva 4',
    ]);
    expect(warnings).toEqual([]);
  });

  test('gives a company what its branches say, whatever the order of the lines', async () => {
    for (const shuffled of [lines, lines.toReversed()]) {
      const { entries } = readRegister(register(...shuffled), 'clientes.csv', { groupBy: 'tax-root' });
      expect(told(await read(orders, grouped), entries)).toEqual([
        '00000000 Banco Bia 0',
        '33000167 Matriz Rui 3',
        'Ana@X.com Ana Eva 4',
      ]);
      const { firstPurchase, lastPurchase } = entries.get('33000167')!;
      expect([firstPurchase, lastPurchase].map((day) => isoOf(day!))).toEqual(['2020-05-01', '2025-01-20']);
    }
  });

  test('repeats a customer that is written in another way', () => {
    const { warnings } = readRegister(register(...lines, '33000167000101;Outra;;;'), 'clientes.csv');
    expect(warnings.map(({ params }) => params.warning)).toMatchObject([
      { key: 'register.duplicate', params: { customer: '33000167000101', line: 6, first: 3 } },
    ]);
  });

  test('has its zeros back, and no rounded ids', () => {
    const bytes = register('1234567000195;Zeros;;;', '33.000.167/0001-01;Matriz;;;', '3,3E+13;Sem;;;');
    const { entries, warnings } = readRegister(bytes, 'clientes.csv');
    expect([...entries.keys()]).toEqual(['01234567000195', '33000167000101']);
    expect(warnings.map(({ params }) => (params.warning as { key: string }).key)).toEqual([
      'ingest.tax_id.padded',
      'register.rounded',
    ]);
  });

  test('that has no tax ids cannot be grouped', () => {
    const bytes = Buffer.from('Código;Nome\nA1;Sol\n');
    expect(() => readRegister(bytes, 'clientes.csv', { groupBy: 'tax-root' })).toThrow(
      expect.objectContaining({ code: 'E_REGISTER', place: { file: 'clientes.csv', line: 1 } }),
    );
  });
});

test('spellings never change who is who, nor their order the result', async () => {
  const ids = ['33000167000101', '11144477735', '12ABC34501DE35', 'ana@x.com', 'C7'] as const;
  const spell = (id: string, way: number): string => {
    const dotted =
      id.length === 14
        ? id.replace(/^(..)(...)(...)(....)(..)$/, '$1.$2.$3/$4-$5')
        : id.replace(/^(\d{3})(\d{3})(\d{3})(\d\d)$/, '$1.$2.$3-$4');
    const upper = id.includes('@') ? id.toUpperCase() : dotted;
    return [id, upper, `'${id}`, `="${upper}"`, ` ${upper} `][way]!;
  };
  const row = fc.record({
    id: fc.constantFrom(...ids),
    way: fc.nat(4),
    cents: fc.integer({ min: 1, max: 99_999 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 12 }), async (rows) => {
      const lines = rows.map(
        ({ id, way, cents }, n) => `${n + 1};2025-01-13;${spell(id, way)};${(cents / 100).toFixed(2)}`,
      );
      const header = 'Pedido;Data;Código Cliente;Valor';
      const found = customersOf(await read(sheet(header, '999;2025-01-13;X;0.50', ...lines)));
      expect(customersOf(await read(sheet(header, '999;2025-01-13;X;0.50', ...lines.toReversed())))).toEqual(
        found,
      );
      const sums = new Map<string, number>([['X', 50]]);
      for (const { id, cents } of rows) sums.set(id, (sums.get(id) ?? 0) + cents);
      const money = Object.values(found).map((figures) => figures.split(' ')[0]);
      expect(money.toSorted()).toEqual(
        [...sums.values()].map((cents) => (cents / 100).toFixed(2)).toSorted(),
      );
    }),
    { numRuns: 60 },
  );
});
