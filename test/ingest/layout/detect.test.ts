import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CarteiraError, type ErrorCode } from '../../../src/domain/errors.ts';
import type { Message } from '../../../src/domain/message.ts';
import { encodeText } from '../../../src/ingest/bytes/encoding.ts';
import { detectLayout } from '../../../src/ingest/layout/detect.ts';
import type { Layout, LayoutOptions } from '../../../src/ingest/layout/layout.ts';
import { TEXTS } from '../../../src/locale/index.ts';

function detect(text: string | Uint8Array, options: LayoutOptions = {}, complete = true): Layout {
  const bytes = typeof text === 'string' ? encodeText(text, 'utf-8')! : text;
  return detectLayout(bytes, options, { file: 'orders.csv', complete });
}

function refusal(text: string | Uint8Array, options: LayoutOptions = {}): CarteiraError {
  try {
    detect(text, options);
  } catch (error) {
    if (error instanceof CarteiraError) return error;
    throw error;
  }
  throw new Error('was not refused');
}

/** Names of the parameters that a text inserts or counts by. */
const parametersOf = (text: string) => [...text.matchAll(/\{(\w+)/g)].map((match) => match[1]!);

function expectTexts(key: string, params: Readonly<Record<string, unknown>>): void {
  for (const texts of Object.values(TEXTS)) {
    expect(texts[key], key).toBeDefined();
    for (const name of parametersOf(texts[key]!)) expect(Object.keys(params), key).toContain(name);
  }
}

function expectMessages(messages: readonly Message[]): void {
  for (const { key, params } of messages) expectTexts(key, params);
}

const keysOf = (messages: readonly Message[]) => messages.map(({ key }) => key);

describe('what is no readable export', () => {
  const cases: readonly (readonly [string, string | Uint8Array, ErrorCode])[] = [
    ['nothing', '', 'E_EMPTY'],
    ['a byte order mark and nothing else', Uint8Array.of(0xef, 0xbb, 0xbf), 'E_EMPTY'],
    ['line breaks only', '\n\n\n', 'E_NO_HEADER'],
    ['blank cells only', ';;;\n;;;\n', 'E_NO_HEADER'],
    ['an xlsx workbook', Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0), 'E_EXCEL'],
    ['an xls workbook', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1), 'E_EXCEL'],
    ['UTF-16 that is a mark and nothing else', Uint8Array.of(0xff, 0xfe), 'E_EMPTY'],
    ['UTF-16 cut within a character', Buffer.from('\ufeffa;b\n1;2\n', 'utf16le').subarray(0, -1), 'E_BINARY'],
    ['zeros and ones', Uint8Array.from({ length: 600 }, (_, at) => Number(at % 3 === 0)), 'E_BINARY'],
    ['a web page', '<html><body><table><tr><td>Pedido</td></tr></table></body></html>\n', 'E_BINARY'],
    ['an XML spreadsheet', '\ufeff<?xml version="1.0"?>\n<Workbook></Workbook>\n', 'E_BINARY'],
    ['one column', 'Cliente\nSol\nLua\n', 'E_DELIMITER'],
    ['numbers without a header', '1;2;3\n4;5;6\n', 'E_HEADERLESS'],
    ['no customer', 'Pedido;Data;Valor\n1;31/01/2025;2,50\n', 'E_MISSING_COLUMN'],
    ['no date', 'Pedido;Cliente;Valor\n1;Sol;2,50\n', 'E_MISSING_COLUMN'],
    ['no money', 'Pedido;Cliente;Data\n1;Sol;31/01/2025\n', 'E_MISSING_COLUMN'],
  ];
  it.each(cases)('%s', (_name, content, code) => {
    const error = refusal(content);
    expect(error.code).toBe(code);
    expect(error.place).toMatchObject({ file: 'orders.csv' });
    for (const part of ['found', 'expected', 'remedy']) expectTexts(`error.${code}.${part}`, error.params);
  });

  it('ten thousand columns', () => {
    const line = Array.from({ length: 10_000 }, (_, index) => `c${index}`).join(';');
    expect(refusal(`${line}\n${line}\n`).code).toBe('E_TOO_MANY_COLUMNS');
  });

  it('a stray NUL far from the header costs no file', () => {
    const rows = Array.from({ length: 20 }, (_, day) => `${day};Sol;2025-01-${day + 10};1,50\n`).join('');
    expect(detect(`Pedido;Cliente;Data;Valor\n${rows}x\u0000;Sol;2025-01-05;1,50\n`).width).toBe(4);
  });
});

