/**
 * Profiles: the different keys of a file, found by their bytes, and what is known of each. A hash table with open addressing
 * over entries that are laid one behind the other and never move: a profile is the address of its entry.
 */
import { same } from './bytes';

// A profile: whose the records with its key are, and the latest days on which they bought and returned, as the host reads
// them; NO_DAY before the first. Then its key.
const LENGTH = 0;
export const OWNER = 4;
export const OWNER_BRANCH = 8;
export const PURCHASE_DAY = 12;
export const RETURN_DAY = 16;
const KEY = 20;

const NO_DAY = -1;

const FIRST_SLOTS: u32 = 1 << 12;
/** Bytes of a slot: the entry's address, then its hash; all zero while it is free. */
const SLOT = 8;

let slotsAt: i32 = 0;
let slotMask: u32 = 0;
let free: i32 = 0;
let limit: i32 = 0;
let count: u32 = 0;

/** Begins anew without any profile, in the memory of [from, to). */
export function clear(from: i32, to: i32): void {
  slotsAt = (from + 15) & ~15;
  slotMask = FIRST_SLOTS - 1;
  free = slotsAt + FIRST_SLOTS * SLOT;
  limit = to;
  count = 0;
  memory.fill(slotsAt, 0, FIRST_SLOTS * SLOT);
}

/** The profile with a key, or 0. */
// @ts-ignore: decorator
@inline
export function lookUp(hash: u32, key: i32, length: i32): i32 {
  let slot = hash & slotMask;
  let entry = load<u64>(slotsAt + slot * SLOT);
  while (entry !== 0) {
    if (<u32>(entry >> 32) === hash) {
      const at = <i32>entry;
      if (load<i32>(at + LENGTH) === length && same(at + KEY, key, length)) return at;
    }
    slot = (slot + 1) & slotMask;
    entry = load<u64>(slotsAt + slot * SLOT);
  }
  return 0;
}

/** Adds a profile with a key that none has; 0 where there is no room. */
export function add(hash: u32, key: i32, length: i32, customer: i32, branch: i32): i32 {
  if ((count + 1) * 2 > slotMask && !grow()) return 0;
  const entry = free;
  const end = (entry + KEY + length + 15) & ~15;
  if (end > limit) return 0;
  free = end;
  count++;
  store<i32>(entry + LENGTH, length);
  store<i32>(entry + OWNER, customer);
  store<i32>(entry + OWNER_BRANCH, branch);
  store<i32>(entry + PURCHASE_DAY, NO_DAY);
  store<i32>(entry + RETURN_DAY, NO_DAY);
  memory.copy(entry + KEY, key, length);
  place(hash, entry);
  return entry;
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
