/**
 * Profiles: the different keys of a file, found by their bytes, and what is known of each. A hash table with open addressing
 * over entries that are laid one behind the other and never move: a profile is the address of its entry.
 *
 * One instance adds profiles while others look for them: an entry is complete before its address is in a slot, and where the
 * slots are is told in one word. Slots that were given up for more stay as they are: who still looks there finds fewer.
 */
import { clean, copy, same } from './bytes';

// A profile: whose the records with its key are, and its number. Then its key.
const LENGTH = 0;
export const OWNER = 4;
export const OWNER_BRANCH = 8;
export const NUMBER = 12;
const KEY = 16;

const FIRST_SLOTS: u32 = 1 << 12;
/** Bytes of a slot: the entry's address, then its hash; all zero while it is free. */
const SLOT = 8;
/** Bytes that come into the cache together. */
const LINE = 64;

/** Where all instances find the slots: their address, then the mask of their number. */
const TABLE = 64;

let slotsAt: i32 = 0;
let slotMask: u32 = 0;
let free: i32 = 0;
let limit: i32 = 0;
let count: u32 = 0;

/** Begins anew without any profile, in the memory of [from, to). */
export function clear(from: i32, to: i32): void {
  const slots = (from + 15) & ~15;
  free = slots + FIRST_SLOTS * SLOT;
  // Of a profile the line behind its first is read, too.
  limit = to - LINE;
  count = 0;
  clean(slots, FIRST_SLOTS * SLOT);
  publish(slots, FIRST_SLOTS - 1);
}

function publish(slots: i32, mask: u32): void {
  atomic.store<u64>(TABLE, (<u64>mask << 32) | <u64>slots);
  refresh();
}

/** Takes notice of where the slots are by now. */
export function refresh(): void {
  const table = atomic.load<u64>(TABLE);
  slotsAt = <i32>table;
  slotMask = <u32>(table >> 32);
}

/** The profile that the hash of a key leads to first, or 0. */
// @ts-ignore: decorator
@inline
export function guess(hash: u32): i32 {
  return <i32>atomic.load<u64>(slotsAt + (hash & slotMask) * SLOT);
}

/** Reads the first two lines of a profile, and gives something of them. */
// @ts-ignore: decorator
@inline
export function touch(profile: i32): i32 {
  return load<i32>(profile) + load<i32>(profile + LINE);
}

/** The profile with a key, or 0. */
// @ts-ignore: decorator
@inline
export function lookUp(hash: u32, key: i32, length: i32): i32 {
  let slot = hash & slotMask;
  let entry = atomic.load<u64>(slotsAt + slot * SLOT);
  while (entry !== 0) {
    if (<u32>(entry >> 32) === hash) {
      const at = <i32>entry;
      if (load<i32>(at + LENGTH) === length && same(at + KEY, key, length)) return at;
    }
    slot = (slot + 1) & slotMask;
    entry = atomic.load<u64>(slotsAt + slot * SLOT);
  }
  return 0;
}

/** Adds a profile with a key that none has; false where there is no room. */
export function add(hash: u32, key: i32, length: i32, customer: i32, branch: i32, number: i32): bool {
  if ((count + 1) * 2 > slotMask && !grow()) return false;
  const entry = free;
  const end = (entry + KEY + length + 15) & ~15;
  if (end > limit) return false;
  free = end;
  count++;
  store<i32>(entry + LENGTH, length);
  store<i32>(entry + OWNER, customer);
  store<i32>(entry + OWNER_BRANCH, branch);
  store<i32>(entry + NUMBER, number);
  copy(entry + KEY, key, length);
  place(slotsAt, slotMask, hash, entry);
  return true;
}

function place(slots: i32, mask: u32, hash: u32, entry: i32): void {
  let slot = hash & mask;
  while (load<u64>(slots + slot * SLOT) !== 0) slot = (slot + 1) & mask;
  atomic.store<u64>(slots + slot * SLOT, (<u64>hash << 32) | <u64>entry);
}

/** Doubles the slots. False where there is no room. */
function grow(): bool {
  const before = slotMask + 1;
  const bytes = <i32>before * 2 * SLOT;
  if (free + bytes > limit) return false;
  const slots = free;
  const mask = before * 2 - 1;
  free += bytes;
  clean(slots, bytes);
  for (let slot: u32 = 0; slot < before; slot++) {
    const entry = load<u64>(slotsAt + slot * SLOT);
    if (entry !== 0) place(slots, mask, <u32>(entry >> 32), <i32>entry);
  }
  publish(slots, mask);
  return true;
}