describe('encoding', () => {
  const header = 'Pedido;Cliente;Data;Valor\n';
  it('is open in a plain ASCII sample that is not the whole file', () => {
    const text = `${header}1;Sol;31/01/2025;1,50\n`;
    expect(detect(text, {}, false).encoding).toEqual({
      value: 'utf-8',
      proven: false,
      rival: 'windows-1252',
    });
    expect(detect(text).encoding).toEqual({ value: 'utf-8', proven: true });
  });

  it('ignores the last line of a cut sample, which may end in half a character', () => {
    const whole = encodeText(`${header}1;José;31/01/2025;1,50\n2;Zoé`, 'utf-8')!;
    const layout = detect(whole.subarray(0, whole.length - 1), {}, false);
    expect(layout.encoding).toEqual({ value: 'utf-8', proven: true });
  });

  it('is UTF-8 where more characters are valid than bytes are stray, which the reader then refuses', () => {
    const of = (...names: readonly (readonly [string, 'utf-8' | 'windows-1252'])[]) =>
      detect(
        Buffer.concat([
          Buffer.from(header),
          ...names.map(([name, encoding]) => encodeText(`1;${name};31/01/2025;1,50\n`, encoding)!),
        ]),
      );
    const damaged = of(['Zé', 'windows-1252'], ['São João', 'utf-8'], ['Loja € 1', 'utf-8']);
    expect(damaged.encoding).toEqual({ value: 'utf-8', proven: true });
    expect(damaged.evidence[0]!.reason).toMatchObject({ params: { sample: 'São' } });
    // One of each: nothing says that it is UTF-8.
    expect(of(['Zé', 'windows-1252'], ['José', 'utf-8']).encoding.value).toBe('windows-1252');
    // Two bytes that happen to be one character of UTF-8, among accents that are none.
    expect(of(['Ã‡a', 'windows-1252'], ['Zé', 'windows-1252'], ['Inês', 'windows-1252']).encoding.value).toBe(
      'windows-1252',
    );
  });

  it('skips the byte order mark before a quoted header', () => {
    const layout = detect('\ufeff"Pedido";"Cliente";"Data";"Valor"\n"1";"Sol";"31/01/2025";"1,50"\n');
    expect(layout.bom).toBe(3);
    expect(layout.headers[0]).toBe('Pedido');
    expect(layout.columns.order_id).toBe(0);
    // 3 bytes of mark, then 34 of the header line with its line feed.
    expect(layout.bodyOffset).toBe(37);
  });
});

