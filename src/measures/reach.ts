import type { Day } from '../domain/day.ts';
import type { Analysis } from '../rules/analysis.ts';
import type { StatusSettings } from '../rules/status.ts';

/**
 * The first day on which the past reaches far enough to tell who is lost: as many days after the data begin as the policy
 * gives a customer until it is inactive. Before it, customers of earlier years are still unknown, so that the portfolio
 * looks younger and more active than it is.
 */
export function firstReliableDay({ portfolio, settings }: Analysis): Day {
  const limits = settings.rules.status as StatusSettings;
  return portfolio.dataStart + limits.inactive_days + limits.inactivated_days;
}
