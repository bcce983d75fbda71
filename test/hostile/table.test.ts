import { describe, expect, test } from 'vitest';
import { sheet } from '../ingest/reading.ts';
import { outcome } from './outcome.ts';
import { BOTH, file, HEADER, LUA, ONLY_SOL, type Row, SOL, SOME, TEN } from './rows.ts';

// Small files with damage, traps and oddities as exports have them. Every row demands exact figures, added up in the head, or a
// refusal with its code and line: nothing between the two.

const bytes = (text: string) => Buffer.from(text, 'latin1');
/** A third customer beside both, with a purchase on 2025-05-12. */
const third = (revenue: string, purchase: string) => ({
  customers: { ...BOTH.customers, Mar: `${revenue} 1 2025-05-12` },
  purchase,
});
const rejected = (records: string) => ({ other: { rejected: records } });
const priced = (cell: string) => file(SOL, LUA, `3;12/05/2025;Mar;${cell}`);
const dated = (cell: string) => file(SOL, LUA, `3;${cell};Mar;1,00`);

const BYTES: readonly Row[] = [
  [
    'line ends of three systems in one file',
    `${HEADER}\r\n${SOL}\n${LUA}\r\n3;12/05/2025;Mar;1,00\r4;12/05/2025;Mar;2,00\n`,
    { ...BOTH, ...rejected('1 0.00') },
  ],
  ['line ends that a second text mode doubled', `${HEADER}\r\r\n${SOL}\r\r\n${LUA}\r\r\n`, BOTH],
  ['the end mark of DOS behind the last line', `${file(SOL, LUA)}\x1a`, { ...BOTH, ...rejected('1 0.00') }],
  [
    'a few zeros behind the last line',
    `${file(SOL, LUA)}${'\0'.repeat(3)}`,
    { ...BOTH, ...rejected('1 0.00') },
  ],
  [
    'zeros up to the end of a block',
    `${file(SOL, LUA)}${'\0'.repeat(512)}`,
    { refused: 'E_BINARY', line: 1 },
  ],
  [
    'a form feed before the header of each page',
    `\f${HEADER}\n${SOL}\n\f${HEADER}\n${LUA}\n`,
    { ...BOTH, other: { structural: '1 0.00' } },
  ],
  ['two byte order marks', `\ufeff\ufeff${file(SOL, LUA)}`, BOTH],
  [
    'UTF-16 to which another program appended a byte a character',
    Buffer.concat([Buffer.from(`\ufeff${file(SOL)}`, 'utf16le'), bytes(`${LUA}\n`)]),
    { ...ONLY_SOL, ...rejected('1 0.00') },
  ],
  [
    'quotes, dash and apostrophe of windows-1252',
    bytes(file('1;13/05/2025;\x93Sol\x94;10,00', '2;14/05/2025;D\x92\xc1vila \x96 Lua;2,50')),
    { customers: { '“Sol”': TEN, 'D’Ávila – Lua': SOME }, purchase: '2 12.50' },
  ],
  [
    'a comment of a million characters',
    sheet(`${HEADER};Obs`, `${SOL};${'x'.repeat(1_000_000)}`, `${LUA};`),
    BOTH,
  ],
  [
    'a comment of two million characters',
    sheet(`${HEADER};Obs`, `${SOL};`, `${LUA};${'x'.repeat(2_000_000)}`),
    { refused: 'E_RECORD_TOO_LONG', line: 3 },
  ],
  [
    'a header of 10,000 columns',
    sheet(`${HEADER};${Array.from({ length: 9_996 }, (_, n) => `c${n}`).join(';')}`, SOL),
    { refused: 'E_TOO_MANY_COLUMNS', line: 1 },
  ],
  [
    'one row of 60,000 cells',
    file(SOL, `${LUA};${'x;'.repeat(60_000)}`),
    { ...ONLY_SOL, ...rejected('1 0.00') },
  ],
];

