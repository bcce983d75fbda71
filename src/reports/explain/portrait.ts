import type { Cell, Column, Section } from '../../domain/document.ts';
import { type Message, message } from '../../domain/message.ts';
import type { Analysis } from '../../rules/analysis.ts';
import { columnOf } from '../columns.ts';

const FACTS = [
  'customer_id',
  'customer_name',
  'salesperson',
  'region',
  'segment',
  'status',
  'status_since',
  'changes_on',
  'movement',
  'age_days',
  'first_purchase',
  'last_purchase',
  'orders',
  'purchase_days',
  'orders_per_month',
  'median_interval_days',
  'next_expected',
  'overdue_days',
  'revenue',
  'returned_share',
  'average_ticket',
];
const CONTACTS = ['email', 'phone'] as const;

/** Who the customer is and where it stands, with the rule that decided in words. */
export function portraitSection(analysis: Analysis, customer: number): Section {
  const entry = analysis.portfolio.register(customer);
  const names = ['customer_id', 'customer_name'].map((id) => analysis.cell(id, customer));
  const told = [...new Set(names.filter((name) => name !== undefined))].join(' ');
  const contacts = CONTACTS.map((id): Column => ({ id, type: 'text' }));
  const cells: Cell[] = [
    ...FACTS.map((id) => analysis.cell(id, customer)),
    ...CONTACTS.map((contact) => entry?.[contact]),
    analysis.cell('reason', customer),
  ];
  return {
    id: 'customer',
    title: message('explain.customer', { customer: told }),
    columns: [
      ...FACTS.map((id) => columnOf(analysis, id)),
      ...contacts,
      { ...columnOf(analysis, 'reason'), forPrograms: true },
    ],
    rows: [cells],
    named: 'customer_id',
    transposed: { heading: 'customer_id', card: true },
    notes: [analysis.cell('reason', customer) as Message],
  };
}
