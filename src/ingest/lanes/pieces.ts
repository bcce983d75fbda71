import type { Span } from '../bytes/window.ts';
import type { ByteSource } from '../source.ts';
import { OWN_AT, type Piece, STEP_BYTES } from './ring.ts';

/** A source may look back so far at what it gave before: see `withoutMarks`. */
const LOOK_BACK = 4;

/**
 * The rest of a file in pieces that end behind a newline. Whether a record ends there, too, is not known before all pieces
 * before it are read: a newline in quotes ends none.
 */
export class Pieces {
  private hasEnded = false;

  /** @param rest what was read from the source but not scanned, at most OWN_AT bytes; @param step bytes of a piece, about */
  constructor(
    private readonly source: Pick<ByteSource, 'fill'>,
    private readonly newline: number,
    private rest: Span,
    private readonly step = STEP_BYTES,
  ) {}

  /** Whether the piece that was put last is the last one. */
  get done(): boolean {
    return this.hasEnded;
  }

  /** Puts the next piece into a window, which must not be that of the piece before. */
  async put(window: Buffer): Promise<Piece> {
    const { rest } = this;
    const from = OWN_AT - (rest.to - rest.from);
    const before = Math.min(LOOK_BACK, rest.from, from);
    window.set(rest.bytes.subarray(rest.from - before, rest.to), from - before);
    let end = OWN_AT;
    const target = window.subarray(0, OWN_AT + this.step);
    while (end < target.length && !this.hasEnded) {
      const got = await this.source.fill(target, end);
      this.hasEnded = got === 0;
      end += got;
    }
    const newlineAt = window.subarray(from, end).lastIndexOf(this.newline);
    const to = this.hasEnded || newlineAt === -1 ? end : from + newlineAt + 1;
    this.rest = { bytes: window, from: to, to: end };
    return { from, to };
  }
}
