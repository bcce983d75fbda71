/** Digits are below. */
const BASE = 1 << 16;
/** Fewer keys are compared sooner than their digits are counted. */
const FEW = 1 << 12;

/**
 * The indices of keys in ascending order, equal ones by index. Keys are sorted digit by digit, the last one first: that takes
 * a fraction of the time of comparing them by a function.
 *
 * @param digits those of the first key, the most significant one first, then those of the second key, ...
 * @param width how many digits a key has, 1 or more
 */
export function digitOrder(digits: Uint16Array, width: number): Int32Array {
  const size = digits.length / width;
  let order = new Int32Array(size);
  for (let index = 0; index < size; index++) order[index] = index;
  if (size < FEW) return order.sort((one, other) => compareDigits(digits, width, one, other) || one - other);
  let moved = new Int32Array(size);
  const places = new Int32Array(BASE + 1);
  for (let digit = width - 1; digit >= 0; digit--) {
    places.fill(0);
    let most = 0;
    for (let at = digit; at < digits.length; at += width) {
      const value = digits[at]!;
      places[value + 1]!++;
      if (value > most) most = value;
    }
    // Often all keys begin alike.
    if (places[most + 1] === size) continue;
    for (let value = 1; value <= most; value++) places[value]! += places[value - 1]!;
    for (let place = 0; place < size; place++) {
      const index = order[place]!;
      moved[places[digits[index * width + digit]!]!++] = index;
    }
    [order, moved] = [moved, order];
  }
  return order;
}

function compareDigits(digits: Uint16Array, width: number, one: number, other: number): number {
  for (let digit = 0; digit < width; digit++) {
    const difference = digits[one * width + digit]! - digits[other * width + digit]!;
    if (difference !== 0) return difference;
  }
  return 0;
}
