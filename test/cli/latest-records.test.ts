import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LatestRecords } from '../../src/cli/explain/latest-records.ts';

/** A record of the given day in a line of a file. */
const record = (number: number, line: number, day: number | undefined) => ({
  file: `${number}.csv`,
  number,
  line,
  day,
  order: '',
  fate: 'purchase',
  amount: 1n,
});

test('the latest are kept, of a day those that stand last, those without a day last', () => {
  const latest = new LatestRecords(4);
  for (const [number, line, day] of [
    [0, 2, 5],
    [0, 3, undefined],
    [0, 4, 9],
    [0, 5, 9],
    [1, 2, 9],
    [1, 3, 7],
    [1, 4, 1],
  ] as const)
    latest.add(record(number, line, day));
  const { records, total } = latest.sources();
  expect(records.map(({ file, line }) => `${file}:${line}`)).toEqual([
    '1.csv:2',
    '0.csv:5',
    '0.csv:4',
    '1.csv:3',
  ]);
  expect(total).toBe(7);
});

test('however many there are, the same are kept in any order', () => {
  const days = fc.array(fc.option(fc.integer({ min: 0, max: 4 }), { nil: undefined }), { maxLength: 30 });
  fc.assert(
    fc.property(days, fc.integer({ min: 1, max: 5 }), (some, count) => {
      const all = some.map((day, line) => record(0, line, day));
      const kept = (records: typeof all) => {
        const latest = new LatestRecords(count);
        for (const each of records) latest.add(each);
        return latest.sources();
      };
      const { records, total } = kept(all);
      expect(kept(all.toReversed())).toEqual({ records, total });
      expect(records).toHaveLength(Math.min(count, all.length));
      const worst = records.at(-1)?.day ?? -1;
      expect(all.filter(({ day }) => (day ?? -1) > worst).length).toBeLessThanOrEqual(count);
    }),
  );
});
