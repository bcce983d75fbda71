import { CustomerDays, type DaysParcel } from '../../ledger/customer-days.ts';
import { customerAt, laneOf, placeOf } from '../../ledger/shares.ts';
import type { SortedRows } from '../../ledger/sorted-rows.ts';
import { GroupFold, type ProfileDays } from '../kernel/group-fold.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { Batch, KernelMemory } from '../kernel/memory.ts';
import type { Ring } from './ring.ts';

/** What a lane gives in the end. */
export interface LaneResult {
  /** Where the file is the only one, its rows, for good: those of a customer are at its place. See shares.ts. */
  readonly rows?: SortedRows;
  /** Where there are others, its days, to be added to theirs. */
  readonly days?: DaysParcel;
  readonly profileDays: ProfileDays;
}

/** One thread's share of the work on a ring: it scans what nobody scans yet, and folds the days of every n-th customer. */
export class Lane {
  private readonly days: CustomerDays;
  private readonly fold: GroupFold;
  /** The next turn to fold. */
  private turn = 0;

  /** @param several whether other files are read, too */
  constructor(
    private readonly number: number,
    private readonly lanes: number,
    private readonly several: boolean,
    private readonly ring: Ring,
    private readonly memory: KernelMemory,
    private readonly kernel: Kernel,
  ) {
    this.days = new CustomerDays(lanes);
    this.fold = new GroupFold(memory, several, number, lanes);
  }

  /** Takes in its share of what has been folded elsewhere. */
  take(parcel: DaysParcel): void {
    const { number, lanes } = this;
    this.days.take(parcel, (customer) =>
      laneOf(customer, lanes) === number ? placeOf(customer, lanes) : -1,
    );
  }

  /** Makes room for its share of so many rows. */
  reserve(rows: number): void {
    this.days.reserve(Math.ceil(rows / this.lanes));
  }

  /** Whether all turns are folded. */
  get isDone(): boolean {
    return this.ring.hasEnded(this.turn);
  }

  /** Folds or scans a piece; whether there was any. */
  step(): boolean {
    const { ring } = this;
    // Folding comes first: it frees places, and what it looks at is still in the processor's own cache.
    const groups = ring.foldsOf(this.turn);
    if (groups !== undefined) {
      this.fold.fold(this.days, this.batchOf(this.turn), groups);
      ring.folded(this.turn++);
      return true;
    }
    const turn = ring.begin();
    if (turn === undefined) return false;
    const { from, to } = ring.pieceOf(turn);
    ring.found(turn, this.kernel.scan(this.batchOf(turn), from, to));
    return true;
  }

  /** Everything that it has folded; it gives its memory away. */
  finish(): LaneResult {
    const { profileDays } = this.fold;
    if (!this.several) return { rows: this.days.releaseAll(), profileDays };
    const { number, lanes } = this;
    return { days: this.days.parcel((place) => customerAt(place, number, lanes)), profileDays };
  }

  private batchOf(turn: number): Batch {
    return this.memory.batches[1 + this.ring.placeOf(turn)]!;
  }
}
