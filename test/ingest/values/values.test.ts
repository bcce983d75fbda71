import { describe, expect, test } from 'vitest';
import { customersOf, fatesOf, read, rejectsOf, sheet } from '../reading.ts';

// Every figure below is small enough to be added up in the head.

const header = 'order_id,order_date,customer_id,customer_tax_id,customer_name,amount';

describe('text that is protected from spreadsheets', () => {
  test('is the same id, date, number and name with and without', async () => {
    const reading = await read(
      sheet(
        header,
        '1,2025-01-01,00123,,Sol,10.00',
        "'1,'2025-01-01,'00123,,'Sol,'20.00",
        '="2","=""2025-01-02""",="00123",,="Sol",="30.00"',
      ),
    );
    expect(customersOf(reading)).toEqual({ '00123': '60.00 2' });
    expect(fatesOf(reading)).toEqual({ purchase: '3 60.00' });
    expect(reading.ledger.attributes.valueOf(0, 0)).toBe('Sol');
  });
});

describe('marks for "nothing"', () => {
  test.each(['NULL', '-', '#N/D', '(null)', 'None', 'False', '  ', '00/00/0000', '/  /', '0000-00-00'])(
    'a date %j is blank',
    async (mark) => {
      const reading = await read(
        sheet(header, '1,2025-01-01,C1,,Sol,10.00', `2,${mark},C1,,Sol,20.00`, '3,2025-01-02,C1,,Sol,1.00'),
      );
      expect(fatesOf(reading)).toEqual({ purchase: '2 11.00', rejected: '1 20.00' });
      expect(rejectsOf(reading)).toEqual(['3 reject.date_blank']);
    },
  );

  test.each(['NULL', '-', '#N/A', 'N/D', 'None', ''])('an amount %j is blank, not 0', async (mark) => {
    const reading = await read(
      sheet(
        header,
        '1,2025-01-01,C1,,Sol,10.00',
        `2,2025-01-02,C1,,Sol,${mark}`,
        '3,2025-01-02,C1,,Sol,1.00',
      ),
    );
    expect(fatesOf(reading)).toEqual({ purchase: '2 11.00', rejected: '1 0.00' });
    expect(rejectsOf(reading)).toEqual(['3 reject.amount_blank']);
  });

  test('an id, a tax id, a unit or an order id is blank', async () => {
    const reading = await read(
      sheet(
        'order_id,order_date,customer_id,loja,customer_tax_id,customer_name,amount',
        // Falls back to the tax id, then to the name.
        '1,2025-01-01,#N/D,,T9,Sol,1.00',
        '2,2025-01-01,-,01,(null),Lua,2.00',
        // No key at all.
        '3,2025-01-01,None,,-,False,4.00',
        '4,2025-01-01,C1,N/D,,Mar,8.00',
        // Both rows are one order: customer and day.
        'NULL,2025-01-01,C2,01,,Rio,16.00',
        '-,2025-01-01,C2,01,,Rio,32.00',
      ),
    );
    expect(customersOf(reading)).toEqual({
      T9: '1.00 1',
      Lua: '2.00 1',
      C1: '8.00 1',
      'C2/01': '48.00 1',
    });
    expect(fatesOf(reading)).toEqual({ purchase: '5 59.00', unidentified: '1 4.00' });
  });

  test('NULL as an id stays a placeholder, which does not fall back to the name', async () => {
    const reading = await read(sheet(header, '1,2025-01-01,C1,,Sol,1.00', '2,2025-01-01,NULL,,Lua,2.00'));
    expect(fatesOf(reading)).toEqual({ purchase: '1 1.00', unidentified: '1 2.00' });
  });

  test('an attribute leaves the one before as it is', async () => {
    const reading = await read(
      sheet(
        'order_id,order_date,customer_id,salesperson,amount',
        '1,2025-01-01,C1,Ana,1.00',
        '2,2025-01-02,C1,NULL,1.00',
        '3,2025-01-03,C1,-,1.00',
      ),
    );
    expect(reading.ledger.attributes.valueOf(0, 1)).toBe('Ana');
  });

  test('a margin or a discount is none', async () => {
    const margins = await read(
      sheet(
        'order_id,order_date,customer_id,amount,margin',
        '1,2025-01-01,C1,10.00,4.00',
        '2,2025-01-01,C1,10.00,#N/D',
      ),
    );
    expect(customersOf(margins)).toEqual({ C1: '20.00 2 4.00' });
    expect(margins.warnings.map(({ key }) => key)).toEqual(['as_of.stale']);
    const discounts = await read(
      sheet(
        'order_id,order_date,customer_id,quantity,unit_price,discount',
        '1,2025-01-01,C1,2,10.00,1.50',
        '2,2025-01-01,C1,2,10.00,-',
      ),
    );
    expect(customersOf(discounts)).toEqual({ C1: '38.50 2' });
  });
});

