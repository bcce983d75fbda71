import { digitOrder } from './digit-order.ts';

/**
 * Surrogates stand for characters beyond U+FFFF, which UTF-8 puts after U+E000 to U+FFFF although their UTF-16 units are
 * smaller: moving them up makes the order of the units the order of the bytes.
 */
function weight(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}

/** Negative, zero or positive as `a` comes before, is or comes after `b` in the order of their UTF-8 bytes. */
export function compareUtf8(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  for (let index = 0; index < shorter; index++) {
    const left = a.charCodeAt(index);
    const right = b.charCodeAt(index);
    if (left !== right) return weight(left) - weight(right);
  }
  return a.length - b.length;
}

/** Units of ASCII are below, so that two of them are one digit of a key. */
const PLAIN = 0x80;
/** Longer texts are compared: most of them differ long before they end. */
const MOST_UNITS = 64;

/** The indices of texts in the order of their UTF-8 bytes, equal ones by index. */
export function utf8Order(texts: readonly string[]): Int32Array {
  return plainOrder(texts) ?? Int32Array.from(texts.keys()).sort((a, b) => compareUtf8(texts[a]!, texts[b]!));
}

/** The order of texts of ASCII; undefined where one is long or has other characters. */
function plainOrder(texts: readonly string[]): Int32Array | undefined {
  let longest = 0;
  for (const { length } of texts) if (length > longest) longest = length;
  if (longest > MOST_UNITS) return undefined;
  const width = (longest + 1) >> 1;
  const digits = new Uint16Array(texts.length * width);
  for (let index = 0; index < texts.length; index++) {
    const text = texts[index]!;
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      // 0 stands for the end of a text, which comes before everything else.
      if (unit === 0 || unit >= PLAIN) return undefined;
      digits[index * width + (at >> 1)]! += at % 2 === 0 ? unit * PLAIN : unit;
    }
  }
  return width === 0 ? undefined : digitOrder(digits, width);
}
