import type { Table } from '../table.ts';
import type { Role } from './headers.ts';
import { normalise } from './vocabulary.ts';

/** What an ambiguous header stands among. */
export interface Neighbours {
  readonly table: Table;
  /** Whether another column announces the role, and nothing else. */
  has(role: Role): boolean;
  /** Roles that the columns to the left and to the right may have. */
  readonly beside: readonly Role[];
}

type Fits = (column: number, among: Neighbours) => boolean;

const STATES = new Set([
  ...'ac al am ap ba ce df es go ma mg ms mt pa pb pe pi pr rj rn ro rr rs sc se sp to ex'.split(' '),
  ...(
    'acre,alagoas,amazonas,amapa,bahia,ceara,distrito federal,espirito santo,goias,maranhao,minas gerais,' +
    'mato grosso do sul,mato grosso,para,paraiba,pernambuco,piaui,parana,rio de janeiro,rio grande do norte,' +
    'rondonia,roraima,rio grande do sul,santa catarina,sergipe,sao paulo,tocantins'
  ).split(','),
]);

/** Whether a value is a Brazilian state, by its letters or its name. */
export function isState(value: string): boolean {
  return STATES.has(normalise(value));
}

const STATUS =
  /^(?:wc )?(cancel|abert|em abert|atend|fatur|entreg|conclu|pend|pago|paid|shipp|complet|open|closed|done|sale|draft|posted|aprov|enviad|em and|em digit|autoriz|deneg|encerr|finaliz|process|invoiced|devol|refund|aguard|a caminho|liberad|bloque|orcament)/;

/** Whether something is so, as columns say that ask only that. */
const isFlag = (value: string) =>
  /^(?:s|n|y|x|sim|nao|si|yes|no|true|false|verdadeiro|falso|parcial|0|1)$/.test(normalise(value));
const isMoney = (value: string) => /^-?(?:R\$ ?)?-?[\d.,]*[.,]\d{2}$/.test(value);
const isCode = (value: string) => /^(?=.*\d)[\w./-]{1,20}$/.test(value);
const isTaxId = (value: string) => /^'?(?:\d{11}|[0-9A-Z]{12}\d{2})$/i.test(value.replace(/[./\s-]/g, ''));
/** Shopify calls the order number `Name`. */
const isShopify = ({ headers }: Table) => headers.some((header) => normalise(header) === 'lineitem name');
const always: Fits = () => true;

const CUSTOMERS: readonly Role[] = ['customer_id', 'customer_name', 'customer_tax_id', 'trade_name'];

/**
 * Who gets a header that several roles claim: the first role of this list that claims it and fits, by its values first and its
 * neighbours second.
 */
const SETTLING: readonly (readonly [Role, Fits])[] = [
  ['customer_tax_id', (column, { table }) => table.mostly(column, 0.8, isTaxId)],
  ['state', (column, { table }) => table.mostly(column, 0.8, isState)],
  [
    'order_status',
    (column, { table }) => table.mostly(column, 0.5, (value) => STATUS.test(normalise(value))),
  ],
  ['line_no', (column, { table }) => table.mostly(column, 0.9, (value) => /^\d{1,4}$/.test(value))],
  [
    'customer_unit',
    (column, { table, has }) =>
      (has('customer_id') || table.headers.some((header) => normalise(header) === 'cliente')) &&
      table.mostly(column, 0.9, (value) => /^[\dA-Z]{1,4}$/.test(value)),
  ],
  [
    'unit_of_measure',
    (column, { table }) => table.mostly(column, 0.9, (value) => /^[A-Z]{1,3}\d?$/i.test(value)),
  ],
  [
    'customer_id',
    (column, { table, has, beside }) => {
      const header = normalise(table.headers[column]!);
      if (header === 'codigo') return !has('customer_id') && beside.some((role) => CUSTOMERS.includes(role));
      if (header === 'user id') return !has('customer_id') && !has('customer_name');
      return table.mostly(column, 0.9, isCode);
    },
  ],
  [
    'customer_name',
    (column, { table, has }) => {
      const header = normalise(table.headers[column]!);
      if (header === 'name') return !isShopify(table) && !CUSTOMERS.some(has);
      return header !== 'company' || !CUSTOMERS.some(has);
    },
  ],
  [
    'invoice_date',
    (column, { table, has }) =>
      normalise(table.headers[column]!) === 'faturamento'
        ? table.mostly(column, 0.8, (value) => /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|^(19|20)\d{6}$/.test(value))
        : has('order_date') && !has('invoice_date'),
  ],
  ['cancelled_flag', (column, { table }) => table.mostly(column, 0.9, isFlag)],
  ['refund', (column, { table }) => table.mostly(column, 0.9, isMoney)],
  ['order_date', always],
  ['unit_price', (_, { has }) => has('quantity')],
  ['invoice_id', (_, { has }) => has('order_id') && !has('invoice_id')],
  [
    'order_id',
    (column, { table, has }) => {
      const header = normalise(table.headers[column]!);
      if (header === 'name') return isShopify(table);
      return !has('order_id') && (!header.startsWith('ref') || has('product'));
    },
  ],
  ['product', always],
  [
    'category',
    (column, { has, table }) => has('product') || !/^categor/.test(normalise(table.headers[column]!)),
  ],
  ['region', always],
  ['state', always],
  ['order_status', always],
  ['segment', always],
  ['salesperson', always],
  ['operation', always],
  ['amount', always],
  ['branch', always],
  ['other_number', always],
];

/** The role of a header that several roles claim; undefined where none of them fits. */
export function settle(column: number, claimants: readonly Role[], among: Neighbours): Role | undefined {
  return SETTLING.find(([role, fits]) => claimants.includes(role) && fits(column, among))?.[0];
}
