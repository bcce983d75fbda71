import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseDay } from '../../../src/domain/day.ts';
import { CarteiraError } from '../../../src/domain/errors.ts';
import { encodeText } from '../../../src/ingest/bytes/encoding.ts';
import type { Encoding } from '../../../src/ingest/layout/layout.ts';
import { type Register, readRegister } from '../../../src/ingest/register/register.ts';
import { LANGUAGES } from '../../../src/locale/index.ts';
import { text } from '../../../src/locale/text.ts';

const day = (iso: string) => parseDay(iso)!;

const read = (content: string, encoding: Encoding = 'utf-8'): Register =>
  readRegister(encodeText(content, encoding)!, 'clientes.csv');

const keysOf = (content: string) => [...read(content).entries.values()].map(({ customerId }) => customerId);

/** The warnings in English; they must exist in every language. */
function warningsOf({ warnings }: Register): string[] {
  for (const language of LANGUAGES) for (const warning of warnings) text(language, warning);
  return warnings.map((warning) => text('en', warning));
}

/** Line and English text of the fault that a register is refused for. */
function refusal(content: string): string {
  try {
    read(content);
  } catch (error) {
    if (!(error instanceof CarteiraError) || error.code !== 'E_REGISTER') throw error;
    const found = { key: 'error.E_REGISTER.found', params: error.params };
    for (const language of LANGUAGES) text(language, found);
    return `${error.place.file}:${error.place.line}: ${text('en', found).split(': ').slice(1).join(': ')}`;
  }
  throw new Error('was not refused');
}

test('a Brazilian register: windows-1252, semicolons, day first', () => {
  const { entries, warnings } = read(
    'Código;Razão Social;Vendedor;UF;Segmento;Primeira Compra;Dt. Última Compra;Data Cadastro;E-mail;Telefone\r\n' +
      '0042;São João Ltda;Zé;SP;Varejo;05/01/2020;31/12/2024;02/01/2020;a@b.example;(11) 0000-0001\r\n' +
      '43; "Ótica; Sol" ;;RJ;;  /  /    ;;;;\r\n',
    'windows-1252',
  );
  expect([...entries]).toEqual([
    [
      '0042',
      {
        customerId: '0042',
        attributes: { name: 'São João Ltda', salesperson: 'Zé', region: 'SP', segment: 'Varejo' },
        firstPurchase: day('2020-01-05'),
        lastPurchase: day('2024-12-31'),
        registeredOn: day('2020-01-02'),
        email: 'a@b.example',
        phone: '(11) 0000-0001',
      },
    ],
    ['43', { customerId: '43', attributes: { name: 'Ótica; Sol', region: 'RJ' } }],
  ]);
  expect(warnings).toEqual([]);
});

test('an English register: UTF-8 with a byte order mark, commas, quotes, ISO dates', () => {
  const { entries } = read(
    '\uFEFF"customer_id","customer_name","sales rep","region","first purchase","last_purchase","Customer Since"\n' +
      '"A1","Zoë ""Z"" Ltd","Ann","North","2020-01-05","2024-12-31T10:00:00","2019-12-01"\n',
  );
  expect([...entries.values()]).toEqual([
    {
      customerId: 'A1',
      attributes: { name: 'Zoë "Z" Ltd', salesperson: 'Ann', region: 'North' },
      firstPurchase: day('2020-01-05'),
      lastPurchase: day('2024-12-31'),
      registeredOn: day('2019-12-01'),
    },
  ]);
});

test('the customers of Chinook', () => {
  const { entries, warnings } = readRegister(
    readFileSync('fixtures/chinook-customers.csv'),
    'fixtures/chinook-customers.csv',
  );
  expect(entries.size).toBe(62);
  // Counted with SQL over Customer and Employee, and the three prospects that were added.
  const bySalesperson = new Map<string, number>();
  for (const { attributes } of entries.values()) {
    bySalesperson.set(attributes.salesperson!, (bySalesperson.get(attributes.salesperson!) ?? 0) + 1);
  }
  expect(Object.fromEntries(bySalesperson)).toEqual({
    'Jane Peacock': 22,
    'Margaret Park': 21,
    'Steve Johnson': 19,
  });
  expect(entries.get('62')).toEqual({
    customerId: '62',
    attributes: { name: 'Northwind Records', salesperson: 'Steve Johnson', region: 'Canada' },
  });
  expect(warnings).toEqual([]);
});

