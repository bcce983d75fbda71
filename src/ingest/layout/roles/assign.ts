import { holdsAccessKeys } from '../ids.ts';
import type { Field } from '../layout.ts';
import type { Table } from '../table.ts';
import type { Role } from './headers.ts';
import { type Neighbours, settle } from './settle.ts';
import type { Claim } from './vocabulary.ts';

/** A column with the role that it was given. */
export interface Assigned extends Claim {
  readonly column: number;
}

/** Roles of ids, which the key of an electronic invoice is none of. */
const ID_ROLES: ReadonlySet<Role> = new Set(['customer_id', 'customer_tax_id', 'order_id', 'invoice_id']);

/** One role for every column that is not mapped and announces one. */
export function assign(
  table: Table,
  mapped: Readonly<Partial<Record<Field, number>>>,
  claimsOf: (header: string) => readonly Claim[],
): Assigned[] {
  const taken = new Set(Object.values(mapped));
  const claims = table.headers.map((header, column) => (taken.has(column) ? [] : claimsOf(header)));
  const only: (Role | undefined)[] = claims.map((list) => (list.length === 1 ? list[0]!.role : undefined));
  for (const [field, column] of Object.entries(mapped)) only[column] = field as Field;
  const assigned: Assigned[] = [];
  for (const [column, list] of claims.entries()) {
    const among: Neighbours = {
      table,
      has: (role) => only.some((other, at) => at !== column && other === role),
      beside: [...(claims[column - 1] ?? []), ...(claims[column + 1] ?? [])].map(({ role }) => role),
    };
    const roles = list.map(({ role }) => role);
    const role = roles.length > 1 ? settle(column, roles, among) : roles[0];
    const claim = list.find((candidate) => candidate.role === role);
    const isKey = claim !== undefined && ID_ROLES.has(claim.role) && holdsAccessKeys(table, column);
    if (claim && !isKey) assigned.push({ ...claim, column });
  }
  return assigned;
}

/**
 * The columns of one role, the best right first: values before none, then the spelling, then the place in the file.
 * `tied`: spellings of one tier are equal, whatever their order in the list.
 */
export function bestFirst(table: Table, candidates: readonly Assigned[], tied: boolean): Assigned[] {
  return candidates.toSorted(
    (a, b) =>
      Number(table.values(b.column).length > 0) - Number(table.values(a.column).length > 0) ||
      a.rank - b.rank ||
      a.tier - b.tier ||
      (tied ? 0 : a.order - b.order) ||
      a.column - b.column,
  );
}
