import type { Section } from '../domain/document.ts';
import { jsonWriter } from './cell.ts';
import { measuresOf } from './measures.ts';
import type { Writer } from './writer.ts';

function* listLines({ columns, rows }: Section): Iterable<string> {
  const keys = columns.map(({ id }) => JSON.stringify(id));
  const writers = columns.map(jsonWriter);
  for (const row of rows) {
    yield `{${writers.map((write, i) => `${keys[i]}:${write(row[i])}`).join(',')}}\n`;
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
      yield `${JSON.stringify(names).slice(0, -1)},"value":${jsonWriter(column)(cell)}}\n`;
    }
  },
};
