/** What stands at few places of a long column, where these go: `target` tells where each goes, or -1 for nowhere. */
export function rearrangedEntries<V>(
  entries: ReadonlyMap<number, V> | undefined,
  target: (place: number) => number,
): Map<number, V> | undefined {
  if (entries === undefined) return undefined;
  const moved = Array.from(entries, ([place, value]) => [target(place), value] as const);
  return new Map(moved.filter(([place]) => place >= 0));
}