const LINES: readonly Row[] = [
  ['a header and nothing else', file(), { refused: 'E_NO_SALES' }],
  [
    'a quote that is not closed in the last cell',
    file(SOL, '2;14/05/2025;Lua;"2,50'),
    { ...ONLY_SOL, ...rejected('1 0.00') },
  ],
  [
    'a quote that is not closed before one that is',
    file('1;13/05/2025;"Sol;10,00', '2;14/05/2025;"Lua";2,50'),
    { customers: { Lua: SOME }, purchase: '1 2.50', ...rejected('1 0.00') },
  ],
  [
    'words behind a closing quote',
    file(SOL, '2;14/05/2025;"Bar" do Zé;2,50'),
    { ...ONLY_SOL, ...rejected('1 0.00') },
  ],
  [
    'quotes escaped by a backslash',
    file(SOL, '2;14/05/2025;"Bar \\"Lua\\"";2,50'),
    { ...ONLY_SOL, ...rejected('1 0.00') },
  ],
  [
    'blanks behind commas and before quotes',
    'Order, Date, Customer, Amount\n1, "2025-05-13", "Sol, Ltd", "10.00"\n2, "2025-05-14", "Lua", "2.50"\n',
    { customers: { 'Sol, Ltd': TEN, Lua: SOME }, purchase: '2 12.50' },
  ],
  ['a delimiter of two characters', [HEADER, SOL, LUA].join('\n').replaceAll(';', '||'), BOTH],
  ['a nameless column before the first', `;${HEADER}\n;${SOL}\n;${LUA}\n`, BOTH],
  [
    'a row cut by another delimiter',
    file(SOL, LUA.replaceAll(';', '\t')),
    { ...ONLY_SOL, ...rejected('1 0.00') },
  ],
  [
    'a delimiter in the header and another in the rows',
    `${HEADER.replaceAll(';', ',')}\n${SOL}\n${LUA}\n`,
    { refused: 'E_REJECTS', line: 2 },
  ],
  [
    'decimal commas between commas, without quotes',
    `${HEADER}\n${SOL}\n${LUA}\n`.replaceAll(';', ','),
    { refused: 'E_REJECTS', line: 2 },
  ],
  [
    'one decimal comma between commas, without quotes',
    'Pedido,Data,Cliente,Valor\n1,13/05/2025,Sol,10\n2,14/05/2025,Lua,2,50\n',
    { ...ONLY_SOL, ...rejected('1 0.00') },
  ],
  ['a line of units below the header', file(';dd/mm/aaaa;;R$', SOL, LUA), BOTH],
  ['blank lines and lines of blank cells between the rows', file('', SOL, ';;;', ' ', LUA, ';;;'), BOTH],
  [
    'a total in a line of two cells',
    file(SOL, LUA, 'Total;12,50'),
    { ...BOTH, other: { structural: '1 0.00' } },
  ],
  [
    'a total in a line of one cell',
    file(SOL, LUA, 'Total: R$ 12,50'),
    { ...BOTH, other: { structural: '1 0.00' } },
  ],
  [
    'names with blanks, breaks and marks around',
    `"Pedido ";" Data";"\u00a0Cliente\u00a0";"Valor\nTotal"\n${SOL}\n${LUA}\n`,
    BOTH,
  ],
  [
    'months as columns',
    'Cliente;jan/2025;fev/2025\nSol;10,00;0,00\nLua;0,00;2,50\n',
    { refused: 'E_MISSING_COLUMN', line: 1 },
  ],
  ['cells in single quotes', file(SOL, LUA).replace(/[^;\n]+/g, "'$&'"), { refused: 'E_REJECTS', line: 2 }],
];

const AMOUNTS: readonly Row[] = [
  ...[
    ['a point where the column has commas', '1.5'],
    ['cents behind a point where the column has commas', '10.00'],
    ['groups of two', '12.34.567'],
    ['groups behind the comma', '1.234,567.00'],
    ['commas twice', '10,0,0'],
    ['groups after the English fashion', '1,234.56'],
    ['a blank within', '1 2,50'],
    ['two signs', '--1,00'],
    ['a sign and brackets', '-(1,00)'],
    ['a number of programs', '1e3'],
    ['hexadecimal', '0x10'],
    ['without an end', 'Infinity'],
    ['wide digits', '１２,00'],
    ['Arabic digits', '١٢,00'],
    ['a share', '10%'],
    ['words', '10,00 por mês'],
    ['a formula', '=SUM(D2:D3)'],
    ['a spreadsheet error', '#VALOR!'],
  ].map(([name, cell]): Row => [`no amount: ${name}`, priced(cell!), { ...BOTH, ...rejected('1 0.00') }]),
  ...[
    ['a plus sign', '+1,00', '1.00', '3 13.50'],
    ['three decimals, rounded at the end', '10,005', '10.01', '3 22.51'],
    ['the smallest amount', '0,00005', '0.00', '3 12.50'],
    ['ten to the fifteenth', '1.000.000.000.000.000,01', '1000000000000000.01', '3 1000000000000012.51'],
  ].map(([name, cell, revenue, all]): Row => [`an amount: ${name}`, priced(cell!), third(revenue!, all!)]),
  ['an amount below the smallest', priced('0,00004'), { ...BOTH, other: { zero: '1 0.00' } }],
  ['minus zero', priced('-0,00'), { ...BOTH, other: { zero: '1 0.00' } }],
  [
    'amounts of ten to the fifteenth, summed',
    file('1;13/05/2025;Sol;900719925474099,93', '2;14/05/2025;Sol;900719925474099,93'),
    { customers: { Sol: '1801439850948199.86 2 2025-05-14' }, purchase: '2 1801439850948199.86' },
  ],
  [
    'a negative quantity',
    'Pedido;Data;Cliente;Qtde;Preço Unitário\n1;13/05/2025;Sol;2;10,00\n2;14/05/2025;Sol;-1;2,50\n',
    { customers: { Sol: '17.50 1 2025-05-13' }, purchase: '1 20.00', other: { return: '1 -2.50' } },
  ],
];

