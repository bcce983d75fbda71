import fc from 'fast-check';
import { dayNumber, isoDate } from './calendar.ts';
import { tenThousandths } from './decimal.ts';
import { overlapKey } from './fates.ts';
import type { Policy } from './policy.ts';
import type { OrderRecord, RegisterRecord } from './record.ts';

/** A record with its numbers as plain decimals of up to six places, before they are rounded. */
export interface WrittenRecord extends OrderRecord {
  readonly amountText: string;
  readonly marginText: string;
}

/** A generated portfolio: it has at least one purchase on or before `asOf`, and sales after it now and then. */
export interface GeneratedPortfolio {
  readonly asOf: string;
  /** A day after every record. */
  readonly today: string;
  readonly records: readonly WrittenRecord[];
}

/** Days worth standing on: 29 Feb and its neighbours, ends of months and years. */
const ANCHORS = [
  '2024-02-29',
  '2024-02-28',
  '2024-03-01',
  '2023-12-31',
  '2025-02-28',
  '2024-07-31',
  '2024-12-31',
];

/** Ages at which some rule changes its mind, with both neighbours. */
const BOUNDARIES = [0, 30, 60, 90, 105, 120, 180, 270, 365, 366, 731].flatMap((age) => [
  age - 1,
  age,
  age + 1,
]);

/** Who buys: ids with leading zeros and accents, several spellings of a name, fallbacks, and nobody in particular. */
const CUSTOMERS: readonly Pick<OrderRecord, 'customerId' | 'taxId' | 'name'>[] = [
  { customerId: '00101', name: 'Padaria São João' },
  { customerId: '101', name: 'Açougue Três Irmãos' },
  { customerId: 'a-1', name: 'Mercearia Conceição, Filial' },
  { customerId: 'A-1', name: 'Bazar "Ímpar"' },
  { customerId: 'É9', name: 'Café; Avião' },
  { customerId: '00101', name: 'Padaria Sao Joao' },
  { customerId: 'Z', name: '' },
  { taxId: '11.222.333/0001-81', name: 'Sem Código Ltda' },
  { name: 'Só Nome' },
  { customerId: 'C7', name: 'CONSUMIDOR FINAL' },
  { customerId: '000', name: 'Padaria São João' },
  { customerId: '-1' },
  {},
];

const SALESPEOPLE = [undefined, 'Ana Luíza', 'Bruno Sá', 'Zoë'];
const REGIONS = [undefined, 'Norte', 'Sul'];
const SEGMENTS = [undefined, 'Varejo', 'Atacado'];
const BRANCHES = ['Matriz', 'Filial 2'];
const ORDER_IDS = ['', '0', '0000', '1', '2', '3', '00123', '123', 'P-7', 'P-8'];

/** Plain decimals above 0: cents, up to six places, ties, halves of the last place, more than a double holds. */
const amountText = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 500_000 }).map((cents) => (cents / 100).toFixed(2)) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.nat(9999), fc.nat(999_999), fc.integer({ min: 1, max: 6 }))
      .map(([whole, part, digits]) => `${whole}.${String(part).padStart(6, '0').slice(0, digits)}`),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom('100', '100.00', '250.5', '0.00005', '0.00004', '0.000049', '33.3333', '1'),
  },
  { weight: 1, arbitrary: fc.constantFrom('900719925474.0993', '900719925474.09925', '123456789012.34') },
);

const KINDS = [
  'sale',
  'sale',
  'sale',
  'sale',
  'sale',
  'sale',
  'negative',
  'return',
  'zero',
  'cancelled',
  'bonus',
] as const;

/** One row of an order: what kind it is, how many days after the order's first row, how much. */
const item = fc.record({
  kind: fc.constantFrom(...KINDS),
  shift: fc.constantFrom(0, 0, 0, 1, 5, 40),
  amountText,
  marginText: fc.integer({ min: -20_000, max: 90_000 }).map((cents) => (cents / 100).toFixed(2)),
  salesperson: fc.constantFrom(...SALESPEOPLE),
});

const order = fc.record({
  customer: fc.nat(CUSTOMERS.length - 1),
  unit: fc.constantFrom('01', '02'),
  age: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...BOUNDARIES) },
    { weight: 3, arbitrary: fc.nat(200) },
    { weight: 1, arbitrary: fc.nat(1500) },
  ),
  orderId: fc.constantFrom(...ORDER_IDS),
  branch: fc.constantFrom(...BRANCHES),
  region: fc.constantFrom(...REGIONS),
  segment: fc.constantFrom(...SEGMENTS),
  items: fc.array(item, { minLength: 1, maxLength: 3 }),
});

type Order = typeof order extends fc.Arbitrary<infer T> ? T : never;

/** Leaves out what is absent or blank, as the columns of a blank cell are. */
function present<T extends object>(cells: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(
    Object.entries(cells).filter(([, cell]) => cell !== undefined && cell !== ''),
  ) as {
    [K in keyof T]?: NonNullable<T[K]>;
  };
}

