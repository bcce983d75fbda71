import { expect, test } from 'vitest';
import { megabytes, tableOf } from './table.js';

test('a table is a title, a header and rows in Markdown', () => {
  expect(tableOf('Reading', ['', 'seconds'], [['carteira', '1.25']])).toBe(
    '\n### Reading\n\n|  | seconds |\n| --- | --- |\n| carteira | 1.25 |',
  );
});

test('memory is in whole megabytes', () => {
  expect(megabytes(165.6)).toBe('166 MB');
});
