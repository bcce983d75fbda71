import type { Cell, Section } from '../../domain/document.ts';
import { countUpTo } from '../../domain/gaps.ts';
import { type Message, message } from '../../domain/message.ts';
import type { Ratio } from '../../domain/money.ts';
import { netOf } from '../../ledger/portfolio.ts';
import type { Analysis } from '../../rules/analysis.ts';
import type { TrendSettings } from '../../rules/trend.ts';

/** The two windows that the trend compares, with what makes their sums. */
export function windowsSection(analysis: Analysis, customer: number): Section {
  const { asOf, portfolio } = analysis;
  const { window_days: days } = analysis.settings.rules.trend as TrendSettings;
  const row = (name: 'prior' | 'recent', upTo: number): Cell[] => {
    const totals = portfolio.totals(customer, upTo - days, upTo);
    const { orders, purchaseDays, purchases, returns } = totals;
    return [name, upTo - days + 1, upTo, orders, purchaseDays, netOf(totals), purchases, returns];
  };
  return {
    id: 'trend',
    title: message('explain.trend'),
    columns: [
      { id: 'window', type: 'code', vocabulary: 'window' },
      { id: 'first_day', type: 'day' },
      { id: 'last_day', type: 'day' },
      { id: 'orders', type: 'integer' },
      { id: 'purchase_days', type: 'integer' },
      { id: 'revenue', type: 'money' },
      { id: 'purchases', type: 'money' },
      { id: 'returns', type: 'money' },
    ],
    rows: [row('prior', asOf - days), row('recent', asOf)],
    named: 'window',
    notes: [noteOf(analysis, customer)],
  };
}

/** The trend with its limits, or why none is told. */
function noteOf(analysis: Analysis, customer: number): Message {
  const { asOf, portfolio } = analysis;
  const settings = analysis.settings.rules.trend as TrendSettings;
  const { threshold, window_days: days, min_purchase_days: least } = settings;
  const trend = analysis.cell('trend', customer);
  const before = asOf - 2 * days;
  if (trend === undefined) {
    if (portfolio.dataStart > before + 1) {
      const start = { day: portfolio.dataStart };
      return message('explain.note.trend_start', { start, first: { day: before + 1 } });
    }
    const bought = portfolio.purchaseDays(customer);
    const found = bought.length - countUpTo(bought, before);
    return message('explain.note.trend_few', { found, least });
  }
  const code = { code: String(trend), vocabulary: 'trend' };
  const change = analysis.cell('trend_change', customer) as Ratio | undefined;
  const isByThreshold = trend === 'rising' || trend === 'steady' || trend === 'falling';
  if (change === undefined || !isByThreshold) return message('explain.note.trend', { trend: code });
  const percent = (ratio: Ratio) => ({ ratio, digits: 1, percent: true });
  return message('explain.note.trend_change', {
    trend: code,
    change: percent(change),
    threshold: percent(threshold),
  });
}
