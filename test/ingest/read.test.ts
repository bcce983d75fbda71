import { describe, expect, test } from 'vitest';
import { isoOf, parseDay } from '../../src/domain/day.ts';
import { moneyText, type Ratio } from '../../src/domain/money.ts';
import { FIELDS, type Field } from '../../src/ingest/layout/layout.ts';
import { readOrders } from '../../src/ingest/read.ts';
import type { Reject } from '../../src/ingest/rejects.ts';
import { closeLedger } from '../../src/ledger/closed.ts';
import { memoryInput } from './memory-input.ts';
import { customersOf, fatesOf, read, sheet, standard } from './reading.ts';

// Every figure below is small enough to be added up in the head.

const day = (iso: string) => parseDay(iso)!;
const orders = (...rows: readonly string[]) => sheet('order_id,order_date,customer_id,amount', ...rows);

describe('every record has one fate', () => {
  const header = 'order_id,order_date,customer_id,customer_name,amount,status,operation';
  const reading = read(
    sheet(
      header,
      '1,2025-01-10,C1,Acme,100.00,paid,sale',
      '2,2025-01-11,C1,Acme,-20.00,paid,sale',
      '3,2025-01-12,C1,Acme,30.00,paid,devolução',
      '4,2025-01-13,C1,Acme,0.00,paid,sale',
      '5,2025-01-14,,,7.00,paid,sale',
      '6,2025-02-15,C1,Acme,11.00,paid,sale',
      '7,someday,C1,Acme,5.00,paid,sale',
      '8,2025-01-16,C1,Acme,13.00,paid,bonificação',
      '9,2025-01-17,C1,Acme,17.00,cancelado,sale',
      '10,2025-01-18,C1',
      header,
      '11,2025-01-19,C1,Acme,19.00,novidade,sale',
      ',,,TOTAL,182.00,,',
      '',
      ',,,,,,',
    ),
    { asOf: day('2025-01-31') },
  );

  test('the first that applies', async () => {
    expect(fatesOf(await reading)).toEqual({
      structural: '2 182.00',
      cancelled: '1 17.00',
      non_sale: '1 13.00',
      rejected: '2 5.00',
      after_as_of: '1 11.00',
      unidentified: '1 7.00',
      zero: '1 0.00',
      return: '2 -50.00',
      purchase: '2 119.00',
    });
  });

  test('and their counts sum to the records of the file: lines without content are none', async () => {
    const { fates, files } = await reading;
    expect(files.map(({ records }) => records)).toEqual([13]);
    expect(fates.reduce((sum, { records }) => sum + records, 0)).toBe(13);
  });

  test('the customer has the purchases less the returns, and the orders with a purchase', async () => {
    expect(customersOf(await reading)).toEqual({ C1: '69.00 2' });
  });

  test('unknown status words are sales, and counted', async () => {
    const words = [...(await reading).unknownStatuses];
    expect(words.map(([word, { records, money }]) => `${word} ${records} ${moneyText(money)}`)).toEqual([
      'novidade 1 19.00',
    ]);
  });

  test('rejected records have their physical line, reason and text', async () => {
    const { rejects } = await reading;
    expect(rejects.map(({ file, line, reason, record }) => [file, line, reason.key, record])).toEqual([
      ['a.csv', 8, 'reject.date', '7,someday,C1,Acme,5.00,paid,sale'],
      ['a.csv', 11, 'reject.width', '10,2025-01-18,C1'],
    ]);
  });
});

