import type { Day } from '../domain/day.ts';
import { CarteiraError } from '../domain/errors.ts';
import { extended } from '../ledger/interner.ts';
import type { Ledger } from '../ledger/ledger.ts';

/** What to do with an order that two files give differently. */
export type OverlapChoice = 'sum' | 'latest';

/** The key of an order as text, for the orders of a file that count in another file. `id` are the bytes of its id. */
export function orderText(branch: string, id: Uint8Array, customer: string): string {
  return `${branch}\u0000${Buffer.from(id).toString('latin1')}\u0000${customer}`;
}

/** What the used records of one order in one file come to: equal for equal multisets, whatever their order. */
interface Print {
  records: number;
  low: number;
  high: number;
  money: number;
}

/** An order that several files give. */
export interface SharedOrder {
  readonly order: number;
  /** Numbers of the files that give it, ascending. */
  readonly files: readonly number[];
  /** Whether every file gives it with the same multiset of records. */
  readonly equal: boolean;
  /** Sum of its used records in each of `files`, in ten-thousandths; large sums lose their last digits. */
  readonly money: readonly number[];
}

/**
 * Finds orders that several files give. The records of an order are compared as multisets of (day, amount, margin); an order
 * that a later file has as cancelled is given differently there, though none of its records is used.
 */
export class OverlapFinder {
  /** File that gave the order first, + 1, by order. */
  private firstFile = new Int32Array(1 << 10);
  private readonly prints = new Map<number, Map<number, Print>>();
  private readonly first = {
    records: new Int32Array(1 << 10),
    low: new Int32Array(1 << 10),
    high: new Int32Array(1 << 10),
    money: new Float64Array(1 << 10),
  };

  /** The last file that has an order cancelled, by its key as of `orderText`. */
  private readonly cancelled = new Map<string, number>();

  /** Takes note of a cancelled record of an order. Files come in their order. */
  noteCancelled(file: number, key: string): void {
    this.cancelled.set(key, file);
  }

  /** Whether any file has cancelled orders. */
  get hasCancelled(): boolean {
    return this.cancelled.size > 0;
  }

  /** An order that one file gives and a later one cancels; undefined for any other. */
  cancelledLater(order: number, key: string): SharedOrder | undefined {
    const first = (this.firstFile[order] ?? 0) - 1;
    const later = this.cancelled.get(key);
    if (first < 0 || later === undefined) return undefined;
    const last = Math.max(first, ...(this.prints.get(order)?.keys() ?? []));
    if (later <= last) return undefined;
    const others = [...(this.prints.get(order) ?? [])];
    return {
      order,
      files: [first, ...others.map(([file]) => file), later],
      equal: false,
      money: [this.first.money[order]!, ...others.map(([, { money }]) => money), 0],
    };
  }

  /** Takes note of a used record of an order. */
  note(file: number, order: number, day: Day, amount: number | bigint, margin: number | bigint): void {
    if (order >= this.firstFile.length) this.grow(order);
    const value = Number(amount);
    const upper = Math.floor(value / 0x100000000);
    const low = mix(mix(day, value % 0x100000000, 0x9e3779b1), Number(margin), upper);
    const high = mix(mix(upper ^ day, value % 0x100000000, 0x85ebca6b), Number(margin), day);
    const known = this.firstFile[order]!;
    if (known === 0) this.firstFile[order] = file + 1;
    if (known === 0 || known === file + 1) {
      this.first.records[order]!++;
      this.first.low[order]! += low;
      this.first.high[order]! += high;
      this.first.money[order]! += value;
      return;
    }
    const files = this.prints.get(order) ?? new Map<number, Print>();
    const print = files.get(file) ?? { records: 0, low: 0, high: 0, money: 0 };
    print.records++;
    print.low = (print.low + low) | 0;
    print.high = (print.high + high) | 0;
    print.money += value;
    files.set(file, print);
    this.prints.set(order, files);
  }

