import { type Day, isoOf } from '../domain/day.ts';
import type { Meta, Section } from '../domain/document.ts';
import { moneyText } from '../domain/money.ts';
import { jsonWriter } from './cell.ts';
import type { Writer } from './writer.ts';

function dayText(day: Day | undefined): string {
  return day === undefined ? 'null' : `"${isoOf(day)}"`;
}

/** Where the figures come from; money of a fate in currency units. */
function metaText(meta: Meta): string {
  const fates = meta.fates.map(
    ({ fate, records, money }) =>
      `{"fate":${JSON.stringify(fate)},"records":${records},"money":${moneyText(money)}}`,
  );
  return [
    `{"as_of":${dayText(meta.asOf)}`,
    `"since":${dayText(meta.since)}`,
    `"files":${JSON.stringify(meta.files)}`,
    `"fates":[${fates.join(',')}]`,
    `"policy":${JSON.stringify(meta.policy ?? null)}`,
    ...(meta.where === undefined ? [] : [`"where":${JSON.stringify(meta.where)}`]),
    `"version":${JSON.stringify(meta.version)}}`,
  ].join(',\n');
}

function* sectionText({ id, columns, rows }: Section): Iterable<string> {
  const keys = columns.map((column) => JSON.stringify(column.id));
  const writers = columns.map(jsonWriter);
  yield `{"id":${JSON.stringify(id)},"columns":[${keys.join(',')}],"rows":[`;
  let separator = '\n{';
  for (const row of rows) {
    const members = writers.map((write, i) => `${keys[i]}:${write(row[i])}`);
    yield `${separator}${members.join(',')}}`;
    separator = ',\n{';
  }
  yield rows.length === 0 ? ']}' : '\n]}';
}

/** One object with the sources and every section; one row a line, so that files can be compared line by line. */
export const json: Writer = {
  id: 'json',
  extensions: ['.json'],
  *write({ meta, sections }) {
    yield `{"meta":${metaText(meta)},\n"sections":[\n`;
    for (const [index, section] of sections.entries()) {
      if (index > 0) yield ',\n';
      yield* sectionText(section);
    }
    yield '\n]}\n';
  },
};
