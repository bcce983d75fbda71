import type { Day } from '../domain/day.ts';
import { MoneyColumn, type MoneyParcel } from '../domain/money.ts';
import { type CountParcel, Counts } from './counts.ts';

/**
 * Customer-days sorted by customer, purchases before returns, and by day, column by column. Plain data: it can be sent to
 * another thread.
 */
export interface SortedRows {
  /** The purchases of place i are starts[2 i] to starts[2 i + 1], its returns those to starts[2 i + 2]. */
  readonly starts: Int32Array;
  readonly days: Int32Array;
  /** Orders whose earliest purchase is in the row. */
  readonly orders: CountParcel;
  /** Above 0 for purchases; below for returns, or 0 where all was moved away. */
  readonly amounts: MoneyParcel;
  readonly margins: MoneyParcel | undefined;
}

/** Sorted rows, to be read. */
export interface RowColumns extends Omit<SortedRows, 'orders' | 'amounts' | 'margins'> {
  readonly orders: Counts;
  readonly amounts: MoneyColumn;
  readonly margins: MoneyColumn | undefined;
}

/** Rows of one part or several, and where each customer's are: place `place[i]` of part `part[i]`. */
export interface PlacedRows {
  readonly parts: readonly RowColumns[];
  readonly part: Uint8Array;
  readonly place: Int32Array;
}

/** The rows of somebody without any, at place 0. */
export const NO_ROWS: SortedRows = {
  starts: new Int32Array(3),
  days: new Int32Array(0),
  orders: { small: new Uint8Array(0), rest: undefined },
  amounts: { sums: new Int32Array(0), large: undefined },
  margins: undefined,
};

/** Sorted rows to read. They take over the memory. */
export function columnsOf(rows: SortedRows): RowColumns {
  const { amounts, margins } = rows;
  return {
    ...rows,
    orders: Counts.of(rows.orders),
    amounts: MoneyColumn.of(amounts),
    margins: margins && MoneyColumn.of(margins),
  };
}

/** The memory of sorted rows: who sends it away has no use for them any more. */
export function buffersOf({ starts, days, orders, amounts, margins }: SortedRows): ArrayBufferLike[] {
  const columns = [amounts, margins].flatMap((parcel) => parcel?.sums ?? []);
  return [...new Set([starts, days, orders.small, ...columns].map(({ buffer }) => buffer))];
}

/** Whether the customer at a place has a row up to a day. */
export function hasRowUpTo({ starts, days }: RowColumns | SortedRows, place: number, day: Day): boolean {
  const [from, returns, to] = [starts[place * 2]!, starts[place * 2 + 1]!, starts[place * 2 + 2]!];
  return (from < returns && days[from]! <= day) || (returns < to && days[returns]! <= day);
}
