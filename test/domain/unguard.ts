/** The text that `guardCell` was given, for whoever reads a guarded list: one apostrophe less before what looks like a formula. */
export function unguardCell(text: string): string {
  return /^'+(?![+-]\d+(?:[.,]\d+)*$)[=@+\-＝＠＋－\0\t\r]/.test(text) ? text.slice(1) : text;
}
