import type { Cell, Column, Section } from '../domain/document.ts';
import { type Message, message } from '../domain/message.ts';
import { compareRatios, MONEY_SCALE, type Ratio } from '../domain/money.ts';
import { EXPECTED_DAYS, LEAST_SILENCES } from '../measures/expectation.ts';
import { type Outlook, outlookOf } from '../measures/outlook.ts';
import { stakeOf, sumOfRatios } from '../measures/stake.ts';
import type { Analysis } from '../rules/analysis.ts';
import { MOVEMENTS } from '../rules/movement.ts';
import { STATUSES } from '../rules/rule.ts';
import { AT_STAKE, CUSTOMERS, columnOf, contactsOf, essentialColumns } from './columns.ts';
import { groupsOf } from './groups.ts';
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
  'average_ticket',
];
const PRIORITY: Column = { id: 'priority', type: 'money' };
const OUTLOOK: readonly Column[] = [
  { id: 'expected_orders', type: 'ratio', digits: 6, shownDigits: 2 },
  PRIORITY,
];
const AFTER_STAKE = ['movement', 'reason'];

const PREFERRED = [
  'customer_id',
  'customer_name',
  'salesperson',
  'status',
  'last_purchase',
  'priority',
  'at_stake',
];

interface Line extends Outlook {
  readonly customer: number;
  readonly stake: Ratio | undefined;
}

/** Largest amount first, blanks last. */
function compareAmounts(a: Ratio | undefined, b: Ratio | undefined): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  return compareRatios(b, a);
}

/** By priority, then by what is at stake, then by key: customer numbers are in the order of the keys. */
function compareLines(a: Line, b: Line): number {
  return (
    compareAmounts(a.priority, b.priority) || compareAmounts(a.stake, b.stake) || a.customer - b.customer
  );
}

/** Where nobody has a priority, why, and what the order is by. */
function withoutPriority(lines: readonly Line[]): Message[] {
  if (lines.length === 0 || lines.some(({ priority }) => priority !== undefined)) return [];
  return [message('report.inactive.note.no_priority', { least: LEAST_SILENCES, days: EXPECTED_DAYS })];
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

/** The sum of amounts, blanks aside; blank where there is none. */
function sumOf(amounts: readonly (Ratio | undefined)[]): Ratio | undefined {
  const known = amounts.filter((amount) => amount !== undefined);
  return known.length === 0 ? undefined : sumOfRatios(known);
}

/** Lines by the value of an attribute, the blank one last. */
function linesBy(analysis: Analysis, lines: readonly Line[], by: string): [Cell, Line[]][] {
  const lineOf = new Map(lines.map((line) => [line.customer, line]));
  return groupsOf(analysis, by)
    .map(([value, customers]): [Cell, Line[]] => [value, customers.flatMap((c) => lineOf.get(c) ?? [])])
    .filter(([, some]) => some.length > 0);
}

/** The first few lines of each value of an attribute, in the order of the list. */
function firstOfEach(analysis: Analysis, lines: readonly Line[], by: string, count: number): Line[] {
  const taken = new Map<Cell, number>();
  return lines.filter(({ customer }) => {
    const value = analysis.cell(by, customer);
    const before = taken.get(value) ?? 0;
    taken.set(value, before + 1);
    return before < count;
  });
}

/** How many customers of each status each value of an attribute has, and what they sum to. */
function groupSection(analysis: Analysis, lines: readonly Line[], by: string): Section {
  return {
    id: 'groups',
    title: message('report.inactive.groups'),
    columns: [
      columnOf(analysis, by),
      ...LISTED.map((status): Column => ({ id: status, type: 'integer' })),
      CUSTOMERS,
      PRIORITY,
      AT_STAKE,
    ],
    rows: linesBy(analysis, lines, by).map(([value, group]) => [
      value,
      ...LISTED.map(
        (status) => group.filter((line) => analysis.cell('status', line.customer) === status).length,
      ),
      group.length,
      sumOf(group.map(({ priority }) => priority)),
      sumOf(group.map(({ stake }) => stake)),
    ]),
  };
}

/** Whether an option with a list of words lets a word through; one that is not given lets all. */
function passes(wanted: ReportOptions[string], word: unknown): boolean {
  return wanted === undefined || (wanted as readonly string[]).includes(String(word));
}

/** Customers that are about to be lost or are lost, with what may be expected of them and what they used to bring: whom to call first. */
export const inactive: Report = {
  id: 'inactive',
  examples: [
    'inactive orders.csv',
    'inactive orders.csv --status pre_inactive,inactivated --customers customers.csv',
    'inactive orders.csv --top 10 --split-by salesperson --out-dir lists',
    'inactive orders.csv --movement lost --limit 50 -o lost.csv',
  ],
  options: [
    { name: 'status', choices: LISTED, list: true },
    { name: 'movement', choices: MOVEMENTS, list: true },
    { name: 'top', count: true },
    { name: 'by', choices: ['salesperson', 'region', 'segment'] },
  ],
  build(analysis, options) {
    const outlook = outlookOf(analysis);
    const lines: Line[] = [];
    for (const customer of analysis.order) {
      const status = analysis.cell('status', customer);
      if (!LISTED.includes(String(status)) || !passes(options.status, status)) continue;
      if (!passes(options.movement, analysis.cell('movement', customer))) continue;
      lines.push({ customer, stake: stakeOf(analysis, customer), ...outlook(customer) });
    }
    lines.sort(compareLines);
    const by = typeof options.by === 'string' ? options.by : undefined;
    const shown =
      typeof options.top === 'number'
        ? firstOfEach(analysis, lines, by ?? 'salesperson', options.top)
        : lines;

    const unknown = withoutPriority(lines);
    const preferred =
      unknown.length === 0 ? PREFERRED : PREFERRED.map((id) => (id === 'priority' ? 'age_days' : id));
    const contacts = contactsOf(analysis);
    return {
      sections: [
        ...(by === undefined ? [] : [groupSection(analysis, lines, by)]),
        {
          id: 'customers',
          ...(by !== undefined && { title: message('report.inactive.customers'), named: 'customer_id' }),
          columns: [
            ...BEFORE_STAKE.map((id) => columnOf(analysis, id)),
            ...OUTLOOK,
            AT_STAKE,
            ...AFTER_STAKE.map((id) => columnOf(analysis, id)),
            ...contacts.map((id): Column => ({ id, type: 'text', whole: true })),
          ],
          rows: shown.map(({ customer, stake, expectedOrders, priority }) => [
            ...BEFORE_STAKE.map((id) => analysis.cell(id, customer)),
            expectedOrders,
            priority,
            stake,
            ...AFTER_STAKE.map((id) => analysis.cell(id, customer)),
            ...contacts.map((contact) => analysis.portfolio.register(customer)?.[contact]),
          ]),
          essential: [...essentialColumns(analysis, preferred), ...contacts],
          notes: [...notesOf(analysis, lines), ...unknown],
        },
      ],
    };
  },
};
