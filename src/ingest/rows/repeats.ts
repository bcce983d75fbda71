/**
 * Rows that are byte for byte a row that came before: two equal items of an order, or rows that were pasted twice. They count,
 * for nothing in the file tells which; but whoever pasted them should hear of it.
 *
 * Memory is bounded. Up to a number of different rows all are compared; beyond it only those of a sample, which is chosen by
 * what the rows hold, so that a row and its copy are both in it or both not. Rows that repeat the row before are always found.
 */

import { type Message, message } from '../../domain/message.ts';
import type { Money } from '../../domain/money.ts';
import { extended } from '../../ledger/interner.ts';
import { CR } from '../bytes/ascii.ts';
import type { FateTally } from '../fate.ts';
import type { Layout } from '../layout/layout.ts';
import type { RecordSink, Scanner } from '../scan.ts';

/** Rows that repeat earlier ones in the same order, from which on they are a block; order ids leave less to chance. */
const BLOCK_ROWS = 10;
const BLOCK_ROWS_WITH_IDS = 5;
/** Different rows that are kept to compare others with. */
const KEPT_ROWS = 1 << 17;
/** Where a file has no order ids, two equal sales in a row are nothing strange, unless so many of all rows have a twin. */
const NEARLY_ALL = 0.95;

/** Two hashes and a line. */
const WIDTH = 3;

/** Takes records; what it keeps back must be handed over by `settle` before sums are looked at. */
interface Reader extends RecordSink {
  settle(): void;
}

/** Sales among rows that repeat an earlier one. */
interface Repeated {
  rows: number;
  money: Money;
}

const none = (): Repeated => ({ rows: 0, money: 0n });

/** Repeated rows that follow one another as the earlier ones did. */
interface Run {
  /** Lines between the rows and the earlier ones. */
  readonly distance: number;
  readonly from: number;
  to: number;
  rows: number;
  readonly sales: Repeated;
  /** Rows at this distance, less those at another one. */
  votes: number;
}

/** A block of rows that stands in the file a second time. */
interface Block {
  readonly from: number;
  readonly to: number;
  readonly distance: number;
}

/** Passes records on and keeps account of those that repeat an earlier one and count as sales. */
export class RepeatWatch implements RecordSink {
  /** Place + 1 of a kept row, by its first hash; 0 for none. */
  private slots = new Int32Array(1 << 10);
  /** Of each kind of row its two hashes and the physical line of the last one. */
  private kept = new Int32Array(WIDTH << 9);
  private size = 0;
  private first = 0;
  private second = 0;
  /** Rows are in the sample where these bits of their hash are 0. */
  private sample = 0;
  private lastFirst = 0;
  private lastSecond = 0;
  private hasLast = false;
  /** Rows that repeat the row before them. */
  private readonly adjacent = none();
  /** Rows that differ from the one before, and how many of them come again at once. */
  private groups = 0;
  private twins = 0;
  private isTwin = false;
  /** Rows of the sample that repeat another one, blocks included. */
  private readonly apart = none();
  private readonly inBlocks = none();
  private longest: Block | undefined;
  private run: Run | undefined;

  private readonly hasIds: boolean;

  constructor(
    private readonly next: Reader,
    private readonly fates: FateTally,
    { columns }: Layout,
  ) {
    this.hasIds = columns.order_id !== undefined || columns.invoice_id !== undefined;
  }

  record(bytes: Uint8Array, scanner: Scanner): void {
    this.hash(bytes, scanner);
    const { first, second } = this;
    if (this.hasLast && first === this.lastFirst && second === this.lastSecond) {
      const money = this.pass(bytes, scanner);
      if (money === 0n) return;
      this.adjacent.rows++;
      this.adjacent.money += money;
      if (!this.isTwin) this.twins++;
      this.isTwin = true;
      return;
    }
    this.groups++;
    this.isTwin = false;
    this.lastFirst = first;
    this.lastSecond = second;
    this.hasLast = true;
    const sampled = (second & this.sample) === 0;
    const earlier = sampled ? this.lineBefore(first, second, scanner.line) : 0;
    if (earlier === 0) {
      if (sampled) this.close();
      this.next.record(bytes, scanner);
      return;
    }
    const money = this.pass(bytes, scanner);
    const run = this.runOf(scanner.line, earlier);
    if (money === 0n) return;
    for (const sales of [this.apart, run.sales]) {
      sales.rows++;
      sales.money += money;
    }
  }

  /** What there is to say once the file has ended. */
  finish(): Message[] {
    this.close();
    const { adjacent, apart, inBlocks, longest } = this;
    const every = this.sample + 1;
    const warnings: Message[] = [];
    if (longest) {
      const { from, to, distance } = longest;
      const params = {
        from: String(from),
        to: String(to),
        first: String(from - distance),
        last: String(to - distance),
        rows: inBlocks.rows,
        money: { money: inBlocks.money },
        every,
      };
      warnings.push(message(every === 1 ? 'read.repeated_blocks' : 'read.repeated_blocks_sampled', params));
    }
    // Only a file that is compared as a whole can tell how many rows repeat others here and there.
    const others = every === 1 ? apart : inBlocks;
    const rows = adjacent.rows + others.rows - inBlocks.rows;
    const money = { money: adjacent.money + others.money - inBlocks.money };
    if (rows > 0 && (this.hasIds || this.twins >= NEARLY_ALL * this.groups)) {
      warnings.push(message('read.repeated_rows', { rows, money }));
    }
    return warnings;
  }

