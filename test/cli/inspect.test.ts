import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { inspectDocument } from '../../src/cli/inspect.ts';
import { type Day, parseDay } from '../../src/domain/day.ts';
import type { Cell, Document, Section } from '../../src/domain/document.ts';
import { isMessage } from '../../src/domain/message.ts';
import { type ReadOptions, readOrders } from '../../src/ingest/read.ts';
import type { Reading } from '../../src/ingest/reading.ts';
import type { ByteSource, Input } from '../../src/ingest/source.ts';
import { resolveInputs } from '../../src/ingest/source.ts';
import { closeLedger } from '../../src/ledger/closed.ts';
import { LANGUAGES } from '../../src/locale/index.ts';
import { text } from '../../src/locale/text.ts';
import { WRITERS } from '../../src/output/index.ts';
import { textOf } from '../../src/output/writer.ts';

const day = (iso: string): Day => parseDay(iso)!;

const standard = { today: day('2026-03-31'), placeholders: ['consumidor final'] };

async function inspect(inputs: readonly Input[], options: Partial<ReadOptions> = {}): Promise<Document> {
  return documentOf(await readOrders(inputs, { ...standard, ...options }));
}

function documentOf(reading: Reading): Document {
  return inspectDocument(reading, closeLedger(reading.ledger, new Map(), reading.asOf), {
    asOf: reading.asOf,
    since: reading.asOf - 30,
    files: reading.files.map(({ file }) => file),
    fates: reading.fates,
    policy: {},
    version: '0.0.0',
  });
}

const files = (...names: string[]) => resolveInputs(names, Readable.from([]));

/** A file that has never been on disk. */
function written(name: string, lines: readonly string[]): Input {
  const bytes = Buffer.from(`${lines.join('\n')}\n`);
  const open = async (): Promise<ByteSource> => {
    let at = 0;
    return {
      fill(target, offset) {
        const taken = bytes.copy(target, offset, at);
        at += taken;
        return taken;
      },
      finish() {},
      close() {},
    };
  };
  return { name, repeatable: true, open };
}

function sectionOf({ sections }: Document, id: string): Section {
  return sections.find((section) => section.id === id)!;
}

/** The rows of a section, sentences in English. */
function rowsOf(document: Document, id: string): Cell[][] {
  return [...sectionOf(document, id).rows].map((row) =>
    row.map((cell) => (isMessage(cell) ? text('en', cell) : cell)),
  );
}

const notesOf = (document: Document, id: string) =>
  (sectionOf(document, id).notes ?? []).map((note) => text('en', note));

