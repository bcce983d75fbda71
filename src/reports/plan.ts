import { type Cell, type Column, rowsOf } from '../domain/document.ts';
import { type Message, type MessageParam, message } from '../domain/message.ts';
import { compareRatios, type Ratio } from '../domain/money.ts';
import { type Cause, type Contact, dueOf, type Planned, planned, weekText } from '../measures/schedule.ts';
import { stakeOf } from '../measures/stake.ts';
import { OWN_SALESPERSON } from '../policy/default-plan.ts';
import type { Action } from '../policy/plan.ts';
import { DEFAULT_POLICY } from '../policy/policy.ts';
import type { Analysis } from '../rules/analysis.ts';
import { AT_STAKE, columnOf, contactsOf, essentialColumns } from './columns.ts';
import type { Report } from './report.ts';

/** Words of a company's own stand as they are. */
const PLAN_WORD = { type: 'code', vocabulary: 'plan', open: true } as const;

const BEFORE: readonly Column[] = [
  { id: 'due_on', type: 'day' },
  { id: 'week', type: 'text' },
  { id: 'owner', ...PLAN_WORD },
  { id: 'channel', ...PLAN_WORD },
  { id: 'topic', ...PLAN_WORD },
];
const KNOWN = [
  'customer_id',
  'customer_name',
  'salesperson',
  'region',
  'segment',
  'abc',
  'status',
  'movement',
  'trend',
  'last_purchase',
  'age_days',
  'next_expected',
  'overdue_days',
  'changes_on',
  'revenue',
];
const AFTER: readonly Column[] = [
  AT_STAKE,
  { id: 'moved_from', type: 'day' },
  { id: 'why', type: 'sentence' },
];

const ESSENTIAL = ['due_on', 'owner', 'channel', 'topic', 'customer_id', 'customer_name', 'why'];

/** A customer with the action that applies to it. */
interface Line extends Contact {
  readonly customer: number;
  readonly action: Action;
  readonly stake: Ratio | undefined;
}

function applies({ match, where, condition }: Action, analysis: Analysis, customer: number): boolean {
  // The parser is loaded on use, which takes a moment: whoever loads a policy has its expressions compiled.
  if (where !== undefined && condition === undefined) throw new Error('the policy is not compiled');
  return (
    match.every(([column, words]) => words.includes(String(analysis.cell(column, customer)))) &&
    (condition === undefined || condition.holds(analysis, customer))
  );
}

function ownerOf({ owner }: Action, analysis: Analysis, customer: number): string | undefined {
  return owner === OWN_SALESPERSON ? (analysis.cell('salesperson', customer) as string | undefined) : owner;
}

/** Earliest due date first, then the largest amount at stake, blanks last, then by key, which customer numbers follow. */
function compareUrgency(a: Line, b: Line): number {
  const byDay = a.due.day - b.due.day;
  if (byDay !== 0) return byDay;
  if (a.stake === undefined || b.stake === undefined) {
    return Number(a.stake === undefined) - Number(b.stake === undefined) || a.customer - b.customer;
  }
  return compareRatios(b.stake, a.stake) || a.customer - b.customer;
}

function linesOf(analysis: Analysis, plan: readonly Action[]): Line[] {
  const lines: Line[] = [];
  for (const customer of analysis.order) {
    const action = plan.find((each) => applies(each, analysis, customer));
    if (action === undefined) continue;
    lines.push({
      customer,
      action,
      owner: ownerOf(action, analysis, customer),
      due: dueOf(analysis, customer, action),
      stake: stakeOf(analysis, customer),
    });
  }
  return lines.sort(compareUrgency);
}

/** Several sentences as one. */
function joined(parts: readonly Message[]): Message {
  return parts.reduce((first, second) => message('plan.and', { first, second }));
}

/** What of a customer made the action apply. */
function matchedText({ match, where }: Action, analysis: Analysis, customer: number): Message {
  const parts = match.map(([column]): Message => {
    const cell = analysis.cell(column, customer);
    if (typeof cell === 'boolean') return message(cell ? 'plan.is.key_account' : 'plan.is.no_key_account');
    const word = { code: String(cell), vocabulary: column };
    return message(column === 'abc' || column === 'trend' ? `plan.is.${column}` : 'plan.is.word', { word });
  });
  if (where !== undefined) parts.push(message('plan.is.where', { where: where.text }));
  return parts.length === 0 ? message('plan.is.anybody') : joined(parts);
}

function causeText(cause: Cause, { cadenceDays = 0, withinDays = 0 }: Action): Message {
  const days: Readonly<Record<Cause, MessageParam>> = {
    change: 0,
    expected: 0,
    cadence: cadenceDays,
    within: withinDays,
  };
  return message(`plan.due.${cause}`, { days: days[cause] });
}

function whyText({ action, customer, due, day }: Planned<Line>, analysis: Analysis): Message {
  const matched = matchedText(action, analysis, customer);
  const why = message('plan.why', { matched, due: causeText(due.cause, action) });
  return day === due.day ? why : message('plan.moved', { why, from: { day: due.day } });
}

function notesOf(
  lines: readonly Planned<Line>[],
  unplanned: number,
  capacity: number | undefined,
): Message[] {
  const ownerless = lines.filter(({ owner }) => owner === undefined).length;
  const moved = lines.filter(({ day, due }) => day !== due.day).length;
  return [
    ...(capacity === undefined || moved === 0
      ? []
      : [message('report.plan.note.moved', { moved, capacity })]),
    ...(ownerless === 0 ? [] : [message('report.plan.note.ownerless', { contacts: ownerless })]),
    ...(unplanned === 0 ? [] : [message('report.plan.note.unplanned', { customers: unplanned })]),
  ];
}

/**
 * The contact list: every customer to whom an action of the plan applies, with who contacts it, how, by when and why, most
 * urgent first.
 */
export const plan: Report = {
  id: 'plan',
  examples: [
    'plan orders.csv --customers customers.csv',
    'plan orders.csv --capacity 20 --days 14 -o contacts.csv',
    'plan orders.csv --days 7 --split-by owner --out-dir contacts --excel',
  ],
  options: [
    { name: 'capacity', count: true },
    { name: 'days', count: true },
  ],
  build(analysis, { capacity, days }, { policy = DEFAULT_POLICY } = {}) {
    const most = capacity as number | undefined;
    const everything = planned(linesOf(analysis, policy.plan), most).sort((a, b) => a.day - b.day);
    const last = days === undefined ? Number.POSITIVE_INFINITY : analysis.asOf + (days as number);
    const lines = everything.filter(({ day }) => day <= last);
    const contacts = contactsOf(analysis);
    const rows = rowsOf(lines, (line): Cell[] => {
      const { customer, action, owner, due, day, stake } = line;
      return [
        ...[day, weekText(day), owner, action.channel, action.topic],
        ...KNOWN.map((id) => analysis.cell(id, customer)),
        ...[stake, day === due.day ? undefined : due.day, whyText(line, analysis)],
        ...contacts.map((contact) => analysis.portfolio.register(customer)?.[contact]),
      ];
    });
    return {
      sections: [
        {
          id: 'customers',
          columns: [
            ...BEFORE,
            ...KNOWN.map((id) => columnOf(analysis, id)),
            ...AFTER,
            ...contacts.map((id): Column => ({ id, type: 'text' })),
          ],
          rows,
          essential: essentialColumns(analysis, ESSENTIAL),
          notes: notesOf(lines, analysis.order.length - everything.length, most),
        },
      ],
    };
  },
};
