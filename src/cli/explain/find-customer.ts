import { foldText } from '../../domain/fold.ts';
import { nearestFew } from '../../domain/nearest.ts';
import { bareTaxId, customerKey } from '../../ingest/values/tax-id.ts';
import { tellsName } from '../../reports/columns.ts';
import type { Analysis } from '../../rules/analysis.ts';

/** Names that are offered where nobody is found. */
const OFFERED = 3;

/** Characters of a CPF and of a CNPJ. */
const CPF_LENGTH = 11;
const CNPJ_LENGTH = 14;

/** An id without case and accents, and without the zeros that a spreadsheet takes. */
function plainId(id: string): string {
  return foldText(id).replace(/^0+(?=.)/, '');
}

/** The CNPJ or CPF that somebody may have typed, as of `bareTaxId`. */
export function typedTaxId(typed: string): string | undefined {
  const length = typed.replace(/[./\s-]/g, '').length;
  if (length < CPF_LENGTH) return undefined;
  return bareTaxId(typed, length === CPF_LENGTH ? CPF_LENGTH : CNPJ_LENGTH);
}

/**
 * The customers that somebody may mean, in the order of `classify`. The first that anybody fits: the id, whatever its spelling;
 * the id without case, accents and leading zeros; the CNPJ or CPF; the whole name; the words as parts of a name, in any order.
 *
 * @param ownersOf the keys of the customers whose orders have a CNPJ or CPF: only asked where it may be one
 */
export async function findCustomers(
  { everyone, portfolio }: Analysis,
  typed: string,
  ownersOf: (taxId: string) => Promise<ReadonlySet<string>>,
): Promise<number[]> {
  const fitting = (fits: (customer: number) => boolean) => Array.from(everyone).filter(fits);
  const keyOf = (customer: number) => customerKey(portfolio.customerId(customer));
  const wanted = typed.trim();
  if (wanted === '') return [];

  const byKey = fitting((customer) => keyOf(customer) === customerKey(wanted));
  if (byKey.length > 0) return byKey;
  const byId = fitting((customer) => plainId(portfolio.customerId(customer)) === plainId(wanted));
  if (byId.length > 0) return byId;

  const taxId = typedTaxId(wanted);
  if (taxId !== undefined) {
    const owners = await ownersOf(taxId);
    const isRegistered = (customer: number) =>
      bareTaxId(portfolio.register(customer)?.taxId ?? '', taxId.length) === taxId;
    const byTaxId = fitting((customer) => owners.has(keyOf(customer)) || isRegistered(customer));
    if (byTaxId.length > 0) return byTaxId;
  }

  const nameOf = (customer: number) => foldText(portfolio.attribute(customer, 'name') ?? '');
  const folded = foldText(wanted);
  const byName = fitting((customer) => nameOf(customer) === folded);
  if (byName.length > 0) return byName;
  const words = folded.split(' ');
  return fitting((customer) => {
    const name = nameOf(customer);
    return words.every((word) => name.includes(word));
  });
}

/** A few customers whose id, name or part of a name is near to what was typed: `00101 (Padaria São João)`. */
export function nearbyCustomers({ everyone, portfolio }: Analysis, typed: string): string[] {
  const length = foldText(typed).split(' ').length;
  const labels = new Map<string, string[]>();
  for (const customer of everyone) {
    const id = portfolio.customerId(customer);
    const name = portfolio.attribute(customer, 'name');
    const label = tellsName(id, name) ? `${id} (${name})` : id;
    const words = foldText(name ?? '').split(' ');
    const parts = words.map((_, index) => words.slice(index, index + length).join(' '));
    for (const text of [id, name ?? id, ...parts]) {
      const known = labels.get(text);
      if (known) known.push(label);
      else labels.set(text, [label]);
    }
  }
  const near = nearestFew(typed, labels.keys(), OFFERED).flatMap((text) => labels.get(text)!);
  return [...new Set(near)].slice(0, OFFERED);
}
