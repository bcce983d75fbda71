/**
 * How well a portfolio is kept, in figures about a period. S is the day before the period, D its last day. A customer is
 * known on a day from its first purchase on; the active portfolio of a day are its active and pre-inactive customers;
 * buyers are the customers with a purchase record in the period. Quotients by 0 are blank.
 */
import type { Cell, Column } from '../domain/document.ts';
import { type Money, type Ratio, ratio } from '../domain/money.ts';
import type { Period } from '../domain/period.ts';
import type { Analysis } from '../rules/analysis.ts';
import type { Recency, Standing, Verdicts } from '../rules/rule.ts';
import { hasTwoYears, NO_RETENTION, type Retention, RetentionSums } from './retention.ts';

/** The figures of a period; money in ten-thousandths of the currency unit. */
export interface Kpis extends Retention {
  /** Customers known at D. */
  readonly knownCustomers: number;
  /** Customers of the active portfolio at D. */
  readonly activePortfolio: number;
  readonly buyers: number;
  /** Orders whose earliest purchase day is in the period. */
  readonly orders: number;
  /** Net revenue of the period: purchases less returns, of all customers. */
  readonly revenue: Money;
  /** Active portfolio / known customers. */
  readonly activeRate: Ratio | undefined;
  /** Of the customers of the register, the part in the active portfolio; blank without a register. */
  readonly activeRateRegistered: Ratio | undefined;
  /** In the active portfolio at S and not at D / active portfolio at S. */
  readonly inactivationRate: Ratio | undefined;
  /** Known and not in the active portfolio at S, but in it at D / known and not in it at S. */
  readonly reactivationRate: Ratio | undefined;
  /** Buyers / known customers. */
  readonly turnover: Ratio | undefined;
  /** Buyers / active portfolio at S together with the buyers. */
  readonly coverage: Ratio | undefined;
  /** Orders / buyers. */
  readonly purchaseFrequency: Ratio | undefined;
  /** Purchase revenue / orders, in ten-thousandths. */
  readonly averageTicket: Ratio | undefined;
  /** Net revenue / buyers, in ten-thousandths. */
  readonly revenuePerCustomer: Ratio | undefined;
}

/** A figure of a period as a column. */
export interface KpiColumn extends Column {
  cell(kpis: Kpis): Cell;
}

const PERCENT = { digits: 6, percent: true } as const;

/** The column of the KPI that only a register of customers gives. */
const REGISTERED: KpiColumn = {
  id: 'active_rate_registered',
  type: 'ratio',
  ...PERCENT,
  cell: (kpis) => kpis.activeRateRegistered,
};

/** Every figure, in the order in which reports show them. */
export const KPI_COLUMNS: readonly KpiColumn[] = [
  { id: 'known_customers', type: 'integer', cell: (kpis) => kpis.knownCustomers },
  { id: 'active_portfolio', type: 'integer', cell: (kpis) => kpis.activePortfolio },
  { id: 'active_rate', type: 'ratio', ...PERCENT, cell: (kpis) => kpis.activeRate },
  REGISTERED,
  { id: 'inactivation_rate', type: 'ratio', ...PERCENT, cell: (kpis) => kpis.inactivationRate },
  { id: 'reactivation_rate', type: 'ratio', ...PERCENT, cell: (kpis) => kpis.reactivationRate },
  { id: 'buyers', type: 'integer', cell: (kpis) => kpis.buyers },
  { id: 'turnover', type: 'ratio', ...PERCENT, cell: (kpis) => kpis.turnover },
  { id: 'coverage', type: 'ratio', ...PERCENT, cell: (kpis) => kpis.coverage },
  { id: 'orders', type: 'integer', cell: (kpis) => kpis.orders },
  {
    id: 'purchase_frequency',
    type: 'ratio',
    digits: 6,
    shownDigits: 2,
    cell: (kpis) => kpis.purchaseFrequency,
  },
  { id: 'average_ticket', type: 'money', cell: (kpis) => kpis.averageTicket },
  { id: 'revenue', type: 'money', cell: (kpis) => kpis.revenue },
  { id: 'revenue_per_customer', type: 'money', cell: (kpis) => kpis.revenuePerCustomer },
  { id: 'nrr', type: 'ratio', ...PERCENT, cell: (kpis) => kpis.nrr },
  { id: 'grr', type: 'ratio', ...PERCENT, cell: (kpis) => kpis.grr },
  { id: 'recurring_share', type: 'ratio', ...PERCENT, cell: (kpis) => kpis.recurringShare },
];

