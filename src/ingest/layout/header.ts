import { CarteiraError } from '../../domain/errors.ts';
import { message } from '../../domain/message.ts';
import { titleForm } from '../rows/structure.ts';
import { records } from '../scan.ts';
import { chooseDialect, type Opening, usualWidth } from './dialect.ts';
import type { Encoding, Evidence, Layout, LayoutOptions } from './layout.ts';
import { firstOfData, hasDataAbove, locateNames, type Names, namesAt } from './names.ts';
import type { Sample } from './sample.ts';
import { cellText, type Row, Rows, Table, writtenText } from './table.ts';

/** More columns than any export has. */
const MAX_COLUMNS = 5_000;

/** Lines that are named one by one. */
const LISTED = 3;

/** The header line, what is above it, and the rows below. */
export interface Heading {
  readonly delimiter: string;
  readonly headers: readonly string[];
  readonly width: number;
  readonly headerLine: number;
  readonly headerRows: readonly (readonly string[])[];
  readonly misread: Layout['misreadHeaders'];
  readonly titleLines: readonly number[];
  readonly titles: readonly string[];
  readonly bodyOffset: number;
  readonly bodyLine: number;
  readonly table: Table;
  readonly evidence: readonly Evidence[];
}

/** Finds delimiter, titles and header, and cuts the rest of the sample into rows. */
export function findHeading(sample: Sample, options: LayoutOptions): Heading {
  const { bytes, newline, file, encoding } = sample;
  const forced = options.headerRow;
  const start = forced ? offsetOfLine(sample, forced) : sample.from;
  const { opening, evidence } = chooseDialect(sample, options, start, forced || sample.fromLine);
  const { delimiter, rows: lines, texts } = opening;
  if (lines.length === 0) throw new CarteiraError('E_NO_HEADER', {}, { file, line: sample.fromLine });
  const names = namesOf(opening, forced);
  const first = lines[names.index]!;
  if ((names.depth > 0 && first.fault) || (forced && first.line !== forced)) {
    throw new CarteiraError('E_NO_HEADER', {}, { file, line: first.line });
  }
  if (!forced && names.depth > 0) refuseEarlier(opening, names, file);
  refuseTooManyColumns(names.cells.length, file, first.line);

  const last = lines[names.index + names.depth - 1];
  const bodyOffset =
    last === undefined || names.depth === 0 ? first.start : Math.min(last.end + 1, bytes.length);
  const bodyLine =
    last === undefined || names.depth === 0 ? first.line : last.line + 1 + newlinesIn(sample, last);
  const rows = new Rows(bytes, { delimiter: delimiter.charCodeAt(0), newline }, bodyOffset, bodyLine);
  const { headers, width } = columnsOf(rows, names, encoding.value);
  refuseTooManyColumns(width, file, bodyLine);
  const above = rowsAbove(sample, delimiter, first.start);
  const headerRows = texts.slice(names.index, names.index + names.depth).map(withoutTail);
  return {
    delimiter,
    headers,
    width,
    headerLine: names.depth === 0 ? 0 : first.line,
    headerRows,
    misread: misreadOf(sample, opening, names),
    titleLines: above.lines,
    titles: above.texts.flatMap((cells) => titleForm(cells.slice(0, width)) ?? []),
    bodyOffset,
    bodyLine,
    table: new Table(rows, encoding.value, delimiter, headers, width),
    evidence: [
      evidence,
      headerEvidence(opening, names, headers),
      ...titlesEvidence(above),
      ...(width > headers.length
        ? [
            {
              subject: 'width' as const,
              value: String(width),
              reason: message('ingest.width.padding', {
                n: width - headers.length,
                columns: countOf(headers),
              }),
            },
          ]
        : []),
    ],
  };
}

function namesOf(opening: Opening, forced: number | undefined): Names {
  if (forced === undefined) return locateNames(opening);
  if (forced > 0) return namesAt(opening);
  return { index: firstOfData(opening), depth: 0, cells: [], reason: 'forced' };
}

/** An order that stands above the names belongs to another table. */
function refuseEarlier(opening: Opening, names: Names, file: string): void {
  if (!hasDataAbove(opening, names.index)) return;
  const { line } = opening.rows[names.index]!;
  throw new CarteiraError(
    'E_SECOND_TABLE',
    { sample: shown(names.cells), line: String(line) },
    { file, line },
  );
}

/** Headers, and how many cells rows have: more where all rows end in blank cells. */
function columnsOf(
  rows: Rows,
  names: Names,
  encoding: Encoding,
): { readonly headers: readonly string[]; readonly width: number } {
  const usual = rows.all.length === 0 ? names.cells.length : usualWidth(rows.all.map(({ cells }) => cells));
  const regular = rows.all.filter(({ cells }) => cells === usual);
  if (names.depth === 0) {
    let filled = usual;
    while (filled > 0 && regular.every((row) => isBlankFrom(rows, row, filled - 1, encoding))) filled--;
    return { headers: Array.from({ length: filled }, (_, column) => `#${column + 1}`), width: usual };
  }
  const headers = withoutTail(names.cells);
  const { length } = names.cells;
  const padded = usual > length && regular.every((row) => isBlankFrom(rows, row, length, encoding));
  return { headers, width: padded || (usual >= headers.length && usual <= length) ? usual : length };
}

