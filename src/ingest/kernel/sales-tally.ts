import type { Day } from '../../domain/day.ts';
import { noteSaleDay } from '../as-of.ts';
import { FATE } from '../fate.ts';
import type { ReaderContext } from '../reader-context.ts';
import { NO_DAY } from './group-fold.ts';

/** Purchases and returns that are not counted yet: what is equal for many of them is done once. */
export class SalesTally {
  private purchases = 0;
  private purchased = 0;
  private returns = 0;
  private returned = 0;
  /** The day of the latest records, and how many of them there are: the records of a growing file come in days. */
  private day: Day = NO_DAY;
  private ofDay = 0;

  constructor(
    private readonly file: string,
    private readonly context: ReaderContext,
  ) {}

  /** Records of one day that first comes on a line: purchases where their sum is above 0, else returns. */
  add(day: Day, line: number, records: number, sum: number): void {
    if (day !== this.day) this.begin(day, line);
    this.ofDay += records;
    if (sum > 0) {
      if (this.purchased + sum > Number.MAX_SAFE_INTEGER) this.book();
      this.purchases += records;
      this.purchased += sum;
    } else {
      if (this.returned + sum < -Number.MAX_SAFE_INTEGER) this.book();
      this.returns += records;
      this.returned += sum;
    }
  }

  /** Counts all of them. */
  book(): void {
    const { fates } = this.context;
    this.bookDay();
    if (this.purchases > 0) fates.addSales(FATE.purchase, this.purchases, this.purchased);
    if (this.returns > 0) fates.addSales(FATE.return, this.returns, this.returned);
    this.purchases = 0;
    this.purchased = 0;
    this.returns = 0;
    this.returned = 0;
  }

  private bookDay(): void {
    if (this.ofDay > 0) this.context.fates.addDay(this.day, this.ofDay);
    this.ofDay = 0;
  }

  private begin(day: Day, line: number): void {
    this.bookDay();
    this.day = day;
    noteSaleDay(this.context, day, this.file, line);
  }
}
