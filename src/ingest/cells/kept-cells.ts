import { extended } from '../../ledger/interner.ts';
import type { Scanner } from '../scan.ts';

/** Longer cells are not kept: the length of a kept cell is one byte. */
const MAX_KEPT = 0xff;
/** Offset of cells that are not kept: none. */
export const NOT_KEPT = -1;

/**
 * The cells of some columns as they stood in the last record of each customer key, byte for byte: one behind the other in one
 * arena, the length of each cell in one byte, then its bytes.
 */
export class KeptCells {
  private arena = new Uint8Array(1 << 12);
  private view = new DataView(this.arena.buffer);
  private used = 0;
  /** By customer key: the room that was given to it, and its size. It stays, also while nothing is kept. */
  private places = new Int32Array(0);
  private capacities = new Int32Array(0);

  /** @param columns those that are kept; the sooner one differs, the sooner it should be looked at */
  constructor(private readonly columns: Int32Array) {}

  /** Whether the record's cells are the ones that are kept at an offset. */
  equals(offset: number, bytes: Uint8Array, scanner: Scanner): boolean {
    if (offset === NOT_KEPT) return false;
    const { arena, view: arenaView, columns } = this;
    const { view } = scanner;
    let p = offset;
    for (let i = 0; i < columns.length; i++) {
      const start = scanner.startOf(columns[i]!);
      const length = scanner.ends[columns[i]!]! - start;
      if (arena[p++] !== length) return false;
      let k = 0;
      for (; k + 4 <= length; k += 4)
        if (arenaView.getInt32(p + k) !== view.getInt32(start + k)) return false;
      for (; k < length; k++) if (arena[p + k] !== bytes[start + k]) return false;
      p += length;
    }
    return true;
  }

  /** Keeps the record's cells in place of those before; gives their offset, or NOT_KEPT where one is too long. */
  keep(key: number, bytes: Uint8Array, scanner: Scanner): number {
    const { columns } = this;
    let size = columns.length;
    for (const column of columns) {
      const length = scanner.ends[column]! - scanner.startOf(column);
      if (length > MAX_KEPT) return NOT_KEPT;
      size += length;
    }
    const offset = this.roomFor(key, size);
    const { arena } = this;
    let p = offset;
    for (const column of columns) {
      const start = scanner.startOf(column);
      const end = scanner.ends[column]!;
      arena[p++] = end - start;
      for (let from = start; from < end; from++) arena[p++] = bytes[from]!;
    }
    return offset;
  }

  /** The offset of so many bytes that a key may fill. */
  private roomFor(key: number, size: number): number {
    if (key >= this.places.length) {
      const room = Math.max(1 << 8, this.places.length * 2, key + 1);
      this.places = extended(this.places, room, NOT_KEPT);
      this.capacities = extended(this.capacities, room, 0);
    }
    if (size > this.capacities[key]!) {
      this.places[key] = this.allocate(size);
      this.capacities[key] = size;
    }
    return this.places[key]!;
  }

  private allocate(size: number): number {
    const offset = this.used;
    this.used += size;
    if (this.used > this.arena.length) {
      const grown = new Uint8Array(Math.max(this.arena.length * 2, this.used));
      grown.set(this.arena);
      this.arena = grown;
      this.view = new DataView(grown.buffer);
    }
    return offset;
  }
}
