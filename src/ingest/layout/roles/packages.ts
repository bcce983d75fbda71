/**
 * Packages of Mercado Livre: a row such as `Pacote de 2 produtos` with the money of the whole sale, and below it as many rows as it
 * says, each a sale with a number of its own. Adding up all rows would count such packages twice.
 *
 * Proof: the phrase says how many rows follow, and the money of the package is their sum. Where they have no money, the package is
 * the sale.
 */

import { foldedStart, foldText } from '../../../domain/fold.ts';
import type { Field } from '../layout.ts';
import type { Row, Table } from '../table.ts';
import {
  type About,
  amountOf,
  type FoundMainLines,
  isSum,
  markOf,
  markOfAll,
  NEARLY_ALL,
  type Run,
  refuse,
} from './main-lines.ts';

/** How many rows a package says that it has. */
const PACKAGE = /^(?:pacote|paquete) (?:de|com) (\d{1,3}) (?:produtos|productos|itens|unidades)$/;

/** How many rows below a row are of the package that its cell names; undefined where it names none. */
export function sizeOfPackage(text: string): number | undefined {
  // Folding is slow, and many cells begin with a p.
  const start = foldedStart(text);
  if (start !== undefined && start !== 'pac' && start !== 'paq') return undefined;
  const size = PACKAGE.exec(foldText(text))?.[1];
  return size === undefined ? undefined : Number(size);
}

/**
 * The packages that the sample proves, looking for their money in some columns. Those whose rows have the package's own number are
 * told by it, as any main lines.
 * Where the user has said the total of an order, what is not proven is no question
 * @throws CarteiraError E_AMBIGUOUS_MAIN_LINE where the money of packages is often not that of their rows
 */
export function findPackages(
  table: Table,
  columns: Readonly<Partial<Record<Field, number>>>,
  moneyColumns: readonly number[],
  { said, file }: About,
): FoundMainLines | undefined {
  const key = columns.order_id ?? columns.invoice_id;
  if (key === undefined || said.amount !== undefined) return undefined;
  const column = table.headers.findIndex((_, each) =>
    table.rows.some(
      (row) => table.beginsLike(row, each, 'p') && sizeOfPackage(table.text(row, each)) !== undefined,
    ),
  );
  if (column === -1) return undefined;
  for (const money of moneyColumns) {
    const packages = packagesOf(table, key, column, money);
    if (packages.length === 0) continue;
    const broken = packages.filter(({ amounts }) => !isSum(amounts));
    const marks = new Set(packages.map(({ rows }) => markOf(table.text(rows[0]!, column))));
    const isProven = broken.length <= (1 - NEARLY_ALL) * packages.length;
    if (!isProven && said.total !== money) refuse(table, column, money, packages, broken, file);
    return { mainLines: { column, marks: [...marks].sort(), key, same: [], counted: true }, money };
  }
  return undefined;
}

/** The packages whose rows have money and numbers of their own, each with its rows. */
function packagesOf(table: Table, key: number, column: number, money: number): Run[] {
  const mark = markOfAll(table, key, money);
  if (mark === undefined) return [];
  return table.rows.flatMap((row, place) => {
    const size = sizeOfPackage(table.text(row, column)) ?? 0;
    const rows = table.rows.slice(place, place + 1 + size);
    if (size === 0 || rows.length <= size) return [];
    const isOwn = (item: Row) => !table.isBlank(item, key) && !table.sameText(item, row, key);
    if (!rows.slice(1).every(isOwn)) return [];
    const amounts = rows.map((each) => amountOf(table, each, money, mark));
    const known = amounts.filter((amount) => amount !== undefined).map(BigInt);
    const isPriced = known.length === rows.length && known.slice(1).some((amount) => amount !== 0n);
    return isPriced ? [{ rows, amounts: known }] : [];
  });
}
