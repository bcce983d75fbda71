import type { ByteSource } from '../source.ts';
import { CR, LF, SPACE } from './ascii.ts';

/** Bytes of the UTF-8 byte order mark. */
const MARK = [0xef, 0xbb, 0xbf] as const;

/** A source that tells whether any of the bytes it gave was a NUL, which no text has. */
export interface NulWatch extends ByteSource {
  readonly hasNul: boolean;
}

/** Looks for NULs in what a source gives. */
export function watchingNul(source: ByteSource): NulWatch {
  let hasNul = false;
  return {
    ...source,
    async fill(target, offset) {
      const got = await source.fill(target, offset);
      if (!hasNul && got > 0) hasNul = bufferOf(target, offset, got).includes(0);
      return got;
    },
    get hasNul() {
      return hasNul;
    },
  };
}

/** A source that leaves out byte order marks, and how many it has met. */
export interface Unmarked extends ByteSource {
  readonly marks: number;
}

/**
 * A source with blanks in the place of byte order marks at the beginning of a line: files that were joined end to end have them.
 * The mark that a file begins with stays. Targets must hold, before the offset that they are filled from, what was given before.
 */
export function withoutMarks(source: ByteSource): Unmarked {
  let marks = 0;
  let given = 0;
  return {
    ...source,
    async fill(target, offset) {
      const got = await source.fill(target, offset);
      // A mark, and the line end before it, may have come with the bytes before.
      const back = Math.min(MARK.length, offset, given);
      const bytes = bufferOf(target, offset - back, back + got);
      for (let at = bytes.indexOf(MARK[0]); at !== -1; at = bytes.indexOf(MARK[0], at + 1)) {
        const before = bytes[at - 1];
        // The target begins with a record, or with the file.
        const begins =
          before === undefined ? at === back - offset && given > offset : before === LF || before === CR;
        if (!begins) continue;
        if (bytes[at + 1] !== MARK[1] || bytes[at + 2] !== MARK[2]) continue;
        bytes.fill(SPACE, at, at + MARK.length);
        marks++;
      }
      given += got;
      return got;
    },
    get marks() {
      return marks;
    },
  };
}

function bufferOf(target: Uint8Array, offset: number, length: number): Buffer {
  return Buffer.from(target.buffer, target.byteOffset + offset, length);
}
