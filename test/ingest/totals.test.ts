import { describe, expect, test } from 'vitest';
import { moneyText } from '../../src/domain/money.ts';
import type { ReadOptions } from '../../src/ingest/read.ts';
import type { Reading } from '../../src/ingest/reading.ts';
import { read, sheet } from './reading.ts';

// The totals that files state, beside our own sums. Every figure is small enough to be added up in the head.

const HEADER = 'Pedido;Data;Cliente;Situação;Operação;Valor';
const ROWS = [
  '1;10/01/2025;Sol;Faturado;Venda;10,00',
  '2;11/01/2025;Sol;Faturado;Venda;5,50',
  '3;12/01/2025;Lua;Cancelado;Venda;4,00',
  '4;31/01/2025;Lua;Faturado;Venda;20,00',
];

/** What was compared, as `line label stated sum basis`. */
const totalsOf = ({ totals }: Reading) =>
  totals.map(
    ({ line, label, stated, sum, basis }) =>
      `${line} ${label} ${moneyText(stated)} ${moneyText(sum)} ${basis}`,
  );
const warningsOf = ({ warnings }: Reading) =>
  warnings.flatMap(({ params }) => {
    const { warning } = params as { warning?: { key: string } };
    return warning?.key === 'read.total' ? [warning.key] : [];
  });

/** Small files are compared row by row and go without the kernel; both ways must add up the same. */
const WAYS: readonly (readonly [string, Partial<ReadOptions>])[] = [
  ['record by record', {}],
  ['by the kernel', { compareRows: false }],
  ['in small steps', { chunkBytes: 7 }],
];

describe.each(WAYS)('totals, %s', (_name, options) => {
  const totals = async (...rows: readonly string[]) => totalsOf(await read(sheet(HEADER, ...rows), options));

  test('at the foot are of all rows, or of all but the cancelled', async () => {
    expect(await totals(...ROWS, 'Total geral;;;;;39,50')).toEqual(['6 Total geral 39.50 39.50 all']);
    expect(await totals(...ROWS, 'Total geral;;;;;35,50')).toEqual([
      '6 Total geral 35.50 35.50 not_cancelled',
    ]);
  });

  test('leave out what is no sale where that is what they say', async () => {
    const bonus = '5;31/01/2025;Lua;Faturado;Bonificação;3,00';
    expect(await totals(...ROWS, bonus, 'Total;;;;;42,50')).toEqual(['7 Total 42.50 42.50 all']);
    expect(await totals(...ROWS, bonus, 'Total;;;;;35,50')).toEqual(['7 Total 35.50 35.50 sales']);
  });

  test('may add returns as they are written', async () => {
    // 39.50 and a return of 2.00: 37.50 net, 41.50 as the column adds up.
    const back = '5;31/01/2025;Lua;Faturado;Devolução de venda;2,00';
    expect(await totals(...ROWS, back, 'Total;;;;;37,50')).toEqual(['7 Total 37.50 37.50 all']);
    expect(await totals(...ROWS, back, 'Total;;;;;41,50')).toEqual(['7 Total 41.50 41.50 as_written']);
  });

  test('under the header are of all that follows', async () => {
    expect(await totals('Total;;;;;39,50', ...ROWS)).toEqual(['2 Total 39.50 39.50 all']);
  });

  test('of groups are of the rows since the total before, those of groups of groups reach further', async () => {
    expect(
      await totals(
        ...ROWS.slice(0, 2),
        'Subtotal;;;;;15,50',
        ...ROWS.slice(2),
        'Subtotal;;;;;24,00',
        'Total geral;;;;;39,50',
      ),
    ).toEqual(['4 Subtotal 15.50 15.50 all', '7 Subtotal 24.00 24.00 all', '8 Total geral 39.50 39.50 all']);
  });

  test('that do not agree are told with the nearest sum', async () => {
    const reading = await read(sheet(HEADER, ...ROWS, 'Total geral;;;;;39,47'), options);
    expect(totalsOf(reading)).toEqual(['6 Total geral 39.47 39.50 all']);
    expect(warningsOf(reading)).toEqual(['read.total']);
  });

  test('without an amount are compared with nothing', async () => {
    const reading = await read(sheet(HEADER, ...ROWS, 'Total geral;;;;;'), options);
    expect(totalsOf(reading)).toEqual([]);
    expect(warningsOf(reading)).toEqual([]);
  });

  test('count rejected rows in whose amounts can be read', async () => {
    const reading = await read(
      sheet(HEADER, ...ROWS, '5;99/01/2025;Lua;Faturado;Venda;1,00', 'Total;;;;;40,50'),
      options,
    );
    expect(totalsOf(reading)).toEqual(['7 Total 40.50 40.50 all']);
  });
});

test('every file has its own', async () => {
  const reading = await read([
    sheet(HEADER, ...ROWS, 'Total;;;;;39,50'),
    sheet(HEADER, '9;15/01/2025;Mar;Faturado;Venda;7,00', 'Total;;;;;8,00'),
  ]);
  expect(reading.totals.map(({ file }) => file)).toEqual(['a.csv', 'b.csv']);
  expect(totalsOf(reading)).toEqual(['6 Total 39.50 39.50 all', '3 Total 8.00 7.00 all']);
});

test('hundreds of subtotals are compared each with its own rows', async () => {
  const groups = Array.from({ length: 500 }, (_, group) => [
    `${group};10/01/2025;C${group};Faturado;Venda;${group + 1},25`,
    `Subtotal;;;;;${group + 1},25`,
  ]).flat();
  // 1 + 2 + ... + 500 = 125,250, and 500 quarters are 125.
  const reading = await read(sheet(HEADER, ...groups, 'Total;;;;;125.375,00'));
  expect(reading.totals.filter(({ stated, sum }) => stated !== sum)).toEqual([]);
  expect(reading.totals).toHaveLength(501);
});
