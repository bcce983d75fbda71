import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isoOf } from '../../src/domain/day.ts';
import { readAmount, readDate, readProduct } from '../../src/ingest/decode.ts';
import type { DateStyle, DecimalMark } from '../../src/ingest/layout/layout.ts';
import { readDressedNumber } from '../../src/ingest/values/number-forms.ts';

/** Bytes around a cell must not matter: it is read from the middle of a longer record. */
function placed(bytes: Uint8Array): [Uint8Array, number, number] {
  return [Buffer.concat([Buffer.from('9;'), bytes, Buffer.from(';9')]), 2, 2 + bytes.length];
}

function dateOf(cell: string | Uint8Array, style: DateStyle): string | undefined {
  const day = readDate(...placed(Buffer.from(cell)), style);
  return day === undefined ? undefined : isoOf(day);
}

function amountOf(cell: string | Uint8Array, mark: DecimalMark): number | bigint | undefined {
  return readAmount(...placed(Buffer.from(cell)), mark);
}

describe('dates', () => {
  const good: readonly (readonly [cell: string, style: DateStyle, iso: string])[] = [
    ['2026-02-01', 'yyyy-mm-dd', '2026-02-01'],
    ['2026/02/01', 'yyyy-mm-dd', '2026-02-01'],
    ['2026-02-01 08:34:00', 'yyyy-mm-dd', '2026-02-01'],
    ['2026-02-01T23:59:59.999Z', 'yyyy-mm-dd', '2026-02-01'],
    ['2026-02-01T23:59:59-03:00', 'yyyy-mm-dd', '2026-02-01'],
    ['2024-02-29', 'yyyy-mm-dd', '2024-02-29'],
    ['01/02/2026', 'dd/mm/yyyy', '2026-02-01'],
    ['1/2/2026', 'dd/mm/yyyy', '2026-02-01'],
    ['01.02.2026', 'dd/mm/yyyy', '2026-02-01'],
    ['01-02-2026', 'dd/mm/yyyy', '2026-02-01'],
    ['01/02/2026 14:05', 'dd/mm/yyyy', '2026-02-01'],
    ['01/02/2026, 9:50 PM', 'dd/mm/yyyy', '2026-02-01'],
    ['01/02/2026 9:50\u202fPM', 'dd/mm/yyyy', '2026-02-01'],
    ['01/02/2026\u00a09:50', 'dd/mm/yyyy', '2026-02-01'],
    ['01/02/2026 9:50 a.m.', 'dd/mm/yyyy', '2026-02-01'],
    ['01/02/2026 10h30', 'dd/mm/yyyy', '2026-02-01'],
    ['01/02/2026 10:30 hs.', 'dd/mm/yyyy', '2026-02-01'],
    ['2025-01-01 10:00:00 UTC', 'yyyy-mm-dd', '2025-01-01'],
    ['2025-01-01 10:00:00 GMT', 'yyyy-mm-dd', '2025-01-01'],
    ['2025-01-01 10:00:00 GMT-03:00', 'yyyy-mm-dd', '2025-01-01'],
    ['2025-01-01 10:00:00 Z', 'yyyy-mm-dd', '2025-01-01'],
    ['2025-01-01 10:00:00 +0200', 'yyyy-mm-dd', '2025-01-01'],
    ['2025-01-01 23:00:00 -03:00', 'yyyy-mm-dd', '2025-01-01'],
    ['01/02/2026', 'mm/dd/yyyy', '2026-01-02'],
    ['1/13/2026 8:26', 'mm/dd/yyyy', '2026-01-13'],
    ['01/02/26', 'dd/mm/yy', '2026-02-01'],
    ['31/12/69', 'dd/mm/yy', '2069-12-31'],
    ['01/01/70', 'dd/mm/yy', '1970-01-01'],
    ['12/31/99', 'mm/dd/yy', '1999-12-31'],
    ['20260201', 'yyyymmdd', '2026-02-01'],
    ['20260201 0834', 'yyyymmdd', '2026-02-01'],
    [' 01/02/2026\t', 'dd/mm/yyyy', '2026-02-01'],
    ['"01/02/2026"', 'dd/mm/yyyy', '2026-02-01'],
    ['" 01/02/2026 "', 'dd/mm/yyyy', '2026-02-01'],
    ['\u00a001/02/2026\u00a0', 'dd/mm/yyyy', '2026-02-01'],
    // What a spreadsheet is kept from: the same with and without.
    ["'01/02/2026", 'dd/mm/yyyy', '2026-02-01'],
    ['="01/02/2026"', 'dd/mm/yyyy', '2026-02-01'],
    ['"=""2026-02-01"""', 'yyyy-mm-dd', '2026-02-01'],
    ['15012025', 'ddmmyyyy', '2025-01-15'],
    ['15012025 103000', 'ddmmyyyy', '2025-01-15'],
    // A spreadsheet has dropped the zero of 01012025.
    ['1012025', 'ddmmyyyy', '2025-01-01'],
    ['15 de janeiro de 2025', 'dd-mmm-yyyy', '2025-01-15'],
    ['1º de março de 2025', 'dd-mmm-yyyy', '2025-03-01'],
    ['quarta-feira, 15 de janeiro de 2025', 'dd-mmm-yyyy', '2025-01-15'],
    ['sábado, 1 de fevereiro de 2025', 'dd-mmm-yyyy', '2025-02-01'],
    ['15-jan-25', 'dd-mmm-yyyy', '2025-01-15'],
    ['15/jan/2025', 'dd-mmm-yyyy', '2025-01-15'],
    ['15/jan./2025', 'dd-mmm-yyyy', '2025-01-15'],
    ['15 JAN 2025', 'dd-mmm-yyyy', '2025-01-15'],
    ['15jan2025', 'dd-mmm-yyyy', '2025-01-15'],
    ['15agosto2025', 'dd-mmm-yyyy', '2025-08-15'],
    ['15-JAN-99', 'dd-mmm-yyyy', '1999-01-15'],
    ['15-jan-2025 10:30:00', 'dd-mmm-yyyy', '2025-01-15'],
    ['15 de enero de 2025', 'dd-mmm-yyyy', '2025-01-15'],
    ['15 de septiembre del 2025', 'dd-mmm-yyyy', '2025-09-15'],
    ['Jan 15, 2025', 'dd-mmm-yyyy', '2025-01-15'],
    ['Jan 15, 2025, 9:50 PM', 'dd-mmm-yyyy', '2025-01-15'],
    ['January 15th, 2025', 'dd-mmm-yyyy', '2025-01-15'],
    ['Wednesday, January 15, 2025', 'dd-mmm-yyyy', '2025-01-15'],
    ['Sept 5 2025', 'dd-mmm-yyyy', '2025-09-05'],
    ['15 Dec 2025', 'dd-mmm-yyyy', '2025-12-15'],
    ['2025-Dec-15', 'dd-mmm-yyyy', '2025-12-15'],
    ['15\u00a0de\u00a0janeiro\u00a0de\u00a02025', 'dd-mmm-yyyy', '2025-01-15'],
    // A month is its last day.
    ['01/2026', 'mm/yyyy', '2026-01-31'],
    ['1-2026', 'mm/yyyy', '2026-01-31'],
    ['02/2024', 'mm/yyyy', '2024-02-29'],
    ['02.2026', 'mm/yyyy', '2026-02-28'],
    ['2026-12', 'yyyy-mm', '2026-12-31'],
    ['2026/4', 'yyyy-mm', '2026-04-30'],
    ['jan/2026', 'mmm/yyyy', '2026-01-31'],
    ['Fev/26', 'mmm/yyyy', '2026-02-28'],
    ['Apr-26', 'mmm/yyyy', '2026-04-30'],
    ['dezembro de 2025', 'mmm/yyyy', '2025-12-31'],
    ['June 2026', 'mmm/yyyy', '2026-06-30'],
    // Days from 1899-12-30, 46013 being 2025-12-22; from 1904-01-01 the same day is 1462 less.
    ['46013', 'excel-serial', '2025-12-22'],
    ['46013.4375', 'excel-serial', '2025-12-22'],
    ['46013,9999', 'excel-serial', '2025-12-22'],
    ['36526', 'excel-serial', '2000-01-01'],
    ['73050', 'excel-serial', '2099-12-31'],
    ['44551', 'excel-serial-1904', '2025-12-22'],
    // Midnight of this day does not exist in São Paulo: summer time began.
    ['04/11/2018', 'dd/mm/yyyy', '2018-11-04'],
    ['0001-01-01', 'yyyy-mm-dd', '0001-01-01'],
  ];
  test.each(good)('%s as %s is %s', (cell, style, iso) => {
    expect(dateOf(cell, style)).toBe(iso);
  });

  const bad: readonly (readonly [cell: string, style: DateStyle])[] = [
    ['31/02/2026', 'dd/mm/yyyy'],
    ['29/02/2026', 'dd/mm/yyyy'],
    ['2026-02-29', 'yyyy-mm-dd'],
    ['1900-02-29', 'yyyy-mm-dd'],
    ['20261301', 'yyyymmdd'],
    ['00/00/0000', 'dd/mm/yyyy'],
    ['13/13/2026', 'mm/dd/yyyy'],
    ['01/02/26', 'dd/mm/yyyy'],
    ['01/02/2026', 'dd/mm/yy'],
    ['01/02/226', 'dd/mm/yyyy'],
    ['01/02/20261', 'dd/mm/yyyy'],
    ['01/02-2026', 'dd/mm/yyyy'],
    ['2026-02/01', 'yyyy-mm-dd'],
    ['2026-2-1', 'yyyy-mm-dd'],
    ['01/02/2026x', 'dd/mm/yyyy'],
    ['01/02/2026 someday', 'dd/mm/yyyy'],
    ['01/02/2026 10:00 ZZ', 'dd/mm/yyyy'],
    ['01/02/2026 10:00 mama', 'dd/mm/yyyy'],
    ['01/02/2026 10:00\u200b', 'dd/mm/yyyy'],
    ['01/02/2026 UTC', 'dd/mm/yyyy'],
    ['45292', 'dd/mm/yyyy'],
    ['45292', 'yyyymmdd'],
    ['', 'dd/mm/yyyy'],
    ['""', 'dd/mm/yyyy'],
    ['  /  /  ', 'dd/mm/yyyy'],
    ['0000-01-01', 'yyyy-mm-dd'],
    ['０1/02/2026', 'dd/mm/yyyy'],
    ['32012025', 'ddmmyyyy'],
    ['20250115', 'ddmmyyyy'],
    ['150125', 'ddmmyyyy'],
    ['115012025', 'ddmmyyyy'],
    ['31 de fevereiro de 2025', 'dd-mmm-yyyy'],
    ['15 de janela de 2025', 'dd-mmm-yyyy'],
    ['15-xyz-25', 'dd-mmm-yyyy'],
    ['jan/2025', 'dd-mmm-yyyy'],
    ['15 jan', 'dd-mmm-yyyy'],
    ['15 jan 10:30', 'dd-mmm-yyyy'],
    ['15-jan-25x', 'dd-mmm-yyyy'],
    ['15/01/2025', 'dd-mmm-yyyy'],
    ['maio', 'mmm/yyyy'],
    // The 26th of January of no year, or a month of 2026.
    ['Jan 26', 'mmm/yyyy'],
    ['15 jan 2025', 'mmm/yyyy'],
    ['13/2026', 'mm/yyyy'],
    ['01/26', 'mm/yyyy'],
    ['01/01/2026', 'mm/yyyy'],
    ['2026-13', 'yyyy-mm'],
    ['2026-01-01', 'yyyy-mm'],
    ['36525', 'excel-serial'],
    ['73051', 'excel-serial'],
    ['46.013', 'excel-serial'],
    ['4,6013E+04', 'excel-serial'],
    ["'", 'dd/mm/yyyy'],
    ['=""', 'dd/mm/yyyy'],
    ['=01/02/2026', 'dd/mm/yyyy'],
  ];
  test.each(bad)('%s is no date written %s', (cell, style) => {
    expect(dateOf(cell, style)).toBeUndefined();
  });

  test('every day of four centuries is read in every style as it was written', () => {
    // Written with the calendar of the platform, which is not the one that reads.
    const MONTHS = ['jan', 'fev', 'mar', 'abr', 'mai', 'jun', 'jul', 'ago', 'set', 'out', 'nov', 'dez'];
    const write: Readonly<Partial<Record<DateStyle, (y: string, m: string, d: string) => string>>> = {
      'yyyy-mm-dd': (y, m, d) => `${y}-${m}-${d}`,
      'dd/mm/yyyy': (y, m, d) => `${d}/${m}/${y}`,
      'mm/dd/yyyy': (y, m, d) => `${m}/${d}/${y}`,
      'dd/mm/yy': (y, m, d) => `${d}/${m}/${y.slice(2)}`,
      'mm/dd/yy': (y, m, d) => `${m}/${d}/${y.slice(2)}`,
      yyyymmdd: (y, m, d) => y + m + d,
      ddmmyyyy: (y, m, d) => d + m + y,
      'dd-mmm-yyyy': (y, m, d) => `${Number(d)} ${MONTHS[Number(m) - 1]} ${y}`,
    };
    fc.assert(
      fc.property(
        fc.integer({ min: -135_140, max: 47_481 }),
        fc.constantFrom(...(Object.keys(write) as DateStyle[])),
        (day, style) => {
          const short = style.endsWith('/yy');
          const shown = short ? Math.abs(day) % 36_525 : day;
          const [y, m, d] = new Date(shown * 86_400_000).toISOString().slice(0, 10).split('-');
          expect(readDate(...placed(Buffer.from(write[style]!(y!, m!, d!))), style)).toBe(shown);
        },
      ),
    );
  });
});

