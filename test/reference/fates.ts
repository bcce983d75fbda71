import { dayNumber, isoDate } from './calendar.ts';
import type { OrderRecord } from './record.ts';

export type Fate =
  | 'superseded'
  | 'cancelled'
  | 'non_sale'
  | 'rejected'
  | 'after_as_of'
  | 'unidentified'
  | 'zero'
  | 'return'
  | 'purchase';

export interface FateOptions {
  /** D, `YYYY-MM-DD`; the latest day with a sale where absent. */
  readonly asOf?: string;
  /** The machine's civil date, `YYYY-MM-DD`. */
  readonly today: string;
  /** What to do with an order that two files give differently; refused where absent. */
  readonly overlap?: 'sum' | 'latest';
}

/** A record with what became of it. */
export interface JudgedRecord {
  readonly record: OrderRecord;
  readonly fate: Fate;
  /** The amount, negative for a return operation; undefined where it could not be read. */
  readonly amount: bigint | undefined;
}

export interface Judgement {
  /** D, `YYYY-MM-DD`. */
  readonly asOf: string;
  /** Whether D, found by default, looks like a slip of the pen. */
  readonly stray: 'no' | 'warn' | 'refuse';
  /** In the order of the input. */
  readonly records: readonly JudgedRecord[];
}

const PLACEHOLDERS = new Set([
  'consumidor',
  'consumidor final',
  'cliente padrao',
  'cliente balcao',
  'cliente diversos',
  'diversos',
  'balcao',
  'venda balcao',
  'venda avulsa',
  'avulso',
  'sem cliente',
  'sem informacao',
  'nao informado',
  'nao identificado',
  'sigiloso',
  'cliente nao cadastrado',
  'cash customer',
  'walk-in customer',
  'unknown',
  'null',
]);

/** Without case, accents and outer blanks. */
function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .trim()
    .toLowerCase();
}

/** Section 1, "unidentified": an id or a name that stands for nobody; either cell suffices. */
export function isPlaceholder(record: OrderRecord): boolean {
  const id = folded(record.customerId ?? '');
  const name = folded(record.name ?? '');
  return PLACEHOLDERS.has(id) || PLACEHOLDERS.has(name) || /^0+$/.test(id) || id === '-1';
}

/** Section 2, "customer key": the id with its unit, else the tax id, else the name; undefined where all are blank. */
export function customerKey(record: OrderRecord): string | undefined {
  const id = record.customerId?.trim();
  if (id) return record.customerUnit === undefined ? id : `${id}/${record.customerUnit.trim()}`;
  return record.taxId?.trim() || record.name?.trim() || undefined;
}

/**
 * Section 2, "order key": branch, order id and customer key; without an order id (blank, zeros only) customer key and date.
 * Undefined where the customer, or the date that would be needed, is unknown.
 */
export function orderKey(record: OrderRecord): string | undefined {
  const customer = customerKey(record);
  if (customer === undefined) return undefined;
  const id = record.orderId?.trim() ?? '';
  if (!/^0*$/.test(id)) return JSON.stringify(['order', record.branch?.trim() ?? '', id, customer]);
  return record.date === undefined ? undefined : JSON.stringify(['day', record.date, customer]);
}

/** Section 1: a return operation makes the amount negative, whatever sign it is written with. */
function signedAmount(record: OrderRecord): bigint | undefined {
  if (record.amount === undefined || !record.isReturn) return record.amount;
  return record.amount > 0n ? -record.amount : record.amount;
}

/** Section 1, the table, for one record by itself: every line of it but `superseded`. */
function ownFate(record: OrderRecord, options: FateOptions): Fate {
  if (record.status !== undefined) return record.status;
  const amount = signedAmount(record);
  if (record.date === undefined || amount === undefined) return 'rejected';
  if (record.date < '1970-01-01') return 'rejected';
  if (options.asOf === undefined && record.date > options.today) return 'rejected';
  if (options.asOf !== undefined && record.date > options.asOf) return 'after_as_of';
  if (customerKey(record) === undefined || isPlaceholder(record)) return 'unidentified';
  if (amount === 0n) return 'zero';
  return amount < 0n ? 'return' : 'purchase';
}

function isUsed(judged: JudgedRecord): boolean {
  return judged.fate === 'purchase' || judged.fate === 'return';
}

/** Whether the record is a purchase or return of anyone, unidentified customers included. */
export function isSale(judged: JudgedRecord): boolean {
  return isUsed(judged) || (judged.fate === 'unidentified' && judged.amount !== 0n);
}

/**
 * Section 3, "several files": the rows that another file gives too. An order whose used records (day, amount, margin) are the
 * same in two files counts once, in the first of them; given differently it is refused, or both versions count (`sum`), or only
 * the last file's does (`latest`).
 */
