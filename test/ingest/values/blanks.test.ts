import { expect, test } from 'vitest';
import { readAmount } from '../../../src/ingest/values/amounts.ts';
import { amountOf, dateOf } from './cell.ts';

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
