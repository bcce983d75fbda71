import { describe, expect, test } from 'vitest';
import { customersOf, fatesOf, read, rejectsOf, sheet } from './reading.ts';

// Every figure below is small enough to be added up in the head.

const header = 'order_id,order_date,customer_id,amount,refund,order_status';

describe('a column of money given back', () => {
  test('is taken off the amount of its row, whatever its sign', async () => {
    const reading = await read(
      sheet(
        header,
        '1,2025-01-01,C1,50.00,,paid',
        '2,2025-01-02,C1,20.00,5.25,paid',
        '3,2025-01-03,C1,30.00,-10.00,paid',
        '4,2025-01-04,C2,8.00,0.00,paid',
      ),
    );
    expect(fatesOf(reading)).toEqual({ purchase: '4 92.75' });
    expect(customersOf(reading)).toEqual({ C1: '84.75 3', C2: '8.00 1' });
  });

  test('leaves nothing where all was given back, and freight with it', async () => {
    const reading = await read(
      sheet(
        header,
        '1,2025-01-01,C1,50.00,50.00,paid',
        '2,2025-01-02,C1,20.00,25.00,paid',
        '3,2025-01-03,C1,9.00,,paid',
      ),
    );
    expect(fatesOf(reading)).toEqual({ purchase: '1 9.00', zero: '2 0.00' });
  });

  test('says nothing of what a cancelled order was worth', async () => {
    const reading = await read(
      sheet(header, '1,2025-01-01,C1,50.00,50.00,cancelled', '2,2025-01-02,C1,20.00,,paid'),
    );
    expect(fatesOf(reading)).toEqual({ purchase: '1 20.00', cancelled: '1 50.00' });
  });

  test('takes what cannot be read out with its record', async () => {
    const reading = await read(
      sheet(
        header,
        '1,2025-01-01,C1,50.00,some,paid',
        '2,2025-01-02,C1,20.00,,paid',
        '3,2025-01-02,C1,1.00,,paid',
      ),
    );
    expect(rejectsOf(reading)).toEqual(['2 reject.amount']);
  });

  test('is exact beyond 2^53 ten-thousandths', async () => {
    const reading = await read(sheet(header, '1,2025-01-01,C1,900719925474099.25,0.30,paid'));
    expect(fatesOf(reading)).toEqual({ purchase: '1 900719925474098.95' });
  });
});

test('a discount that cannot be read is blamed by its own column and cell', async () => {
  const { rejects } = await read(
    sheet(
      'Pedido;Data;Cliente;Qtde;Preço Unitário;Desconto',
      '1;13/05/2025;Sol;2;10,00;1,00',
      '2;14/05/2025;Lua;2;10,00;10%',
      '3;14/05/2025;Lua;2;10,00;2,00',
      '4;14/05/2025;Lua;2;x;2,00',
    ),
  );
  expect(rejects.map(({ reason }) => reason.params)).toEqual([
    { column: 'Desconto', cell: '10%', style: ',' },
    { column: 'Preço Unitário', cell: 'x', style: ',' },
  ]);
});