  /** The orders that several files give. */
  shared(): SharedOrder[] {
    return [...this.prints].map(([order, files]) => {
      const { records, low, high, money } = this.first;
      const equal = [...files.values()].every(
        (print) => print.records === records[order] && print.low === low[order] && print.high === high[order],
      );
      return {
        order,
        files: [this.firstFile[order]! - 1, ...files.keys()],
        equal,
        money: [money[order]!, ...[...files.values()].map((print) => print.money)],
      };
    });
  }

  private grow(order: number): void {
    const length = Math.max(this.firstFile.length * 2, order + 1);
    const { first } = this;
    this.firstFile = extended(this.firstFile, length, 0);
    first.records = extended(first.records, length, 0);
    first.low = extended(first.low, length, 0);
    first.high = extended(first.high, length, 0);
    const money = new Float64Array(length);
    money.set(first.money);
    first.money = money;
  }
}

/** A 32-bit hash of three numbers. */
function mix(a: number, b: number, seed: number): number {
  let hash = Math.imul(a ^ seed, 0xcc9e2d51);
  hash = Math.imul(hash ^ (hash >>> 15) ^ b, 0x1b873593);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

/** Examples that a refusal shows. */
const EXAMPLES = 3;

/**
 * What to leave out so that every order counts once: by file, the keys of the orders that count in another file. Orders
 * given equally count in the first file that gives them; of the others, `latest` keeps the last file's version and `sum`
 * keeps all.
 * @throws CarteiraError E_OVERLAP where files differ and no choice was made.
 */
export function settleOverlaps(
  overlaps: OverlapFinder,
  ledger: Ledger,
  choice: OverlapChoice | undefined,
  inputs: readonly { readonly name: string }[],
): Map<number, Set<string>> {
  const shared = overlaps.shared();
  const superseded = new Map<number, Set<string>>();
  if (shared.length === 0 && !overlaps.hasCancelled) return superseded;
  const wanted = new Map(shared.map((order) => [order.order, order]));
  const branches = ledger.branchNames();
  const different: (SharedOrder & { readonly id: string; readonly customer: string })[] = [];
  ledger.days.orders.forEach((branch, id, customer, _day, order) => {
    const given = wanted.get(order);
    if (!given && !overlaps.hasCancelled) return;
    const key = ledger.keyOf(customer);
    const text = orderText(branch < 0 ? '' : branches[branch]!, id, key);
    // What is cancelled adds nothing to a sum.
    const found = (choice === 'sum' ? undefined : overlaps.cancelledLater(order, text)) ?? given;
    if (!found) return;
    if (!found.equal) different.push({ ...found, id: Buffer.from(id).toString('utf-8'), customer: key });
    if (!found.equal && choice !== 'latest') return;
    for (const file of found.equal ? found.files.slice(1) : found.files.slice(0, -1)) {
      const keys = superseded.get(file) ?? new Set();
      keys.add(text);
      superseded.set(file, keys);
    }
  });
  if (different.length > 0 && choice === undefined) refuse(different, inputs);
  return superseded;
}

function refuse(
  different: readonly (SharedOrder & { readonly id: string; readonly customer: string })[],
  inputs: readonly { readonly name: string }[],
): never {
  const first = different[0]!;
  const name = (at: number) => inputs[first.files[at]!]!.name;
  const repeated = different.reduce((sum, { money }) => sum + money.slice(1).reduce((a, b) => a + b, 0), 0);
  const examples = different
    .slice(0, EXAMPLES)
    .map(({ id, customer }) => `${id.startsWith('\u0000') ? '-' : id} (${customer})`);
  throw new CarteiraError(
    'E_OVERLAP',
    {
      orders: different.length,
      money: { money: BigInt(Math.round(repeated)) },
      examples: examples.join(', '),
      first: name(0),
      second: name(1),
      firstMoney: { money: BigInt(Math.round(first.money[0]!)) },
      secondMoney: { money: BigInt(Math.round(first.money[1]!)) },
    },
    { file: name(1) },
  );
}
