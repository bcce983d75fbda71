const FIRST_BYTES = 1 << 17;
/** The most bytes that one unit of UTF-16 takes in UTF-8. */
const WIDEST = 3;
const ASCII = 0x7f;

/**
 * Text that is put together from very many short pieces. They are kept as bytes: a string for every piece that grows costs more than
 * all that stands in it.
 */
export class TextBuffer {
  private bytes = Buffer.allocUnsafe(FIRST_BYTES);
  private used = 0;

  /** Bytes that `take` would give, in UTF-8. */
  get size(): number {
    return this.used;
  }

  add(text: string): void {
    const { length } = text;
    if (this.used + length * WIDEST > this.bytes.length) this.grow(length * WIDEST);
    const { bytes } = this;
    let at = this.used;
    for (let i = 0; i < length; i++) {
      const unit = text.charCodeAt(i);
      if (unit > ASCII) {
        this.used = at + bytes.write(text.slice(i), at);
        return;
      }
      bytes[at++] = unit;
    }
    this.used = at;
  }

  /** The text, which is forgotten. */
  take(): string {
    const text = this.bytes.toString('utf8', 0, this.used);
    this.used = 0;
    return text;
  }

  private grow(room: number): void {
    const grown = Buffer.allocUnsafe(Math.max(this.bytes.length * 2, this.used + room));
    this.bytes.copy(grown, 0, 0, this.used);
    this.bytes = grown;
  }
}
