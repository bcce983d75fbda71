import { isDigit, SPACE } from '../bytes/ascii.ts';
import { dropBlanks, skipBlanks } from './blanks.ts';
import { undressed } from './protection.ts';

/** The letters behind an amount that say on which side of an account it stands: debit or credit. */
export type Side = 'D' | 'C';

/** The sign of each letter that a column may have behind its amounts. */
export type Sides = Readonly<Partial<Record<Side, 1 | -1>>>;

/** An amount without the letter behind it. */
export interface SidedCell {
  readonly side: Side;
  readonly start: number;
  readonly end: number;
}

/** Takes the letter off `1.234,56 D`; undefined where a cell ends otherwise. */
export function sidedCell(bytes: Uint8Array, cellStart: number, cellEnd: number): SidedCell | undefined {
  let start = skipBlanks(bytes, cellStart, cellEnd);
  let end = dropBlanks(bytes, start, cellEnd);
  const bare = undressed(bytes, start, end);
  if (bare !== undefined) [start, end] = bare;
  if (end - start < 2) return undefined;
  const letter = bytes[end - 1]! & ~SPACE;
  if (letter !== 0x44 && letter !== 0x43) return undefined;
  const rest = dropBlanks(bytes, start, end - 1);
  const last = bytes[rest - 1]!;
  if (rest === start || !isDigit(last)) return undefined;
  return { side: letter === 0x44 ? 'D' : 'C', start, end: rest };
}