describe('delimiter and header', () => {
  it('survives commas in a semicolon header and decimal commas below it', () => {
    const layout = detect('Pedido;Cliente, nome;Data;Valor\n1;Sol;31/01/2025;1,50\n2;Lua;01/02/2025;2,75\n', {
      map: { customer_name: 'cliente nome' },
    });
    expect(layout.delimiter).toBe(0x3b);
    expect(layout.columns.customer_name).toBe(1);
  });

  it('honours a first line sep= that is no header', () => {
    const layout = detect('sep=|\nOrder|Customer|Date|Amount\n1|Sol|2025-01-31|1.50\n');
    expect(layout).toMatchObject({ delimiter: 0x7c, headerLine: 2, bodyLine: 3, titleLines: [1] });
  });

  it('finds the header below titles and blank lines, and counts physical lines', () => {
    const layout = detect(
      'Vendas por cliente\n\n"Filtro: tudo\naté hoje"\nPedido;"Nome\ndo cliente";Data;Valor\n1;Sol;31/01/2025;1,50\n',
    );
    expect(layout).toMatchObject({ titleLines: [1, 3], headerLine: 5, bodyLine: 7 });
    expect(layout.columns.customer_name).toBe(1);
  });

  it('takes the header row that is forced', () => {
    const text = 'Pedido;Cliente;Data;Valor\nOrder;Customer;Date;Amount\n1;Sol;31/01/2025;1,50\n';
    const layout = detect(text, { headerRow: 2 });
    expect(layout).toMatchObject({ headerLine: 2, titleLines: [1], bodyLine: 3 });
    expect(layout.headers).toEqual(['Order', 'Customer', 'Date', 'Amount']);
    expect(refusal(text, { headerRow: 9 }).code).toBe('E_NO_HEADER');
  });

  it('reads CR-only files', () => {
    const layout = detect('Pedido;Cliente;Data;Valor\r1;Sol;31/01/2025;1,50\r');
    expect(layout).toMatchObject({ newline: 13, bodyOffset: 26, bodyLine: 2 });
  });

  it('accepts a header without rows', () => {
    expect(detect('Pedido;Cliente;Data;Valor\n')).toMatchObject({ width: 4, bodyOffset: 26 });
    expect(detect('Pedido;Cliente;Data;Valor')).toMatchObject({ width: 4, bodyOffset: 25 });
  });

  const padded: readonly (readonly [string, string, number])[] = [
    ['on every line', 'Pedido;Cliente;Data;Valor;\n1;Sol;31/01/2025;1,50;\n', 5],
    ['on the rows only', 'Pedido;Cliente;Data;Valor\n1;Sol;31/01/2025;1,50;\n', 5],
    ['on the header only', 'Pedido;Cliente;Data;Valor;\n1;Sol;31/01/2025;1,50\n', 4],
    ['on the rows, with text behind it', 'Pedido;Cliente;Data;Valor\n1;Sol;31/01/2025;1,50;x\n', 4],
  ];
  it.each(padded)('a trailing delimiter %s', (_name, text, width) => {
    const layout = detect(text);
    expect(layout.headers).toEqual(['Pedido', 'Cliente', 'Data', 'Valor']);
    expect(layout.width).toBe(width);
  });
});

