import type { Section } from '../../domain/document.ts';
import { type Message, message } from '../../domain/message.ts';
import { firstReliableDay } from '../../measures/reach.ts';
import type { Analysis } from '../../rules/analysis.ts';
import { MOVEMENTS } from '../../rules/movement.ts';
import { columnOf } from '../columns.ts';
import { SUM_COLUMNS, sumCells, sumsOf } from './sums.ts';

function notesOf(analysis: Analysis): Message[] {
  const reliable = firstReliableDay(analysis);
  return analysis.since < reliable
    ? [message('report.summary.note.too_little_past', { reliable: { day: reliable } })]
    : [];
}

/** The customers in view that moved in the comparison period, by how; movements without customers have a row, too. */
export function movementSection(analysis: Analysis): Section {
  const everyone = [...analysis.order];
  return {
    id: 'movements',
    title: message('report.summary.movements', { since: { day: analysis.since } }),
    columns: [columnOf(analysis, 'movement'), ...SUM_COLUMNS],
    rows: MOVEMENTS.filter((movement) => movement !== 'none').map((movement) => {
      const moved = everyone.filter((customer) => analysis.cell('movement', customer) === movement);
      return [movement, ...sumCells(sumsOf(analysis, moved))];
    }),
    notes: notesOf(analysis),
  };
}
