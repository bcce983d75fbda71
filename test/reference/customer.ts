import { dayNumber } from './calendar.ts';
import { customerKey, isSale, type JudgedRecord, type Judgement, median, orderKey } from './fates.ts';
import type { OrderRecord, RegisterRecord } from './record.ts';

/** A purchase or return, as a customer's history keeps it. Amounts in ten-thousandths; a return's is negative. */
export interface Movement {
  readonly day: number;
  readonly amount: bigint;
  readonly margin: bigint;
  readonly order: string;
  readonly record: OrderRecord;
}

export const ATTRIBUTE_NAMES = ['name', 'salesperson', 'region', 'segment'] as const;
export type AttributeName = (typeof ATTRIBUTE_NAMES)[number];

/** Everything that is known of one customer up to D: every record, nothing summed. */
export interface Customer {
  readonly key: string;
  readonly purchases: readonly Movement[];
  readonly returns: readonly Movement[];
  readonly register: RegisterRecord | undefined;
  readonly attributes: Readonly<Record<AttributeName, string>>;
}

/** Negative, zero or positive as the UTF-8 bytes of a are before, equal to or after those of b. */
export function byteOrder(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a, 'utf8'), Buffer.from(b, 'utf8'));
}

/** Section 2, "data start": the first day on which anyone bought or returned, or D where nobody did. */
export function dataStart(judgement: Judgement): number {
  const days = judgement.records.filter(isSale).map((row) => dayNumber(row.record.date!));
  return days.length === 0 ? dayNumber(judgement.asOf) : Math.min(...days);
}

/**
 * Section 3, "attributes": the value in the purchases of the latest day that has one, else in the returns likewise; of several
 * on that day the smallest. The register wins.
 */
function attribute(name: AttributeName, customer: Omit<Customer, 'attributes'>): string {
  const registered = customer.register?.[name]?.trim();
  if (registered) return registered;
  for (const movements of [customer.purchases, customer.returns]) {
    const withValue = movements.filter((movement) => movement.record[name]?.trim());
    if (withValue.length === 0) continue;
    const latest = Math.max(...withValue.map((movement) => movement.day));
    return withValue
      .filter((movement) => movement.day === latest)
      .map((movement) => movement.record[name]!.trim())
      .sort(byteOrder)[0]!;
  }
  return '';
}

function movementOf({ record, amount }: JudgedRecord): Movement {
  const reversed = record.isReturn && record.amount! > 0n;
  return {
    day: dayNumber(record.date!),
    amount: amount!,
    margin: (reversed ? -1n : 1n) * (record.margin ?? 0n),
    order: orderKey(record)!,
    record,
  };
}

/** A register entry without the purchase dates that at D are still to come. */
function registeredUpTo(entry: RegisterRecord | undefined, asOf: string): RegisterRecord | undefined {
  if (entry === undefined) return undefined;
  const { firstPurchase = '', lastPurchase = '', ...rest } = entry;
  return {
    ...rest,
    ...(firstPurchase && firstPurchase <= asOf ? { firstPurchase } : {}),
    ...(lastPurchase && lastPurchase <= asOf ? { lastPurchase } : {}),
  };
}

/** Section 3: customers with a purchase or return up to D, and those of the register, by key. */
export function customersOf(judgement: Judgement, register: readonly RegisterRecord[]): Customer[] {
  const used = judgement.records.filter((row) => row.fate === 'purchase' || row.fate === 'return');
  const keys = new Set([
    ...used.map((row) => customerKey(row.record)!),
    ...register.map((entry) => entry.customerId),
  ]);
  const rowsOf = new Map<string, JudgedRecord[]>();
  for (const row of used) {
    const key = customerKey(row.record)!;
    const rows = rowsOf.get(key);
    if (rows === undefined) rowsOf.set(key, [row]);
    else rows.push(row);
  }
  return [...keys].sort(byteOrder).map((key) => {
    const rows = rowsOf.get(key) ?? [];
    const customer = {
      key,
      purchases: rows.filter((row) => row.fate === 'purchase').map(movementOf),
      returns: rows.filter((row) => row.fate === 'return').map(movementOf),
      register: registeredUpTo(
        register.find((entry) => entry.customerId === key),
        judgement.asOf,
      ),
    };
    const attributes = Object.fromEntries(ATTRIBUTE_NAMES.map((name) => [name, attribute(name, customer)]));
    return { ...customer, attributes: attributes as Record<AttributeName, string> };
  });
}

/** Section 4: distinct days with a purchase record up to a day, ascending. */
export function purchaseDays(customer: Customer, upTo: number): number[] {
  const days = customer.purchases.map((purchase) => purchase.day).filter((day) => day <= upTo);
  return [...new Set(days)].sort((a, b) => a - b);
}

/** Sections 3 and 4: days up to a day on which a purchase is known, from the records or from the register's dates. */
export function knownPurchaseDays(customer: Customer, upTo: number): number[] {
  const { firstPurchase, lastPurchase } = customer.register ?? {};
  const registered = [firstPurchase, lastPurchase].filter((date) => date !== undefined).map(dayNumber);
  return [...purchaseDays(customer, upTo), ...registered.filter((day) => day <= upTo)].sort((a, b) => a - b);
}

/** Section 2, "order key": an order counts once, on the earliest day on which it has a purchase. */
export function orderDays(customer: Customer): number[] {
  const first = new Map<string, number>();
  for (const { order, day } of customer.purchases) {
    first.set(order, Math.min(day, first.get(order) ?? day));
  }
  return [...first.values()];
}

/** Section 4: median gap between successive purchase days up to a day; undefined below 2 days. */
export function medianInterval(customer: Customer, upTo: number): number | undefined {
  const days = purchaseDays(customer, upTo);
  if (days.length < 2) return undefined;
  return median(days.slice(1).map((day, index) => day - days[index]!));
}

/** Net revenue in (after, upTo]: purchases less returns. */
export function revenue(customer: Customer, after: number, upTo: number): bigint {
  return sum([...customer.purchases, ...customer.returns], after, upTo);
}

/** Sum of amounts in (after, upTo]. */
export function sum(movements: readonly Movement[], after = -Infinity, upTo = Infinity): bigint {
  return movements
    .filter((movement) => movement.day > after && movement.day <= upTo)
    .reduce((total, movement) => total + movement.amount, 0n);
}
