import { isAscii, isUtf8 } from 'node:buffer';
import { CarteiraError } from '../../domain/errors.ts';
import { message } from '../../domain/message.ts';
import { decodeText } from '../encoding.ts';
import type { Choice, Encoding, Evidence, LayoutOptions } from './layout.ts';

const LF = 10;
const CR = 13;

/** The bytes to decide from, in a known encoding and with known line ends. */
export interface Sample {
  readonly file: string;
  /** Whole lines from the start of the file, byte order mark included. */
  readonly bytes: Uint8Array;
  readonly bom: 0 | 3;
  readonly newline: 10 | 13;
  readonly encoding: Choice<Encoding>;
  readonly evidence: Evidence;
  /** The delimiter that a first line `sep=;` declares. */
  readonly declared: string | undefined;
  /** Offset and physical line of the first byte after byte order mark and `sep=` line. */
  readonly from: number;
  readonly fromLine: number;
}

/** What a file is and from where to read it; refuses what is no text. `complete`: the sample is the whole file. */
export function openSample(
  bytes: Uint8Array,
  options: LayoutOptions,
  about: { readonly file: string; readonly complete: boolean },
): Sample {
  const { file } = about;
  refuseForeign(bytes, file);
  const bom = startsWith(bytes, 0xef, 0xbb, 0xbf) ? 3 : 0;
  if (bytes.length === bom) throw new CarteiraError('E_EMPTY', {}, { file, line: 1 });
  const newline = bytes.includes(LF) ? LF : bytes.includes(CR) ? CR : LF;
  refuseBinary(bytes, newline, file);
  const whole = about.complete ? bytes : bytes.subarray(0, bytes.lastIndexOf(newline) + 1);
  if (whole.length === 0) {
    throw new CarteiraError('E_RECORD_TOO_LONG', {}, { file, line: 1 });
  }
  const { choice, evidence } = chooseEncoding(whole, bom, options.encoding, about.complete);
  const firstEnd = whole.indexOf(newline);
  const first = decodeText(whole, bom, firstEnd === -1 ? whole.length : firstEnd, 'windows-1252') ?? '';
  const declared = declaredDelimiter(first);
  const from = declared === undefined ? bom : firstEnd === -1 ? whole.length : firstEnd + 1;
  const fromLine = declared === undefined ? 1 : 2;
  if (!whole.subarray(from).some(saysSomething)) {
    throw new CarteiraError('E_NO_HEADER', {}, { file, line: fromLine });
  }
  return {
    file,
    bytes: whole,
    bom,
    newline,
    encoding: choice,
    evidence,
    declared,
    from,
    fromLine,
  };
}

/** The delimiter that a line declares to Excel, as in `sep=;`; undefined where it is any other line. */
export function declaredDelimiter(line: string): string | undefined {
  return /^"?sep=(.)"?\s*$/i.exec(line)?.[1];
}

/** Whether a byte is no blank, quote or delimiter. */
function saysSomething(byte: number): boolean {
  return byte > 0x20 && byte !== 0x22 && byte !== 0x2c && byte !== 0x3b && byte !== 0x7c;
}

function startsWith(bytes: Uint8Array, ...signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

/** Workbooks and UTF-16, which have a signature. */
function refuseForeign(bytes: Uint8Array, file: string): void {
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
    throw new CarteiraError('E_EXCEL', {}, { file, line: 1 });
  }
  if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff)) {
    throw new CarteiraError('E_BINARY', { kind: message('ingest.binary.utf16') }, { file, line: 1 });
  }
}

/**
 * Text has no NUL. One in the first line, or many, means that the file is no text (UTF-16 without a mark has them
 * everywhere); a stray one further down costs its record and not the file.
 */
function refuseBinary(bytes: Uint8Array, newline: number, file: string): void {
  const first = bytes.indexOf(0);
  if (first === -1) return;
  const firstEnd = bytes.indexOf(newline);
  let count = 0;
  for (let at = first; at !== -1; at = bytes.indexOf(0, at + 1)) count++;
  if (first > firstEnd && firstEnd !== -1 && count * 20 < bytes.length) return;
  const paired = count * 3 > bytes.length;
  const kind = message(paired ? 'ingest.binary.utf16' : 'ingest.binary.unknown');
  throw new CarteiraError('E_BINARY', { kind }, { file, line: 1 });
}

function chooseEncoding(
  bytes: Uint8Array,
  bom: number,
  forced: Encoding | undefined,
  complete: boolean,
): { choice: Choice<Encoding>; evidence: Evidence } {
  const decided = (choice: Choice<Encoding>, reason: string, params = {}) => ({
    choice,
    evidence: {
      subject: 'encoding' as const,
      value: choice.value,
      reason: message(`ingest.encoding.${reason}`, params),
    },
  });
  if (forced) return decided({ value: forced, proven: true }, 'forced');
  if (bom) return decided({ value: 'utf-8', proven: true }, 'bom');
  if (isAscii(bytes)) {
    return complete
      ? decided({ value: 'utf-8', proven: true }, 'ascii')
      : decided({ value: 'utf-8', proven: false, rival: 'windows-1252' }, 'ascii_so_far');
  }
  const sequence = firstOfUtf8(bytes);
  if (sequence !== undefined) {
    const sample = accented(bytes, sequence, 'utf-8');
    return decided({ value: 'utf-8', proven: true }, 'utf8', { sample });
  }
  const first = bytes.findIndex((byte) => byte >= 0x80);
  const sample = accented(bytes, first, 'windows-1252');
  return decided({ value: 'windows-1252', proven: true }, 'windows1252', { sample });
}

/**
 * The first character of several bytes in a text that is UTF-8, undefined in one that is not. A stray byte among more
 * characters that are valid is damage: accents of another encoding are hardly ever valid UTF-8 by chance.
 */
function firstOfUtf8(bytes: Uint8Array): number | undefined {
  const whole = isUtf8(bytes);
  let first: number | undefined;
  let balance = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!;
    if (byte < 0x80) continue;
    const length = byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
    if (byte >= 0xc2 && byte <= 0xf4 && isUtf8(bytes.subarray(at, at + length))) {
      if (whole) return at;
      first ??= at;
      balance++;
      at += length - 1;
    } else {
      balance--;
    }
  }
  return balance > 0 ? first : undefined;
}

/** The word around a character beyond ASCII, as proof that the encoding reads well. */
function accented(bytes: Uint8Array, at: number, encoding: Encoding): string {
  let start = at;
  while (start > 0 && at - start < 20 && isWordByte(bytes[start - 1]!)) start--;
  let end = at;
  while (end < bytes.length && end - at < 40 && isWordByte(bytes[end]!)) end++;
  return decodeText(bytes, start, end, encoding) ?? '';
}

function isWordByte(byte: number): boolean {
  return byte >= 0x80 || (byte >= 0x30 && byte <= 0x39) || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a);
}
