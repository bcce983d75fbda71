import { CarteiraError } from '../../domain/errors.ts';
import { type Message, message } from '../../domain/message.ts';
import { namesCurrency } from '../values/currency.ts';
import { type Assigned, assign, bestFirst } from './assign.ts';
import { blankCustomers } from './blank-customers.ts';
import { carriedOf, findContinuation } from './carried.ts';
import type { Role } from './headers.ts';
import { type Carried, type Evidence, FIELDS, type Field, type MainLines } from './layout.ts';
import { findMainLines } from './main-lines.ts';
import { listed, mappedColumn, type Refuse, requireNeeded } from './named-columns.ts';
import { differentRows, moneyKind, type OrderRows, orderRowsOf } from './order-total.ts';
import { otherStatuses } from './other-status.ts';
import { findPackages } from './packages.ts';
import { headerKey, ownColumns, type System } from './systems.ts';
import type { Table } from './table.ts';
import { claimsOf, normalise, typed } from './vocabulary.ts';

/** What every column is. */
export interface Roles {
  readonly columns: Readonly<Partial<Record<Field, number>>>;
  /** Columns that are never used but show how the file writes dates and numbers. */
  readonly otherDates: readonly number[];
  readonly otherNumbers: readonly number[];
  readonly evidence: readonly Evidence[];
  readonly warnings: readonly Message[];
  /** Whether the money column was taken for the order's total only because it is the same on all rows of every order. */
  readonly orderTotalGuessed: boolean;
  /** Whether the money column, given as the amount, may as well be the order's total. */
  readonly moneyUnclear: boolean;
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
/** A price that an item may be sold at, though no field is made of it. */
const LIST_PRICE = /\b(?:preco|precio|price)\b/;
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
  const evidence: Evidence[] = [];
  const warnings: Message[] = [];
  const fail: Refuse = (code, params) => {
    throw new CarteiraError(code, params, place);
  };
  const columns: Partial<Record<Field, number>> = {};
  const note = (field: Field, column: number, reason: string, params = {}) =>
    evidence.push({
      subject: 'column',
      field,
      value: table.headers[column]!,
      sample: (table.values(column).find((value) => value !== table.headers[column]) ?? '').slice(0, 40),
      reason: message(`ingest.column.${reason}`, params),
    });

  for (const field of FIELDS) {
    const wanted = map[field];
    if (wanted === undefined) continue;
    columns[field] = mappedColumn(table.headers, field, wanted, fail);
    note(field, columns[field], 'mapped');
  }
  for (const [field, column] of system ? ownColumns(system, table, columns) : []) {
    columns[field] = column;
    note(field, column, 'system', { system: system!.name });
  }

  const unused = new Set(system?.unused?.map(headerKey));
  const assigned = assign(table, columns, (header) =>
    unused.has(headerKey(header)) ? [] : claimsOf(header),
  );
  const claimants = (role: Role) => assigned.filter((claim) => claim.role === role);

  /** Gives a field to the best of the columns that claim it. */
  const award = (field: Field, candidates: readonly Assigned[], needed: boolean): void => {
    if (columns[field] !== undefined || candidates.length === 0) return;
    const ranked = bestFirst(table, candidates, needed);
    const best = ranked[0]!;
    for (const rival of ranked.slice(1)) {
      const header = table.headers[rival.column]!;
      const same = normalise(header) === normalise(table.headers[best.column]!);
      const equal = best.rank === rival.rank && best.tier === rival.tier && hasValues(table, rival.column);
      if (needed && equal && differ(table, best.column, rival.column)) {
        fail('E_DUPLICATE_COLUMN', {
          field,
          header: table.headers[best.column]!,
          column: best.column + 1,
          other: header,
          otherColumn: rival.column + 1,
        });
      }
      if (same) {
        warnings.push(
          message('ingest.column.duplicate', { header, column: best.column + 1, other: rival.column + 1 }),
        );
      }
    }
    columns[field] = best.column;
    if (ranked.length > 1) {
      const others = ranked.slice(1).map(({ column }) => table.headers[column]!);
      note(field, best.column, 'preferred', { others: others.join(', ') });
    } else {
      note(field, best.column, best.rank === 2 ? 'prefix' : 'name');
    }
  };

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
  if (found && map.amount === undefined && isFree) takeItems(found.money);
  const continuation = found
    ? undefined
    : findContinuation(table, columns, ITEM_ROLES.flatMap(columnsOf), ONCE_ROLES.flatMap(columnsOf));
  const ofOrders = orderRowsOf(table, columns, continuation);
  const orders = dedupe ? differentRows(table, ofOrders) : ofOrders;
  const { orderTotalGuessed, moneyUnclear } = awardMoney();
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
    evidence,
    warnings,
    orderTotalGuessed,
    moneyUnclear,
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

