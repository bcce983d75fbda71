import type { Day } from '../../domain/day.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Scanner } from '../scan.ts';
import { customerKey } from '../values/tax-id.ts';
import type { CustomerCells } from './customer-cells.ts';
import type { FileText } from './file-text.ts';
import type { Identities } from './identity.ts';
import type { OrderCells } from './order-cells.ts';

const NONE = -1;

/** Whose the records of a file are, and of which order: by the ledger's numbers, and by the keys that hold across files. */
export class RecordKeys {
  constructor(
    private readonly identities: Identities,
    private readonly customers: CustomerCells,
    private readonly orders: OrderCells,
    private readonly text: FileText,
    private readonly ledger: Ledger,
  ) {}

  /** The number in the ledger of a customer of this file, whatever its spelling; given one where it is new. */
  customerOf(identity: number, line: number): number {
    const spelling = this.spellingOf(identity, line);
    return this.ledger.customer(customerKey(spelling), spelling);
  }

  /** The customer key, empty where the record has none. */
  keyOf(identity: number, line: number): string {
    return customerKey(this.spellingOf(identity, line));
  }

  /** The customer key as the file spells it. */
  spellingOf(identity: number, line: number): string {
    if (identity === NONE) return '';
    const key = this.identities.bytesOf(identity);
    return this.text.decode(key, 0, key.length, line);
  }

  /** The key of a record's order, as of `orderText`; undefined where nothing tells it. The order id must have been loaded. */
  orderOf(bytes: Uint8Array, scanner: Scanner, day: Day | undefined): string | undefined {
    const identity = this.customers.identityOf(bytes, scanner);
    if (identity === NONE && !this.orders.hasId) return undefined;
    return this.orders.keyOf(bytes, scanner, this.keyOf(identity, scanner.line), day);
  }

  /** Whether a record's order, whose id has been loaded, is one of a file before, where these are kept apart. */
  isPast(bytes: Uint8Array, scanner: Scanner): boolean {
    const { past } = this.ledger;
    if (past === undefined) return false;
    const identity = this.customers.identityOf(bytes, scanner);
    const customer = this.ledger.numberOf(this.keyOf(identity, scanner.line));
    return customer !== undefined && this.orders.isOneOf(past, bytes, scanner, customer);
  }
}