describe('dates', () => {
  test('the latest day with a sale is the as-of date, unidentified ones included, cancelled ones not', async () => {
    const reading = await read(
      sheet(
        'order_id,order_date,customer_id,amount,status',
        '1,2025-03-01,C1,10.00,paid',
        '2,2025-03-05,0,10.00,paid',
        '3,2025-03-09,C1,10.00,void',
      ),
    );
    expect(isoOf(reading.asOf)).toBe('2025-03-05');
  });

  test('a day after today is rejected, or filtered where the as-of date is given', async () => {
    const rows = orders('1,2025-12-31,C1,10.00', '2,2026-01-01,C1,20.00', '3,2025-12-30,C1,1.00');
    const found = await read(rows);
    expect([isoOf(found.asOf), fatesOf(found)]).toEqual([
      '2025-12-31',
      { rejected: '1 20.00', purchase: '2 11.00' },
    ]);
    const given = await read(rows, { asOf: day('2025-12-31') });
    expect(fatesOf(given)).toEqual({ after_as_of: '1 20.00', purchase: '2 11.00' });
  });

  test('a day before 1970 is rejected', async () => {
    const reading = await read(
      orders('1,1969-12-31,C1,10.00', '2,1970-01-01,C1,20.00', '3,1970-01-02,C1,1.00'),
    );
    expect(fatesOf(reading)).toEqual({ rejected: '1 10.00', purchase: '2 21.00' });
    expect(reading.rejects[0]!.reason.key).toBe('reject.before_1970');
  });

  test('no sale at all is refused', async () => {
    await expect(read(orders('1,2025-01-01,C1,0.00'))).rejects.toMatchObject({ code: 'E_NO_SALES' });
  });
});

describe('amounts', () => {
  test('are exact beyond the safe integers', async () => {
    const reading = await read(
      orders('1,2025-01-01,C1,90071992547409.93', '2,2025-01-01,C1,90071992547409.93'),
    );
    expect(customersOf(reading)).toEqual({ C1: '180143985094819.86 2' });
  });

  test('a tenth added ten thousand times is a thousand', async () => {
    const rows = Array.from({ length: 10_000 }, (_, n) => `${n + 1},2025-01-01,C1,0.10`);
    expect(customersOf(await read(orders(...rows)))).toEqual({ C1: '1000.00 10000' });
  });

  test('are rounded to four decimals, each by itself', async () => {
    const reading = await read(
      orders('1,2025-01-01,C1,0.00005', '2,2025-01-01,C1,0.00005', '3,2025-01-01,C1,0.00004'),
    );
    expect([fatesOf(reading).zero, reading.fates.at(-1)!.money]).toEqual(['1 0.00', 2n]);
  });

  test('are quantity x unit price - discount where there is no such column', async () => {
    const reading = await read(
      sheet(
        'order_id,order_date,customer_id,quantity,unit_price,discount',
        '1,2025-01-01,C1,3,10.50,1.50',
        '1,2025-01-01,C1,-1,10.50,',
      ),
    );
    expect(fatesOf(reading)).toEqual({ purchase: '1 30.00', return: '1 -10.50' });
  });

  test('the total of an order counts once, whatever the number of its rows', async () => {
    const header = 'order_id,order_date,customer_id,order_total';
    const rows = [
      '1,2025-01-01,C1,50.00',
      '1,2025-01-01,C1,50.00',
      '2,2025-01-01,C1,50.00',
      '1,2025-01-01,C1,50.00',
    ];
    const reading = await read(sheet(header, ...rows), { layout: { map: { order_total: 'order_total' } } });
    expect(customersOf(reading)).toEqual({ C1: '100.00 2' });
    expect(fatesOf(reading)).toEqual({ purchase: '2 100.00', zero: '2 0.00' });
  });

  test('an amount is always summed', async () => {
    const rows = ['1,2025-01-01,C1,50.00', '1,2025-01-01,C1,50.00', '2,2025-01-01,C1,50.00'];
    const reading = await read(orders(...rows), { layout: { map: { amount: 'amount' } } });
    expect(customersOf(reading)).toEqual({ C1: '150.00 2' });
  });

  test('margin is a column of its own', async () => {
    const margin = await read(
      sheet(
        'order_id,order_date,customer_id,amount,margin',
        '1,2025-01-01,C1,50.00,12.50',
        '2,2025-01-02,C1,50.00,-2.25',
      ),
    );
    expect(customersOf(margin)).toEqual({ C1: '100.00 2 10.25' });
  });
});

