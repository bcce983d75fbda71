import type { Document, Section } from '../domain/document.ts';
import { type Message, message } from '../domain/message.ts';
import type { Language } from '../locale/index.ts';
import { text } from '../locale/text.ts';
import { headerText, isNumeric, labelText, peopleText } from './cell.ts';
import { type Crosstab, crosstabs } from './crosstab.ts';
import { visible } from './display.ts';
import { asOfKey, hasNoTable, sectionsForPeople, shownColumns } from './shown-columns.ts';
import { curveOf, transposedTables } from './transposed.ts';
import type { WriteOptions, Writer } from './writer.ts';

/**
 * What Markdown, or GitHub with its formulas, takes for more than itself inside a line: `_` not between letters and digits, `&`
 * only where it begins an entity.
 */
const INLINE = /[\\`*[<|~$]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|&(?=#?\w+;)/gu;
/** What begins a heading, a list, a quotation or a rule where it begins a line. */
const FIRST = /^(?:[#+=>-]|\d+(?=[.)](?: |$)))/;
const LINE_END = /\r\n|\r|\n/;

/** A text that stands for itself in the cell of a table: nothing in it is markup, and all of it is one line. */
function inline(plain: string): string {
  return plain
    .split(LINE_END)
    .map((line) => visible(line).replace(INLINE, '\\$&').trim())
    .join('<br>');
}

/** A text that stands for itself as a paragraph. */
function block(plain: string): string {
  return inline(plain).replace(FIRST, (marker) => (/\d/.test(marker) ? `${marker}\\` : `\\${marker}`));
}

/** A column of a table in Markdown. */
interface MarkdownColumn {
  readonly header: string;
  readonly numeric: boolean;
}

function line(cells: readonly string[]): string {
  return `| ${cells.map(inline).join(' | ')} |\n`;
}

function* head(columns: readonly MarkdownColumn[]): Iterable<string> {
  yield line(columns.map(({ header }) => header));
  yield `|${columns.map(({ numeric }) => (numeric ? ' ---: ' : ' --- ')).join('|')}|\n`;
}

function* listText(section: Section, options: WriteOptions): Iterable<string> {
  const { language } = options;
  if (section.rows.length === 0) return yield paragraph(language, message('output.no_rows'));
  const shown = shownColumns(section, options);
  yield* head(
    shown.map(({ column }) => ({ header: headerText(language, column), numeric: isNumeric(column) })),
  );
  for (const row of section.rows)
    yield line(shown.map(({ column, index }) => peopleText(language, column, row[index])));
}

function* crosstabTable({ measure, down, across, at }: Crosstab, language: Language): Iterable<string> {
  const values = across.map(({ column, cell }) => ({
    header: labelText(language, column, cell),
    numeric: true,
  }));
  yield* head([{ header: headerText(language, measure), numeric: false }, ...values]);
  for (const [row, { column, cell }] of down.entries()) {
    const figures = across.map((_, index) => peopleText(language, measure, at(row, index)));
    yield line([labelText(language, column, cell), ...figures]);
  }
}

function* crosstabText(section: Section, language: Language): Iterable<string> {
  for (const [index, { values, tables }] of crosstabs(section).entries()) {
    if (index > 0) yield '\n';
    const names = values.map(({ column, cell }) => labelText(language, column, cell)).join(' / ');
    if (names !== '') yield `### ${inline(names)}\n\n`;
    for (const [place, table] of tables.entries()) {
      if (place > 0) yield '\n';
      yield* crosstabTable(table, language);
    }
  }
}

function* transposedText(section: Section, options: WriteOptions): Iterable<string> {
  const { language } = options;
  const { curve = false, card = false } = section.transposed ?? {};
  const tables = transposedTables(section);
  if (tables.length === 0) yield* listText(section, options);
  for (const [index, { block: above, heading, lines, width, headOf, at }] of tables.entries()) {
    if (index > 0) yield '\n';
    if (above) yield `### ${inline(labelText(language, above.column, above.cell))}\n\n`;
    const rows = Array.from({ length: width }, (_, row) => row);
    const values = rows.map((row) => {
      const { column, cell } = headOf(row);
      return { header: labelText(language, column, cell), numeric: !card };
    });
    const curves = curve ? [{ header: '', numeric: false }] : [];
    yield* head([{ header: headerText(language, heading), numeric: false }, ...curves, ...values]);
    for (const [place, column] of lines.entries()) {
      const cells = rows.map((row) => at(place, row));
      const drawn = curve ? [curveOf(column, cells)] : [];
      const figures = cells.map((cell) => peopleText(language, column, cell));
      yield line([headerText(language, column), ...drawn, ...figures]);
    }
  }
}

function sectionText(section: Section, options: WriteOptions): Iterable<string> {
  if (section.rows.length > 0 && section.pivot) return crosstabText(section, options.language);
  return section.transposed ? transposedText(section, options) : listText(section, options);
}

function paragraph(language: Language, sentence: Message): string {
  return `${block(text(language, sentence))}\n`;
}

function* documentText(document: Document, options: WriteOptions): Iterable<string> {
  const { meta } = document;
  const { language } = options;
  const { asOf, since, where } = meta;
  const sentences = [
    ...(asOf === undefined || since === undefined
      ? []
      : [message(asOfKey(document), { asOf: { day: asOf }, since: { day: since } })]),
    ...(where === undefined ? [] : [message('output.where', { where })]),
  ];
  yield sentences.map((sentence) => paragraph(language, sentence)).join('\n');
  for (const [index, section] of sectionsForPeople(document).entries()) {
    if (sentences.length > 0 || index > 0) yield '\n';
    if (section.title) yield `## ${inline(text(language, section.title))}\n\n`;
    const hasTable = !hasNoTable(section);
    if (hasTable) yield* sectionText(section, options);
    for (const [place, note] of (section.notes ?? []).entries())
      yield `${hasTable || place > 0 ? '\n' : ''}${paragraph(language, note)}`;
  }
}

/** Tables in GitHub-flavoured Markdown, for people who read them in a page: however wide, without colours and bars. */
export const markdown: Writer = {
  id: 'markdown',
  extensions: ['.md', '.markdown'],
  write: documentText,
};
