import fc from 'fast-check';

/**
 * Exports in shapes that ERPs give: a writer of its own, that knows nothing of how they are read. The portfolio behind a file
 * is plain data, so that its figures can be added up beside it.
 */

/** One item of an order. `cents` below 0: goods came back. */
export interface Item {
  readonly product: string;
  readonly quantity: number;
  readonly cents: number;
}

export interface Order {
  readonly id: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly customer: string;
  readonly items: readonly Item[];
}

/** How a file is written, one choice for each thing that ERPs do differently. */
export interface Shape {
  readonly encoding:
    | 'utf-8'
    | 'utf-8-bom'
    | 'utf-16le'
    | 'utf-16be'
    | 'utf-16le-bom'
    | 'utf-16be-bom'
    | 'windows-1252'
    | 'cp850';
  readonly delimiter: ',' | ';' | '\t' | '|';
  readonly quotes: 'needed' | 'all' | 'lines';
  readonly newline: '\n' | '\r\n' | '\r';
  readonly decimal: ',' | '.';
  readonly grouped: boolean;
  readonly currency: '' | 'R$ ';
  readonly negative: 'before' | 'behind' | 'brackets';
  readonly date:
    | 'iso'
    | 'iso-time'
    | 'dmy'
    | 'dmy-dots'
    | 'dmy-short'
    | 'mdy'
    | 'compact'
    | 'compact-dmy'
    | 'month-name';
  readonly language: 'pt' | 'en' | 'es';
  readonly titles: number;
  /** Whether the first line is `sep=`. */
  readonly sep: boolean;
  readonly totals: 'none' | 'foot' | 'top' | 'customers';
  /** On which rows of an order its columns stand. */
  readonly repeat: 'all' | 'first';
  /** What the money of a row is. */
  readonly money: 'item' | 'order' | 'order-first' | 'product' | 'main-line';
  readonly shuffled: boolean;
  /** Rules of dashes, and a delimiter at both ends of each line. */
  readonly framed: boolean;
  readonly trailing: boolean;
  /** The line after which the header stands again, as on a new page. */
  readonly page: number;
}

export const PLAIN_SHAPE: Shape = {
  encoding: 'utf-8',
  delimiter: ';',
  quotes: 'needed',
  newline: '\n',
  decimal: ',',
  grouped: false,
  currency: '',
  negative: 'before',
  date: 'dmy',
  language: 'pt',
  titles: 0,
  sep: false,
  totals: 'none',
  repeat: 'all',
  money: 'item',
  shuffled: false,
  framed: false,
  trailing: false,
  page: 0,
};

/** Mostly plain: each choice differs in every third file or so, so that some files are strange in two ways and few in all. */
function mostly<T>(plain: T, ...others: readonly T[]): fc.Arbitrary<T> {
  return fc.oneof(
    { weight: 2, arbitrary: fc.constant(plain) },
    { weight: 1, arbitrary: fc.constantFrom(...others) },
  );
}

