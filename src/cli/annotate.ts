/**
 * Copies an export with columns of its customers appended to every row.
 *
 * Invariants
 * - Taking the appended bytes out again gives the input, byte for byte: line ends, title lines, blanks and padding included.
 * - Every row gets cells: those of its customer, or empty ones. Titles, totals and rules are padded with delimiters; blank
 *   lines and a first line `sep=;` stay as they are.
 * - Rows and header that are not equally wide, for a delimiter at their end, are padded to the same width first.
 * - A file that is not read as it is written is written again as it was.
 */

import type { Cell, Column } from '../domain/document.ts';
import { CarteiraError } from '../domain/errors.ts';
import { decodeText, encodeText } from '../ingest/bytes/encoding.ts';
import type { Span } from '../ingest/bytes/window.ts';
import type { Layout } from '../ingest/layout/layout.ts';
import { declaredDelimiter } from '../ingest/layout/sample.ts';
import { Reopened } from '../ingest/rows/reopened.ts';
import { NO_ORDER, NOBODY, type OwnerOptions, RowOwners } from '../ingest/rows/row-owners.ts';
import { type RecordSink, Scanner } from '../ingest/scan.ts';
import type { Input } from '../ingest/source.ts';
import { skipBlanks } from '../ingest/values/blanks.ts';
import { dateStyleOf, type FileStyle, markOf, quotedText, styledText } from './file-style.ts';

/** Names of the appended columns begin with it. */
export const ANNOTATION = 'carteira_';

const QUOTE = 0x22;
const CR = 0x0d;
const SPACE = 0x20;

export interface AnnotateOptions extends OwnerOptions {
  /** Keep spreadsheets from running appended texts as formulas. */
  readonly guard: boolean;
}

/**
 * The bytes of a file with the columns appended, piece by piece; a compressed file comes out plain.
 *
 * @param layout what the first reading of the same file found
 * @param cellsOf the cells of a customer key, in the order of `columns`; undefined where there is no such customer
 * @throws CarteiraError E_UNENCODABLE where a value has characters that the file's encoding lacks; E_CHANGED where the file
 * is not the one that was read before
 */
export async function* annotateFile(
  input: Input,
  layout: Layout,
  columns: readonly Column[],
  cellsOf: (customerKey: string) => readonly Cell[] | undefined,
  options: AnnotateOptions,
): AsyncGenerator<Uint8Array, void> {
  const file = await Reopened.open(input, layout);
  try {
    const additions = new Additions(input.name, layout, columns, cellsOf, options);
    const written = (piece: Uint8Array) => file.recoder?.write(piece) ?? piece;
    yield written(additions.head(file.head));
    for await (const span of file.rows(additions)) yield written(additions.into(span));
  } finally {
    file.close();
  }
}

/** What is to be put into a file, and where. As a sink it takes the rows below the header. */
class Additions implements RecordSink {
  private places: number[] = [];
  private additions: Uint8Array[] = [];
  private readonly owners: RowOwners;
  private style: FileStyle;
  /** Whether `style` has its date separator from a date of the file. */
  private hasSeparator = false;
  private readonly dateColumn: number;
  /** Delimiters of a line that only has to be as wide as before. */
  private readonly padding: Uint8Array;
  /** Delimiters that rows lack to be as wide as a wider header. */
  private lacking = 0;
  /** What was made for an owner, by owner, apart for rows that quote all cells. */
  private readonly plain = new Map<number, Uint8Array>();
  private readonly quoted = new Map<number, Uint8Array>();

  constructor(
    private readonly file: string,
    private readonly layout: Layout,
    private readonly columns: readonly Column[],
    private readonly cellsOf: (customerKey: string) => readonly Cell[] | undefined,
    options: AnnotateOptions,
  ) {
    this.owners = new RowOwners(file, layout, options);
    const date = dateStyleOf(layout);
    this.style = {
      delimiter: String.fromCharCode(layout.delimiter),
      mark: markOf(layout),
      date,
      separator: date === 'yyyy-mm-dd' ? '-' : '/',
      guard: options.guard,
    };
    this.dateColumn = (layout.columns.order_date ?? layout.columns.invoice_date)!;
    this.padding = new Uint8Array(columns.length).fill(layout.delimiter);
  }

  /** The header with everything above it; of two lines the second is named. `bytes`: the file from its start. */
  head(bytes: Uint8Array): Uint8Array {
    const { layout } = this;
    const headerAt = offsetOfLine(bytes, layout);
    this.scan(bytes, layout.bom, headerAt, 1, (scanner) => {
      if (scanner.line > 1 || declaredDelimiter(this.lineText(bytes, scanner)) === undefined) {
        this.pad(bytes, scanner);
      }
    });
    let rows = layout.headerRows.length;
    this.scan(bytes, headerAt, layout.bodyOffset, layout.headerLine, (scanner) => {
      if (--rows > 0) return this.pad(bytes, scanner);
      const width = Math.max(layout.width, scanner.cells);
      this.lacking = width - layout.width;
      const names = this.columns.map(({ id }) => ANNOTATION + id);
      const quoted = isQuoted(bytes, scanner);
      this.add(bytes, scanner, this.encoded(names, width - scanner.cells, quoted, scanner.line));
    });
    return this.into({ bytes, from: 0, to: layout.bodyOffset });
  }

