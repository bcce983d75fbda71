import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import type { Readable, Writable } from 'node:stream';
import { type Day, dayOf } from '../domain/day.ts';

/** What the program takes from the machine: everything that may differ between two runs on the same files. */
export interface Environment {
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: { readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  /** The machine's civil date. */
  readonly today: Day;
  /** How many threads the machine runs at a time. */
  readonly threads: number;
}

export function environmentOf(process: NodeJS.Process): Environment {
  const now = new Date();
  return {
    variables: process.env,
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    threads: availableParallelism(),
    today: dayOf(now.getFullYear(), now.getMonth() + 1, now.getDate())!,
  };
}

/** The version in package.json. */
export function versionOf(): string {
  const manifest = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}
