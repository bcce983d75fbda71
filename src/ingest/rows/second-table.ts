import { isName } from '../layout/cell-kind.ts';
import type { Layout } from '../layout/layout.ts';
import { claimsOf } from '../layout/roles/vocabulary.ts';
import { meaningOfStatus } from '../values/meaning.ts';
import { type structureOf, titleForm } from './structure.ts';

/** The names of a second table's columns. */
export interface OtherNames {
  readonly cells: readonly string[];
  readonly line: number;
}

interface Suspect extends OtherNames {
  /** How many cells it has. */
  readonly count: number;
}

/** Whether a title says that the rows below it are no sales. */
function isUnsold(title: string): boolean {
  return title.split(/\s+/).some((word) => ['cancelled', 'non_sale'].includes(meaningOfStatus(word)));
}

/** Share of its cells that a row of unknown names fills. */
const MOST = 0.6;
/** Lines between a blank line and the names of a table: a title. */
const TITLE_LINES = 1;

/**
 * Watches the rows that are no orders for the names of other columns, below which the rows of a second table stand: known names
 * wherever they stand, and others below a blank line, with or without a title between, where rows of their width follow. The
 * same names once more are a page, unless they stand in other places, or the line above them says that what follows are no sales:
 * returns, what was cancelled.
 */
export class SecondTable {
  private suspect: Suspect | undefined;
  /** Lines below the suspect that are no orders. */
  private others = 0;
  /** The last blank line; -1 where there was none. */
  private blankLine = -1;
  /** The last line that holds nothing but a word for what is no sale; -1 where there was none. */
  private unsoldLine = -1;

  constructor(private readonly layout: Pick<Layout, 'width' | 'headerRows' | 'titles'>) {}

  /**
   * Looks at a row that is no order, and gives the names of a second table if the row is one or shows that an earlier one was.
   * `kind`: what it is instead, `cells`: its first texts, `count`: how many cells it has.
   */
  look(
    kind: ReturnType<typeof structureOf>,
    cells: readonly string[],
    count: number,
    line: number,
  ): OtherNames | undefined {
    this.others++;
    if (kind === 'blank') this.blankLine = line;
    const filled = cells.filter((cell) => cell !== '');
    if (filled.length === 1 && isUnsold(filled[0]!) && !this.isTitle(cells)) this.unsoldLine = line;
    if (kind === 'structural' && this.unsoldLine !== -1 && line - this.unsoldLine <= 1 + TITLE_LINES) {
      if (this.isOwn(cells, filled.length)) return { cells, line };
    }
    // The names of a table may hold the word for a total, too.
    if (kind === 'blank' || kind === 'structural') return undefined;
    if (this.isRearranged(cells, count)) return { cells, line };
    const { suspect } = this;
    if (filled.some((cell) => /\d/.test(cell))) {
      if (suspect?.count === count) return suspect;
      if (suspect?.count !== this.layout.width) this.suspect = undefined;
      return undefined;
    }
    if (filled.length < 2 || !filled.every(isName) || new Set(filled).size < filled.length) return undefined;
    if (this.isOwn(cells, filled.length)) return undefined;
    const known = filled.filter((cell) => claimsOf(cell).length > 0).length;
    const isFull = filled.length >= MOST * count;
    if (known >= 2 && 2 * known >= filled.length && (isFull || kind !== 'total')) return { cells, line };
    const isBelowBlank = this.blankLine !== -1 && line - this.blankLine <= 1 + TITLE_LINES;
    if (isBelowBlank && isFull && suspect === undefined) {
      this.suspect = { cells, line, count };
      this.others = 0;
    }
    return undefined;
  }

  /** Whether a line is a title of the whole file, which pages repeat. */
  private isTitle(cells: readonly string[]): boolean {
    return this.layout.titles.includes(titleForm(cells) ?? '');
  }

  /** Whether most of the names are those of the first table, in their places: a header that is damaged. */
  private isOwn(cells: readonly string[], filled: number): boolean {
    return this.layout.headerRows.some(
      (names) => 2 * cells.filter((cell, column) => cell !== '' && cell === names[column]).length > filled,
    );
  }

  /**
   * Whether most of the names are those of the first table and some stand in other places: the rows below are to be read by
   * these. A header that is damaged may lack a cell, and then the names behind it have moved: it has fewer cells.
   */
  private isRearranged(cells: readonly string[], count: number): boolean {
    if (count !== this.layout.width) return false;
    return this.layout.headerRows.some((names) => {
      const known = new Set(names.filter((name) => name !== ''));
      const own = cells
        .map((cell, column) => known.has(cell) && { cell, column })
        .filter((each) => each !== false);
      const moved = own.filter(({ cell, column }) => cell !== names[column]);
      return moved.length >= 2 && 2 * own.length > known.size;
    });
  }

  /**
   * The file has ended; `nextLine` is the line behind it. Gives names that stand above rows as wide as those of the first
   * table, if any do.
   */
  finish(nextLine: number): OtherNames | undefined {
    const { suspect } = this;
    if (suspect?.count !== this.layout.width) return undefined;
    return nextLine - suspect.line - 1 > this.others ? suspect : undefined;
  }
}