describe('columns', () => {
  it('refuses two columns with equal right to a needed field, and takes the one that is named', () => {
    const text = 'Pedido;Cliente;Data;Valor;valor\n1;Sol;31/01/2025;1,50;2,50\n';
    const error = refusal(text);
    expect(error.code).toBe('E_DUPLICATE_COLUMN');
    expect(error.params).toMatchObject({ field: 'amount', column: 4, otherColumn: 5 });
    expect(detect(text, { map: { amount: '#5' } }).columns.amount).toBe(4);
    expect(refusal(text, { map: { amount: 'Valor' } }).code).toBe('E_DUPLICATE_COLUMN');
  });

  it('says which columns have no name and are not used', () => {
    const text = 'Pedido;;Cliente;---;#;Data;Valor;\n1;A;Sol;B;7;31/01/2025;1,50;\n';
    const layout = detect(text);
    expect(layout.width).toBe(8);
    expect(layout.warnings).toEqual([{ key: 'ingest.column.nameless', params: { n: 2, list: '2, 4' } }]);
    expectMessages(layout.warnings);
    const mapped = detect(text, { map: { salesperson: '#2', segment: '#4' } });
    expect(mapped.columns).toMatchObject({ salesperson: 1, segment: 3 });
    expect(mapped.warnings).toEqual([]);
  });

  it('keeps the first of two equal names that are not needed, with a warning', () => {
    const layout = detect('Pedido;Cliente;Data;Valor;Vendedor;Vendedor\n1;Sol;31/01/2025;1,50;Ana;Bia\n');
    expect(layout.columns.salesperson).toBe(4);
    expect(keysOf(layout.warnings)).toContain('ingest.column.duplicate');
    expectMessages(layout.warnings);
  });

  it('prefers the order date to the invoice date and leaves due dates alone', () => {
    const layout = detect(
      'Pedido;Cliente;Data Faturamento;Data do Pedido;Vencimento;Valor\n1;Sol;31/01/2025;30/01/2025;28/02/2025;1,50\n',
    );
    expect(layout.columns).toMatchObject({ invoice_date: 2, order_date: 3 });
  });

  it('takes Cliente for the code beside a name, and for the name without one', () => {
    const coded = detect('Pedido;Cliente;Nome;Data;Valor\n1;0007;Sol;31/01/2025;1,50\n');
    expect(coded.columns).toMatchObject({ customer_id: 1, customer_name: 2 });
    const plain = detect('Pedido;Cliente;Data;Valor\n1;Padaria Sol;31/01/2025;1,50\n');
    expect(plain.columns.customer_id).toBeUndefined();
    expect(plain.columns.customer_name).toBe(1);
  });

  const states: readonly (readonly [string, string, object])[] = [
    ['two letters of a state', 'SP', { region: 4 }],
    ['a word of a sale', 'Cancelado', { order_status: 4 }],
    ['anything else', 'Sul', { region: 4 }],
  ];
  it.each(states)('Estado holding %s', (_name, value, expected) => {
    const layout = detect(`Pedido;Cliente;Data;Valor;Estado\n1;Sol;31/01/2025;1,50;${value}\n`);
    expect(layout.columns).toMatchObject(expected);
  });

  it('prefers a region to a state', () => {
    const layout = detect('Pedido;Cliente;Data;Valor;UF;Região\n1;Sol;31/01/2025;1,50;SP;Sudeste\n');
    expect(layout.columns.region).toBe(5);
  });

  it('does not take percentages for a margin or a discount', () => {
    const layout = detect(
      'Pedido;Cliente;Data;Valor;Margem %;Desconto;Lucro\n1;Sol;31/01/2025;100,50;12,5;5%;0,25\n2;Sol;31/01/2025;90,00;10;0%;0,1\n',
    );
    expect(layout.columns.margin).toBeUndefined();
    expect(layout.columns.discount).toBeUndefined();
  });

  it('names the nearest header and the option where a needed column is missing', () => {
    const error = refusal('Pedido;Clinete;Data;Valor\n1;Sol;31/01/2025;1,50\n');
    expect(error.code).toBe('E_MISSING_COLUMN');
    expect(error.params).toMatchObject({ example: 'customer_id=Clinete' });
  });

  it('refuses a mapped header that does not exist, with the nearest', () => {
    const error = refusal('Pedido;Cliente;Data;Valor\n1;Sol;31/01/2025;1,50\n', { map: { amount: 'Valro' } });
    expect(error.code).toBe('E_MAP');
    expect(error.params).toMatchObject({ near: { params: { near: 'Valor' } } });
    for (const part of ['found', 'expected', 'remedy']) expectTexts(`error.E_MAP.${part}`, error.params);
    expect(refusal('Pedido;Cliente;Data;Valor\n1;S;31/01/2025;1,5\n', { map: { amount: '#5' } }).code).toBe(
      'E_MAP',
    );
  });
});