describe('words', () => {
  const withStatus = async (status: string) =>
    Object.keys(
      fatesOf(
        await read(
          sheet(
            'order_id,order_date,customer_id,amount,status',
            '1,2025-01-01,C1,1.00,paid',
            `2,2025-01-01,C1,2.00,${status}`,
          ),
        ),
      ),
    ).filter((fate) => fate !== 'purchase');

  test.each(['Cancelado', 'CANCELADA', 'cancelled', 'Anulado', 'Void', 'Estornado', 'Denegada', 'Devolvido'])(
    'status %s: cancelled',
    async (status) => expect(await withStatus(status)).toEqual(['cancelled']),
  );

  test.each([
    'Faturado',
    'Pendente',
    'Em aberto',
    'Aguardando pagamento',
    'open',
    'on hold',
    'Concluído',
    '',
  ])('status "%s": a sale', async (status) => expect(await withStatus(status)).toEqual([]));

  test.each(['Orçamento', 'Quotation', 'rascunho'])('status %s: no sale', async (status) =>
    expect(await withStatus(status)).toEqual(['non_sale']),
  );

  const withOperation = async (operation: string) =>
    fatesOf(
      await read(
        sheet(
          'order_id,order_date,customer_id,amount,operation',
          '1,2025-01-01,C1,1.00,Venda',
          `2,2025-01-01,C1,2.00,${operation}`,
        ),
      ),
    );

  test.each(['Devolução de venda', 'DEV', '1202', '2.411', 'Credit note'])(
    'operation %s: a return',
    async (operation) =>
      expect(await withOperation(operation)).toEqual({ purchase: '1 1.00', return: '1 -2.00' }),
  );

  test.each(['Bonificação', 'Remessa em consignação', 'Transferência', '5.910', '6152', '5202'])(
    'operation %s: no sale',
    async (operation) =>
      expect(await withOperation(operation)).toEqual({ purchase: '1 1.00', non_sale: '1 2.00' }),
  );

  test.each(['5102', '6.108', 'Venda de mercadoria', 'Pedido'])('operation %s: a sale', async (operation) =>
    expect(await withOperation(operation)).toEqual({ purchase: '2 3.00' }),
  );

  test('a cancellation flag or date', async () => {
    const rows = ['S', 'N', '', '2025-01-02', '0', 'x'].map(
      (flag, n) => `${n + 1},2025-01-01,C1,1.00,${flag}`,
    );
    const layout = { map: { cancelled_flag: 'flag' } };
    const reading = await read(sheet('order_id,order_date,customer_id,amount,flag', ...rows), { layout });
    expect(fatesOf(reading)).toEqual({ cancelled: '3 3.00', purchase: '3 3.00' });
  });

  test('a cancellation date that is the first day of a calendar says that there is none', async () => {
    const dates = [
      '30/12/1899',
      '01/01/1900',
      '1900-01-01 00:00:00',
      '01/01/0001',
      '18991230',
      '#N/D',
      '31/12/1999',
    ];
    const rows = dates.map((flag, n) => `${n + 1},2025-01-01,C1,1.00,${flag}`);
    const layout = { map: { cancelled_flag: 'flag' } };
    const reading = await read(sheet('order_id,order_date,customer_id,amount,flag', ...rows), { layout });
    expect(fatesOf(reading)).toEqual({ cancelled: '1 1.00', purchase: '6 6.00' });
  });
});

describe('columns', () => {
  test('named like their field need no --map', async () => {
    const given: Readonly<Partial<Record<Field, string>>> = {
      order_date: '2025-01-01',
      invoice_date: '2025-01-02',
      amount: '10.00',
      order_total: '10.00',
      quantity: '2',
      unit_price: '5.00',
      discount: '0.00',
      margin: '1.00',
      cost: '9.00',
    };
    // A discount in percent is of use only where quantity x unit price is all there is.
    const named = FIELDS.filter((field) => field !== 'discount_percent');
    const row = named.map((field) => given[field] ?? 'x').join(',');
    const { files } = await read(sheet(named.join(','), row), { asOf: day('2025-01-31') });
    expect(files[0]!.layout.columns).toEqual(Object.fromEntries(named.map((field, index) => [field, index])));
  });
});

