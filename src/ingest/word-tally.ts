import { type Money, MoneyColumn } from '../domain/money.ts';

/** Records and money of a word. */
export class WordTally {
  records = 0;
  private readonly sum = new MoneyColumn(1);

  /** Counts a record with its amount, in ten-thousandths. */
  add(amount: number | bigint): void {
    this.records++;
    this.sum.add(0, amount);
  }

  /** Sum of the amounts. */
  get money(): Money {
    return this.sum.at(0);
  }
}
