import type { Day } from '../../domain/day.ts';
import type { AttributeTable } from '../../ledger/attributes.ts';
import { ByteInterner, extended, hashBytes } from '../../ledger/interner.ts';
import { ATTRIBUTE_PLACES, ATTRIBUTES } from '../../ledger/portfolio.ts';
import type { Field, Layout } from '../layout/layout.ts';
import type { Scanner } from '../scan.ts';
import { CellText } from './cells.ts';
import type { CustomerCells } from './customer-cells.ts';
import type { Identities, Placeholders } from './identity.ts';
import { KeptCells, NOT_KEPT } from './kept-cells.ts';

const KEY_FIELDS = ['customer_id', 'customer_unit', 'customer_tax_id'] as const satisfies readonly Field[];
const ATTRIBUTE_FIELDS = [
  'customer_name',
  'salesperson',
  'region',
  'segment',
] as const satisfies readonly Field[];
const WIDTH = ATTRIBUTES.length;
const NAME = ATTRIBUTE_PLACES.name;
const NONE = -1;
const NO_VALUES: readonly number[] = ATTRIBUTES.map(() => NONE);
const NO_DAY = -0x80000000;

/** Where the cells are kept, or NOT_KEPT: NONE, as long as nothing is. */
const OFFSET = 0;
/** Latest day of a purchase since the kept attributes were noted, or NO_DAY. */
const PURCHASE_DAY = 1;
/** The ledger's number of the customer; NONE before its first purchase or return, NOBODY for a placeholder. */
const CUSTOMER = 2;
const HOT = 4;
const NOBODY = -2;

/** Places of the hash table that are looked at for a key before it is looked up as text. */
const PROBES = 4;

/** Whose a record is. */
export interface Asked {
  /** Number of the customer key in this file. */
  readonly identity: number;
  readonly name: string | undefined;
  /** By attribute: the value's number in the ledger's table, or -1 for a blank and for the name. */
  readonly values: number[];
}

/**
 * The cells of a file's records that say whose they are: key and attributes. A customer's cells seldom change, so each keeps
 * the bytes of its last record; while they are the same, nothing is looked up, and of the attributes only the latest day they
 * stood on is kept, to be noted when they change or the file ends.
 *
 * The hash table over kept bytes is a shortcut only: what it does not find is found by its text.
 */
export class Profiles {
  /** The first column that a key is made of. */
  private readonly firstColumn: number;
  private readonly kept: KeptCells;
  private readonly attributeColumns: readonly number[];
  private readonly cell: CellText;
  private readonly values = new ByteInterner();
  /** The attributes read last, NONE for blanks and for columns that the file has not. */
  private readonly read = new Int32Array(WIDTH).fill(NONE);
  /** By value: its number in the ledger's table, and whether it stands for nobody as a name. */
  private readonly tableValues: number[] = [];
  private readonly nobodyValues: boolean[] = [];
  // By customer key of the file. What most records need is kept apart from the rest, in as little memory as it takes:
  // waiting for memory is what a record of another customer than the one before costs.
  /** By customer key, side by side: OFFSET, PURCHASE_DAY and CUSTOMER. */
  private hot = new Int32Array(0);
  /** Latest day of a return since the kept attributes were noted, or NO_DAY. */
  private returnDays = new Int32Array(0);
  /** The ledger's number of the customer, or NONE. */
  private numbers = new Int32Array(0);
  /** By (customer key, attribute): the kept value. */
  private keptValues = new Int32Array(0);
  /** Customer key + 1 by the hash of the first column's bytes. */
  private slots = new Int32Array(1 << 10);
  private current = 0;

  constructor(
    layout: Layout,
    private readonly customers: CustomerCells,
    private readonly identities: Identities,
    private readonly text: (cell: CellText, line: number) => string,
    private readonly placeholders: Placeholders,
    private readonly table: AttributeTable,
  ) {
    const at = (field: Field) => layout.columns[field] ?? NONE;
    this.attributeColumns = ATTRIBUTE_FIELDS.map(at);
    const columns = [...KEY_FIELDS.map(at), ...this.attributeColumns].filter((column) => column !== NONE);
    this.firstColumn = columns[0]!;
    this.kept = new KeptCells(Int32Array.from(columns));
    this.cell = new CellText(layout.encoding.value);
  }

  /** The number of the record's customer key in this file, or -1 where it has none. */
  load(bytes: Uint8Array, scanner: Scanner): number {
    const { firstColumn, slots } = this;
    const hash = hashBytes(bytes, scanner.startOf(firstColumn), scanner.ends[firstColumn]!);
    const mask = slots.length - 1;
    for (let probe = 0; probe < PROBES; probe++) {
      const identity = slots[(hash + probe) & mask]! - 1;
      if (identity < 0) break;
      if (this.kept.equals(this.hot[identity * HOT + OFFSET]!, bytes, scanner)) {
        this.current = identity;
        return identity;
      }
    }
    return this.renew(bytes, scanner, hash);
  }

  /** Whether the loaded customer stands for nobody in particular. */
  isNobody(): boolean {
    return this.hot[this.current * HOT + CUSTOMER] === NOBODY;
  }

  /** The ledger's number of the loaded customer, or -1 before `setCustomer`. */
  customer(): number {
    return this.hot[this.current * HOT + CUSTOMER]!;
  }

  /** Gives the loaded customer its number in the ledger. */
  setCustomer(customer: number): void {
    this.hot[this.current * HOT + CUSTOMER] = customer;
    this.numbers[this.current] = customer;
  }

