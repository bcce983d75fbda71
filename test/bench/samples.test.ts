import { expect, test } from 'vitest';
import { detectLayout } from '../../src/ingest/layout/detect.ts';
import { SAMPLE_BYTES, samples } from './samples.js';

// Every shape has the same eleven columns, in the order in which samples.js and generate.js write them.
const COLUMNS = {
  order_id: 0,
  order_date: 1,
  customer_id: 2,
  customer_name: 3,
  salesperson: 4,
  region: 5,
  quantity: 8,
  unit_price: 9,
  amount: 10,
  product: 7,
};

test.each(Object.entries(samples()))(
  'the sample %s is as long as it must be, and understood',
  (shape, bytes) => {
    expect(bytes).toHaveLength(SAMPLE_BYTES);
    const layout = detectLayout(bytes, {}, { file: shape, complete: false });
    expect(layout.columns).toMatchObject(COLUMNS);
    expect(layout.carried?.columns).toEqual(shape === 'messy' ? [0, 1, 2, 3, 4, 5, 6] : undefined);
  },
);
