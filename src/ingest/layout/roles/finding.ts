import { meaningOfOperation, meaningOfStatus } from '../../values/meaning.ts';
import type { Field } from '../layout.ts';
import type { Table } from '../table.ts';
import { ColumnFacts } from './column-facts.ts';
import { moneyKind, orderRowsOf, roughly } from './order-total.ts';

/** Rows from which on values prove anything. */
const ENOUGH_ROWS = 20;
/** Rows with a quantity other than 1 that must agree, and the share of all rows. */
const ENOUGH_PRODUCTS = 3;
const AGREEING = 0.95;
/** Orders as a share of rows up to which enough orders have several rows to tell what is the same on all of them. */
const MANY = 0.8;

/** A column that was found for a field, and why: the last part of `ingest.value.<...>`. */
interface Find {
  readonly column: number;
  readonly reason: string;
}

/** What the values say; `open` where several columns may be a field, or none. */
export class Finding {
  readonly finds = new Map<Field, Find>();
  /** What is not told, with the columns that it may be. */
  readonly open: { readonly what: string; readonly columns: readonly number[] }[] = [];

  constructor(
    readonly facts: ColumnFacts,
    /** Columns that the user named. */
    readonly mapped: Readonly<Partial<Record<Field, number>>>,
  ) {}

  find(field: Field, column: number | undefined, reason: string): void {
    if (column !== undefined && this.at(field) === undefined) this.finds.set(field, { column, reason });
  }

  at(field: Field): number | undefined {
    return this.mapped[field] ?? this.finds.get(field)?.column;
  }

  /** Whether a column has no field yet. */
  isFree(column: number): boolean {
    return (
      !Object.values(this.mapped).includes(column) &&
      ![...this.finds.values()].some((find) => find.column === column)
    );
  }
}

/**
 * What the values of columns without names say. A field is given to a column only where they prove it: the one column of dates; the
 * amount that is quantity x price, or the one column of money beside which nothing may be a quantity; customers by their tax
 * id, or by the names that decide all others; the order id on which day and customer depend.
 */
export function findByValues(table: Table, mapped: Readonly<Partial<Record<Field, number>>>): Finding {
  const finding = new Finding(new ColumnFacts(table), mapped);
  if (finding.facts.rows < ENOUGH_ROWS) finding.open.push({ what: 'few', columns: [] });
  findDate(finding);
  if (finding.facts.rows >= ENOUGH_ROWS) {
    findWords(finding);
    findCustomer(finding);
    findOrder(finding);
    findMoney(finding, table);
  }
  return finding;
}

/** States, and the words of states and operations of orders, of which one column each may say what is no sale. */
function findWords(finding: Finding): void {
  const { facts } = finding;
  const meanings = { order_status: meaningOfStatus, operation: meaningOfOperation } as const;
  for (const [field, kind] of [
    ['order_status', 'status'],
    ['operation', 'operation'],
  ] as const) {
    const columns = facts.of(kind).filter((column) => finding.isFree(column));
    const telling = columns.filter((column) =>
      facts.textsOf(column).some((text) => text !== '' && meanings[field](text) !== 'sale'),
    );
    if (telling.length > 1 && finding.at(field) === undefined)
      finding.open.push({ what: field, columns: telling });
    else finding.find(field, telling[0] ?? columns[0], 'words');
  }
  const states = facts.of('state').filter((column) => facts.distinct(column) > 1 && finding.isFree(column));
  if (states.length === 1) finding.find('region', states[0], 'states');
}

function findDate(finding: Finding): void {
  if (finding.at('order_date') !== undefined || finding.at('invoice_date') !== undefined) return;
  const dates = finding.facts.of('date').filter((column) => finding.isFree(column));
  if (dates.length === 1) finding.find('order_date', dates[0], 'only_date');
  else finding.open.push({ what: 'date', columns: dates });
}

/** The customer by tax id, else by the names of the finest kind: those on which all other names depend. */
function findCustomer(finding: Finding): void {
  const { facts } = finding;
  const names = facts.of('text').filter((column) => finding.isFree(column));
  const taxIds = facts.of('tax_id').filter((column) => facts.distinct(column) > 1 && finding.isFree(column));
  const told = finding.at('customer_id') ?? finding.at('customer_tax_id') ?? finding.at('customer_name');
  if (told !== undefined) return;
  if (taxIds.length === 1) {
    const [taxId] = taxIds;
    finding.find('customer_tax_id', taxId, 'tax_id');
    finding.find(
      'customer_name',
      names.find((name) => facts.areOne(name, taxId!)),
      'name_of_tax_id',
    );
    findCode(finding, taxId!);
    return;
  }
  const finest = names.filter((name) =>
    names.every(
      (other) =>
        other === name || (facts.determines(name, other) && (!facts.determines(other, name) || name < other)),
    ),
  );
  if (taxIds.length > 1 || finest.length !== 1) {
    const some = [taxIds, names, facts.of('code')].find(({ length }) => length > 1) ?? [];
    finding.open.push({ what: 'customer', columns: some.filter((column) => finding.isFree(column)) });
    return;
  }
  finding.find('customer_name', finest[0], 'only_names');
  findCode(finding, finest[0]!);
}

