/**
 * Order exports of any size for the benchmark: one row per order item, about 100 bytes each, the same bytes for the same
 * options. As a program: `node test/bench/generate.js --rows 1000000 [--orders N] [--customers N] [--style br] [--shuffled]
 * [--quoted] [--gzip]` prints the path of the file.
 */
import { createWriteStream, existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createGzip } from 'node:zlib';
import { Book, customerOf, DAYS, priceOf, productOf } from './company.js';

/**
 * How an ERP of a country writes.
 * @typedef {object} Style
 * @property {string} delimiter
 * @property {string} decimal
 * @property {string} newline
 * @property {(day: string) => string} date from `yyyy-mm-dd`
 * @property {string} datePattern the same as a pattern of strptime
 * @property {readonly string[]} headers
 */

/** @type {Readonly<Record<'en' | 'br', Style>>} */
export const STYLES = {
  en: {
    delimiter: ',',
    decimal: '.',
    newline: '\n',
    date: (day) => day,
    datePattern: '%Y-%m-%d',
    headers:
      'order_id order_date customer_id customer_name salesperson region segment product quantity unit_price amount'.split(
        ' ',
      ),
  },
  br: {
    delimiter: ';',
    decimal: ',',
    newline: '\r\n',
    date: (day) => day.split('-').reverse().join('/'),
    datePattern: '%d/%m/%Y',
    headers: [
      'Número do Pedido',
      'Data do Pedido',
      'Código do Cliente',
      'Nome do Cliente',
      'Vendedor',
      'Região',
      'Segmento',
      'Produto',
      'Quantidade',
      'Preço Unitário',
      'Valor Total',
    ],
  },
};

/** Where the columns that the peers read stand. */
export const COLUMN = { customer: 2, amount: 10 };

/**
 * @typedef {object} Options
 * @property {number} rows
 * @property {number} [orders] default a third of the rows
 * @property {number} [customers] default 60,000
 * @property {'en' | 'br'} [style] default `en`
 * @property {boolean} [shuffled] default sorted by date, the items of an order together
 * @property {boolean} [quoted] every cell in quotes
 * @property {boolean} [gzip]
 */

const FOLDER = fileURLToPath(new URL('../../.bench/', import.meta.url));
const FIRST_ORDER = 1_000_000;
const CHUNK_ROWS = 5_000;

/**
 * The path of the file with these options, made now unless it is there already. A file has its name only once it is whole.
 * @param {Options} options
 * @returns {Promise<string>}
 */
export async function generate(options) {
  mkdirSync(FOLDER, { recursive: true });
  const path = join(FOLDER, nameOf(options));
  if (existsSync(path)) return path;
  const target = createWriteStream(`${path}.part`);
  if (options.gzip) await pipeline(chunks(options), createGzip(), target);
  else await pipeline(chunks(options), target);
  renameSync(`${path}.part`, path);
  return path;
}

/**
 * The text of the file, header included, in parts.
 * @param {Options} options
 * @returns {Generator<string>}
 */
export function* chunks(options) {
  const { rows, orders, customers, style, shuffled, quoted } = settled(options);
  const { delimiter, decimal, newline, date, headers } = STYLES[style];
  const edge = quoted ? '"' : '';
  const between = `${edge}${delimiter}${edge}`;
  const end = `${edge}${newline}`;
  const book = new Book(rows, orders, customers);
  const days = DAYS.map(date);
  const owners = Array.from({ length: customers }, (_, index) =>
    Object.values(customerOf(index)).join(between),
  );

  let order = -1;
  let nextOrderAt = 0;
  let customer = 0;
  let sign = '';
  let head = '';
  let text = `${edge}${headers.join(between)}${end}`;
  const stride = shuffled ? strideOf(rows) : 1;
  for (let made = 0, row = 0; made < rows; made++, row = (row + stride) % rows) {
    if (shuffled || row === nextOrderAt) {
      order = shuffled ? book.orderOf(row) : order + 1;
      nextOrderAt = book.firstRow(order + 1);
      customer = book.customerOf(order);
      sign = book.isReturn(order) ? '-' : '';
      head = edge + [FIRST_ORDER + order, days[book.dayOf(order)], owners[customer]].join(between);
    }
    const quantity = book.quantityOf(row, customer);
    const price = priceOf(row);
    text +=
      head +
      between +
      productOf(row) +
      between +
      sign +
      quantity +
      between +
      money(price, decimal) +
      between +
      sign +
      money(quantity * price, decimal) +
      end;
    if (made % CHUNK_ROWS === CHUNK_ROWS - 1) {
      yield text;
      text = '';
    }
  }
  if (text) yield text;
}

/** @param {Options} options */
function settled(options) {
  return {
    orders: Math.max(1, Math.round(options.rows / 3)),
    customers: 60_000,
    style: /** @type {const} */ ('en'),
    shuffled: false,
    quoted: false,
    gzip: false,
    ...options,
  };
}

/** @param {Options} options */
function nameOf(options) {
  const { rows, orders, customers, style, shuffled, quoted, gzip } = settled(options);
  const parts = [`orders-${style}-${rows}-rows-${orders}-orders-${customers}-customers`];
  if (shuffled) parts.push('shuffled');
  if (quoted) parts.push('quoted');
  return `${parts.join('-')}.csv${gzip ? '.gz' : ''}`;
}

/**
 * A step that visits every row once and no order twice in a row: near the golden section of `rows`, without a common divisor.
 * @param {number} rows
 */
function strideOf(rows) {
  let stride = Math.max(1, Math.round(rows * 0.618));
  while (greatestCommonDivisor(stride, rows) > 1) stride++;
  return stride;
}

/**
 * @param {number} a
 * @param {number} b
 * @returns {number}
 */
function greatestCommonDivisor(a, b) {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

/**
 * @param {number} cents not negative
 * @param {string} decimal
 */
function money(cents, decimal) {
  const rest = cents % 100;
  return `${(cents - rest) / 100}${decimal}${rest < 10 ? '0' : ''}${rest}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: {
      rows: { type: 'string', default: '1000000' },
      orders: { type: 'string' },
      customers: { type: 'string' },
      style: { type: 'string', default: 'en' },
      shuffled: { type: 'boolean', default: false },
      quoted: { type: 'boolean', default: false },
      gzip: { type: 'boolean', default: false },
    },
  });
  const { rows, orders, customers, style, ...switches } = values;
  const path = await generate({
    ...switches,
    rows: Number(rows),
    style: style === 'br' ? 'br' : 'en',
    ...(orders ? { orders: Number(orders) } : {}),
    ...(customers ? { customers: Number(customers) } : {}),
  });
  console.log(path);
}