  /** Who a record's customer is, without keeping its cells; undefined where it has none, or is nobody in particular. */
  ask(bytes: Uint8Array, scanner: Scanner): Asked | undefined {
    const identity = this.customers.identityOf(bytes, scanner);
    if (identity === NONE || this.isNobodysKey(identity)) return undefined;
    const { cell } = this;
    const values = NO_VALUES.slice();
    let name: string | undefined;
    for (let attribute = 0; attribute < WIDTH; attribute++) {
      if (!this.loads(bytes, scanner, attribute)) continue;
      if (attribute !== NAME) {
        values[attribute] = this.tableValues[this.intern(cell, scanner)]!;
        continue;
      }
      name = this.text(cell, scanner.line);
      if (this.placeholders.isName(name)) return undefined;
    }
    return { identity, name, values };
  }

  /** Notes that the loaded attributes stood in a purchase or return on a day. */
  note(day: Day, isReturn: boolean): void {
    const days = isReturn ? this.returnDays : this.hot;
    const at = isReturn ? this.current : this.current * HOT + PURCHASE_DAY;
    if (day > days[at]!) days[at] = day;
  }

  /** Hands what is still kept to the ledger's table: the file has ended. */
  finish(): void {
    for (let identity = 0; identity < this.returnDays.length; identity++) this.flush(identity);
  }

  /** Finds the customer by the text of its cells, flushes what it kept and keeps the record's cells instead. */
  private renew(bytes: Uint8Array, scanner: Scanner, hash: number): number {
    const identity = this.customers.identityOf(bytes, scanner);
    if (identity === NONE) return NONE;
    if (identity >= this.returnDays.length) this.grow(identity);
    this.flush(identity);
    const nobody = this.readAttributes(bytes, scanner, identity);
    this.keptValues.set(this.read, identity * WIDTH);
    this.hot[identity * HOT + CUSTOMER] = nobody ? NOBODY : this.numbers[identity]!;
    const offset = this.kept.keep(identity, bytes, scanner);
    this.hot[identity * HOT + OFFSET] = offset;
    if (offset !== NOT_KEPT) this.place(hash, identity);
    this.current = identity;
    return identity;
  }

  /** Reads the attributes of a customer's record, and whether it stands for nobody. */
  private readAttributes(bytes: Uint8Array, scanner: Scanner, identity: number): boolean {
    const { cell } = this;
    let nobody = this.isNobodysKey(identity);
    for (let attribute = 0; attribute < WIDTH; attribute++) {
      const value = this.loads(bytes, scanner, attribute) ? this.intern(cell, scanner) : NONE;
      this.read[attribute] = value;
      if (attribute === NAME && value !== NONE && this.nobodyValues[value]) nobody = true;
    }
    return nobody;
  }

  private isNobodysKey(identity: number): boolean {
    const { identities, customers } = this;
    return identities.isPlaceholder(identity, customers.keyIsName) || identities.isRounded(identity);
  }

  /** Loads the cell of an attribute; false where the file has none, or where it says nothing. */
  private loads(bytes: Uint8Array, scanner: Scanner, attribute: number): boolean {
    const column = this.attributeColumns[attribute]!;
    if (column === NONE) return false;
    this.cell.load(bytes, scanner, column);
    return !this.cell.isBlank && !this.isEmpty(this.cell, attribute);
  }

  /** Whether the loaded cell is a mark for "nothing"; a name that stands for nobody is more than that. */
  private isEmpty(cell: CellText, attribute: number): boolean {
    return cell.isMark() && (attribute !== NAME || !this.placeholders.isName(cell.decode()!));
  }

  /** Puts a customer at the first free place for its hash, or in place of the one that hashes there. */
  private place(hash: number, identity: number): void {
    const { slots } = this;
    const mask = slots.length - 1;
    let slot = hash & mask;
    for (let probe = 0; probe < PROBES; probe++) {
      const at = (hash + probe) & mask;
      if (slots[at] === identity + 1) return;
      if (slots[at] === 0) {
        slot = at;
        break;
      }
    }
    slots[slot] = identity + 1;
  }

  /** Notes the kept attributes of a customer on the latest days they stood on. */
  private flush(identity: number): void {
    this.flushDay(identity, this.hot[identity * HOT + PURCHASE_DAY]!, false);
    this.flushDay(identity, this.returnDays[identity]!, true);
    this.hot[identity * HOT + PURCHASE_DAY] = NO_DAY;
    this.returnDays[identity] = NO_DAY;
  }

  private flushDay(identity: number, day: Day, isReturn: boolean): void {
    if (day === NO_DAY) return;
    const customer = this.numbers[identity]!;
    for (let attribute = 0; attribute < WIDTH; attribute++) {
      const value = this.keptValues[identity * WIDTH + attribute]!;
      if (value !== NONE) this.table.note(customer, attribute, this.tableValues[value]!, day, isReturn);
    }
  }

  private intern(cell: CellText, scanner: Scanner): number {
    const value = this.values.intern(cell.bytes, cell.from, cell.to);
    if (value === this.tableValues.length) {
      const text = this.text(cell, scanner.line);
      this.tableValues.push(this.table.intern(text));
      this.nobodyValues.push(this.placeholders.isName(text));
    }
    return value;
  }

  private grow(identity: number): void {
    const known = this.returnDays.length;
    const room = Math.max(1 << 8, known * 2, identity + 1);
    this.hot = extended(this.hot, room * HOT, NONE);
    for (let each = known; each < room; each++) this.hot[each * HOT + PURCHASE_DAY] = NO_DAY;
    this.returnDays = extended(this.returnDays, room, NO_DAY);
    this.numbers = extended(this.numbers, room, NONE);
    this.keptValues = extended(this.keptValues, room * WIDTH, NONE);
    // A shortcut need not be moved: it fills again.
    if (room * 2 > this.slots.length) this.slots = new Int32Array(this.slots.length * 2);
  }
}
