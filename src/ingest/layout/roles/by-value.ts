import { CarteiraError } from '../../../domain/errors.ts';
import { message } from '../../../domain/message.ts';
import { FIELDS, type Field } from '../layout.ts';
import type { Table } from '../table.ts';
import { type Finding, findByValues } from './finding.ts';
import { assignRoles, type Roles } from './roles.ts';

/** Values of a column that a question shows. */
const SHOWN_VALUES = 3;
const SHOWN_COLUMNS = 60;

/**
 * The roles of columns without names: what their values prove, beside what the user says of them.
 * @throws CarteiraError E_HEADERLESS with the columns and what to type, where that leaves customer, date, money or order open
 */
export function assignByValues(
  table: Table,
  map: Readonly<Partial<Record<Field, string>>>,
  place: { readonly file: string; readonly line: number },
): Roles {
  const mapped: Partial<Record<Field, number>> = {};
  for (const [field, wanted] of Object.entries(map) as [Field, string][]) {
    const position = /^#(\d+)$/.exec(wanted.trim())?.[1];
    if (position !== undefined) mapped[field] = Number(position) - 1;
  }
  const finding = findByValues(table, mapped);
  const has = (...fields: readonly Field[]) => fields.some((field) => mapped[field] !== undefined);
  const isTold =
    has('customer_id', 'customer_name', 'customer_tax_id') &&
    has('order_date', 'invoice_date') &&
    (has('amount', 'order_total') || (has('quantity') && has('unit_price')));
  if (!isTold && finding.open.length > 0) refuse(finding, place);
  const derived = Object.fromEntries(
    [...finding.finds].map(([field, { column }]) => [field, `#${column + 1}`]),
  );
  const roles = assignRoles(table, { ...derived, ...map }, place);
  const list = FIELDS.flatMap((field) => {
    const find = finding.finds.get(field);
    return find ? [`${field}=#${find.column + 1}`] : [];
  }).join(', ');
  return {
    ...roles,
    evidence: roles.evidence.map((evidence) => {
      const find = evidence.field && finding.finds.get(evidence.field);
      return find
        ? { ...evidence, reason: message(`ingest.value.${find.reason}`, evidence.reason.params) }
        : evidence;
    }),
    warnings:
      list === '' ? roles.warnings : [...roles.warnings, message('ingest.headerless.found', { list })],
  };
}

/** Asks which column is which, with what the columns hold. */
function refuse(finding: Finding, place: { readonly file: string; readonly line: number }): never {
  const { facts, open } = finding;
  const { what, columns } = open[0]!;
  const numbers = columns.map((column) => `#${column + 1}`).join(', ');
  const kind = columns.length > 1 ? 'several' : 'none';
  const shown = facts.columns.slice(0, SHOWN_COLUMNS).map((column) => {
    const sample = facts.samples(column, SHOWN_VALUES).join(', ');
    return message('ingest.headerless.column', { column: column + 1, sample: sample.slice(0, 60) });
  });
  const list = shown.reduceRight((rest, column) => message('ingest.headerless.columns', { column, rest }));
  throw new CarteiraError(
    'E_HEADERLESS',
    {
      what: message(`ingest.headerless.${kind}`, {
        what: message(`ingest.headerless.${what}`),
        columns: numbers,
      }),
      columns: list,
      example: exampleOf(finding),
    },
    place,
  );
}

/** What to type, with the columns that are known: likely ones are for the user to choose from. */
function exampleOf(finding: Finding): string {
  const needs: readonly (readonly Field[])[] = [
    ['customer_id', 'customer_tax_id', 'customer_name'],
    ['order_date', 'invoice_date'],
    ['amount', 'order_total'],
  ];
  return needs
    .map((fields) => {
      const field = fields.find((each) => finding.at(each) !== undefined) ?? fields[0]!;
      const column = finding.at(field);
      return `--map ${field}=#${column === undefined ? 'N' : column + 1}`;
    })
    .join(' ');
}