describe('customers', () => {
  const header = 'order_id,order_date,customer_id,tax_id,customer_name,amount';
  const layout = { map: { customer_tax_id: 'tax_id' } };

  test('a blank id falls back to the tax id, then to the name; a placeholder id never does', async () => {
    const reading = await read(
      sheet(
        header,
        '1,2025-01-01,C1,11.222.333/0001-81,Acme,1.00',
        '2,2025-01-01,,11.222.333/0001-81,Acme,2.00',
        '3,2025-01-01,,,Initech,4.00',
        '4,2025-01-01,0000,,Initech,8.00',
        '5,2025-01-01,-1,,Initech,16.00',
        '6,2025-01-01,C9,,Consumidor Final,32.00',
        '7,2025-01-01,,,Cliente Padrão,64.00',
        '8,2025-01-01,,,,128.00',
      ),
      { layout },
    );
    expect(customersOf(reading)).toEqual({ '11.222.333/0001-81': '2.00 1', C1: '1.00 1', Initech: '4.00 1' });
    expect(fatesOf(reading).unidentified).toBe('5 248.00');
  });

  test('the unit is part of the key, and zeros and blanks of ids are text', async () => {
    const reading = await read(
      sheet(
        'order_id,order_date,customer_id,loja,amount',
        '1,2025-01-01, 000123 ,01,1.00',
        '2,2025-01-01,000123,02,2.00',
        '3,2025-01-01,123,01,4.00',
      ),
      { layout: { map: { customer_unit: 'loja' } } },
    );
    expect(customersOf(reading)).toEqual({
      '000123/01': '1.00 1',
      '000123/02': '2.00 1',
      '123/01': '4.00 1',
    });
  });

  test('names of the language change nothing', async () => {
    const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
    const reading = await read(orders(...names.map((name, n) => `${n + 1},2025-01-01,${name},${n + 1}.00`)));
    const portfolio = closeLedger(reading.ledger, new Map(), reading.asOf);
    const found = Array.from({ length: portfolio.size }, (_, customer) => [
      portfolio.customerId(customer),
      moneyText(portfolio.totals(customer).purchases),
    ]);
    expect(found).toEqual([
      ['__proto__', '1.00'],
      ['constructor', '2.00'],
      ['hasOwnProperty', '4.00'],
      ['toString', '3.00'],
    ]);
  });
});

describe('orders', () => {
  test('an order is branch, id and customer; without an id it is customer and day', async () => {
    const reading = await read(
      sheet(
        'branch,order_id,order_date,customer_id,amount',
        '1,10,2025-01-01,C1,1.00',
        '1,10,2025-01-02,C1,2.00',
        '2,10,2025-01-01,C1,4.00',
        '1,10,2025-01-01,C2,8.00',
        '1,010,2025-01-01,C2,16.00',
        '1,0,2025-01-01,C3,32.00',
        '2,,2025-01-01,C3,64.00',
        '1,000,2025-01-02,C3,128.00',
      ),
    );
    expect(customersOf(reading)).toEqual({ C1: '7.00 2', C2: '24.00 2', C3: '224.00 2' });
  });

  test('equal rows count twice, and once with dedupe, however far apart', async () => {
    const rows = [
      '1,2025-01-01,C1,1.00',
      '1,2025-01-01,C1,2.00',
      '2,2025-01-01,C1,4.00',
      '1,2025-01-01,C1,1.00',
    ];
    expect(fatesOf(await read(orders(...rows)))).toEqual({ purchase: '4 8.00' });
    expect(fatesOf(await read(orders(...rows), { dedupe: true }))).toEqual({
      duplicate: '1 1.00',
      purchase: '3 7.00',
    });
  });

  test('an order that two files give alike counts once; different ones are refused or settled', async () => {
    const first = orders('1,2025-01-01,C1,1.00', '2,2025-01-02,C1,2.00');
    const same = orders('2,2025-01-02,C1,2.00', '3,2025-01-03,C1,4.00');
    const other = orders('2,2025-01-02,C1,2.50', '3,2025-01-03,C1,4.00');
    const alike = await read([first, same]);
    expect([customersOf(alike), fatesOf(alike).superseded]).toEqual([{ C1: '7.00 3' }, '1 2.00']);
    await expect(read([first, other])).rejects.toMatchObject({ code: 'E_OVERLAP' });
    expect(customersOf(await read([first, other], { overlap: 'sum' }))).toEqual({ C1: '9.50 3' });
    expect(customersOf(await read([first, other], { overlap: 'latest' }))).toEqual({ C1: '7.50 3' });
    expect(customersOf(await read([other, first], { overlap: 'latest' }))).toEqual({ C1: '7.00 3' });
  });
});

