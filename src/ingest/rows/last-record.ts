import type { Day } from '../../domain/day.ts';
import type { AmountCells } from '../cells/amount-cells.ts';
import type { CurrencyCells } from '../cells/currency-cells.ts';
import type { MarginCells } from '../cells/margin-cells.ts';
import type { RecordHead } from '../cells/record-head.ts';
import { FATE } from '../fate.ts';
import type { ReaderContext } from '../reader-context.ts';
import type { Scanner } from '../scan.ts';
import type { TotalWatch } from '../stated-total.ts';

const NONE = -1;

/** A purchase or return of an identified customer, as the ledger has it. */
export interface Sale {
  readonly identity: number;
  readonly day: Day;
  /** The row of its customer-day in the ledger. */
  readonly row: number;
  /** The number of its order; of a return only where files are compared by it. */
  readonly order: number;
  readonly isReturn: boolean;
  /** A return that the file writes as a positive amount. */
  readonly turned: boolean;
}

const NOTHING: Sale = { identity: NONE, day: NONE, row: NONE, order: NONE, isReturn: false, turned: false };

/**
 * The last sale that was folded. Most exports repeat the order's columns on each of its items: what repeats everything but
 * the money only changes sums, and these wait here for the last item of the order.
 */
export class LastRecord {
  private sale = NOTHING;
  /** How many records have repeated it since, and the sum of their amounts: not yet in the ledger. */
  private again = 0;
  private againAmount = 0;

  constructor(
    private readonly head: RecordHead,
    private readonly amounts: AmountCells,
    private readonly margins: MarginCells,
    private readonly currencies: CurrencyCells,
    private readonly totals: TotalWatch | undefined,
    private readonly context: ReaderContext,
    private readonly fileNumber: number,
  ) {}

  /** The row of a customer-day in the ledger, where the last sale has it; undefined otherwise. */
  rowOf(identity: number, day: Day, isReturn: boolean): number | undefined {
    const { sale } = this;
    const same = identity === sale.identity && day === sale.day && isReturn === sale.isReturn;
    return same ? sale.row : undefined;
  }

  /** Another sale has been folded. `scanner`: where it is, if the next record is to be compared with it. */
  follow(sale: Sale, scanner: Scanner | undefined): void {
    this.sale = sale;
    if (scanner) this.head.remember(scanner);
  }

  /** The next record is not to be compared with the last one. */
  part(): void {
    this.head.forget();
    this.settle();
  }

  /** The rows of the ledger become others: none of them is known any more. */
  leaveRows(): void {
    this.part();
    this.sale = NOTHING;
  }

  /** Counts a record that repeats everything but the money. False where it does not, or its amount asks for more. */
  takes(bytes: Uint8Array, scanner: Scanner): boolean {
    if (!this.head.isRepeated(bytes, scanner)) return false;
    const written = this.amounts.read(bytes, scanner);
    if (typeof written !== 'number') return false;
    const { row, order, day, isReturn, turned } = this.sale;
    if (turned && written <= 0) return false;
    const amount = turned ? -written : written;
    const sum = this.againAmount + amount;
    if ((isReturn ? amount >= 0 : amount <= 0) || !Number.isSafeInteger(sum)) return false;
    if (turned) this.totals?.turn(written);
    this.currencies.note(bytes, scanner);
    this.again++;
    this.againAmount = sum;
    const { overlaps, ledger } = this.context;
    if (this.amounts.hasMargin || overlaps) {
      const margin = this.margins.read(bytes, scanner, turned);
      if (margin !== undefined) ledger.days.addMargin(row, margin);
      overlaps?.note(this.fileNumber, order, day, amount, margin ?? 0);
    }
    return true;
  }

  /** Books the sums of the records that repeated the last one. */
  settle(): void {
    if (this.again === 0) return;
    const { row, day, isReturn } = this.sale;
    const { ledger, fates } = this.context;
    fates.countSales(isReturn ? FATE.return : FATE.purchase, this.again, this.againAmount, day);
    ledger.days.add(row, this.againAmount);
    this.again = 0;
    this.againAmount = 0;
  }
}
