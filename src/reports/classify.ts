import { rowsOf } from '../domain/document.ts';
import { essentialColumns } from './columns.ts';
import type { Report } from './report.ts';
import { tieNotes } from './ties.ts';

const PREFERRED = [
  'customer_id',
  'customer_name',
  'status',
  'age_days',
  'revenue',
  'abc',
  'key_account',
  'movement',
  'last_purchase',
];

/** Customers whose days are read together: they must stay in the processor's own cache until they are asked for. */
const AHEAD = 64;

/** One row per customer with every column of every rule, in the order of the ranking. */
export const classify: Report = {
  id: 'classify',
  examples: [
    'classify orders.csv',
    'classify exports/*.csv.gz --as-of 2025-06-30 -o portfolio.csv',
    'classify orders.csv --sort -age_days --limit 20 --columns customer_id,status,age_days,revenue',
  ],
  options: [],
  build(analysis) {
    const { order, portfolio } = analysis;
    const rows = rowsOf(order, (customer, place) => {
      if (place % AHEAD === 0) portfolio.readAhead(order.subarray(place, place + AHEAD));
      return analysis.rowOf(customer);
    });
    const essential = essentialColumns(analysis, PREFERRED);
    const customers = {
      id: 'customers',
      columns: analysis.columns,
      rows,
      essential,
      // Programs read no notes: their lists do without the sums that these take.
      get notes() {
        return tieNotes(analysis);
      },
    };
    return { sections: [customers] };
  },
};
