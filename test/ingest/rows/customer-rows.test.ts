import fs from 'node:fs';
import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { isoOf, parseDay } from '../../../src/domain/day.ts';
import { moneyText } from '../../../src/domain/money.ts';
import type { LayoutOptions } from '../../../src/ingest/layout/layout.ts';
import { type ReadOptions, readOrders } from '../../../src/ingest/read.ts';
import type { Reading } from '../../../src/ingest/reading.ts';
import { type CustomerRow, CustomerRows } from '../../../src/ingest/rows/customer-rows.ts';
import { Reopened } from '../../../src/ingest/rows/reopened.ts';
import { TaxOwners } from '../../../src/ingest/rows/tax-owners.ts';
import { type Input, resolveInputs } from '../../../src/ingest/source.ts';
import { customerKey } from '../../../src/ingest/values/tax-id.ts';
import { closeLedger } from '../../../src/ledger/closed.ts';
import { memoryInput } from '../memory-input.ts';
import { sheet, standard } from '../reading.ts';

interface Read {
  readonly inputs: readonly Input[];
  readonly reading: Reading;
  readonly options: ReadOptions;
}

async function readAll(inputs: readonly Input[], given: Partial<ReadOptions> = {}): Promise<Read> {
  const options = { ...standard, ...given };
  return { inputs, reading: await readOrders(inputs, options), options };
}

const readTexts = (texts: readonly string[], given: Partial<ReadOptions> = {}) =>
  readAll(
    texts.map((text, index) => memoryInput(`${'ab'[index]}.csv`, Buffer.from(text), 64)),
    given,
  );

/** The rows of a customer, file by file. */
async function rowsOf({ inputs, reading, options }: Read, key: string): Promise<CustomerRow[][]> {
  const all: CustomerRow[][] = [];
  for (const [number, { file, layout }] of reading.files.entries()) {
    const rows: CustomerRow[] = [];
    all.push(rows);
    const superseded = reading.superseded.get(number) ?? new Set<string>();
    const how = { ...options, dedupe: options.dedupe ?? false, superseded };
    const sink = new CustomerRows(file, layout, key, how, (row) => rows.push(row));
    const reopened = await Reopened.open(inputs[number]!, layout);
    for await (const _span of reopened.rows(sink));
    sink.flush();
    reopened.close();
  }
  return all;
}

const shown = ({ line, day, order, fate, amount }: CustomerRow) =>
  [
    line,
    day === undefined ? '-' : isoOf(day),
    order || '-',
    fate ?? '-',
    amount === undefined ? '-' : moneyText(amount),
  ].join(' ');

/** The rows of C1 in some files, as text. */
async function told(texts: readonly string[], given: Partial<ReadOptions> = {}): Promise<string[][]> {
  const rows = await rowsOf(await readTexts(texts, given), 'C1');
  return rows.map((some) => some.map(shown));
}

const HEADER = 'customer_id;customer_name;order_id;order_date;amount;status;operation';

