import type { Day } from '../../domain/day.ts';
import { Ledger } from '../../ledger/ledger.ts';
import { CellText, textOf } from '../cells/cells.ts';
import { CustomerCells } from '../cells/customer-cells.ts';
import { Identities, Placeholders } from '../cells/identity.ts';
import { FateTally } from '../fate.ts';
import type { Layout } from '../layout/layout.ts';
import { OrderReader } from '../reader.ts';
import type { RecordSink, Scanner } from '../scan.ts';
import { customerKey } from '../values/tax-id.ts';
import type { WordTally } from '../word-tally.ts';
import { Carrier } from './carrier.ts';

/** A row of nobody in particular: unidentified or rejected. */
export const NOBODY = -1;
/** A line that is no order: blank, or a part of the layout. */
export const NO_ORDER = -2;

/** What must be as it was when the orders were read, so that every row has the fate that it had. */
export interface OwnerOptions {
  readonly today: Day;
  readonly asOf?: Day | undefined;
  readonly placeholders: readonly string[];
}

/**
 * Whose the rows of one file are, for a second reading with a layout that the first has proven. The fates come from the same
 * reader as in the first; its ledger is of no interest here.
 */
export class RowOwners {
  private readonly fates = new FateTally();
  private rejected = false;
  private readonly reader: OrderReader;
  private readonly identities: Identities;
  private readonly customers: CustomerCells;
  private readonly names: Identities;
  private readonly nameColumn: number | undefined;
  private readonly nameCell: CellText;
  private readonly carrier: Carrier | undefined;
  /** Whose the row is that was looked at last. */
  private owner = NOBODY;
  private readonly sink: RecordSink = {
    record: (bytes, scanner) => {
      this.owner = this.ownerOfRecord(bytes, scanner);
    },
  };

  constructor(
    file: string,
    private readonly layout: Layout,
    { today, asOf, placeholders: words }: OwnerOptions,
  ) {
    const placeholders = new Placeholders(words);
    const rejects = {
      add: () => {
        this.rejected = true;
      },
      restart: () => {},
    };
    const context = {
      ledger: new Ledger(),
      fates: this.fates,
      rejects,
      placeholders,
      asOf,
      today,
      dedupe: false,
      several: false,
      overlaps: undefined,
      sharedOrders: 0,
      unknownStatuses: new Map<string, WordTally>(),
      unreadableMargins: 0,
      currencies: new Set<string>(),
      latest: undefined,
      totals: [],
    };
    this.reader = new OrderReader(file, 0, layout, context, new Set());
    // The reader never looks at the customer of a cancelled order: there an undecodable cell is no error.
    const text = (cell: CellText) => cell.text() ?? '';
    this.identities = new Identities(placeholders);
    this.customers = new CustomerCells(layout, this.identities, text);
    this.names = new Identities(placeholders);
    this.nameColumn = layout.columns.customer_name;
    this.nameCell = new CellText(layout.encoding.value);
    this.carrier = layout.carried && new Carrier(layout, layout.carried);
  }

  /** The number of the row's customer in this file, or NOBODY, or NO_ORDER. */
  ownerOf(bytes: Uint8Array, scanner: Scanner): number {
    if (this.carrier === undefined) return this.ownerOfRecord(bytes, scanner);
    return this.carrier.pass(bytes, scanner, this.sink) ? NOBODY : this.owner;
  }

  private ownerOfRecord(bytes: Uint8Array, scanner: Scanner): number {
    const { fates, customers } = this;
    const structural = fates.recordsOf('structural');
    const { records } = fates;
    const { waiting } = this.reader;
    this.rejected = false;
    this.reader.record(bytes, scanner);
    this.reader.settle();
    const isRecord = fates.records > records || this.reader.waiting > waiting;
    if (!isRecord || fates.recordsOf('structural') > structural) return NO_ORDER;
    if (this.rejected) return NOBODY;
    const identity = customers.identityOf(bytes, scanner);
    if (identity < 0 || this.identities.isPlaceholder(identity, customers.keyIsName)) return NOBODY;
    return this.nameIsPlaceholder(bytes, scanner) ? NOBODY : identity;
  }

  /** The customer key of an owner, as of `customerKey`; undefined where its bytes are not valid in the file's encoding. */
  keyOf(owner: number): string | undefined {
    const key = this.identities.bytesOf(owner);
    const text = textOf(key, 0, key.length, this.layout.encoding.value);
    return text === undefined ? undefined : customerKey(text);
  }

  private nameIsPlaceholder(bytes: Uint8Array, scanner: Scanner): boolean {
    const { nameCell: cell, names } = this;
    if (this.nameColumn === undefined) return false;
    cell.load(bytes, scanner, this.nameColumn);
    const name = names.find(cell.bytes, cell.from, cell.to, () => cell.text() ?? '');
    return names.isPlaceholder(name, true);
  }
}
