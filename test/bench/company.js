/**
 * An invented wholesaler: who its customers are and what its orders say, each a pure function of its number, so that any
 * row can be made on its own, in any order, and is the same on every machine.
 */

/** The first and the last day with sales. No sales on Sundays. */
const FIRST_DAY = Date.UTC(2024, 0, 2);
const LAST_DAY = Date.UTC(2025, 11, 30);
const DAY = 86_400_000;

/** One stream of random numbers per question, so that an answer does not change when another question is added. */
const STREAM = { cut: 1, return: 2, lapse: 3, leaves: 4, product: 5, quantity: 6, price: 7, customer: 100 };

/** Days with sales as `yyyy-mm-dd`, oldest first. */
export const DAYS = daysWithSales();

const SURNAMES =
  'Almeida Araújo Barros Cardoso Conceição Dias Farias Guimarães Lima Mota Nóbrega Pires Rêgo Sá'.split(' ');
const TRADES = 'Armazém Comercial Empório Farmácia Mercado Padaria Papelaria Posto'.split(' ');
const SALESPEOPLE = 'Ana Beatriz Caio Débora Elias Fábio Gil Helena Ivo Júlia Kátia Luís Marta Nuno'.split(
  ' ',
);
const REGIONS = 'Norte Nordeste Sudeste Sul Oeste'.split(' ');
const SEGMENTS = 'Varejo Atacado Indústria Governo'.split(' ');
const GOODS = 'Arroz Café Feijão Farinha Óleo Açúcar Sabão Papel Leite Massa'.split(' ');
const PACKS = '1kg 5kg 10un 12un 500g 900ml'.split(' ');

/**
 * A customer as the export shows it.
 * @typedef {{ id: string, name: string, salesperson: string, region: string, segment: string }} Customer
 */

/**
 * Customer number `index`.
 * @param {number} index
 * @returns {Customer}
 */
export function customerOf(index) {
  const id = String(index + 1).padStart(6, '0');
  return {
    id,
    name: `${pick(TRADES, index)} ${pick(SURNAMES, mix(index))} ${id}`,
    salesperson: pick(SALESPEOPLE, mix(index + 1)),
    region: pick(REGIONS, mix(index + 2)),
    segment: pick(SEGMENTS, mix(index + 3)),
  };
}

/**
 * The orders of a file with `rows` rows, `orders` orders and `customers` customers. Day and customer of an order depend on
 * its number and not on `rows`: a file of more rows and as many orders has the same customer-days.
 */
export class Book {
  /**
   * @param {number} rows at least `orders`
   * @param {number} orders
   * @param {number} customers
   */
  constructor(rows, orders, customers) {
    if (!(orders >= 1 && customers >= 1 && rows >= orders)) {
      throw new RangeError(`no book of ${rows} rows, ${orders} orders and ${customers} customers`);
    }
    this.rows = rows;
    this.orders = orders;
    this.customers = customers;
  }

  /**
   * The first row of an order; that of order number `orders` is the number of rows. Rows spread evenly over the orders,
   * each cut late by less than the smallest even share: every order has a row and the sizes differ.
   * @param {number} order
   */
  firstRow(order) {
    const even = Math.floor((order * this.rows) / this.orders);
    if (order === 0 || order === this.orders) return even;
    return even + (draw(order, STREAM.cut) % Math.floor(this.rows / this.orders));
  }

  /**
   * The order of a row.
   * @param {number} row
   */
  orderOf(row) {
    let order = Math.min(this.orders - 1, Math.floor(((row + 1) * this.orders) / this.rows));
    while (this.firstRow(order) > row) order--;
    return order;
  }

  /**
   * The place of an order's day in `DAYS`: orders grow with time and fill every day alike.
   * @param {number} order
   */
  dayOf(order) {
    return Math.floor((order * DAYS.length) / this.orders);
  }

  /**
   * Who ordered: few often, many seldom. One customer in three buys only before or only after some day; number 0 buys
   * throughout, so that the search ends.
   * @param {number} order
   */
  customerOf(order) {
    const day = this.dayOf(order);
    for (let attempt = 0; ; attempt++) {
      const chance = draw(order, STREAM.customer + attempt) / 2 ** 32;
      const customer = Math.floor(chance * chance * this.customers);
      if (buysOn(customer, day)) return customer;
    }
  }

  /**
   * Whether the order is a credit note, with negative quantities and amounts: one in 100.
   * @param {number} order
   */
  isReturn(order) {
    return draw(order, STREAM.return) % 100 === 0;
  }

  /**
   * The quantity of a row, without its sign. The first fifth of the customers buys more at a time.
   * @param {number} row
   * @param {number} customer
   */
  quantityOf(row, customer) {
    const most = customer * 5 < this.customers ? 30 : 6;
    return 1 + (draw(row, STREAM.quantity) % most);
  }
}

/**
 * The product of a row.
 * @param {number} row
 */
export function productOf(row) {
  const product = draw(row, STREAM.product);
  return `${pick(GOODS, product)} ${pick(PACKS, product >>> 8)}`;
}

/**
 * The unit price of a row, in cents: 1.00 to 99.99.
 * @param {number} row
 */
export function priceOf(row) {
  return 100 + (draw(row, STREAM.price) % 9_900);
}

/**
 * @param {number} customer
 * @param {number} day
 */
function buysOn(customer, day) {
  if (customer === 0 || draw(customer, STREAM.lapse) % 3 > 0) return true;
  const turn = draw(customer, STREAM.leaves);
  const at = (turn >>> 1) % DAYS.length;
  return turn & 1 ? day <= at : day >= at;
}

/**
 * Random number `index` of a stream: 32 bits, uniform.
 * @param {number} index
 * @param {number} stream
 */
function draw(index, stream) {
  return mix(mix(index) ^ Math.imul(stream, 0x9e3779b9));
}

/**
 * Scatters 32 bits one to one: `lowbias32` of Chris Wellons' hash prospector.
 * @param {number} value
 */
function mix(value) {
  let bits = Math.imul(value ^ (value >>> 16), 0x7feb352d);
  bits = Math.imul(bits ^ (bits >>> 15), 0x846ca68b);
  return (bits ^ (bits >>> 16)) >>> 0;
}

/**
 * @param {readonly string[]} words
 * @param {number} number
 * @returns {string}
 */
function pick(words, number) {
  return /** @type {string} */ (words[number % words.length]);
}

/** @returns {readonly string[]} */
function daysWithSales() {
  const days = [];
  for (let time = FIRST_DAY; time <= LAST_DAY; time += DAY) {
    const day = new Date(time);
    if (day.getUTCDay() !== 0) days.push(day.toISOString().slice(0, 10));
  }
  return days;
}
