import type { Field, Layout } from '../layout/layout.ts';
import type { Scanner } from '../scan.ts';
import { CellText } from './cells.ts';
import type { Identities } from './identity.ts';
import { type Companies, TaxCells } from './tax-cells.ts';

const NONE = -1;

/**
 * The cells that say whose a record is. The customer key is the id, joined by `/` with the unit where there is such a column;
 * a blank id falls back to the tax id, then to the name. Where branches are to be one customer, the root of a valid CNPJ
 * goes before all of them.
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
  /** Where a tax id is more than its text: numbers without their zeros, companies. */
  private readonly taxes: TaxCells | undefined;
  private readonly isGrouped: boolean;

  constructor(
    layout: Layout,
    private readonly identities: Identities,
    private readonly text: (cell: CellText, line: number) => string,
    companies?: Companies,
  ) {
    const at = (field: Field) => layout.columns[field] ?? NONE;
    this.idColumn = at('customer_id');
    this.unitColumn = at('customer_unit');
    this.taxColumn = at('customer_tax_id');
    this.nameColumn = at('customer_name');
    this.cell = new CellText(layout.encoding.value);
    this.unitCell = new CellText(layout.encoding.value);
    this.isGrouped = layout.groupBy !== undefined;
    if (this.taxColumn !== NONE && (this.isGrouped || layout.taxIdsPadded)) {
      this.taxes = new TaxCells(layout, this.taxColumn, text, companies);
    }
  }

  /** The number of the record's customer key among `identities`, or -1 where it has none. */
  identityOf(bytes: Uint8Array, scanner: Scanner): number {
    const own = this.ownIdentity(bytes, scanner);
    if (!this.isGrouped || (own !== NONE && this.identities.isPlaceholder(own, this.keyIsName))) return own;
    const { root, cnpj } = this.taxes!.of(bytes, scanner);
    if (root === undefined) return own;
    this.keyIsName = false;
    // Zeros are nobody's id, but the root of a bank: what stands for nobody is told by the whole CNPJ.
    return this.identities.find(root.bytes, 0, root.bytes.length, () => cnpj!);
  }

  /** The number of the key that the record has by itself. */
  private ownIdentity(bytes: Uint8Array, scanner: Scanner): number {
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
      if (this.saysSomething()) {
        const padded = this.taxes?.of(bytes, scanner).padded;
        if (padded === undefined) return this.find(scanner);
        return this.identities.find(padded.bytes, 0, padded.bytes.length, () => padded.text);
      }
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
