// The layout of the file, as the host describes it.

/** Runs of columns, pairs of first and last one: those of the key, and those of the head. Addresses. */
export let keyRuns: i32 = 0;
export let headRuns: i32 = 0;

export let delimiter: u8 = 0;
export let newline: u8 = 0;
export let width: i32 = 0;
export let dateColumn: i32 = 0;
export let amountColumn: i32 = 0;
export let orderColumn: i32 = 0;
export let dateForm: i32 = 0;
export let shortYear: bool = false;
export let mark: u8 = 0;
export let grouping: u8 = 0;
export let lastDay: i32 = 0;
export let keyRunCount: i32 = 0;
export let headRunCount: i32 = 0;
/** The last of the columns of the head that a record begins with; -1 where it begins with another. */
export let prefixLast: i32 = -1;

/** Lays out the runs, which the host fills, for files of up to `columns` columns, from an address on; gives the one behind them. */
export function layOutRuns(from: i32, columns: i32): i32 {
  keyRuns = from;
  headRuns = keyRuns + columns * 8;
  return headRuns + columns * 8;
}

/**
 * The layout of the file: bytes, columns (`order` -1 for none), the form of dates, decimal and grouping mark, the latest day
 * that a plain record may have, the numbers of runs.
 */
export function describe(
  delimiterByte: i32,
  newlineByte: i32,
  columns: i32,
  date: i32,
  amount: i32,
  order: i32,
  form: i32,
  short: bool,
  markByte: i32,
  groupingByte: i32,
  latest: i32,
  keys: i32,
  heads: i32,
): void {
  delimiter = <u8>delimiterByte;
  newline = <u8>newlineByte;
  width = columns;
  dateColumn = date;
  amountColumn = amount;
  orderColumn = order;
  dateForm = form;
  shortYear = short;
  mark = <u8>markByte;
  grouping = <u8>groupingByte;
  lastDay = latest;
  keyRunCount = keys;
  headRunCount = heads;
  const last = load<i32>(headRuns + 4);
  prefixLast = load<i32>(headRuns) === 0 && last < columns - 1 ? last : -1;
}
