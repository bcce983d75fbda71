import { CarteiraError, type ErrorCode } from '../domain/errors.ts';
import type { MessageParam } from '../domain/message.ts';
import type { CellText } from './cells.ts';
import { Contradiction } from './contradiction.ts';
import { decodeText } from './encoding.ts';
import type { Layout } from './layout/layout.ts';

/** Beyond ASCII: what tells encodings apart. */
const TELLING = /[^\0-\x7f]/;

/** The bytes of one file as text. */
export class FileText {
  /** Whether any text told that the encoding is right. */
  private confirmed = false;

  constructor(
    private readonly file: string,
    private readonly encoding: Layout['encoding'],
  ) {}

  /**
   * The text of a loaded cell.
   * @throws Contradiction where its bytes are not valid in an encoding that was only guessed; CarteiraError E_ENCODING
   */
  readonly of = (cell: CellText, line: number): string =>
    this.told(cell.decode()) ?? this.refuse(cell.bytes, cell.from, cell.to, line);

  /** The text of bytes[start, end). Throws like `of`. */
  decode(bytes: Uint8Array, start: number, end: number, line: number): string {
    const text = decodeText(bytes, start, end, this.encoding.value);
    return this.told(text) ?? this.refuse(bytes, start, end, line);
  }

  /** Bytes as something to show: in the file's encoding if they are valid in it. */
  shown(bytes: Uint8Array, start: number, end: number): string {
    return (
      decodeText(bytes, start, end, this.encoding.value) ?? decodeText(bytes, start, end, 'windows-1252')!
    );
  }

  /** A refusal of the file, with its place. */
  error(code: ErrorCode, params: Readonly<Record<string, MessageParam>>, line: number): CarteiraError {
    return new CarteiraError(code, params, { file: this.file, line });
  }

  private told(text: string | undefined): string | undefined {
    if (!this.confirmed && text !== undefined && TELLING.test(text)) this.confirmed = true;
    return text;
  }

  private refuse(bytes: Uint8Array, start: number, end: number, line: number): never {
    const cell = this.shown(bytes, start, end);
    // Where other cells have read well, a cell that does not is damaged: another encoding would spoil those.
    if (!this.encoding.proven && !this.confirmed) throw new Contradiction('encoding', undefined, line, cell);
    throw this.error('E_ENCODING', { encoding: this.encoding.value, cell }, line);
  }
}
