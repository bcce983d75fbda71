/** Files that are there while a run needs them, and never after it. */
import fs from 'node:fs';
import path from 'node:path';
import { codeOf } from './output-error.ts';

const unfinished = new Set<string>();

/**
 * Removes the temporary files of outputs that were not committed. For a run that is interrupted: synchronous, and safe at
 * any moment.
 */
export function removeUnfinished(): void {
  for (const file of unfinished) fs.rmSync(file, { force: true });
  unfinished.clear();
}

/** Opens a new file in a folder, under a name that nothing else has; it is known to `removeUnfinished` from the start. */
export function openTemporary(folder: string): { temporary: string; descriptor: number } {
  for (let attempt = unfinished.size + 1; ; attempt++) {
    const temporary = path.join(folder, `.carteira-${process.pid}-${attempt}.tmp`);
    try {
      const descriptor = fs.openSync(temporary, 'wx', 0o666);
      unfinished.add(temporary);
      return { temporary, descriptor };
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    }
  }
}

/** Puts a temporary file in the place of another, or where there is none yet. */
export function publishTemporary(temporary: string, target: string): void {
  fs.renameSync(temporary, target);
  unfinished.delete(temporary);
}

/** Removes a temporary file, unless it has been renamed already. */
export function discardTemporary(temporary: string): void {
  if (unfinished.delete(temporary)) fs.rmSync(temporary, { force: true });
}
