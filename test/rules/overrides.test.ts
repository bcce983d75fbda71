import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idleMatches, overridesOf } from '../../src/rules/overrides.ts';
import { MATCH_KEYS, type Override } from '../../src/rules/settings.ts';
import { type Customer, day, memoryPortfolio } from './memory.ts';

type Values = Partial<Record<(typeof MATCH_KEYS)[number], string>>;

const portfolioOf = (customers: readonly Values[]) =>
  memoryPortfolio(
    customers.map(({ customer_id, ...attributes }): Customer => ({ id: customer_id!, attributes })),
    day('2025-06-30'),
  );
const overridesBy = (matches: readonly Values[]): Override[] =>
  matches.map((match) => ({ match, rules: {} }));

describe('overrides', () => {
  const PORTFOLIO = portfolioOf([
    { customer_id: 'a', region: 'Sul', segment: 'Bar' },
    { customer_id: 'b', region: 'Sul' },
    { customer_id: 'c', segment: 'Bar' },
    { customer_id: 'd' },
  ]);

  it('count for whoever matches in everything named; the first that matches, whatever it names', () => {
    const overrides = overridesBy([
      { region: 'Sul', segment: 'Bar' },
      { segment: 'Bar' },
      { region: 'Sul' },
      { customer_id: 'a' },
    ]);
    expect([...overridesOf(PORTFOLIO, overrides)]).toEqual([0, 2, 1, -1]);
    // The one of customer a comes too late.
    expect(idleMatches(overrides, overridesOf(PORTFOLIO, overrides))).toEqual([{ customer_id: 'a' }]);
  });

  it('do not take the word null, or a comma, for a blank', () => {
    const odd = portfolioOf([{ customer_id: 'a', region: 'x,y' }, { customer_id: 'b' }]);
    const overrides = overridesBy([
      { region: 'null', segment: 'null' },
      { region: 'x', segment: 'y' },
    ]);
    expect([...overridesOf(odd, overrides)]).toEqual([-1, -1]);
  });

  it('are those that somebody finds who goes through all of them for every customer', () => {
    const word = fc.constantFrom('x', 'y', 'null');
    const optional = fc.record(
      { customer_id: fc.constantFrom('0', '1', '7'), salesperson: word, region: word, segment: word },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.array(optional), fc.array(optional), (some, matches) => {
        const customers = some.map((each, index) => ({ ...each, customer_id: String(index) }));
        const portfolio = portfolioOf(customers);
        const overrides = overridesBy(matches.filter((match) => Object.keys(match).length > 0));
        const expected = Array.from({ length: portfolio.size }, (_, number) => {
          const customer = customers.find(({ customer_id }) => customer_id === portfolio.customerId(number))!;
          return overrides.findIndex(({ match }) =>
            MATCH_KEYS.every((key) => match[key] === undefined || match[key] === (customer as Values)[key]),
          );
        });
        const found = overridesOf(portfolio, overrides);
        expect([...found]).toEqual(expected);
        expect(idleMatches(overrides, found)).toEqual(
          overrides.filter((_, index) => !expected.includes(index)).map(({ match }) => match),
        );
      }),
    );
  });
});
