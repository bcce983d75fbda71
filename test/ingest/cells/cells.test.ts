import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isoOf } from '../../../src/domain/day.ts';
import { guardCell } from '../../../src/domain/guard.ts';
import { encodeText } from '../../../src/ingest/bytes/encoding.ts';
import { CellText } from '../../../src/ingest/cells/cells.ts';
import type { Encoding } from '../../../src/ingest/layout/layout.ts';
import { Scanner } from '../../../src/ingest/scan.ts';
import { readAmount } from '../../../src/ingest/values/amounts.ts';
import { readDate } from '../../../src/ingest/values/dates.ts';
import { isMark, isNoDate, mayBeMark } from '../../../src/ingest/values/marks.ts';
import { bareText, plainText } from '../../../src/ingest/values/protection.ts';

/** The text of a cell as the program reads it, from the middle of a record. */
function textOf(cell: string, encoding: Encoding = 'utf-8'): string | undefined {
  const bytes = encodeText(`x;${cell};x\n`, encoding)!;
  const loaded = new CellText(encoding);
  let text: string | undefined;
  new Scanner({ delimiter: 59, newline: 10 }, 10).scan(bytes, 0, bytes.length, true, {
    record(window, scanner) {
      expect(scanner.cells).toBe(3);
      loaded.load(window, scanner, 1);
      text = loaded.decode();
    },
  });
  return text;
}

describe('the text of a cell', () => {
  const cases: readonly (readonly [cell: string, text: string])[] = [
    ['00123', '00123'],
    ["'00123", '00123'],
    ['="00123"', '00123'],
    ['"=""00123"""', '00123'],
    ['"\'00123"', '00123'],
    ["  ' 00123 ", '00123'],
    ["''00123", '00123'],
    ['\'="00123"', '00123'],
    ['="\'00123"', '00123'],
    ["'", ''],
    ['=""', ''],
    // What looks like protection and is none.
    ['=00123', '=00123'],
    ['="00123', '="00123'],
    ["D'Ávila", "D'Ávila"],
    ["00123'", "00123'"],
    ['="', '="'],
    ['"""Loja"" e ""Bar"""', '"Loja" e "Bar"'],
    // White space of Unicode, which `trim` of JavaScript knows all but U+0085 of.
    ['\u0085 Sol \u0085', 'Sol'],
    ['\u00a0Sol\u00a0', 'Sol'],
    ['\u3000Sol\u3000', 'Sol'],
    ['"\u3000\'Sol\u0085\u00a0"', 'Sol'],
    ['São\u00a0João', 'São\u00a0João'],
    ["'água", 'água'],
    ['à', 'à'],
  ];
  test.each(cases)('%j is %j', (cell, text) => {
    expect(textOf(cell)).toBe(text);
    expect(plainText(cell)).toBe(text);
  });

  test('in windows-1252 loses no letter that shares a byte with a blank', () => {
    // 0x85 is an ellipsis there, 0xA0 the no-break space.
    expect(textOf('…Sol…', 'windows-1252')).toBe('…Sol…');
    expect(textOf("\u00a0'água\u00a0", 'windows-1252')).toBe('água');
  });

  test('is the same however it is dressed, and dressing it again changes nothing', () => {
    const word = fc.stringMatching(/^[A-Za-z0-9À-ü][A-Za-z0-9 À-ü.,/'-]{0,12}$/).map((text) => text.trim());
    const blank = fc.stringMatching(/^[ \t\u00a0\u0085\u3000\u202f]{0,3}$/);
    const dress = fc.constantFrom<(text: string) => string>(
      (text) => text,
      (text) => `'${text}`,
      (text) => `="${text}"`,
      (text) => `"${text}"`,
      (text) => `"=""${text}"""`,
      (text) => `"'${text}"`,
    );
    fc.assert(
      fc.property(word, blank, blank, dress, (text, before, after, dressed) => {
        const cell = ` ${dressed(before + text + after)}\t`;
        expect(textOf(cell)).toBe(text);
        expect(plainText(cell)).toBe(text);
      }),
      { numRuns: 500 },
    );
  });
});

test('a text that our own lists guard is read back as it was', () => {
  const text = fc.string({ unit: fc.constantFrom(...'=\'+-@"0a \t;') }).map(bareText);
  fc.assert(
    fc.property(text, (bare) => {
      expect(bareText(guardCell(bare))).toBe(bare);
    }),
    { numRuns: 2000 },
  );
});

describe('marks for "nothing"', () => {
  const marks = [
    ...['NULL', 'null', '(null)', '<null>', '[NULL]', 'None', 'NaN', 'N/D', 'n/a', '-', '--', '—', '/'],
    ...['#N/D', '#N/A', '#REF!', '#VALOR!', '#VALUE!', '#DIV/0!', '#NOME?', '#NÚM!', '\\N'],
    ...['False', 'FALSO', '=False()'],
  ];
  test.each(marks)('%s', (mark) => {
    expect(isMark(mark)).toBe(true);
    expect(isNoDate(mark)).toBe(true);
    for (const encoding of ['utf-8', 'windows-1252'] as const) {
      const bytes = encodeText(mark, encoding)!;
      expect(mayBeMark(bytes, 0, bytes.length)).toBe(true);
    }
  });

  test.each(['', '0', '00', '-1', 'N', 'NA', 'Nulo', 'Nunes', 'Falsone', 'a-b', '#1001', 'N/D 2', 'Sem'])(
    '%j is none',
    (text) => {
      expect(isMark(text)).toBe(false);
    },
  );

  test.each([
    ...['', '  /  /    ', '/  /', '0', '00000000', '00/00/0000', '00/00/00', '00.00.0000'],
    ...['0000-00-00', '0000-00-00 00:00:00', '0000-00-00T00:00:00.000', 'NaT', '-'],
  ])('%j is no date', (text) => {
    expect(isNoDate(text)).toBe(true);
  });

  test.each(['00/01/2025', '2025-00-00', '20250115', 'hoje'])('%j is more than no date', (text) => {
    expect(isNoDate(text)).toBe(false);
  });
});

describe('dates and numbers are the same in every dress', () => {
  const dressed = (text: string) => [
    text,
    `'${text}`,
    `="${text}"`,
    `"${text}"`,
    `"=""${text}"""`,
    `\u0085'${text}\u3000`,
    `" ${text}\u00a0"`,
  ];
  test.each(dressed('15/01/2025'))('%j', (cell) => {
    const bytes = Buffer.from(cell);
    expect(isoOf(readDate(bytes, 0, bytes.length, 'dd/mm/yyyy')!)).toBe('2025-01-15');
  });
  test.each([...dressed('1.234,56'), ...dressed('R$ 1.234,56')])('%j', (cell) => {
    const bytes = Buffer.from(cell);
    expect(readAmount(bytes, 0, bytes.length, ',')).toBe(12_345_600);
  });
});
