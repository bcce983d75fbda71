import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { type ListRequest, readList } from '../../../src/cli/lists/list-file.ts';
import { metaOf } from '../../../src/cli/run.ts';
import { isoOf, parseDay } from '../../../src/domain/day.ts';
import { CarteiraError } from '../../../src/domain/errors.ts';
import { encodeText } from '../../../src/ingest/bytes/encoding.ts';
import { resolveInputs } from '../../../src/ingest/source.ts';
import { LANGUAGES } from '../../../src/locale/index.ts';
import { text as said } from '../../../src/locale/text.ts';
import { WRITERS } from '../../../src/output/index.ts';
import { textOf } from '../../../src/output/writer.ts';
import { analyse } from '../../../src/pipeline.ts';
import { DEFAULT_POLICY } from '../../../src/policy/policy.ts';
import { REPORTS } from '../../../src/reports/index.ts';

const WANTED = ['customer_name', 'status', 'abc', 'revenue'];

function read(bytes: string | Uint8Array, request: Partial<ListRequest> = {}) {
  const stdin = Readable.from([Buffer.from(bytes)]);
  return readList({ file: '-', wanted: WANTED, ...request }, { stdin });
}

/** A list as lines: key and cells. */
async function lines(...given: Parameters<typeof read>) {
  const { rows, columns } = await read(...given);
  return rows.map(({ key, cells }) =>
    [key, ...[...columns.keys()].slice(1).map((id) => cells.get(id))].join(' '),
  );
}

/** What is wrong, in English, with the line. */
async function fault(...given: Parameters<typeof read>) {
  const error = await read(...given).catch((thrown: unknown) => thrown);
  if (!(error instanceof CarteiraError)) throw error;
  expect(error.code).toBe('E_LIST');
  return `${error.place.line}: ${said('en', error.params.fault as never)}`;
}

const orders = resolveInputs(['fixtures/hand/pedidos.csv'], Readable.from([]));
const analysed = analyse(orders, { today: parseDay('2025-12-31')!, asOf: parseDay('2025-06-30')! });

/** What fixtures/hand/README.md works out, in ten-thousandths. */
const HAND = [
  '00101 Padaria São João active A 79000000',
  '00102 Açougue Três Irmãos pre_inactive A 51000000',
  '00103 Mercearia Conceição inactivated A 40000000',
  '00106 Sorveteria Maçã active B 15000000',
  '00105 Restaurante Dendê active B 10000000',
  '00104 Café Avião inactive C 5000000',
  '00107 Bazar Ímpar inactive C -1500000',
  '00108 Empório Vovó Inácia inactive C 40000000',
];

describe('what classify has written', () => {
  const cases = WRITERS.filter(({ id }) => ['csv', 'json', 'ndjson'].includes(id)).flatMap((writer) =>
    LANGUAGES.flatMap((language) =>
      [false, true].map((excel) => [writer.id, language, excel, writer] as const),
    ),
  );

  test.each(cases)('as %s in %s, for Excel: %s, is read as it was', async (_, language, excel, writer) => {
    const { reading, analysis } = await analysed;
    const { sections } = REPORTS.find(({ id }) => id === 'classify')!.build(analysis, {});
    const meta = metaOf({ reading, analysis, policy: DEFAULT_POLICY });
    const options = { language, excel, color: false, wide: true, guard: true };
    const written = textOf(writer.write({ report: 'classify', meta, sections }, options));
    expect(await lines(written, { wanted: WANTED, asOf: 0 })).toEqual(HAND);
    expect(await lines(gzipSync(written), { wanted: WANTED, asOf: 0 })).toEqual(HAND);
    // JSON says so; in the others 2025-06-10 is 20 days ago, and so on down the list.
    expect(isoOf((await read(written)).asOf!)).toBe('2025-06-30');
  });
});

test('the list of a report with several sections is the last one with customers', async () => {
  const { reading, analysis } = await analysed;
  const { sections } = REPORTS.find(({ id }) => id === 'pareto')!.build(analysis, {});
  const meta = metaOf({ reading, analysis, policy: DEFAULT_POLICY });
  for (const id of ['csv', 'json', 'ndjson']) {
    const writer = WRITERS.find((each) => each.id === id)!;
    const options = { language: 'en', excel: false, color: false, wide: true, guard: true } as const;
    const written = textOf(writer.write({ report: 'pareto', meta, sections }, options));
    expect(await lines(written, { wanted: ['status'] })).toEqual([
      '00101 active',
      '00102 pre_inactive',
      '00103 inactivated',
    ]);
  }
});

