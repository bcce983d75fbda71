import type { Amount } from '../cells/amount-cells.ts';
import { CellText } from '../cells/cells.ts';
import type { FileText } from '../cells/file-text.ts';
import { FATE, type FateTally } from '../fate.ts';
import type { Layout } from '../layout/layout.ts';
import type { Scanner } from '../scan.ts';
import type { TotalWatch } from '../stated-total.ts';
import { beginsLikeTotal, isTotalLabel } from '../values/meaning.ts';
import { type OtherNames, SecondTable } from './second-table.ts';
import { structureOf, type TotalLine } from './structure.ts';

/** Rows that are no orders: blank lines, which are no records, and titles, rules, repeated headers and totals, which are the layout's. */
export class NoOrders {
  private readonly cell: CellText;
  private readonly others: SecondTable;

  constructor(
    private readonly layout: Layout,
    private readonly width: number,
    private readonly text: FileText,
    private readonly fates: FateTally,
    /** Undefined where the totals of the file cannot be those of what is added up. */
    private readonly totals: TotalWatch | undefined,
  ) {
    this.cell = new CellText(layout.encoding.value);
    this.others = new SecondTable(layout);
  }

  /**
   * Whether a row is no order; a record of the layout has been counted then. `total`: what a line of a total must look like here.
   *
   * @throws CarteiraError E_SECOND_TABLE where the row is part of another table
   */
  has(bytes: Uint8Array, scanner: Scanner, amount: Amount | undefined, total: TotalLine): boolean {
    const texts: string[] = [];
    for (let column = 0; column < Math.min(scanner.cells, this.width); column++) {
      this.cell.load(bytes, scanner, column);
      texts.push(this.cell.text() ?? '?');
    }
    const structure = structureOf(texts, this.layout, total);
    this.refuse(this.others.look(structure, texts, scanner.cells, scanner.line));
    if (structure === 'total' && amount !== undefined)
      this.totals?.meet(scanner.line, texts.find(beginsLikeTotal) ?? texts.find(isTotalLabel) ?? '', amount);
    if (structure === 'structural' || structure === 'total') this.fates.count(FATE.structural, amount);
    return structure !== undefined;
  }

  /**
   * The file has ended. `nextLine`: the line behind it.
   *
   * @throws CarteiraError E_SECOND_TABLE where it ends in another table
   */
  finish(nextLine: number): void {
    this.refuse(this.others.finish(nextLine));
  }

  private refuse(names: OtherNames | undefined): void {
    if (names === undefined) return;
    const sample = names.cells.filter((cell) => cell !== '').slice(0, 3);
    const params = { sample: sample.join(', '), line: String(names.line) };
    throw this.text.error('E_SECOND_TABLE', params, names.line);
  }
}
