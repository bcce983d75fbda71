import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DateStyle } from '../../../src/ingest/layout/layout.ts';
import { readDate } from '../../../src/ingest/values/dates.ts';
import { dateOf, placed } from './cell.ts';

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
