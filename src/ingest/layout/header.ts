import { CarteiraError } from '../../domain/errors.ts';
import { message } from '../../domain/message.ts';
import { chooseDialect, MAX_HEADER_DEPTH, type Opening, usualWidth } from './dialect.ts';
import type { Encoding, Evidence, LayoutOptions } from './layout.ts';
import type { Sample } from './sample.ts';
import { cellText, type Row, Rows, Table } from './table.ts';

/** More columns than any export has. */
const MAX_COLUMNS = 5_000;

/** The header line, what is above it, and the rows below. */
export interface Heading {
  readonly delimiter: string;
  readonly headers: readonly string[];
  readonly width: number;
  readonly headerLine: number;
  readonly titleLines: readonly number[];
  readonly bodyOffset: number;
  readonly bodyLine: number;
  readonly table: Table;
  readonly evidence: readonly Evidence[];
}

/** Finds delimiter, titles and header, and cuts the rest of the sample into rows. */
export function findHeading(sample: Sample, options: LayoutOptions): Heading {
  const { bytes, newline, file, encoding } = sample;
  const start = options.headerRow === undefined ? undefined : offsetOfLine(sample, options.headerRow);
  const { opening, evidence } = chooseDialect(
    sample,
    options,
    start ?? sample.from,
    options.headerRow ?? sample.fromLine,
  );
  const { delimiter } = opening;
  if (opening.rows.length === 0) throw new CarteiraError('E_NO_HEADER', {}, { file, line: sample.fromLine });
  const found = start === undefined ? locate(opening) : { index: 0, reason: 'forced' };
  if (found === undefined || opening.rows[found.index]!.fault || missed(opening, options)) {
    throw new CarteiraError('E_NO_HEADER', {}, { file, line: opening.rows[found?.index ?? 0]!.line });
  }
  const header = opening.rows[found.index]!;
  const names = opening.texts[found.index]!;
  refuseTooManyColumns(names.length, file, header.line);

  const bodyOffset = Math.min(header.end + 1, bytes.length);
  let bodyLine = header.line + 1;
  for (let at = header.start; at < header.end; at++) if (bytes[at] === newline) bodyLine++;

  const rows = new Rows(bytes, { delimiter: delimiter.charCodeAt(0), newline }, bodyOffset, bodyLine);
  const named = names.findLastIndex((name) => name !== '') + 1;
  const headers = names.slice(0, named);
  const usual = rows.all.length === 0 ? names.length : usualWidth(rows.all.map(({ cells }) => cells));
  refuseTooManyColumns(usual, file, bodyLine);
  const padded =
    usual > names.length &&
    rows.all.every((row) => row.cells !== usual || isBlankFrom(rows, row, names.length, encoding.value));
  const width = padded || (usual >= named && usual <= names.length) ? usual : names.length;
  const titleLines =
    start === undefined
      ? [
          ...(sample.declared === undefined ? [] : [1]),
          ...opening.rows.slice(0, found.index).map(({ line }) => line),
        ]
      : linesAbove(sample, options.headerRow!);
  return {
    delimiter,
    headers,
    width,
    headerLine: header.line,
    titleLines,
    bodyOffset,
    bodyLine,
    table: new Table(rows, encoding.value, delimiter, headers, width),
    evidence: [
      evidence,
      {
        subject: 'header',
        value: String(header.line),
        reason: message(`ingest.header.${found.reason}`, {
          hits: opening.hits[found.index] ?? 0,
          columns: headers.length,
          sample: headers.slice(0, 3).join(', '),
        }),
      },
      ...(titleLines.length > 0
        ? [
            {
              subject: 'titles' as const,
              value: titleLines.join(', '),
              reason: message('ingest.titles', {
                n: titleLines.length,
                sample:
                  sample.declared === undefined ? (opening.texts[0]?.join(' ') ?? '').slice(0, 60) : 'sep=',
              }),
            },
          ]
        : []),
      ...(width > headers.length
        ? [
            {
              subject: 'width' as const,
              value: String(width),
              reason: message('ingest.width.padding', { n: width - headers.length, columns: headers.length }),
            },
          ]
        : []),
    ],
  };
}

/** Whether the cells of a row are blank from a column on. */
function isBlankFrom(rows: Rows, row: Row, column: number, encoding: Encoding): boolean {
  for (let cell = column; cell < row.cells; cell++) {
    if (cellText(rows.bytes, rows.start(row, cell), rows.end(row, cell), encoding) !== '') return false;
  }
  return true;
}

/** Whether the line that is said to be the header is blank. */
function missed(opening: Opening, { headerRow }: LayoutOptions): boolean {
  return headerRow !== undefined && opening.rows[0]!.line !== headerRow;
}

/** The row with most known names, if it has two; otherwise the first that looks like names above rows of its width. */
function locate(opening: Opening): { index: number; reason: string } | undefined {
  const most = Math.max(0, ...opening.hits);
  if (most >= 2) return { index: opening.hits.indexOf(most), reason: 'names' };
  const index = opening.texts.slice(0, MAX_HEADER_DEPTH).findIndex((cells, row) => {
    const filled = cells.filter((cell) => cell !== '');
    const next = opening.texts[row + 1];
    return (
      filled.length >= Math.max(2, 0.6 * opening.width) &&
      filled.every((cell) => /\p{L}/u.test(cell)) &&
      new Set(filled).size === filled.length &&
      (next === undefined || next.length === opening.width || next.length === cells.length)
    );
  });
  return index === -1 ? undefined : { index, reason: 'shape' };
}

function refuseTooManyColumns(columns: number, file: string, line: number): void {
  if (columns > MAX_COLUMNS) {
    throw new CarteiraError('E_TOO_MANY_COLUMNS', { columns, limit: MAX_COLUMNS }, { file, line });
  }
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

/** Physical lines above a line that are not blank. */
function linesAbove(sample: Sample, line: number): number[] {
  const found: number[] = [];
  let offset: number = sample.bom;
  for (let at = 1; at < line; at++) {
    const end = sample.bytes.indexOf(sample.newline, offset);
    if (/[^\s;,|]/.test(cellText(sample.bytes, offset, end, 'windows-1252'))) found.push(at);
    offset = end + 1;
  }
  return found;
}
