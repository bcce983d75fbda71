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
