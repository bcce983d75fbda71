import { hashBytes } from './interner.ts';

const FIRST_SLOTS = 1 << 9;
const FIRST_WORDS = 1 << 10;

/** What stands before the bytes of an id, in words. */
const ORDER = 0;
const BRANCH = 1;
const CUSTOMER = 2;
const LENGTH = 3;
const HEADER = 4;
const WORD = Int32Array.BYTES_PER_ELEMENT;

/**
 * Orders that are found by the bytes of their ids: an open-addressing table over keys (branch, id, customer) that are kept whole, one
 * behind the other, so that no two orders are ever taken for one.
 */
export class OrderIds {
  private words = new Int32Array(0);
  private bytes = new Uint8Array(0);
  /** Words that are taken; the first is none's, so that a slot of 0 is free. */
  private used = 1;
  /** Where the words of a key begin. */
  private slots = new Uint32Array(0);
  private count = 0;

  /** How many orders there are. */
  get size(): number {
    return this.count;
  }

  /** About how many bytes all ids have together: never fewer. */
  get idBytes(): number {
    return this.used * WORD;
  }

  /** The order with a key, or -1. The id is bytes[start, end). */
  find(branch: number, bytes: Uint8Array, start: number, end: number, customer: number): number {
    if (this.count === 0) return -1;
    const { slots, words } = this;
    const mask = slots.length - 1;
    let slot = keyHash(branch, bytes, start, end, customer) & mask;
    for (let at = slots[slot]!; at !== 0; at = slots[slot]!) {
      if (
        words[at + CUSTOMER] === customer &&
        words[at + BRANCH] === branch &&
        this.hasId(at, bytes, start, end)
      )
        return words[at + ORDER]!;
      slot = (slot + 1) & mask;
    }
    return -1;
  }

  /** Adds an order whose key has none yet. */
  add(order: number, branch: number, bytes: Uint8Array, start: number, end: number, customer: number): void {
    const length = end - start;
    const at = this.used;
    const next = at + HEADER + Math.ceil(length / WORD);
    if (next > this.words.length) this.growTo(next);
    this.words[at + ORDER] = order;
    this.words[at + BRANCH] = branch;
    this.words[at + CUSTOMER] = customer;
    this.words[at + LENGTH] = length;
    const from = (at + HEADER) * WORD;
    for (let i = 0; i < length; i++) this.bytes[from + i] = bytes[start + i]!;
    this.used = next;
    this.count++;
    if (this.count * 2 > this.slots.length) this.rehash();
    else this.place(at);
  }

  /** Calls `visit` with every order and its id, a view, in the order in which they came. */
  forEach(visit: (order: number, branch: number, id: Uint8Array, customer: number) => void): void {
    this.forEachKey((at) => {
      const { words } = this;
      visit(words[at + ORDER]!, words[at + BRANCH]!, this.idOf(at), words[at + CUSTOMER]!);
    });
  }

  private forEachKey(visit: (at: number) => void): void {
    for (let at = 1; at < this.used; at += HEADER + Math.ceil(this.words[at + LENGTH]! / WORD)) visit(at);
  }

  private idOf(at: number): Uint8Array {
    const from = (at + HEADER) * WORD;
    return this.bytes.subarray(from, from + this.words[at + LENGTH]!);
  }

  private hasId(at: number, bytes: Uint8Array, start: number, end: number): boolean {
    const length = end - start;
    if (this.words[at + LENGTH] !== length) return false;
    const from = (at + HEADER) * WORD;
    for (let i = 0; i < length; i++) if (this.bytes[from + i] !== bytes[start + i]) return false;
    return true;
  }

  private growTo(words: number): void {
    const grown = new Int32Array(Math.max(FIRST_WORDS, this.words.length * 2, words));
    grown.set(this.words);
    this.words = grown;
    this.bytes = new Uint8Array(grown.buffer);
  }

  private rehash(): void {
    this.slots = new Uint32Array(Math.max(FIRST_SLOTS, this.slots.length * 2));
    this.forEachKey((at) => this.place(at));
  }

  private place(at: number): void {
    const { slots, words } = this;
    const mask = slots.length - 1;
    const id = this.idOf(at);
    let slot = keyHash(words[at + BRANCH]!, id, 0, id.length, words[at + CUSTOMER]!) & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = at;
  }
}

function keyHash(branch: number, bytes: Uint8Array, start: number, end: number, customer: number): number {
  return hashBytes(bytes, start, end, Math.imul(customer + 1, 0x9e3779b1) ^ branch);
}
