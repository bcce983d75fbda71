import type { Day } from '../../domain/day.ts';
import type { CustomerDays } from '../../ledger/customer-days.ts';
import { extended } from '../../ledger/interner.ts';
import { laneOf, placeOf } from '../../ledger/shares.ts';
import { type Batch, GROUP, GROUP_INTEGERS, type KernelMemory } from './memory.ts';

/** No day yet. */
export const NO_DAY = -1;
/** Groups that are looked at together: what they wait for must stay in the processor's own cache until they are folded. */
const BLOCK = 128;

/** The latest days on which profiles bought and returned, side by side; NO_DAY where they did not. */
export type ProfileDays = Int32Array;

/**
 * Folds groups of plain records into customer-days: those of all customers, or of one lane, by their numbers there. See shares.ts.
 *
 * Every group is of another customer, day and order than the one before, so that most of the time is spent waiting for memory. The
 * groups of a block are therefore gone through several times: first to read what will be needed, one after the other with nothing
 * in between, so that the waits overlap, and then to fold them.
 */
export class GroupFold {
  private latest: ProfileDays = new Int32Array(0);
  /** Of a block: the index of each group of ours. */
  private readonly places = new Int32Array(BLOCK);
  /** What was read ahead: nobody needs it, but reading that leads to nothing would be left out by the compiler. */
  protected touched = 0;

  /**
   * Folds the customers of one of the lanes. `allOrders`: note the orders of returns, too, that count nowhere but are orders of the
   * file.
   */
  constructor(
    private readonly memory: Pick<KernelMemory, 'bytes' | 'integers' | 'doubles'>,
    private readonly allOrders: boolean,
    private readonly lane = 0,
    private readonly lanes = 1,
  ) {}

  /** By profile: see `ProfileDays`. Profiles that come later have none. */
  get profileDays(): ProfileDays {
    return this.latest;
  }

  /** Folds the first groups of a batch. */
  fold(days: CustomerDays, { groupsAt }: Batch, groups: number): void {
    const first = groupsAt / Int32Array.BYTES_PER_ELEMENT;
    const end = first + groups * GROUP_INTEGERS;
    for (let from = first; from < end; from += BLOCK * GROUP_INTEGERS) {
      const count = this.choose(from, Math.min(end, from + BLOCK * GROUP_INTEGERS));
      this.touch(days, count);
      if (days.isScattered) this.touchRows(days, count);
      for (let at = 0; at < count; at++) this.add(days, this.places[at]!);
    }
  }

  /** Finds those of ours among the groups between two indexes, and gives their number. */
  private choose(from: number, to: number): number {
    const { lane, lanes, places } = this;
    const { integers } = this.memory;
    let count = 0;
    for (let at = from; at < to; at += GROUP_INTEGERS) {
      const customer = integers[at + GROUP.customer]!;
      if (customer >= 0 && laneOf(customer, lanes) === lane) places[count++] = at;
    }
    return count;
  }

  /** Reads what is looked at first of each chosen group's customer, order and profile. */
  private touch(days: CustomerDays, count: number): void {
    const { places, latest } = this;
    const { integers, doubles } = this.memory;
    const { orders, isScattered } = days;
    let touched = 0;
    for (let i = 0; i < count; i++) {
      const at = places[i]!;
      const customer = this.own(integers[at + GROUP.customer]!);
      touched += days.touch(customer, integers[at + GROUP.day]!, doubles[(at + GROUP.sum) >> 1]! < 0);
      touched += latest[integers[at + GROUP.profile]! * 2] ?? 0;
      const length = integers[at + GROUP.idLength]!;
      if (isScattered && length > 0)
        touched += orders.touchNumber(integers[at + GROUP.branch]!, integers[at + GROUP.id]!, length);
    }
    this.touched = touched;
  }

  private touchRows(days: CustomerDays, count: number): void {
    const { places } = this;
    const { integers, doubles } = this.memory;
    let touched = 0;
    for (let i = 0; i < count; i++) {
      const at = places[i]!;
      const customer = this.own(integers[at + GROUP.customer]!);
      touched += days.touchRow(customer, integers[at + GROUP.day]!, doubles[(at + GROUP.sum) >> 1]! < 0);
    }
    this.touched += touched;
  }

  private add(days: CustomerDays, at: number): void {
    const { integers, doubles, bytes } = this.memory;
    const customer = this.own(integers[at + GROUP.customer]!);
    const day = integers[at + GROUP.day]!;
    const sum = doubles[(at + GROUP.sum) >> 1]!;
    const isReturn = sum < 0;
    this.note(integers[at + GROUP.profile]!, day, isReturn);
    const row = days.row(customer, day, isReturn);
    days.add(row, sum);
    if (isReturn && !this.allOrders) return;
    const length = integers[at + GROUP.idLength]!;
    const id = integers[at + GROUP.id]!;
    const branch = integers[at + GROUP.branch]!;
    const { orders } = days;
    if (length > 0 && !isReturn) {
      orders.purchaseNumber(branch, id, length, customer, row);
      return;
    }
    const order =
      length > 0
        ? orders.internNumber(branch, id, length, customer)
        : length < 0
          ? orders.intern(branch, bytes, id, id - length, customer)
          : orders.internDay(day, customer);
    if (!isReturn) orders.purchase(order, row);
  }

  private own(customer: number): number {
    return placeOf(customer, this.lanes);
  }

  private note(profile: number, day: Day, isReturn: boolean): void {
    const at = profile * 2 + (isReturn ? 1 : 0);
    if (at >= this.latest.length) this.latest = extended(this.latest, Math.max(1 << 9, at * 2), NO_DAY);
    if (day > this.latest[at]!) this.latest[at] = day;
  }
}
