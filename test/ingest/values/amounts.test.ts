import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DecimalMark } from '../../../src/ingest/layout/layout.ts';
import { readAmount, readProduct } from '../../../src/ingest/values/amounts.ts';
import { readDressedNumber } from '../../../src/ingest/values/number-forms.ts';
import { amountOf } from './cell.ts';

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
