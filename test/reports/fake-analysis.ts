import { parseDay } from '../../src/domain/day.ts';
import type { Cell, Column } from '../../src/domain/document.ts';
import type { Portfolio, RegisterEntry, Totals } from '../../src/ledger/portfolio.ts';
import type { Analysis } from '../../src/rules/analysis.ts';
import { RULES } from '../../src/rules/index.ts';
import type { Verdicts } from '../../src/rules/rule.ts';

/** The columns of a real analysis. */
export const COLUMNS: readonly Column[] = [
  ...['customer_id', 'customer_name', 'salesperson', 'region', 'segment'].map(
    (id): Column => ({ id, type: 'text' }),
  ),
  ...RULES.flatMap((rule) => rule.columns),
];

/** A customer as a test gives it: some cells, its sales as [day, ten-thousandths], its entry in the register. */
export interface FakeCustomer {
  readonly cells: Readonly<Record<string, Cell>>;
  readonly sales?: readonly (readonly [string, bigint])[];
  readonly register?: Omit<RegisterEntry, 'customerId' | 'attributes'>;
}

/** The day of an ISO date that exists. */
export function day(iso: string): number {
  const found = parseDay(iso);
  if (found === undefined) throw new Error(iso);
  return found;
}

/** An amount of whole currency units. */
export function money(units: number): bigint {
  return BigInt(units) * 10_000n;
}

/**
 * An analysis that says what it is told. Customers are given in the order of `classify`; their numbers follow the order of
 * their ids, as in a portfolio.
 */
export function fakeAnalysis(customers: readonly FakeCustomer[]): Analysis {
  const idOf = (customer: FakeCustomer) => String(customer.cells.customer_id);
  const byNumber = [...customers].sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
  const asOf = day('2025-06-30');

  const portfolio: Portfolio = {
    asOf,
    dataStart: day('2023-01-01'),
    size: customers.length,
    hasMargin: false,
    at: () => portfolio,
    customerId: (customer) => idOf(byNumber[customer]!),
    attribute: () => undefined,
    register(customer) {
      const { register } = byNumber[customer]!;
      return register && { customerId: idOf(byNumber[customer]!), attributes: {}, ...register };
    },
    purchaseDays: (customer) => {
      const some = (byNumber[customer]!.sales ?? []).filter(([, amount]) => amount > 0n);
      return Int32Array.from(some, ([iso]) => day(iso));
    },
    ordersOn: () => 1,
    hasRecords: () => true,
    readAhead() {},
    totals(customer, after = Number.NEGATIVE_INFINITY, upTo = asOf): Totals {
      const some = (byNumber[customer]!.sales ?? []).filter(([iso]) => day(iso) > after && day(iso) <= upTo);
      const sum = (keep: (amount: bigint) => boolean) =>
        some.reduce((total, [, amount]) => (keep(amount) ? total + amount : total), 0n);
      return {
        purchases: sum((amount) => amount > 0n),
        returns: -sum((amount) => amount < 0n),
        margin: 0n,
        orders: some.length,
        purchaseDays: some.length,
      };
    },
  };

  const verdicts: Verdicts = {
    portfolio,
    // The verdicts that reports and measures ask for, on every day alike.
    of<V>(rule: string, customer: number): V {
      const { abc, abc_value: value, rank, key_account, status, first_purchase } = byNumber[customer]!.cells;
      const told: Readonly<Record<string, unknown>> = {
        abc: abc && { abc, value, rank },
        pareto: key_account,
        recency: { first: first_purchase, days: portfolio.purchaseDays(customer) },
        status: { status },
      };
      return told[rule] as V;
    },
    rule: (id) => (customer) => verdicts.of(id, customer),
    at: () => verdicts,
  };

  const order = Int32Array.from(customers, (customer) => byNumber.indexOf(customer));
  return {
    asOf,
    since: asOf - 30,
    portfolio,
    idleOverrides: [],
    settings: {
      rules: { status: { inactive_days: 90, inactivated_days: 30 }, pareto: { cut: { num: 4n, den: 5n } } },
      overrides: [],
    },
    columns: COLUMNS,
    everyone: order,
    order,
    cell: (column, customer) => byNumber[customer]!.cells[column],
    rowOf: (customer) => COLUMNS.map(({ id }) => byNumber[customer]!.cells[id]),
    at: () => verdicts,
  };
}

/** The rows of a section as objects, which read better in expectations. */
export function records(section: {
  readonly columns: readonly Column[];
  readonly rows: Iterable<readonly Cell[]>;
}): Record<string, Cell>[] {
  return [...section.rows].map((row) =>
    Object.fromEntries(section.columns.map((column, index) => [column.id, row[index]])),
  );
}
