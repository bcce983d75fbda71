import { ByteInterner } from '../../ledger/interner.ts';
import type { Layout } from '../layout/layout.ts';
import type { Scanner } from '../scan.ts';
import { paddedTaxId, type TaxId, taxIdOf, taxRootOf } from '../values/tax-id.ts';
import { CellText } from './cells.ts';

/** A text in UTF-8, and as a string. */
export interface KeyText {
  readonly bytes: Uint8Array;
  readonly text: string;
}

/** What one tax id comes to. */
interface Known {
  /** The valid number that lost its leading zeros, where the column has such. */
  readonly padded: KeyText | undefined;
  /** What the branches of its company share. */
  readonly root: KeyText | undefined;
  /** The CNPJ without punctuation, where it is valid. */
  readonly cnpj: string | undefined;
}

const NOTHING: Known = { padded: undefined, root: undefined, cnpj: undefined };

/** Companies by the first eight characters of their CNPJ, and how many CNPJ each is met with. */
export class Companies {
  private readonly branches = new Map<string, Set<string>>();

  note(root: string, cnpj: string): void {
    const known = this.branches.get(root);
    if (known) known.add(cnpj);
    else this.branches.set(root, new Set([cnpj]));
  }

  get size(): number {
    return this.branches.size;
  }

  /** Number of different CNPJ. */
  get cnpjs(): number {
    return [...this.branches.values()].reduce((sum, { size }) => sum + size, 0);
  }
}

/** The tax ids of a file's records; each is looked at once as text. */
export class TaxCells {
  private readonly column: number;
  private readonly padding: boolean;
  private readonly cell: CellText;
  private readonly ids = new ByteInterner();
  private readonly known: Known[] = [];

  constructor(
    layout: Layout,
    column: number,
    private readonly text: (cell: CellText, line: number) => string,
    private readonly companies: Companies | undefined,
  ) {
    this.column = column;
    this.padding = layout.taxIdsPadded;
    this.cell = new CellText(layout.encoding.value);
  }

  /** What the record's tax id comes to. */
  of(bytes: Uint8Array, scanner: Scanner): Known {
    const { cell } = this;
    cell.load(bytes, scanner, this.column);
    if (cell.isBlank) return NOTHING;
    const id = this.ids.intern(cell.bytes, cell.from, cell.to);
    let known = this.known[id];
    if (known === undefined) {
      known = this.look(this.text(cell, scanner.line));
      this.known.push(known);
    }
    return known;
  }

  private look(text: string): Known {
    const padded = this.padding ? paddedTaxId(text) : undefined;
    const taxId: TaxId | undefined = padded ?? taxIdOf(text);
    const root = taxId && taxRootOf(taxId);
    if (taxId === undefined) return NOTHING;
    if (root !== undefined) this.companies?.note(root, taxId.bare);
    return {
      padded: padded && keyText(padded.bare),
      root: root === undefined ? undefined : keyText(root),
      cnpj: root === undefined ? undefined : taxId.bare,
    };
  }
}

function keyText(text: string): KeyText {
  return { bytes: Buffer.from(text), text };
}