describe('order total or amount', () => {
  const file = (rows: string, header = 'Total') => `Pedido;Cliente;Data;${header}\n${rows}`;
  /** Orders of two rows each, with one value per order. */
  const pairs = (values: readonly string[]) =>
    values.map((value, order) => `${order + 1};Sol;31/01/2025;${value}\n`.repeat(2)).join('');
  const money = ({ columns, orderTotalGuessed }: Layout) => ({
    amount: columns.amount,
    total: columns.order_total,
    guessed: orderTotalGuessed,
  });

  it.each([
    'order_total',
    'Total do Pedido',
    'Valor Total do Pedido',
    'valor_pedido',
    'Valor da Nota',
    'Grand Total',
    'DocTotal',
  ])('%s is always the total of the order', (header) => {
    const contradiction = `${pairs(['9,50', '3,10'])}3;Sol;31/01/2025;1,00\n3;Sol;31/01/2025;2,00\n`;
    for (const rows of [contradiction, pairs(['9,50']), '1;Sol;31/01/2025;9,50\n', '']) {
      expect(money(detect(file(rows, header)))).toEqual({ amount: undefined, total: 3, guessed: false });
    }
  });

  it.each(['Amount Including VAT', 'Total sales', 'Base imponible'])('%s may be of an item too', (header) => {
    const rows = '1;Sol;31/01/2025;9,50\n1;Sol;31/01/2025;3,10\n';
    expect(money(detect(file(rows, header)))).toEqual({ amount: 3, total: undefined, guessed: false });
    expect(refusal(file(pairs(['9,50']), header)).code).toBe('E_AMBIGUOUS_TOTAL');
  });

  it('gives way to the amount of an item beside it', () => {
    const rows = '1;Sol;31/01/2025;9,50;4,75\n1;Sol;31/01/2025;9,50;4,75\n';
    const layout = detect(file(rows, 'Total do Pedido;Valor do Item'));
    expect(money(layout)).toEqual({ amount: 4, total: 3, guessed: false });
  });

  it('is the total where the other column repeats itself as a total does', () => {
    const rows = '1;Sol;31/01/2025;9,50;9,00\n1;Sol;31/01/2025;9,50;9,00\n';
    expect(money(detect(file(rows, 'Total do Pedido;Valor'))).amount).toBeUndefined();
  });

  const ten = ['1,10', '2,20', '3,30', '4,40', '5,50', '6,60', '7,70', '8,80', '9,90', '10,00'];
  it('is guessed of twenty orders with ten values, with a warning', () => {
    const layout = detect(file(pairs([...ten, ...ten])));
    expect(money(layout)).toEqual({ amount: undefined, total: 3, guessed: true });
    expect(keysOf(layout.warnings)).toEqual(['ingest.column.order_total']);
    expectMessages(layout.warnings);
  });

  it.each([
    ['one pair of equal items', ['9,50'], { money: 190_000n }, { money: 95_000n }, 2],
    // 2 x 2 x (1.10 + 2.20 + ... + 9.90 + 10.00 = 59.50) less the twentieth order, 2 x 10.00; once: half of it.
    ['nineteen orders', [...ten, ...ten.slice(0, 9)], { money: 2_180_000n }, { money: 1_090_000n }, 38],
    [
      'orders of one value',
      Array.from({ length: 40 }, () => '5,00'),
      { money: 4_000_000n },
      { money: 2_000_000n },
      80,
    ],
    [
      'orders of nine values',
      Array.from({ length: 27 }, (_, n) => `${(n % 9) + 1},00`),
      { money: 2_700_000n },
      { money: 1_350_000n },
      54,
    ],
    ['returns', ['-9,50'], { money: -190_000n }, { money: -95_000n }, 2],
  ])('is a question for %s', (_name, values, rows, once, n) => {
    const error = refusal(file(pairs(values)));
    expect(error.code).toBe('E_AMBIGUOUS_TOTAL');
    expect(error.place).toEqual({ file: 'orders.csv', line: 3 });
    expect(error.params).toEqual({
      header: 'Total',
      typed: 'Total',
      rows,
      once,
      n,
      pasted: expect.anything(),
    });
    for (const part of ['found', 'expected', 'remedy']) {
      expectTexts(`error.E_AMBIGUOUS_TOTAL.${part}`, error.params);
    }
  });

  it('is as the user answers', () => {
    const text = file(pairs(['9,50', '3,10']), 'Valor Total');
    expect(refusal(text).params).toMatchObject({ typed: '"Valor Total"' });
    const item = detect(text, { map: { amount: 'Valor Total' } });
    expect(money(item)).toEqual({ amount: 3, total: undefined, guessed: false });
    const total = detect(text, { map: { order_total: 'Valor Total' } });
    expect(money(total)).toEqual({ amount: undefined, total: 3, guessed: false });
    expect([...item.warnings, ...total.warnings]).toEqual([]);
  });

  it('is the total that the user names, whatever stands beside it', () => {
    const rows = '1;Sol;31/01/2025;9,50;4,00\n1;Sol;31/01/2025;9,50;5,50\n';
    const layout = detect(file(rows, 'Total;Valor'), { map: { order_total: 'Total' } });
    expect(money(layout)).toEqual({ amount: undefined, total: 3, guessed: false });
  });

  it.each([
    ['differs in one order', `${pairs([...ten, ...ten])}99;Sol;31/01/2025;1,00\n99;Sol;31/01/2025;2,00\n`],
    ['has no order of two rows', '1;Sol;31/01/2025;9,50\n2;Lua;31/01/2025;9,50\n'],
    ['repeats an order id for another customer', '1;Sol;31/01/2025;9,50\n1;Lua;31/01/2025;9,50\n'],
    ['has no order ids', ';Sol;31/01/2025;9,50\n;Sol;31/01/2025;9,50\n0;Sol;31/01/2025;9,50\n'],
    ['repeats nothing but zero', pairs(['0,00'])],
    [
      'repeats nothing but rows that are no orders',
      'x;Sol;Data;9,50\nx;Sol;Data;9,50\n1;Sol;31/01/2025;2,00\n',
    ],
  ])('is an amount where it %s', (_name, rows) => {
    expect(money(detect(file(rows)))).toEqual({ amount: 3, total: undefined, guessed: false });
  });

  it('compares values, not spellings', () => {
    const rows = '1;Sol;31/01/2025;1.009,50\n1;Sol;31/01/2025;1009,5\n';
    expect(refusal(file(rows)).code).toBe('E_AMBIGUOUS_TOTAL');
  });

  it('is an amount where there is no order column', () => {
    const layout = detect('Cliente;Data;Total\nSol;31/01/2025;9,50\nSol;31/01/2025;9,50\n');
    expect(layout.columns.amount).toBe(2);
  });

  it('is an amount where it is quantity x price', () => {
    const layout = detect(
      'Pedido;Cliente;Data;Qtd;Preço;Total\n1;Sol;31/01/2025;2;4,75;9,50\n1;Sol;31/01/2025;1;9,50;9,50\n',
    );
    expect(layout.columns).toMatchObject({ amount: 5, quantity: 3, unit_price: 4 });
  });

  it('is an amount where the amount of an item repeats itself too: the items are equal', () => {
    const rows = '1;Sol;31/01/2025;9,50;9,00\n1;Sol;31/01/2025;9,50;9,00\n';
    const layout = detect(file(rows, 'Valor Bruto;Valor Líquido'));
    expect(money(layout)).toEqual({ amount: 4, total: undefined, guessed: false });
  });
});

