import { isAscii } from 'node:buffer';
import type { Encoding } from './layout/layout.ts';

/**
 * The characters of the bytes 80 to 9F in windows-1252. The platform's decoder is no help: several Node releases read these bytes as
 * control characters (nodejs/node issue 56542). The five bytes that windows-1252 leaves unassigned stand for the control
 * character of the same number, as in the WHATWG encoding standard, so that every byte can be read and written back.
 */
const HIGH =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

const BYTE_OF = new Map<string, number>([...HIGH].map((character, index) => [character, 0x80 + index]));

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Below this many bytes a loop is faster than asking the platform. */
const SHORT = 32;

/** The text of bytes[start, end), or undefined where they are not valid in the encoding. */
export function decodeText(
  bytes: Uint8Array,
  start: number,
  end: number,
  encoding: Encoding,
): string | undefined {
  if (end - start <= SHORT) {
    let text = '';
    let p = start;
    for (; p < end && bytes[p]! < 0x80; p++) text += String.fromCharCode(bytes[p]!);
    if (p === end) return text;
  }
  const part = Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start);
  if (encoding === 'windows-1252') {
    return part.toString('latin1').replace(/[\u0080-\u009f]/g, (byte) => HIGH[byte.charCodeAt(0) - 0x80]!);
  }
  if (isAscii(part)) return part.toString('latin1');
  try {
    return utf8.decode(part);
  } catch {
    return undefined;
  }
}

/** The bytes of a text, or undefined where the encoding cannot write one of its characters. */
export function encodeText(text: string, encoding: Encoding): Uint8Array | undefined {
  if (encoding === 'utf-8') return !/\p{Surrogate}/u.test(text) ? Buffer.from(text, 'utf-8') : undefined;
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    const byte = code < 0x80 || (code >= 0xa0 && code <= 0xff) ? code : BYTE_OF.get(text[index]!);
    if (byte === undefined) return undefined;
    bytes[index] = byte;
  }
  return bytes;
}
