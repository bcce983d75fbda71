import type { Day } from '../../src/domain/day.ts';
import { parseDay } from '../../src/domain/day.ts';
import type { Attribute, Portfolio, RegisterEntry, Totals } from '../../src/ledger/portfolio.ts';

/** One order of a customer in memory: a negative amount is a return. */
export interface Sale {
  readonly day: Day;
  /** In ten-thousandths. */
  readonly amount: bigint;
  readonly margin?: bigint;
}

/** A customer in memory; every purchase is an order of its own. */
export interface Customer {
  readonly id: string;
  readonly sales?: readonly Sale[];
  readonly attributes?: Readonly<Partial<Record<Attribute, string>>>;
  readonly register?: Omit<RegisterEntry, 'customerId' | 'attributes'>;
}

/** The day of an ISO date that exists. */
export function day(iso: string): Day {
  const parsed = parseDay(iso);
  if (parsed === undefined) throw new Error(`no such date: ${iso}`);
  return parsed;
}

/** Sales of whole currency units: `sales('2025-01-01', 100, '2025-02-01', -30)`. */
export function sales(...pairs: readonly (string | number)[]): Sale[] {
  return Array.from({ length: pairs.length / 2 }, (_, index) => ({
    day: day(pairs[2 * index] as string),
    amount: BigInt(pairs[2 * index + 1] as number) * 10_000n,
  }));
}

/** A portfolio of plain arrays that adds up everything anew on every question. */
export function memoryPortfolio(given: readonly Customer[], asOf: Day): Portfolio {
  const customers = [...given].sort((one, other) =>
    Buffer.compare(Buffer.from(one.id), Buffer.from(other.id)),
  );
  const all = customers.flatMap(({ sales = [] }) => sales);
  const salesOf = (customer: number, after: Day, upTo: Day) =>
    (customers[customer]!.sales ?? []).filter((sale) => sale.day > after && sale.day <= Math.min(upTo, asOf));
  const daysOf = (some: readonly Sale[]) => [...new Set(some.map((sale) => sale.day))].sort((a, b) => a - b);
  return {
    asOf,
    dataStart: all.reduce((start, sale) => Math.min(start, sale.day), asOf),
    size: customers.length,
    hasMargin: all.some((sale) => sale.margin !== undefined),
    at: (other) => memoryPortfolio(given, other),
    customerId: (customer) => customers[customer]!.id,
    attribute: (customer, attribute) => customers[customer]!.attributes?.[attribute],
    register: (customer) => {
      const { id, register } = customers[customer]!;
      return register && { customerId: id, attributes: {}, ...register };
    },
    purchaseDays: (customer) =>
      Int32Array.from(daysOf(salesOf(customer, -1e9, asOf).filter((sale) => sale.amount > 0n))),
    ordersOn: (customer, index) => {
      const bought = salesOf(customer, -1e9, asOf).filter((sale) => sale.amount > 0n);
      const day = daysOf(bought)[index];
      return bought.filter((sale) => sale.day === day).length;
    },
    readAhead() {},
    hasRecords: (customer) => salesOf(customer, -1e9, asOf).length > 0,
    totals: (customer, after = -1e9, upTo = asOf): Totals => {
      const some = salesOf(customer, after, upTo);
      const bought = some.filter((sale) => sale.amount > 0n);
      const sum = (amounts: readonly bigint[]) => amounts.reduce((total, amount) => total + amount, 0n);
      return {
        purchases: sum(bought.map((sale) => sale.amount)),
        returns: -sum(some.filter((sale) => sale.amount < 0n).map((sale) => sale.amount)),
        margin: sum(some.map((sale) => sale.margin ?? 0n)),
        orders: bought.length,
        purchaseDays: daysOf(bought).length,
      };
    },
  };
}