function recordsOf(spec: Order, asOf: string, withUnits: boolean): WrittenRecord[] {
  const customer = CUSTOMERS[spec.customer]!;
  return spec.items.map(({ kind, shift, marginText, salesperson, ...rest }) => {
    const amountText = kind === 'zero' ? '0' : kind === 'negative' ? `-${rest.amountText}` : rest.amountText;
    return {
      file: 0,
      ...present({
        ...customer,
        customerUnit: withUnits ? spec.unit : undefined,
        salesperson,
        region: spec.region,
        segment: spec.segment,
        branch: spec.branch,
        orderId: spec.orderId,
        status: kind === 'cancelled' ? 'cancelled' : kind === 'bonus' ? 'non_sale' : undefined,
        isReturn: kind === 'return' ? true : undefined,
      } as const),
      date: isoDate(dayNumber(asOf) - spec.age + shift),
      amountText,
      amount: tenThousandths(amountText),
      marginText,
      margin: tenThousandths(marginText),
    };
  });
}

/** Portfolios of up to a few dozen records with everything the method has an opinion on. */
export const portfolioArbitrary: fc.Arbitrary<GeneratedPortfolio> = fc
  .record({
    asOf: fc.constantFrom(...ANCHORS),
    withUnits: fc.boolean(),
    orders: fc.array(order, { maxLength: 30 }),
    firm: fc.nat(400),
  })
  .map(({ asOf, withUnits, orders, firm }) => {
    const certain: Order = {
      customer: 0,
      unit: '01',
      age: firm,
      orderId: 'P-1',
      branch: 'Matriz',
      region: 'Sul',
      segment: 'Varejo',
      items: [{ kind: 'sale', shift: 0, amountText: '80', marginText: '8.00', salesperson: 'Zoë' }],
    };
    return {
      asOf,
      today: isoDate(dayNumber(asOf) + 60),
      records: [certain, ...orders].flatMap((spec) => recordsOf(spec, asOf, withUnits)),
    };
  });

/** The same records in any order. */
export function shuffled<T>(records: readonly T[]): fc.Arbitrary<T[]> {
  return fc.shuffledSubarray([...records], { minLength: records.length, maxLength: records.length });
}

/** The records dealt out to so many files, all rows of an order to the same one. */
export function splitAtOrders<T extends OrderRecord>(records: readonly T[], files: number): T[][] {
  const fileOf = new Map<string, number>();
  const parts = Array.from({ length: files }, (): T[] => []);
  for (const [index, record] of records.entries()) {
    const key = overlapKey(record, false) ?? `row ${index}`;
    const file = fileOf.get(key) ?? fileOf.size % files;
    fileOf.set(key, file);
    parts[file]!.push({ ...record, file });
  }
  return parts;
}

/** Differences from the default policy that change verdicts. */
export const policyArbitrary: fc.Arbitrary<Partial<Policy>> = fc
  .record(
    {
      activeDays: fc.constantFrom(15, 30, 60),
      inactiveDays: fc.constantFrom(61, 90, 120),
      inactivatedDays: fc.constantFrom(0, 30),
      minPurchaseDays: fc.constantFrom(1, 2, 3),
      frequencyWindowDays: fc.constantFrom(90, 180),
      mode: fc.constantFrom('fixed' as const, 'cycle' as const),
      overrides: fc.constantFrom(
        [],
        [{ match: { segment: 'Atacado' }, activeDays: 45 }],
        [
          { match: { customer_id: '00101' }, inactiveDays: 75, inactivatedDays: 10 },
          { match: { region: 'Sul', salesperson: 'Zoë' }, minPurchaseDays: 2 },
        ],
      ),
      abcWindow: fc.constantFrom('12m', '6m', '365d', 'all'),
      abcValue: fc.constantFrom('revenue' as const, 'margin' as const),
      abcCrosser: fc.constantFrom('above' as const, 'below' as const),
      paretoCut: fc.constantFrom(0.5, 0.8),
    },
    { requiredKeys: [] },
  )
  .map((policy) => ({ ...policy }));

/** Registers that know some of the generated customers, and prospects; dates around `asOf`. */
export function registerArbitrary(asOf: string): fc.Arbitrary<RegisterRecord[]> {
  const date = fc.option(
    fc.constantFrom(...BOUNDARIES, -10).map((age) => isoDate(dayNumber(asOf) - age)),
    { nil: undefined },
  );
  const entry = fc
    .record({
      customerId: fc.constantFrom('00101', '101', 'a-1', 'A-1', 'Z', 'P1', 'P2', 'É10'),
      name: fc.constantFrom(undefined, 'Nome do Cadastro'),
      salesperson: fc.constantFrom(undefined, 'Carla'),
      region: fc.constantFrom(undefined, 'Leste'),
      firstPurchase: date,
      lastPurchase: date,
      registeredOn: date,
    })
    .map(({ customerId, firstPurchase, lastPurchase, ...rest }): RegisterRecord => {
      const swapped = firstPurchase && lastPurchase && firstPurchase > lastPurchase;
      const dates = swapped
        ? { firstPurchase: lastPurchase, lastPurchase: firstPurchase }
        : { firstPurchase, lastPurchase };
      return { customerId, ...present({ ...rest, ...dates }) };
    });
  return fc.uniqueArray(entry, { selector: ({ customerId }) => customerId, maxLength: 6 });
}
