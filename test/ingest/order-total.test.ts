import { describe, expect, test } from 'vitest';
import { customersOf, fatesOf, read, rejectsOf, sheet } from './reading.ts';

// Every figure below is small enough to be added up in the head.

const named = (...rows: readonly string[]) =>
  sheet('order_id,order_date,customer_id,order_total,margin,operation', ...rows);

describe('a total on each row of its order', () => {
  test('turns the margin of every row where the operation is a return', async () => {
    const reading = await read(
      named(
        '1,2025-01-01,C1,50.00,10.00,sale',
        '1,2025-01-01,C1,50.00,5.00,sale',
        '2,2025-01-02,C1,20.00,4.00,return',
        '2,2025-01-02,C1,20.00,3.00,return',
      ),
    );
    expect(fatesOf(reading)).toEqual({ purchase: '1 50.00', return: '1 -20.00', zero: '2 0.00' });
    // 50 - 20; the margin is 10 + 5 - 4 - 3.
    expect(customersOf(reading)).toEqual({ C1: '30.00 1 8.00' });
  });
});

describe('a total on the first row of its order', () => {
  test('counts once, and the rows without it count as its further rows', async () => {
    const reading = await read(
      named(
        '1,2025-01-01,C1,50.00,10.00,sale',
        '1,2025-01-01,C1,,5.00,sale',
        '2,2025-01-02,C1,-20.00,-4.00,sale',
        '2,2025-01-02,C1," ",-3.00,sale',
        '3,2025-01-03,C1,20.00,4.00,return',
        '3,2025-01-03,C1,,3.00,return',
        '4,2025-01-04,,8.00,1.00,sale',
        '4,2025-01-04,,,1.00,sale',
      ),
    );
    expect(fatesOf(reading)).toEqual({
      purchase: '1 50.00',
      return: '2 -40.00',
      zero: '3 0.00',
      unidentified: '2 8.00',
    });
    // 50 - 20 - 20; the margin is 10 + 5 - 4 - 3 - 4 - 3.
    expect(customersOf(reading)).toEqual({ C1: '10.00 1 1.00' });
  });

  test('may stand below: the order of rows changes nothing', async () => {
    const rows = [
      '1,2025-01-02,C1,,5.00,sale',
      '1,2025-01-01,C1,50.00,10.00,sale',
      '1,2025-01-02,C1,,1.00,sale',
      '2,2025-01-02,C1,7.00,2.00,sale',
    ];
    const forwards = await read(named(...rows));
    const backwards = await read(named(...rows.toReversed()));
    expect(fatesOf(forwards)).toEqual({ purchase: '2 57.00', zero: '2 0.00' });
    expect(customersOf(forwards)).toEqual({ C1: '57.00 2 18.00' });
    expect(fatesOf(backwards)).toEqual({ purchase: '2 57.00', zero: '2 0.00' });
    expect(customersOf(backwards)).toEqual({ C1: '57.00 2 18.00' });
    // The third and the first row are one row of the file twice: the second of them is left out.
    const twice = await read(named(...rows, rows[0]!), { dedupe: true });
    expect(fatesOf(twice)).toEqual({ purchase: '2 57.00', zero: '2 0.00', duplicate: '1 0.00' });
  });

  test('is missed where no row of the order gives it, and where there is no order', async () => {
    const reading = await read(
      named(
        '1,2025-01-01,C1,50.00,10.00,sale',
        '2,2025-01-01,C2,,5.00,sale',
        ',2025-01-01,C1,,5.00,sale',
        '3,2025-01-01,C1,7.00,2.00,sale',
        '3,2025-01-01,C9,,2.00,sale',
        '4,2025-01-01,C1,x,2.00,sale',
        '5,2025-01-01,C1,1.00,0.00,sale',
        '6,2025-01-01,C1,1.00,0.00,sale',
      ),
    );
    expect(fatesOf(reading)).toEqual({ purchase: '4 59.00', rejected: '4 0.00' });
    expect(rejectsOf(reading)).toEqual([
      '4 reject.amount_blank',
      '7 reject.amount',
      '3 reject.order_total_missing',
      '6 reject.order_total_missing',
    ]);
    // C2 and C9 bought nothing that could be read: they are no customers.
    expect(customersOf(reading)).toEqual({ C1: '59.00 4 12.00' });
  });
});

describe('what a system calls the amount of an item', () => {
  const bling = (...rows: readonly string[]) =>
    sheet(
      'Número do pedido;Número do pedido multiloja;Data;Nome;Quantidade;Preço de lista;Valor total',
      ...rows,
    );

  test('is a question where it repeats itself in every order, and quantity x price is another', async () => {
    // 30 + 20 and 2 x 5 + 5: the orders are 50 and 15.
    const repeated = bling(
      '1;LV-1;16/05/2025;Sol;1;30,00;50,00',
      '1;LV-1;16/05/2025;Sol;1;20,00;50,00',
      '2;LV-2;17/05/2025;Lua;2;5,00;15,00',
      '2;LV-2;17/05/2025;Lua;1;5,00;15,00',
    );
    await expect(read(repeated)).rejects.toMatchObject({ code: 'E_AMBIGUOUS_TOTAL', place: { line: 3 } });
    const total = await read(repeated, { layout: { map: { order_total: 'Valor total' } } });
    expect(customersOf(total)).toEqual({ Sol: '50.00 1', Lua: '15.00 1' });
  });

  test('is believed where equal items cost it', async () => {
    const equal = bling('1;LV-1;16/05/2025;Sol;1;30,00;30,00', '1;LV-1;16/05/2025;Sol;2;15,00;30,00');
    expect(customersOf(await read(equal))).toEqual({ Sol: '60.00 1' });
  });
});
