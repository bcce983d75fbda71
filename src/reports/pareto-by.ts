import type { Cell, Column, Section } from '../domain/document.ts';
import { message } from '../domain/message.ts';
import { type Money, type Ratio, ratio } from '../domain/money.ts';
import type { Analysis } from '../rules/analysis.ts';
import { concentrationOf, lastAOf } from '../rules/pareto.ts';
import { CUSTOMERS, columnOf } from './columns.ts';
import { groupsOf } from './groups.ts';
import { fewestFor, rankingOf } from './ranking.ts';
import { tieNotes } from './ties.ts';

const PERCENT = { digits: 6, percent: true } as const;

const FIGURES: readonly Column[] = [
  CUSTOMERS,
  { id: 'abc_value', type: 'money' },
  { id: 'share', type: 'ratio', ...PERCENT },
  { id: 'fewest_customers', type: 'integer' },
  { id: 'fewest_customer_share', type: 'ratio', ...PERCENT },
  { id: 'key_accounts', type: 'integer' },
  { id: 'key_customer_share', type: 'ratio', ...PERCENT },
  { id: 'key_value_share', type: 'ratio', ...PERCENT },
  { id: 'ties_with_last_a', type: 'integer' },
  { id: 'gini', type: 'ratio', digits: 6 },
  { id: 'hhi', type: 'ratio', digits: 2 },
];

const ESSENTIAL = ['customers', 'share', 'fewest_customers', 'fewest_customer_share', 'key_accounts', 'gini'];

/** What the value of the whole portfolio sums to, that shares are taken of. */
function wholeValue(analysis: Analysis): Money {
  return rankingOf(analysis, analysis.everyone).sums.at(-1)!;
}

/**
 * One statement for each value of an attribute, about its customers among themselves: the fewest of them that bring the cut
 * of their own value, and Gini and HHI. Beside that, how many key accounts of the whole portfolio are among them, what part of
 * them these are and bring, and the share of the whole that they bring together.
 */
export function statementBy(analysis: Analysis, by: string): Section {
  const { cut } = analysis.settings.rules.pareto as { cut: Ratio };
  const verdicts = analysis.at(analysis.asOf);
  const lastA = lastAOf(verdicts);
  const whole = wholeValue(analysis);
  const rows = groupsOf(analysis, by).map(([value, customers]): Cell[] => {
    const ranking = rankingOf(analysis, customers);
    const found = concentrationOf(verdicts, ranking.customers, lastA);
    const fewest = fewestFor(ranking, cut);
    return [
      value,
      found.customers,
      found.total,
      ratio(found.total, whole),
      fewest,
      ratio(BigInt(fewest), BigInt(found.customers)),
      found.keyAccounts,
      found.customersShare,
      found.valueShare,
      found.tiedWithLastA,
      found.gini,
      found.hhi,
    ];
  });
  return {
    id: 'statement',
    title: message('report.pareto.statement'),
    columns: [columnOf(analysis, by), ...FIGURES],
    rows,
    essential: [by, ...ESSENTIAL],
    notes: [
      message('report.pareto.note.fewest', { cut: { ratio: cut, digits: 1, percent: true } }),
      ...tieNotes(analysis),
    ],
  };
}