/** Header cells that another program misread. */
function misreadOf(
  { bytes, encoding }: Sample,
  { rows, texts }: Opening,
  { index, depth }: Names,
): Heading['misread'] {
  const found: { before: string; after: string }[] = [];
  for (let row = index; row < index + depth; row++) {
    for (const [cell, [start, end]] of rows[row]!.cells.entries()) {
      const before = writtenText(bytes, start, end, encoding.value);
      const after = texts[row]![cell]!;
      if (before !== after) found.push({ before, after });
    }
  }
  return found.length === 0 ? undefined : { n: found.length, ...found[0]! };
}

/** Cells without the blank ones at the end. */
function withoutTail(cells: readonly string[]): readonly string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1);
}

/** How many columns have a name. */
function countOf(headers: readonly string[]): number {
  return headers.filter((name) => name !== '').length;
}

/** The first names, to show what was found. */
function shown(names: readonly string[]): string {
  return names
    .filter((name) => name !== '')
    .slice(0, 3)
    .join(', ');
}

function headerEvidence(opening: Opening, names: Names, headers: readonly string[]): Evidence {
  const { index, depth, reason } = names;
  const { line } = opening.rows[index]!;
  if (depth === 0) {
    const sample = shown(opening.texts[index]!);
    const key = reason === 'forced' ? 'ingest.header.none_forced' : 'ingest.header.none';
    return { subject: 'header', value: '0', reason: message(key, { line, sample }) };
  }
  return {
    subject: 'header',
    value: depth === 2 ? `${line}, ${opening.rows[index + 1]!.line}` : String(line),
    reason: message(`ingest.header.${reason}`, {
      hits: headers.filter((name) => name !== '' && opening.isKnown(name)).length,
      columns: countOf(headers),
      sample: shown(headers),
    }),
  };
}

function titlesEvidence({ lines, texts }: ReturnType<typeof rowsAbove>): Evidence[] {
  const n = lines.length;
  if (n === 0) return [];
  const value = n > LISTED ? `${lines[0]}-${lines.at(-1)}` : lines.join(', ');
  const sample = texts[0]!.filter((cell) => cell !== '').join(' ');
  return [{ subject: 'titles', value, reason: message('ingest.titles', { n, sample: sample.slice(0, 60) }) }];
}

/** Whether the cells of a row are blank from a column on. */
function isBlankFrom(rows: Rows, row: Row, column: number, encoding: Encoding): boolean {
  for (let cell = column; cell < row.cells; cell++) {
    if (cellText(rows.bytes, rows.start(row, cell), rows.end(row, cell), encoding) !== '') return false;
  }
  return true;
}

function refuseTooManyColumns(columns: number, file: string, line: number): void {
  if (columns > MAX_COLUMNS) {
    throw new CarteiraError('E_TOO_MANY_COLUMNS', { columns, limit: MAX_COLUMNS }, { file, line });
  }
}

function newlinesIn({ bytes, newline }: Sample, { start, end }: { start: number; end: number }): number {
  let count = 0;
  for (let at = start; at < end; at++) if (bytes[at] === newline) count++;
  return count;
}

/** Offset of a physical line's first byte. */
function offsetOfLine(sample: Sample, line: number): number {
  let offset = 0;
  for (let at = 1; at < line; at++) {
    const end = sample.bytes.indexOf(sample.newline, offset);
    if (end === -1 || end + 1 >= sample.bytes.length) {
      throw new CarteiraError('E_NO_HEADER', {}, { file: sample.file, line });
    }
    offset = end + 1;
  }
  return Math.max(offset, sample.bom);
}

/** The lines above an offset that are not blank, and their cells. */
function rowsAbove(
  { bytes, bom, newline, encoding }: Sample,
  delimiter: string,
  end: number,
): { readonly lines: readonly number[]; readonly texts: readonly (readonly string[])[] } {
  const dialect = { delimiter: delimiter.charCodeAt(0), newline };
  const rows = records(bytes.subarray(0, end), dialect, bom)
    .map((row) => ({
      line: row.line,
      cells: row.cells.map(([from, to]) => cellText(bytes, from, to, encoding.value)),
      isFaulty: row.fault !== undefined,
    }))
    .filter(({ cells, isFaulty }) => isFaulty || cells.some((cell) => cell !== ''));
  return { lines: rows.map(({ line }) => line), texts: rows.map(({ cells }) => cells) };
}
