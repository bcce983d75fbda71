/** The classification that a program has written as CSV, and whether two programs say the same. */
import { parse } from 'csv-parse/sync';

/**
 * One customer, cells as text by column name.
 * @typedef {Readonly<Record<string, string>>} Customer
 */

/**
 * What a classification adds up to.
 * @typedef {object} Totals
 * @property {number} customers
 * @property {bigint} cents net revenue
 * @property {Readonly<Record<string, number>>} statuses customers of each status
 * @property {Readonly<Record<string, number>>} classes customers of each ABC class
 */

/** What every program must write, beside the cumulative share. */
const COLUMNS =
  'customer_id status abc rank revenue abc_value last_purchase age_days orders purchase_days'.split(' ');
/** Texts, compared as they stand; the other columns are numbers, which programs may write with other zeros at the end. */
const TEXTS = new Set(['customer_id', 'status', 'abc', 'last_purchase']);
const SHARE = 'cumulative_share';
/** One program rounds an exact quotient to six decimals, another a binary fraction. */
const SHARE_TOLERANCE = 1.5e-6;

/**
 * @param {string | Buffer} csv with a header of the names of `carteira classify`
 * @returns {Customer[]}
 */
export function customersOf(csv) {
  return parse(csv, { columns: true });
}

/**
 * @param {readonly Customer[]} customers
 * @returns {Totals}
 */
export function totalsOf(customers) {
  return {
    customers: customers.length,
    cents: customers.reduce((sum, { revenue = '' }) => sum + centsOf(revenue), 0n),
    statuses: countsOf(customers, 'status'),
    classes: countsOf(customers, 'abc'),
  };
}

/**
 * How two classifications of the same file differ, for a person: first in what they add up to, else in the first row. Undefined
 * where they are the same customers in the same order with the same values.
 * @param {readonly Customer[]} expected
 * @param {readonly Customer[]} found
 * @returns {string | undefined}
 */
export function differenceBetween(expected, found) {
  const totals = [expected, found].map((customers) => textOf(totalsOf(customers)));
  if (totals[0] !== totals[1]) return `${totals[1]} instead of ${totals[0]}`;
  for (const [index, customer] of expected.entries()) {
    const other = found[index] ?? {};
    const column = [...COLUMNS, SHARE].find((name) => !same(name, customer[name], other[name]));
    if (column) {
      const place = `customer ${customer.customer_id}, row ${index + 1}`;
      return `${place}: ${column} ${other[column]} instead of ${customer[column]}`;
    }
  }
  return undefined;
}

/**
 * @param {Totals} totals
 * @returns {string} on one line
 */
export function textOf({ customers, cents, statuses, classes }) {
  const counts = { ...statuses, ...classes };
  const shown = Object.entries(counts).map(([code, count]) => `${code} ${count.toLocaleString('en')}`);
  return `${customers.toLocaleString('en')} customers, revenue ${(Number(cents) / 100).toFixed(2)}, ${shown.join(', ')}`;
}

/**
 * @param {string} column
 * @param {string | undefined} a
 * @param {string | undefined} b
 */
function same(column, a, b) {
  if (a === undefined || b === undefined) return false;
  if (a === '' || b === '' || TEXTS.has(column)) return a === b;
  return Math.abs(Number(a) - Number(b)) <= (column === SHARE ? SHARE_TOLERANCE : 0);
}

/**
 * @param {readonly Customer[]} customers
 * @param {string} column
 * @returns {Record<string, number>} by code, in alphabetical order
 */
function countsOf(customers, column) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const customer of customers) {
    const code = customer[column] ?? '';
    counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** @param {string} amount with `.` and any number of decimals that says cents: `12`, `12.5`, `12.50` */
function centsOf(amount) {
  const [, sign, units, decimals = ''] = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(amount) ?? [];
  if (units === undefined) throw new Error(`no amount: ${amount}`);
  const cents = BigInt(units) * 100n + BigInt(decimals.padEnd(2, '0'));
  return sign ? -cents : cents;
}