describe('header spellings of the dates', () => {
  const first =
    'Primeira Compra,1ª Compra,first_purchase,First Order Date,Fecha primera compra,A1_PRICOM'.split(',');
  const last =
    'Última Compra,DT ULT COMPRA,Data da Última Venda,last_purchase,Last Order,Fecha última compra,A1_ULTCOM,DTULTCOMP'.split(
      ',',
    );
  const registered =
    'Data de Cadastro,Cadastrado em,Cliente desde,DTCAD,A1_DTCAD,registered_on,Created At,Fecha de alta'.split(
      ',',
    );
  const cases = [
    ...first.map((header) => [header, 'firstPurchase'] as const),
    ...last.map((header) => [header, 'lastPurchase'] as const),
    ...registered.map((header) => [header, 'registeredOn'] as const),
  ];
  test.each(cases)('%s is %s', (header, property) => {
    const { entries } = read(`Cliente;Nome;${header}\nC1;Sol;31/01/2024\n`);
    expect(entries.get('C1')).toEqual({
      customerId: 'C1',
      attributes: { name: 'Sol' },
      [property]: day('2024-01-31'),
    });
  });
});

describe('the customer key', () => {
  const cases: readonly (readonly [string, string, string[]])[] = [
    [
      'the id, joined with the unit',
      'A1_COD;A1_LOJA;A1_NOME\n000001;01;Sol\n000001;02;Sol\n000002;;Lua\n',
      ['000001/01', '000001/02', '000002'],
    ],
    [
      'a blank id falls back to the tax id, then to the name',
      'Código;CNPJ;Nome\nC1;11.222.333/0001-81;Sol\n;11.222.333/0001-81;Sol\n;;Lua\n',
      ['C1', '11.222.333/0001-81', 'Lua'],
    ],
    ['a trade name is a name', 'Nome Fantasia;UF\nSol;SP\n', ['Sol']],
    ['a column Id', 'id,name\n007,Sol\n', ['007']],
    ['a web site is no unit', 'Código;Nome;Site\nC1;Sol;www.sol.example\n', ['C1']],
    ['a list of ids and nothing else', 'customer_id\nC1\n\nC2\n', ['C1', 'C2']],
  ];
  test.each(cases)('%s', (_name, content, keys) => {
    expect(keysOf(content)).toEqual(keys);
  });
});

test('marks for no date', () => {
  const marks = [
    '',
    '-',
    '  /  /    ',
    '00/00/0000',
    '0000-00-00',
    '0',
    '00000000',
    'NULL',
    'n/a',
    '30/12/1899',
    '01/01/1900',
  ];
  const rows = marks.map((mark, index) => `C${index};Sol;${mark}\n`).join('');
  const { entries } = read(`Cliente;Nome;Última compra\n${rows}X;Lua;31/01/2024\n`);
  for (const { customerId, lastPurchase } of entries.values()) {
    expect(lastPurchase, customerId).toBe(customerId === 'X' ? day('2024-01-31') : undefined);
  }
  expect(entries.size).toBe(marks.length + 1);
});

test('titles, sep=, blank lines, padding and line breaks in quotes', () => {
  const content =
    'sep=;\r\nCadastro de clientes\r\n\r\nCódigo;Nome;UF;\r\nC1;"Sol\r\nLtda";SP;\r\n;;;\r\n\r\nC2;Lua;RJ;\r\nC2;Lua;RJ;\r\n';
  const register = read(content);
  expect([...register.entries.values()].map(({ attributes }) => attributes)).toEqual([
    { name: 'Sol\nLtda', region: 'SP' },
    { name: 'Lua', region: 'RJ' },
  ]);
  // sep=, title, blank, header, two lines of C1, a line of blank cells, a blank line: C2 is on lines 9 and 10.
  expect(warningsOf(register)).toEqual([
    'clientes.csv: line 10 repeats customer C2 of line 9 and is not used',
  ]);
});

test('the first of repeated customers counts, and lines of nobody are left out', () => {
  const register = read('Cliente;Nome\nC1;Sol\nC2;Lua\nC1;Mar\n"";"";\n');
  expect(register.entries.get('C1')?.attributes).toEqual({ name: 'Sol' });
  expect(warningsOf(register)).toEqual([
    'clientes.csv: line 4 repeats customer C1 of line 2 and is not used',
  ]);
  expect(warningsOf(read('Cliente;UF\nC1;SP\n;RJ\n'))).toEqual([
    'clientes.csv: line 3 has no customer id, tax id or name and is not used',
  ]);
});

