import { parseDay } from '../domain/day.ts';
import { foldText } from '../domain/fold.ts';
import { message } from '../domain/message.ts';
import { nearest } from '../domain/nearest.ts';
import { type Expression, refusal } from './expression.ts';
import type { Node } from './syntax.ts';
import { type Kind, type Term, whole } from './term.ts';

/** What a function needs of whoever compiles its arguments. */
export interface Compiling {
  readonly expression: Expression;
  compile(node: Node): Term;
  /** The compiled node, refused unless it is of this kind; `what` names its place. */
  compileAs(node: Node, kind: Kind, what: string): Term;
}

type Call = (compiling: Compiling, node: Node, argument: Node) => Term;

/** An example of each function, which is how help and refusals show it. */
export const USAGES: Readonly<Record<string, string>> = {
  has: 'has(next_expected)',
  date: 'date("2025-06-30")',
  fold: 'fold(customer_name)',
  contains: 'customer_name.contains("bar")',
  startsWith: 'customer_name.startsWith("Bar")',
  endsWith: 'customer_name.endsWith("Ltda")',
};

/** What CEL has and conditions about customers have not, with what there is in its place. */
const INSTEAD: Readonly<Record<string, string>> = {
  matches: 'where.instead.matches',
  timestamp: 'where.instead.date',
  duration: 'where.instead.days',
  lowerAscii: 'where.instead.fold',
  upperAscii: 'where.instead.fold',
  exists: 'where.instead.in',
  not: 'where.instead.not',
  nao: 'where.instead.not',
};

/** A date as typed. @throws CarteiraError E_WHERE_DATE where the calendar has no such day */
export function dateTerm({ expression }: Compiling, node: Node, literal: string): Term {
  const day = parseDay(literal);
  if (day === undefined) throw refusal(expression, 'E_WHERE_DATE', { text: literal }, node);
  const value = whole(day);
  return { node, kind: 'date', valueFor: () => value };
}

function misused({ expression }: Compiling, node: Node, name: string) {
  return refusal(expression, 'E_WHERE_ARGUMENTS', { name: `${name}()`, usage: USAGES[name]! }, node);
}

/** Functions that are written before their argument. */
const FUNCTIONS: Readonly<Record<string, Call>> = {
  has(compiling, node, argument) {
    if (argument.op !== 'id') throw misused(compiling, node, 'has');
    const { valueFor } = compiling.compile(argument);
    return {
      node,
      kind: 'boolean',
      valueFor: (analysis, customer) => valueFor(analysis, customer) !== undefined,
    };
  },
  date(compiling, node, argument) {
    // Dates of the data are in columns of their own: only one that is typed has to be read.
    const { literal } = compiling.compileAs(argument, 'text', 'date()');
    if (literal === undefined) throw misused(compiling, node, 'date');
    return dateTerm(compiling, argument, literal);
  },
  fold(compiling, node, argument) {
    const { valueFor } = compiling.compileAs(argument, 'text', 'fold()');
    return {
      node,
      kind: 'text',
      valueFor(analysis, customer) {
        const text = valueFor(analysis, customer);
        return text === undefined ? undefined : foldText(text as string);
      },
    };
  },
};

/** Questions about a text, which stands before them. A blank answers none of them. */
const TEXT_TESTS: Readonly<Record<string, (text: string, part: string) => boolean>> = {
  contains: (text, part) => text.includes(part),
  startsWith: (text, part) => text.startsWith(part),
  endsWith: (text, part) => text.endsWith(part),
};

function unknown({ expression }: Compiling, node: Node, name: string) {
  const instead = Object.hasOwn(INSTEAD, name) ? INSTEAD[name] : undefined;
  if (instead !== undefined) {
    return refusal(expression, 'E_WHERE_UNSUPPORTED', { what: `${name}()`, instead: message(instead) }, node);
  }
  const near = nearest(name, Object.keys(USAGES));
  const hint = near === undefined ? message('where.hint.example') : message('where.hint.near', { near });
  const known = Object.values(USAGES).join(', ');
  return refusal(expression, 'E_WHERE_FUNCTION', { name: `${name}()`, known, hint }, node);
}

/** A call such as `has(trend)`. */
export function compileCall(compiling: Compiling, node: Node, name: string, args: readonly Node[]): Term {
  if (!Object.hasOwn(FUNCTIONS, name)) throw unknown(compiling, node, name);
  const [only] = args;
  if (only === undefined || args.length > 1) throw misused(compiling, node, name);
  return FUNCTIONS[name]!(compiling, node, only);
}

/** A call such as `region.contains("Sul")`. */
export function compileMethod(
  compiling: Compiling,
  node: Node,
  name: string,
  receiver: Node,
  args: readonly Node[],
): Term {
  if (!Object.hasOwn(TEXT_TESTS, name)) throw unknown(compiling, node, name);
  const test = TEXT_TESTS[name]!;
  const [only] = args;
  if (only === undefined || args.length > 1) throw misused(compiling, node, name);
  const text = compiling.compileAs(receiver, 'text', `.${name}()`);
  const part = compiling.compileAs(only, 'text', `.${name}()`);
  return {
    node,
    kind: 'boolean',
    valueFor(analysis, customer) {
      const searched = text.valueFor(analysis, customer);
      const wanted = part.valueFor(analysis, customer);
      return searched !== undefined && wanted !== undefined && test(searched as string, wanted as string);
    },
  };
}