/** The code that goes with each customer, one for one. */
function findCode(finding: Finding, customer: number): void {
  const { facts } = finding;
  const codes = facts.of('code').filter((column) => finding.isFree(column) && !facts.isUnique(column));
  const own = codes.filter((code) => facts.areOne(code, customer));
  if (own.length === 1) finding.find('customer_id', own[0], 'code_of_customer');
}

/** The code on which day and customer depend; of two of them the one that several rows share. */
function findOrder(finding: Finding): void {
  const { facts } = finding;
  const date = finding.at('order_date') ?? finding.at('invoice_date');
  const customer = finding.at('customer_tax_id') ?? finding.at('customer_name') ?? finding.at('customer_id');
  if (finding.at('order_id') !== undefined || date === undefined || customer === undefined) return;
  const codes = facts
    .of('code')
    .filter(
      (code) => finding.isFree(code) && facts.determines(code, date) && facts.determines(code, customer),
    );
  const shared = codes.filter((code) => !facts.isUnique(code));
  const orders = shared.length > 0 ? shared : codes;
  if (orders.length === 0) return;
  const areOne = orders.every((code) => facts.areOne(code, orders[0]!));
  const mayBeCustomer = facts.areOne(orders[0]!, customer);
  if (areOne && !mayBeCustomer) finding.find('order_id', orders[0], 'order');
  else finding.open.push({ what: 'order', columns: orders });
}

function findMoney(finding: Finding, table: Table): void {
  const { facts } = finding;
  if (finding.at('amount') !== undefined || finding.at('order_total') !== undefined) return;
  if (finding.at('quantity') !== undefined && finding.at('unit_price') !== undefined) return;
  const decimals = facts.of('decimal').filter((column) => finding.isFree(column));
  const customer = finding.at('customer_tax_id') ?? finding.at('customer_name') ?? finding.at('customer_id');
  const order = finding.at('order_id');
  const areShared = order !== undefined && facts.distinct(order) <= MANY * facts.rows;
  const depends = (column: number) =>
    (customer !== undefined && facts.determines(customer, column)) ||
    (order !== undefined && (areShared || facts.areOne(order, column)) && facts.determines(order, column));
  const mayBeQuantity = facts
    .of('code')
    .filter(
      (column) =>
        finding.isFree(column) &&
        !depends(column) &&
        facts.textsOf(column).every((text) => /^-?\d*$/.test(text) && !/^0\d/.test(text)),
    );
  const product = productOf(facts, decimals, [...mayBeQuantity, ...decimals]);
  if (product !== undefined) {
    finding.find('quantity', product.quantity, 'product');
    finding.find('unit_price', product.price, 'product');
    finding.find('amount', product.amount, 'product');
    return;
  }
  const columns = {
    ...(order === undefined ? {} : { order_id: order }),
    ...(customer === undefined ? {} : { customer_id: customer }),
    ...(finding.at('order_date') === undefined ? {} : { order_date: finding.at('order_date')! }),
  };
  const isOnly = decimals.length === 1 && mayBeQuantity.length === 0;
  if (
    isOnly &&
    moneyKind(table, decimals[0]!, columns, orderRowsOf(table, columns, undefined)) === 'amount'
  ) {
    finding.find('amount', decimals[0], 'only_money');
  } else {
    finding.open.push({ what: 'money', columns: [...decimals, ...mayBeQuantity] });
  }
}

/** The columns of which two, multiplied, give the third in nearly all rows; undefined where none or several do. */
function productOf(
  facts: ColumnFacts,
  decimals: readonly number[],
  quantities: readonly number[],
): { readonly quantity: number; readonly price: number; readonly amount: number } | undefined {
  const numbers = new Map(
    [...new Set([...decimals, ...quantities])].map((column) => [column, facts.textsOf(column).map(roughly)]),
  );
  const found = decimals.flatMap((amount) =>
    decimals.flatMap((price) =>
      quantities
        .filter((quantity) => amount !== price && quantity !== amount && quantity !== price)
        .filter((quantity) => isProduct(numbers.get(quantity)!, numbers.get(price)!, numbers.get(amount)!))
        .map((quantity) => ({ quantity, price, amount })),
    ),
  );
  const [first] = found;
  return first && found.every(({ amount }) => amount === first.amount) ? first : undefined;
}

function isProduct(
  quantity: readonly number[],
  price: readonly number[],
  amount: readonly number[],
): boolean {
  let agreeing = 0;
  let telling = 0;
  for (const [row, value] of amount.entries()) {
    const isEqual = Math.abs(quantity[row]! * price[row]! - value) <= 0.01 + Math.abs(value) * 0.001;
    if (isEqual) agreeing++;
    if (isEqual && Math.abs(quantity[row]!) !== 1 && Math.abs(price[row]!) !== 1 && value !== 0) telling++;
  }
  return agreeing >= AGREEING * amount.length && telling >= ENOUGH_PRODUCTS;
}
