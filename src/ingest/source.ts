import {
  closeSync,
  existsSync,
  fstatSync,
  openSync,
  readdirSync,
  readSync,
  type Stats,
  statSync,
} from 'node:fs';
import { basename, dirname } from 'node:path';
import { Readable } from 'node:stream';
import type { ZlibOptions } from 'node:zlib';
import { globSync, isDynamicPattern } from 'tinyglobby';
import { CarteiraError } from '../domain/errors.ts';
import { type Message, message } from '../domain/message.ts';
import { nearest } from '../domain/nearest.ts';
import { compareUtf8 } from '../domain/utf8-order.ts';

/** The name of standard input on the command line. */
export const STDIN = '-';

/** Bytes of one file, decompressed, in order. */
export interface ByteSource {
  /** Number of all bytes, where it is known. */
  readonly size?: number;
  /** How many bytes were taken so far, of the file as it is stored: of a compressed one the compressed ones. */
  taken?(): number;
  /** Puts bytes into target from `offset` on and says how many; 0 at the end. */
  fill(target: Uint8Array, offset: number): number | Promise<number>;
  /** Checks that the file was read whole and unchanged; what there is to say about it nevertheless. */
  finish(): Message | undefined;
  close(): void;
}

/** An input before it is opened. */
export interface Input {
  /** As the user named it; `-` for standard input. */
  readonly name: string;
  /** Whether it can be read a second time. */
  readonly repeatable: boolean;
  /** Bytes of the file as it is stored, where it is one. */
  readonly size?: number;
  open(): Promise<ByteSource>;
}

/** Files, globs and `-` to inputs: the files of a glob in byte order of their names; refuses a file that comes twice. */
export function resolveInputs(patterns: readonly string[], stdin: Readable): Input[] {
  const names = patterns.flatMap(expand);
  if (names.filter((name) => name === STDIN).length > 1) throw new CarteiraError('E_USAGE_STDIN_TWICE');
  const seen = new Map<string, string>();
  return names.map((name) => {
    if (name === STDIN) return { name, repeatable: false, open: () => openStream(name, stdin) };
    const stat = statOf(name);
    const identity = `${stat.dev}:${stat.ino}`;
    const twin = seen.get(identity);
    if (twin !== undefined) throw new CarteiraError('E_SAME_FILE', { other: twin }, { file: name });
    seen.set(identity, name);
    const size = stat.isFile() ? { size: stat.size } : {};
    let first: Stats | undefined;
    const open = async () => {
      const { source, stat: found } = openFile(name);
      if (first && !isSame(first, found)) {
        source.close();
        throw new CarteiraError('E_CHANGED', {}, { file: name });
      }
      first ??= found;
      return source;
    };
    return { name, repeatable: stat.isFile(), ...size, open };
  });
}

function expand(pattern: string): string[] {
  if (pattern === STDIN || existsSync(pattern) || !isDynamicPattern(pattern)) return [pattern];
  const found = globSync(pattern.replaceAll('\\', '/'), { expandDirectories: false, onlyFiles: true });
  if (found.length === 0) throw new CarteiraError('E_NO_MATCH', { pattern });
  return found.sort(compareUtf8);
}

function statOf(name: string) {
  try {
    const stat = statSync(name);
    if (stat.isDirectory()) throw new CarteiraError('E_IS_FOLDER', {}, { file: name });
    return stat;
  } catch (error) {
    throw asInputError(error, name);
  }
}

/** What the system said about a file, as an error with a place and a way out. */
export function asInputError(error: unknown, file: string): unknown {
  if (error instanceof CarteiraError || !(error instanceof Error) || !('code' in error)) return error;
  if (error.code === 'EISDIR') return new CarteiraError('E_IS_FOLDER', {}, { file });
  if (error.code !== 'ENOENT')
    return new CarteiraError('E_UNREADABLE', { reason: String(error.code) }, { file });
  const folder = dirname(file);
  const neighbour = existsSync(folder) ? nearest(basename(file), readdirSync(folder)) : undefined;
  return new CarteiraError(
    neighbour === undefined ? 'E_NOT_FOUND' : 'E_NOT_FOUND_NEAR',
    { neighbour: neighbour ?? '' },
    { file },
  );
}

const GZIP = [0x1f, 0x8b];
/** Bytes that are decompressed at a time: still in the processor's own cache when they are looked at, and not too many turns. */
const UNPACKED_BYTES = 1 << 16;
/** Bytes that another thread may decompress while those before them are scanned. */
const AHEAD_BYTES = 16 * UNPACKED_BYTES;
/** Compressed bytes that are read at a time. */
const CHUNK_BYTES = 1 << 16;

function isGzip(head: Uint8Array): boolean {
  return head[0] === GZIP[0] && head[1] === GZIP[1];
}