  record(bytes: Uint8Array, scanner: Scanner): void {
    const owner = this.owners.ownerOf(bytes, scanner);
    if (owner === NO_ORDER) this.pad(bytes, scanner);
    else this.add(bytes, scanner, this.additionOf(owner, bytes, scanner));
  }

  /** A copy of a span with the additions of its records put in. */
  into({ bytes, from, to }: Span): Uint8Array {
    const { places, additions } = this;
    this.places = [];
    this.additions = [];
    const added = additions.reduce((sum, { length }) => sum + length, 0);
    const result = Buffer.allocUnsafe(to - from + added);
    const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let copied = from;
    let at = 0;
    for (const [index, place] of places.entries()) {
      at += source.copy(result, at, copied, place);
      result.set(additions[index]!, at);
      at += additions[index]!.length;
      copied = place;
    }
    source.copy(result, at, copied, to);
    return result;
  }

  private scan(
    bytes: Uint8Array,
    from: number,
    to: number,
    line: number,
    record: (scanner: Scanner) => void,
  ): void {
    // A header may have more cells than the rows below it.
    const scanner = new Scanner(this.layout, to - from + 1, line);
    scanner.scan(bytes, from, to, true, { record: (_, each) => record(each) });
  }

  /** Puts an addition behind a record, before the CR of its line end. */
  private add(bytes: Uint8Array, { start, end }: Scanner, addition: Uint8Array): void {
    this.places.push(end > start && bytes[end - 1] === CR ? end - 1 : end);
    this.additions.push(addition);
  }

  private pad(bytes: Uint8Array, scanner: Scanner): void {
    if (scanner.cells === 1 && skipBlanks(bytes, scanner.start, scanner.end) === scanner.end) return;
    this.add(bytes, scanner, this.padding);
  }

  private lineText(bytes: Uint8Array, { start, end }: Scanner): string {
    return decodeText(bytes, start, end, 'windows-1252')!;
  }

  private additionOf(owner: number, bytes: Uint8Array, scanner: Scanner): Uint8Array {
    if (scanner.fault !== undefined || scanner.cells !== this.layout.width) return this.padding;
    const quoted = isQuoted(bytes, scanner);
    const known = quoted ? this.quoted : this.plain;
    let addition = known.get(owner);
    if (addition === undefined) {
      if (!this.hasSeparator && owner !== NOBODY) this.findSeparator(bytes, scanner);
      const key = owner === NOBODY ? undefined : this.owners.keyOf(owner);
      const cells = key === undefined ? undefined : this.cellsOf(key);
      const texts = this.columns.map((column, index) => {
        const text = styledText(this.style, column, cells?.[index]);
        // A line in quotes has room for one line only.
        return this.layout.wrapped ? text.replace(/[\r\n]+/g, ' ') : text;
      });
      addition = this.encoded(texts, this.lacking, quoted, scanner.line);
      known.set(owner, addition);
    }
    return addition;
  }

  /** Dates are parted as the file's first date is. */
  private findSeparator(bytes: Uint8Array, scanner: Scanner): void {
    const start = scanner.startOf(this.dateColumn);
    const cell = decodeText(bytes, start, scanner.ends[this.dateColumn]!, 'windows-1252')!;
    const separator = /^\D*\d{1,4}([-/.])\d/.exec(cell)?.[1];
    if (separator === undefined) return;
    this.style = { ...this.style, separator };
    this.hasSeparator = true;
  }

  private encoded(texts: readonly string[], lacking: number, quoted: boolean, line: number): Uint8Array {
    const { delimiter } = this.style;
    const encoding = this.layout.encoding.value;
    for (const value of texts) {
      if (encodeText(value, encoding) === undefined) {
        throw new CarteiraError('E_UNENCODABLE', { value, encoding }, { file: this.file, line });
      }
    }
    const cells = texts.map((plain) => delimiter + quotedText(this.style, plain, quoted));
    return encodeText(delimiter.repeat(lacking) + cells.join(''), encoding)!;
  }
}

/** Offset of the header's first byte; where there is none, of the first row. */
function offsetOfLine(bytes: Uint8Array, { bom, bodyOffset, headerLine, newline }: Layout): number {
  if (headerLine === 0) return bodyOffset;
  let offset = 0;
  for (let line = 1; line < headerLine; line++) offset = bytes.indexOf(newline, offset) + 1;
  return Math.max(offset, bom);
}

/** Whether a record quotes every cell that is not blank. */
function isQuoted(bytes: Uint8Array, scanner: Scanner): boolean {
  let quotes = 0;
  for (let cell = 0; cell < Math.min(scanner.cells, scanner.ends.length - 1); cell++) {
    const end = scanner.ends[cell]!;
    let p = scanner.startOf(cell);
    while (p < end && bytes[p]! <= SPACE) p++;
    if (p === end) continue;
    if (bytes[p] !== QUOTE) return false;
    quotes++;
  }
  return quotes > 0;
}
