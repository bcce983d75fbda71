import { describe, expect, test } from 'vitest';
import { detectLayout } from '../../../src/ingest/layout/detect.ts';

/** What is told of quantities below 0 in rows that begin with an order, a day and a customer. */
function told(header: string, ...rows: string[]): unknown[] {
  const lines = rows.map((row, index) => `${index + 1};2025-01-${10 + index};C${index};${row}`);
  return toldOf([`Pedido;Data;Cliente;${header}`, ...lines]);
}

function toldOf(lines: readonly string[]): unknown[] {
  const text = Buffer.from(lines.join('\n'));
  const { warnings } = detectLayout(text, {}, { file: 'orders.csv', complete: true });
  return warnings.filter(({ key }) => key === 'ingest.number.quantity_sign').map(({ params }) => params);
}

describe('a sale with a quantity below 0 and an amount above 0', () => {
  test('is told of, with the first of them', () => {
    expect(told('Quantidade;Valor', '2;20,00', '-1;10,50', '(3);30,00', '1;10,00')).toEqual([
      { header: 'Valor', n: 2, rows: 4, line: '3', quantity: '-1', sample: '10,50' },
    ]);
  });

  test('is told of where the total of an order is the money and nothing of it was sold', () => {
    const file = [
      'Pedido;Data;Cliente;Quantidade;Total do Pedido',
      '1;2025-01-10;C1;5;90,00',
      // Five were sold and one came back: 90,00 is what is left to pay.
      '1;2025-01-10;C1;-1;90,00',
      '2;2025-01-11;C2;-1;20,00',
      '2;2025-01-11;C2;-3;20,00',
      '3;2025-01-12;C3;1;10,00',
      '3;2025-01-12;C3;4;10,00',
    ];
    expect(toldOf(file)).toEqual([
      { header: 'Total do Pedido', n: 2, rows: 6, line: '4', quantity: '-1', sample: '20,00' },
    ]);
  });

  test.each([
    ['the amount has the sign as well', 'Quantidade;Valor', ['2;20,00', '-1;-10,50']],
    ['the amount is nothing', 'Quantidade;Valor', ['2;20,00', '-1;0,00']],
    ['there is no quantity', 'Valor', ['20,00', '10,50']],
    ['the amount comes of the quantity', 'Quantidade;Preço unitário', ['2;20,00', '-1;10,50']],
    [
      'a column says that it is a return',
      'Quantidade;Valor;Operação',
      ['2;20,00;Venda', '-1;10,50;Devolução de venda'],
    ],
    [
      'a column says that it is cancelled',
      'Quantidade;Valor;Situação',
      ['2;20,00;Faturado', '-1;10,50;Cancelado'],
    ],
  ])('is none where %s', (_why, header, rows) => {
    expect(told(header, ...rows)).toEqual([]);
  });
});
