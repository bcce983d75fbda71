import { readdirSync, readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { refuseOwnOutput } from '../../src/cli/own-output.ts';
import { metaOf } from '../../src/cli/run.ts';
import { parseDay } from '../../src/domain/day.ts';
import { resolveInputs } from '../../src/ingest/source.ts';
import { LANGUAGES } from '../../src/locale/index.ts';
import { WRITERS } from '../../src/output/index.ts';
import { textOf } from '../../src/output/writer.ts';
import { analyse } from '../../src/pipeline.ts';
import { DEFAULT_POLICY } from '../../src/policy/policy.ts';
import { REPORTS } from '../../src/reports/index.ts';

const orders = resolveInputs(['fixtures/hand/pedidos.csv'], Readable.from([]));
const analysed = analyse(orders, { today: parseDay('2025-12-31')!, asOf: parseDay('2025-06-30')! });

const refuse = (text: string | Uint8Array) => () => refuseOwnOutput(Buffer.from(text), 'a.csv');

describe.each(REPORTS.map((report) => [report.id, report] as const))('what %s writes', (_, report) => {
  const cases = WRITERS.flatMap((writer) =>
    LANGUAGES.flatMap((language) =>
      [true, false].map((excel) => [writer.id, language, excel, writer] as const),
    ),
  );

  test.each(cases)('as %s in %s, for Excel: %s', async (_id, language, excel, writer) => {
    const { reading, analysis } = await analysed;
    const { sections } = report.build(analysis, {});
    const meta = metaOf({ reading, analysis, policy: DEFAULT_POLICY });
    const options = { language, excel, color: false, wide: true, guard: true };
    const written = textOf(writer.write({ report: report.id, meta, sections }, options));
    expect(refuse(written)).toThrow('E_OWN_OUTPUT a.csv:1');
  });
});

test.each([
  ['a list of some columns', 'customer_id,status,abc\nC1,active,A\n'],
  ['a list that a spreadsheet has saved again', '\ufeff"Cliente";"Situação";"ABC"\r\n'],
  ['a comparison of lists that do not tell their day', '{"meta":{"as_of":null,\n'],
  ['rejected records', 'file,line,reason,record\n'],
  ['an index', 'value,file,rows\nAna,Ana.csv,7\n'],
  ['an annotated export', 'pedido;cliente;data;valor;carteira_status;carteira_abc\n'],
  ['an annotated export with quotes', '"pedido"|"valor"|"carteira_status"\n'],
])('%s is ours', (_, text) => expect(refuse(text)).toThrow('E_OWN_OUTPUT'));

test.each([
  ['one column', 'status\nactive\n'],
  ['a register', 'customer_id,customer_name,salesperson,region,segment\n'],
  ['orders with the words of a list and more', 'customer_id,status,revenue,order_date\n'],
  ['objects of others', '{"customer_id":"C1","status":"active","order_date":"2025-01-01"}\n'],
  ['nothing', ''],
])('%s is not', (_, text) => expect(refuse(text)).not.toThrow());

const exports = ['fixtures', 'fixtures/erp', 'fixtures/hand']
  .flatMap((folder) => readdirSync(folder).map((name) => `${folder}/${name}`))
  .filter((name) => /\.(csv|txt)$/.test(name) && !name.endsWith('expected-classify.csv'));

test.each(exports)('%s is not', (name) => expect(refuse(readFileSync(name))).not.toThrow());
