import { createWriteStream } from 'node:fs';
import { tmpdir } from 'node:os';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Input, resolveInputs } from '../../ingest/source.ts';
import { discardTemporary, openTemporary } from './temporary-file.ts';

/** An input that can be read a second time, and what removes the copy that this may have taken. */
export interface Spooled {
  readonly input: Input;
  discard(): void;
}

/** Copies an input that can be read only once, such as standard input, to a temporary file, as it comes. */
export async function spool(input: Input, stream: Readable): Promise<Spooled> {
  if (input.repeatable) return { input, discard: () => {} };
  const { temporary, descriptor } = openTemporary(tmpdir());
  try {
    await pipeline(stream, createWriteStream(temporary, { fd: descriptor }));
    const [copy] = resolveInputs([temporary], Readable.from([]));
    return { input: { ...copy!, name: input.name }, discard: () => discardTemporary(temporary) };
  } catch (error) {
    discardTemporary(temporary);
    throw error;
  }
}
