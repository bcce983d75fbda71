import type { Column, Section } from '../domain/document.ts';
import type { Analysis } from '../rules/analysis.ts';
import { TOO_LITTLE_PAST } from './columns.ts';
import { kpis, MARK_NOTE } from './kpis.ts';
import { statementSection } from './pareto.ts';
import type { Report } from './report.ts';
import { accountSection } from './summary/accounts.ts';
import { caveatSections } from './summary/caveats.ts';
import { movementSection } from './summary/movements.ts';
import { statusSection } from './summary/statuses.ts';

/** What of the KPIs a director looks at first. `--wide` and programs get all. */
const FIRST_KPIS: readonly string[] = [
  'active_rate',
  'inactivation_rate',
  'reactivation_rate',
  'turnover',
  'coverage',
  'orders',
  'average_ticket',
  'revenue',
  'revenue_per_customer',
  'nrr',
  'grr',
];

/**
 * The KPIs of the comparison period; those that are blank throughout are left to programs. Periods that begin before the data reach
 * back far enough are marked.
 */
function kpiSection(analysis: Analysis): Section {
  const section = kpis.build(analysis, {}).sections[0]!;
  const rows = [...section.rows];
  const isShown = ({ id, forPrograms = false }: Column, index: number) =>
    id === 'period' ||
    (id === TOO_LITTLE_PAST.id && !forPrograms) ||
    (FIRST_KPIS.includes(id) && rows.some((row) => row[index] !== undefined));
  return {
    ...section,
    columns: section.columns.map((column, index) => ({
      ...column,
      forPrograms: !isShown(column, index),
    })),
    notes: section.notes?.filter(({ key }) => key === MARK_NOTE) ?? [],
  };
}

/** The concentration in words; its figures are for programs. */
function concentrationSection(analysis: Analysis): Section {
  const section = statementSection(analysis);
  return { ...section, columns: section.columns.map((column) => ({ ...column, forPrograms: true })) };
}

/**
 * The portfolio on one screen: statuses by class with revenue, who moved, concentration, KPIs beside those of the period before,
 * what to bear in mind with the figures, and the accounts with most at stake. All figures but those of the whole orders, which
 * belong to nobody in particular, are about the customers in view.
 */
export const summary: Report = {
  id: 'summary',
  examples: [
    'summary orders.csv',
    'summary orders.csv --customers customers.csv --since 2026-01-01',
    'summary orders.csv -o summary.md',
  ],
  options: [],
  build(analysis, _options, background = {}) {
    return {
      sections: [
        statusSection(analysis),
        movementSection(analysis),
        concentrationSection(analysis),
        kpiSection(analysis),
        ...caveatSections(analysis, background),
        accountSection(analysis),
      ],
    };
  },
};
