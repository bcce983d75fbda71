import { wrap } from '../output/display.ts';
import type { Environment } from './environment.ts';

/** Cells by which the further lines of a sentence are moved in. */
const INDENT = '  ';

/** Display cells of a further line that `fitted` leaves whole; undefined where lines may be as long as they like. */
export function roomOf({ isTTY, columns }: Environment['stderr']): number | undefined {
  return isTTY && columns ? columns - 2 * INDENT.length : undefined;
}

/** Lines for standard error; on a terminal those that are too long are broken between words. */
export function fitted(lines: readonly string[], { isTTY, columns }: Environment['stderr']): string[] {
  if (!isTTY || !columns || columns <= 2 * INDENT.length) return [...lines];
  return lines.flatMap((line) => {
    const indent = /^ */.exec(line)![0];
    const room = columns - indent.length - INDENT.length;
    return wrap(line.slice(indent.length), Math.max(room, columns / 2)).map((part, index) =>
      index === 0 ? indent + part : indent + INDENT + part,
    );
  });
}

/** Writes lines to standard error. */
export function tell(lines: readonly string[], stderr: Environment['stderr']): void {
  for (const line of fitted(lines, stderr)) stderr.write(`${line}\n`);
}
