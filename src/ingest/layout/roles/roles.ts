import { CarteiraError } from '../../../domain/errors.ts';
import { type Message, message } from '../../../domain/message.ts';
import { namesCurrency } from '../../values/currency.ts';
import { carriedOf, findContinuation } from '../carried.ts';
import { type Carried, type Evidence, FIELDS, type Field, type MainLines } from '../layout.ts';
import type { Table } from '../table.ts';
import type { Assigned } from './assign.ts';
import { Awards } from './awards.ts';
import { blankCustomers } from './blank-customers.ts';
import type { Role } from './headers.ts';
import { findMainLines } from './main-lines.ts';
import { awardMoney, type MoneyDoubts, takeItems } from './money-columns.ts';
import { listed, type Refuse, requireNeeded } from './named-columns.ts';
import { differentRows, type OrderRows, orderRowsOf } from './order-total.ts';
import { otherStatuses } from './other-status.ts';
import { findPackages } from './packages.ts';
import type { System } from './systems.ts';
import { typed } from './vocabulary.ts';

/** What every column is. */
export interface Roles extends MoneyDoubts {
  readonly columns: Readonly<Partial<Record<Field, number>>>;
  /** Columns that are never used but show how the file writes dates and numbers. */
  readonly otherDates: readonly number[];
  readonly otherNumbers: readonly number[];
  readonly evidence: readonly Evidence[];
  readonly warnings: readonly Message[];
  /** The rows of the sample by order. */
  readonly orders: OrderRows;
  /** Whether the discount in percent is one by the signs in its cells, and not by its name. */
  readonly percentBySign: boolean;
  /** The column that says which currency the money of a row is in. */
  readonly currency?: number;
  /** The column that says what came back, beside that of what was cancelled. */
  readonly returned?: number;
  /** Columns that are carried forward. */
  readonly carried: Carried | undefined;
  /** Main lines above the items of their orders. */
  readonly mainLines: MainLines | undefined;
}

/** Roles of what differs from item to item of an order. */
const ITEM_ROLES = ['product', 'line_no', 'quantity', 'unit_price'] as const satisfies readonly Role[];
/** Roles of what some systems say once for an order. */
const ONCE_ROLES = ['order_total', 'amount', 'order_status'] as const satisfies readonly Role[];

/**
 * Says which column is which field; `map` is what the user says about it and beats everything, then what the system calls
 * its columns.
 */