describe('dates', () => {
  const file = (header: string, ...cells: readonly string[]) =>
    `${header}\n${cells.map((cell, index) => `${index},Sol,${cell},1.50\n`).join('')}`;
  const english = 'Order,Customer,Date,Amount';

  const proven: readonly (readonly [string, string])[] = [
    ['2025-01-31', 'yyyy-mm-dd'],
    ['31/01/2025', 'dd/mm/yyyy'],
    ['01/31/2025', 'mm/dd/yyyy'],
    ['31/01/25', 'dd/mm/yy'],
    ['01/31/25 10:20', 'mm/dd/yy'],
    ['20250131', 'yyyymmdd'],
  ];
  it.each(proven)('%s proves %s', (cell, value) => {
    const twin = cell.replaceAll('31', '02');
    expect(detect(file(english, twin, cell, 'n/a')).dates.order_date).toEqual({ value, proven: true });
  });

  it('are refused where they read in two ways and nothing else tells', () => {
    const error = refusal(file(english, '05/05/2025', '03/04/2025'));
    expect(error.code).toBe('E_AMBIGUOUS_DATE');
    expect(error.place.line).toBe(3);
    expect(error.params).toMatchObject({ sample: '03/04/2025', reading: '2025-04-03', rival: '2025-03-04' });
    for (const part of ['found', 'expected', 'remedy']) {
      expectTexts(`error.E_AMBIGUOUS_DATE.${part}`, error.params);
    }
  });

  it('are a choice without ground where both ways are the same day and nothing else tells', () => {
    const layout = detect(file(english, '01/01/2025', '02/02/2025'));
    expect(layout.dates.order_date).toEqual({
      value: 'dd/mm/yyyy',
      proven: false,
      rival: 'mm/dd/yyyy',
      blind: true,
    });
    expect(layout.warnings).toEqual([]);
  });

  const grounds: readonly (readonly [string, string, string])[] = [
    ['the language', 'Pedido,Cliente,Data,Valor\n1,Sol,02/02/2025,1.50\n', 'dd/mm/yyyy'],
    ['decimal commas', 'Order;Customer;Date;Amount\n1;Sol;02/02/2025;1,50\n', 'dd/mm/yyyy'],
    [
      'another column',
      'Order,Customer,Date,Due Date,Amount\n1,Sol,02/02/2025,03/31/2025,1.50\n',
      'mm/dd/yyyy',
    ],
  ];
  it.each(grounds)('that are the same day both ways follow %s', (_name, text, value) => {
    const rival = value === 'dd/mm/yyyy' ? 'mm/dd/yyyy' : 'dd/mm/yyyy';
    expect(detect(text).dates.order_date).toEqual({ value, proven: false, rival });
  });

  it('that the sample lacks are expected as the rest of the file has it, or as ISO without ground', () => {
    const later = detect('Order,Customer,Date,Due Date,Amount\n1,Sol,,03/31/2025,1.50\n');
    expect(later.dates.order_date).toEqual({ value: 'mm/dd/yyyy', proven: false, rival: 'yyyy-mm-dd' });
    expect(detect(file(english, '')).dates.order_date).toEqual({
      value: 'yyyy-mm-dd',
      proven: false,
      rival: 'dd/mm/yyyy',
      blind: true,
    });
  });

  it('are settled by a Portuguese header, with a warning', () => {
    const layout = detect(file('Pedido,Cliente,Data,Valor', '03/04/2025'));
    expect(layout.dates.order_date).toEqual({ value: 'dd/mm/yyyy', proven: false, rival: 'mm/dd/yyyy' });
    expect(keysOf(layout.warnings)).toEqual(['ingest.date.guessed']);
    expectMessages(layout.warnings);
  });

  it('are settled by another date column', () => {
    const layout = detect('Order,Customer,Date,Due Date,Amount\n1,Sol,03/04/2025,03/31/2025,1.50\n');
    expect(layout.dates.order_date).toEqual({ value: 'mm/dd/yyyy', proven: false, rival: 'dd/mm/yyyy' });
  });

  it('are settled by decimal commas behind another delimiter', () => {
    const layout = detect('Order;Customer;Date;Amount\n1;Sol;03/04/2025;1,50\n');
    expect(layout.dates.order_date).toEqual({ value: 'dd/mm/yyyy', proven: false, rival: 'mm/dd/yyyy' });
  });

  it('are as the user says', () => {
    const layout = detect(file(english, '03/04/2025'), { dateFormat: 'mm/dd/yyyy' });
    expect(layout.dates.order_date).toEqual({ value: 'mm/dd/yyyy', proven: true });
  });
});

