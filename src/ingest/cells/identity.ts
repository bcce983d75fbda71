import { foldedStart, foldText, mayBeginWith } from '../../domain/fold.ts';
import { ByteInterner } from '../../ledger/interner.ts';
import { isTotalLabel, namedByTotal } from '../values/meaning.ts';
import { isRounded } from '../values/tax-id.ts';

/** Ids that stand for nobody: zeros only, also with the punctuation of a CPF or CNPJ, and -1. */
const NOBODY = /^(?:0+|-1|0{3}\.0{3}\.0{3}-00|00\.0{3}\.0{3}\/0{4}-00)$/;

const NOBODY_INITIALS = '0';

/** Tells customers from the words that stand for nobody in particular: "consumidor final", "cash customer". */
export class Placeholders {
  private readonly words: ReadonlySet<string>;
  // Folding is slow: texts that are far longer than any word, or begin like none, need not be folded.
  private readonly longest: number;
  private readonly initials: string;
  private readonly starts: ReadonlySet<string>;

  constructor(words: readonly string[]) {
    this.words = new Set(words.map(foldText));
    this.longest = 2 * Math.max(0, ...words.map(({ length }) => length));
    this.initials = [...this.words].map((word) => word.slice(0, 1)).join('');
    this.starts = new Set([...this.words].map((word) => word.slice(0, 3)));
  }

  isName(text: string): boolean {
    if (text.length > this.longest || !mayBeginWith(this.initials, text)) return false;
    const start = foldedStart(text);
    return (start === undefined || this.starts.has(start)) && this.words.has(foldText(text));
  }

  isId(text: string): boolean {
    return (mayBeginWith(NOBODY_INITIALS, text) && NOBODY.test(text)) || this.isName(text);
  }
}

/** Flags of a key: what it would be as an id and as a name. */
const NOBODY_AS_ID = 1;
const NOBODY_AS_NAME = 2;
const TOTAL = 4;
const ROUNDED = 8;
const LIKE_TOTAL = 16;

/** The customer keys of one file, by their bytes; each is looked at once as text. */
export class Identities {
  private readonly interner = new ByteInterner();
  private flags = new Uint8Array(0);
  private previous = -1;

  constructor(private readonly placeholders: Placeholders) {}

  /** The number of a key in this file, given one if it is new. `text` gives the id or name that the key is made of. */
  find(bytes: Uint8Array, from: number, to: number, text: () => string): number {
    if (this.previous >= 0 && this.interner.equals(this.previous, bytes, from, to)) return this.previous;
    const known = this.interner.size;
    const identity = this.interner.intern(bytes, from, to);
    if (identity === known) {
      const shown = text();
      const name = namedByTotal(shown);
      // The word for a total has as many bytes as letters.
      const start = from + shown.length - (name?.length ?? 0);
      this.add(
        identity,
        shown,
        name === undefined ? 0 : this.interner.find(bytes, start, to) >= 0 ? TOTAL : LIKE_TOTAL,
      );
    }
    this.previous = identity;
    return identity;
  }

  /** Whether a text is among the words that stand for nobody, and not only a way to leave a cell empty. */
  isWord(text: string): boolean {
    return this.placeholders.isName(text);
  }

  /** Whether the key stands for nobody, as an id or as a name. */
  isPlaceholder(identity: number, asName: boolean): boolean {
    return (this.flags[identity]! & (asName ? NOBODY_AS_NAME : NOBODY_AS_ID)) !== 0;
  }

  /**
   * Whether the key is the label of a total line: the word alone, or with the key of a customer met before it. It is no customer
   * where there is no order id.
   */
  isTotal(identity: number): boolean {
    return (this.flags[identity]! & TOTAL) !== 0;
  }

  /** Whether the key begins like the label of a total, but with no customer's key behind it. */
  isLikeTotal(identity: number): boolean {
    return (this.flags[identity]! & LIKE_TOTAL) !== 0;
  }

  /** Whether the key is a number that a spreadsheet has rounded: it is no id. */
  isRounded(identity: number): boolean {
    return (this.flags[identity]! & ROUNDED) !== 0;
  }

  /** The key's bytes in the file's encoding. */
  bytesOf(identity: number): Uint8Array {
    return this.interner.bytesOf(identity);
  }

  private add(identity: number, text: string, ofTotal: number): void {
    if (identity >= this.flags.length) {
      const flags = new Uint8Array(Math.max(1 << 8, this.flags.length * 2));
      flags.set(this.flags);
      this.flags = flags;
    }
    const asId = this.placeholders.isId(text) ? NOBODY_AS_ID : 0;
    const asName = this.placeholders.isName(text) ? NOBODY_AS_NAME : 0;
    const asTotal = isTotalLabel(text) ? TOTAL : ofTotal;
    this.flags[identity] = asId | asName | asTotal | (isRounded(text) ? ROUNDED : 0);
  }
}