/** Whether any customer comes from a register. */
export function hasRegister({ portfolio }: Analysis): boolean {
  for (let customer = 0; customer < portfolio.size; customer++)
    if (portfolio.register(customer) !== undefined) return true;
  return false;
}

/** The figures that there are for an analysis: without a register there is no share of the registered customers. */
export function kpiColumnsOf(analysis: Analysis): readonly KpiColumn[] {
  return hasRegister(analysis) ? KPI_COLUMNS : KPI_COLUMNS.filter((column) => column !== REGISTERED);
}

/** Whether a customer belongs to the active portfolio. */
export function inActivePortfolio(verdicts: Verdicts, customer: number): boolean {
  const { status } = verdicts.of<Standing>('status', customer);
  return status === 'active' || status === 'pre_inactive';
}

/** Whether a purchase of a customer is known; one with nothing but returns has a status all the same. */
function isKnown(verdicts: Verdicts, customer: number): boolean {
  return verdicts.of<Recency>('recency', customer).first !== undefined;
}

function quotient(count: number, of: number): Ratio | undefined {
  return ratio(BigInt(count), BigInt(of));
}

/**
 * The figures of a period that ends no later than the as-of date; undefined where the data begin only after it.
 * @param customers the numbers of those that count, by default all that are in view
 */
export function kpisOf(
  analysis: Analysis,
  { after, upTo }: Period,
  customers: Iterable<number> = analysis.order,
): Kpis | undefined {
  const { portfolio } = analysis;
  if (upTo < portfolio.dataStart) return undefined;
  const start = analysis.at(after);
  const end = analysis.at(upTo);
  const retention = hasTwoYears(analysis, upTo) ? new RetentionSums(analysis, upTo) : undefined;

  let known = 0;
  let active = 0;
  let registered = 0;
  let registeredActive = 0;
  let knownAtStart = 0;
  let activeAtStart = 0;
  let left = 0;
  let returned = 0;
  let buyers = 0;
  let reached = 0;
  let orders = 0;
  let purchases = 0n;
  let returns = 0n;
  for (const customer of customers) {
    const isActive = inActivePortfolio(end, customer);
    const wasActive = inActivePortfolio(start, customer);
    const wasKnown = isKnown(start, customer);
    if (isKnown(end, customer)) known++;
    if (isActive) active++;
    if (portfolio.register(customer) !== undefined) {
      registered++;
      if (isActive) registeredActive++;
    }
    if (wasKnown) knownAtStart++;
    if (wasActive) activeAtStart++;
    if (wasActive && !isActive) left++;
    if (wasKnown && !wasActive && isActive) returned++;

    const totals = portfolio.totals(customer, after, upTo);
    const bought = totals.purchaseDays > 0;
    if (bought) buyers++;
    if (bought || wasActive) reached++;
    orders += totals.orders;
    purchases += totals.purchases;
    returns += totals.returns;
    retention?.add(customer);
  }

  const revenue = purchases - returns;
  return {
    knownCustomers: known,
    activePortfolio: active,
    buyers,
    orders,
    revenue,
    activeRate: quotient(active, known),
    activeRateRegistered: quotient(registeredActive, registered),
    inactivationRate: quotient(left, activeAtStart),
    reactivationRate: quotient(returned, knownAtStart - activeAtStart),
    turnover: quotient(buyers, known),
    coverage: quotient(buyers, reached),
    purchaseFrequency: quotient(orders, buyers),
    averageTicket: ratio(purchases, BigInt(orders)),
    revenuePerCustomer: ratio(revenue, BigInt(buyers)),
    ...(retention?.figures() ?? NO_RETENTION),
  };
}
