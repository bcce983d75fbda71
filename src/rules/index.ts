import { abc } from './abc.ts';
import { frequency } from './frequency.ts';
import { movement } from './movement.ts';
import { pareto } from './pareto.ts';
import { reason } from './reason.ts';
import { recency } from './recency.ts';
import { revenue } from './revenue.ts';
import type { Rule } from './rule.ts';
import { status } from './status.ts';
import { trend } from './trend.ts';

/** All rules, in the order of their columns. */
export const RULES: readonly Rule[] = [
  status,
  movement,
  recency,
  frequency,
  revenue,
  abc,
  pareto,
  trend,
  reason,
];