  /** Whether what the system calls the amount of an item repeats itself in its orders, and is not what the items cost. */
  function isContradicted(): boolean {
    const { amount, quantity } = columns;
    if (amount === undefined || quantity === undefined || map.amount !== undefined || found) return false;
    const listed = claimants('other_number').filter(({ column }) =>
      LIST_PRICE.test(normalise(table.headers[column]!)),
    );
    const prices = [columns.unit_price, ...listed.map(({ column }) => column)].filter(
      (price) => price !== undefined,
    );
    const kinds = prices.map((price) => moneyKind(table, amount, { quantity, unit_price: price }, orders));
    return kinds.length > 0 && kinds.every((kind) => kind === 'total' || kind === 'unclear');
  }

  /** The money of main lines and items is the amount of each, also where the system calls it the total of an order. */
  function takeItems(money: number): void {
    if (columns.order_total === money) {
      delete columns.order_total;
      evidence.splice(
        evidence.findIndex(({ field }) => field === 'order_total'),
        1,
      );
    }
    if (columns.amount === money) return;
    columns.amount = money;
    note('amount', money, 'main_lines');
  }

  /**
   * Amount and order total. A name that fits both is settled by the values, and only where nothing else is the money; a
   * total that the user names is the money, whatever stands beside it.
   */
  function awardMoney(): Pick<Roles, 'orderTotalGuessed' | 'moneyUnclear'> {
    const settled = { orderTotalGuessed: false, moneyUnclear: false };
    if (columns.order_total !== undefined && columns.amount === undefined) return settled;
    if (isContradicted()) return { ...settled, moneyUnclear: true };
    const totals = claimants('order_total');
    const claims = claimants('amount').map((claim) => ({
      claim,
      kind: moneyKind(table, claim.column, columns, orders),
    }));
    const fitsBoth = ({ claim }: (typeof claims)[number]) =>
      claimsOf(table.headers[claim.column]!).some(({ role }) => role === 'order_total');
    const isTotal = ({ kind }: (typeof claims)[number]) => kind === 'total' || kind === 'unclear';
    // Where even a column that can only be the amount repeats itself, orders are of equal items, and that tells nothing.
    const telling = !claims.some((each) => isTotal(each) && !fitsBoth(each));
    const repeats = (each: (typeof claims)[number]) =>
      each.kind === 'once' || (telling && isTotal(each) && fitsBoth(each));
    const amounts = claims.filter((each) => !repeats(each)).map(({ claim }) => claim);
    const repeated = claims.filter(repeats);

    const free = columns.amount === undefined;
    award('amount', amounts, free && totals.length === 0);
    if (columns.amount !== undefined || totals.length > 0) {
      const priced = columns.quantity !== undefined && columns.unit_price !== undefined;
      const others = totals.length > 0 ? totals : repeated.map(({ claim }) => claim);
      award('order_total', others, columns.amount === undefined && !priced);
      return settled;
    }
    if (repeated.length === 0) return settled;
    const candidates = repeated.map(({ claim }) => claim);
    const best = bestFirst(table, candidates, true)[0]!;
    if (repeated.some(({ claim, kind }) => claim === best && kind === 'unclear')) {
      award('amount', candidates, true);
      return { ...settled, moneyUnclear: true };
    }
    award('order_total', candidates, true);
    const header = table.headers[best.column]!;
    if (repeated.some(({ claim, kind }) => claim === best && kind === 'once')) {
      return { ...settled, orderTotalGuessed: true };
    }
    warnings.push(message('ingest.column.order_total', { header, example: `amount=${typed(header)}` }));
    return { ...settled, orderTotalGuessed: true };
  }
}

const hasValues = (table: Table, column: number) => table.values(column).length > 0;

/** Whether two columns hold different values in some row of the sample, or there is no row to tell. */
function differ(table: Table, a: number, b: number): boolean {
  return table.rows.length === 0 || table.rows.some((row) => table.text(row, a) !== table.text(row, b));
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
    used.has(column) || /[\p{L}\p{N}#$%]/u.test(header) || !hasValues(table, column) ? [] : [column + 1],
  );
  if (nameless.length === 0) return;
  const params = { n: nameless.length, list: listed(nameless.map(String)) };
  warnings.push(message('ingest.column.nameless', params));
}
