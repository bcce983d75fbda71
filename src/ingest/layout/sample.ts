import { CarteiraError } from '../../domain/errors.ts';
import { message } from '../../domain/message.ts';
import { CR, LF } from '../bytes/ascii.ts';
import { decodeText } from '../bytes/encoding.ts';
import { isUtf16, type Recoding, recoderOf } from '../bytes/recode.ts';
import { wrappedText } from '../bytes/wrapped-lines.ts';
import { chooseEncoding, utf16Of } from './choose-encoding.ts';
import type { Choice, Encoding, Evidence, LayoutOptions } from './layout.ts';

/** The bytes to decide from, in a known encoding and with known line ends. */
export interface Sample {
  readonly file: string;
  /** Whole lines from the start of the file, as they are read, byte order mark included. */
  readonly bytes: Uint8Array;
  readonly bom: 0 | 3;
  readonly newline: 10 | 13;
  readonly encoding: Choice<Encoding>;
  /** Whether each line of the file stands in quotes as a whole. */
  readonly wrapped: boolean;
  readonly evidence: readonly Evidence[];
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
  const { file, complete } = about;
  refuseForeign(bytes, file);
  const forced = options.encoding;
  const utf16 = forced === undefined || isUtf16(forced) ? (forced ?? utf16Of(bytes)) : undefined;
  const read = (from: Uint8Array, recoding: Recoding) => {
    const recoder = recoderOf(recoding, file)!;
    const text = recoder.read(from);
    return complete ? Buffer.concat([text, recoder.end()]) : text;
  };
  const recoding = {
    encoding: { value: utf16 ?? 'utf-8', proven: true },
    newline: LF,
    wrapped: false,
  } as const;
  const text = utf16 ? read(bytes, recoding) : bytes;
  const bom = startsWith(text, 0xef, 0xbb, 0xbf) ? 3 : 0;
  if (text.length === bom) throw new CarteiraError('E_EMPTY', {}, { file, line: 1 });
  const newline = newlineOf(text);
  refuseBinary(text, newline, utf16Of(bytes) !== undefined, file);
  const whole = complete ? text : text.subarray(0, text.lastIndexOf(newline) + 1);
  if (whole.length === 0) {
    throw new CarteiraError('E_RECORD_TOO_LONG', {}, { file, line: 1 });
  }
  const wrapped = isWrapped(whole, bom, newline);
  const lines = wrapped
    ? read(whole, { encoding: { value: 'utf-8', proven: true }, newline, wrapped })
    : whole;
  const { choice, evidence } = chooseEncoding(lines, { forced, utf16, marked: bom > 0, complete });
  const firstEnd = lines.indexOf(newline);
  const first = decodeText(lines, bom, firstEnd === -1 ? lines.length : firstEnd, 'windows-1252') ?? '';
  const declared = declaredDelimiter(first);
  const from = declared === undefined ? bom : firstEnd === -1 ? lines.length : firstEnd + 1;
  const fromLine = declared === undefined ? 1 : 2;
  if (!lines.subarray(from).some(saysSomething)) {
    throw new CarteiraError('E_NO_HEADER', {}, { file, line: fromLine });
  }
  return {
    file,
    bytes: lines,
    bom,
    newline,
    encoding: choice,
    wrapped,
    evidence: [
      evidence,
      ...(wrapped
        ? [{ subject: 'lines', value: '"..."', reason: message('ingest.lines.wrapped') } as const]
        : []),
    ],
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

/** Workbooks, and the web pages that some ERPs name .xls or .csv. */
function refuseForeign(bytes: Uint8Array, file: string): void {
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
    throw new CarteiraError('E_EXCEL', {}, { file, line: 1 });
  }
  const start = Buffer.from(bytes.subarray(0, 512)).toString('latin1').replaceAll('\0', '');
  if (/^[^\w<]{0,3}\s*<(?:!doctype html|html|table|\?xml)\b/i.test(start)) {
    throw new CarteiraError('E_BINARY', { kind: message('ingest.binary.markup') }, { file, line: 1 });
  }
}

/** Bytes that tell how lines end. */
const LINES = 1 << 16;

/** What ends a line: LF, unless CRs without one are far more: a text in quotes may hold some of the other kind. */
function newlineOf(bytes: Uint8Array): 10 | 13 {
  const start = bytes.subarray(0, LINES);
  let feeds = 0;
  for (let at = start.indexOf(LF); at !== -1; at = start.indexOf(LF, at + 1)) feeds++;
  let returns = 0;
  for (let at = start.indexOf(CR); at !== -1; at = start.indexOf(CR, at + 1)) returns++;
  if (feeds === 0 && returns === 0) return bytes.includes(LF) || !bytes.includes(CR) ? LF : CR;
  return returns > 2 * feeds ? CR : LF;
}

/**
 * Text has no NUL. One in the first line, or many, means that the file is no text; a stray one further down costs its record
 * and not the file.
 */
function refuseBinary(bytes: Uint8Array, newline: number, utf16: boolean, file: string): void {
  const first = bytes.indexOf(0);
  if (first === -1) return;
  const firstEnd = bytes.indexOf(newline);
  let count = 0;
  for (let at = first; at !== -1; at = bytes.indexOf(0, at + 1)) count++;
  if (first > firstEnd && firstEnd !== -1 && count * 20 < bytes.length) return;
  const kind = message(utf16 ? 'ingest.binary.utf16' : 'ingest.binary.unknown');
  throw new CarteiraError('E_BINARY', { kind }, { file, line: 1 });
}

/** Lines that tell whether all are in quotes, and the share of them that must be. */
const WRAPPED_LINES = 200;
const WRAPPED_SHARE = 0.9;

/** Whether the lines stand in quotes as wholes, with delimiters in most of them: a list of quoted names has none. */
function isWrapped(bytes: Uint8Array, from: number, newline: number): boolean {
  let lines = 0;
  let wrapped = 0;
  let cut = 0;
  for (let start = from; start < bytes.length && lines < WRAPPED_LINES; ) {
    const found = bytes.indexOf(newline, start);
    const end = found === -1 ? bytes.length : found;
    if (bytes.subarray(start, end).some((byte) => byte > 0x20)) {
      lines++;
      const text = wrappedText(bytes, start, end);
      if (text !== undefined) wrapped++;
      if (text !== undefined && bytes.subarray(text.from, text.to).some(isDelimiter)) cut++;
    }
    start = end + 1;
  }
  return wrapped >= WRAPPED_SHARE * lines && 2 * cut >= lines && lines > 0;
}

function isDelimiter(byte: number): boolean {
  return byte === 0x3b || byte === 0x2c || byte === 0x09 || byte === 0x7c;
}
