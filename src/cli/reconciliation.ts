import type { Day } from '../domain/day.ts';
import type { Cell, Column, Section } from '../domain/document.ts';
import { type Message, message } from '../domain/message.ts';
import type { Money } from '../domain/money.ts';
import type { Fate } from '../ingest/fate.ts';
import type { FileReading, Reading } from '../ingest/reading.ts';
import type { Portfolio } from '../ledger/portfolio.ts';

const RECONCILED_COLUMNS: readonly Column[] = [
  { id: 'fate', type: 'code', vocabulary: 'fate' },
  { id: 'records', type: 'integer' },
  { id: 'money', type: 'money' },
];

const TOTAL_COLUMNS: readonly Column[] = [
  { id: 'file', type: 'text' },
  { id: 'line', type: 'integer' },
  { id: 'label', type: 'text' },
  { id: 'stated', type: 'money' },
  { id: 'sum', type: 'money' },
  { id: 'summed', type: 'code', vocabulary: 'total_basis' },
  { id: 'difference', type: 'money' },
];

/** Totals that are shown one by one; of more, those that differ come first. */
const TOTALS_SHOWN = 10;

/** The fates in the order of a reckoning: what is sold, what is sold to nobody in particular, what is no sale. */
const CUSTOMERS = ['purchase', 'return'] as const satisfies readonly Fate[];
const OTHERS = [
  'zero',
  'after_as_of',
  'rejected',
  'non_sale',
  'cancelled',
  'superseded',
  'duplicate',
  'structural',
] as const satisfies readonly Fate[];

/** How many CNPJ were put together, as values of a text. */
export function companiesOf({ cnpjs, size }: NonNullable<Reading['companies']>): Record<string, number> {
  return { cnpjs, n: size };
}

interface Sum {
  readonly records: number;
  readonly money: Money;
}

/**
 * Records and money by fate, summed up step by step to what the files hold, so that a person can look the figures up in
 * the system that the files come from. Fates that do not occur are left out.
 */
export function reconciliation({ fates, files, companies }: Reading, portfolio: Portfolio): Section {
  const sumOf = (names: readonly Fate[]): Sum => {
    const chosen = fates.filter(({ fate }) => (names as readonly string[]).includes(fate));
    return {
      records: chosen.reduce((sum, { records }) => sum + records, 0),
      money: chosen.reduce((sum, { money }) => sum + money, 0n),
    };
  };
  const row = (id: string, { records, money }: Sum): Cell[] => [id, records, money];
  const rowsOf = (names: readonly Fate[]) =>
    names.map((fate) => ({ fate, sum: sumOf([fate]) })).filter(({ sum }) => sum.records > 0);
  const customers = sumOf(CUSTOMERS);
  const unidentified = sumOf(['unidentified']);
  const sales = sumOf([...CUSTOMERS, 'unidentified']);
  const held = heldBy(portfolio);
  return {
    id: 'reconciliation',
    title: message('inspect.reconciliation'),
    columns: RECONCILED_COLUMNS,
    rows: [
      ...rowsOf(CUSTOMERS).map(({ fate, sum }) => row(fate, sum)),
      ...(unidentified.records > 0 ? [row('customers', customers), row('unidentified', unidentified)] : []),
      row('sales', sales),
      ...rowsOf(OTHERS).map(({ fate, sum }) => row(fate, sum)),
      row('all', sumOf([...CUSTOMERS, 'unidentified', ...OTHERS])),
    ],
    notes: [
      ...compare(sales.money, files),
      held.note,
      ...(companies ? [message('reading.companies', companiesOf(companies))] : []),
      message('inspect.held', { revenue: { money: held.revenue } }),
    ],
  };
}

/** What to look up elsewhere: the sales of all files, and the days that they are of. */
function compare(sales: Money, files: readonly FileReading[]): Message[] {
  const days = files.flatMap(({ first, last }) =>
    first === undefined || last === undefined ? [] : [first, last],
  );
  if (days.length === 0) return [];
  const [first, last] = [Math.min(...days), Math.max(...days)];
  return [
    message('inspect.compare', { sales: { money: sales }, first: { day: first }, last: { day: last } }),
  ];
}

/** Revenue summed anew from what the portfolio holds, and who and what is in it. */
function heldBy(portfolio: Portfolio): { revenue: Money; note: Message } {
  const { asOf } = portfolio;
  let revenue = 0n;
  let customers = 0;
  let orders = 0;
  let first: Day = asOf;
  let last: Day | undefined;
  for (let customer = 0; customer < portfolio.size; customer++) {
    // Those that only the register knows are in no file.
    if (!portfolio.hasRecords(customer)) continue;
    customers++;
    const totals = portfolio.totals(customer);
    revenue += totals.purchases - totals.returns;
    orders += totals.orders;
    const days = portfolio.purchaseDays(customer);
    if (days.length === 0) continue;
    first = Math.min(first, days[0]!);
    last = Math.max(last ?? first, days.at(-1)!);
  }
  const note =
    last === undefined
      ? message('inspect.no_purchase', { asOf: { day: asOf } })
      : message('inspect.customers', {
          customers,
          orders,
          first: { day: first },
          last: { day: last },
        });
  return { revenue, note };
}

/** The totals that the files state, beside our own sums: those that differ first. */
export function statedTotals({ totals, files }: Reading): Section {
  const compared = totals.map((total) => ({ ...total, difference: total.stated - total.sum }));
  const differing = compared.filter(({ difference }) => difference !== 0n);
  const shown =
    compared.length <= TOTALS_SHOWN
      ? compared
      : [...differing, ...compared.filter(({ difference }) => difference === 0n).toReversed()].slice(
          0,
          TOTALS_SHOWN,
        );
  return {
    id: 'totals',
    title: message('inspect.totals'),
    columns: TOTAL_COLUMNS,
    essential: TOTAL_COLUMNS.map(({ id }) => id).filter((id) => files.length > 1 || id !== 'file'),
    rows: shown.map(({ file, line, label, stated, sum, basis, difference }): Cell[] => [
      file,
      line,
      label,
      stated,
      sum,
      basis,
      difference,
    ]),
    notes:
      totals.length === 0
        ? []
        : [
            differing.length === 0
              ? message('inspect.totals_agree', { n: totals.length })
              : message('inspect.totals_differ', { n: differing.length, totals: totals.length }),
          ],
  };
}
