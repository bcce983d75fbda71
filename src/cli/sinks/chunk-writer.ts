import fs from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { codeOf } from './output-error.ts';

const CHUNK_BYTES = 1 << 16;
const RETRY_MS = 5;

const writeBytes = promisify(fs.write);

/** Writes all of the bytes, however few the system takes at a time. */
async function writeAll(descriptor: number, bytes: Uint8Array): Promise<void> {
  let done = 0;
  while (done < bytes.length) {
    try {
      done += (await writeBytes(descriptor, bytes, done, bytes.length - done)).bytesWritten;
    } catch (error) {
      // Another process may have made a shared pipe non-blocking: full for now is no failure.
      if (codeOf(error) !== 'EAGAIN') throw error;
      await sleep(RETRY_MS);
    }
  }
}

/**
 * Gathers small pieces, so that the system is asked once for every 64 KiB. One such chunk is under way while the pieces of the
 * next are made: a refusal shows when the next goes out, at the latest at the end.
 */
export class ChunkWriter {
  private pieces: Uint8Array[] = [];
  private size = 0;
  /** Settles when the chunk under way is written; what went wrong with it, if anything. */
  private underWay: Promise<{ readonly error: unknown } | undefined> = Promise.resolve(undefined);

  constructor(private readonly descriptor: number) {}

  async add(piece: string | Uint8Array): Promise<void> {
    // Bytes are copied: whose they are may use their memory again. (A slice of a Buffer would share it.)
    const bytes = typeof piece === 'string' ? Buffer.from(piece, 'utf8') : new Uint8Array(piece);
    this.pieces.push(bytes);
    this.size += bytes.length;
    if (this.size >= CHUNK_BYTES) await this.send();
  }

  /** Writes what is left; everything is written when it settles. */
  async drain(): Promise<void> {
    await this.send();
    await this.arrival();
  }

  /** Waits until nothing is under way, whatever became of it. */
  async settle(): Promise<void> {
    await this.underWay;
  }

  private async send(): Promise<void> {
    const bytes = this.pieces.length === 1 ? this.pieces[0]! : Buffer.concat(this.pieces);
    this.pieces = [];
    this.size = 0;
    await this.arrival();
    this.underWay = writeAll(this.descriptor, bytes).then(
      () => undefined,
      (error: unknown) => ({ error }),
    );
  }

  private async arrival(): Promise<void> {
    const failed = await this.underWay;
    if (failed) throw failed.error;
  }
}
