import type { Document } from '../domain/document.ts';
import type { Language } from '../locale/index.ts';

/** How a document is to look; formats use what concerns them. */
export interface WriteOptions {
  /** Language of what people read. Machine formats ignore it, unless `excel`. */
  readonly language: Language;
  /** Display cells of the terminal, or undefined where there is none. */
  readonly width?: number;
  readonly color: boolean;
  /** All columns, however narrow the terminal. */
  readonly wide: boolean;
  /** CSV: keep spreadsheets from running text cells as formulas. */
  readonly guard: boolean;
  /** CSV for a double click in a Brazilian Excel: `;`, decimal comma, BOM, CRLF, translated headers. */
  readonly excel: boolean;
}

/** A part of a document as it is written: text, or bytes of text in UTF-8 that end with a whole character. */
export type Piece = string | Uint8Array;

/** The text that pieces make together. */
export function textOf(pieces: Iterable<Piece>): string {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  return Array.from(pieces, (piece) => (typeof piece === 'string' ? piece : decoder.decode(piece))).join('');
}

/** An output format. */
export interface Writer {
  /** The value of `--format`. */
  readonly id: string;
  /** File name endings, with the dot, that choose this format. */
  readonly extensions: readonly string[];
  /** The document's text, piece by piece. */
  write(document: Document, options: WriteOptions): Iterable<Piece>;
}