describe('amounts marked D and C', () => {
  const sales = (...rows: readonly string[]) => sheet('Pedido;Data;Cliente;Tipo;Valor', ...rows);

  test('count as they stand where all of them have the same letter', async () => {
    const reading = await read(
      sales('1;01/01/2025;C1;x;1.234,56 C', '2;13/01/2025;C1;x;"0,44 C"', '3;14/01/2025;C1;x;10,00C'),
    );
    expect(customersOf(reading)).toEqual({ C1: '1245.00 3' });
    expect(reading.warnings.map(({ key, params }) => [key, params.warning ?? key])[0]).toMatchObject([
      'read.warning',
      { key: 'ingest.number.one_side', params: { header: 'Valor', side: 'C' } },
    ]);
  });

  test('count negative with the letter that the returns have', async () => {
    const reading = await read(
      sales(
        '1;13/01/2025;C1;Venda;1.000,00 D',
        '2;14/01/2025;C1;Devolução;100,50 C',
        '3;15/01/2025;C1;Devolução;0,00 C',
        '4;15/01/2025;C1;Venda;5,25',
      ),
    );
    expect(customersOf(reading)).toEqual({ C1: '904.75 2' });
    expect(fatesOf(reading)).toEqual({ purchase: '2 1005.25', return: '1 -100.50', zero: '1 0.00' });
  });

  test('are refused where both letters occur and no operation tells', async () => {
    const rows = ['1;13/01/2025;C1;x;1.000,00 D', '2;14/01/2025;C1;x;100,50 C'];
    await expect(read(sales(...rows))).rejects.toMatchObject({
      code: 'E_DEBIT_CREDIT',
      place: { file: 'a.csv', line: 3 },
      params: { header: 'Valor', debit: '1.000,00 D', credit: '100,50 C' },
    });
    // The letter of the returns has a sale too.
    const mixed = [
      '1;13/01/2025;C1;Venda;1,00 D',
      '2;14/01/2025;C1;Devolução;1,00 C',
      '3;14/01/2025;C1;Venda;1,00 C',
    ];
    await expect(read(sales(...mixed))).rejects.toMatchObject({ code: 'E_DEBIT_CREDIT' });
  });

  test('are rejected with a letter that the sample does not have', async () => {
    const rows = Array.from(
      { length: 30_000 },
      (_, n) => `${n + 1};13/01/2025;C1;Venda do balcão da esquina;1,00 D`,
    );
    const reading = await read(sales(...rows, '99999;14/01/2025;C1;Venda;7,00 C'));
    expect(fatesOf(reading)).toEqual({ purchase: '30000 30000.00', rejected: '1 0.00' });
  });
});

describe('quantities', () => {
  const sold = (...rows: readonly string[]) =>
    sheet('Order,Date,Customer,Qty,Unit Price,Amount,Margin', ...rows);

  test('of three decimals are told from thousands by quantity x price = amount', async () => {
    // Nothing but the products speaks for the comma: 10 x 2.5 = 25, and not 10,000 x 2,500 = 25,000.
    const rows = ['"10,000","2,500","25,000"', '"1,500","4,000","6,000"', '"3,000","2,000","6,000"'];
    const reading = await read(sold(...rows.map((row, n) => `${n},2025-01-13,C1,${row},"1,250"`)));
    expect(customersOf(reading)).toEqual({ C1: '37.00 3 3.75' });
  });

  test('that are no product leave the language to decide', async () => {
    const rows = ['"10,000","2,500","31,000"', '"1,500","4,000","9,000"', '"3,000","2,000","7,000"'];
    const reading = await read(sold(...rows.map((row, n) => `${n},2025-01-13,C1,${row},"1,250"`)));
    expect(customersOf(reading)).toEqual({ C1: '47000.00 3 3750.00' });
  });

  test('make the amount where there is no other', async () => {
    const reading = await read(
      sheet(
        'Pedido;Data;Cliente;Qtde;Preço Unitário',
        '1;13/01/2025;C1;10,000;2,50',
        '2;13/01/2025;C1;0,250;10,00',
      ),
    );
    expect(customersOf(reading)).toEqual({ C1: '27.50 2' });
  });
});