describe('a list', () => {
  test('may have been saved again by a Brazilian Excel, with a column more and blank cells left out', async () => {
    const saved = encodeText(
      'Cliente;Situação;ABC;Receita;Última compra;Dias sem comprar;Observações\r\n' +
        '00101;ativo;A;7900;10/06/2025;20;ligar às 9h\r\n00107;inativo;C;-150,5;;\r\n;;;;;;\r\n',
      'windows-1252',
    )!;
    expect(await lines(saved, { wanted: ['status', 'abc', 'revenue'] })).toEqual([
      '00101 active A 79000000 20249 20',
      '00107 inactive C -1505000  ',
    ]);
    expect(isoOf((await read(saved)).asOf!)).toBe('2025-06-30');
  });

  test('needs nothing but the customer, in any spelling of a CNPJ', async () => {
    expect(await lines('customer_id\n11.222.333/0001-81\nC2\n')).toEqual(['11222333000181', 'C2']);
  });

  test('has its guards taken off', async () => {
    const { rows } = await read('customer_id,customer_name\n\'=1,"\'+x, y"\n-1.50,"\'quoted\'"\n');
    expect(rows.map(({ key, cells }) => [key, cells.get('customer_name')])).toEqual([
      ['=1', '+x, y'],
      ['-1.50', "'quoted'"],
    ]);
  });

  test('tells the lines of its rows, line ends in quotes counted', async () => {
    const text = 'customer_id,customer_name\r\nC1,"a\r\nb"\r\n\r\nC2,c\r\n';
    expect((await read(text)).rows.map(({ line }) => line)).toEqual([2, 5]);
    const json =
      '{"meta": {}, "sections": [{"columns": ["customer_id"], "rows": [\n{"customer_id": "C1"}\n]}]}';
    expect((await read(json)).rows.map(({ line }) => line)).toEqual([2]);
  });

  test('is of the day that somebody says, whatever else it says', async () => {
    const text = 'customer_id,last_purchase,age_days\nC1,2025-01-01,5\nC2,2025-01-01,6\n';
    expect((await read(text, { asOf: 77 })).asOf).toBe(77);
    expect((await read('customer_id\nC1\n')).asOf).toBeUndefined();
  });
});

describe.each([
  ['nothing', '\n', '1: the file is empty'],
  ['no customers', 'status,abc\nactive,A\n', '1: no column is customer_id (there are status, abc)'],
  [
    'the sections of a matrix',
    'section,item,measure,value\nmatrix,A/active,customers,1\n',
    '1: no column is customer_id (there are section, item, measure, value)',
  ],
  ['an id left out', 'customer_id,status\nC1,active\n,active\n', '3: customer_id is blank'],
  ['a cell too many', 'customer_id,status\nC1,active,x\n', '2: 3 cells where the first line has 2'],
  ['a cell too few', 'customer_id,status,abc\nC1\n', '2: 1 cell where the first line has 3'],
  ['another status', 'customer_id,status\nC1,Faturado\n', '2: status cannot be Faturado'],
  ['no amount', 'customer_id,revenue\nC1,many\n', '2: revenue cannot be many'],
  ['no day', 'customer_id,last_purchase\nC1,2025-02-30\n', '2: last_purchase cannot be 2025-02-30'],
  ['no age', 'customer_id,age_days\nC1,2.5\n', '2: age_days cannot be 2.5'],
  [
    'an open quote',
    'customer_id,status\nC1,active\nC2,"active\n',
    '3: a quote is never closed, or text follows a closing one',
  ],
  ['JSON cut short', '{"meta": {},\n"sections": [', '2: from here on this is no JSON'],
  [
    'a bad line of NDJSON',
    '{"customer_id":"C1","abc":"A"}\n{"customer_id"}\n',
    '2: from here on this is no JSON',
  ],
  [
    'a table of a terminal',
    'As of 2025-06-30, compared with 2025-05-31\n\nCustomer\n',
    '1: it is something else, a report as it stands on the screen',
  ],
  [
    'rejected records',
    'file,line,reason,record\n',
    '1: it is something else, the records that an earlier run rejected',
  ],
  [
    'rows of different days',
    'customer_id,last_purchase,age_days\nC1,2025-01-01,5\nC2,2025-01-01,6\n',
    '3: its row is of 2025-01-07, while that in line 2 is of 2025-01-06',
  ],
])('%s', (_, text, expected) => {
  test('is refused with its line', async () => {
    expect(await fault(text)).toBe(expected);
  });
});

test('a customer may have to stand once, and a column may have to be there', async () => {
  const twice = 'customer_id,status\n11.222.333/0001-81,active\nC1,active\n11222333000181,active\n';
  expect(await lines(twice)).toHaveLength(3);
  expect(await fault(twice, { once: true })).toBe('4: the customer 11222333000181 stands in line 2 already');
  expect(await fault('customer_id\nC1\n', { needed: 'status' })).toBe(
    '1: no column is status (there are customer_id)',
  );
});

test('the expected list of the hand-made orders is one', async () => {
  const typed = readFileSync('fixtures/hand/expected-classify.csv');
  expect(await lines(typed, { wanted: WANTED, asOf: 0 })).toEqual(HAND);
});
