import { ByteInterner } from '../../ledger/interner.ts';
import type { Layout } from '../layout/layout.ts';
import { type MeaningColumn, meaningColumnsOf } from '../layout/roles/codes.ts';
import type { Scanner } from '../scan.ts';
import type { Meaning } from '../values/meaning.ts';
import { WordTally } from '../word-tally.ts';
import type { Amount } from './amount-cells.ts';
import { CellText } from './cells.ts';

/** A column of few different words. */
interface WordColumn extends MeaningColumn {
  readonly words: ByteInterner;
  readonly texts: string[];
  readonly meanings: Meaning[];
}

/** The columns that tell what kind of record a row is: cancellation flag, status, operation. */
export class MeaningColumns {
  /** Whether the record asked about last has a status word that is not known. */
  hasUnknown = false;
  private unknownText = '';
  private readonly columns: readonly WordColumn[];
  private readonly cell: CellText;

  constructor(
    layout: Layout,
    private readonly text: (cell: CellText, line: number) => string,
    private readonly unknownStatuses: Map<string, WordTally>,
  ) {
    this.cell = new CellText(layout.encoding.value);
    this.columns = meaningColumnsOf(layout).map((column) => ({
      ...column,
      words: new ByteInterner(),
      texts: [],
      meanings: [],
    }));
  }

  /** The first meaning that takes the record out of the sales, else a return, else a sale. */
  of(bytes: Uint8Array, scanner: Scanner): 'cancelled' | 'non_sale' | 'return' | 'sale' {
    let result: 'return' | 'sale' = 'sale';
    let unsold: 'non_sale' | undefined;
    this.hasUnknown = false;
    for (const column of this.columns) {
      const word = this.word(bytes, scanner, column);
      const meaning = column.meanings[word]!;
      if (meaning === 'cancelled') return meaning;
      if (meaning === 'non_sale') unsold = meaning;
      if (meaning === 'return') result = meaning;
      if (meaning === 'unknown') {
        this.hasUnknown = true;
        this.unknownText = column.texts[word]!;
      }
    }
    return unsold ?? result;
  }

  /** Counts the unknown word of the record asked about last, with its amount: it counts as a sale. */
  noteUnknown(amount: Amount): void {
    if (!this.hasUnknown) return;
    let tally = this.unknownStatuses.get(this.unknownText);
    if (tally === undefined) {
      tally = new WordTally();
      this.unknownStatuses.set(this.unknownText, tally);
    }
    tally.add(amount);
  }

  private word(bytes: Uint8Array, scanner: Scanner, column: WordColumn): number {
    const { cell } = this;
    cell.load(bytes, scanner, column.column);
    const word = column.words.intern(cell.bytes, cell.from, cell.to);
    if (word === column.meanings.length) {
      const text = this.text(cell, scanner.line);
      column.texts.push(text);
      column.meanings.push(column.meaningOf(text));
    }
    return word;
  }
}
