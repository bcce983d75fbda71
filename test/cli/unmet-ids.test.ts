import { expect, test } from 'vitest';
import { differencesOf } from '../../src/cli/unmet-ids.ts';
import { message } from '../../src/domain/message.ts';

test('ids that lost their zeros are told apart from those that got a .0', () => {
  // 7 and 12 are 0007 and 00012; 13767 and 13768 are 13767.0 and 13768.0; 99 and C7 are nobody.
  expect(
    differencesOf(
      ['7', '99', '12', '13767', '13768', 'C7'],
      ['0007', '00012', '13767.0', '13768.0', '4711', 'C07'],
    ),
  ).toEqual([
    message('ids.zeros', { n: 2, id: '7', other: '0007' }),
    message('ids.decimals', { n: 2, id: '13767', other: '13767.0' }),
  ]);
});

test('either side may be the one that was changed, and both things may have happened', () => {
  expect(differencesOf(['00101'], ['101'])).toEqual([
    message('ids.zeros', { n: 1, id: '00101', other: '101' }),
  ]);
  expect(differencesOf(['13767.0'], ['13767'])).toEqual([
    message('ids.decimals', { n: 1, id: '13767.0', other: '13767' }),
  ]);
  expect(differencesOf(['101.0'], ['00101'])).toEqual([
    message('ids.decimals', { n: 1, id: '101.0', other: '00101' }),
  ]);
  // Both have the .0: what they differ by are the zeros.
  expect(differencesOf(['101.0'], ['00101.0'])).toEqual([
    message('ids.zeros', { n: 1, id: '101.0', other: '00101.0' }),
  ]);
});

test('other ids are other ids', () => {
  expect(differencesOf(['12.5', 'A.0', '0', '7'], ['12', 'A', '0.5', '70'])).toEqual([]);
  expect(differencesOf([], ['1'])).toEqual([]);
});
