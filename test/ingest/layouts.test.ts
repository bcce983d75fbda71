import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { parseDay } from '../../src/domain/day.ts';
import { moneyText } from '../../src/domain/money.ts';
import type { LayoutOptions } from '../../src/ingest/layout/layout.ts';
import { readOrders } from '../../src/ingest/read.ts';
import type { Reject } from '../../src/ingest/rejects.ts';
import { type Input, resolveInputs } from '../../src/ingest/source.ts';
import { closeLedger } from '../../src/ledger/closed.ts';
import { memoryInput } from './memory-input.ts';

// Whole files, as they are written, through detection and reading. The figures can be added up in the head.

const CHUNKS = [1, 7, 1 << 20];

async function readAs(input: Input, layout: LayoutOptions = {}) {
  const rejects: Reject[] = [];
  const reading = await readOrders([input], {
    today: parseDay('2025-12-31')!,
    placeholders: [],
    layout,
    rejects: { add: (reject) => void rejects.push(reject), restart: () => rejects.splice(0) },
  });
  const portfolio = closeLedger(reading.ledger, new Map(), reading.asOf);
  const customers = Array.from({ length: portfolio.size }, (_, customer) => {
    const { purchases, returns } = portfolio.totals(customer);
    return `${portfolio.customerId(customer)} ${moneyText(purchases - returns)}`;
  });
  return {
    encoding: reading.files[0]!.layout.encoding.value,
    customers: customers.toSorted(),
    rejects: rejects.map(({ line, record }) => `${line} ${record}`),
    fates: Object.fromEntries(
      reading.fates.filter(({ records }) => records > 0).map(({ fate, records }) => [fate, records]),
    ),
  };
}

const read = (bytes: Uint8Array, layout: LayoutOptions = {}, repeatable = true) =>
  readAs(memoryInput('a.csv', bytes, 1 << 16, repeatable), layout);