  /** Passes a repeated row on and gives what it adds to the sales. */
  private pass(bytes: Uint8Array, scanner: Scanner): Money {
    const { next, fates } = this;
    next.settle();
    const before = fates.salesMoney;
    next.record(bytes, scanner);
    next.settle();
    return fates.salesMoney - before;
  }

  /** Two hashes of a row, a CR at its end left out. */
  private hash(bytes: Uint8Array, { start, end: behind, view }: Scanner): void {
    const end = behind > start && bytes[behind - 1] === CR ? behind - 1 : behind;
    let first = 0x811c9dc5 ^ (end - start);
    let second = 0x9747b28c;
    let at = start;
    for (; at + 4 <= end; at += 4) {
      const word = view.getInt32(at);
      first = Math.imul(first ^ word, 0x01000193);
      first ^= first >>> 15;
      second = Math.imul(second + word, 0x85ebca6b);
      second = (second << 13) | (second >>> 19);
    }
    for (; at < end; at++) {
      first = Math.imul(first ^ bytes[at]!, 0x01000193);
      second = Math.imul(second + bytes[at]!, 0x85ebca6b) ^ (second >>> 16);
    }
    this.first = Math.imul(first ^ (first >>> 16), 0x2c1b3c6d) ^ (first >>> 12);
    this.second = Math.imul(second ^ (second >>> 16), 0x7feb352d) ^ (second >>> 15);
  }

  /** The line of the last row with these hashes, which is this one from now on; 0 where there is none. */
  private lineBefore(first: number, second: number, line: number): number {
    const { kept } = this;
    const slot = this.slotOf(first, second);
    const place = (this.slots[slot]! - 1) * WIDTH;
    if (place >= 0) {
      const earlier = kept[place + 2]!;
      kept[place + 2] = line;
      return earlier;
    }
    this.slots[slot] = this.keep(first, second, line);
    if (this.size * 2 < this.slots.length) return 0;
    if (this.size < KEPT_ROWS) {
      this.rehash(this.slots.length * 2);
    } else {
      this.thin();
      this.rehash(this.slots.length);
    }
    return 0;
  }

  /** The slot of a row, or the free one that it belongs to. */
  private slotOf(first: number, second: number): number {
    const { slots, kept } = this;
    const mask = slots.length - 1;
    let slot = first & mask;
    for (let row = slots[slot]! - 1; row >= 0; row = slots[slot]! - 1) {
      if (kept[row * WIDTH] === first && kept[row * WIDTH + 1] === second) break;
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  /** The row's place + 1. */
  private keep(first: number, second: number, line: number): number {
    const place = this.size++ * WIDTH;
    if (place === this.kept.length) this.kept = extended(this.kept, place * 2, 0);
    this.kept[place] = first;
    this.kept[place + 1] = second;
    this.kept[place + 2] = line;
    return this.size;
  }

  /** Halves the sample until there is room again. */
  private thin(): void {
    const { kept } = this;
    while (this.size > KEPT_ROWS * 0.75) {
      this.sample = this.sample * 2 + 1;
      const { size } = this;
      this.size = 0;
      for (let place = 0; place < size * WIDTH; place += WIDTH) {
        if ((kept[place + 1]! & this.sample) === 0)
          this.keep(kept[place]!, kept[place + 1]!, kept[place + 2]!);
      }
    }
  }

  private rehash(room: number): void {
    const { kept } = this;
    this.slots = new Int32Array(room);
    for (let row = 0; row < this.size; row++) {
      this.slots[this.slotOf(kept[row * WIDTH]!, kept[row * WIDTH + 1]!)] = row + 1;
    }
  }

  /** The run that a row goes on with, or the one that it begins. */
  private runOf(line: number, earlier: number): Run {
    const distance = line - earlier;
    const { run } = this;
    // A block ends at the latest where its copy begins.
    if (run && line < run.from + run.distance && (distance === run.distance || run.votes > 0)) {
      run.votes += distance === run.distance ? 1 : -1;
      run.rows++;
      run.to = line;
      return run;
    }
    this.close();
    this.run = { distance, from: line, to: line, rows: 1, sales: none(), votes: 1 };
    return this.run;
  }

  private close(): void {
    const { run, longest } = this;
    this.run = undefined;
    const enough = this.hasIds ? BLOCK_ROWS_WITH_IDS : BLOCK_ROWS;
    if (run === undefined || run.rows < enough || run.sales.rows === 0) return;
    this.inBlocks.rows += run.sales.rows;
    this.inBlocks.money += run.sales.money;
    if (longest === undefined || run.to - run.from > longest.to - longest.from) this.longest = run;
  }
}
