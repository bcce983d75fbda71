import { describe, expect, it } from 'vitest';
import { CarteiraError } from '../../../src/domain/errors.ts';
import { detectLayout } from '../../../src/ingest/layout/detect.ts';
import type { Layout } from '../../../src/ingest/layout/layout.ts';
import { TEXTS } from '../../../src/locale/index.ts';

function detect(text: string): Layout {
  return detectLayout(Buffer.from(text), {}, { file: 'orders.csv', complete: true });
}

function refusal(text: string): CarteiraError {
  try {
    detect(text);
  } catch (error) {
    if (error instanceof CarteiraError) return error;
    throw error;
  }
  throw new Error('was not refused');
}

/** Orders of one customer a row. */
const file = (...cells: readonly string[]) =>
  `Order;Customer;Date;Amount\n${cells.map((cell, index) => `${index};Sol;${cell};1.50\n`).join('')}`;

const proven: readonly (readonly [string, readonly string[]])[] = [
  ['yyyy-mm-dd', ['2025-01-15', '2025/01/16', '2025-01-17T10:00:00-03:00']],
  ['dd/mm/yyyy', ['15.01.2025', '02.01.2025']],
  ['mm/dd/yyyy', ['1/13/2025 8:26 PM', '1/2/2025 8:26 AM']],
  ['dd/mm/yy', ['15/01/25', '02/01/25']],
  ['yyyymmdd', ['20250115', '20250102']],
  ['yyyymmdd', ['20250115', '        ', '00000000']],
  ['ddmmyyyy', ['15012025', '02012025']],
  ['ddmmyyyy', ['15012025', '2012025']],
  ['dd-mmm-yyyy', ['15-jan-25', '2-fev-25']],
  ['dd-mmm-yyyy', ['Jan 15, 2025', 'Feb 2, 2025']],
  ['dd-mmm-yyyy', ['15 de janeiro de 2025', '2 de fevereiro de 2025']],
  ['mm/yyyy', ['01/2025', '02/2025']],
  ['yyyy-mm', ['2025-01', '2025-02']],
  ['mmm/yyyy', ['jan/2025', 'fev/2025']],
  ['mmm/yyyy', ['jan/25', 'fev/25']],
  ['excel-serial', ['45672', '45690']],
  ['yyyymmdd', ["'20250115", '="20250102"']],
];
it.each(proven)('%s is proven by %j', (value, cells) => {
  expect(detect(file(...cells)).dates.order_date).toEqual({ value, proven: true });
});

describe('numbers', () => {
  // Years outside 1990 to 2100, days outside the months, numbers that are no days of this century.
  it.each([
    ['18891231', '18891230'],
    ['99999999', '12345678'],
    ['12345', '99999'],
    ['45672', '9', '123456'],
  ])('that are no dates prove nothing: %j', (...cells) => {
    expect(detect(file(...cells)).dates.order_date).toMatchObject({ proven: false });
  });

  it('of which nearly all are dates are dates', () => {
    const cells = Array.from({ length: 19 }, (_, index) => String(45_600 + index));
    expect(detect(file(...cells, '9')).dates.order_date).toEqual({ value: 'excel-serial', proven: true });
    expect(detect(file(...cells, '9', '8', '7')).dates.order_date).toMatchObject({ proven: false });
  });
});

describe('days as spreadsheets count them', () => {
  const twice = (...rows: readonly string[]) => `Order;Customer;Date;Due Date;Amount\n${rows.join('\n')}\n`;

  it('are told with what an old Mac would mean', () => {
    // 45672 is 2025-01-15; 1462 days later it is 2029-01-16.
    const { warnings } = detect(file('45672', '45690'));
    expect(warnings.map(({ key }) => key)).toEqual(['ingest.date.serial_guessed']);
    expect(warnings[0]!.params).toMatchObject({ reading: '2025-01-15', other: '2029-01-16' });
    for (const texts of Object.values(TEXTS)) expect(texts['ingest.date.serial_guessed']).toBeDefined();
  });

  it('need no warning beside dates that are written out and near', () => {
    const layout = detect(twice('1;Sol;45672;2025-02-14;1.50', '2;Sol;45690;2025-03-04;1.50'));
    expect(layout.dates.order_date).toEqual({ value: 'excel-serial', proven: true });
    expect(layout.warnings).toEqual([]);
  });

  it('are a question where dates written out are nearer to what an old Mac would mean', () => {
    const error = refusal(twice('1;Sol;44210;2025-02-14;1.50', '2;Sol;44228;2025-03-04;1.50'));
    expect(error.code).toBe('E_AMBIGUOUS_DATE');
    expect(error.params).toMatchObject({
      sample: '44210',
      reading: '2021-01-14',
      rival: '2025-01-15',
      style: 'excel-serial',
      rivalStyle: 'excel-serial-1904',
    });
  });
});

describe('months', () => {
  it('are told with the day that they are taken for', () => {
    const { warnings } = detect(file('', '02/2024', '01/2026'));
    expect(warnings.map(({ key }) => key)).toEqual(['ingest.date.month']);
    expect(warnings[0]!.params).toEqual({ header: 'Date', sample: '02/2024', reading: '2024-02-29' });
  });
});