export const shapeArbitrary: fc.Arbitrary<Shape> = fc
  .record<Shape>({
    encoding: mostly<Shape['encoding']>(
      'utf-8',
      'utf-8-bom',
      'utf-16le',
      'utf-16be',
      'utf-16le-bom',
      'utf-16be-bom',
      'windows-1252',
      'cp850',
    ),
    delimiter: fc.constantFrom<Shape['delimiter'][]>(';', ',', '\t', '|'),
    quotes: mostly<Shape['quotes']>('needed', 'all', 'lines'),
    newline: mostly<Shape['newline']>('\n', '\r\n', '\r'),
    decimal: fc.constantFrom<Shape['decimal'][]>(',', '.'),
    grouped: fc.boolean(),
    currency: mostly<Shape['currency']>('', 'R$ '),
    negative: mostly<Shape['negative']>('before', 'behind', 'brackets'),
    date: fc.constantFrom<Shape['date'][]>(
      'iso',
      'iso-time',
      'dmy',
      'dmy-dots',
      'dmy-short',
      'mdy',
      'compact',
      'compact-dmy',
      'month-name',
    ),
    language: fc.constantFrom<Shape['language'][]>('pt', 'en', 'es'),
    titles: mostly(0, 1, 3, 12),
    sep: mostly(false, true),
    totals: mostly<Shape['totals']>('none', 'foot', 'top', 'customers'),
    repeat: mostly<Shape['repeat']>('all', 'first'),
    money: mostly<Shape['money']>('item', 'order', 'order-first', 'product', 'main-line'),
    shuffled: mostly(false, true),
    framed: mostly(false, true),
    trailing: mostly(false, true),
    page: mostly(0, 7),
  })
  // What cannot be: rows whose meaning depends on those before in any order, frames of another delimiter, two framings.
  .map((shape) => {
    const framed = shape.framed && shape.delimiter === '|' && shape.quotes === 'needed';
    const ordered =
      shape.repeat === 'first' ||
      shape.money === 'main-line' ||
      shape.totals === 'customers' ||
      shape.page > 0;
    return {
      ...shape,
      framed,
      trailing: shape.trailing && !framed && shape.quotes !== 'lines',
      shuffled: shape.shuffled && !ordered,
      repeat: shape.money === 'main-line' ? 'all' : shape.repeat,
      sep: shape.sep && shape.titles === 0 && !framed && shape.quotes !== 'lines',
    };
  });

const MONTHS = ['jan', 'fev', 'mar', 'abr', 'mai', 'jun', 'jul', 'ago', 'set', 'out', 'nov', 'dez'];

function writtenDate(iso: string, { date }: Shape): string {
  const [year = '', month = '', day = ''] = iso.split('-');
  return {
    iso,
    'iso-time': `${iso} 14:05:33`,
    dmy: `${day}/${month}/${year}`,
    'dmy-dots': `${day}.${month}.${year}`,
    'dmy-short': `${day}/${month}/${year.slice(2)}`,
    mdy: `${month}/${day}/${year}`,
    compact: `${year}${month}${day}`,
    'compact-dmy': `${day}${month}${year}`,
    'month-name': `${day}-${MONTHS[Number(month) - 1]}-${year}`,
  }[date];
}

function writtenMoney(cents: number, shape: Shape, decimals = 2): string {
  const plain = (Math.abs(cents) / 100).toFixed(decimals);
  const [whole = '', part = ''] = plain.split('.');
  const group = shape.decimal === ',' ? '.' : ',';
  const grouped = shape.grouped ? whole.replace(/(?<=\d)(?=(\d{3})+$)/g, group) : whole;
  const magnitude = `${shape.currency}${grouped}${part === '' ? '' : shape.decimal + part}`;
  if (cents >= 0) return magnitude;
  return { before: `-${magnitude}`, behind: `${magnitude}-`, brackets: `(${magnitude})` }[shape.negative];
}

const HEADERS = {
  pt: {
    order: 'Número do Pedido',
    date: 'Data de Emissão',
    customer: 'Cliente',
    product: 'Produto',
    quantity: 'Quantidade',
    price: 'Preço Unitário',
    item: 'Valor Total do Item',
    total: 'Total do Pedido',
    word: 'Total',
  },
  en: {
    order: 'Order ID',
    date: 'Order Date',
    customer: 'Customer Name',
    product: 'Product',
    quantity: 'Quantity',
    price: 'Unit Price',
    item: 'Line Total',
    total: 'Order Total',
    word: 'Total',
  },
  es: {
    order: 'Número de Pedido',
    date: 'Fecha de Pedido',
    customer: 'Cliente',
    product: 'Producto',
    quantity: 'Cantidad',
    price: 'Precio Unitario',
    item: 'Importe',
    total: 'Total del Pedido',
    word: 'Total',
  },
} as const;

interface Row {
  readonly order: string;
  readonly date: string;
  readonly customer: string;
  readonly product: string;
  readonly quantity: string;
  readonly price: string;
  readonly money: string;
  readonly cents: number;
}