describe('inspect of the portfolio worked out by hand', () => {
  const document = inspect(files('fixtures/hand/pedidos.csv'), { asOf: day('2025-06-30') });

  test('names the file, its sales and their days, and how it is read', async () => {
    // Sales: 24,100.00 of purchases, -250.00 of returns, 350.00 of nobody in particular; the days: the rows of these.
    expect(rowsOf(await document, 'files')).toEqual([
      ['fixtures/hand/pedidos.csv', 25, 242_000_000n, day('2024-05-15'), day('2025-06-18'), 1],
    ]);
    expect(notesOf(await document, 'files')).toEqual([
      'fixtures/hand/pedidos.csv: a row is an item, and rows with the same order number are one order.',
      'The customer is taken from Código do Cliente, the day from Data do Pedido, the money from Valor, row by row.',
      'Nothing about the layout was left to guess.',
    ]);
    expect(rowsOf(await document, 'recognised').map((row) => row.slice(0, 3))).toEqual([
      ['encoding', undefined, 'utf-8'],
      ['delimiter', undefined, ';'],
      ['header', undefined, '1'],
      ['shape', undefined, 'Pedido'],
      ['date', 'order_date', 'dd/mm/yyyy'],
      ['number', 'amount', ','],
    ]);
  });

  test('says what each column was taken for, with a sample and how it reads', async () => {
    const rows = rowsOf(await document, 'columns');
    expect(rows.find(([field]) => field === 'order_date')).toEqual([
      ...['order_date', 4, 'Data do Pedido', '15/05/2024', 'dd/mm/yyyy', '2024-05-15', 'by its name'],
    ]);
    expect(rows.find(([field]) => field === 'amount')).toEqual([
      ...['amount', 5, 'Valor', '2.500,00', ',', '2,500.00', 'by its name'],
    ]);
    expect(rows.find(([field]) => field === 'customer_id')).toEqual([
      ...['customer_id', 1, 'Código do Cliente', '00108', undefined, undefined, 'by its name'],
    ]);
    expect(rows.map(([field, , header]) => `${field}=${header}`)).toEqual([
      'customer_id=Código do Cliente',
      'customer_name=Cliente',
      'order_id=Pedido',
      'order_date=Data do Pedido',
      'amount=Valor',
      'salesperson=Vendedor',
      'region=Região',
      'segment=Segmento',
      'order_status=Situação',
      'operation=Operação',
    ]);
  });

  // All figures: fixtures/hand/README.md, in ten-thousandths; the orders: summed over expected-classify.csv.
  test('reckons from the purchases to all records, and the customers with the portfolio', async () => {
    expect(rowsOf(await document, 'reconciliation')).toEqual([
      ['purchase', 18, 241_000_000n],
      ['return', 2, -2_500_000n],
      ['customers', 20, 238_500_000n],
      ['unidentified', 1, 3_500_000n],
      ['sales', 21, 242_000_000n],
      ['zero', 1, 0n],
      ['after_as_of', 1, 10_000_000n],
      ['non_sale', 1, 500_000n],
      ['cancelled', 1, 9_000_000n],
      ['all', 25, 261_500_000n],
    ]);
    expect(notesOf(await document, 'reconciliation')).toEqual([
      'Compare the sales, 24,200.00 from 2024-05-15 to 2025-06-18, with what your system reports for the same period.',
      '8 customers with 17 orders from 2024-05-15 to 2025-06-15.',
      'The portfolio, summed anew, holds 23,850.00: the sales to these customers.',
    ]);
  });

  test('says nothing of what there is none of', async () => {
    expect((await document).sections.map(({ id }) => id)).toEqual([
      'files',
      'recognised',
      'columns',
      'reconciliation',
    ]);
  });

  test.each(WRITERS.flatMap((writer) => LANGUAGES.map((language) => [writer.id, language, writer] as const)))(
    'can be written as %s in %s',
    async (_, language, writer) => {
      const options = { language, width: 80, color: false, wide: false, guard: true, excel: false };
      const written = textOf(writer.write(await document, options));
      expect(written).toContain('pedidos.csv');
      if (writer.id === 'table') {
        expect(Math.max(...written.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
      }
    },
  );
});

describe('inspect says first what a file is, and where its figures come from', () => {
  test.each([
    [
      'shopify.csv',
      'shopify.csv is an export of Shopify: a row is an item, and what the first row of an order says holds for the rows below it.',
      'The customer is taken from Email, the day from Created at, the money from Subtotal - Refunded Amount, once per order.',
    ],
    [
      'netsuite.csv',
      'netsuite.csv is an export of NetSuite: a row is an item; the lines above the items, marked * in *, have their sum and are left out.',
      'The customer is taken from Name, the day from Date, the money from Amount, row by row.',
    ],
    [
      'protheus-sd2.csv',
      'protheus-sd2.csv is an export of TOTVS Protheus: a row is an item, and rows with the same order number are one order.',
      'The customer is taken from D2_CLIENTE/D2_LOJA, the day from D2_EMISSAO, the money from D2_TOTAL, row by row.',
    ],
  ])('%s', async (name, ...sentences) => {
    const document = await inspect(files(`fixtures/erp/${name}`), { today: day('2026-07-01') });
    expect(notesOf(document, 'files').map((note) => note.replace('fixtures/erp/', ''))).toEqual([
      ...sentences,
      'Nothing about the layout was left to guess.',
    ]);
  });

  test('quantity x price, and orders without a number', async () => {
    const lines = ['cliente;data;quantidade;preço unitário;desconto', 'A;13/02/2026;2;10,50;1,00'];
    const document = await inspect([written('a.csv', lines)]);
    expect(notesOf(document, 'files').slice(0, 2)).toEqual([
      'a.csv: there is no order number, so the rows of a customer on one day are one order.',
      'The customer is taken from cliente, the day from data; the money is quantidade x preço unitário - desconto, row by row.',
    ]);
  });

  test('an order total beside the amounts of rows is named as what does not count', async () => {
    const document = await inspect(files('fixtures/erp/bling.csv'), { today: day('2026-07-01') });
    const total = rowsOf(document, 'columns').find(([field]) => field === 'order_total');
    expect(total?.at(-1)).toBe('not counted: Valor total has the money');
  });

  test('the sample of a column is none of its repeated headers', async () => {
    const document = await inspect(files('fixtures/erp/sap-ecc.txt'), { today: day('2026-07-01') });
    const flag = rowsOf(document, 'columns').find(([field]) => field === 'cancelled_flag');
    // The only reason of rejection in the list: line 33.
    expect(flag?.[3]).toBe('50');
  });
});

describe('inspect of files with problems', () => {
  const header = 'cliente;data;valor;situação;extra';
  const first = [
    header,
    '1;13/02/2026;10,00;Faturado;x',
    ...Array.from({ length: 7 }, () => '2;31/02/2026;1,00;Faturado;x'),
    ...Array.from({ length: 8 }, (_, i) => `${i};14/02/2026;10,00;Enigma;x`),
    '9;15/02/2026;10,00;Charada;x',
  ];

  test('shows rejected records, unknown status words, warnings and unused columns', async () => {
    const document = await inspect([written('a.csv', first)]);
    expect(rowsOf(document, 'unknown_statuses')).toEqual([
      ['Enigma', 8, 800_000n],
      ['Charada', 1, 100_000n],
    ]);
    expect(rowsOf(document, 'rejected')[0]).toEqual([
      'a.csv:3',
      'data: 31/02/2026 is no date written dd/mm/yyyy',
      '2;31/02/2026;1,00;Faturado;x',
    ]);
    expect(notesOf(document, 'rejected')).toEqual(['2 more: --rejects FILE writes them all.']);
    expect(rowsOf(document, 'warnings')[0]![0]).toMatch(/^the orders end on 2026-02-15, 44 days before/);
    expect(notesOf(document, 'columns')).toEqual([
      'Not used: extra',
      'If one is wrong, name the column: --map FIELD=Header',
    ]);
  });

  test('tells several files apart', async () => {
    const second = ['customer_id,order_date,amount', '3,2026-03-01,2.50', '4,2026-03-02,2.50'];
    const document = await inspect([written('a.csv', first), written('b.csv', second)]);
    expect(new Set(document.sections.map(({ id }) => id)).size).toBe(document.sections.length);
    expect(rowsOf(document, 'files').map(([file, records]) => [file, records])).toEqual([
      ['a.csv', 17],
      ['b.csv', 2],
    ]);
    expect(rowsOf(document, 'columns_2').map(([, , name]) => name)).toEqual([
      'customer_id',
      'order_date',
      'amount',
    ]);
    expect(text('en', sectionOf(document, 'recognised_2').title!)).toBe('b.csv: how it is read');
    expect(rowsOf(document, 'reconciliation').at(-1)![1]).toBe(19);
  });

  test('shows files that are read alike once', async () => {
    const month = (name: string, id: number, extra = '') =>
      written(name, [`customer_id,order_date,amount${extra}`, `${id},2026-0${id}-13,2.50${extra && ',x'}`]);
    const document = await inspect([month('1.csv', 1), month('2.csv', 2, ',note'), month('3.csv', 3)]);
    expect(rowsOf(document, 'files').map((row) => [row[0], row.at(-1)])).toEqual([
      ['1.csv', 1],
      ['3.csv', 1],
      ['2.csv', 2],
    ]);
    expect(text('en', sectionOf(document, 'columns').title!)).toBe(
      '1.csv and 1 other like it: what each column was taken for',
    );
    expect(text('en', sectionOf(document, 'columns_2').title!)).toBe('2.csv: what each column was taken for');
    expect(document.sections.map(({ id }) => id)).not.toContain('columns_3');
  });

  test('names what a later cell proved, and that it did', async () => {
    // More than the sample holds, all of it the same with day or month first.
    const open = Array.from({ length: 90_000 }, (_, i) => `${i % 50};05/05/2025;10,00`);
    const document = await inspect([
      written('a.csv', ['customer;date;amount', ...open, '7;05/13/2025;10,00']),
    ]);
    const [, , value, evidence] = rowsOf(document, 'recognised').find(([subject]) => subject === 'date')!;
    expect(value).toBe('mm/dd/yyyy');
    expect(evidence).toBe('the sample left it open; a later cell reads only like this');
  });

  test('without any purchase says so', async () => {
    const rows = ['customer_id,order_date,amount', '3,2026-03-01,-2.50', '4,2026-03-02,-2.50'];
    const document = await inspect([written('a.csv', rows)]);
    expect(notesOf(document, 'reconciliation')).toContain('No customer has a purchase up to 2026-03-02.');
  });

  test('calls standard input by its name', async () => {
    const document = await inspect([written('-', first)]);
    expect(text('pt-BR', sectionOf(document, 'columns').title!)).toBe('entrada padrão: o que cada coluna é');
  });
});

describe('totals that a file states', () => {
  const total = (line: number, stated: bigint, sum: bigint) => ({
    file: 'a.csv',
    line,
    label: 'Total',
    stated,
    sum,
    basis: 'all' as const,
  });

  async function stating(...totals: Reading['totals']): Promise<Document> {
    const reading = await readOrders(
      [written('a.csv', ['customer_id,order_date,amount', '3,2026-03-31,2.50'])],
      standard,
    );
    return documentOf({ ...reading, totals });
  }

  test('stand beside our own sums, with the difference', async () => {
    const document = await stating(total(9, 25_000n, 25_000n), total(12, 30_000n, 25_000n));
    expect(rowsOf(document, 'totals')).toEqual([
      ['a.csv', 9, 'Total', 25_000n, 25_000n, 'all', 0n],
      ['a.csv', 12, 'Total', 30_000n, 25_000n, 'all', 5_000n],
    ]);
    expect(notesOf(document, 'totals')[0]).toMatch(/^1 of 2 totals differ from our own sums/);
  });

  test('of many, those that differ come first, then the last', async () => {
    const equal = Array.from({ length: 20 }, (_, line) => total(line + 2, 10_000n, 10_000n));
    const document = await stating(...equal, total(30, 20_000n, 10_000n), total(31, 5_000n, 5_000n));
    const lines = rowsOf(document, 'totals').map(([, line]) => line);
    expect(lines).toHaveLength(10);
    expect(lines.slice(0, 3)).toEqual([30, 31, 21]);
  });

  test('that all agree are one sentence more', async () => {
    expect(notesOf(await stating(total(2, 25_000n, 25_000n)), 'totals')).toEqual([
      '1 total agrees with our own sum.',
    ]);
  });
});
