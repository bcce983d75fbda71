import type { Section } from '../domain/document.ts';
import { jsonText } from './cell.ts';
import { measuresOf } from './measures.ts';
import type { Writer } from './writer.ts';

function* listLines({ columns, rows }: Section): Iterable<string> {
  const keys = columns.map(({ id }) => JSON.stringify(id));
  for (const row of rows) {
    yield `{${columns.map((column, i) => `${keys[i]}:${jsonText(column, row[i])}`).join(',')}}\n`;
  }
}

/** One JSON object a line: the rows of a list, or the figures of a report with several sections. */
export const ndjson: Writer = {
  id: 'ndjson',
  extensions: ['.ndjson', '.jsonl'],
  *write({ sections }) {
    const [first, ...others] = sections;
    if (first && others.length === 0) {
      yield* listLines(first);
      return;
    }
    for (const { section, item, column, cell } of measuresOf(sections)) {
      const names = { section: section.id, item, measure: column.id };
      yield `${JSON.stringify(names).slice(0, -1)},"value":${jsonText(column, cell)}}\n`;
    }
  },
};
