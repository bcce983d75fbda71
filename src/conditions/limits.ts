import { type Expression, refusal, type Span } from './expression.ts';

/**
 * A condition is a line or two. These bounds keep the parser, which recurses for every `!`, and whoever walks its tree from
 * being driven out of the stack, and every customer from being judged for minutes: a calculation may double the digits.
 */
export const LIMITS = { characters: 4000, nodes: 1500, levels: 50, calculations: 100, digits: 30 };

/** The refusal of what would take too much memory or time. */
export function tooLong(expression: Expression, at: Span) {
  const { characters, levels, calculations, digits } = LIMITS;
  return refusal(expression, 'E_WHERE_LONG', { characters, levels, calculations, digits }, at);
}
