/**
 * Groups, as the host reads them: one behind the other, each with the facts of its records and the owner of its key.
 *
 * A group is one record, or several in a row that share every cell of the head; its amounts have one sign, and their sum is
 * exact. Records that are not plain make odd groups.
 */
import { add, guess, lookUp, NUMBER, OWNER, OWNER_BRANCH, refresh, touch } from './profiles';

/** Bytes of a group. Below, where its facts are. */
const GROUP = 64;
/** First byte, and the byte behind the last newline. */
export const START = 0;
export const END = 4;
/** Line of the first byte, counted from the first one of the scan. */
export const LINE = 8;
export const DAY = 12;
/** Number of records. */
export const COUNT = 16;
/** The customer of the profile of its key, or one of the three below. */
export const CUSTOMER = 20;
/** Sum of the amounts, in ten-thousandths. */
export const SUM = 24;
/** Order id: its value where the length is positive, its first byte where minus the length is there. No id: length 0. */
export const ID = 32;
export const ID_LENGTH = 36;
export const KEY = 40;
export const KEY_LENGTH = 44;
export const HASH = 48;
/** The branch and the number of the profile of its key. */
const BRANCH = 52;
const PROFILE = 56;
/** Where the profile most likely is. */
const GUESS = 60;

/** Groups that are looked up together: what they wait for must stay in the processor's own cache until they are found. */
const BLOCK = 128;

/** Customer of a group whose key is not yet looked up, of one with a new key, and of records that are not plain. */
export const PENDING = -1;
const UNKNOWN = -2;
export const ODD = -3;

let groupsAt: i32 = 0;
let maxGroups: i32 = 0;
let groups: i32 = 0;
/** What was read ahead: nobody needs it, but reading that leads to nothing would be left out by the compiler. */
let touched: i32 = 0;

/** Where groups go, and how many. */
export function aimGroups(from: i32, room: i32): void {
  groupsAt = from;
  maxGroups = room;
}

/** Begins anew without any group. */
// @ts-ignore: decorator
@inline
export function clearGroups(): void {
  groups = 0;
}

/** Number of groups that the last `scan` made. */
export function groupCount(): i32 {
  return groups;
}

// @ts-ignore: decorator
@inline
export function isFull(): bool {
  return groups === maxGroups;
}

/** The last group; none where there are no groups. */
// @ts-ignore: decorator
@inline
export function lastGroup(): i32 {
  return groupsAt + (groups - 1) * GROUP;
}

/** Where the next group goes: it is one from `addGroup` on. */
// @ts-ignore: decorator
@inline
export function nextGroup(): i32 {
  return groupsAt + groups * GROUP;
}

// @ts-ignore: decorator
@inline
export function addGroup(): void {
  groups++;
}

/** Whether the last group is an odd one. */
// @ts-ignore: decorator
@inline
export function isLastOdd(): bool {
  return groups > 0 && load<i32>(lastGroup() + CUSTOMER) === ODD;
}

/**
 * Gives the groups of the last `scan` the owners of their keys. The profiles are far apart in memory: those of a block of groups are
 * read first, one after the other with no decision in between, so that the waits overlap.
 */
export function resolve(): void {
  refresh();
  const end = groupsAt + groups * GROUP;
  for (let from = groupsAt; from < end; from += BLOCK * GROUP) {
    const to = min(end, from + BLOCK * GROUP);
    for (let group = from; group < to; group += GROUP) store<i32>(group + GUESS, guess(load<u32>(group + HASH)));
    for (let group = from; group < to; group += GROUP) touched += touch(load<i32>(group + GUESS));
    for (let group = from; group < to; group += GROUP) {
      if (load<i32>(group + CUSTOMER) === PENDING && !find(group)) store<i32>(group + CUSTOMER, UNKNOWN);
    }
  }
}

/** Gives the group at an address its owner where its key is known by now; whether it is. */
// @ts-ignore: decorator
@inline
export function find(group: i32): bool {
  const profile = lookUp(load<u32>(group + HASH), load<i32>(group + KEY), load<i32>(group + KEY_LENGTH));
  if (profile === 0) return false;
  store<i32>(group + CUSTOMER, load<i32>(profile + OWNER));
  store<i32>(group + BRANCH, load<i32>(profile + OWNER_BRANCH));
  store<i32>(group + PROFILE, load<i32>(profile + NUMBER));
  return true;
}

/** Makes a profile of the key of the group at an address, which gets its owner; false where there is no room. */
export function learn(group: i32, customer: i32, branch: i32, number: i32): bool {
  const key = load<i32>(group + KEY);
  return add(load<u32>(group + HASH), key, load<i32>(group + KEY_LENGTH), customer, branch, number) && find(group);
}
