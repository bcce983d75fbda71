import { describe, expect, it } from 'vitest';
import { sales } from './memory.ts';
import { analyse, cells } from './shown.ts';

// W = 90: recent is 2025-04-02 to 2025-06-30, prior is 2025-01-02 to 2025-04-01.
const AS_OF = '2025-06-30';
const first = { id: 'first', sales: sales('2024-01-01', 1) };

function trendOf(pairs: readonly (string | number)[], policy = '', others = [first]): string {
  return cells(
    analyse([...others, { id: 'c', sales: sales(...pairs) }], AS_OF, { policy }),
    'c',
    'trend',
    'trend_change',
  );
}

describe('trend', () => {
  it.each<[string, (string | number)[], string]>([
    ['-30 % is falling', ['2025-02-01', 50, '2025-03-01', 50, '2025-05-01', 70], 'falling -0.300000'],
    ['-29 % is steady', ['2025-02-01', 50, '2025-03-01', 50, '2025-05-01', 71], 'steady -0.290000'],
    ['+29 % is steady', ['2025-02-01', 50, '2025-03-01', 50, '2025-05-01', 129], 'steady 0.290000'],
    ['+30 % is rising', ['2025-02-01', 50, '2025-03-01', 50, '2025-05-01', 130], 'rising 0.300000'],
    ['nothing now', ['2025-02-01', 50, '2025-03-01', 50, '2025-03-02', 1], 'stopped -1.000000'],
    [
      'less than nothing now',
      ['2025-02-01', 50, '2025-03-01', 49, '2025-03-02', 1, '2025-05-01', -50],
      'stopped -1.500000',
    ],
    ['nothing before', ['2025-05-01', 1, '2025-05-02', 1, '2025-05-03', 1], 'started -'],
    [
      'less than nothing before',
      ['2025-02-01', -9, '2025-05-01', 1, '2025-05-02', 1, '2025-05-03', 1],
      'started -',
    ],
    [
      'nothing on either side',
      ['2025-02-01', 9, '2025-02-02', -9, '2025-05-01', 1, '2025-05-02', 1, '2025-05-03', -2],
      'none -',
    ],
    ['two purchase days are too few', ['2025-02-01', 50, '2025-05-01', 50, '2025-05-01', 50], '- -'],
    ['the day before the windows is too early', ['2025-01-01', 1, '2025-03-01', 50, '2025-05-01', 50], '- -'],
    [
      'the first day of the windows counts',
      ['2025-01-02', 1, '2025-03-01', 49, '2025-05-01', 50],
      'steady 0.000000',
    ],
    [
      'the prior window ends on its last day',
      ['2025-04-01', 1, '2025-03-01', 49, '2025-06-30', 50],
      'steady 0.000000',
    ],
    [
      'the recent one begins the day after',
      ['2025-03-01', 50, '2025-04-02', 1, '2025-06-30', 49],
      'steady 0.000000',
    ],
  ])('%s', (_, pairs, expected) => {
    expect(trendOf(pairs)).toBe(expected);
  });

  it('is blank where the data begin after the first day of both windows', () => {
    const bought = ['2025-02-01', 50, '2025-03-01', 50, '2025-05-01', 130];
    expect(trendOf(bought, '', [{ id: 'first', sales: sales('2025-01-02', 1) }])).toBe('rising 0.300000');
    expect(trendOf(bought, '', [{ id: 'first', sales: sales('2025-01-03', 1) }])).toBe('- -');
  });

  it('takes window, threshold and purchase days from the policy', () => {
    const policy = 'trend: { window_days: 30, threshold: 0.1, min_purchase_days: 2 }';
    // Recent is 2025-06-01 on, prior 2025-05-02 to 2025-05-31.
    expect(trendOf(['2025-05-31', 100, '2025-06-01', 110], policy)).toBe('rising 0.100000');
    expect(trendOf(['2025-05-02', 100, '2025-06-30', 90], policy)).toBe('falling -0.100000');
    expect(trendOf(['2025-05-01', 100, '2025-06-30', 90], policy)).toBe('- -');
  });
});
