/**
 * Files that are not read as they are written. UTF-16 is read as UTF-8, so that scanner and cells have ASCII to go by; a file
 * that has each of its lines in quotes is read without them. Offsets of a layout are those of what is read; lines are the same.
 *
 * Invariants
 * - What is read, written back, is the file, byte for byte. Half of a surrogate pair becomes the three bytes that UTF-8 would have
 *   for it: they are not valid there, so that the cell that holds them is refused.
 * - Where the pieces of a file are cut makes no difference.
 */

import { isUtf8 } from 'node:buffer';
import { CarteiraError } from '../../domain/errors.ts';
import { message } from '../../domain/message.ts';
import type { Encoding, Layout } from '../layout/layout.ts';
import type { ByteSource } from '../source.ts';
import type { Recoder } from './recoder.ts';
import { WrappedLines } from './wrapped-lines.ts';

/** What of a layout says how its file is recoded. */
export type Recoding = Pick<Layout, 'encoding' | 'newline' | 'wrapped'>;

/** The recoder of a file; undefined where it is read as it is. */
export function recoderOf({ encoding, newline, wrapped }: Recoding, file: string): Recoder | undefined {
  const utf16 = isUtf16(encoding.value) ? new Utf16(encoding.value, file) : undefined;
  const lines = wrapped ? new WrappedLines(newline) : undefined;
  return utf16 && lines ? new Both(utf16, lines) : (utf16 ?? lines);
}

/** A file from its start, recoded. `head` are its first bytes, which were taken from the source before. */
export function recoded(source: ByteSource, head: Uint8Array, recoder: Recoder): ByteSource {
  let pending = recoder.read(head);
  const raw = new Uint8Array(CHUNK_BYTES);
  let ended = false;
  return {
    async fill(target, offset) {
      while (pending.length === 0) {
        if (ended) return 0;
        const got = await source.fill(raw, 0);
        ended = got === 0;
        pending = ended ? recoder.end() : recoder.read(raw.subarray(0, got));
      }
      const taken = Math.min(pending.length, target.length - offset);
      target.set(pending.subarray(0, taken), offset);
      pending = pending.subarray(taken);
      return taken;
    },
    finish: () => source.finish(),
    close: () => source.close(),
  };
}

const CHUNK_BYTES = 1 << 18;

/** One recoder behind another. */
class Both implements Recoder {
  constructor(
    private readonly outer: Recoder,
    private readonly inner: Recoder,
  ) {}

  read(piece: Uint8Array): Uint8Array {
    return this.inner.read(this.outer.read(piece));
  }

  end(): Uint8Array {
    const last = this.inner.read(this.outer.end());
    return Buffer.concat([last, this.inner.end()]);
  }

  write(piece: Uint8Array): Uint8Array {
    return this.outer.write(this.inner.write(piece));
  }
}

type Utf16Encoding = 'utf-16le' | 'utf-16be';

/** Whether an encoding is a form of UTF-16. */
export function isUtf16(encoding: Encoding): encoding is Utf16Encoding {
  return encoding === 'utf-16le' || encoding === 'utf-16be';
}

const isHighSurrogate = (unit: number) => unit >= 0xd800 && unit < 0xdc00;

/** UTF-16, read as UTF-8. */
export class Utf16 implements Recoder {
  /** Bytes of a character that is not whole. */
  private rest: Uint8Array = new Uint8Array(0);

  constructor(
    private readonly encoding: Utf16Encoding,
    private readonly file: string,
  ) {}

  read(piece: Uint8Array): Uint8Array {
    const bytes = Buffer.concat([this.rest, piece]);
    let whole = bytes.length - (bytes.length % 2);
    if (whole > 0 && isHighSurrogate(this.unitAt(bytes, whole - 2))) whole -= 2;
    this.rest = Uint8Array.from(bytes.subarray(whole));
    return this.toUtf8(bytes.subarray(0, whole));
  }

  end(): Uint8Array {
    const { rest } = this;
    this.rest = new Uint8Array(0);
    if (rest.length % 2 === 0) return this.toUtf8(Buffer.from(rest));
    throw new CarteiraError('E_BINARY', { kind: message('ingest.binary.cut') }, { file: this.file });
  }

  write(piece: Uint8Array): Uint8Array {
    const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.length);
    const units = isUtf8(piece) ? Buffer.from(bytes.toString('utf-8'), 'utf16le') : unitsOf(bytes);
    return this.encoding === 'utf-16be' ? units.swap16() : units;
  }

  private unitAt(bytes: Buffer, at: number): number {
    return this.encoding === 'utf-16le' ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at);
  }

  /** The UTF-8 of whole units, which are turned round in their place. */
  private toUtf8(bytes: Buffer): Uint8Array {
    if (this.encoding === 'utf-16be') bytes.swap16();
    const text = bytes.toString('utf16le');
    return /\p{Surrogate}/u.test(text) ? withHalves(text) : Buffer.from(text, 'utf-8');
  }
}

/** UTF-8 in which halves of surrogate pairs have three bytes each. */
function withHalves(text: string): Uint8Array {
  const parts: Uint8Array[] = [];
  for (const part of text.split(/(\p{Surrogate})/u)) {
    const unit = part.charCodeAt(0);
    parts.push(
      part.length === 1 && unit >= 0xd800 && unit < 0xe000
        ? Uint8Array.of(0xe0 | (unit >> 12), 0x80 | ((unit >> 6) & 0x3f), 0x80 | (unit & 0x3f))
        : Buffer.from(part, 'utf-8'),
    );
  }
  return Buffer.concat(parts);
}

/** UTF-16LE of what `withHalves` gave. */
function unitsOf(bytes: Buffer): Buffer {
  const parts: Buffer[] = [];
  const flush = (from: number, to: number) =>
    parts.push(Buffer.from(bytes.toString('utf-8', from, to), 'utf16le'));
  let from = 0;
  for (let at = bytes.indexOf(0xed); at !== -1; at = bytes.indexOf(0xed, at + 1)) {
    if (bytes[at + 1]! < 0xa0) continue;
    flush(from, at);
    const unit = 0xd000 | ((bytes[at + 1]! & 0x3f) << 6) | (bytes[at + 2]! & 0x3f);
    parts.push(Buffer.from([unit & 0xff, unit >> 8]));
    from = at + 3;
  }
  flush(from, bytes.length);
  return Buffer.concat(parts);
}