describe('the rows of a customer', () => {
  test('are told with line, day, order, fate and what they count', async () => {
    const text = sheet(
      HEADER,
      'C1;Um;1;2025-01-10;10.00;;Venda',
      'C2;Dois;2;2025-01-11;20.00;;Venda',
      'C1;Um;3;2025-01-12;5.00;;Devolução',
      'C1;"U\nm";4;2025-01-13;7.00;Cancelado;Venda',
      'C1;Um;5;2025-01-14;8.00;;Bonificação',
      'C1;Um;6;2025-01-15;0.00;;Venda',
      'C1;Consumidor Final;7;2025-01-16;9.00;;Venda',
      'C1;Um;8;not a day;9.00;;Venda',
      'C1;Um;9;2025-02-20;9.00;;Venda',
      'C1;Um;10;2025-01-18',
      ';Um;;;;;',
      'C1;Um;11;2025-01-19;3.50;;Venda',
    );
    // Line 5 goes on in line 6. The return is written positive. A row of nobody's name is nobody's; a torn row may be anybody's.
    expect(await told([text], { asOf: parseDay('2025-01-31')! })).toEqual([
      [
        '2 2025-01-10 1 purchase 10.00',
        '4 2025-01-12 3 return -5.00',
        '5 2025-01-13 4 cancelled 7.00',
        '7 2025-01-14 5 non_sale 8.00',
        '8 2025-01-15 6 zero 0.00',
        '10 - 8 rejected 9.00',
        '11 2025-02-20 9 after_as_of 9.00',
        '14 2025-01-19 11 purchase 3.50',
      ],
    ]);
  });

  test('of an order repeated in another file are superseded there, copied rows duplicate', async () => {
    const first = sheet(
      'customer_id,order_id,order_date,amount',
      'C1,1,2025-01-10,10.00',
      'C1,2,2025-01-11,4.00',
    );
    const second = sheet(
      'customer_id,order_id,order_date,amount',
      'C1,1,2025-01-10,10.00',
      'C1,3,2025-01-12,6.00',
      'C1,3,2025-01-12,6.00',
    );
    expect(await told([first, second], { dedupe: true, layout: { map: { amount: 'amount' } } })).toEqual([
      ['2 2025-01-10 1 purchase 10.00', '3 2025-01-11 2 purchase 4.00'],
      ['2 2025-01-10 1 superseded 10.00', '3 2025-01-12 3 purchase 6.00', '4 2025-01-12 3 duplicate 6.00'],
    ]);
  });

  test('with an order total count it once; one that waits for it counts nothing itself', async () => {
    const text = sheet(
      'customer_id,order_id,order_date,order_total',
      'C1,1,2025-01-10,',
      'C1,1,2025-01-10,30.00',
      'C1,1,2025-01-10,30.00',
    );
    expect(await told([text], { layout: { map: { order_total: 'order_total' } } })).toEqual([
      ['2 2025-01-10 1 - -', '3 2025-01-10 1 purchase 30.00', '4 2025-01-10 1 zero 0.00'],
    ]);
  });

  test('are those of any spelling of a CNPJ', async () => {
    const read = await readTexts([
      sheet(
        'cnpj,data,valor',
        '11.222.333/0001-81,2025-01-10,1.00',
        '11222333000181,2025-01-11,2.00',
        ',2025-01-12,3.00',
      ),
    ]);
    const [rows] = await rowsOf(read, '11222333000181');
    expect(rows!.map(shown)).toEqual(['2 2025-01-10 - purchase 1.00', '3 2025-01-11 - purchase 2.00']);
  });

  test('of a company are those of all its branches', async () => {
    const text = sheet(
      'codigo cliente,cnpj,data,valor',
      '1,11.222.333/0001-81,2025-01-10,1.00',
      // Check digits of branch 0002: 5+4+6+4+18+24+21+18+0+0+0+4 = 104, 11 - 104 mod 11 = 6; 6+5+8+6+4+27+24+21+0+0+0+6+12 = 119,
      // 11 - 119 mod 11 = 2.
      '2,11.222.333/0002-62,2025-01-11,2.00',
      '3,,2025-01-12,3.00',
    );
    const read = await readTexts([text], { layout: { groupBy: 'tax-root' } });
    const [rows] = await rowsOf(read, '11222333');
    expect(rows!.map(({ line }) => line)).toEqual([2, 3]);
  });
});

describe('owners of a tax id', () => {
  const ownersOf = async (text: string, wanted: string) => {
    const { inputs, reading } = await readTexts([text]);
    const { layout } = reading.files[0]!;
    const sink = new TaxOwners(layout, wanted);
    const reopened = await Reopened.open(inputs[0]!, layout);
    for await (const _span of reopened.rows(sink));
    reopened.close();
    return [...sink.keys];
  };

  test('are found in any spelling, valid or not, zeros left out or not', async () => {
    const text = sheet(
      'codigo cliente;cnpj;data;valor',
      'A;11.222.333/0001-81;10/01/2025;1,00',
      'B;11222333000181;10/01/2025;1,00',
      'C;01.222.333/0001-99;10/01/2025;1,00',
      'D;1222333000199;10/01/2025;1,00',
      'E;;10/01/2025;1,00',
    );
    expect(await ownersOf(text, '11222333000181')).toEqual(['A', 'B']);
    expect(await ownersOf(text, '01222333000199')).toEqual(['C', 'D']);
    expect(await ownersOf(text, '99999999000199')).toEqual([]);
  });

  test('are nobody where no column has one', async () => {
    expect(await ownersOf(sheet('cliente,data,valor', 'A,2025-01-10,1.00'), '11222333000181')).toEqual([]);
  });
});

interface Telling {
  readonly refused?: string;
  readonly layout?: LayoutOptions;
  readonly pending?: true;
}

const tellings = Object.entries(
  JSON.parse(fs.readFileSync('fixtures/erp/fixtures.json', 'utf8')) as Record<string, Telling>,
).filter(([, { refused, pending }]) => refused === undefined && pending === undefined);

test.each(tellings)('the rows of every customer of %s make its revenue', async (name, { layout }) => {
  const inputs = resolveInputs([`fixtures/erp/${name}`], Readable.from([]));
  const read = await readAll(inputs, { today: parseDay('2026-07-01')!, ...(layout ? { layout } : {}) });
  const portfolio = closeLedger(read.reading.ledger, new Map(), read.reading.asOf);
  const lines = new Set<number>();
  expect(portfolio.size).toBeGreaterThan(0);
  for (let customer = 0; customer < portfolio.size; customer++) {
    const [rows] = await rowsOf(read, customerKey(portfolio.customerId(customer)));
    const sum = (fate: string) =>
      rows!.reduce((total, row) => (row.fate === fate ? total + row.amount! : total), 0n);
    const { purchases, returns } = portfolio.totals(customer);
    expect([sum('purchase'), -sum('return')]).toEqual([purchases, returns]);
    for (const { line } of rows!) {
      expect(lines.has(line)).toBe(false);
      lines.add(line);
    }
  }
});
