import { ByteInterner } from '../../ledger/interner.ts';
import type { Layout } from '../layout/layout.ts';
import type { Scanner } from '../scan.ts';
import { type Currency, namedCurrency, wornCurrency } from '../values/currency.ts';
import { CellText } from './cells.ts';

/** What a file says about the currency of its sales: the signs that amounts wear, and a column beside them. */
export class CurrencyCells {
  private readonly column: number | undefined;
  private readonly cell: CellText;
  private readonly words = new ByteInterner();
  private last: Currency | undefined;

  constructor(
    layout: Layout,
    /** The column of the money. */
    private readonly money: number,
    /** Takes the currencies that are met. */
    private readonly met: Set<Currency>,
  ) {
    this.column = layout.currency;
    this.cell = new CellText(layout.encoding.value);
  }

  /** Notes the currency of a sale. */
  note(bytes: Uint8Array, scanner: Scanner): void {
    if (this.column !== undefined) this.noteNamed(bytes, scanner, this.column);
    const { money } = this;
    this.add(wornCurrency(bytes, scanner.startOf(money), scanner.ends[money]!));
  }

  private noteNamed(bytes: Uint8Array, scanner: Scanner, column: number): void {
    const { cell, words } = this;
    cell.load(bytes, scanner, column);
    const known = words.size;
    if (words.intern(cell.bytes, cell.from, cell.to) < known || cell.isMark()) return;
    this.add(namedCurrency(cell.text() ?? ''));
  }

  private add(currency: Currency | undefined): void {
    if (currency === undefined || currency === this.last) return;
    this.last = currency;
    this.met.add(currency);
  }
}