/** Whether a file is as it was. What is no file has no size and no time of change to speak of. */
function isSame(before: Stats, after: Stats): boolean {
  const same = after.dev === before.dev && after.ino === before.ino;
  return same && (!before.isFile() || (after.size === before.size && after.mtimeMs === before.mtimeMs));
}

/** A file, and what it was when it was opened. */
function openFile(file: string): { source: ByteSource; stat: Stats } {
  let descriptor: number;
  const head = Buffer.alloc(2);
  let headLength = 0;
  try {
    descriptor = openSync(file, 'r');
    for (let got = 1; got > 0 && headLength < 2; headLength += got)
      got = readSync(descriptor, head, headLength, 2 - headLength, null);
  } catch (error) {
    throw asInputError(error, file);
  }
  const before = fstatSync(descriptor);
  const finish = () => {
    if (!isSame(before, fstatSync(descriptor))) throw new CarteiraError('E_CHANGED', {}, { file });
    const now = statSync(file, { throwIfNoEntry: false });
    const replaced =
      before.isFile() && (now === undefined || now.dev !== before.dev || now.ino !== before.ino);
    return replaced ? message('read.replaced') : undefined;
  };
  if (isGzip(head)) {
    const gunzip = gunzipped(file, prepended(head, chunksOf(descriptor)));
    const close = () => {
      gunzip.close();
      closeSync(descriptor);
    };
    return { source: { ...gunzip, finish, close }, stat: before };
  }
  let taken = 0;
  let pending = head.subarray(0, headLength);
  const source: ByteSource = {
    ...(before.isFile() ? { size: before.size } : {}),
    taken: () => taken,
    fill(target, offset) {
      if (pending.length > 0) {
        const got = Math.min(pending.length, target.length - offset);
        target.set(pending.subarray(0, got), offset);
        pending = pending.subarray(got);
        taken += got;
        return got;
      }
      try {
        const got = readSync(descriptor, target, offset, target.length - offset, null);
        taken += got;
        return got;
      } catch (error) {
        throw asInputError(error, file);
      }
    },
    finish,
    close: () => closeSync(descriptor),
  };
  return { source, stat: before };
}

/** The rest of an open file. Unlike a stream of the platform it leaves the descriptor open at the end. */
async function* chunksOf(descriptor: number): AsyncGenerator<Buffer> {
  for (;;) {
    const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
    const got = readSync(descriptor, chunk, 0, chunk.length, null);
    if (got === 0) return;
    yield chunk.subarray(0, got);
  }
}

async function openStream(name: string, stream: Readable): Promise<ByteSource> {
  const chunks = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  let head: Buffer = Buffer.alloc(0);
  while (head.length < 2) {
    const { value, done } = await chunks.next();
    if (done) break;
    head = Buffer.concat([head, value]);
  }
  const all = prepended(head, { [Symbol.asyncIterator]: () => chunks });
  return isGzip(head) ? gunzipped(name, all) : streamed(name, all);
}

/** The bytes already taken from a stream, and the rest of it. */
async function* prepended(head: Buffer, rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  if (head.length > 0) yield head;
  yield* rest;
}

function gunzipped(file: string, compressed: AsyncIterable<Buffer>): ByteSource {
  // Loaded here, for most files are not compressed. The options of its stream are taken, too, though its type says nothing of them.
  const gunzip = process.getBuiltinModule('node:zlib').createGunzip({
    chunkSize: UNPACKED_BYTES,
    readableHighWaterMark: AHEAD_BYTES,
  } as ZlibOptions);
  const input = Readable.from(compressed, { objectMode: false });
  input.on('error', (error) => gunzip.destroy(error));
  const source = streamed(file, input.pipe(gunzip));
  return {
    ...source,
    taken: () => gunzip.bytesWritten,
    close() {
      input.destroy();
      gunzip.destroy();
    },
  };
}

/** A stream as a source: keeps what a fill could not take. */
function streamed(file: string, stream: AsyncIterable<Buffer>): ByteSource {
  const chunks = stream[Symbol.asyncIterator]();
  let pending: Buffer = Buffer.alloc(0);
  let given = 0;
  return {
    taken: () => given,
    async fill(target, offset) {
      while (pending.length === 0) {
        const { value, done } = await chunks.next().catch((error: Error & { code?: string }) => {
          const broken = error.code?.startsWith('Z_') === true;
          throw broken
            ? new CarteiraError('E_GZIP', { reason: error.message }, { file })
            : asInputError(error, file);
        });
        if (done) return 0;
        pending = value;
      }
      const taken = Math.min(pending.length, target.length - offset);
      target.set(pending.subarray(0, taken), offset);
      pending = pending.subarray(taken);
      given += taken;
      return taken;
    },
    finish: () => undefined,
    close() {
      void chunks.return?.();
    },
  };
}
