import type { Scanner } from '../scan.ts';
import type { Amount, AmountCells } from './amount-cells.ts';

/** The margins of a file's sales; those that are there but cannot be read are counted. */
export class MarginCells {
  constructor(
    private readonly amounts: AmountCells,
    private readonly context: { unreadableMargins: number },
  ) {}

  /**
   * The margin of a record, or undefined where there is none that can be read. `turned`: a return that the file writes as
   * positive amounts.
   *
   * @throws Contradiction where only the rival of a decimal mark that was guessed reads the cell
   */
  read(bytes: Uint8Array, scanner: Scanner, turned: boolean): Amount | undefined {
    if (!this.amounts.hasMargin) return undefined;
    const margin = this.amounts.margin(bytes, scanner);
    if (margin !== undefined) return turned ? -margin : margin;
    if (!this.amounts.marginIsBlank(bytes, scanner)) this.context.unreadableMargins++;
    return undefined;
  }
}