describe('an as-of date that is given', () => {
  const keysAt = async (asOf: string, ...rows: string[]) =>
    (await read(orders(...rows), { asOf: parseDay(asOf)! })).warnings.map(({ key }) => key);
  const rows = ['1,2025-01-01,C1,1.00', '2,2025-01-31,C1,1.00'];

  test.each([
    ['2025-01-31', []],
    // 30 days later, and 31.
    ['2025-03-02', []],
    ['2025-03-03', ['as_of.behind']],
    ['2024-12-31', ['as_of.too_early']],
  ])('%s: %j', async (asOf, keys) => {
    expect(await keysAt(asOf, ...rows)).toEqual(keys);
  });

  test('says nothing of orders that go on after it', async () => {
    expect(await keysAt('2025-03-03', ...rows, '3,2025-06-01,C1,1.00')).toEqual([]);
  });
});

describe('an order that a later file has as cancelled', () => {
  const export_ = (...rows: string[]) =>
    sheet('order_id,order_date,customer_id,amount,order_status', ...rows);
  const january = export_('1,2025-01-01,C1,1.00,Aberto', '2,2025-01-02,C2,2.00,Faturado');
  const february = export_('1,2025-01-01,C1,1.00,Cancelado', '3,2025-02-01,C2,4.00,Faturado');

  test('is given differently by both, and is settled like any other', async () => {
    await expect(read([january, february])).rejects.toMatchObject({ code: 'E_OVERLAP' });
    const latest = await read([january, february], { overlap: 'latest' });
    expect(customersOf(latest)).toEqual({ C2: '6.00 2' });
    expect(fatesOf(latest)).toEqual({ purchase: '2 6.00', superseded: '1 1.00', cancelled: '1 1.00' });
    expect(customersOf(await read([january, february], { overlap: 'sum' }))).toEqual({
      C1: '1.00 1',
      C2: '6.00 2',
    });
  });

  test('was taken up again where a later file has it as a sale', async () => {
    expect(customersOf(await read([february, january]))).toEqual({ C1: '1.00 1', C2: '6.00 2' });
    // Of three files the last one that says anything counts.
    const march = export_('1,2025-01-01,C1,1.00,Faturado');
    const all = await read([january, february, march]);
    expect(customersOf(all)).toEqual({ C1: '1.00 1', C2: '6.00 2' });
  });

  test('is another order where it is of another customer or branch', async () => {
    const other = export_('1,2025-01-01,C9,1.00,Cancelado', '4,2025-02-01,C1,8.00,Faturado');
    expect(customersOf(await read([january, other]))).toEqual({ C1: '9.00 2', C2: '2.00 1' });
  });

  test('may be cancelled in part by the same file that gives the rest alike', async () => {
    const whole = export_('1,2025-01-01,C1,1.00,Faturado', '1,2025-01-01,C1,5.00,Cancelado');
    expect(customersOf(await read([whole, `${whole}4,2025-01-03,C2,1.00,Faturado\n`]))).toEqual({
      C1: '1.00 1',
      C2: '1.00 1',
    });
  });
});

