import type { Section } from '../../domain/document.ts';
import { type Message, type MessageParam, message } from '../../domain/message.ts';
import { type ClassDistance, classDistances } from '../../measures/class-distance.ts';
import type { AbcSettings } from '../../rules/abc.ts';
import type { Analysis } from '../../rules/analysis.ts';
import type { Abc } from '../../rules/rule.ts';
import { dayBefore } from '../../rules/settings.ts';
import { columnOf } from '../columns.ts';

const PLACE = ['abc_value', 'share', 'cumulative_share', 'rank', 'abc', 'abc_history', 'key_account'];

/** Where the customer stands in the ABC ranking, and how far from the next classes. */
export function placeSection(analysis: Analysis, customer: number): Section {
  const { asOf } = analysis;
  const verdicts = analysis.at(asOf);
  const settings = analysis.settings.rules.abc as AbcSettings;
  const place = verdicts.of<Abc | undefined>('abc', customer);
  const ranked = analysis.everyone.filter((each) => analysis.cell('rank', each) !== undefined).length;
  const distances = classDistances(analysis, customer);
  const before = dayBefore(settings.window, asOf);
  return {
    id: 'abc',
    title: message('explain.abc'),
    columns: [
      { id: 'first_day', type: 'day' },
      { id: 'last_day', type: 'day' },
      ...PLACE.map((id) => columnOf(analysis, id)),
      { id: 'ranked_customers', type: 'integer' },
      { id: 'total_value', type: 'money' },
      { id: 'class_up', type: 'code', vocabulary: 'abc' },
      { id: 'value_up', type: 'money' },
      { id: 'class_down', type: 'code', vocabulary: 'abc' },
      { id: 'value_down', type: 'money' },
    ],
    rows: place
      ? [
          [
            before === undefined ? analysis.portfolio.dataStart : before + 1,
            asOf,
            ...PLACE.map((id) => analysis.cell(id, customer)),
            ranked,
            place.total,
            distances?.up?.abc,
            distances?.up?.amount,
            distances?.down?.abc,
            distances?.down?.amount,
          ],
        ]
      : [],
    transposed: { heading: 'abc', card: true },
    notes: place ? notesOf(distances?.up, distances?.down) : [message('explain.note.no_class')],
  };
}

function notesOf(up: ClassDistance | undefined, down: ClassDistance | undefined): Message[] {
  const params = ({ abc, amount }: ClassDistance): Record<string, MessageParam> => ({
    abc: { code: abc, vocabulary: 'abc' },
    amount: { money: amount },
  });
  return [
    ...(up ? [message('explain.note.up', params(up))] : []),
    ...(down ? [message('explain.note.down', params(down))] : []),
  ];
}
