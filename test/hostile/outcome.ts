import { parseDay } from '../../src/domain/day.ts';
import type { Column } from '../../src/domain/document.ts';
import { CarteiraError, type ErrorCode } from '../../src/domain/errors.ts';
import { isMessage } from '../../src/domain/message.ts';
import { machineText } from '../../src/output/cell.ts';
import { analyse } from '../../src/pipeline.ts';
import { memoryInput } from '../ingest/memory-input.ts';
import { fatesOf } from '../ingest/reading.ts';

/** What was read. */
export interface Figures {
  /** Revenue, orders and last purchase of every customer. */
  readonly customers: Readonly<Record<string, string>>;
  /** Records and money of the purchases. */
  readonly purchase: string;
  /** The same of every other fate that occurs. */
  readonly other?: Readonly<Record<string, string>>;
  /** Keys of the warnings. */
  readonly told?: readonly string[];
  /** Words of a status or an operation that are not known. */
  readonly unknown?: readonly string[];
}

/** A refusal: the code and, where a line is at fault, that line. */
export interface Refusal {
  readonly refused: ErrorCode;
  readonly line?: number;
}

/**
 * Reads one file to figures as the program does, on 2025-05-20; the kernel reads plain rows where rows are not compared with
 * one another.
 */
export async function outcome(content: string | Buffer, compareRows = true): Promise<Figures | Refusal> {
  try {
    const { reading, analysis } = await analyse([memoryInput('a.csv', Buffer.from(content))], {
      today: parseDay('2025-05-20')!,
      compareRows,
    });
    const [key, ...cells] = ['customer_id', 'revenue', 'orders', 'last_purchase'].map(
      (id) => analysis.columns.find((column) => column.id === id)!,
    );
    const shown = (customer: number) => (column: Column) =>
      machineText(column, analysis.cell(column.id, customer));
    const customers = Array.from(analysis.order, (customer) => [
      shown(customer)(key!),
      cells.map(shown(customer)).join(' '),
    ]);
    const { purchase = '0 0.00', ...other } = fatesOf(reading);
    const told = reading.warnings.map(({ key: said, params }) =>
      isMessage(params.warning) ? params.warning.key : said,
    );
    return {
      customers: Object.fromEntries(customers),
      purchase,
      ...(Object.keys(other).length > 0 && { other }),
      ...(told.length > 0 && { told }),
      ...(reading.unknownStatuses.size > 0 && { unknown: [...reading.unknownStatuses.keys()] }),
    };
  } catch (error) {
    // Wrong use is the fault of the person, a fault of the program has no code: neither is a refusal of the file.
    if (!(error instanceof CarteiraError && error.kind === 'input')) throw error;
    const { line } = error.place;
    return { refused: error.code, ...(line !== undefined && { line }) };
  }
}