describe('rejected records', () => {
  /** Good rows of 1.00 each, and bad ones whose amount of 1.00 can be read. */
  const mixed = (good: number, bad: number) =>
    orders(
      ...Array.from({ length: good }, (_, n) => `${n + 1},2025-01-01,C1,1.00`),
      ...Array.from({ length: bad }, (_, n) => `${n + 1},someday,C1,1.00`),
    );
  const limit: Ratio = { num: 1n, den: 100n };

  test.each([
    ['up to 20 of a few', 30, 20],
    ['exactly 1 % of many', 2079, 21],
    ['exactly half', 10, 10],
  ])('are left out: %s', async (_name, good, bad) => {
    expect(fatesOf(await read(mixed(good, bad)))).toEqual({
      purchase: `${good} ${good}.00`,
      rejected: `${bad} ${bad}.00`,
    });
  });

  test.each([
    ['21 and more than 1 %', 2078, 21],
    ['more than half', 9, 10],
  ])('stop the run: %s', async (_name, good, bad) => {
    const place = { file: 'a.csv', line: good + 2 };
    await expect(read(mixed(good, bad))).rejects.toMatchObject({ code: 'E_REJECTS', place });
  });

  test.each([
    // 21 of 233 are 9.01 %, 21 of 209 are 10.05 %, and so is their money.
    ['the limit that would keep them', 212, { key: 'reject.allowed', params: { share: 10 } }],
    ['none where it is beyond 10 %', 188, { key: 'reject.allowed_none', params: {} }],
  ])('name %s', async (_name, good, allowed) => {
    await expect(read(mixed(good, 21))).rejects.toMatchObject({ code: 'E_REJECTS', params: { allowed } });
  });

  test('more than 1 % of the money is too much, even in few of the records', async () => {
    const big = Array.from({ length: 21 }, (_, n) => `${n + 1},someday,C1,2.00`);
    await expect(read(mixed(2079, 0) + big.join('\n'))).rejects.toMatchObject({ code: 'E_REJECTS' });
  });

  test('with a limit given, only that counts', async () => {
    await expect(read(mixed(98, 1), { maxRejects: limit })).rejects.toMatchObject({ code: 'E_REJECTS' });
    expect(fatesOf(await read(mixed(99, 1), { maxRejects: limit }))).toHaveProperty('rejected', '1 1.00');
    const all: Ratio = { num: 1n, den: 1n };
    expect(fatesOf(await read(mixed(1, 30), { maxRejects: all }))).toHaveProperty('rejected', '30 30.00');
  });

  test('strict refuses a single one', async () => {
    await expect(read(mixed(99, 1), { strict: true })).rejects.toMatchObject({ code: 'E_STRICT' });
    expect(fatesOf(await read(mixed(99, 0), { strict: true }))).toEqual({ purchase: '99 99.00' });
  });

  test('all of them go to the sink, the first few are kept', async () => {
    const lines: number[] = [];
    const rejects = {
      add: ({ line }: Reject) => lines.push(line),
      restart: () => lines.splice(0),
    };
    const reading = await read(mixed(12, 10), { rejects });
    expect(lines).toEqual(Array.from({ length: 10 }, (_, n) => 14 + n));
    expect(reading.rejects.map(({ line }) => line)).toEqual(lines.slice(0, reading.rejects.length));
  });
});

describe('a cell far behind the sample', () => {
  const header = 'order_id;order_date;customer_id;amount;street';
  // More than the megabyte that the layout is found from; 01/02 may be either style, and the language says dd/mm.
  const many = Array.from(
    { length: 30_000 },
    (_, n) => `${100_000 + n};01/02/2025;C1;10,00;Rua das Flores 1`,
  );
  const file = sheet(header, ...many, '1;03/25/2025;C2;5,00;Rua B');
  const input = (repeatable: boolean) => memoryInput('a.csv', Buffer.from(file), 1 << 16, repeatable);

  test('proves the other style: the file is read again', async () => {
    expect(file.length).toBeGreaterThan(1 << 20);
    const reading = await readOrders([input(true)], standard);
    expect([isoOf(reading.asOf), fatesOf(reading)]).toEqual(['2025-03-25', { purchase: '30001 300005.00' }]);
    expect(isoOf(closeLedger(reading.ledger, new Map(), reading.asOf).purchaseDays(0)[0]!)).toBe(
      '2025-01-02',
    );
  });

  test('is refused where the file cannot be read again, with the flag', async () => {
    await expect(readOrders([input(false)], standard)).rejects.toMatchObject({
      code: 'E_CONTRADICTION',
      params: { cell: '03/25/2025', flag: '--date-format mm/dd/yyyy' },
      place: { file: 'a.csv', line: 30_002 },
    });
  });
});