describe('decimal marks', () => {
  const file = (header: string, ...cells: readonly string[]) =>
    `${header}\n${cells.map((cell, index) => `${index};Sol;2025-01-31;${cell}\n`).join('')}`;
  const english = 'Order;Customer;Date;Amount';
  const portuguese = 'Pedido;Cliente;Data;Valor';

  const proven: readonly (readonly [string, string])[] = [
    ['1.234,56', ','],
    ['1,234.56', '.'],
    ['12,5', ','],
    ['1.234.567', ','],
    ['R$ 0,99', ','],
    ['(10.00)', '.'],
    ['0.123', '.'],
  ];
  it.each(proven)('%s proves %s', (cell, value) => {
    expect(detect(file(english, '7', cell)).decimals.amount).toEqual({ value, proven: true });
  });

  it('are refused where a cell reads in two ways and nothing else tells', () => {
    const error = refusal(file(english, '5', '1.234'));
    expect(error.code).toBe('E_AMBIGUOUS_NUMBER');
    expect(error.place.line).toBe(3);
    expect(error.params).toMatchObject({ sample: '1.234', comma: '1234', point: '1.234' });
    for (const part of ['found', 'expected', 'remedy']) {
      expectTexts(`error.E_AMBIGUOUS_NUMBER.${part}`, error.params);
    }
    expect(detect(file(english, '1.234'), { decimal: '.' }).decimals.amount).toEqual({
      value: '.',
      proven: true,
    });
  });

  it('are settled by delimiter and language, with a warning', () => {
    const layout = detect(file(portuguese, '1.234'));
    expect(layout.decimals.amount).toEqual({ value: ',', proven: false, rival: '.' });
    expect(keysOf(layout.warnings)).toEqual(['ingest.number.guessed']);
    expectMessages(layout.warnings);
  });

  it('are settled by other columns, even by one that is not used', () => {
    const layout = detect('Order;Customer;Date;Amount;Freight\n1;Sol;2025-01-31;1.234;7,50\n');
    expect(layout.decimals.amount).toEqual({ value: ',', proven: false, rival: '.' });
  });

  it('are open without a warning where no cell has a mark', () => {
    const layout = detect(file(portuguese, '5', '1234'));
    expect(layout.decimals.amount).toEqual({ value: ',', proven: false, rival: '.' });
    expect(layout.warnings).toEqual([]);
  });

  it('are a choice without ground where no cell has a mark and nothing else tells', () => {
    const blind = { value: '.', proven: false, rival: ',', blind: true };
    expect(detect(file(english, '5', '1234')).decimals.amount).toEqual(blind);
    // The quantity beside the amount changes no figure.
    const beside = detect('Order;Customer;Date;Qty;Amount\n1;Sol;2025-01-31;3;5\n');
    expect(beside.decimals).toEqual({ amount: blind, quantity: { value: '.', proven: false, rival: ',' } });
    const comma = detect('Order,Customer,Date,Amount\n1,Sol,2025-01-31,5\n');
    expect(comma.decimals.amount).toEqual({ value: '.', proven: false, rival: ',' });
  });

  it('let quantity x price = amount say that 10.000 is ten, against the commas of the money', () => {
    const row = (id: number, quantity: string, price: string, amount: string) =>
      `${id};Sol;31/01/2025;${quantity};${price};${amount}\n`;
    const layout = detect(
      `Pedido;Cliente;Data;Qtd;Preço;Valor\n${row(1, '10.000', '2,50', '25,00')}${row(2, '4.500', '2,00', '9,00')}${row(3, '1.000', '3,10', '3,10')}`,
    );
    expect(layout.decimals.quantity).toEqual({ value: '.', proven: false, rival: ',' });
    expect(layout.decimals.amount).toEqual({ value: ',', proven: true });
  });
});