test('many warnings of one kind are counted', () => {
  const warnings = warningsOf(read(`Cliente;Nome\n${'C1;Sol\n'.repeat(8)}`));
  expect(warnings).toHaveLength(6);
  expect(warnings[5]).toBe('clientes.csv: and 2 more lines of that kind');
});

test('a date order that only the language of the header tells is said', () => {
  const register = read('Cliente;Vendedor;Última compra\nC1;Ana;05/03/2024\nC2;Ana;07/04/2024\n');
  expect(register.entries.get('C1')?.lastPurchase).toBe(day('2024-03-05'));
  expect(warningsOf(register)[0]).toContain(
    '05/03/2024 was read as 2024-03-05; no date of the column rules out 2024-05-03',
  );
});

describe('what is refused, with its line', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    [
      'no customer',
      'UF,Telefone\nSP,1\n',
      'clientes.csv:1: none of its columns is the customer: UF, Telefone',
    ],
    ['a cell too few', 'Cliente;Nome;UF\nC1;Sol;SP\nC2;Lua\n', 'clientes.csv:3: 2 cells instead of 3'],
    [
      'a cell too many',
      'Cliente;Nome;UF\nC1;Sol;SP\n\nC2;Lua;SP;x\n',
      'clientes.csv:4: 4 cells instead of 3',
    ],
    [
      'something in the padding',
      'Cliente;Nome;\nC1;Sol;\nC2;Lua;x\n',
      'clientes.csv:3: 3 cells instead of 2',
    ],
    [
      'no such date',
      'Cliente;Nome;Última compra\nC1;Sol;31/01/2024\nC2;Lua;31/02/2024\n',
      'clientes.csv:3: 31/02/2024 in Última compra cannot be read as a date like the others of its column',
    ],
    [
      'no date at all in the column',
      'Cliente;Nome;Última compra\nC1;Sol;ontem\n',
      'clientes.csv:2: ontem in Última compra cannot be read as a date like the others of its column',
    ],
    [
      'a purchase before 1970',
      'Cliente;Nome;Última compra\nC1;Sol;31/12/1969\n',
      'clientes.csv:2: 31/12/1969 in Última compra is before 1970',
    ],
    [
      'day and month that may be swapped',
      'customer_id,name,last_purchase\nC1,Sun,01/02/2024\n',
      'clientes.csv:2: last_purchase: 01/02/2024 may be 2024-02-01 or 2024-01-02, and nothing rules one of them out; write the dates as YYYY-MM-DD',
    ],
    [
      'an open quote',
      'Cliente;Nome\nC1;Sol\nC2;"Lua\nC3;Mar\n',
      'clientes.csv:3: a quote is not closed, or something follows the closing one',
    ],
    [
      'text after a quote',
      'Cliente;Nome\nC1;"Sol" x\n',
      'clientes.csv:2: a quote is not closed, or something follows the closing one',
    ],
  ];
  test.each(cases)('%s', (_name, content, expected) => {
    expect(refusal(content)).toBe(expected);
  });

  test('a customer since before 1970 is none of them', () => {
    expect(read('Cliente;Nome;Cliente desde\nC1;Sol;31/12/1969\n').entries.get('C1')?.registeredOn).toBe(-1);
  });

  test('two encodings', () => {
    const bytes = Buffer.concat([
      Buffer.from('\uFEFFCliente;Nome\nC1;São\n'),
      Buffer.from(encodeText('C2;João\n', 'windows-1252')!),
    ]);
    expect(() => readRegister(bytes, 'clientes.csv')).toThrow(
      expect.objectContaining({ code: 'E_ENCODING', place: { file: 'clientes.csv', line: 3 } }),
    );
  });
});

test('a list that carteira guarded for spreadsheets gives the texts back', () => {
  const { entries } = readRegister(
    Buffer.from("customer_id,customer_name\n'-1A,'=ACME\n'75008,O'Neill\n"),
    'list.csv',
  );
  expect([...entries].map(([key, { attributes }]) => [key, attributes.name])).toEqual([
    ['-1A', '=ACME'],
    ['75008', "O'Neill"],
  ]);
});
