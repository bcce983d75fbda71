import type { Section } from '../../domain/document.ts';
import { type Message, message } from '../../domain/message.ts';
import { compareRatios, type Ratio } from '../../domain/money.ts';
import { stakeOf } from '../../measures/stake.ts';
import type { Analysis } from '../../rules/analysis.ts';
import { AT_STAKE, columnOf, essentialColumns } from '../columns.ts';

/** How many accounts are named. */
const NAMED = 10;
/** Who is about to be lost or was just now: who has been lost for longer no longer has anything at stake. */
const AT_RISK: readonly unknown[] = ['pre_inactive', 'inactivated'];

const COLUMNS = [
  'customer_id',
  'customer_name',
  'salesperson',
  'abc',
  'status',
  'last_purchase',
  'changes_on',
];
const ESSENTIAL = ['customer_id', 'customer_name', 'salesperson', 'abc', 'status', 'last_purchase'];

interface Account {
  readonly customer: number;
  readonly stake: Ratio;
}

function notesOf(accounts: number): Message[] {
  return accounts > NAMED
    ? [message('report.summary.note.more_accounts', { named: NAMED, customers: accounts })]
    : [];
}

/** The accounts in view with most at stake, largest amount first, equal ones by key. */
export function accountSection(analysis: Analysis): Section {
  const accounts = [...analysis.order]
    .filter((customer) => AT_RISK.includes(analysis.cell('status', customer)))
    .flatMap((customer): Account[] => {
      const stake = stakeOf(analysis, customer);
      return stake === undefined ? [] : [{ customer, stake }];
    })
    .sort((a, b) => compareRatios(b.stake, a.stake) || a.customer - b.customer);
  return {
    id: 'accounts',
    title: message('report.summary.accounts'),
    columns: [...COLUMNS.map((id) => columnOf(analysis, id)), AT_STAKE],
    named: 'customer_id',
    rows: accounts
      .slice(0, NAMED)
      .map(({ customer, stake }) => [...COLUMNS.map((id) => analysis.cell(id, customer)), stake]),
    essential: [...essentialColumns(analysis, ESSENTIAL), AT_STAKE.id],
    notes: notesOf(accounts.length),
  };
}