const DAYS: readonly Row[] = [
  ...[
    '31/02/2025',
    '29/02/2023',
    '00/05/2025',
    '13/05/0025',
    '13/05/0001',
    '13/05/20025',
    '31/12/9999',
    '13/05/2052',
    '13/05/25',
    '2025-05-13',
    '05/14/2025',
    '45790',
    '13/05',
    'ontem',
    '30/12/1899',
  ].map(
    (cell): Row => [
      `no day among dd/mm/yyyy: ${cell}`,
      dated(cell),
      { ...BOTH, other: { rejected: '1 1.00' } },
    ],
  ),
  ...[
    '12/05/2025 23:59',
    '12/05/2025\u00a0',
    '12/05/2025 00:00:00.000',
    '12/5/2025',
    "'12/05/2025",
    '12-05-2025',
  ].map((cell): Row => [`a day among dd/mm/yyyy: ${cell}`, dated(cell), third('1.00', '3 13.50')]),
  [
    'four digits among years of two',
    file('1;13/05/25;Sol;10,00', '2;14/05/25;Lua;2,50', '3;15/05/2025;Mar;1,00'),
    { ...BOTH, other: { rejected: '1 1.00' } },
  ],
  [
    'two digits of 1969',
    file('1;13/05/25;Sol;10,00', '2;14/05/25;Lua;2,50', '3;15/05/69;Mar;1,00'),
    { ...BOTH, other: { rejected: '1 1.00' } },
  ],
  [
    'days of a spreadsheet with a time',
    file('1;45790,5;Sol;10,00', '2;45791,25;Lua;2,50'),
    { ...BOTH, told: ['ingest.date.serial_guessed'] },
  ],
  [
    'half of the days turned into numbers by a spreadsheet',
    file(SOL, LUA, '3;45662;Mar;1,00', '4;45663;Mar;1,00'),
    { ...BOTH, other: { rejected: '2 2.00' } },
  ],
  [
    'timestamps of fourteen digits',
    file('1;20250513103000;Sol;10,00', '2;20250514103000;Lua;2,50'),
    { refused: 'E_REJECTS', line: 2 },
  ],
  [
    'milliseconds since 1970',
    file('1;1747094400000;Sol;10,00', '2;1747180800000;Lua;2,50'),
    { refused: 'E_REJECTS', line: 2 },
  ],
  [
    'long days of Windows',
    file('1;terça-feira, 13 de maio de 2025;Sol;10,00', '2;quarta-feira, 14 de maio de 2025;Lua;2,50'),
    BOTH,
  ],
  ['months in letters, in any case', file('1;13/mai/2025;Sol;10,00', '2;14-MAI-2025;Lua;2,50'), BOTH],
];

const named = (first: string, second: string) => ({
  customers: { [first]: TEN, [second]: SOME },
  purchase: '2 12.50',
});
const pair = (first: string, second: string) =>
  file(`1;13/05/2025;${first};10,00`, `2;14/05/2025;${second};2,50`);

const CUSTOMERS: readonly Row[] = [
  ['ids in two cases are two customers', pair('abc', 'ABC'), named('abc', 'ABC')],
  [
    'an accent of its own makes another customer',
    pair('Jos\u00e9', 'Jose\u0301'),
    named('Jos\u00e9', 'Jose\u0301'),
  ],
  [
    'formulas are names',
    pair("=cmd|' /C calc'!A0", '@SUM(1+1)*2'),
    named("=cmd|' /C calc'!A0", '@SUM(1+1)*2'),
  ],
  ['emoji and Arabic', pair('🍕 Bar', 'مطعم'), named('🍕 Bar', 'مطعم')],
  ['a dash between blanks is nobody', pair('Sol', ' - '), { ...ONLY_SOL, other: { unidentified: '1 2.50' } }],
  ['CONSUMIDOR FINAL', pair('Sol', ' Consumidor Final '), { ...ONLY_SOL, other: { unidentified: '1 2.50' } }],
];

describe.each([
  ['bytes', BYTES],
  ['lines and cells', LINES],
  ['amounts', AMOUNTS],
  ['days', DAYS],
  ['customers', CUSTOMERS],
] as const)('%s', (_, rows) => {
  test.each(rows)('%s', async (_name, content, expected) => {
    expect(await outcome(content)).toEqual(expected);
  });
});
