import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { ChunkWriter } from './chunk-writer.ts';
import { codeOf, outputError, refusal } from './output-error.ts';
import { discardTemporary, openTemporary, publishTemporary } from './temporary-file.ts';

/** Where the pieces of an output go. Once `commit` has settled the system has really taken (or refused) the bytes. */
export interface Sink {
  /**
   * Adds a piece, and waits while the system has not taken earlier ones. Throws CarteiraError E_OUTPUT, or ClosedPipe where the
   * reader of standard output has gone.
   */
  write(piece: string | Uint8Array): Promise<void>;
  /** Brings what was written to the disk, so that nothing but its name is left to be given. Throws like `write`. */
  prepare(): Promise<void>;
  /** Publishes what was written; only now an older file is replaced. Throws like `write`. */
  commit(): Promise<void>;
  /** Gives up: an older file stays as it was. What went to standard output cannot be taken back. */
  abort(): Promise<void>;
}

const STDOUT = 1;
const flush = promisify(fs.fsync);
const close = promisify(fs.close);

/** Bytes that go where they are read at once: standard output, a device, a named pipe. */
class StreamSink implements Sink {
  private readonly chunks: ChunkWriter;
  private open: boolean;

  /** `file` is the name of what was opened for this sink, and is closed with it; standard output has none. */
  constructor(
    private readonly descriptor: number,
    private readonly file?: string,
  ) {
    this.chunks = new ChunkWriter(descriptor);
    this.open = file !== undefined;
  }

  async write(piece: string | Uint8Array): Promise<void> {
    await this.chunks.add(piece).catch((error) => this.fail(error));
  }

  async prepare(): Promise<void> {
    try {
      await this.chunks.drain();
      // A full disk behind `> file` may only show when the bytes have to be there.
      if (fs.fstatSync(this.descriptor).isFile()) await flush(this.descriptor);
    } catch (error) {
      this.fail(error);
    }
  }

  async commit(): Promise<void> {
    await this.prepare();
    await this.abort().catch((error) => this.fail(error));
  }

  async abort(): Promise<void> {
    await this.chunks.settle();
    if (!this.open) return;
    this.open = false;
    await close(this.descriptor);
  }

  private fail(error: unknown): never {
    throw outputError(error, this.file);
  }
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
  private readonly chunks: ChunkWriter;
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
    this.chunks = new ChunkWriter(descriptor);
    if (old) inherit(descriptor, old);
  }

  async write(piece: string | Uint8Array): Promise<void> {
    await this.chunks.add(piece).catch((error) => this.fail(error));
  }

  async prepare(): Promise<void> {
    if (!this.open) return;
    try {
      await this.chunks.drain();
      await flush(this.descriptor);
      this.open = false;
      await close(this.descriptor);
    } catch (error) {
      await this.fail(error);
    }
  }

  async commit(): Promise<void> {
    await this.prepare();
    try {
      publishTemporary(this.temporary, this.target);
    } catch (error) {
      await this.fail(error);
    }
  }

  async abort(): Promise<void> {
    await this.chunks.settle();
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

/** One folder after the other: the recursive way of Node never ends where the system makes none, such as in /proc. */
function makeFolders(folder: string): void {
  try {
    fs.mkdirSync(folder);
  } catch (error) {
    if (codeOf(error) === 'EEXIST' && fs.statSync(folder).isDirectory()) return;
    const parent = path.dirname(folder);
    if (codeOf(error) !== 'ENOENT' || parent === folder) throw error;
    if (fs.existsSync(parent)) throw refusal('EPERM', folder, 'folder');
    makeFolders(parent);
    fs.mkdirSync(folder);
  }
}

/**
 * Makes a folder for output, unless it is there.
 * @throws CarteiraError of kind `output`
 */
export function makeFolder(folder: string): void {
  try {
    makeFolders(path.resolve(folder));
  } catch (error) {
    throw outputError(error, folder, 'folder');
  }
}
