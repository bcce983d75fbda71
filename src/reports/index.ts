import { classify } from './classify.ts';
import { history } from './history.ts';
import { inactive } from './inactive.ts';
import { kpis } from './kpis.ts';
import { matrix } from './matrix.ts';
import { pareto } from './pareto.ts';
import { plan } from './plan.ts';
import type { Report } from './report.ts';
import { summary } from './summary.ts';
import { thresholds } from './thresholds.ts';

/** Every report, in the order in which help lists them. A report that is not here does not exist. */
export const REPORTS: readonly Report[] = [
  classify,
  summary,
  matrix,
  pareto,
  inactive,
  kpis,
  history,
  thresholds,
  plan,
];
