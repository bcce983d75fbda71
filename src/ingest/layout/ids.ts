import { CarteiraError } from '../../domain/errors.ts';
import { type Message, message } from '../../domain/message.ts';
import { isRounded, paddedTaxId, type TaxId, taxIdOf } from '../values/tax-id.ts';
import type { Evidence, Field, LayoutOptions } from './layout.ts';
import type { Table } from './table.ts';

/** The key of an electronic invoice: 44 characters, of which a spreadsheet keeps 15. It tells no order and no customer. */
export function holdsAccessKeys(table: Table, column: number): boolean {
  return table.mostly(column, 0.8, (value) => /^[0-9A-Z]{44}$/i.test(value.replace(/\s/g, '')));
}

const HALF = 0.5;

/**
 * Refuses columns of ids that a spreadsheet has rounded: different customers or orders would be one.
 * @throws CarteiraError E_ROUNDED_IDS, E_GROUP_BY where the companies are asked for and there is no tax id to tell them by
 */
export function refuseIds(
  table: Table,
  columns: Readonly<Partial<Record<Field, number>>>,
  { groupBy }: LayoutOptions,
  place: { readonly file: string; readonly line: number },
): void {
  if (groupBy !== undefined && columns.customer_tax_id === undefined) {
    throw new CarteiraError('E_GROUP_BY', { list: table.headers.join(', ') }, place);
  }
  const customer: Field = columns.customer_id === undefined ? 'customer_tax_id' : 'customer_id';
  const order: Field = columns.order_id === undefined ? 'invoice_id' : 'order_id';
  const used: readonly Field[] = [customer, order, ...(groupBy ? (['customer_tax_id'] as const) : [])];
  for (const field of used) {
    const column = columns[field];
    if (column === undefined || !table.mostly(column, HALF, isRounded)) continue;
    const row = table.rows.find((each) => isRounded(table.text(each, column)))!;
    throw new CarteiraError(
      'E_ROUNDED_IDS',
      { header: table.headers[column]!, sample: table.text(row, column), field },
      { ...place, line: row.line },
    );
  }
}

/** What the values of the tax id column say. */
export interface TaxIds {
  /** Whether its numbers lack the zeros before them, and their check digits prove it. */
  readonly padded: boolean;
  readonly evidence: readonly Evidence[];
  readonly warnings: readonly Message[];
}

/** Of the numbers that lack zeros, this share must be valid with them. One in a hundred is by chance. */
const NEARLY_ALL = 0.95;

/** Looks at the first tax ids: how many are valid, and whether zeros are missing. */
export function taxIdsOf(table: Table, column: number | undefined): TaxIds {
  if (column === undefined) return { padded: false, evidence: [], warnings: [] };
  const header = table.headers[column]!;
  const values = [...new Set(table.values(column))];
  const valid = values.map(taxIdOf).filter((taxId) => taxId !== undefined);
  const short = values.filter((value) => /^\d{1,13}$/.test(value) && taxIdOf(value) === undefined);
  const restored = short.flatMap((value): [string, TaxId][] => {
    const taxId = paddedTaxId(value);
    return taxId ? [[value, taxId]] : [];
  });
  const padded =
    restored.length > 0 &&
    restored.length >= NEARLY_ALL * short.length &&
    (restored.length > 1 || valid.length > 0);
  const good = padded ? [...valid, ...restored.map(([, taxId]) => taxId)] : valid;
  if (good.length === 0) return { padded, evidence: [], warnings: [] };
  const kinds = [...new Set(good.map(({ kind }) => kind.toUpperCase()))].sort();
  const warnings: Message[] = [];
  if (padded) {
    const [sample, { bare }] = restored[0]!;
    warnings.push(message('ingest.tax_id.padded', { header, sample, reading: bare }));
  }
  return {
    padded,
    evidence: [
      {
        subject: 'tax_id',
        field: 'customer_tax_id',
        value: kinds.join(', '),
        sample: values[0]!,
        reason: message('ingest.tax_id.valid', { valid: good.length, n: values.length }),
      },
    ],
    warnings,
  };
}
