import fc from 'fast-check';

export interface Dialect {
  readonly delimiter: string;
  readonly newline: string;
  readonly date: (year: string, month: string, day: string) => string;
  readonly mark: string;
}

export const ISO: Dialect = { delimiter: ',', newline: '\n', date: (y, m, d) => `${y}-${m}-${d}`, mark: '.' };
const BRAZILIAN: Dialect = {
  delimiter: ';',
  newline: '\r\n',
  date: (y, m, d) => `${d}/${m}/${y}`,
  mark: ',',
};
const DENSE: Dialect = {
  delimiter: '\t',
  newline: '\r',
  date: (y, m, d) => `${y}${m}${d}`,
  mark: '.',
};
const SHORT: Dialect = {
  delimiter: '|',
  newline: '\n',
  date: (y, m, d) => `${d}/${m}/${y.slice(2)}`,
  mark: ',',
};

/** All of them, by what is special about each. */
export const DIALECTS: readonly (readonly [string, Dialect])[] = [
  ['commas and ISO dates', ISO],
  ['semicolons, decimal commas and CRLF', BRAZILIAN],
  ['tabs, dates without separators and CR', DENSE],
  ['pipes and years of two digits', SHORT],
];

const HEADERS = ['pedido', 'data', 'status', 'cliente', 'nome', 'produto', 'vendedor', 'filial', 'amount'];

/** Rows above every other so that the sample proves what the file is. */
export function provingRows({ date, mark }: Dialect): string[][] {
  return [
    ['901', date('2025', '12', '25'), 'Faturado', 'C1', 'Ana', 'p', 'Rui', 'SP', `1250${mark}75`],
    ['902', date('2026', '01', '31'), 'Faturado', 'C2', 'Bia', 'q', 'Rui', 'SP', `-99${mark}90`],
  ];
}

export function written(
  dialect: Dialect,
  rows: readonly (readonly string[])[],
  lastNewline: boolean,
): string {
  const lines = [HEADERS, ...provingRows(dialect), ...rows].map((row) => row.join(dialect.delimiter));
  return lines.join(dialect.newline) + (lastNewline ? dialect.newline : '');
}

const quoted = (value: string) => `"${value.replaceAll('"', '""')}"`;

/** A row as it may stand in a file: mostly plain, often like the one before, sometimes anything. */
export const rowOf = (dialect: Dialect): fc.Arbitrary<(before: readonly string[]) => string[]> => {
  const { mark } = dialect;
  const group = mark === ',' ? '.' : ',';
  const two = (n: number) => String(n).padStart(2, '0');
  const plain = fc
    .tuple(
      fc.oneof(
        fc.integer({ min: 1, max: 40 }).map(String),
        fc.constantFrom(
          '0',
          '00',
          '',
          '007',
          '7',
          'PED-7',
          'A/1',
          'Total',
          'Subtotal 3',
          '000-1',
          '1234567890',
          // Marks for "nothing", protected ids, an id that a spreadsheet has rounded.
          'NULL',
          'N/D',
          '-',
          "'7",
          '="007"',
          '1E+13',
        ),
      ),
      fc.oneof(
        fc
          .tuple(
            fc.constantFrom('2025', '2026'),
            fc.integer({ min: 1, max: 6 }),
            fc.integer({ min: 1, max: 28 }),
          )
          .map(([year, month, day]) => dialect.date(year, two(month), two(day))),
        fc.constantFrom(
          ...[
            dialect.date('2026', '12', '01'),
            dialect.date('1969', '12', '31'),
            dialect.date('2025', '02', '30'),
            `${dialect.date('2026', '03', '05')} 10:22:03`,
            `${dialect.date('2026', '03', '05')} 9:50 PM`,
            ` ${dialect.date('2026', '03', '06')}`,
            `'${dialect.date('2026', '03', '06')}`,
            '',
            'amanhã',
          ],
        ),
      ),
      fc.constantFrom('Faturado', 'Faturado', 'Cancelado', 'Devolução', 'Bonificação', 'Zurückgestellt', ''),
      fc.constantFrom(
        'C1',
        'C2',
        'C3',
        ' C3',
        "'C3",
        '',
        '0',
        '-1',
        'Total',
        '#N/D',
        '1.23E+13',
        'Ana@x.com',
        'ana@X.COM',
      ),
      fc.constantFrom('Ana', "'Ana", 'Bia', 'Consumidor Final', '', 'NULL', 'Açaí & Cia', 'Total geral'),
      fc.constantFrom(
        'p',
        'TV 32" LED',
        '"TV 32"" LED"',
        '"a\nb"',
        '"aberta',
        'nul\u0000',
        '"x" y',
        '"x"',
        '',
      ),
      fc.constantFrom('Rui', 'Eva', 'None', ''),
      fc.constantFrom('SP', 'RJ', ''),
      fc.oneof(
        fc
          .tuple(fc.integer({ min: -200_000, max: 900_000 }), fc.nat(4))
          .map(([cents, decimals]) => (cents / 100).toFixed(decimals).replace('.', mark)),
        fc.constantFrom(
          ...[
            `1${group}234${mark}56`,
            `12${group}34${mark}5`,
            `1234${group}567${mark}8`,
            `R$ 10${mark}00`,
            `(10${mark}00)`,
            `10${mark}00-`,
            `${mark}50`,
            `5${mark}`,
            `0${mark}00`,
            `1${mark}00005`,
            // The most and the least digits that are read all at once, and neighbours of digits among them.
            `99999${mark}99`,
            `100000${mark}01`,
            `7${mark}05`,
            `1/2${mark}34`,
            `12${mark}3:`,
            `é${mark}50`,
            '9007199254740991',
            '900719925474',
            '-900719925473',
            '12345678901234567890',
            '-',
            'R$ -',
            `'10${mark}00`,
            '--1',
            '',
            'x',
          ],
        ),
      ),
    )
    .map((cells) => (): string[] => cells);
  const again = fc
    .tuple(plain, fc.constantFrom([5, 8], [5], [8], [1, 8], []))
    .map(([make, changed]) => (before: readonly string[]) => {
      const fresh = make();
      return before.map((cell, at) => ((changed as readonly number[]).includes(at) ? fresh[at]! : cell));
    });
  const odd = fc.constantFrom<string[]>([''], ['só um'], Array(9).fill(''), Array(11).fill('1'), HEADERS);
  const dressed = plain.map(
    (make) => () => make().map((cell) => (cell.startsWith('"') ? cell : quoted(cell))),
  );
  return fc.oneof(
    { weight: 3, arbitrary: plain },
    { weight: 4, arbitrary: again },
    { weight: 1, arbitrary: dressed },
    { weight: 1, arbitrary: odd.map((row) => () => row) },
  );
};
