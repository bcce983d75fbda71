import type { Encoding } from '../layout/layout.ts';

/**
 * The characters of the bytes 80 to 9F in windows-1252. The platform's decoder is no help: several Node releases read these bytes as
 * control characters (nodejs/node issue 56542). The five bytes that windows-1252 leaves unassigned stand for the control
 * character of the same number, as in the WHATWG encoding standard, so that every byte can be read and written back.
 */
const WINDOWS_1252 =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

/** The characters of the bytes 80 to FF in code page 850, which DOS programs in Western Europe and Brazil write. */
const CP850 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»' +
  '░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀' +
  'ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0';

/** A code page of one byte a character whose bytes below 80 are ASCII. */
interface CodePage {
  /** The bytes whose characters are not those of the same number. */
  readonly special: RegExp;
  readonly characters: string;
  readonly byteOf: ReadonlyMap<string, number>;
}

function codePage(characters: string, special: RegExp): CodePage {
  const byteOf = new Map([...characters].map((character, index) => [character, 0x80 + index]));
  return { special, characters, byteOf };
}

const LATIN1 = String.fromCharCode(...Array.from({ length: 128 }, (_, index) => 0x80 + index));

const CODE_PAGES: Readonly<Record<SingleByte, CodePage>> = {
  'windows-1252': codePage(WINDOWS_1252 + LATIN1.slice(WINDOWS_1252.length), /[\u0080-\u009f]/g),
  'iso-8859-1': codePage(LATIN1, /[^\s\S]/g),
  cp850: codePage(CP850, /[\u0080-\u00ff]/g),
};

/** The encodings with one byte a character: every sequence of bytes is valid in them. */
export type SingleByte = 'windows-1252' | 'iso-8859-1' | 'cp850';

/** Whether an encoding has one byte a character. */
export function isSingleByte(encoding: Encoding): encoding is SingleByte {
  return encoding in CODE_PAGES;
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Up to this many bytes a text is put together from its characters faster than the platform makes it. */
const SHORT = 8;
/** What the platform puts in place of bytes that are no UTF-8, and what three bytes of UTF-8 stand for. */
const REPLACEMENT = '\ufffd';

/**
 * The text of bytes[start, end), or undefined where they are not valid in the encoding. What a file has in UTF-16 is read as
 * UTF-8, see recode.ts.
 */
export function decodeText(
  bytes: Uint8Array,
  start: number,
  end: number,
  encoding: Encoding,
): string | undefined {
  let p = start;
  while (p < end && bytes[p]! < 0x80) p++;
  const isAscii = p === end;
  if (isAscii && end - start <= SHORT) {
    let text = '';
    for (p = start; p < end; p++) text += String.fromCharCode(bytes[p]!);
    return text;
  }
  const all = bytes instanceof Buffer ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (isAscii) return all.toString('latin1', start, end);
  if (isSingleByte(encoding)) {
    const { special, characters } = CODE_PAGES[encoding];
    const text = all.toString('latin1', start, end);
    return text.replace(special, (byte) => characters[byte.charCodeAt(0) - 0x80]!);
  }
  const text = all.toString('utf8', start, end);
  if (!text.includes(REPLACEMENT)) return text;
  try {
    return utf8.decode(all.subarray(start, end));
  } catch {
    return undefined;
  }
}

/** The bytes of a text as `decodeText` reads them, or undefined where the encoding cannot write one of its characters. */
export function encodeText(text: string, encoding: Encoding): Uint8Array | undefined {
  if (!isSingleByte(encoding)) return !/\p{Surrogate}/u.test(text) ? Buffer.from(text, 'utf-8') : undefined;
  const { byteOf } = CODE_PAGES[encoding];
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    const byte = code < 0x80 ? code : byteOf.get(text[index]!);
    if (byte === undefined) return undefined;
    bytes[index] = byte;
  }
  return bytes;
}