function rowsOf(order: Order, shape: Shape): Row[] {
  const total = order.items.reduce((sum, { cents }) => sum + cents, 0);
  const rows = order.items.map(({ product, quantity, cents }, at) => {
    const stands = at === 0 || shape.repeat === 'all';
    const money = {
      item: writtenMoney(cents, shape),
      order: writtenMoney(total, shape),
      'order-first': at === 0 ? writtenMoney(total, shape) : '',
      product: '',
      'main-line': writtenMoney(cents, shape),
    }[shape.money];
    return {
      order: stands ? order.id : '',
      date: stands ? writtenDate(order.date, shape) : '',
      customer: stands ? order.customer : '',
      product,
      quantity: String(quantity),
      price: writtenMoney(cents / quantity, shape, 4),
      money,
      cents,
    };
  });
  if (shape.money !== 'main-line') return rows;
  const main = { ...rows[0]!, product: '', quantity: '', money: writtenMoney(total, shape), cents: 0 };
  return [main, ...rows];
}

/** Another order of the rows, the same for the same portfolio. */
function mixed<T>(rows: readonly T[]): T[] {
  return rows
    .map((row, at) => ({ row, key: (at * 7919) % 104_729 }))
    .sort((a, b) => a.key - b.key)
    .map(({ row }) => row);
}

/** The lines of a portfolio, before they are cells in one text. */
function linesOf(orders: readonly Order[], shape: Shape): string[][] {
  const words = HEADERS[shape.language];
  const priced = shape.money === 'product';
  const header = [
    words.order,
    words.date,
    words.customer,
    words.product,
    words.quantity,
    ...(priced
      ? [words.price]
      : [shape.money === 'item' || shape.money === 'main-line' ? words.item : words.total]),
  ];
  const cells = (row: Row) => [
    row.order,
    row.date,
    row.customer,
    row.product,
    row.quantity,
    priced ? row.price : row.money,
  ];
  const totalLine = (label: string, cents: number) => [
    label,
    '',
    '',
    '',
    '',
    priced ? '' : writtenMoney(cents, shape),
  ];
  const sum = (some: readonly Order[]) =>
    some.flatMap(({ items }) => items).reduce((all, { cents }) => all + cents, 0);

  const body: string[][] = [];
  if (shape.totals === 'customers') {
    for (const customer of new Set(orders.map((order) => order.customer))) {
      const own = orders.filter((order) => order.customer === customer);
      body.push(...own.flatMap((order) => rowsOf(order, shape)).map(cells));
      body.push(totalLine('Subtotal', sum(own)));
    }
  } else {
    const rows = orders.flatMap((order) => rowsOf(order, shape));
    body.push(...(shape.shuffled ? mixed(rows) : rows).map(cells));
  }
  const total = totalLine(shape.totals === 'top' ? words.word : `${words.word} Geral`, sum(orders));
  if (shape.totals === 'top') body.unshift(total);
  if (shape.totals === 'foot' || shape.totals === 'customers') body.push(total);
  const paged =
    shape.page === 0
      ? body
      : body.flatMap((line, at) => (at > 0 && at % shape.page === 0 ? [header, line] : [line]));
  return [header, ...paged];
}

function quoted(value: string): string {
  return `"${value.replaceAll('"', '""')}"`;
}

function joined(cells: readonly string[], shape: Shape): string {
  const { delimiter, quotes } = shape;
  const needs = (value: string) => value.includes(delimiter) || value.includes('"');
  const written = cells.map((value) => (quotes === 'all' || needs(value) ? quoted(value) : value));
  const line = written.join(delimiter) + (shape.trailing ? delimiter : '');
  if (shape.framed) return `|${line}|`;
  return quotes === 'lines' ? quoted(line) : line;
}

