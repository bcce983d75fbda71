import { expect, test } from 'vitest';
import { fatesOf, read, rejectsOf, sheet } from '../reading.ts';

// What stands among the orders and is none.

test('the labels of groups are no orders, and what is damaged is no label', async () => {
  const reading = await read(
    sheet(
      'salesperson,order_id,order_date,customer_id,amount',
      'Ana,,,,',
      'Ana,1,2025-01-01,C1,50.00',
      'Ana,2,2025-01-02,C1,20.00',
      'Bia,,,,',
      'Bia,3,2025-01-03,C2,30.00',
      ',4,,,',
      'Bia,5,2025-01-04,,',
      'Bia',
    ),
  );
  expect(fatesOf(reading)).toEqual({ structural: '2 0.00', purchase: '3 100.00', rejected: '3 0.00' });
  expect(rejectsOf(reading)).toEqual(['7 reject.date_blank', '8 reject.amount_blank', '9 reject.width']);
});
