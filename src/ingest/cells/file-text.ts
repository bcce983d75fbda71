import { CarteiraError, type ErrorCode } from '../../domain/errors.ts';
import type { MessageParam } from '../../domain/message.ts';
import { decodeText, isSingleByte } from '../bytes/encoding.ts';
import { Contradiction } from '../contradiction.ts';
import { chooseCodePage } from '../layout/accents.ts';
import type { Choice, Encoding } from '../layout/layout.ts';
import { asMeant } from '../values/misread.ts';
import { type CellText, textOf } from './cells.ts';
import { MisreadTexts } from './misread-texts.ts';

/** Beyond ASCII: what tells encodings apart. */
const TELLING = /[^\0-\x7f]/;

/** The bytes of one file as text. */
export class FileText {
  readonly misread = new MisreadTexts();
  /** Whether any text told that the encoding is right. */
  private confirmed = false;

  constructor(
    private readonly file: string,
    private readonly encoding: Choice<Encoding>,
  ) {}

  /**
   * The text of a loaded cell as it was meant.
   * @throws Contradiction where its bytes are not valid in an encoding that was only guessed; CarteiraError E_ENCODING
   */
  readonly of = (cell: CellText, line: number): string => {
    const written = this.told(cell.decode(), cell.bytes, cell.from, cell.to, line);
    const meant = asMeant(written);
    if (meant !== written) this.misread.note(cell.column, written);
    return meant;
  };

  /** As `of`, for bytes that were a loaded cell before. */
  decode(bytes: Uint8Array, start: number, end: number, line: number): string {
    return this.told(textOf(bytes, start, end, this.encoding.value), bytes, start, end, line);
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

  private told(
    text: string | undefined,
    bytes: Uint8Array,
    start: number,
    end: number,
    line: number,
  ): string {
    const { value, proven } = this.encoding;
    if (text !== undefined && (this.confirmed || !TELLING.test(text))) return text;
    // Where other cells have read well, a cell that does not is damaged: another encoding would spoil those.
    const open = !proven && !this.confirmed;
    const choice =
      open && (text === undefined || isSingleByte(value)) ? chooseCodePage(bytes, start, end) : undefined;
    if (choice !== undefined && choice.value !== value) {
      const cell = decodeText(bytes, start, end, choice.value)!;
      throw new Contradiction('encoding', undefined, line, cell, choice);
    }
    if (text === undefined) {
      throw this.error('E_ENCODING', { encoding: value, cell: this.shown(bytes, start, end) }, line);
    }
    if (choice === undefined || choice.proven) this.confirmed = true;
    return text;
  }
}
