import { type Message, message } from '../domain/message.ts';
import type { Analysis } from '../rules/analysis.ts';
import { concentrationOf } from '../rules/pareto.ts';

/** The sentence about customers that only the order of the keys keeps out of class A, where there are any. */
export function tieNotes(analysis: Analysis): Message[] {
  const customers = concentrationOf(analysis.at(analysis.asOf), analysis.order).tiedWithLastA;
  return customers > 0 ? [message('report.note.ties', { customers })] : [];
}