function supersededRows(judged: readonly JudgedRecord[], overlap: FateOptions['overlap']): Set<JudgedRecord> {
  const orders = new Map<string, Map<number, JudgedRecord[]>>();
  for (const row of judged) {
    const key = overlapKey(row.record, row.fate === 'unidentified');
    if (key === undefined || row.fate === 'rejected') continue;
    const files = orders.get(key) ?? new Map<number, JudgedRecord[]>();
    orders.set(key, files);
    files.set(row.record.file, [...(files.get(row.record.file) ?? []), row]);
  }
  const superseded = new Set<JudgedRecord>();
  for (const [key, files] of orders) {
    const versions = [...files.entries()]
      .filter(([, rows]) => rows.some(isSale))
      .sort(([a], [b]) => a - b)
      .map(([file, rows]) => ({ file, rows, content: contentOf(rows) }));
    // A later file that has the order as cancelled gives it, too: without any used record.
    const cancelling = [...files.entries()]
      .filter(([, rows]) => rows.some(isCancelledOrder))
      .map(([file]) => file);
    const last = Math.max(...cancelling);
    if (versions.length > 0 && last > versions.at(-1)!.file)
      versions.push({ file: last, rows: [], content: '' });
    const differ = versions.some((version) => version.content !== versions[0]!.content);
    if (differ && overlap === undefined) throw new Error(`overlap: ${key} differs between files`);
    const kept =
      differ && overlap === 'latest'
        ? [versions.at(-1)]
        : versions.filter(
            (version, index) => versions.findIndex((other) => other.content === version.content) === index,
          );
    for (const version of versions) {
      if (!kept.includes(version)) for (const row of version.rows) superseded.add(row);
    }
  }
  return superseded;
}

/**
 * The order key among several files; a sale to nobody in particular has one where it has an order id, with or without a
 * customer key.
 */
export function overlapKey(record: OrderRecord, unidentified: boolean): string | undefined {
  const hasId = !/^0*$/.test(record.orderId?.trim() ?? '');
  if (unidentified && !hasId) return undefined;
  if (!hasId || customerKey(record) !== undefined) return orderKey(record);
  return JSON.stringify(['order', record.branch?.trim() ?? '', record.orderId!.trim()]);
}

function isCancelledOrder({ record, fate }: JudgedRecord): boolean {
  return fate === 'cancelled' && !/^0*$/.test(record.orderId?.trim() ?? '');
}

/** The multiset of an order's used records, as text. */
function contentOf(rows: readonly JudgedRecord[]): string {
  return rows
    .filter(isSale)
    .map(({ record, amount }) => `${record.date} ${amount} ${record.margin ?? ''}`)
    .sort()
    .join('\n');
}

/**
 * Section 2, "D": fewer than 3 sales on the last day, and the gap before it above 7 days and above 10 times the median gap
 * between days with sales: suspicious; a gap above 30 days as well: refused.
 */
function strayness(days: readonly number[]): Judgement['stray'] {
  const distinct = [...new Set(days)].sort((a, b) => a - b);
  const gaps = distinct.slice(1).map((day, index) => day - distinct[index]!);
  const last = gaps.at(-1);
  if (last === undefined) return 'no';
  const onLastDay = days.filter((day) => day === distinct.at(-1)).length;
  if (onLastDay >= 3 || last <= 7 || last <= 10 * median(gaps)) return 'no';
  return last > 30 ? 'refuse' : 'warn';
}

/** The middle of some numbers, or the mean of the two in the middle. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Sections 1 to 3: the fate of every record, and D. Throws where there is no sale, or where files contradict each other. */
export function judge(records: readonly OrderRecord[], options: FateOptions): Judgement {
  const alone = records.map((record) => ({
    record,
    fate: ownFate(record, options),
    amount: signedAmount(record),
  }));
  const superseded = supersededRows(alone, options.overlap);
  const settled = alone.map((row) => (superseded.has(row) ? { ...row, fate: 'superseded' as const } : row));

  const saleDays = settled.filter(isSale).map((row) => dayNumber(row.record.date!));
  if (options.asOf !== undefined) return { asOf: options.asOf, stray: 'no', records: settled };
  if (saleDays.length === 0) throw new Error('no sales: nothing sets the as-of date');
  const asOf = isoDate(Math.max(...saleDays));
  return {
    asOf,
    stray: strayness(saleDays),
    records: settled.map((row) => {
      const open = row.fate === 'zero' || row.fate === 'unidentified';
      return open && row.record.date! > asOf ? { ...row, fate: 'after_as_of' } : row;
    }),
  };
}

/** Count and money (ten-thousandths) of every fate that occurs. The money is what could be read. */
export function fatesReference(
  records: readonly OrderRecord[],
  options: FateOptions,
): Partial<Record<Fate, { records: number; money: bigint }>> {
  const totals: Partial<Record<Fate, { records: number; money: bigint }>> = {};
  for (const { fate, amount } of judge(records, options).records) {
    totals[fate] ??= { records: 0, money: 0n };
    totals[fate].records += 1;
    totals[fate].money += amount ?? 0n;
  }
  return totals;
}
