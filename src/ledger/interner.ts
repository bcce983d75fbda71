/**
 * Byte strings to small numbers, exactly and without making JavaScript strings. The bytes are copied into one arena;
 * an open-addressing table finds them again.
 */
export class ByteInterner {
  private arena = new Uint8Array(1 << 12);
  private used = 0;
  /** Offset behind the bytes of each id; those of id 0 begin at 0. */
  private ends = new Uint32Array(1 << 8);
  private count = 0;
  /** id + 1, or 0 for an empty slot. */
  private slots = new Int32Array(1 << 9);

  /** How many different byte strings there are; ids are 0 to size - 1 in order of first appearance. */
  get size(): number {
    return this.count;
  }

  /** The id of bytes[start, end), given one if it is new. */
  intern(bytes: Uint8Array, start: number, end: number): number {
    const slot = this.slotOf(bytes, start, end);
    const id = this.slots[slot]! - 1;
    return id >= 0 ? id : this.append(bytes, start, end, slot);
  }

  /** The id of bytes[start, end), or -1. */
  find(bytes: Uint8Array, start: number, end: number): number {
    return this.slots[this.slotOf(bytes, start, end)]! - 1;
  }

  /** Whether id stands for bytes[start, end). */
  equals(id: number, bytes: Uint8Array, start: number, end: number): boolean {
    const from = id === 0 ? 0 : this.ends[id - 1]!;
    const length = end - start;
    if (this.ends[id]! - from !== length) return false;
    const { arena } = this;
    for (let i = 0; i < length; i++) if (arena[from + i] !== bytes[start + i]) return false;
    return true;
  }

  /** The bytes of an id. A view: do not write. */
  bytesOf(id: number): Uint8Array {
    return this.arena.subarray(id === 0 ? 0 : this.ends[id - 1]!, this.ends[id]!);
  }

  /** The slot that bytes[start, end) have, or that is free for them. */
  private slotOf(bytes: Uint8Array, start: number, end: number): number {
    const mask = this.slots.length - 1;
    let slot = hashBytes(bytes, start, end) & mask;
    for (;;) {
      const id = this.slots[slot]! - 1;
      if (id < 0 || this.equals(id, bytes, start, end)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  private append(bytes: Uint8Array, start: number, end: number, slot: number): number {
    const length = end - start;
    if (this.used + length > this.arena.length) {
      const grown = new Uint8Array(Math.max(this.arena.length * 2, this.used + length));
      grown.set(this.arena.subarray(0, this.used));
      this.arena = grown;
    }
    for (let i = 0; i < length; i++) this.arena[this.used + i] = bytes[start + i]!;
    this.used += length;
    if (this.count === this.ends.length) this.ends = grownCopy(this.ends, Uint32Array);
    const id = this.count++;
    this.ends[id] = this.used;
    this.slots[slot] = id + 1;
    if (this.count * 2 > this.slots.length) this.rehash();
    return id;
  }

  private rehash(): void {
    const slots = new Int32Array(this.slots.length * 2);
    const mask = slots.length - 1;
    for (let id = 0; id < this.count; id++) {
      const from = id === 0 ? 0 : this.ends[id - 1]!;
      let slot = hashBytes(this.arena, from, this.ends[id]!) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = id + 1;
    }
    this.slots = slots;
  }
}

const ASCII = 0x7f;
/** What stands before a text that is not all ASCII, whose units take two bytes each. */
const WIDE = 0xff;

/** Texts to small numbers, by their bytes: a Map of as many strings takes twice the time, and more memory. */
export class TextInterner {
  private readonly interner = new ByteInterner();
  private bytes = new Uint8Array(1 << 7);

  /** The id of a text, given one if it is new: ids are 0, 1, 2, ... in order of first appearance. */
  intern(text: string): number {
    const length = this.write(text);
    return this.interner.intern(this.bytes, 0, length);
  }

  /** The id of a text, or -1. */
  find(text: string): number {
    const length = this.write(text);
    return this.interner.find(this.bytes, 0, length);
  }

  /** Writes the bytes of a text, the same for no two texts, and gives their number. */
  private write(text: string): number {
    const { length } = text;
    if (length * 2 + 1 > this.bytes.length) this.bytes = new Uint8Array(length * 4);
    const { bytes } = this;
    let at = 0;
    while (at < length && text.charCodeAt(at) <= ASCII) {
      bytes[at] = text.charCodeAt(at);
      at++;
    }
    if (at === length) return length;
    bytes[0] = WIDE;
    for (at = 0; at < length; at++) {
      const unit = text.charCodeAt(at);
      bytes[at * 2 + 1] = unit;
      bytes[at * 2 + 2] = unit >> 8;
    }
    return length * 2 + 1;
  }
}

/** FNV-1a with a final mix, as a signed 32-bit number. */
export function hashBytes(bytes: Uint8Array, start: number, end: number, seed = 0x811c9dc5): number {
  let hash = seed;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
  hash ^= hash >>> 15;
  return Math.imul(hash, 0x2c1b3c6d) ^ (hash >>> 12);
}

/** Above this length a column grows fourfold: what is not written to takes no memory, what is copied takes time. */
const LARGE = 1 << 16;

/** The next length of a column that is full. */
export function roomier(length: number): number {
  return length * (length < LARGE ? 2 : 4);
}

/** A copy of a column with the next length. */
export function grownCopy<T extends Int32Array | Uint32Array>(array: T, make: new (length: number) => T): T {
  const grown = new make(roomier(array.length));
  grown.set(array);
  return grown;
}

/** A copy of an array with another length, the new places filled. */
export function extended(array: Int32Array, length: number, filler: number): Int32Array<ArrayBuffer> {
  const result = new Int32Array(length);
  result.set(array);
  // Memory that is not touched is not taken: new places are 0 as they are.
  return filler === 0 ? result : result.fill(filler, array.length);
}
