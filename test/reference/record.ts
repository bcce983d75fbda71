/**
 * One row of an export as a person would read it from the sheet: cells trimmed, numbers and dates understood, words of the
 * status and operation columns already recognised. The reference implementation knows no files and no bytes.
 */
export interface OrderRecord {
  /** Which file the row is in, from 0, in the order in which the files are given. */
  readonly file: number;
  readonly customerId?: string;
  /** The unit (Protheus `loja`) of a customer id. */
  readonly customerUnit?: string;
  readonly taxId?: string;
  readonly name?: string;
  readonly salesperson?: string;
  readonly region?: string;
  readonly segment?: string;
  readonly branch?: string;
  readonly orderId?: string;
  /** `YYYY-MM-DD`; absent where the cell could not be read. */
  readonly date?: string;
  /** In ten-thousandths of the currency unit, rounded; absent where the cell could not be read. */
  readonly amount?: bigint;
  /** In ten-thousandths of the currency unit. */
  readonly margin?: bigint;
  readonly status?: 'cancelled' | 'non_sale';
  /** The operation column says that goods came back. */
  readonly isReturn?: boolean;
}

/** A customer as a register of customers knows it. */
export interface RegisterRecord {
  readonly customerId: string;
  readonly name?: string;
  readonly salesperson?: string;
  readonly region?: string;
  readonly segment?: string;
  /** `YYYY-MM-DD`, as the other dates. */
  readonly firstPurchase?: string;
  readonly lastPurchase?: string;
  readonly registeredOn?: string;
}
