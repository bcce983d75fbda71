import { describe, expect, test } from 'vitest';
import type { Reading } from '../../../src/ingest/reading.ts';
import type { Reject } from '../../../src/ingest/rejects.ts';
import { customersOf, fatesOf, read, rejectsOf, sheet } from '../reading.ts';

// Order columns that stand on the first row of an order only. Every figure is small enough to be added up in the head.

const layoutOf = ({ files }: Reading) => files[0]!.layout;
const shapeOf = (reading: Reading) =>
  layoutOf(reading).evidence.find(({ subject }) => subject === 'shape')!.reason;

// The columns of an Odoo export of orders with their lines (odoo/odoo #267431 shows the blank cells).
const odoo = (...rows: readonly string[]) =>
  sheet(
    'Order Reference,Customer,Order Date,Salesperson,Status,Order Lines/Product,Order Lines/Quantity,Order Lines/Subtotal',
    ...rows,
  );

describe('a blank order id', () => {
  test('goes on with the order above: date, customer, salesperson and status are carried', async () => {
    const reading = await read(
      odoo(
        'S1,Acme,2025-01-10 08:00:00,Ana,Sales Order,Nut,2,10.00',
        ',,,,,Bolt,1,5.00',
        ',,,,,Gear,1,-1.00',
        'S2,Initech,2025-01-11 08:00:00,Bia,Cancelled,Nut,4,20.00',
        ',,,,,Bolt,8,40.00',
        'S3,Acme,2025-01-12 08:00:00,Ana,Sales Order,Nut,1,5.00',
        'S4,"Sol, Lua",2025-01-13 08:00:00,Bia,Sales Order,Nut,1,5.00',
        '"","","","","",Bolt,1,2.50',
      ),
    );
    expect(fatesOf(reading)).toEqual({ purchase: '5 27.50', return: '1 -1.00', cancelled: '2 60.00' });
    expect(customersOf(reading)).toEqual({ Acme: '19.00 2', 'Sol, Lua': '7.50 1' });
    expect(layoutOf(reading)).toMatchObject({
      carried: { key: 0, by: 'blank', columns: [0, 1, 2, 3, 4], items: [5], same: [] },
      ordered: true,
    });
    expect(shapeOf(reading)).toEqual({
      key: 'ingest.shape.carried',
      params: { columns: 'Customer, Order Date, Salesperson, Status' },
    });
  });

  test('sums without a word are no item of the order above them, and no order goes on behind them', async () => {
    const rows = [
      'S1,Acme,2025-01-10,Ana,Sales Order,Nut,2,10.00',
      ',,,,,Bolt,1,5.00',
      'S2,Initech,2025-01-11,Bia,Sales Order,Nut,4,20.00',
      ',,,,,Bolt,8,40.00',
    ];
    const reading = await read(odoo(...rows, ',,,,,,15,75.00', ',,,,,Lost,1,2.00'));
    // Acme 10 + 5, Initech 20 + 40; the sum and what stands behind it belong to nobody.
    expect(customersOf(reading)).toEqual({ Acme: '15.00 1', Initech: '60.00 1' });
    expect(fatesOf(reading)).toEqual({ purchase: '4 75.00', rejected: '2 77.00' });
  });

  test('without an order above is rejected, also behind a total and a row that cannot be read', async () => {
    const rejected: string[] = [];
    const rejects = {
      add: ({ line, reason, record }: Reject) => rejected.push(`${line} ${reason.key} ${record}`),
      restart: () => rejected.splice(0),
    };
    const reading = await read(
      odoo(
        ',,,,,Cut,1,1.00',
        'S1,Acme,2025-01-10,Ana,Sales Order,Nut,2,10.00',
        ',,,,,Bolt,1,5.00',
        'S2,Initech,2025-01-11,Bia,Sales Order,Nut,4,20.00',
        ',,,,,Bolt,8,40.00',
        ',,,,,Total,15,76.00',
        ',,,,,Lost,1,2.00',
        'S3,Acme,2025-01-12,Ana,Sales Order,Nut',
        ',,,,,Bolt,1,4.00',
        ',,,,,,,',
        'S4,Acme,someday,Ana,Sales Order,Nut,1,8.00',
        ',,,,,Bolt,1,16.00',
        'S5,Acme,2025-01-13,Ana,Sales Order,Nut,1,32.00',
        '',
        ',,,,,Bolt,1,64.00',
        'S6,Acme,2025-01-14,Ana,Sales Order,Nut,1,128.00',
      ),
      { rejects },
    );
    expect(rejected).toEqual([
      '2 reject.carried_start ,,,,,Cut,1,1.00',
      '8 reject.carried_start ,,,,,Lost,1,2.00',
      '9 reject.width S3,Acme,2025-01-12,Ana,Sales Order,Nut',
      '10 reject.carried_start ,,,,,Bolt,1,4.00',
      '12 reject.date S4,Acme,someday,Ana,Sales Order,Nut,1,8.00',
      '13 reject.date ,,,,,Bolt,1,16.00',
    ]);
    expect(fatesOf(reading)).toEqual({
      structural: '1 76.00',
      purchase: '7 299.00',
      // 1 + 2 + 4 + 8 + 16: what stands in the short row cannot be read.
      rejected: '6 31.00',
    });
    expect(customersOf(reading)).toEqual({ Acme: '239.00 3', Initech: '60.00 1' });
  });

  test('is no pattern in one order only', async () => {
    const reading = await read(
      odoo(
        'S1,Acme,2025-01-10,Ana,Sales Order,Nut,2,10.00',
        ',,,,,Bolt,1,5.00',
        'S2,Initech,2025-01-11,Bia,Sales Order,Nut,4,20.00',
      ),
    );
    expect(layoutOf(reading)).toMatchObject({ ordered: false });
    expect(fatesOf(reading)).toEqual({ purchase: '2 30.00', rejected: '1 5.00' });
    expect(rejectsOf(reading)).toEqual(['3 reject.date_blank']);
  });

  test.each([
    ['where another order repeats its id', 'S3,Acme,2025-01-12,Ana,Sales Order,Bolt,1,4.00'],
    ['where a row without an id has a date', ',,2025-01-12,,,Bolt,1,4.00'],
    ['where a row without an id has a customer', ',Acme,,,,Bolt,1,4.00'],
  ])('is no pattern %s', async (_name, row) => {
    const reading = await read(
      odoo(
        'S1,Acme,2025-01-10,Ana,Sales Order,Nut,2,10.00',
        ',,,,,Bolt,1,5.00',
        'S2,Initech,2025-01-11,Bia,Sales Order,Nut,4,20.00',
        ',,,,,Bolt,8,40.00',
        'S3,Acme,2025-01-12,Ana,Sales Order,Nut,1,2.00',
        row,
      ),
    );
    expect(layoutOf(reading).carried).toBeUndefined();
    expect(rejectsOf(reading).slice(0, 2)).toEqual(['3 reject.date_blank', '5 reject.date_blank']);
  });

  test('is no pattern where nothing is of an item: a row may be damaged', async () => {
    const rows = [
      '1,Acme,2025-01-10,10.00',
      ',,,5.00',
      '2,Acme,2025-01-11,20.00',
      ',,,40.00',
      '3,Acme,2025-01-12,2.00',
    ];
    const reading = await read(sheet('order_id,customer,order_date,amount', ...rows));
    expect(rejectsOf(reading)).toEqual(['3 reject.date_blank', '5 reject.date_blank']);
  });

  test('a row that says something of its order itself is read as it stands', async () => {
    const many = Array.from({ length: 400 }, (_, n) => [
      `S${n + 10},Acme,2025-01-10,Ana,Sales Order,Nut,2,10.00`,
      `,,,,,${'Bolt '.repeat(700)},1,5.00`,
    ]).flat();
    const reading = await read(
      odoo(
        ...many,
        ',Initech,2025-01-11,,,Nut,1,1.00',
        ',,,,,Bolt,1,2.00',
        ',,2025-01-12,,,Bolt,1,4.00',
        'S1,Hooli,,Ana,Sales Order,Bolt,1,8.00',
        ',,,,,Bolt,1,16.00',
      ),
    );
    // Without an id an order is a customer's day; without a customer it is nobody's.
    expect(fatesOf(reading)).toEqual({
      purchase: '802 6003.00',
      unidentified: '1 4.00',
      rejected: '2 24.00',
    });
    expect(customersOf(reading)).toEqual({ Acme: '6000.00 400', Initech: '3.00 1' });
  });
});