export function assignRoles(
  table: Table,
  map: Readonly<Partial<Record<Field, string>>>,
  place: { readonly file: string; readonly line: number },
  system?: System,
  dedupe = false,
): Roles {
  const fail: Refuse = (code, params) => {
    throw new CarteiraError(code, params, place);
  };
  const awards = new Awards(table, map, system, fail);
  const { columns, warnings } = awards;
  const claimants = (role: Role) => awards.claimants(role);
  const award = (field: Field, candidates: readonly Assigned[], needed: boolean) =>
    awards.award(field, candidates, needed);

  award('customer_id', claimants('customer_id'), true);
  award('customer_tax_id', claimants('customer_tax_id'), columns.customer_id === undefined);
  const known = columns.customer_id !== undefined || columns.customer_tax_id !== undefined;
  award('customer_name', claimants('customer_name'), !known);
  award('customer_name', claimants('trade_name'), !known);
  award('order_id', claimants('order_id'), false);
  award('invoice_id', claimants('invoice_id'), false);
  award('branch', claimants('branch'), false);
  award('order_date', claimants('order_date'), true);
  award('invoice_date', claimants('invoice_date'), columns.order_date === undefined);
  award('quantity', claimants('quantity'), false);
  award('unit_price', claimants('unit_price'), false);
  const columnsOf = (role: Role) => [
    ...[columns[role as Field]].filter((column) => column !== undefined),
    ...claimants(role).map(({ column }) => column),
  ];
  const moneyColumns = [...new Set((['amount', 'order_total'] as const).flatMap(columnsOf))];
  const said = {
    ...(map.amount === undefined ? {} : { amount: columns.amount! }),
    ...(map.order_total === undefined ? {} : { total: columns.order_total! }),
  };
  const asked = { said, file: place.file };
  const found =
    findPackages(table, columns, moneyColumns, asked) ?? findMainLines(table, columns, moneyColumns, asked);
  const isFree = map.order_total === undefined || columns.order_total === found?.money;
  if (found && map.amount === undefined && isFree) takeItems(awards, found.money);
  const continuation = found
    ? undefined
    : findContinuation(table, columns, ITEM_ROLES.flatMap(columnsOf), ONCE_ROLES.flatMap(columnsOf));
  const ofOrders = orderRowsOf(table, columns, continuation);
  const orders = dedupe ? differentRows(table, ofOrders) : ofOrders;
  const isGiven = map.amount !== undefined || found !== undefined;
  const doubts = awardMoney(awards, orders, isGiven);
  let percentBySign = false;
  for (const field of FIELDS) {
    if (field === 'amount' || field === 'order_total') continue;
    if (field === 'margin' || field === 'discount') {
      award(
        field,
        claimants(field).filter(({ column }) => !isPercentage(table, column)),
        false,
      );
    } else if (field === 'discount_percent') {
      if (isProduct()) awardPercentage();
    } else {
      award(field, claimants(field), false);
    }
  }
  award('region', claimants('state'), false);
  warnNameless(table, [...Object.values(columns), found?.mainLines.column], warnings);
  warnings.push(
    ...otherStatuses(
      table,
      columns,
      claimants('order_status').map(({ column }) => column),
    ),
  );
  if (continuation === undefined) warnings.push(...blankCustomers(table, columns));
  requireNeeded(table, columns, fail);
  return {
    columns,
    orders,
    carried:
      continuation &&
      carriedOf(table, continuation, columns, [
        ...new Set((['product', 'line_no'] as const).flatMap(columnsOf)),
      ]),
    mainLines: found?.mainLines,
    percentBySign,
    ...currencyBeside(),
    ...returnedBeside(),
    otherDates: claimants('other_date').map(({ column }) => column),
    otherNumbers: claimants('other_number').map(({ column }) => column),
    evidence: awards.evidence,
    warnings,
    ...doubts,
  };

  /** The column of currencies, where the name of the money's column does not say its currency. */
  function currencyBeside(): { readonly currency?: number } {
    const money = columns.amount ?? columns.order_total ?? columns.unit_price;
    const [first] = claimants('currency');
    const isOpen = money !== undefined && !namesCurrency(table.headers[money]!);
    return first !== undefined && isOpen ? { currency: first.column } : {};
  }

  /** What came back and what was cancelled are flags of their own: an order that has either is cancelled. */
  function returnedBeside(): { readonly returned?: number } {
    const [first] = claimants('cancelled_flag').filter(
      ({ tier, column }) => tier > 0 && column !== columns.cancelled_flag,
    );
    return first === undefined ? {} : { returned: first.column };
  }

  /** Whether nothing but quantity and price tells the money, and no discount in money is known. */
  function isProduct(): boolean {
    return [columns.amount, columns.order_total, columns.discount].every((column) => column === undefined);
  }

  /** A discount in percent, by its name or by the sign in its cells. Fractions of 1 may be shares, and may be money. */
  function awardPercentage(): void {
    const shares = claimants('discount').filter(({ column }) => isPercentage(table, column));
    const isSigned = ({ column }: Assigned) => table.mostly(column, 0.5, (value) => value.endsWith('%'));
    const signed = shares.filter(isSigned);
    award('discount_percent', [...claimants('discount_percent'), ...signed], false);
    percentBySign = signed.some(({ column }) => column === columns.discount_percent);
    const open = shares.find((share) => !isSigned(share));
    if (columns.discount_percent !== undefined || open === undefined) return;
    const header = table.headers[open.column]!;
    const sample = table.values(open.column).find((value) => /[1-9]/.test(value))!;
    warnings.push(message('ingest.column.discount', { header, sample, typed: typed(header) }));
  }
}

/**
 * Whether a column holds shares and not money: a percent sign in most cells, or nothing but fractions of 1. A header with
 * a percent sign claims nothing in the first place.
 */
function isPercentage(table: Table, column: number): boolean {
  if (table.mostly(column, 0.5, (value) => value.endsWith('%'))) return true;
  const isFraction = (value: string) =>
    /^-?(?:[01]?[.,]\d+|0|1)$/.test(value) && !/^-?1[.,]0*[1-9]/.test(value);
  const isPartial = (value: string) => /[.,]\d*[1-9]/.test(value);
  return table.mostly(column, 1, isFraction) && table.values(column).some(isPartial);
}

/** Says which columns with values have no name, or dashes for one, and are therefore not used. */
function warnNameless(table: Table, usedColumns: readonly (number | undefined)[], warnings: Message[]): void {
  const used = new Set(usedColumns);
  const nameless = table.headers.flatMap((header, column) =>
    used.has(column) || /[\p{L}\p{N}#$%]/u.test(header) || table.values(column).length === 0
      ? []
      : [column + 1],
  );
  if (nameless.length === 0) return;
  const params = { n: nameless.length, list: listed(nameless.map(String)) };
  warnings.push(message('ingest.column.nameless', params));
}
