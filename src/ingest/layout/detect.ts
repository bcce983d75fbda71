import { asMeant } from '../values/misread.ts';
import { findHeading } from './header.ts';
import { refuseIds, taxIdsOf } from './ids.ts';
import {
  DATE_FIELDS,
  type DecimalMark,
  type Field,
  type Layout,
  type LayoutOptions,
  NUMERIC_FIELDS,
} from './layout.ts';
import { assignByValues } from './roles/by-value.ts';
import { codesOf } from './roles/codes.ts';
import { refuseUnclear } from './roles/order-total.ts';
import { assignRoles, type Roles } from './roles/roles.ts';
import { deductionsOf, recognise, wordsOf } from './roles/systems.ts';
import { languageOf } from './roles/vocabulary.ts';
import { openSample } from './sample.ts';
import { shapeOf } from './shape.ts';
import { stylesOf } from './styles/date-votes.ts';
import { chooseDates } from './styles/dates.ts';
import { debitCredit } from './styles/debit-credit.ts';
import { chooseDecimals, provenMark, votesOf } from './styles/decimals.ts';
import { quantityWarnings } from './styles/quantity-sign.ts';
import { orderOf, type Signs } from './styles/signs.ts';
import type { Table } from './table.ts';

/**
 * How to read a file, from a sample of its first bytes (decompressed; the whole file where `complete`). Every decision carries its evidence; what
 * the user forces beats every guess.
 * @throws CarteiraError with file and line: no text, no header, no delimiter, a needed column missing or claimed twice; dates,
 * numbers or money that read in two ways.
 */
export function detectLayout(
  bytes: Uint8Array,
  given: LayoutOptions,
  about: { readonly file: string; readonly complete: boolean },
): Layout {
  const { file } = about;
  const options = given.map ? { ...given, map: namesAsMeant(given.map) } : given;
  const sample = openSample(bytes, options, about);
  const heading = findHeading(sample, options);
  const { table } = heading;
  const known = recognise(heading.headers);
  const map = options.map ?? {};
  const roles =
    heading.headerLine === 0
      ? assignByValues(table, map, { file, line: heading.bodyLine })
      : assignRoles(table, map, { file, line: heading.headerLine }, known?.system, options.dedupe);

  const marks = votesFor(table, [...indexes(roles.columns, NUMERIC_FIELDS), ...roles.otherNumbers], votesOf);
  const styles = votesFor(table, [...indexes(roles.columns, DATE_FIELDS), ...roles.otherDates], stylesOf);
  const signs = readSigns(table, [...marks.values()].map(provenMark), [...styles.values()]);
  const { decimals, ...numbers } = chooseDecimals(table, roles.columns, marks, signs, options.decimal, file);
  const { dates, ...days } = chooseDates(table, roles.columns, styles, signs, options.dateFormat, file);
  refuseIds(table, roles.columns, options, { file, line: heading.headerLine });
  const taxIds = taxIdsOf(table, roles.columns.customer_tax_id);
  const accounts = debitCredit(table, roles.columns, file);
  if (roles.moneyUnclear) {
    refuseUnclear(table, roles.columns.amount!, roles.orders, decimals.amount!.value, file);
  }
  const { headers } = heading;
  const { columns, returned } = roles;
  const words = codesOf({ headers, columns }, wordsOf(known?.system, map));
  const kept = { headers, columns, ...(returned === undefined ? {} : { returned }), words, decimals };

  return {
    ...kept,
    encoding: sample.encoding,
    wrapped: sample.wrapped,
    bom: sample.bom,
    delimiter: heading.delimiter.charCodeAt(0),
    newline: sample.newline,
    width: heading.width,
    headerLine: heading.headerLine,
    headerRows: heading.headerRows,
    ...(heading.misread ? { misreadHeaders: heading.misread } : {}),
    titleLines: heading.titleLines,
    titles: heading.titles,
    bodyOffset: heading.bodyOffset,
    bodyLine: heading.bodyLine,
    percentBySign: roles.percentBySign,
    ...(roles.currency === undefined ? {} : { currency: roles.currency }),
    orderTotalGuessed: roles.orderTotalGuessed,
    deductions: deductionsOf(known?.system, roles.columns),
    ...(roles.carried ? { carried: roles.carried } : {}),
    ...(roles.mainLines ? { mainLines: roles.mainLines } : {}),
    ordered: roles.carried !== undefined || roles.mainLines !== undefined,
    dates,
    taxIdsPadded: taxIds.padded,
    ...(options.groupBy ? { groupBy: options.groupBy } : {}),
    ...(accounts ? { sides: accounts.sides } : {}),
    evidence: [
      ...(known ? [known.evidence] : []),
      ...sample.evidence,
      ...heading.evidence,
      shapeOf(table, roles),
      ...roles.evidence,
      ...taxIds.evidence,
      ...days.evidence,
      ...numbers.evidence,
    ],
    warnings: [
      ...roles.warnings,
      ...taxIds.warnings,
      ...days.warnings,
      ...numbers.warnings,
      ...(accounts?.warnings ?? []),
      ...quantityWarnings(table, kept, roles.orders),
    ],
  };
}

/** Names of columns may be copied from a file that another program misread. */
function namesAsMeant(map: NonNullable<LayoutOptions['map']>): NonNullable<LayoutOptions['map']> {
  return Object.fromEntries(Object.entries(map).map(([field, name]) => [field, asMeant(name)]));
}

function indexes(columns: Roles['columns'], fields: readonly Field[]): number[] {
  return fields.flatMap((field) => columns[field] ?? []);
}

function votesFor<V>(
  table: Table,
  columns: readonly number[],
  votes: (table: Table, column: number) => V,
): ReadonlyMap<number, V> {
  return new Map(columns.map((column) => [column, votes(table, column)]));
}

/** What the columns that tell, the delimiter and the language of the header say about those that do not. */
export function readSigns(
  table: Table,
  marks: readonly (DecimalMark | undefined)[],
  styles: readonly ReturnType<typeof stylesOf>[],
): Signs {
  const mark = majority(marks);
  const order = majority(styles.map(({ best, open }) => (best && !open ? orderOf(best) : undefined)));
  return {
    language: languageOf(table.headers),
    delimiter: table.delimiter,
    ...(mark ? { mark } : {}),
    ...(order ? { order } : {}),
  };
}

/** The more frequent of two values; undefined where they are even. */
function majority<T>(values: readonly (T | undefined)[]): T | undefined {
  const given = values.filter((value) => value !== undefined);
  const first = given.filter((value) => value === given[0]);
  if (first.length * 2 === given.length) return undefined;
  return first.length * 2 > given.length ? given[0] : given.find((value) => value !== given[0]);
}