// Some of the columns of a Shopify export (docs.xbp.app/order-format): number and e-mail stand on every row of an order.
const shopify = (...rows: readonly string[]) =>
  sheet(
    'Name,Email,Financial Status,Subtotal,Created at,Lineitem quantity,Lineitem name,Billing Name,Cancelled at',
    ...rows,
  );
const map = { customer_id: 'Email', order_total: 'Subtotal' };

describe('a repeated order id', () => {
  test('goes on with the order above: its total counts once, its status and name are carried', async () => {
    const reading = await read(
      shopify(
        '#1,a@x,paid,15.00,2025-01-10 08:00:00,2,Nut,Acme,',
        '#1,a@x,,,,1,Bolt,,',
        '#2,b@x,paid,60.00,2025-01-11 08:00:00,4,Nut,Initech,2025-01-12',
        '#2,b@x,,,,8,Bolt,,',
        '#2,b@x,,,,8,Gear,,',
        '#3,a@x,voided,7.00,2025-01-13 08:00:00,1,Nut,Acme,',
        '#4,a@x,paid,5.00,2025-01-14 08:00:00,1,Nut,Acme,',
        '#5,,paid,3.00,2025-01-15 08:00:00,1,Nut,,',
        '#5,,,,,1,Bolt,,',
      ),
      { layout: { map } },
    );
    expect(layoutOf(reading).carried).toEqual({
      key: 0,
      by: 'repeated',
      columns: [2, 4, 7, 8],
      items: [],
      same: [0, 1],
    });
    expect(fatesOf(reading)).toEqual({
      purchase: '2 20.00',
      zero: '1 0.00',
      cancelled: '4 67.00',
      unidentified: '2 3.00',
    });
    expect(customersOf(reading)).toEqual({ 'a@x': '20.00 2' });
  });

  test('takes the total for one by its values alone, and nothing of money is carried', async () => {
    const reading = await read(
      sheet(
        'order_id,order_date,customer,product,total,margin',
        '1,2025-01-10,Acme,Nut,15.00,3.00',
        '1,,,Bolt,,1.00',
        '2,2025-01-11,Initech,Nut,60.00,9.00',
        '2,,,Bolt,,',
        '3,2025-01-12,Acme,Nut,5.00,1.00',
      ),
    );
    expect(layoutOf(reading)).toMatchObject({ columns: { order_total: 4 }, orderTotalGuessed: true });
    expect(layoutOf(reading).carried).toEqual({
      key: 0,
      by: 'repeated',
      columns: [1, 2],
      items: [],
      same: [0],
    });
    expect(customersOf(reading)).toEqual({ Acme: '20.00 2 5.00', Initech: '60.00 1 9.00' });
  });

  test('that changes while what is carried is blank is rejected', async () => {
    const reading = await read(
      shopify(
        '#0,a@x,,,,2,Cut,,',
        '#1,a@x,paid,15.00,2025-01-10,2,Nut,Acme,',
        '#1,a@x,,,,1,Bolt,,',
        '#2,b@x,paid,60.00,2025-01-11,4,Nut,Initech,',
        '#2,b@x,,,,8,Bolt,,',
        '#3,b@x,,,,8,Bolt,,',
        '#2,b@x,,,,8,Gear,,',
        '#4,a@x,paid,5.00,2025-01-14,1,Nut,Acme,',
        '#4,b@x,,,,1,Nut,,',
      ),
      { layout: { map } },
    );
    expect(rejectsOf(reading)).toEqual([
      '2 reject.carried_first',
      '7 reject.carried_first',
      '8 reject.carried_first',
      '10 reject.carried_first',
    ]);
    expect(fatesOf(reading)).toEqual({ purchase: '3 80.00', zero: '2 0.00', rejected: '4 0.00' });
  });

  test('of another customer is another order: nothing is carried from one to the other', async () => {
    const reading = await read(
      sheet(
        'order_id,order_date,customer_id,customer_name,product,amount',
        '1,2025-01-10,C1,Acme,Nut,10.00',
        '1,2025-01-10,C2,,Bolt,5.00',
        '2,2025-01-11,C1,Acme,Nut,20.00',
        '2,2025-01-11,C2,,Bolt,40.00',
      ),
    );
    expect(layoutOf(reading).carried).toBeUndefined();
  });

  test('is no pattern where the rows say what the order is', async () => {
    const reading = await read(
      sheet(
        'order_id,order_date,customer,product,amount,salesperson',
        '1,2025-01-10,Acme,Nut,10.00,Ana',
        '1,2025-01-10,Acme,Bolt,5.00,',
        '2,2025-01-11,Acme,Nut,20.00,Ana',
        '2,2025-01-11,Acme,Bolt,40.00,Ana',
      ),
    );
    expect(layoutOf(reading).carried).toBeUndefined();
    expect(shapeOf(reading).key).toBe('ingest.shape.items');
  });
});

test('a chunk may end anywhere', async () => {
  const text = odoo(
    'S1,Acme,2025-01-10,Ana,Sales Order,Nut,2,10.00',
    ',,,,,"Bo\nlt",1,5.00',
    'S2,Initech,2025-01-11,Bia,Sales Order,Nut,4,20.00',
    ',,,,,Bolt,8,x',
  );
  for (const chunkBytes of [1, 2, 7, 64]) {
    const reading = await read(text, { chunkBytes });
    expect(customersOf(reading)).toEqual({ Acme: '15.00 1', Initech: '20.00 1' });
    expect(rejectsOf(reading)).toEqual(['6 reject.amount']);
  }
});
