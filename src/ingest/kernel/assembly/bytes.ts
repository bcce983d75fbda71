// Bytes of the memory, compared and hashed many at a time.

/** Whether two runs of bytes are the same. */
// @ts-ignore: decorator
@inline
export function same(a: i32, b: i32, length: i32): bool {
  if (length >= 16) {
    for (let i = 0; i + 16 <= length; i += 16) {
      if (v128.any_true(v128.xor(v128.load(a + i), v128.load(b + i)))) return false;
    }
    const rest = length - 16;
    return !v128.any_true(v128.xor(v128.load(a + rest), v128.load(b + rest)));
  }
  if (length >= 8) {
    const rest = length - 8;
    return load<u64>(a) === load<u64>(b) && load<u64>(a + rest) === load<u64>(b + rest);
  }
  if (length >= 4) {
    const rest = length - 4;
    return load<u32>(a) === load<u32>(b) && load<u32>(a + rest) === load<u32>(b + rest);
  }
  for (let i = 0; i < length; i++) if (load<u8>(a + i) !== load<u8>(b + i)) return false;
  return true;
}

// @ts-ignore: decorator
@inline
function mix(hash: u64, word: u64): u64 {
  const mixed = (hash ^ word) * 0x9e3779b97f4a7c15;
  return mixed ^ (mixed >> 29);
}

/**
 * A hash of bytes, in two halves that do not wait for each other, eight bytes at a time; the last words overlap those before.
 * May read 7 bytes behind the end.
 */
// @ts-ignore: decorator
@inline
export function hashOf(at: i32, length: i32): u32 {
  let one: u64 = <u64>length;
  let two: u64 = 0;
  let i = 0;
  for (; i + 16 <= length; i += 16) {
    one = mix(one, load<u64>(at + i));
    two = mix(two, load<u64>(at + i + 8));
  }
  if (length >= 16) {
    one = mix(one, load<u64>(at + length - 16));
    two = mix(two, load<u64>(at + length - 8));
  } else if (length >= 8) {
    one = mix(one, load<u64>(at));
    two = mix(two, load<u64>(at + length - 8));
  } else {
    one = mix(one, load<u64>(at) & ((<u64>1 << (length * 8)) - 1));
  }
  const hash = mix(one, two);
  return <u32>(hash ^ (hash >> 32));
}

/** Makes bytes zero, a multiple of sixteen. The instructions for that, and for copying, go byte by byte where memory is shared. */
export function clean(at: i32, length: i32): void {
  for (let i = 0; i < length; i += 16) v128.store(at + i, i8x16.splat(0));
}

/** Copies bytes sixteen at a time: up to 15 bytes behind both ends are read and written too. */
// @ts-ignore: decorator
@inline
export function copy(to: i32, from: i32, length: i32): void {
  for (let i = 0; i < length; i += 16) v128.store(to + i, v128.load(from + i));
}
