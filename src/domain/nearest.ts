/** Case, accents and the usual separators are what people get wrong without meaning another word. */
function plain(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\s_-]+/g, '_');
}

/**
 * Fewest insertions, deletions, substitutions and swaps of neighbours that turn `a` into `b`, no place touched twice
 * (Damerau's distance in its restricted form, the optimal string alignment).
 */
function distance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const substitution = last[column - 1]! + (a[row - 1] === b[column - 1] ? 0 : 1);
      let cost = Math.min(last[column]! + 1, current[column - 1]! + 1, substitution);
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        cost = Math.min(cost, beforeLast[column - 2]! + 1);
      }
      current.push(cost);
    }
    beforeLast = last;
    last = current;
  }
  return last[b.length]!;
}

/**
 * The candidate that `name` was probably meant to be, or undefined where none differs in at most a third of its letters.
 * Case, accents, `-`, `_` and spaces are not differences. Of equally near ones, the first.
 */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  return nearestFew(name, candidates, 1)[0];
}

/** The few candidates that `name` was most probably meant to be, as of `nearest`, the nearest first. */
export function nearestFew(name: string, candidates: Iterable<string>, count: number): string[] {
  const wanted = plain(name);
  const best: { readonly candidate: string; readonly distance: number }[] = [];
  for (const candidate of candidates) {
    const offered = plain(candidate);
    const limit = Math.round(Math.max(wanted.length, offered.length) / 3);
    const worst = best.length < count ? Number.POSITIVE_INFINITY : best[count - 1]!.distance;
    // The lengths alone already tell most candidates apart.
    if (Math.abs(wanted.length - offered.length) > Math.min(limit, worst)) continue;
    const found = distance(wanted, offered);
    if (found > limit || found >= worst) continue;
    const place = best.findIndex((each) => each.distance > found);
    best.splice(place === -1 ? best.length : place, 0, { candidate, distance: found });
    best.length = Math.min(best.length, count);
  }
  return best.map(({ candidate }) => candidate);
}
