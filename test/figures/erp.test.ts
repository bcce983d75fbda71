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
  /** The system that the file comes from, as its signature is named; none where the file shows a shape. */
  readonly system?: string;
  /** How its customer keys are made of what the story knows: `{id}`, `C{id}`, `{tax_id}`. */
  readonly key: string;
  /** `gross` where the system keeps its returns elsewhere; `gross_all` where nothing tells the sale to nobody from others. */
  readonly figures: 'net' | 'gross' | 'gross_all';
  /** The customer key of the sale to nobody, where it is taken for a customer. */
  readonly walk_in?: string;
  readonly dates?: 'month_ends';
  readonly attributes: readonly ('customer_name' | 'salesperson' | 'region')[];
  readonly records: Readonly<Record<string, number>>;
  /** Money by fate that differs from the story's. */
  readonly money?: Readonly<Record<string, string>>;
  readonly layout?: LayoutOptions;
  /** What is asked where nothing answers it: the code of the question that `layout` is the answer to. */
  readonly asked?: string;
}

/** A file that must be refused, with the code and the line. */
interface Refusal {
  readonly refused: string;
  readonly line: number;
}

type Customer = Readonly<Record<string, string>>;

type Figures = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

interface Story {
  readonly as_of: string;
  readonly customers: Readonly<Record<string, Customer>>;
  readonly net: Figures;
  readonly gross: Figures;
  readonly gross_all: Figures;
  readonly month_ends: Figures;
  readonly fates: Readonly<Record<string, string>>;
}

const folder = path.resolve(import.meta.dirname, '../../fixtures/erp');
const read = (name: string) => JSON.parse(fs.readFileSync(path.join(folder, name), 'utf8'));
const story: Story = read('story.json');
const files: readonly (readonly [string, Telling | Refusal])[] = Object.entries(read('fixtures.json'));
const today = parseDay('2026-07-01')!;

function run(name: string, options: Omit<AnalyseOptions, 'today'>): Promise<Analysed> {
  return analyse(resolveInputs([path.join(folder, name)], Readable.from([])), { today, ...options });
}

/** What must come out, by customer key. */
function expected({ key, figures, walk_in, dates, attributes }: Telling): Figures {
  const rows = Object.entries(story[figures]).map(([id, told]) => {
    const customer = { ...story.customers[id], id };
    return [
      id === 'walk_in' ? walk_in : key.replace(/\{(\w+)\}/, (_, name) => customer[name as 'id']),
      {
        ...told,
        ...(dates && story[dates][id]),
        ...attributesOf(customer, id === 'walk_in' ? [] : attributes),
      },
    ];
  });
  return Object.fromEntries(rows);
}

function attributesOf(customer: Customer, attributes: Telling['attributes']): Figures[string] {
  return Object.fromEntries(
    attributes.map((name) => [name, customer[name === 'customer_name' ? 'name' : name]]),
  );
}

const COLUMNS = ['orders', 'status', 'abc', 'key_account'];

/** What came out, by customer key. */
function found({ analysis }: Analysed, { attributes, walk_in }: Telling): Figures {
  const iso = (cell: unknown) => isoOf(cell as number);
  const money = (cell: unknown) => moneyText(cell as bigint);
  const rows = Array.from(analysis.order, (customer) => {
    const cell = (id: string) => analysis.cell(id, customer);
    const key = analysis.portfolio.customerId(customer);
    return [
      key,
      {
        revenue: money(cell('revenue')),
        abc_value: money(cell('abc_value')),
        first_purchase: iso(cell('first_purchase')),
        last_purchase: iso(cell('last_purchase')),
        ...Object.fromEntries(
          [...COLUMNS, ...(key === walk_in ? [] : attributes)].map((id) => [id, cell(id)]),
        ),
      },
    ];
  });
  return Object.fromEntries(rows);
}

const tellings = files.filter((file): file is readonly [string, Telling] => 'key' in file[1]);
const refusals = files.filter((file): file is readonly [string, Refusal] => 'refused' in file[1]);

describe.each(tellings)('%s', (name, telling) => {
  const options = { layout: telling.layout ?? {} };

  test('tells the known portfolio', async () => {
    const analysed = await run(name, options);
    expect(isoOf(analysed.reading.asOf)).toBe(story.as_of);
    expect(found(analysed, telling)).toEqual(expected(telling));
  });

  test('tells the fate of every record', async () => {
    const { reading } = await run(name, options);
    const met = reading.fates.filter(({ records }) => records > 0);
    expect(Object.fromEntries(met.map(({ fate, records }) => [fate, records]))).toEqual(telling.records);
    for (const { fate, money } of met) {
      // What total lines say is none of the story's money.
      if (fate === 'structural') continue;
      const told = telling.money?.[fate] ?? story.fates[fate] ?? '0.00';
      expect(`${fate} ${moneyText(money)}`).toBe(`${fate} ${told}`);
    }
  });
});

const asked = tellings.filter(([, telling]) => telling.asked !== undefined);

test.each(asked)('%s is asked about without its answer', async (name, telling) => {
  await expect(run(name, {})).rejects.toEqual(expect.objectContaining({ code: telling.asked }));
});

test.each(refusals)('%s is refused', async (name, { refused, line }) => {
  const refusal = expect.objectContaining({ code: refused, place: expect.objectContaining({ line }) });
  await expect(run(name, {})).rejects.toEqual(refusal);
});

test('every file is told of', () => {
  const others = ['README.md', 'fixtures.json', 'story.json'];
  const names = fs.readdirSync(folder).filter((name) => !others.includes(name));
  expect(files.map(([name]) => name).toSorted()).toEqual(names.toSorted());
});
