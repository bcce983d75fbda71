import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { COLUMNS, classifyReference, fatesReference } from './index.ts';
import { readSheet } from './sheet.ts';

const folder = new URL('../../fixtures/hand/', import.meta.url);
const records = readSheet(readFileSync(new URL('pedidos.csv', folder)), {
  encoding: 'utf8',
  delimiter: ';',
  decimal: ',',
  date: 'dd/mm/yyyy',
  titleLines: 0,
  map: {
    customer_id: 'Código do Cliente',
    customer_name: 'Cliente',
    order_id: 'Pedido',
    order_date: 'Data do Pedido',
    amount: 'Valor',
    salesperson: 'Vendedor',
    region: 'Região',
    segment: 'Segmento',
    order_status: 'Situação',
    operation: 'Operação',
  },
});
const options = { asOf: '2025-06-30', today: '2025-07-15' };

test('the reference gives the sheet that was worked out by hand', () => {
  const rows = classifyReference(records, options);
  const lines = [COLUMNS, ...rows.map((row) => COLUMNS.map((column) => row[column]))].map((cells) =>
    cells.join(','),
  );
  expect(lines).toEqual(readFileSync(new URL('expected-classify.csv', folder), 'utf8').trimEnd().split('\n'));
});

// The table "Fates" of fixtures/hand/README.md.
test('every row of the hand sheet has the fate that was told by eye', () => {
  expect(fatesReference(records, options)).toEqual({
    purchase: { records: 18, money: 241_000_000n },
    return: { records: 2, money: -2_500_000n },
    unidentified: { records: 1, money: 3_500_000n },
    zero: { records: 1, money: 0n },
    cancelled: { records: 1, money: 9_000_000n },
    non_sale: { records: 1, money: 500_000n },
    after_as_of: { records: 1, money: 10_000_000n },
  });
});
