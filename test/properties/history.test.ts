import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDay } from '../../src/domain/day.ts';
import { kpisOf } from '../../src/measures/kpis.ts';
import { standingsOn } from '../../src/measures/standings.ts';
import { transitionsOf } from '../../src/measures/transitions.ts';
import { analyse } from '../../src/pipeline.ts';
import type { Analysis } from '../../src/rules/analysis.ts';
import { STATUSES } from '../../src/rules/rule.ts';
import { memoryInput } from '../ingest/memory-input.ts';
import { policyArbitrary, portfolioArbitrary, registerArbitrary } from '../reference/arbitrary.ts';
import { PLAIN, renderCsv } from '../reference/dialect.ts';
import { layoutOf, policyOf, registerOf } from './given.ts';

/** How many rows of `classify` have each status. */
function countsOf(analysis: Analysis): Record<string, number> {
  const statuses = [...analysis.order].map((customer) => analysis.cell('status', customer));
  return Object.fromEntries(
    STATUSES.map((status) => [status, statuses.filter((each) => each === status).length]),
  );
}

const generated = portfolioArbitrary.chain((portfolio) =>
  fc.record({
    portfolio: fc.constant(portfolio),
    // Overrides by salesperson or segment go by what these are at the as-of date: today's owner.
    policy: policyArbitrary.map(({ overrides: _, ...policy }) => policy),
    register: registerArbitrary(portfolio.asOf),
    ago: fc.integer({ min: 1, max: 500 }),
    length: fc.integer({ min: 1, max: 400 }),
  }),
);

test('the history says of a day what a run as of that day says', async () => {
  await fc.assert(
    fc.asyncProperty(generated, async ({ portfolio, policy, register, ago, length }) => {
      const { asOf, today, records } = portfolio;
      const input = memoryInput('orders.csv', renderCsv(records, PLAIN));
      const options = {
        layout: layoutOf(PLAIN, records),
        today: parseDay(today)!,
        policy: policyOf({ ...policy, abcValue: 'revenue' }),
        register: registerOf(register),
      };
      const end = parseDay(asOf)!;
      const { analysis } = await analyse([input], { ...options, asOf: end });
      const day = end - ago;
      fc.pre(analysis.portfolio.dataStart <= day);
      const { analysis: then } = await analyse([input], { ...options, asOf: day });

      const standings = standingsOn(analysis, day);
      expect(standings.customers).toEqual(countsOf(then));
      expect(standings.activeRevenue).toBe(standingsOn(then, day).activeRevenue);
      const period = { after: day - length, upTo: day };
      expect(kpisOf(analysis, period)).toEqual(kpisOf(then, period));

      const moved = [...transitionsOf(analysis, day, end)].flatMap(([from, line]) =>
        [...line].map(([to, { customers }]) => ({ from, to, customers })),
      );
      const sum = (some: typeof moved) => some.reduce((total, { customers }) => total + customers, 0);
      const before = countsOf(then);
      const now = countsOf(analysis);
      for (const status of STATUSES) {
        expect(sum(moved.filter(({ from }) => from === status))).toBe(before[status]);
        expect(sum(moved.filter(({ to }) => to === status))).toBe(now[status]);
      }
      expect(sum(moved)).toBe(analysis.order.length);
    }),
    { numRuns: 150 },
  );
});