/** White space beyond ASCII, by the property White_Space of Unicode 16, and the byte order mark. */
const WIDE_BLANKS =
  '\u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a' +
  '\u2028\u2029\u202f\u205f\u3000\ufeff';

test.each([...WIDE_BLANKS].map((blank) => [blank.charCodeAt(0).toString(16), blank]))(
  'U+%s around dates and numbers is blank, also within quotes',
  (_code, blank) => {
    for (const around of [blank, `${blank} ${blank}`, `${blank}\t`]) {
      for (const cell of ['01/02/2026', '"01/02/2026"', `"${around}01/02/2026${around}"`]) {
        expect(dateOf(around + cell + around, 'dd/mm/yyyy')).toBe('2026-02-01');
      }
      for (const cell of ['12,50', '"12,50"', `"${around}12,50${around}"`, 'R$ 12,50', '12,50-']) {
        expect(Math.abs(Number(amountOf(around + cell + around, ',')))).toBe(125_000);
      }
      expect(amountOf(around, ',')).toBeUndefined();
      expect(dateOf(around, 'dd/mm/yyyy')).toBeUndefined();
    }
  },
);

test('blanks end where the cell does, whatever bytes follow', () => {
  const cut = Buffer.from('\u300012,50\u3000');
  expect(readAmount(cut, 0, 10, ',')).toBeUndefined();
  expect(readAmount(cut, 3, 8, ',')).toBe(125_000);
  expect(readAmount(cut, 1, 8, ',')).toBeUndefined();
});

