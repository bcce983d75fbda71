/**
 * Profiles: the different keys of a file, found by their bytes. A hash table with open addressing over entries that are
 * laid one behind the other and never move.
 */
import { same } from './bytes';

// An entry: length of the key, number of the profile, 8 bytes of nothing, the key from the next boundary of 16 bytes on.
const LENGTH = 0;
const NUMBER = 4;
const KEY = 16;

const FIRST_SLOTS: u32 = 1 << 12;
/** Bytes of a slot: the entry's address, then its hash; all zero while it is free. */
const SLOT = 8;

let slotsAt: i32 = 0;
let slotMask: u32 = 0;
let free: i32 = 0;
let limit: i32 = 0;
let count: i32 = 0;

/** Begins anew without any profile, in the memory of [from, to). */
export function clear(from: i32, to: i32): void {
  slotsAt = (from + 15) & ~15;
  slotMask = FIRST_SLOTS - 1;
  free = slotsAt + FIRST_SLOTS * SLOT;
  limit = to;
  count = 0;
  memory.fill(slotsAt, 0, FIRST_SLOTS * SLOT);
}

/** The number of the profile with a key, or -1. */
// @ts-ignore: decorator
@inline
export function lookUp(hash: u32, key: i32, length: i32): i32 {
  let slot = hash & slotMask;
  let entry = load<u64>(slotsAt + slot * SLOT);
  while (entry !== 0) {
    if (<u32>(entry >> 32) === hash) {
      const at = <i32>entry;
      if (load<i32>(at + LENGTH) === length && same(at + KEY, key, length)) return load<i32>(at + NUMBER);
    }
    slot = (slot + 1) & slotMask;
    entry = load<u64>(slotsAt + slot * SLOT);
  }
  return -1;
}

/** Adds a profile with a key that none has and gives its number, one more than the last; -1 where there is no room. */
export function add(hash: u32, key: i32, length: i32): i32 {
  if ((<u32>count + 1) * 2 > slotMask && !grow()) return -1;
  const entry = free;
  const end = (entry + KEY + length + 15) & ~15;
  if (end > limit) return -1;
  free = end;
  store<i32>(entry + LENGTH, length);
  store<i32>(entry + NUMBER, count);
  memory.copy(entry + KEY, key, length);
  place(hash, entry);
  return count++;
}

function place(hash: u32, entry: i32): void {
  let slot = hash & slotMask;
  while (load<u64>(slotsAt + slot * SLOT) !== 0) slot = (slot + 1) & slotMask;
  store<u64>(slotsAt + slot * SLOT, (<u64>hash << 32) | <u64>entry);
}

/** Doubles the slots; the memory of those before is given up. False where there is no room. */
function grow(): bool {
  const before = slotMask + 1;
  const from = slotsAt;
  const bytes = <i32>before * 2 * SLOT;
  if (free + bytes > limit) return false;
  slotsAt = free;
  slotMask = before * 2 - 1;
  free += bytes;
  memory.fill(slotsAt, 0, bytes);
  for (let slot: u32 = 0; slot < before; slot++) {
    const entry = load<u64>(from + slot * SLOT);
    if (entry !== 0) place(<u32>(entry >> 32), <i32>entry);
  }
  return true;
}
