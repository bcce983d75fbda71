import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { CarteiraError } from '../domain/errors.ts';
import { message } from '../domain/message.ts';

/** Where the pieces of an output go. Once `commit` has settled the system has really taken (or refused) the bytes. */
export interface Sink {
  /**
   * Adds a piece, and waits while the system has not taken earlier ones. Throws CarteiraError E_OUTPUT, or ClosedPipe where the
   * reader of standard output has gone.
   */
  write(piece: string | Uint8Array): Promise<void>;
  /** Publishes what was written; only now an older file is replaced. Throws like `write`. */
  commit(): Promise<void>;
  /** Gives up: an older file stays as it was. What went to standard output cannot be taken back. */
  abort(): Promise<void>;
}

/** The reader of standard output has gone (`| head -1`): the run ends silently with exit code 141. */
export class ClosedPipe extends Error {
  override readonly name = 'ClosedPipe';
}

const STDOUT = 1;
const CHUNK_BYTES = 1 << 16;
const RETRY_MS = 5;

const writeBytes = promisify(fs.write);
const flush = promisify(fs.fsync);
const close = promisify(fs.close);

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EFBIG: 'full',
  EACCES: 'denied',
  EPERM: 'denied',
  EISDIR: 'folder',
  EBADF: 'closed',
  EROFS: 'read_only',
  ENAMETOOLONG: 'name_too_long',
  EEXIST: 'no_folder',
};

/** The code of a system error, such as ENOENT; empty for anything else. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function refusal(code: string, file: string | undefined): CarteiraError {
  const reason = message(`output.reason.${REASONS[code] ?? 'other'}`, { code });
  if (file === undefined) return new CarteiraError('E_OUTPUT', { target: message('output.stdout'), reason });
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return new CarteiraError('E_OUTPUT_FOLDER', { folder: path.dirname(file) }, { file });
  }
  return new CarteiraError('E_OUTPUT', { target: file, reason }, { file });
}

/** What the system said about an output as an error of carteira's; anything else is passed on. */
function outputError(error: unknown, file: string | undefined): unknown {
  const code = codeOf(error);
  if (code === 'EPIPE') return new ClosedPipe();
  return code === '' || error instanceof CarteiraError ? error : refusal(code, file);
}

/**
 * Makes a folder for output, unless it is there.
 * @throws CarteiraError of kind `output`
 */
export function makeFolder(folder: string): void {
  try {
    fs.mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw outputError(error, folder);
  }
}

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
class Gathered {
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

/** Bytes that go where they are read at once: standard output, a device, a named pipe. */
class StreamSink implements Sink {
  private readonly gathered: Gathered;
  private open: boolean;

  /** `file` is the name of what was opened for this sink, and is closed with it; standard output has none. */
  constructor(
    private readonly descriptor: number,
    private readonly file?: string,
  ) {
    this.gathered = new Gathered(descriptor);
    this.open = file !== undefined;
  }

  async write(piece: string | Uint8Array): Promise<void> {
    await this.gathered.add(piece).catch((error) => this.fail(error));
  }

  async commit(): Promise<void> {
    try {
      await this.gathered.drain();
      // A full disk behind `> file` may only show when the bytes have to be there.
      if (fs.fstatSync(this.descriptor).isFile()) await flush(this.descriptor);
      await this.abort();
    } catch (error) {
      this.fail(error);
    }
  }

  async abort(): Promise<void> {
    await this.gathered.settle();
    if (!this.open) return;
    this.open = false;
    await close(this.descriptor);
  }

