/** First megabytes of exports, as detection gets them: two of the generated ones, and what an ERP at its worst writes. */
import { customerOf, DAYS, priceOf, productOf } from './company.js';
import { chunks } from './generate.js';

/** As many bytes as carteira reads to detect a layout. */
export const SAMPLE_BYTES = 1 << 20;

const ROWS = 12_000;
const ITEMS = 3;
const PAGE_ORDERS = 20;
const STATES = ['Faturado', 'Em aberto', 'Faturado', 'Cancelado'];

/**
 * The sample of each shape.
 * @returns {Readonly<Record<'en' | 'br' | 'messy', Buffer>>}
 */
export function samples() {
  return {
    en: cut([...chunks({ rows: ROWS })].join(''), 'utf-8'),
    br: cut([...chunks({ rows: ROWS, style: 'br' })].join(''), 'utf-8'),
    messy: cut([...pages()].join(''), 'latin1'),
  };
}

/**
 * A report of an ERP in windows-1252: titles, the order's cells on its first row only, every cell in quotes, amounts with `R$`
 * and thousands, times behind dates, a column of nothing at the end, and at the foot of each page a subtotal, the titles and the header
 * again.
 */
function* pages() {
  const header = row(
    'Nº Pedido;Dt. Emissão;Cód. Cliente;Razão Social;Vendedor;Região;Situação;Produto;Qtde;Vlr. Unitário;Vlr. Total'.split(
      ';',
    ),
  );
  for (let order = 0; order < ROWS / ITEMS; order++) {
    if (order % PAGE_ORDERS === 0) {
      yield `"Comercial Conceição Ltda.";;;;;;;;;;;\r\n"Pedidos por período - Página: ${1 + order / PAGE_ORDERS}";;;;;;;;;;;\r\n${header}`;
    }
    const { id, name, salesperson, region } = customerOf(order % 997);
    const day = (DAYS[Math.floor((order * DAYS.length * ITEMS) / ROWS)] ?? '').split('-').reverse().join('/');
    const state = STATES[order % STATES.length] ?? '';
    for (let item = 0; item < ITEMS; item++) {
      const line = order * ITEMS + item;
      const price = priceOf(line) + 100_000;
      const head =
        item === 0
          ? [String(80_001 + order), `${day} 0${order % 10}:15:00`, id, name, salesperson, region, state]
          : ['', '', '', '', '', '', ''];
      yield row([...head, productOf(line), `${1 + item},000`, reais(price), reais(price * (1 + item))]);
    }
    if (order % PAGE_ORDERS === PAGE_ORDERS - 1) yield '"Subtotal da página";;;;;;;;;;"R$ 1.000,00";\r\n';
  }
}

/** @param {readonly string[]} cells */
function row(cells) {
  return `${cells.map((cell) => (cell === '' ? '' : `"${cell}"`)).join(';')};\r\n`;
}

/** @param {number} cents */
function reais(cents) {
  const text = String(cents).padStart(3, '0');
  return `R$ ${text.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, '.')},${text.slice(-2)}`;
}

/**
 * @param {string} text
 * @param {'utf-8' | 'latin1'} encoding
 */
function cut(text, encoding) {
  const bytes = Buffer.from(text, encoding);
  if (bytes.length < SAMPLE_BYTES) throw new Error(`only ${bytes.length} bytes`);
  return bytes.subarray(0, SAMPLE_BYTES);
}
