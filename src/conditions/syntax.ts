import type { ASTNode, ParseError } from '@marcbachmann/cel-js';
import { type Message, message } from '../domain/message.ts';
import { type Expression, refusal, type Span } from './expression.ts';
import { LIMITS, tooLong } from './limits.ts';

/** A node of the syntax tree of an expression, with its place in the text. */
export type Node = ASTNode;

/** What somebody meant who wrote something else, by what stands at the fault. */
const HINTS: readonly (readonly [pattern: RegExp, hint: string])[] = [
  [/^=/, 'where.hint.equal'],
  [/^[&|]/, 'where.hint.logic'],
  [/^[“”„‘’«»´]/, 'where.hint.quotes'],
  [/^,\d/, 'where.hint.decimal'],
  [/^\\/, 'where.hint.backslash'],
];
/** The same by the words at it and before it. */
const LOGIC_WORD = /\b(and|or|not|e|ou|nao)$/i;

function hintOf(text: string, { start, end }: Span): Message {
  const known = HINTS.find(([pattern]) => pattern.test(text.slice(start)));
  if (known) return message(known[1]);
  if (text.trimEnd().endsWith('%') && start >= text.trimEnd().length) return message('where.hint.percent');
  const isLogic = [end, start].some((upTo) => LOGIC_WORD.test(text.slice(0, upTo).trimEnd()));
  return message(isLogic ? 'where.hint.logic' : 'where.hint.example');
}

function whatOf(code: string, text: string, { start, end }: Span): Message {
  if (text.trim() === '') return message('where.syntax.empty');
  if (code.startsWith('unterminated') || code === 'newline_in_string')
    return message('where.syntax.unclosed');
  if (start >= text.trimEnd().length) return message('where.syntax.end');
  if (code.includes('escape') || code.includes('surrogate')) return message('where.syntax.escape');
  return message('where.syntax.unexpected', { token: text.slice(start, Math.max(end, start + 1)) });
}

/**
 * Parses an expression. The parser is loaded by the first one: most runs have none.
 * @throws CarteiraError E_WHERE_SYNTAX, E_WHERE_LONG with the place in the text
 */
export async function parseExpression(expression: Expression): Promise<Node> {
  const { text } = expression;
  if (text.length > LIMITS.characters) {
    throw tooLong(expression, { start: LIMITS.characters, end: LIMITS.characters });
  }
  const cel = await import('@marcbachmann/cel-js');
  try {
    return new cel.Environment({ limits: { maxAstNodes: LIMITS.nodes, maxDepth: LIMITS.levels } }).parse(text)
      .ast;
  } catch (error) {
    if (!(error instanceof cel.ParseError)) throw error;
    const { code, range: at = { start: 0, end: 0 } }: ParseError = error;
    if (code === 'limit_exceeded') throw tooLong(expression, at);
    const params = { what: whatOf(code, text, at), hint: hintOf(text, at) };
    throw refusal(expression, 'E_WHERE_SYNTAX', params, at);
  }
}
