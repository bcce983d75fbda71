/**
 * Orders that have a main line above their items, with the sum of them: NetSuite's `*`, the packages of Mercado Livre, the rows
 * `Order` of Shopee. Adding up all rows would count such orders twice.
 *
 * Proof: in the sample, the first row of some orders has exactly the sum of the two or more rows below it, and a word in one column
 * stands on such first rows only. That word marks main lines; where all rows with it that have rows below them hold their sum, but
 * for a few, they are left out. One with nothing below it is an order by itself.
 */

import { CarteiraError } from '../../../domain/errors.ts';
import { foldText } from '../../../domain/fold.ts';
import { readAmount } from '../../values/amounts.ts';
import type { DecimalMark, Field, MainLines } from '../layout.ts';
import type { Row, Table } from '../table.ts';
import { typed } from './vocabulary.ts';

type Columns = Readonly<Partial<Record<Field, number>>>;

/** Orders whose first row is the sum of two or more, from which on that is no coincidence; or of all orders with items, one of them that. */
const ENOUGH_PROOFS = 2;
const ENOUGH_ORDERS = 3;
/** Different words that mark main lines, at the most: a column of many words marks nothing. */
const MOST_MARKS = 3;
/** Share of the marked orders whose sums must hold: a damaged row is told of when it is read. */
export const NEARLY_ALL = 0.9;
/** Share by which a sum of doubles may be off. */
const ROUNDING = 1e-12;
const MARKS = [',', '.'] as const satisfies readonly DecimalMark[];

/** What tells whose a row is: those that differ in it are of different orders. */
const IDENTITY = [
  'customer_id',
  'customer_tax_id',
  'customer_name',
  'order_date',
  'branch',
] as const satisfies readonly Field[];

/** The rows of an order one below the other, with their amounts. */
export interface Run {
  readonly rows: readonly Row[];
  readonly amounts: readonly bigint[];
}

/** What is known beside the table: the file, and the columns that the user has said to be the amount of a row or the total of an order. */
export interface About {
  readonly file: string;
  readonly said: { readonly amount?: number; readonly total?: number };
}

/** Main lines, and the column that holds the money of both kinds of rows. */
export interface FoundMainLines {
  readonly mainLines: MainLines;
  readonly money: number;
}

/** A word of a marking column, as it is compared: the number of products in it does not matter. */
export function markOf(text: string): string {
  return foldText(text).replace(/\d+/g, '#');
}

/**
 * The main lines that the sample proves, looking for their money in some columns.
 * @param about `said`: which column the user has said to be the amount of a row, or the total of an order: then what is not proven is
 *   no question, and what may be main lines in a column of totals is
 * @throws CarteiraError E_AMBIGUOUS_MAIN_LINE where words mark sums of orders that do not hold often enough
 */
export function findMainLines(
  table: Table,
  columns: Columns,
  moneyColumns: readonly number[],
  { said, file }: About,
): FoundMainLines | undefined {
  const key = columns.order_id ?? columns.invoice_id;
  if (key === undefined) return undefined;
  const identity = [...new Set(IDENTITY.map((field) => columns[field]))].filter((each) => each !== undefined);
  const same = identity.filter((column) => column !== key);
  let doubt: (() => never) | undefined;
  for (const money of moneyColumns) {
    const mark = markOfAll(table, key, money);
    if (mark === undefined || !mayHaveSums(table, key, same, money, mark)) continue;
    const runs = runsOf(table, key, same, money, mark);
    const orders = runs.filter(({ rows }) => rows.length > 1);
    const proofs = orders.filter(
      ({ rows, amounts }) => rows.length > 2 && amounts[0] !== 0n && isSum(amounts),
    );
    // Pairs of equal amounts in every order may be main lines with one item each, and may be two items.
    const pairs =
      proofs.length === 0 && orders.length >= ENOUGH_ORDERS && orders.every(({ amounts }) => isSum(amounts));
    if (proofs.length === 0 && !pairs) continue;
    const marking = markingOf(table, runs, pairs ? orders : proofs, new Set([key, money, ...same]));
    if (marking === undefined) continue;
    const { column, marks } = marking;
    const marked = orders.filter(({ rows }) => marks.has(markOf(table.text(rows[0]!, column))));
    const broken = marked.filter(({ amounts }) => !isSum(amounts));
    const isProven =
      proofs.length >= ENOUGH_PROOFS
        ? marked.length - broken.length >= NEARLY_ALL * marked.length
        : proofs.length > 0 && broken.length === 0 && marked.length >= ENOUGH_ORDERS;
    const mainLines = { column, marks: [...marks].sort(), key, same };
    if (isProven) return { mainLines, money };
    // One order that adds up by chance among others that do not proves nothing, and asks nothing.
    if (proofs.length < ENOUGH_PROOFS && broken.length > 0) continue;
    if (said.total === money) return { mainLines, money };
    doubt ??= () => refuse(table, column, money, marked, broken, file);
  }
  if (doubt && said.amount === undefined && said.total === undefined) doubt();
  return undefined;
}

