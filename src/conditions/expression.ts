import { CarteiraError, type ErrorCode, type Place } from '../domain/errors.ts';
import type { MessageParam } from '../domain/message.ts';

/** An expression as typed. */
export interface Expression {
  readonly text: string;
  /** The option or the line of a file where it stands. */
  readonly place: Place;
}

/** A part of the text, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The refusal of an expression, with the part of it that is at fault. */
export function refusal(
  { text, place }: Expression,
  code: ErrorCode,
  params: Readonly<Record<string, MessageParam>>,
  { start, end }: Span,
): CarteiraError {
  return new CarteiraError(code, params, { ...place, excerpt: { text, start, end } });
}
