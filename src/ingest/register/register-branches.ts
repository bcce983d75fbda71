import type { Day } from '../../domain/day.ts';
import { compareUtf8 } from '../../domain/utf8-order.ts';
import { ATTRIBUTES, type RegisterEntry } from '../../ledger/portfolio.ts';

/** A line of the register that is a branch of a company, and its CNPJ without punctuation. */
export interface Branch {
  readonly cnpj: string;
  readonly entry: RegisterEntry;
}

/**
 * The branches of a company as one customer, whatever the order of their lines: each attribute is that of the first branch by
 * CNPJ that has one, which is mostly the head office (0001); the earliest first purchase and registration, the latest last
 * purchase.
 */
export function companyOf(root: string, branches: readonly Branch[]): RegisterEntry {
  const entries = branches.toSorted((a, b) => compareUtf8(a.cnpj, b.cnpj)).map(({ entry }) => entry);
  const first = <T>(of: (entry: RegisterEntry) => T | undefined): T | undefined =>
    entries.map(of).find((value) => value !== undefined);
  const days = (of: (entry: RegisterEntry) => Day | undefined): Day[] =>
    entries.map(of).filter((day) => day !== undefined);
  const ends = (key: string, value: number | string | undefined) =>
    value === undefined ? {} : { [key]: value };
  const bought = days(({ firstPurchase }) => firstPurchase);
  const last = days(({ lastPurchase }) => lastPurchase);
  const registered = days(({ registeredOn }) => registeredOn);
  return {
    customerId: root,
    attributes: Object.assign(
      {},
      ...ATTRIBUTES.map((name) =>
        ends(
          name,
          first(({ attributes }) => attributes[name]),
        ),
      ),
    ),
    ...ends('firstPurchase', bought.length > 0 ? Math.min(...bought) : undefined),
    ...ends('lastPurchase', last.length > 0 ? Math.max(...last) : undefined),
    ...ends('registeredOn', registered.length > 0 ? Math.min(...registered) : undefined),
    ...ends(
      'email',
      first(({ email }) => email),
    ),
    ...ends(
      'phone',
      first(({ phone }) => phone),
    ),
  };
}
