import { CarteiraError } from '../domain/errors.ts';
import type { CellText } from './cells.ts';
import { Contradiction } from './contradiction.ts';
import { decodeText } from './encoding.ts';
import type { Layout } from './layout/layout.ts';

/** The bytes of one file as text. */
export class FileText {
  constructor(
    private readonly file: string,
    private readonly encoding: Layout['encoding'],
  ) {}

  /**
   * The text of a loaded cell.
   * @throws Contradiction where its bytes are not valid in an encoding that was only guessed; CarteiraError E_ENCODING
   */
  readonly of = (cell: CellText, line: number): string =>
    cell.decode() ?? this.refuse(cell.bytes, cell.from, cell.to, line);

  /** The text of bytes[start, end). Throws like `of`. */
  decode(bytes: Uint8Array, start: number, end: number, line: number): string {
    return decodeText(bytes, start, end, this.encoding.value) ?? this.refuse(bytes, start, end, line);
  }

  /** Bytes as something to show: in the file's encoding if they are valid in it. */
  shown(bytes: Uint8Array, start: number, end: number): string {
    return (
      decodeText(bytes, start, end, this.encoding.value) ?? decodeText(bytes, start, end, 'windows-1252')!
    );
  }

  private refuse(bytes: Uint8Array, start: number, end: number, line: number): never {
    const cell = this.shown(bytes, start, end);
    if (!this.encoding.proven) throw new Contradiction('encoding', undefined, line, cell);
    throw new CarteiraError('E_ENCODING', { encoding: this.encoding.value, cell }, { file: this.file, line });
  }
}
