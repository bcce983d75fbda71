import { type Message, message } from '../domain/message.ts';

/** An id without the zeros that a spreadsheet takes from a number. */
function withoutZeros(id: string): string {
  return id.replace(/^0+(?=\d)/, '');
}

/** An id without what a program puts behind one that it takes for a number with decimals, too. */
function withoutDecimals(id: string): string {
  return withoutZeros(id.replace(/^(\d+)\.0$/, '$1'));
}

/** What two spellings of an id may differ in, and the id without it: the first that makes two equal is what they differ in. */
const DIFFERENCES = [
  ['ids.zeros', withoutZeros],
  ['ids.decimals', withoutDecimals],
] as const;

/**
 * What tells ids that the orders do not have from those that they have: for each difference how many of them are affected, and
 * one in both spellings. Empty where the ids are others altogether.
 */
export function differencesOf(unmet: Iterable<string>, ordered: Iterable<string>): Message[] {
  const theirs = [...ordered];
  const spellings = DIFFERENCES.map(([, bare]) => new Map(theirs.map((id) => [bare(id), id])));
  const found = DIFFERENCES.map((): [string, string][] => []);
  for (const id of unmet) {
    const others = DIFFERENCES.map(([, bare], index) => spellings[index]!.get(bare(id)));
    const index = others.findIndex((other) => other !== undefined);
    if (index !== -1) found[index]!.push([id, others[index]!]);
  }
  return DIFFERENCES.flatMap(([key], index) => {
    const pairs = found[index]!;
    if (pairs.length === 0) return [];
    const [id, other] = pairs[0]!;
    return [message(key, { n: pairs.length, id, other })];
  });
}
