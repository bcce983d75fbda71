import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDay } from '../../src/domain/day.ts';
import { CarteiraError } from '../../src/domain/errors.ts';
import { machineText } from '../../src/output/cell.ts';
import { analyse } from '../../src/pipeline.ts';
import { memoryInput } from '../ingest/memory-input.ts';
import {
  fileOf,
  type Order,
  ordersArbitrary,
  PLAIN_SHAPE,
  type Shape,
  shapeArbitrary,
} from '../reference/shapes.ts';

// Any shape gives the figures of the portfolio behind it, or is refused: never other figures. Nothing is told about a file, and a rejected
// row is a refusal.

/** The same files in every run; with SHAPES=1000, as many new ones. */
const SEED = 20_261_124;

interface Figures {
  readonly customer: string;
  readonly revenue: string;
  readonly orders: string;
  readonly first: string;
  readonly last: string;
}

/** Added up from the orders themselves. */
function figuresOf(orders: readonly Order[]): Figures[] {
  const customers = [...new Set(orders.map(({ customer }) => customer))];
  return customers
    .map((customer) => {
      const own = orders.filter((order) => order.customer === customer);
      const bought = own.filter(({ items }) => items[0]!.cents > 0);
      const days = bought.map(({ date }) => date).sort();
      const cents = own.flatMap(({ items }) => items).reduce((sum, item) => sum + item.cents, 0);
      return {
        customer,
        revenue: (cents / 100).toFixed(2),
        orders: String(bought.length),
        first: days[0] ?? '',
        last: days.at(-1) ?? '',
      };
    })
    .sort((a, b) => Buffer.compare(Buffer.from(a.customer), Buffer.from(b.customer)));
}

async function read(file: Buffer): Promise<Figures[]> {
  const { analysis } = await analyse([memoryInput('export.csv', file)], {
    today: parseDay('2026-11-30')!,
    strict: true,
  });
  const column = (id: string) => analysis.columns.find((each) => each.id === id)!;
  const text = (id: string, customer: number) => machineText(column(id), analysis.cell(id, customer));
  return [...analysis.order]
    .map((customer) => ({
      customer: text('customer_id', customer),
      revenue: text('revenue', customer),
      orders: text('orders', customer),
      first: text('first_purchase', customer),
      last: text('last_purchase', customer),
    }))
    .sort((a, b) => Buffer.compare(Buffer.from(a.customer), Buffer.from(b.customer)));
}

/** The figures that a file gives, or the code of its refusal. */
async function answer(orders: readonly Order[], shape: Shape): Promise<Figures[] | string> {
  try {
    return await read(fileOf(orders, shape));
  } catch (error) {
    if (error instanceof CarteiraError && error.kind === 'input') return error.code;
    throw error;
  }
}

test('any composition of shapes gives the figures of its portfolio, or is refused', async () => {
  const refusals = new Map<string, number>();
  let answers = 0;
  await fc.assert(
    fc.asyncProperty(ordersArbitrary, shapeArbitrary, async (orders, shape) => {
      const told = await answer(orders, shape);
      if (typeof told === 'string') {
        refusals.set(told, (refusals.get(told) ?? 0) + 1);
      } else {
        answers++;
        expect(told).toEqual(figuresOf(orders));
      }
    }),
    { numRuns: Number(process.env.SHAPES ?? 150), ...(process.env.SHAPES ? {} : { seed: SEED }) },
  );
  if (process.env.SHAPES) console.log(answers, refusals);
  // A reader that refuses everything is of no use: most files are as people write them.
  const refused = [...refusals.values()].reduce((sum, each) => sum + each, 0);
  expect(answers).toBeGreaterThan(refused);
});

test.each<[string, Partial<Shape>]>([
  ['nothing out of the way', {}],
  ['UTF-16', { encoding: 'utf-16le' }],
  ['code page 850', { encoding: 'cp850' }],
  ['lines in quotes', { quotes: 'lines' }],
  ['twelve titles', { titles: 12 }],
  ['sep=', { sep: true }],
  ['a total at the foot', { totals: 'foot' }],
  ['a total under the header', { totals: 'top' }],
  ['subtotals', { totals: 'customers' }],
  ['order columns on the first row only', { repeat: 'first' }],
  ['the total of an order on each of its rows', { money: 'order' }],
  ['the total of an order on its first row', { money: 'order-first' }],
  ['quantity and price', { money: 'product' }],
  ['main lines above the items', { money: 'main-line' }],
  ['a frame of pipes and dashes', { delimiter: '|', framed: true, negative: 'behind', date: 'dmy-dots' }],
  ['the header on every page', { page: 7 }],
  ['names of months', { date: 'month-name' }],
  ['dates without separators', { date: 'compact-dmy' }],
  ['English', { delimiter: ',', decimal: '.', language: 'en', date: 'iso' }],
  ['Spanish', { language: 'es' }],
])('no figure is asked for: %s', async (_name, different) => {
  await fc.assert(
    fc.asyncProperty(ordersArbitrary, async (orders) => {
      expect(await answer(orders, { ...PLAIN_SHAPE, ...different })).toEqual(figuresOf(orders));
    }),
    { numRuns: 20, seed: SEED },
  );
});
