import { describe, expect, test } from 'vitest';
import { benchOptionsOf, titleOf } from './options.js';

describe('options of the benchmark', () => {
  test('have defaults', () => {
    expect(benchOptionsOf([])).toMatchObject({
      peers: false,
      keep: false,
      runs: 3,
      threads: undefined,
      growth: 10_000_000,
      wanted: {
        rows: 1_000_000,
        customers: 60_000,
        style: 'en',
        shuffled: false,
        quoted: false,
        gzip: false,
      },
    });
  });

  test('describe one export', () => {
    const args =
      '--rows 5000 --customers 70 --runs 9 --style br --shuffled --quoted --gzip --keep --threads 3 --growth 900'.split(
        ' ',
      );
    expect(benchOptionsOf(args)).toMatchObject({
      keep: true,
      runs: 9,
      threads: 3,
      growth: 900,
      wanted: { rows: 5_000, customers: 70, style: 'br', shuffled: true, quoted: true, gzip: true },
    });
  });

  test('with peers: five runs of six cases of the same size', () => {
    const { runs, cases } = benchOptionsOf(['--peers', '--rows', '5000']);
    expect(runs).toBe(5);
    expect(cases.map(titleOf)).toEqual([
      'EN sorted',
      'BR sorted',
      'EN shuffled',
      'BR shuffled',
      'EN sorted, all quoted',
      'EN sorted, gzip',
    ]);
    expect(new Set(cases.map(({ rows, customers }) => `${rows} ${customers}`))).toEqual(
      new Set(['5000 60000']),
    );
  });

  test.each([
    [['--style', 'en'], 'EN sorted'],
    [['--shuffled', '--gzip'], 'EN shuffled, gzip'],
    [['--style', 'br', '--quoted'], 'BR sorted, all quoted'],
  ])('with peers and %j: that case only', (args, title) => {
    expect(benchOptionsOf(['--peers', ...args]).cases.map(titleOf)).toEqual([title]);
  });

  test.each([
    ['--rows', '0'],
    ['--rows', 'many'],
    ['--runs', '2.5'],
    ['--customers', '-1'],
    ['--style', 'fr'],
    ['--threads', 'all'],
    ['--growth', '-5'],
    ['--lanes', '2'],
  ])('refuse %s %s', (option, value) => {
    expect(() => benchOptionsOf([`${option}=${value}`])).toThrow(option);
  });
});
