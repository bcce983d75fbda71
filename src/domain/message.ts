import type { Day } from './day.ts';
import type { Money, Ratio } from './money.ts';

/**
 * A value inside a sentence. Text and counts stand for themselves; days, money and ratios are written in the style of the
 * reader's language; `code` is a word of a closed vocabulary, translated by the key `code.<vocabulary>.<code>`.
 */
export type MessageParam =
  | string
  | number
  | { readonly day: Day }
  | { readonly money: Money }
  | { readonly ratio: Ratio; readonly digits: number; readonly percent?: boolean }
  | { readonly code: string; readonly vocabulary: string }
  | Message;

/** A sentence before it has a language: a key of `locale/` and the values it names. */
export interface Message {
  readonly key: string;
  readonly params: Readonly<Record<string, MessageParam>>;
}

export function message(key: string, params: Readonly<Record<string, MessageParam>> = {}): Message {
  return { key, params };
}

/** Tells a message from the other values that a cell or parameter may hold. */
export function isMessage(value: unknown): value is Message {
  return typeof value === 'object' && value !== null && 'key' in value && 'params' in value;
}