describe('any way to write the same orders', () => {
  it('gives the same columns, styles and marks', () => {
    const cells = [
      ['Nº Pedido', 'Cód. Cliente', 'Razão Social', 'Data Emissão', 'Valor Líquido', 'Vendedor'],
      ['1', '0001', 'Açougue São João', '31/01/2025', '1.234,56', 'Inês'],
      ['2', '0002', 'Padaria "Sol"; Lua, Mar', '05/02/2025', '-10,00', ''],
      ['3', '0001', 'Açougue São João', '06/02/2025', '0,50', 'Inês'],
    ];
    const reference = detect(
      cells.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(';')).join('\n'),
    );
    expect(reference.columns).toEqual({
      order_id: 0,
      customer_id: 1,
      customer_name: 2,
      order_date: 3,
      amount: 4,
      salesperson: 5,
    });
    fc.assert(
      fc.property(
        fc.constantFrom(';', ',', '\t', '|'),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.constantFrom('utf-8' as const, 'windows-1252' as const),
        fc.boolean(),
        fc.boolean(),
        fc.constantFrom('', 'Relatório de vendas', 'Vendas, até hoje'),
        (delimiter, newline, encoding, quoteAll, final, title) => {
          const quote = (cell: string) =>
            quoteAll || /["\s;,|]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
          const lines = cells.map((row) => row.map(quote).join(delimiter));
          const text = [...(title ? [title] : []), ...lines].join(newline) + (final ? newline : '');
          const layout = detect(encodeText(text, encoding)!);
          expect(layout.columns).toEqual(reference.columns);
          expect(layout.dates).toEqual(reference.dates);
          expect(layout.decimals).toEqual(reference.decimals);
          expect(layout.encoding.value).toBe(encoding);
          expect(layout.headerLine).toBe(title ? 2 : 1);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('every word of evidence has a text in both languages', () => {
    const layout = detect(
      'Vendas\nPedido;C5_CLIENTE;Data;Valor;Valor Bruto;Qtd;\n1;7;31/01/2025;1,50;2,00;1;\n',
      { map: { order_id: 'Pedido' } },
    );
    expect(layout.evidence.map(({ subject }) => subject)).toEqual(
      expect.arrayContaining([
        'encoding',
        'delimiter',
        'header',
        'titles',
        'width',
        'column',
        'date',
        'number',
      ]),
    );
    expectMessages(layout.evidence.map(({ reason }) => reason));
  });
});
