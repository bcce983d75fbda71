import { CellText } from './cells.ts';
import type { Identities } from './identity.ts';
import type { Field, Layout } from './layout/layout.ts';
import type { Scanner } from './scan.ts';

const NONE = -1;

/**
 * The cells that say whose a record is. The customer key is the id, joined by `/` with the unit where there is such a column;
 * a blank id falls back to the tax id, then to the name.
 */
export class CustomerCells {
  /** Whether the key found last is a name, for want of an id. */
  keyIsName = false;
  private readonly idColumn: number;
  private readonly unitColumn: number;
  private readonly taxColumn: number;
  private readonly nameColumn: number;
  private readonly cell: CellText;
  private line = 0;
  /** Made once: a function of its own for every record would be garbage. */
  private readonly keyText = () => this.text(this.cell, this.line);
  private readonly unitCell: CellText;

  constructor(
    layout: Layout,
    private readonly identities: Identities,
    private readonly text: (cell: CellText, line: number) => string,
  ) {
    const at = (field: Field) => layout.columns[field] ?? NONE;
    this.idColumn = at('customer_id');
    this.unitColumn = at('customer_unit');
    this.taxColumn = at('customer_tax_id');
    this.nameColumn = at('customer_name');
    this.cell = new CellText(layout.encoding.value);
    this.unitCell = new CellText(layout.encoding.value);
  }

  /** The number of the record's customer key among `identities`, or -1 where it has none. */
  identityOf(bytes: Uint8Array, scanner: Scanner): number {
    const { cell, unitCell } = this;
    this.keyIsName = false;
    if (this.idColumn !== NONE) {
      cell.load(bytes, scanner, this.idColumn);
      if (this.saysSomething()) {
        if (this.unitColumn === NONE) return this.find(scanner);
        unitCell.load(bytes, scanner, this.unitColumn);
        if (unitCell.isBlank || unitCell.isMark()) return this.find(scanner);
        const id = this.text(cell, scanner.line);
        cell.join(unitCell);
        return this.identities.find(cell.bytes, cell.from, cell.to, () => id);
      }
    }
    if (this.taxColumn !== NONE) {
      cell.load(bytes, scanner, this.taxColumn);
      if (this.saysSomething()) return this.find(scanner);
    }
    if (this.nameColumn === NONE) return NONE;
    this.keyIsName = true;
    cell.load(bytes, scanner, this.nameColumn);
    return this.saysSomething() ? this.find(scanner) : NONE;
  }

  /** Whether the loaded cell is neither blank nor a mark for "nothing"; `null` among the placeholders is one of these. */
  private saysSomething(): boolean {
    const { cell } = this;
    return !cell.isBlank && (!cell.isMark() || this.identities.isWord(cell.decode()!));
  }

  private find(scanner: Scanner): number {
    const { cell } = this;
    this.line = scanner.line;
    return this.identities.find(cell.bytes, cell.from, cell.to, this.keyText);
  }
}
