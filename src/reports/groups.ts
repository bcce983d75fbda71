import { compareUtf8 } from '../domain/utf8-order.ts';
import type { Analysis } from '../rules/analysis.ts';

/** Values of an attribute in UTF-8 byte order, the blank one last. */
export function compareValues(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  return compareUtf8(a, b);
}

/**
 * Customers by the value that an attribute has at the as-of date, the blank one last; all of them in one group where no
 * attribute is asked for.
 */
export function groupsOf(analysis: Analysis, by: string | undefined): [string | undefined, number[]][] {
  if (by === undefined) return [[undefined, [...analysis.order]]];
  const groups = new Map<string | undefined, number[]>();
  for (const customer of analysis.order) {
    const value = analysis.cell(by, customer) as string | undefined;
    const group = groups.get(value);
    if (group) group.push(customer);
    else groups.set(value, [customer]);
  }
  return [...groups].sort(([a], [b]) => compareValues(a, b));
}