describe('UTF-16', () => {
  const text =
    'Pedido;Cliente;Data;Valor\r\n1;São João;31/01/2025;1,50\r\n2;Açaí;x;2,50\r\n3;🍕;31/01/2025;4,00\r\n';
  const little = Buffer.from(text, 'utf16le');
  const expected = {
    customers: ['São João 1.50', '🍕 4.00'],
    rejects: ['3 2;Açaí;x;2,50'],
    fates: { rejected: 1, purchase: 2 },
  };
  const files = {
    'utf-16le': [little, Buffer.concat([Buffer.from([0xff, 0xfe]), little])],
    'utf-16be': [Buffer.from(little).swap16(), Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
  };

  test.each(Object.entries(files))(
    '%s, with and without its mark, in pieces of any size',
    async (encoding, all) => {
      for (const bytes of all) {
        for (const chunk of CHUNKS) {
          expect(await readAs(memoryInput('a.csv', bytes, chunk))).toEqual({ encoding, ...expected });
        }
        expect(await read(bytes, { encoding: encoding as 'utf-16le' })).toEqual({ encoding, ...expected });
      }
    },
  );

  test('compressed, through a pipe', async () => {
    const [input] = resolveInputs(['-'], Readable.from([gzipSync(files['utf-16be'][0]!)]));
    expect(await readAs(input!)).toEqual({ encoding: 'utf-16be', ...expected });
  });

  test('half of a character costs the file where a customer has it', async () => {
    const half = Buffer.concat([little, Buffer.from([0x34, 0, 0x3b, 0, 0x3c, 0xd8])]);
    const rest = Buffer.from(';31/01/2025;4,00\r\n', 'utf16le');
    await expect(read(Buffer.concat([half, rest]))).rejects.toMatchObject({
      code: 'E_ENCODING',
      place: { line: 5 },
    });
  });
});

describe('code page 850', () => {
  const file = (...rows: readonly string[]) =>
    Buffer.from(`Pedido;Cliente;Data;Valor\n${rows.map((row) => `${row}\n`).join('')}`, 'latin1');

  test('is read as it is', async () => {
    const bytes = file('1;S\xc6o Jo\xc6o;31/01/2025;1,50', '2;A\x87a\xa1;31/01/2025;2,50');
    expect(await read(bytes)).toMatchObject({
      encoding: 'cp850',
      customers: ['Açaí 2.50', 'São João 1.50'],
    });
  });

  // A megabyte of plain ASCII comes first, so that the sample does not tell.
  const plain = Array.from({ length: 40_000 }, (_, n) => `${n};Rua A;31/01/2025;1,00;observacao`);
  const long = (...names: readonly string[]) =>
    file(...plain, ...names.map((name, n) => `${50_000 + n};${name};31/01/2025;1,00;observacao`)).subarray(0);
  const wide = (bytes: Buffer) =>
    Buffer.concat([Buffer.from('Pedido;Cliente;Data;Valor;Obs\n'), bytes.subarray(bytes.indexOf(10) + 1)]);

  test('is found out behind the sample, where the first accent stands', async () => {
    const { encoding, customers } = await read(wide(long('Jos\x82')));
    expect([encoding, ...customers]).toEqual(['cp850', 'José 1.00', 'Rua A 40000.00']);
  });

  test('is found out where the first accents did not tell', async () => {
    const { encoding, customers } = await read(wide(long('JO\xc7O', 'Jos\x82')));
    expect([encoding, ...customers]).toEqual(['cp850', 'JOÃO 1.00', 'José 1.00', 'Rua A 40000.00']);
  });

  test('is not believed where windows-1252 has read well before', async () => {
    const { encoding, customers } = await read(wide(long('Jos\xe9', 'Jos\x82')));
    expect([encoding, ...customers]).toEqual(['windows-1252', 'José 1.00', 'Jos‚ 1.00', 'Rua A 40000.00']);
  });

  test('is asked for where the file comes through a pipe', async () => {
    await expect(read(wide(long('Jos\x82')), {}, false)).rejects.toMatchObject({
      code: 'E_CONTRADICTION',
      params: { flag: '--encoding cp850', cell: 'José' },
      place: { line: 40_002 },
    });
  });
});

describe('lines in quotes', () => {
  const lines = [
    'Vendas',
    '"Pedido,Cliente,Data,Valor"',
    '"1,""Sol, Filial"",31/01/2025,""1,50"""',
    '"2,Lua,x,""2,50"""',
    '"3,Mar,31/01/2025,""4,00"""',
    ...Array.from({ length: 20 }, (_, n) => `"${n + 4},Mar,31/01/2025,""0,50"""`),
  ];

  test.each(['\n', '\r\n', '\r'])('are read without them, lines ending in %j', async (end) => {
    for (const chunk of CHUNKS) {
      const bytes = Buffer.from(lines.join(end));
      expect(await readAs(memoryInput('a.csv', bytes, chunk))).toEqual({
        encoding: 'utf-8',
        customers: ['Mar 14.00', 'Sol, Filial 1.50'],
        rejects: ['4 2,Lua,x,"2,50"'],
        fates: { structural: 1, rejected: 1, purchase: 22 },
      });
    }
  });
});

const orders = ['Pedido;Cliente;Data;Valor', '1;Sol;31/01/2025;1,50', '2;Lua;31/01/2025;2,50'];
const lines = (...all: readonly string[]) => Buffer.from(`${all.join('\n')}\n`);

describe('lists of several pages', () => {
  test('repeat titles, rules and header, whatever the numbers in them', async () => {
    const page = (n: number, ...rows: readonly string[]) => [
      `01.02.2025 10:0${n}:00      Lista de pedidos       Página ${n}`,
      '-------------------------------',
      '|Pedido |Cliente|Data      |Valor  |',
      '|-------|-------|----------|-------|',
      ...rows,
      '-------------------------------',
      '',
    ];
    const list = [
      ...page(1, '|000001 |Sol    |31.01.2025|  1,50 |', '|000002 |Lua    |31.01.2025|  2,50 |'),
      ...page(2, '|000003 |Sol    |01.02.2025|  4,00-|'),
      '3 registros',
    ];
    // Page 1: title, rule, rule, rule; page 2: the same and the header. The last line says nothing of a title.
    expect(await read(lines(...list))).toMatchObject({
      customers: ['Lua 2.50', 'Sol -2.50'],
      rejects: ['16 3 registros'],
      fates: { structural: 9, rejected: 1, purchase: 2, return: 1 },
    });
  });

  test('number their pages at the foot', async () => {
    const { fates } = await read(
      lines(...orders, 'Página 1 de 2', '', orders[0]!, '3;Mar;31/01/2025;3,50', ';;Pág. 2/2;'),
    );
    expect(fates).toEqual({ structural: 3, purchase: 3 });
  });

  test('repeat both lines of a header', async () => {
    const head = ['Pedido;;Cliente;', 'Número;Data;Nome;Valor'];
    const { fates, customers } = await read(
      lines(...head, '1;31/01/2025;Sol;1,50', ...head, '2;31/01/2025;Sol;2,50'),
    );
    expect([fates, customers]).toEqual([{ structural: 2, purchase: 2 }, ['Sol 4.00']]);
  });
});

describe('a second table', () => {
  test.each([
    ['of known names', ['', 'COMPRAS', 'Data;Fornecedor;Valor', '01/02/2025;X;9,00'], 6],
    ['of as many columns', ['Data;Compra ID;Fornecedor;Valor', '01/02/2025;77;X;9,00'], 4],
    ['of the same columns in another order', ['Pedido;Data;Cliente;Valor', '3;31/01/2025;Sol;9,00'], 4],
    ['of names that are not known', ['', 'Resumo', 'Quem;Quanto', 'Ana;9,00'], 6],
    ['of such names and as many columns', ['', 'Quem;Quando;Onde;Quanto', 'Ana;31/01/2025;X;9,00'], 5],
    ['without a row', ['', 'Vendedor;Total'], 5],
  ])('%s is refused with its line', async (_, rest, line) => {
    for (const chunk of CHUNKS) {
      const input = memoryInput('a.csv', lines(...orders, ...rest), chunk);
      await expect(readAs(input)).rejects.toMatchObject({ code: 'E_SECOND_TABLE', place: { line } });
    }
  });

  test('can be read alone', async () => {
    const bytes = lines('Data;Fornecedor;Valor', '01/02/2025;X;9,00', '', ...orders);
    expect((await read(bytes, { headerRow: 4 })).customers).toEqual(['Lua 2.50', 'Sol 1.50']);
  });

  test.each([
    ['rows of another width', ['3;Sol', '4;Mar;31/01/2025;3,00;x;y'], 2],
    ['a signature below a blank line', ['', 'Aprovado por;João'], 1],
    ['a signature and a date', ['', 'Aprovado por;João', '31/01/2025'], 2],
    ['a remark', ['', 'Valores em reais', 'Cliente;sem data;;'], 2],
    ['the header with a damaged name', ['Pedido;Clien;Data;Valor'], 1],
  ])('is not %s: it is rejected', async (_, rest, rejected) => {
    const many = Array.from({ length: 30 }, (__, n) => `${n + 9};Mar;31/01/2025;1,00`);
    const { fates } = await read(lines(...orders, ...many, ...rest));
    expect(fates).toEqual({ rejected, purchase: 32 });
  });
});
