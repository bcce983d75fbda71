import { isoOf } from '../../../src/domain/day.ts';
import type { DateStyle, DecimalMark } from '../../../src/ingest/layout/layout.ts';
import { readAmount } from '../../../src/ingest/values/amounts.ts';
import { readDate } from '../../../src/ingest/values/dates.ts';

/** Bytes around a cell must not matter: it is read from the middle of a longer record. */
export function placed(bytes: Uint8Array): [Uint8Array, number, number] {
  return [Buffer.concat([Buffer.from('9;'), bytes, Buffer.from(';9')]), 2, 2 + bytes.length];
}

/** The day of a cell as text. */
export function dateOf(cell: string | Uint8Array, style: DateStyle): string | undefined {
  const day = readDate(...placed(Buffer.from(cell)), style);
  return day === undefined ? undefined : isoOf(day);
}

/** The amount of a cell, in ten-thousandths. */
export function amountOf(cell: string | Uint8Array, mark: DecimalMark): number | bigint | undefined {
  return readAmount(...placed(Buffer.from(cell)), mark);
}