/** Letters of the Brazilian Portuguese alphabet in code page 850. */
const CP850: Readonly<Record<string, number>> = {
  á: 0xa0,
  à: 0x85,
  â: 0x83,
  ã: 0xc6,
  é: 0x82,
  ê: 0x88,
  í: 0xa1,
  ó: 0xa2,
  ô: 0x93,
  õ: 0xe4,
  ú: 0xa3,
  ç: 0x87,
  ñ: 0xa4,
  Á: 0xb5,
  É: 0x90,
  Í: 0xd6,
  Ó: 0xe0,
  Ú: 0xe9,
  Ç: 0x80,
  Ã: 0xc7,
  Õ: 0xe5,
};

function encoded(text: string, { encoding }: Shape): Buffer {
  const utf16 = () => Buffer.from(text, 'utf16le');
  const bom = (bytes: Buffer) => Buffer.concat([Buffer.from('\ufeff', 'utf16le'), bytes]);
  switch (encoding) {
    case 'utf-8':
      return Buffer.from(text);
    case 'utf-8-bom':
      return Buffer.from(`\ufeff${text}`);
    case 'utf-16le':
      return utf16();
    case 'utf-16le-bom':
      return bom(utf16());
    case 'utf-16be':
      return utf16().swap16();
    case 'utf-16be-bom':
      return bom(utf16()).swap16();
    case 'windows-1252':
      return Buffer.from(text, 'latin1');
    case 'cp850':
      return Buffer.from(
        Array.from(text, (character) => {
          const byte = CP850[character] ?? character.charCodeAt(0);
          if (byte > 0x7f && CP850[character] === undefined) throw new Error(`no ${character} here`);
          return byte;
        }),
      );
  }
}

const TITLES = ['Distribuidora Exemplo Ltda', 'Relatório de vendas por período', 'Emitido por: José', ''];

/** The portfolio as a file. */
export function fileOf(orders: readonly Order[], shape: Shape): Buffer {
  const lines = linesOf(orders, shape).map((cells) => joined(cells, shape));
  const rule = '-'.repeat(60);
  const all = [
    ...(shape.sep ? [`sep=${shape.delimiter}`] : []),
    ...Array.from({ length: shape.titles }, (_, at) => TITLES[at % TITLES.length]!),
    ...(shape.framed ? [rule, lines[0]!, rule, ...lines.slice(1), rule] : lines),
  ];
  return encoded(all.join(shape.newline) + shape.newline, shape);
}

const CUSTOMERS = [
  'Padaria São João',
  'Açougue Três Irmãos',
  'Mercearia Conceição, Filial',
  'Café; Avião',
  'Empório Açaí',
  'Bazar Ímpar',
  'Loja do Zé',
];

const PRODUCTS = ['Óleo de soja 20 L', 'Farinha, 25 kg', 'Café 500 g', 'Açúcar; saco'];

/** A portfolio of some months: enough rows to show what they are, orders that are numbered, some goods that come back. */
export const ordersArbitrary: fc.Arbitrary<Order[]> = fc
  .array(
    fc.record({
      customer: fc.constantFrom(...CUSTOMERS),
      day: fc.integer({ min: 0, max: 500 }),
      items: fc.array(
        fc.record({
          product: fc.constantFrom(...PRODUCTS),
          quantity: fc.integer({ min: 1, max: 40 }),
          price: fc.integer({ min: 99, max: 90_000 }),
        }),
        { minLength: 1, maxLength: 3 },
      ),
      returned: fc.integer({ min: 0, max: 9 }),
    }),
    { minLength: 25, maxLength: 60 },
  )
  .map((drawn) =>
    [...drawn]
      .sort((a, b) => a.day - b.day)
      .map(({ customer, day, items, returned }, at) => ({
        id: String(10_480 + at),
        date: new Date(Date.UTC(2025, 0, 1 + day)).toISOString().slice(0, 10),
        customer,
        items: items.map(({ product, quantity, price }) => ({
          product,
          quantity: returned === 0 ? -quantity : quantity,
          cents: (returned === 0 ? -1 : 1) * quantity * price,
        })),
      })),
  );