  private fail(error: unknown): never {
    throw outputError(error, this.file);
  }
}

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
  for (let attempt = 1; ; attempt++) {
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

/** Removes a temporary file, unless it has been renamed already. */
export function discardTemporary(temporary: string): void {
  if (unfinished.delete(temporary)) fs.rmSync(temporary, { force: true });
}

/** Gives a new file the permissions of the one it replaces, and its owner where the system allows that. */
function inherit(descriptor: number, old: fs.Stats): void {
  try {
    fs.fchownSync(descriptor, old.uid, old.gid);
  } catch (error) {
    if (codeOf(error) !== 'EPERM') throw error;
  }
  fs.fchmodSync(descriptor, old.mode & 0o777);
}

/** A file that appears whole or not at all: written beside its target, then renamed. */
class FileSink implements Sink {
  private readonly temporary: string;
  private readonly descriptor: number;
  private readonly gathered: Gathered;
  private open = true;

  /** `file` is the name as given, for messages; `target` the file that is to be replaced, `old` what is there now. */
  constructor(
    private readonly file: string,
    private readonly target: string,
    old: fs.Stats | undefined,
  ) {
    const { temporary, descriptor } = openTemporary(path.dirname(target));
    this.temporary = temporary;
    this.descriptor = descriptor;
    this.gathered = new Gathered(descriptor);
    if (old) inherit(descriptor, old);
  }

  async write(piece: string | Uint8Array): Promise<void> {
    await this.gathered.add(piece).catch((error) => this.fail(error));
  }

  async commit(): Promise<void> {
    try {
      await this.gathered.drain();
      await flush(this.descriptor);
      this.open = false;
      await close(this.descriptor);
      fs.renameSync(this.temporary, this.target);
      unfinished.delete(this.temporary);
    } catch (error) {
      await this.fail(error);
    }
  }

  async abort(): Promise<void> {
    await this.gathered.settle();
    if (this.open) {
      this.open = false;
      await close(this.descriptor);
    }
    discardTemporary(this.temporary);
  }

  private async fail(error: unknown): Promise<never> {
    await this.abort();
    throw outputError(error, this.file);
  }
}

/** Looks at what a path leads to; undefined where there is nothing. */
function look(file: string, links: Links): fs.Stats | undefined {
  try {
    const own = fs.lstatSync(file);
    return own.isSymbolicLink() && links === 'follow' ? fs.statSync(file) : own;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function openFile(file: string, links: Links): Sink {
  const found = look(file, links);
  if (/[\\/]$/.test(file) || found?.isDirectory()) throw refusal('EISDIR', file);
  if (!found || found.isSymbolicLink()) return new FileSink(file, file, undefined);
  // Renaming over /dev/null or a named pipe would destroy it.
  if (!found.isFile()) return new StreamSink(fs.openSync(file, 'w'), file);
  // A file that is protected against writing could still be renamed over.
  fs.accessSync(file, fs.constants.W_OK);
  return new FileSink(file, fs.realpathSync(file), found);
}

/**
 * Whether the program was started with standard output closed (`>&-`). Node then puts /dev/null, open for reading too, in
 * its place, and every write seems to succeed; `> /dev/null` opens it for writing only. Linux tells them apart by /proc.
 */
function stdoutWasClosed(): boolean {
  try {
    const flags =
      /^flags:\s*([0-7]+)/m.exec(fs.readFileSync(`/proc/self/fdinfo/${STDOUT}`, 'utf8'))?.[1] ?? '0';
    const readable = (Number.parseInt(flags, 8) & fs.constants.O_RDWR) !== 0;
    return readable && fs.fstatSync(STDOUT).rdev === fs.statSync('/dev/null').rdev;
  } catch {
    // No /proc, or nothing open as 1: then the first write tells.
    return false;
  }
}

/** What becomes of a symbolic link in the place of an output: its target is written, or the link makes way for a file. */
export type Links = 'follow' | 'replace';

/**
 * Opens an output: standard output where `file` is undefined. Use `links: 'replace'` where the name comes from data, so
 * that a link planted there leads nowhere. Throws CarteiraError E_OUTPUT_FOLDER where the folder is missing, E_OUTPUT where
 * the file cannot be written or standard output is closed.
 */
export function openSink(file: string | undefined, { links = 'follow' }: { links?: Links } = {}): Sink {
  if (file === undefined) {
    if (stdoutWasClosed()) throw refusal('EBADF', undefined);
    return new StreamSink(STDOUT);
  }
  try {
    return openFile(file, links);
  } catch (error) {
    throw outputError(error, file);
  }
}
