import type { Scan } from '../kernel/kernel.ts';
import { MAX_RECORD_BYTES } from '../scan.ts';

/** Bytes of a file that one lane scans at a time, at most: still in the processor's own cache when they are looked at. */
export const STEP_BYTES = 1 << 18;
/** Where in the window of a place its own bytes begin: before them is room for what the places before could not use. */
export const OWN_AT = MAX_RECORD_BYTES + STEP_BYTES;
/** A window for each place, and room for the groups of rows of 16 bytes. */
export const PLACE = { windowBytes: OWN_AT + STEP_BYTES, groupRoom: STEP_BYTES >> 4 };

/** Places of a ring: enough for every lane to find something to do while others are waited for. */
export const PLACES = 16;

// What all threads share, in integers.
/** Grows with everything that somebody may be waiting for. */
const PULSE = 0;
/** Turns that have bytes, that a lane has begun to scan, and that may be folded. */
const FILLED = 1;
const BEGUN = 2;
const OPEN = 3;
/** How many turns there are, once that is known, plus 1. */
const LAST = 4;
const HEAD = 8;

// Of each place: the turn that it was scanned for, plus 1; how many lanes have folded it; what there is to scan and to fold;
// what the scan gave.
const SCANNED = 0;
const FOLDED = 1;
const FROM = 2;
const TO = 3;
const NEXT = 4;
const GROUPS = 5;
const LINES = 6;
const STOPPED = 7;
const FOLDS = 8;
const WIDTH = 16;

/** A piece of a file in a place of the ring: its bytes in the window of that place. */
export interface Piece {
  readonly from: number;
  readonly to: number;
}

/**
 * How the threads that read a file share its pieces. Pieces have turns, 0, 1, 2, ..., and turn t is in place t mod n. The main
 * thread fills places in turn; whichever lane is free scans a piece; the main thread takes what was found, again in turn, and
 * opens it; every lane folds its share of it; and when all have, the place is free for another piece.
 */
export class Ring {
  private readonly integers: Int32Array;

  /** @param shared what the ring of the other threads is made of; by default a new one */
  constructor(
    private readonly lanes: number,
    readonly shared = new SharedArrayBuffer((HEAD + PLACES * WIDTH) * Int32Array.BYTES_PER_ELEMENT),
  ) {
    this.integers = new Int32Array(shared);
  }

  /** The place of a turn. */
  placeOf(turn: number): number {
    return turn % PLACES;
  }

  /** A number that changes with everything that happens: to be asked for before looking, and to be waited on after that. */
  get pulse(): number {
    return Atomics.load(this.integers, PULSE);
  }

  /** Waits until something has happened since the pulse was another one: blocks the thread. */
  waitFor(pulse: number): void {
    Atomics.wait(this.integers, PULSE, pulse);
  }

  /** As `waitFor`, while others have their turn. */
  async changeOf(pulse: number): Promise<void> {
    const { async, value } = Atomics.waitAsync(this.integers, PULSE, pulse);
    if (async) await value;
  }

  /** Something has happened. */
  beat(): void {
    Atomics.add(this.integers, PULSE, 1);
    Atomics.notify(this.integers, PULSE);
  }

  /** Whether the place of a turn has no other piece any more. */
  isFree(turn: number): boolean {
    return turn < PLACES || Atomics.load(this.integers, this.at(turn) + FOLDED) === this.lanes;
  }

  /** The place of a turn has its piece. */
  fill(turn: number, { from, to }: Piece): void {
    const { integers } = this;
    const at = this.at(turn);
    integers[at + FROM] = from;
    integers[at + TO] = to;
    Atomics.store(integers, at + FOLDED, 0);
    Atomics.store(integers, FILLED, turn + 1);
    this.beat();
  }

  /** Takes the next turn that nobody scans; undefined where there is none. */
  begin(): number | undefined {
    const { integers } = this;
    for (;;) {
      const turn = Atomics.load(integers, BEGUN);
      if (turn >= Atomics.load(integers, FILLED)) return undefined;
      if (Atomics.compareExchange(integers, BEGUN, turn, turn + 1) === turn) return turn;
    }
  }

  /** What there is to scan in a turn. */
  pieceOf(turn: number): Piece {
    const at = this.at(turn);
    return { from: this.integers[at + FROM]!, to: this.integers[at + TO]! };
  }

  /** A turn was scanned. */
  found(turn: number, { next, groups, lines, stopped }: Scan): void {
    const { integers } = this;
    const at = this.at(turn);
    integers[at + NEXT] = next;
    integers[at + GROUPS] = groups;
    integers[at + LINES] = lines;
    integers[at + STOPPED] = stopped ? 1 : 0;
    Atomics.store(integers, at + SCANNED, turn + 1);
    this.beat();
  }

  /** What was found in a turn; undefined before that. */
  scanOf(turn: number): Scan | undefined {
    const { integers } = this;
    const at = this.at(turn);
    if (Atomics.load(integers, at + SCANNED) !== turn + 1) return undefined;
    return {
      next: integers[at + NEXT]!,
      groups: integers[at + GROUPS]!,
      lines: integers[at + LINES]!,
      stopped: integers[at + STOPPED] === 1,
    };
  }

  /** Lets the lanes fold so many groups of a turn. */
  open(turn: number, groups: number): void {
    this.integers[this.at(turn) + FOLDS] = groups;
    Atomics.store(this.integers, OPEN, turn + 1);
    this.beat();
  }

  /** How many groups of a turn are to be folded; undefined before it is open. */
  foldsOf(turn: number): number | undefined {
    return turn < Atomics.load(this.integers, OPEN) ? this.integers[this.at(turn) + FOLDS]! : undefined;
  }

  /** A lane has folded a turn. */
  folded(turn: number): void {
    const others = Atomics.add(this.integers, this.at(turn) + FOLDED, 1);
    if (others + 1 === this.lanes) this.beat();
  }

  /** There are no more than so many turns. */
  end(turns: number): void {
    Atomics.store(this.integers, LAST, turns + 1);
    this.beat();
  }

  /** Whether a turn comes after the last one. */
  hasEnded(turn: number): boolean {
    const last = Atomics.load(this.integers, LAST);
    return last > 0 && turn >= last - 1;
  }

  private at(turn: number): number {
    return HEAD + this.placeOf(turn) * WIDTH;
  }
}
