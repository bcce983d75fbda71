import { refuseTooLong } from '../bytes/window.ts';
import type { KernelMemory } from '../kernel/memory.ts';
import type { PlainReader } from '../kernel/plain-reader.ts';
import type { Lanes } from './lanes.ts';
import type { Pieces } from './pieces.ts';
import type { Piece } from './ring.ts';

const NOTHING = Buffer.alloc(0);

/** The main thread's part in reading with lanes: it puts pieces into the ring, and takes in turn what was found in them. */
export class RingReader {
  private readonly windows: readonly Buffer[];
  /** What the pieces before could not use: a record that goes on in the next. */
  private left: Buffer = NOTHING;

  constructor(
    private readonly file: string,
    private readonly lanes: Lanes,
    private readonly memory: KernelMemory,
    private readonly pieces: Pieces,
    private readonly plain: PlainReader,
  ) {
    this.windows = memory.batches.map((batch) => memory.windowOf(batch));
  }

  /**
   * Reads all pieces, and calls `after` with the bytes of each that is read.
   * @throws CarteiraError E_RECORD_TOO_LONG; Error where a lane has died
   */
  async read(after: (bytes: number) => Promise<void>): Promise<void> {
    const { lanes, pieces } = this;
    const { ring } = lanes;
    let put = 0;
    let taken = 0;
    while (!pieces.done || taken < put) {
      const { pulse } = ring;
      // The others must find something to do, whatever this thread is busy with.
      if (!pieces.done && ring.isFree(put)) {
        ring.fill(put, await pieces.put(this.windowOf(put)));
        put++;
      } else if (taken < put && ring.scanOf(taken)) {
        const piece = ring.pieceOf(taken);
        this.take(taken, piece, pieces.done && taken + 1 === put);
        taken++;
        await after(piece.to - piece.from);
      } else if (!lanes.own.step()) {
        lanes.check();
        await ring.changeOf(pulse);
      }
    }
    ring.end(put);
    while (!lanes.own.isDone) lanes.own.step();
  }

  private take(turn: number, { from, to }: Piece, final: boolean): void {
    const { ring } = this.lanes;
    const batch = this.memory.batches[1 + ring.placeOf(turn)]!;
    const bytes = this.windowOf(turn);
    const scan = ring.scanOf(turn)!;
    let start = from - this.left.length;
    let folds = 0;
    if (start === from) {
      this.plain.take(batch, bytes, scan);
      folds = scan.groups;
      start = scan.next;
    } else {
      // The piece begins within a record: what the lane made of it means nothing.
      this.left.copy(bytes, start);
    }
    if (start < to || final) start = this.plain.scanIn(this.mainBatch(batch), bytes, start, to, final);
    refuseTooLong(to - start, this.file, this.plain.nextLine);
    this.left = start < to ? Buffer.from(bytes.subarray(start, to)) : NOTHING;
    ring.open(turn, folds);
  }

  /** The window of a batch with the main thread's room for groups: those of the batch are still to be folded. */
  private mainBatch({ windowAt, windowBytes }: KernelMemory['batches'][number]) {
    return { ...this.memory.batches[0]!, windowAt, windowBytes };
  }

  private windowOf(turn: number): Buffer {
    return this.windows[1 + this.lanes.ring.placeOf(turn)]!;
  }
}