describe('amounts', () => {
  const comma: readonly (readonly [cell: string, amount: number | bigint])[] = [
    ['1.234,56', 12_345_600],
    ['1.234', 12_340_000],
    ['1234', 12_340_000],
    ['1234,5', 12_345_000],
    ['1.234.567,89', 12_345_678_900],
    ['122,62', 1_226_200],
    ['6000', 60_000_000],
    [',01', 100],
    ['-,01', -100],
    ['5,', 50_000],
    ['0', 0],
    ['-0,00', 0],
    ['+12,50', 125_000],
    ['-12,50', -125_000],
    ['12,50-', -125_000],
    ['(10,00)', -100_000],
    ['(1.234,56)', -12_345_600],
    ['R$ 1.234,56', 12_345_600],
    ['R$1.234,56', 12_345_600],
    ['-R$ 1.234,56', -12_345_600],
    ['R$ -1.234,56', -12_345_600],
    ['(R$ 10,00)', -100_000],
    ['1.234,56 BRL', 12_345_600],
    ['10,00 €', 100_000],
    ['1 234,56', 12_345_600],
    ['1\u00a0234,56', 12_345_600],
    ['1\u202f234,56', 12_345_600],
    ["1'234,56", 12_345_600],
    ['1\u2019234,56', 12_345_600],
    ['\u221212,50', -125_000],
    ['"1.234,56"', 12_345_600],
    ['" 12,50 "', 125_000],
    ['  12,50\t', 125_000],
    ['\u00a012,50\u00a0', 125_000],
    ['r$ 1.234,56', 12_345_600],
    ['R$\u00a01.234,56', 12_345_600],
    ['U$S 10,00', 100_000],
    ['BRL 10', 100_000],
    ['10,00 US$', 100_000],
    ['1.234,56-', -12_345_600],
    ['R$ 1.234,56-', -12_345_600],
    ['1.234.567', 12_345_670_000],
    ['-1.234.567,8', -12_345_678_000],
    ["'1.234,56", 12_345_600],
    ['="1.234,56"', 12_345_600],
    // The zero of accounting formats: with a currency, or with room for the decimals behind it.
    ['R$ -', 0],
    [' R$ -   ', 0],
    ['-   ', 0],
    ['" -   "', 0],
    ['10,000', 100_000],
    ['1.500,0000', 15_000_000],
    // Rounded once, to ten-thousandths, half away from zero.
    ['0,00005', 1],
    ['0,00004', 0],
    ['-0,00005', -1],
    ['-0,00004', 0],
    ['1,23456', 12_346],
    ['90071992547409,93', 900_719_925_474_099_300n],
    ['99999999999999999999,9999', 999_999_999_999_999_999_999_999n],
  ];
  test.each(comma)('%s with a decimal comma is %s ten-thousandths', (cell, amount) => {
    expect(amountOf(cell, ',')).toBe(amount);
  });

  const point: readonly (readonly [cell: string, amount: number])[] = [
    ['1,234.56', 12_345_600],
    ['1.234', 12_340],
    ['1,234', 12_340_000],
    ['.5', 5_000],
    ['$1,234.56', 12_345_600],
    ['US$ 10.00', 100_000],
    ['($10.00)', -100_000],
    ['261.9600', 2_619_600],
  ];
  test.each(point)('%s with a decimal point is %s ten-thousandths', (cell, amount) => {
    expect(amountOf(cell, '.')).toBe(amount);
  });

  test.each([
    '1,234.56',
    '1e5',
    '0x10',
    'Infinity',
    'NaN',
    'NULL',
    '#N/D',
    '10,0,0',
    '--1',
    '-1-',
    '(-1)',
    '１２',
    '12abc',
    '',
    '-',
    ' - ',
    '--   ',
    'R$ --',
    '1.234,56 D',
    '1,5E+03',
    '1.23.456',
    '1.234.56',
    '12.345.6789',
    '.234',
    "'",
    '""',
    '.',
    ',',
    '1.23',
    '12.34,5',
    '1.2345,6',
    '.123,45',
    '1..234',
    'R$',
    '()',
    '1/2',
    '10%',
    '1_000',
    '1 23,4',
    '1\u2013234',
    '\u201312,50',
    '12,50\u2014',
    '\u200b12,50',
    '12\u3000345',
  ])('%s is no number with a decimal comma', (cell) => {
    expect(amountOf(cell, ',')).toBeUndefined();
  });

  test('a no-break space and a euro sign in windows-1252', () => {
    expect(amountOf(Buffer.from('1\xa0234,56', 'latin1'), ',')).toBe(12_345_600);
    expect(amountOf(Buffer.from('\xa012,50\xa0', 'latin1'), ',')).toBe(125_000);
    expect(amountOf(Buffer.from('\x80 12,50', 'latin1'), ',')).toBe(125_000);
  });

  /** A decimal number: sign, digits, number of decimals. */
  const decimal = fc.record({
    negative: fc.boolean(),
    digits: fc.stringMatching(/^[0-9]{1,24}$/),
    scale: fc.integer({ min: 0, max: 8 }),
  });
  type Decimal = typeof decimal extends fc.Arbitrary<infer T> ? T : never;
  const mantissaOf = ({ negative, digits }: Decimal) => BigInt(digits) * (negative ? -1n : 1n);

  /** numerator / 10^scale in ten-thousandths, half away from zero, in whole numbers. */
  function rounded(numerator: bigint, scale: number): bigint {
    const divisor = 10n ** BigInt(scale);
    const magnitude = (numerator < 0n ? -numerator : numerator) * 10_000n;
    const quotient = magnitude / divisor + ((magnitude % divisor) * 2n >= divisor ? 1n : 0n);
    return numerator < 0n ? -quotient : quotient;
  }

  function written({ negative, digits, scale }: Decimal, mark: DecimalMark, grouped: boolean): string {
    const padded = digits.padStart(scale + 1, '0');
    const whole = padded.slice(0, padded.length - scale);
    const group = mark === ',' ? '.' : ',';
    const shown = grouped ? whole.replace(/\B(?=(\d{3})+$)/g, group) : whole;
    return `${negative ? '-' : ''}${shown}${scale > 0 ? mark + padded.slice(-scale) : ''}`;
  }

  const mark = fc.constantFrom<DecimalMark>(',', '.');

  test('agree with whole-number arithmetic, in either style', () => {
    fc.assert(
      fc.property(decimal, mark, fc.boolean(), (number, style, grouped) => {
        const amount = amountOf(written(number, style, grouped), style)!;
        expect(BigInt(amount)).toBe(rounded(mantissaOf(number), number.scale));
        expect(typeof amount === 'bigint').toBe(!Number.isSafeInteger(Number(amount)));
        expect(Object.is(amount, -0)).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  test('quantity x unit price - discount is rounded once', () => {
    const short = decimal.map((number) => ({ ...number, digits: number.digits.slice(0, 12) }));
    fc.assert(
      fc.property(
        short,
        short,
        fc.option(short, { nil: undefined }),
        mark,
        (quantity, price, discount, style) => {
          const cells = [quantity, price, ...(discount ? [discount] : [])].map((each) =>
            written(each, style, false),
          );
          const record = Buffer.from(cells.join(';'));
          const spans = cells.map((cell, index): [number, number, DecimalMark] => {
            const start = cells.slice(0, index).join(';').length + (index > 0 ? 1 : 0);
            return [start, start + cell.length, style];
          });
          const scale = quantity.scale + price.scale;
          const common = Math.max(scale, discount?.scale ?? 0);
          const product = mantissaOf(quantity) * mantissaOf(price) * 10n ** BigInt(common - scale);
          const less = discount ? mantissaOf(discount) * 10n ** BigInt(common - discount.scale) : 0n;
          expect(BigInt(readProduct(record, spans[0]!, spans[1]!, spans[2])!)).toBe(
            rounded(product - less, common),
          );
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('a product needs both factors, and an empty discount is none', () => {
    const record = Buffer.from('2;1,50;;x');
    const [quantity, price, empty, word] = [
      [0, 1, ','],
      [2, 6, ','],
      [7, 7, ','],
      [8, 9, ','],
    ] as const;
    expect(readProduct(record, quantity, price, empty)).toBe(30_000);
    expect(readProduct(record, quantity, price, word)).toBeUndefined();
    expect(readProduct(record, quantity, word, undefined)).toBeUndefined();
    expect(readProduct(record, empty, price, undefined)).toBeUndefined();
  });
});

test('a number is the same on the short ways and on the long one', () => {
  const cells = fc.tuple(
    fc.constantFrom('', '"', 'R$ ', '"R$ ', 'R$', '-', 'R$  ', "'"),
    fc.stringMatching(/^[0-9.,]{0,12}$/),
    fc.constantFrom('', '"', '\r', ' ', '-'),
  );
  const shapes = fc.constantFrom(
    '1.234,56',
    '1,234.56',
    '1.234',
    '1234,5',
    '12345.678',
    '1.234.567,8',
    '0,5',
    ',5',
    '5,',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        cells.map((parts) => parts.join('')),
        shapes,
      ),
      fc.constantFrom(',', '.'),
      (cell, mark) => {
        const bytes = Buffer.from(cell);
        const long = readDressedNumber(bytes, 0, bytes.length, mark);
        // Up to four digits behind the mark nothing is rounded.
        fc.pre(long === undefined || long.scale <= 4);
        const expected = long && Number(long.mantissa) * 10 ** (4 - long.scale);
        expect(readAmount(bytes, 0, bytes.length, mark)).toBe(
          expected === undefined ? undefined : expected + 0,
        );
      },
    ),
    { numRuns: 2_000 },
  );
});
