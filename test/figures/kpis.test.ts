import path from 'node:path';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { parseDay } from '../../src/domain/day.ts';
import { analyse, render, reportOf } from '../../src/index.ts';
import { resolveInputs } from '../../src/ingest/source.ts';

// The figures of fixtures/superstore.csv at 2017-12-30, by test/figures/kpis.py: sets of customers and exact fractions, in
// Python; `python3 test/figures/kpis.py` prints them again.

const FILE = path.resolve(import.meta.dirname, '../../fixtures/superstore.csv');

/** The lines of a report as CSV, without the header. */
async function linesOf(id: string, options: Record<string, string | number | true>, since?: string) {
  const analysed = await analyse(resolveInputs([FILE], Readable.from([])), {
    today: parseDay('2018-01-31')!,
    asOf: parseDay('2017-12-30')!,
    ...(since === undefined ? {} : { since: parseDay(since)! }),
  });
  return render(reportOf(id, analysed, options), 'csv')
    .trimEnd()
    .split('\n')
    .slice(1);
}

const cut = (lines: readonly string[], from: number) =>
  lines.map((line) => line.split(',').slice(from).join(','));

test('the 30 days up to the as-of date, the 30 before, and a year before', async () => {
  expect(cut(await linesOf('kpis', {}), 5)).toEqual([
    '134,79,0.589552,0.187500,0.259259,38,0.283582,0.404255,42,1.105263,440.83,18515.05,487.24,0.947811,0.355785,0.858475',
    '134,80,0.597015,0.086207,0.355263,40,0.298507,0.470588,44,1.100000,439.17,19323.28,483.08,1.079957,0.348559,0.794809',
    '133,57,0.428571,0.264151,0.225000,26,0.195489,0.366197,31,1.192308,796.70,24697.55,949.91,1.054942,0.302283,0.823179',
  ]);
});

test('the last complete quarter', async () => {
  expect(await linesOf('kpis', { period: 'quarter' })).toEqual([
    'current,quarter,2017-07-01,2017-09-30,false,134,49,0.365672,0.613636,0.355556,49,0.365672,0.644737,69,1.408163,436.21,30098.38,614.25,1.132656,0.329663,0.813889',
    'previous,quarter,2017-04-01,2017-06-30,false,134,44,0.328358,0.774194,0.359223,44,0.328358,0.647059,53,1.204545,323.98,17171.00,390.25,0.962943,0.294814,0.804652',
    'year_before,quarter,2016-07-01,2016-09-30,false,133,53,0.398496,0.513514,0.357895,54,0.406015,0.739726,64,1.185185,370.84,23733.95,439.52,0.657217,0.273150,0.608807',
  ]);
});

test('the ends of the last three complete months', async () => {
  expect(cut(await linesOf('history', { last: 3 }), 3)).toEqual([
    '39,10,10,75,75192.07,134,49,0.365672,0.250000,0.202128,32,0.238806,0.542373,37,1.156250,490.61,18152.52,567.27,1.132656,0.329663,0.813889',
    '51,7,9,67,85328.30,134,58,0.432836,0.183673,0.211765,22,0.164179,0.328358,23,1.045455,532.49,12247.34,556.70,1.148091,0.358867,0.795591',
    '58,22,5,49,95649.50,134,80,0.597015,0.086207,0.355263,40,0.298507,0.470588,44,1.100000,439.17,19323.28,483.08,1.079957,0.348559,0.794809',
  ]);
});

test('who moved since the end of September', async () => {
  const lines = await linesOf('history', { transitions: true }, '2017-09-30');
  expect(lines.filter((line) => !line.includes('total') && !line.endsWith(',0,0.00'))).toEqual([
    'active,active,20,25222.87',
    'active,pre_inactive,1,2172.20',
    'active,inactivated,15,19956.74',
    'active,inactive,3,2910.77',
    'pre_inactive,active,5,3095.91',
    'pre_inactive,pre_inactive,1,534.42',
    'pre_inactive,inactive,4,1811.52',
    'inactivated,active,3,2495.17',
    'inactivated,pre_inactive,1,742.08',
    'inactivated,inactive,6,6244.32',
    'inactive,active,40,45673.40',
    'inactive,pre_inactive,8,5456.81',
    'inactive,inactive,27,3972.34',
  ]);
});
