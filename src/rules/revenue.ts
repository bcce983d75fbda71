/**
 * Net revenue (purchases less returns), the share of purchase revenue that came back, and the average purchase order.
 *
 * Up to the day in question. Without purchase revenue there is no share, without orders no average: blank. Net revenue may be
 * negative.
 */
import { z } from 'zod';
import { monthsBefore } from '../domain/day.ts';
import { ratio } from '../domain/money.ts';
import type { NoSettings, Revenue, Rule } from './rule.ts';

export const revenue: Rule<NoSettings, Revenue> = {
  id: 'revenue',
  settings: z.strictObject({}),
  needs: [],
  columns: [
    { id: 'revenue', type: 'money', cell: ({ all }) => all.purchases - all.returns },
    {
      id: 'returned_share',
      type: 'ratio',
      digits: 6,
      percent: true,
      cell: ({ all }) => ratio(all.returns, all.purchases),
    },
    { id: 'average_ticket', type: 'money', cell: ({ all }) => ratio(all.purchases, BigInt(all.orders)) },
  ],
  prepare({ portfolio }) {
    const yearStart = monthsBefore(portfolio.asOf, 12);
    return (customer) => ({
      all: portfolio.totals(customer),
      year: portfolio.totals(customer, yearStart, portfolio.asOf),
    });
  },
};
