import { describe, expect, test } from 'vitest';
import { parseDay } from '../../src/domain/day.ts';
import { moneyText } from '../../src/domain/money.ts';
import type { LayoutOptions } from '../../src/ingest/layout/layout.ts';
import { machineText } from '../../src/output/cell.ts';
import { analyse } from '../../src/pipeline.ts';
import { loadPolicy } from '../../src/policy/policy.ts';
import { memoryInput } from './memory-input.ts';

// What the sample could not tell and a later part of the file does, or leaves open. Expected figures by hand.

const today = parseDay('2026-01-01')!;
const asOf = parseDay('2025-12-31')!;

/** Rows that fill the sample of a file and say nothing: 60,000 of about 20 bytes. */
const filler = (row: (n: number) => string) => Array.from({ length: 60_000 }, (_, n) => row(n));

async function outcome(lines: readonly string[] | Buffer, layout: LayoutOptions = {}, policy = '') {
  const bytes = Buffer.isBuffer(lines) ? lines : Buffer.from(`${lines.join('\n')}\n`);
  const { reading, analysis } = await analyse([memoryInput('a.csv', bytes)], {
    today,
    asOf,
    layout,
    policy: loadPolicy(policy, 'carteira.yaml'),
  });
  const shown = [
    'customer_id',
    'salesperson',
    'first_purchase',
    'last_purchase',
    'orders',
    'revenue',
    'abc_value',
  ];
  const columns = analysis.columns.filter(({ id }) => shown.includes(id));
  return {
    rows: Array.from(analysis.order, (customer) =>
      columns.map((column) => machineText(column, analysis.cell(column.id, customer))).join(' '),
    ),
    fates: Object.fromEntries(
      reading.fates
        .filter(({ records }) => records > 0)
        .map(({ fate, records, money }) => [fate, `${records} ${moneyText(money)}`]),
    ),
    warnings: reading.warnings,
  };
}

describe('a total given on every row of its order', () => {
  const header = 'pedido,cliente_id,data,order_total,vendedor,margem';
  const rows = [
    '1,A,2025-01-01,100.00,Zoe,10.00',
    '1,A,2025-01-20,100.00,Ana,20.00',
    '2,B,2025-01-25,50.00,Zoe,5.00',
  ];
  const byMargin = 'abc:\n  value: margin\n';

  test('counts on the earliest day, and what else the rows say counts as ever', async () => {
    const { rows: shown, fates } = await outcome([header, ...rows], {}, byMargin);
    expect(shown).toEqual([
      'A Ana 2025-01-01 2025-01-01 1 100.00 30.00',
      'B Zoe 2025-01-25 2025-01-25 1 50.00 5.00',
    ]);
    expect(fates).toEqual({ zero: '1 0.00', purchase: '2 150.00' });
  });

  test('whatever the order of the rows', async () => {
    const expected = await outcome([header, ...rows], {}, byMargin);
    for (const order of [
      [1, 0, 2],
      [2, 1, 0],
      [1, 2, 0],
    ]) {
      expect(await outcome([header, ...order.map((at) => rows[at]!)], {}, byMargin)).toEqual(expected);
    }
  });
});

describe('what the sample leaves open', () => {
  const head = 'order_id,customer_id,order_date,amount';

  test('a date that reads both ways is a question, also beyond the sample', async () => {
    const lines = [head, ...filler((n) => `${n},C1,05/05/2025,10.00`), '1,C2,03/04/2025,10.00'];
    await expect(outcome(lines)).rejects.toMatchObject({ code: 'E_AMBIGUOUS_DATE', place: { line: 60_002 } });
    const proven = [...lines, '2,C2,25/04/2025,10.00'];
    expect((await outcome(proven)).rows.at(-1)).toBe('C2  2025-04-03 2025-04-25 2 20.00 20.00');
  });

  test('a number that reads both ways is one too', async () => {
    // English names say a decimal point, semicolons a decimal comma.
    const lines = [head, ...filler((n) => `${n},C1,2025-05-13,10`), '1,C2,2025-05-14,1.234'].map((line) =>
      line.replaceAll(',', ';'),
    );
    await expect(outcome(lines)).rejects.toMatchObject({
      code: 'E_AMBIGUOUS_NUMBER',
      place: { line: 60_002 },
    });
  });

  test('a damaged byte is refused where other names have read well', async () => {
    const lines = ['order_id,customer_name,order_date,amount', ...filler((n) => `${n},ANA,2025-05-13,10.00`)];
    const tail = Buffer.concat([
      Buffer.from('1,São João,2025-05-13,10.00\n2,Bad '),
      Buffer.from([0xe7]),
      Buffer.from(',2025-05-13,10.00\n'),
    ]);
    await expect(outcome(Buffer.concat([Buffer.from(`${lines.join('\n')}\n`), tail]))).rejects.toMatchObject({
      code: 'E_ENCODING',
      place: { line: 60_003 },
    });
  });
});

test('total lines are no customers, with a date or without', async () => {
  const { rows, fates } = await outcome([
    'pedido;cliente;data;valor',
    '1;ANA;01/01/2025;100,50',
    '2;BIA;25/01/2025;150,25',
    'Total Geral;;31/01/2025;250,75',
    'Total A;;;100,50',
    ';Subtotal;31/01/2025;150,25',
  ]);
  expect(rows.map((row) => row.split(' ')[0])).toEqual(['BIA', 'ANA']);
  expect(fates).toEqual({ structural: '3 501.50', purchase: '2 250.75' });
});
