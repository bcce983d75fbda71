const FIRST_BYTES = 1 << 17;
/** The most bytes that one unit of UTF-16 takes in UTF-8. */
const WIDEST = 3;
const ASCII = 0x7f;
/** Units below take two bytes in UTF-8. */
const THREE_BYTES = 0x800;

const ZERO = 0x30;
const MINUS = 0x2d;
const POINT = 0x2e;
/** Up to here numbers divide as integers, which is faster. */
const MAX_INT32 = 0x7fffffff;
/** More bytes than a safe integer takes with sign and point, or a text of `digits` zeros before it. */
const NUMBER_BYTES = 64;

/** By character of ASCII: 1 where a cell must not hold it bare. */
export type Marks = Uint8Array;

/** The marks that some characters of ASCII are. */
export function marksOf(characters: string): Marks {
  const marks = new Uint8Array(ASCII + 1);
  for (let i = 0; i < characters.length; i++) marks[characters.charCodeAt(i)] = 1;
  return marks;
}

const NO_MARKS = marksOf('');

/** Whether a text holds one of the marks. */
function holds(text: string, marks: Marks): boolean {
  for (let i = 0; i < text.length; i++) if (marks[text.charCodeAt(i)] === 1) return true;
  return false;
}

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
    this.copy(text, NO_MARKS);
  }

  /** Adds a text as a cell: in quotes, its own ones doubled, where it holds one of the marks. */
  addCell(text: string, marks: Marks): void {
    const start = this.used;
    if (this.copy(text, marks)) return;
    this.used = start;
    this.add('"');
    this.add(text.includes('"') ? text.replaceAll('"', '""') : text);
    this.add('"');
  }

  /** Adds a text, up to the first of the marks; whether it holds none of them. */
  private copy(text: string, marks: Marks): boolean {
    const { length } = text;
    if (this.used + length * WIDEST > this.bytes.length) this.grow(length * WIDEST);
    const { bytes } = this;
    let at = this.used;
    for (let i = 0; i < length; i++) {
      const unit = text.charCodeAt(i);
      if (unit <= ASCII) {
        if (marks[unit] === 1) return false;
        bytes[at++] = unit;
      } else if (unit < THREE_BYTES) {
        bytes[at++] = 0xc0 | (unit >> 6);
        bytes[at++] = 0x80 | (unit & 0x3f);
      } else {
        const rest = text.slice(i);
        if (holds(rest, marks)) return false;
        at += bytes.write(rest, at);
        break;
      }
    }
    this.used = at;
    return true;
  }

  /** Adds value / 10^digits as plain decimal text with `digits` decimals; `value` is a safe integer. */
  addDecimal(value: number, digits: number): void {
    if (this.used + NUMBER_BYTES > this.bytes.length) this.grow(NUMBER_BYTES);
    const { bytes } = this;
    let rest = value;
    if (rest < 0) {
      bytes[this.used++] = MINUS;
      rest = -rest;
    }
    // Written from its end. At least one digit stands before the point.
    let length = 1;
    for (let limit = 10; rest >= limit; limit *= 10) length++;
    length = Math.max(length, digits + 1);
    let at = this.used + length + (digits > 0 ? 1 : 0);
    this.used = at;
    for (let place = 0; place < length; place++) {
      if (place === digits && place > 0) bytes[--at] = POINT;
      const left = rest <= MAX_INT32 ? ((rest | 0) / 10) | 0 : Math.floor(rest / 10);
      bytes[--at] = ZERO + (rest - left * 10);
      rest = left;
    }
  }

  /** The text in UTF-8; it is forgotten. */
  take(): Uint8Array {
    const taken = new Uint8Array(this.bytes.subarray(0, this.used));
    this.used = 0;
    return taken;
  }

  private grow(room: number): void {
    const grown = Buffer.allocUnsafe(Math.max(this.bytes.length * 2, this.used + room));
    this.bytes.copy(grown, 0, 0, this.used);
    this.bytes = grown;
  }
}
