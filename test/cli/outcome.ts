import { Writable } from 'node:stream';
import { main } from '../../src/main.ts';

/** Runs a command line in English in this process: its exit code, and what it says on standard error. */
export async function outcomeOf(args: readonly string[]): Promise<{ exit: number; said: string }> {
  let said = '';
  const stderr = new Writable({
    write(part, _encoding, done) {
      said += part;
      done();
    },
  });
  const fake = Object.create(process, { stderr: { value: stderr }, env: { value: { LC_ALL: 'C' } } });
  return { exit: await main(args, fake), said };
}
