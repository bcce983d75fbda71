import { monthsBefore } from '../../domain/day.ts';
import type { Cell, Column, FateTotal, Section } from '../../domain/document.ts';
import { type Message, message } from '../../domain/message.ts';
import type { Money } from '../../domain/money.ts';
import { netOf } from '../../ledger/portfolio.ts';
import { inActivePortfolio } from '../../measures/kpis.ts';
import type { Analysis } from '../../rules/analysis.ts';
import type { StatusSettings } from '../../rules/status.ts';
import type { Background } from '../report.ts';

/** People read the sentences below the title. */
const COLUMNS: readonly Column[] = [
  { id: 'caveat', type: 'code', vocabulary: 'caveat', forPrograms: true },
  { id: 'affected', type: 'integer', forPrograms: true },
  { id: 'money', type: 'money', forPrograms: true },
  { id: 'explanation', type: 'sentence', forPrograms: true },
];

/** Records that are in no customer's figures though they may be sales. */
function leftOut({ fates = [] }: Background, fate: string): Cell[][] {
  const found: FateTotal | undefined = fates.find((total) => total.fate === fate && total.records > 0);
  if (found === undefined) return [];
  const { records, money } = found;
  return [[fate, records, money, message(`report.summary.caveat.${fate}`, { records, money: { money } })]];
}

/** What was found about the last days of the orders, which the as-of date follows from. */
function aboutAsOf(warning: Message): Cell[] {
  const kind = warning.key.slice('as_of.'.length);
  // Days before today would differ every day: a summary of the same orders is to stay the same, but for being old at all.
  const params = kind === 'stale' ? { day: warning.params.day! } : warning.params;
  const told = message(`report.summary.caveat.${kind}`, params);
  return [kind === 'stray' ? 'stray_date' : 'stale', undefined, undefined, told];
}

/** Names that look cut short: a customer that seems lost may buy on under its whole name. */
function cutNames({ cutNames: find }: Background): Cell[][] {
  const { names, money } = find?.() ?? { names: 0, money: 0n };
  if (names === 0) return [];
  return [
    ['cut_names', names, money, message('report.summary.caveat.cut_names', { names, money: { money } })],
  ];
}

/** Orders of less than a year: class, share and revenue of 12 months are those of the months that there are. */
function leftTruncation({ asOf, portfolio }: Analysis): Cell[][] {
  const { dataStart } = portfolio;
  if (dataStart <= monthsBefore(asOf, 12) + 1 || dataStart > asOf) return [];
  const told = message('report.summary.caveat.left_truncation', { start: { day: dataStart } });
  return [['left_truncation', undefined, undefined, told]];
}

/** Customers of the active portfolio that sent back all that made them active, and what they had bought. */
function fullyReturned(analysis: Analysis): Cell[][] {
  const { asOf, portfolio } = analysis;
  const { inactive_days: days } = analysis.settings.rules.status as StatusSettings;
  const verdicts = analysis.at(asOf);
  let customers = 0;
  let money: Money = 0n;
  for (const customer of analysis.order) {
    if (!inActivePortfolio(verdicts, customer)) continue;
    const totals = portfolio.totals(customer, asOf - days, asOf);
    if (totals.purchases === 0n || netOf(totals) > 0n) continue;
    customers++;
    money += totals.purchases;
  }
  if (customers === 0) return [];
  const told = message('report.summary.caveat.fully_returned', { customers, days, money: { money } });
  return [['fully_returned', customers, money, told]];
}

/**
 * What to bear in mind with the figures, where there is anything: money in no customer's figures, an export that is old or ends
 * oddly, orders that do not reach back a year, names that look cut short, customers that count as active by purchases they sent back.
 */
export function caveatSections(analysis: Analysis, background: Background): Section[] {
  const rows = [
    ...leftOut(background, 'unidentified'),
    ...leftOut(background, 'rejected'),
    ...(background.asOfWarnings ?? []).map(aboutAsOf),
    ...leftTruncation(analysis),
    ...cutNames(background),
    ...fullyReturned(analysis),
  ];
  if (rows.length === 0) return [];
  return [
    {
      id: 'caveats',
      title: message('report.summary.caveats'),
      columns: COLUMNS,
      rows,
      notes: rows.map((row) => row.at(-1) as Message),
    },
  ];
}
