import { CellText, textOf } from '../cells/cells.ts';
import { CustomerCells } from '../cells/customer-cells.ts';
import { Identities, Placeholders } from '../cells/identity.ts';
import type { Layout } from '../layout/layout.ts';
import type { RecordSink, Scanner } from '../scan.ts';
import { bareTaxId, customerKey } from '../values/tax-id.ts';
import { Carrier } from './carrier.ts';

/** Takes the rows of one file in a second reading, and finds out whose rows have a CNPJ or CPF. */
export class TaxOwners implements RecordSink {
  /** Keys of the customers, as of `customerKey`. */
  readonly keys = new Set<string>();
  private readonly identities = new Identities(new Placeholders([]));
  private readonly customers: CustomerCells;
  private readonly column: number | undefined;
  private readonly cell: CellText;
  private readonly carrier: Carrier | undefined;
  private readonly completed: RecordSink = { record: (bytes, scanner) => this.complete(bytes, scanner) };

  /** @param wanted the CNPJ or CPF, as of `bareTaxId` */
  constructor(
    private readonly layout: Layout,
    private readonly wanted: string,
  ) {
    this.customers = new CustomerCells(layout, this.identities, (cell) => cell.text() ?? '');
    this.column = layout.columns.customer_tax_id;
    this.cell = new CellText(layout.encoding.value);
    this.carrier = layout.carried && new Carrier(layout, layout.carried);
  }

  record(bytes: Uint8Array, scanner: Scanner): void {
    if (this.carrier) this.carrier.pass(bytes, scanner, this.completed);
    else this.complete(bytes, scanner);
  }

  private complete(bytes: Uint8Array, scanner: Scanner): void {
    if (this.column === undefined || scanner.fault !== undefined || scanner.cells !== this.layout.width)
      return;
    this.cell.load(bytes, scanner, this.column);
    const { from, to } = this.cell;
    if (from === to || bareTaxId(this.cell.decode() ?? '', this.wanted.length) !== this.wanted) return;
    const identity = this.customers.identityOf(bytes, scanner);
    if (identity < 0) return;
    const key = this.identities.bytesOf(identity);
    const text = textOf(key, 0, key.length, this.layout.encoding.value);
    if (text !== undefined) this.keys.add(customerKey(text));
  }
}
