import { describe, expect, it } from 'vitest';
import { LANGUAGES, TEXTS } from '../../src/locale/index.ts';
import { RULES } from '../../src/rules/index.ts';
import { MOVEMENTS } from '../../src/rules/movement.ts';
import { STATUSES } from '../../src/rules/rule.ts';
import { metaOf } from '../../src/rules/settings.ts';
import { TRENDS } from '../../src/rules/trend.ts';
import { day, memoryPortfolio, sales } from './memory.ts';
import { analyse, cellText } from './shown.ts';

describe('the list of rules', () => {
  it('has every rule that a rule needs, and no circle', () => {
    const settled = new Set<string>();
    for (let round = 0; round < RULES.length; round++) {
      for (const { id, needs } of RULES) if (needs.every((need) => settled.has(need))) settled.add(id);
    }
    expect([...settled].sort()).toEqual(RULES.map(({ id }) => id).sort());
  });

  it.each(RULES.map((rule) => [rule.id, rule] as const))('%s asks only for what it needs', (_, rule) => {
    const policy = analyse([], '2025-06-30').settings;
    const customers = [
      { id: 'a', sales: sales('2025-06-01', 1, '2025-06-11', 2, '2025-06-21', 3) },
      { id: 'b', register: {} },
    ];
    const analysis = analyse(customers, '2025-06-30');
    const asked = new Set<string>();
    const spied = (on: number): ReturnType<typeof analysis.at> => ({
      portfolio: memoryPortfolio(customers, on),
      of: (id, customer) => {
        asked.add(id);
        return analysis.at(on).of(id, customer);
      },
      rule: (id) => {
        asked.add(id);
        return analysis.at(on).rule(id);
      },
      at: spied,
    });
    const settings = (policy.rules[rule.id] ?? {}) as Record<string, unknown>;
    const verdicts = spied(day('2025-06-30'));
    const { portfolio } = verdicts;
    const context = { portfolio, since: day('2025-05-31'), settings, settingsFor: () => settings, verdicts };
    const verdictOf = rule.prepare(context);
    for (let customer = 0; customer < portfolio.size; customer++) verdictOf(customer);
    expect([...asked].sort()).toEqual([...rule.needs].sort());
  });

  it.each(LANGUAGES)('has its texts in %s', (language) => {
    const vocabularies = { status: STATUSES, movement: MOVEMENTS, trend: TRENDS, abc: ['A', 'B', 'C'] };
    const words = Object.entries(vocabularies).flatMap(([name, codes]) =>
      codes.map((code) => `code.${name}.${code}`),
    );
    const settings = RULES.flatMap((rule) => Object.values(rule.settings.shape).map(metaOf));
    const keys = [...words, ...settings.flatMap(({ description, expected }) => [description, expected.key])];
    expect(keys.filter((key) => TEXTS[language][key] === undefined)).toEqual([]);
  });
});

describe('analysis', () => {
  it('has the columns of the customer list in their order', () => {
    // The order that scripts rely on.
    expect(
      analyse([], '2025-06-30')
        .columns.map(({ id }) => id)
        .join(', '),
    ).toBe(
      'customer_id, customer_name, salesperson, region, segment, status, status_since, changes_on, movement, age_days, ' +
        'first_purchase, last_purchase, orders, purchase_days, orders_per_month, median_interval_days, next_expected, ' +
        'overdue_days, revenue, returned_share, average_ticket, abc_value, share, cumulative_share, rank, abc, ' +
        'abc_history, key_account, trend, trend_change, reason',
    );
  });

  it('shows the attributes', () => {
    const attributes = { name: 'Casa', salesperson: 'Ana', region: 'Sul', segment: 'Varejo' };
    const analysis = analyse([{ id: '01', sales: sales('2025-06-01', 1), attributes }], '2025-06-30');
    const ids = ['customer_id', 'customer_name', 'salesperson', 'region', 'segment'];
    expect(ids.map((id) => cellText(analysis, id, '01'))).toEqual(['01', 'Casa', 'Ana', 'Sul', 'Varejo']);
  });

  it('judges other days by what was known then, once a day', () => {
    const analysis = analyse([{ id: 'c', sales: sales('2025-01-01', 1, '2025-06-01', 1) }], '2025-06-30');
    const march = analysis.at(day('2025-03-03'));
    expect(march.of('status', 0)).toMatchObject({ status: 'pre_inactive' });
    expect(analysis.at(day('2025-03-03')).of('status', 0)).toBe(march.of('status', 0));
    expect(analysis.at(day('2024-12-31')).of('status', 0)).toMatchObject({ status: undefined });
  });

  it('leaves out customers of whom nothing is known yet', () => {
    const customers = [
      { id: 'later', sales: sales('2025-07-01', 1) },
      { id: 'now', sales: sales('2025-06-01', 1) },
    ];
    expect([...analyse(customers, '2025-06-30').order]).toEqual([1]);
  });
});
