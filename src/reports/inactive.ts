import type { Column } from '../domain/document.ts';
import { type Message, message } from '../domain/message.ts';
import { compareRatios, MONEY_SCALE, type Ratio } from '../domain/money.ts';
import { stakeOf, sumOfRatios } from '../measures/stake.ts';
import type { Analysis } from '../rules/analysis.ts';
import { MOVEMENTS } from '../rules/movement.ts';
import { STATUSES } from '../rules/rule.ts';
import { AT_STAKE, columnOf, contactsOf, essentialColumns } from './columns.ts';
import type { Report, ReportOptions } from './report.ts';

const LISTED: readonly string[] = STATUSES.filter((status) => status !== 'active' && status !== 'prospect');

const BEFORE_STAKE = [
  'customer_id',
  'customer_name',
  'salesperson',
  'region',
  'segment',
  'status',
  'status_since',
  'changes_on',
  'last_purchase',
  'age_days',
  'median_interval_days',
  'overdue_days',
  'abc',
  'abc_history',
  'revenue',
];
const AFTER_STAKE = ['movement', 'reason'];

const PREFERRED = [
  'customer_id',
  'customer_name',
  'salesperson',
  'status',
  'last_purchase',
  'age_days',
  'at_stake',
];

interface Line {
  readonly customer: number;
  readonly stake: Ratio | undefined;
}

/** Largest amount first, blanks last, equal ones by key: customer numbers are in the order of the keys. */
function compareLines(a: Line, b: Line): number {
  if (a.stake === undefined || b.stake === undefined) {
    return Number(a.stake === undefined) - Number(b.stake === undefined) || a.customer - b.customer;
  }
  return compareRatios(b.stake, a.stake) || a.customer - b.customer;
}

/** How many customers of each status are listed and what they sum to. */
function notesOf(analysis: Analysis, lines: readonly Line[]): Message[] {
  return LISTED.flatMap((status) => {
    const some = lines.filter((line) => analysis.cell('status', line.customer) === status);
    if (some.length === 0) return [];
    const { num, den } = sumOfRatios(some.flatMap((line) => line.stake ?? []));
    return message('report.inactive.note.status', {
      status: { code: status, vocabulary: 'status' },
      customers: some.length,
      stake: { ratio: { num, den: den * BigInt(MONEY_SCALE) }, digits: 2 },
    });
  });
}

/** Whether an option with a list of words lets a word through; one that is not given lets all. */
function passes(wanted: ReportOptions[string], word: unknown): boolean {
  return wanted === undefined || (wanted as readonly string[]).includes(String(word));
}

/** Customers that are about to be lost or are lost, with what they used to bring a month: whom to call first. */
export const inactive: Report = {
  id: 'inactive',
  examples: [
    'inactive orders.csv',
    'inactive orders.csv --status pre_inactive,inactivated --customers customers.csv',
    'inactive orders.csv --movement lost --limit 50 -o lost.csv',
  ],
  options: [
    { name: 'status', choices: LISTED, list: true },
    { name: 'movement', choices: MOVEMENTS, list: true },
  ],
  build(analysis, options) {
    const lines: Line[] = [];
    for (const customer of analysis.order) {
      const status = analysis.cell('status', customer);
      if (!LISTED.includes(String(status)) || !passes(options.status, status)) continue;
      if (!passes(options.movement, analysis.cell('movement', customer))) continue;
      lines.push({ customer, stake: stakeOf(analysis, customer) });
    }
    lines.sort(compareLines);

    const contacts = contactsOf(analysis);
    return {
      sections: [
        {
          id: 'customers',
          columns: [
            ...BEFORE_STAKE.map((id) => columnOf(analysis, id)),
            AT_STAKE,
            ...AFTER_STAKE.map((id) => columnOf(analysis, id)),
            ...contacts.map((id): Column => ({ id, type: 'text' })),
          ],
          rows: lines.map(({ customer, stake }) => [
            ...BEFORE_STAKE.map((id) => analysis.cell(id, customer)),
            stake,
            ...AFTER_STAKE.map((id) => analysis.cell(id, customer)),
            ...contacts.map((contact) => analysis.portfolio.register(customer)?.[contact]),
          ]),
          essential: [...essentialColumns(analysis, PREFERRED), ...contacts],
          notes: notesOf(analysis, lines),
        },
      ],
    };
  },
};
