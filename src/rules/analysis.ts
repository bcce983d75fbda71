import type { Day } from '../domain/day.ts';
import type { Cell, Column } from '../domain/document.ts';
import type { Portfolio } from '../ledger/portfolio.ts';
import { RULES } from './index.ts';
import { idleMatches, overridesOf } from './overrides.ts';
import type { Abc, Rule, Standing, Verdicts } from './rule.ts';
import type { Override, RuleSettings } from './settings.ts';

/** Every customer through every rule, at any day. */
export interface Analysis {
  readonly asOf: Day;
  readonly since: Day;
  readonly portfolio: Portfolio;
  readonly settings: RuleSettings;
  /** All columns of `classify`, in its order; attributes included. */
  readonly columns: readonly Column[];
  /** What the overrides ask for that match no customer: a word may be written otherwise in the data. */
  readonly idleOverrides: readonly Override['match'][];
  /** Customer numbers in the order of `classify`: by rank, then the others by key, prospects last by key. */
  readonly everyone: Int32Array;
  /**
   * The customers in view, in the same order: all of them, unless somebody asked for some only. Reports list, count and sum
   * these and no others. What is told of a customer (class, rank, share, key account) stays a matter of the whole portfolio,
   * and so does a total that shares are taken of.
   */
  readonly order: Int32Array;
  /** The cell of a column for a customer at the as-of date. */
  cell(column: string, customer: number): Cell;
  /** The cells of all columns for a customer at the as-of date. */
  rowOf(customer: number): Cell[];
  /** The verdicts at a day. */
  at(day: Day): Verdicts;
}

type CellOf = (customer: number) => Cell;
type VerdictOf = (customer: number) => unknown;

/** Verdicts that are prepared when the first is asked for, the latest of which is kept. */
function keepingLatest(prepare: () => VerdictOf): VerdictOf {
  let verdictOf: VerdictOf | undefined;
  let latest = -1;
  let verdict: unknown;
  return (customer) => {
    if (customer !== latest) {
      verdictOf ??= prepare();
      verdict = verdictOf(customer);
      latest = customer;
    }
    return verdict;
  };
}

const ATTRIBUTE_COLUMNS: readonly (Column & { cell(portfolio: Portfolio, customer: number): Cell })[] = [
  { id: 'customer_id', type: 'text', cell: (portfolio, customer) => portfolio.customerId(customer) },
  { id: 'customer_name', type: 'text', cell: (portfolio, customer) => portfolio.attribute(customer, 'name') },
  ...(['salesperson', 'region', 'segment'] as const).map((id) => ({
    id,
    type: 'text' as const,
    cell: (portfolio: Portfolio, customer: number) => portfolio.attribute(customer, id),
  })),
];

/** The columns of every analysis, in the order of `classify`. */
export const COLUMNS: readonly Column[] = [...ATTRIBUTE_COLUMNS, ...RULES.flatMap((rule) => rule.columns)];

/**
 * Puts a portfolio through all rules. Nothing is judged before it is asked for. A rule is prepared once a day and keeps only
 * its latest verdict: reports ask for one customer after another, and the verdicts of all together would take more memory
 * than the portfolio. The rules that a rule needs are judged by being asked.
 *
 * @param options.since start of the comparison period, exclusive
 */
export function createAnalysis(
  portfolio: Portfolio,
  { since, policy }: { since: Day; policy: RuleSettings },
): Analysis {
  const overrideOf = overridesOf(portfolio, policy.overrides);
  const days = new Map<Day, Verdicts>();

  function prepare(rule: Rule, seen: Portfolio, verdicts: Verdicts): VerdictOf {
    const settings = (policy.rules[rule.id] ?? {}) as Record<string, unknown>;
    const own = policy.overrides.map((override) => (override.rules[rule.id] as typeof settings) ?? settings);
    const settingsFor = (customer: number) => {
      const override = overrideOf[customer]!;
      return override < 0 ? settings : own[override]!;
    };
    return rule.prepare({ portfolio: seen, since, settings, settingsFor, verdicts });
  }

  function judge(seen: Portfolio): Verdicts {
    const judged = new Map<string, VerdictOf>();
    const verdicts: Verdicts = {
      portfolio: seen,
      of: <V>(id: string, customer: number) => judged.get(id)!(customer) as V,
      rule: <V>(id: string) => judged.get(id)! as (customer: number) => V,
      at,
    };
    for (const rule of RULES)
      judged.set(
        rule.id,
        keepingLatest(() => prepare(rule, seen, verdicts)),
      );
    return verdicts;
  }

  function at(day: Day): Verdicts {
    let verdicts = days.get(day);
    if (verdicts === undefined) {
      verdicts = judge(day === portfolio.asOf ? portfolio : portfolio.at(day));
      days.set(day, verdicts);
    }
    return verdicts;
  }

  const now = at(portfolio.asOf);
  const judges = RULES.map((rule) => ({ verdictOf: now.rule(rule.id), columns: rule.columns }));
  const order = orderOf(now);
  const cells = new Map<string, CellOf>();
  for (const { id, cell } of ATTRIBUTE_COLUMNS) cells.set(id, (customer) => cell(portfolio, customer));
  for (const { verdictOf, columns } of judges) {
    for (const { id, cell } of columns) cells.set(id, (customer) => cell(verdictOf(customer)));
  }
  return {
    asOf: portfolio.asOf,
    since,
    portfolio,
    settings: policy,
    columns: COLUMNS,
    idleOverrides: idleMatches(policy.overrides, overrideOf),
    everyone: order,
    order,
    cell: (column, customer) => cells.get(column)!(customer),
    rowOf(customer) {
      const row = new Array<Cell>(COLUMNS.length);
      let place = 0;
      for (const { cell } of ATTRIBUTE_COLUMNS) row[place++] = cell(portfolio, customer);
      for (const { verdictOf, columns } of judges) {
        const verdict = verdictOf(customer);
        for (const { cell } of columns) row[place++] = cell(verdict);
      }
      return row;
    },
    at,
  };
}

/** The same analysis with only those of the customers in view for which something holds. */
export function narrowed(analysis: Analysis, holds: (customer: number) => boolean): Analysis {
  return { ...analysis, order: analysis.order.filter(holds) };
}

/** By rank, then those without one by key, then prospects by key; a customer of whom nothing is known yet has no row. */
function orderOf(verdicts: Verdicts): Int32Array {
  const order = new Int32Array(verdicts.portfolio.size);
  let ranked = 0;
  const unranked: number[] = [];
  const prospects: number[] = [];
  const placeOf = verdicts.rule<Abc | undefined>('abc');
  for (let customer = 0; customer < order.length; customer++) {
    const place = placeOf(customer);
    if (place?.rank !== undefined) {
      order[place.rank - 1] = customer;
      ranked++;
    } else if (place !== undefined) {
      unranked.push(customer);
    } else if (verdicts.of<Standing>('status', customer).status === 'prospect') {
      prospects.push(customer);
    }
  }
  order.set(unranked, ranked);
  order.set(prospects, ranked + unranked.length);
  return order.subarray(0, ranked + unranked.length + prospects.length);
}
