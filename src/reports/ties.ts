import { type Message, message } from '../domain/message.ts';
import type { Analysis } from '../rules/analysis.ts';

/** Customers whose value equals that of the last one in class A, itself not counted. */
export interface Ties {
  readonly customers: number;
  /** Those of them that only the order of the keys keeps out of class A. */
  readonly outside: number;
}

export function tiesWithLastA(analysis: Analysis): Ties {
  const { order } = analysis;
  const value = (position: number) => analysis.cell('abc_value', order[position]!);
  let first = order.findLastIndex((customer) => analysis.cell('abc', customer) === 'A');
  if (first < 0) return { customers: 0, outside: 0 };
  const last = first;
  let end = last + 1;
  while (end < order.length && value(end) === value(last)) end++;
  while (first > 0 && value(first - 1) === value(last)) first--;
  return { customers: end - first - 1, outside: end - last - 1 };
}

/** The sentence about these ties, where they decide who is in class A. */
export function tieNotes(analysis: Analysis): Message[] {
  const { customers, outside } = tiesWithLastA(analysis);
  return outside > 0 ? [message('report.note.ties', { customers, outside })] : [];
}
