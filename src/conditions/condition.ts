import type { Analysis } from '../rules/analysis.ts';
import { compileCondition } from './compile.ts';
import type { Expression } from './expression.ts';
import { parseExpression } from './syntax.ts';

/** A question about the customers of an analysis. */
export interface Condition {
  readonly text: string;
  /** Whether it holds for a customer. */
  holds(analysis: Analysis, customer: number): boolean;
}

/**
 * Makes a condition of an expression in CEL, the Common Expression Language, over the columns of `classify`.
 * @throws CarteiraError E_WHERE_SYNTAX and the others of E_WHERE, with the place in the text
 */
export async function readCondition(expression: Expression): Promise<Condition> {
  const valueFor = compileCondition(expression, await parseExpression(expression));
  return {
    text: expression.text,
    holds: (analysis, customer) => valueFor(analysis, customer) === true,
  };
}
