import { isAscii, isUtf8 } from 'node:buffer';
import { message } from '../../domain/message.ts';
import { decodeText } from '../bytes/encoding.ts';
import { chooseCodePage } from './accents.ts';
import type { Choice, Encoding, Evidence } from './layout.ts';

/** Bytes from the start that tell whether a file is UTF-16. */
const ENOUGH = 1 << 12;
/** Shares of zero bytes at the places where UTF-16 has them for Latin letters, and at the others. */
const MANY = 0.7;
const FEW = 0.05;

/** The form of UTF-16 that a file has by its byte order mark or its zero bytes; undefined for any other file. */
export function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const length = Math.min(bytes.length, ENOUGH);
  let even = 0;
  let odd = 0;
  for (let at = bytes.indexOf(0); at !== -1 && at < length; at = bytes.indexOf(0, at + 1)) {
    if (at % 2 === 0) even++;
    else odd++;
  }
  const units = length / 2;
  if (odd > MANY * units && even <= FEW * units) return 'utf-16le';
  return even > MANY * units && odd <= FEW * units ? 'utf-16be' : undefined;
}

/** What is known of an encoding before its letters are looked at. */
export interface EncodingSigns {
  readonly forced: Encoding | undefined;
  /** The form of UTF-16 that the bytes were read from. */
  readonly utf16: Encoding | undefined;
  /** Whether there is a byte order mark. */
  readonly marked: boolean;
  /** Whether the bytes are the whole file. */
  readonly complete: boolean;
}

/** The encoding of a file and the evidence for it. */
export function chooseEncoding(
  bytes: Uint8Array,
  { forced, utf16, marked, complete }: EncodingSigns,
): { readonly choice: Choice<Encoding>; readonly evidence: Evidence } {
  const decided = (choice: Choice<Encoding>, reason: string, params = {}) => ({
    choice,
    evidence: {
      subject: 'encoding' as const,
      value: choice.value,
      reason: message(`ingest.encoding.${reason}`, params),
    },
  });
  if (forced) return decided({ value: forced, proven: true }, 'forced');
  if (utf16) return decided({ value: utf16, proven: true }, marked ? 'bom' : 'zeros');
  if (marked) return decided({ value: 'utf-8', proven: true }, 'bom');
  if (isAscii(bytes)) {
    return complete
      ? decided({ value: 'utf-8', proven: true }, 'ascii')
      : decided({ value: 'utf-8', proven: false, rival: 'windows-1252' }, 'ascii_so_far');
  }
  const sequence = firstOfUtf8(bytes);
  if (sequence !== undefined) {
    return decided({ value: 'utf-8', proven: true }, 'utf8', { sample: accented(bytes, sequence, 'utf-8') });
  }
  const choice = chooseCodePage(bytes, 0, bytes.length);
  const first = bytes.findIndex((byte) => byte >= 0x80);
  const params = { sample: accented(bytes, first, choice.value) };
  if (choice.value === 'cp850') return decided(choice, 'cp850', params);
  return decided(choice, choice.proven ? 'windows1252' : 'single_byte', params);
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