/** Whether the first of some amounts is the sum of the others. */
export function isSum([first = 0n, ...others]: readonly bigint[]): boolean {
  return others.length > 0 && others.reduce((sum, amount) => sum + amount, 0n) === first;
}

/** Whether a row is of an order: one without an id or money, such as a total or a note, is of none. */
function isOfOrder(table: Table, row: Row, key: number, money: number): boolean {
  return table.hasDigit(row, key) && !table.isBlank(row, money);
}

/** The amount of a row; undefined where it has none. */
export function amountOf(
  table: Table,
  row: Row,
  money: number,
  mark: DecimalMark,
): number | bigint | undefined {
  return readAmount(table.bytes, table.start(row, money), table.end(row, money), mark);
}

/** The decimal mark with which all money of the orders can be read. */
export function markOfAll(table: Table, key: number, money: number): DecimalMark | undefined {
  return MARKS.find((mark) => readsAll(table, key, money, mark));
}

/** Whether all money of the orders is numbers with that decimal mark. */
function readsAll(table: Table, key: number, money: number, mark: DecimalMark): boolean {
  return table.rows.every(
    (row) => !isOfOrder(table, row, key, money) || amountOf(table, row, money, mark) !== undefined,
  );
}

/**
 * Whether some order may have the sum of two or more rows on its first, or all of them of one. Most files have none, and that is
 * told without a list of their orders; sums beyond exact numbers may come out as any.
 */
function mayHaveSums(
  table: Table,
  key: number,
  same: readonly number[],
  money: number,
  mark: DecimalMark,
): boolean {
  const columns = [key, ...same];
  let last: Row | undefined;
  let first = 0;
  let sum = 0;
  let rows = 0;
  let others = 0;
  let pairs = 0;
  let isFound = false;
  const end = () => {
    if (rows < 2) return;
    if (Math.abs(sum - first) > ROUNDING * (Math.abs(sum) + 1)) others++;
    else if (rows > 2) isFound = true;
    else pairs++;
  };
  for (const row of table.rows) {
    if (!isOfOrder(table, row, key, money)) {
      last = undefined;
      continue;
    }
    const amount = Number(amountOf(table, row, money, mark));
    const above = last;
    last = row;
    if (above !== undefined && table.sameTexts(row, above, columns)) {
      sum += amount;
      rows++;
      continue;
    }
    end();
    if (isFound) return true;
    first = amount;
    sum = 0;
    rows = 1;
  }
  end();
  return isFound || (others === 0 && pairs >= ENOUGH_ORDERS);
}

/** The rows of the sample by order. */
function runsOf(table: Table, key: number, same: readonly number[], money: number, mark: DecimalMark): Run[] {
  const columns = [key, ...same];
  const runs: { rows: Row[]; amounts: bigint[] }[] = [];
  let last: Row | undefined;
  for (const row of table.rows) {
    if (!isOfOrder(table, row, key, money)) {
      last = undefined;
      continue;
    }
    const goesOn = last !== undefined && table.sameTexts(row, last, columns);
    if (!goesOn) runs.push({ rows: [], amounts: [] });
    runs.at(-1)!.rows.push(row);
    runs.at(-1)!.amounts.push(BigInt(amountOf(table, row, money, mark)!));
    last = row;
  }
  return runs;
}

/** The column whose words tell main lines from the others, and these words; one that is filled before one that is blank there. */
function markingOf(
  table: Table,
  runs: readonly Run[],
  mains: readonly Run[],
  taken: ReadonlySet<number>,
): { readonly column: number; readonly marks: ReadonlySet<string> } | undefined {
  const found = table.headers.flatMap((_, column) => {
    if (taken.has(column)) return [];
    const marks = new Set(mains.map(({ rows }) => markOf(table.text(rows[0]!, column))));
    if (marks.size > MOST_MARKS) return [];
    const isFree = runs.every(({ rows }) =>
      rows.slice(1).every((row) => !marks.has(markOf(table.text(row, column)))),
    );
    return isFree ? [{ column, marks }] : [];
  });
  return found.find(({ marks }) => !marks.has('')) ?? found[0];
}

/** Asks whether main lines count, with the first whose sum does not hold. */
export function refuse(
  table: Table,
  column: number,
  money: number,
  marked: readonly Run[],
  broken: readonly Run[],
  file: string,
): never {
  const { rows, amounts } = broken[0] ?? marked[0]!;
  const [first = 0n, ...others] = amounts;
  const header = table.headers[money]!;
  throw new CarteiraError(
    'E_AMBIGUOUS_MAIN_LINE',
    {
      mark: table.text(rows[0]!, column) || '""',
      column: table.headers[column]!,
      n: marked.length - broken.length,
      orders: marked.length,
      first: { money: first },
      sum: { money: others.reduce((sum, amount) => sum + amount, 0n) },
      typed: typed(header),
    },
    { file, line: rows[0]!.line },
  );
}
