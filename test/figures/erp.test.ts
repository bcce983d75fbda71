import fs from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { isoOf, parseDay } from '../../src/domain/day.ts';
import { moneyText } from '../../src/domain/money.ts';
import { type Analysed, type AnalyseOptions, analyse, type LayoutOptions } from '../../src/index.ts';
import { resolveInputs } from '../../src/ingest/source.ts';

// Every file of fixtures/erp tells one portfolio as some system writes it, and must give its figures, which were worked out by
// hand in fixtures/erp/README.md. Nothing is said to the program but what fixtures.json says: no flag, for most files.

/** What one file can tell of the story. */
interface Telling {
  /** By what it knows its customers. */
  readonly key: 'id' | keyof Customer;
  /** `gross` where the system keeps its returns elsewhere. */
  readonly figures: 'net' | 'gross';
  readonly dates?: 'month_ends';
  readonly attributes: readonly ('customer_name' | 'salesperson' | 'region')[];
  readonly records: Readonly<Record<string, number>>;
  /** Money by fate that differs from the story's. */
  readonly money?: Readonly<Record<string, string>>;
  readonly layout?: LayoutOptions;
}

interface Customer {
  readonly protheus: string;
  readonly name: string;
  readonly tax_id: string;
  readonly email: string;
  readonly region: string;
  readonly salesperson: string;
}

type Figures = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

interface Story {
  readonly as_of: string;
  readonly customers: Readonly<Record<string, Customer>>;
  readonly net: Figures;
  readonly gross: Figures;
  readonly month_ends: Figures;
  readonly fates: Readonly<Record<string, string>>;
}

const folder = path.resolve(import.meta.dirname, '../../fixtures/erp');
const read = (name: string) => JSON.parse(fs.readFileSync(path.join(folder, name), 'utf8'));
const story: Story = read('story.json');
const tellings: Readonly<Record<string, Telling>> = read('fixtures.json');
const today = parseDay('2026-07-01')!;

function run(name: string, options: Omit<AnalyseOptions, 'today'>): Promise<Analysed> {
  return analyse(resolveInputs([path.join(folder, name)], Readable.from([])), { today, ...options });
}

/** The customer key that a file must give a customer of the story. */
function keyOf(id: string, key: Telling['key']): string {
  return key === 'id' ? id : story.customers[id]![key];
}

/** What must come out, by customer key. */
function expected({ key, figures, dates, attributes }: Telling): Figures {
  const rows = Object.entries(story.customers).map(([id, customer]) => [
    keyOf(id, key),
    {
      ...story[figures][id],
      ...(dates && story[dates][id]),
      ...Object.fromEntries(
        attributes.map((name) => [name, customer[name === 'customer_name' ? 'name' : name]]),
      ),
    },
  ]);
  return Object.fromEntries(rows);
}

const COLUMNS = ['orders', 'status', 'abc', 'key_account'];

/** What came out, by customer key. */
function found({ analysis }: Analysed, attributes: Telling['attributes']): Figures {
  const iso = (cell: unknown) => isoOf(cell as number);
  const money = (cell: unknown) => moneyText(cell as bigint);
  const rows = Array.from(analysis.order, (customer) => {
    const cell = (id: string) => analysis.cell(id, customer);
    return [
      analysis.portfolio.customerId(customer),
      {
        revenue: money(cell('revenue')),
        abc_value: money(cell('abc_value')),
        first_purchase: iso(cell('first_purchase')),
        last_purchase: iso(cell('last_purchase')),
        ...Object.fromEntries([...COLUMNS, ...attributes].map((id) => [id, cell(id)])),
      },
    ];
  });
  return Object.fromEntries(rows);
}

describe.each(Object.entries(tellings))('%s', (name, telling) => {
  test('tells the known portfolio', async () => {
    const analysed = await run(name, { layout: telling.layout ?? {} });
    expect(isoOf(analysed.reading.asOf)).toBe(story.as_of);
    expect(found(analysed, telling.attributes)).toEqual(expected(telling));
  });

  test('tells the fate of every record', async () => {
    const { reading } = await run(name, { layout: telling.layout ?? {} });
    const met = reading.fates.filter(({ records }) => records > 0);
    expect(Object.fromEntries(met.map(({ fate, records }) => [fate, records]))).toEqual(telling.records);
    for (const { fate, money } of met) {
      const told = telling.money?.[fate] ?? story.fates[fate] ?? '0.00';
      expect(`${fate} ${moneyText(money)}`).toBe(`${fate} ${told}`);
    }
  });
});

test('every file is told of', () => {
  const files = fs
    .readdirSync(folder)
    .filter((name) => !/^(README\.md|fixtures\.json|story\.json)$/.test(name));
  expect(Object.keys(tellings).toSorted()).toEqual(files.toSorted());
});
