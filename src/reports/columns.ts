import type { Cell, Column } from '../domain/document.ts';
import type { Analysis } from '../rules/analysis.ts';

/** How many customers a row stands for. */
export const CUSTOMERS: Column = { id: 'customers', type: 'integer' };

/** What is at stake a month: see `stakeOf`. */
export const AT_STAKE: Column = { id: 'at_stake', type: 'money' };

/** Net revenue of the 12 months up to the as-of date. */
export const REVENUE_12M: Column = { id: 'revenue_12m', type: 'money' };

/** Whether the data begin too late for the row to tell who was lost: see `firstReliableDay`. */
export const TOO_LITTLE_PAST: Column = { id: 'too_little_past', type: 'boolean' };

/** How a customer is reached, by the columns of the register. */
const CONTACTS = ['email', 'phone'] as const;

/** A terminal of ordinary width has room for about this many columns. */
const ESSENTIAL = 8;

/** The analysis' own definition of a column, so that every report shows it alike. */
export function columnOf(analysis: Analysis, id: string): Column {
  const column = analysis.columns.find((candidate) => candidate.id === id);
  if (!column) throw new Error(`no rule gives the column ${id}`);
  return column;
}

/** Whether a customer's name says more than the id, which it repeats where customers are keyed by their name. */
export function tellsName(id: Cell, name: Cell): boolean {
  return name !== undefined && name !== id;
}

/**
 * The first eight of the columns preferred, leaving out the attributes that nobody has and a name that only repeats the id:
 * they would take the room of a column that says something.
 */
export function essentialColumns(analysis: Analysis, preferred: readonly string[]): string[] {
  const says = (id: string): boolean => {
    if (id === 'salesperson') return analysis.order.some((each) => analysis.cell(id, each) !== undefined);
    if (id !== 'customer_name') return true;
    return analysis.order.some((each) =>
      tellsName(analysis.cell('customer_id', each), analysis.cell(id, each)),
    );
  };
  return preferred.filter(says).slice(0, ESSENTIAL);
}

/** The ways to reach customers that the register tells of anybody. */
export function contactsOf({ everyone, portfolio }: Analysis): readonly (typeof CONTACTS)[number][] {
  return CONTACTS.filter((contact) =>
    everyone.some((customer) => portfolio.register(customer)?.[contact] !== undefined),
  );
}
