/**
 * A syntax tree to a condition. The library parses; kinds and values are ours, because CEL's own would not do: its decimals
 * are binary fractions, and it knows no blanks.
 *
 * - A comparison with a blank is false, whatever its operator, `!=` and `in` included. A calculation with a blank, and a
 *   division by 0, is blank. A blank condition, as `key_account` of a prospect, counts as false.
 * - `&&`, `||` and `!` are those of two values: `!(abc == "A")` also holds for customers without a class.
 * - Numbers of any kind compare and calculate with each other. A text literal beside a word must be one of its vocabulary,
 *   beside a date it must be one.
 */
import { type Message, message } from '../domain/message.ts';
import type { Ratio } from '../domain/money.ts';
import { nearest } from '../domain/nearest.ts';
import { type Expression, refusal } from './expression.ts';
import { type Compiling, compileCall, compileMethod, dateTerm } from './functions.ts';
import { LIMITS, tooLong } from './limits.ts';
import {
  CALCULATED,
  type Calculation,
  type Comparison,
  compareValues,
  decimalOf,
  HOLDS,
  kindOfResult,
} from './operators.ts';
import type { Node } from './syntax.ts';
import type { Kind, Term, ValueFor } from './term.ts';
import { VARIABLES, WORDS } from './variables.ts';

type Pair = readonly [Node, Node];

const NAMES = VARIABLES.map(({ name }) => name);
/** What is asked of two terms of different kinds: most often quotes are missing, or too many. */
function fitsOf(a: Term, b: Term): string {
  const [number, other] = a.kind === 'number' ? [a, b] : [b, a];
  if (number.kind !== 'number') return 'where.fits.equal';
  if (other.literal !== undefined) return 'where.fits.number';
  return other.kind === 'text' && number.node.op === 'value' ? 'where.fits.text' : 'where.fits.equal';
}

/** The column that is compared, be it in a function. */
function columnIn(node: Node | undefined): string | undefined {
  if (node?.op === 'call') return columnIn(node.args[1][0]);
  return node?.op === 'id' && NAMES.includes(node.args) ? node.args : undefined;
}

function kindName(kind: Kind): Message {
  return message(`where.kind.${kind}`);
}

/** Compiles an expression that must be true or false. */
export function compileCondition(expression: Expression, root: Node): ValueFor {
  return new Compiler(expression).compileAs(root, 'boolean', undefined).valueFor;
}

class Compiler implements Compiling {
  private calculations = 0;

  constructor(readonly expression: Expression) {}

  compile(node: Node): Term {
    switch (node.op) {
      case 'id':
        return this.variable(node, node.args);
      case 'value':
        return this.value(node, node.args);
      case '&&':
      case '||':
        return this.logical(node, node.op, node.args);
      case '!_':
        return this.not(node, node.args);
      case '-_':
        return this.minus(node, node.args);
      case '==':
      case '!=':
      case '<':
      case '<=':
      case '>':
      case '>=':
        return this.comparison(node, node.op, node.args);
      case '+':
      case '-':
      case '*':
      case '/':
        return this.calculation(node, node.op, node.args);
      case 'in':
        return this.membership(node, node.args);
      case '?:':
        return this.choice(node, node.args);
      case 'call':
        return compileCall(this, node, ...node.args);
      case 'rcall':
        return compileMethod(this, node, ...node.args);
      case '%':
        throw this.unsupported(node, '%', 'where.instead.fraction');
      case 'list':
        throw this.unsupported(node, '[]', 'where.instead.in');
      default:
        throw this.unsupported(node, node.op === 'map' ? '{}' : node.op, 'where.instead.column');
    }
  }

  compileAs(node: Node, kind: Kind, what: string | undefined): Term {
    const term = this.compile(node);
    if (term.kind === kind) return term;
    throw refusal(
      this.expression,
      'E_WHERE_KIND',
      {
        what:
          what === undefined
            ? message('where.what.whole')
            : message('where.what.operand', { operator: what }),
        kind: kindName(term.kind),
        expected: kindName(kind),
      },
      node,
    );
  }

  private unsupported(node: Node, what: string, instead: string) {
    return refusal(this.expression, 'E_WHERE_UNSUPPORTED', { what, instead: message(instead) }, node);
  }

  /** The refusal of what was meant to ask for a blank. */
  private blank(node: Node, what: string, beside: Node | undefined) {
    const instead = message('where.instead.has', { column: columnIn(beside) ?? 'next_expected' });
    return refusal(this.expression, 'E_WHERE_UNSUPPORTED', { what, instead }, node);
  }

  private variable(node: Node, name: string): Term {
    const variable = VARIABLES.find((each) => each.name === name);
    if (variable) return { ...variable, node };
    const near = nearest(name, NAMES);
    const hint = near === undefined ? message('where.hint.columns') : message('where.hint.near', { near });
    throw this.unknownName(node, name, hint);
  }

  private unknownName(node: Node, name: string, hint: Message) {
    return refusal(this.expression, 'E_WHERE_NAME', { name, known: NAMES.join(', '), hint }, node);
  }

  private value(node: Node, value: unknown): Term {
    if (typeof value === 'string') return { node, kind: 'text', literal: value, valueFor: () => value };
    if (typeof value === 'boolean') return { node, kind: 'boolean', valueFor: () => value };
    if (value === null) throw this.blank(node, 'null', undefined);
    if (value instanceof Uint8Array) throw this.unsupported(node, 'b""', 'where.instead.column');
    // The parser has made a double of a decimal; the text says what it was. An integer may be written as 0x1F, too.
    const { text } = this.expression;
    const exact = decimalOf(typeof value === 'number' ? text.slice(node.start, node.end) : String(value));
    if (exact === undefined) throw tooLong(this.expression, node);
    return { node, kind: 'number', valueFor: () => exact };
  }

  private logical(node: Node, op: '&&' | '||', [left, right]: Pair): Term {
    const a = this.compileAs(left, 'boolean', op).valueFor;
    const b = this.compileAs(right, 'boolean', op).valueFor;
    const valueFor: ValueFor =
      op === '&&'
        ? (analysis, customer) => a(analysis, customer) === true && b(analysis, customer) === true
        : (analysis, customer) => a(analysis, customer) === true || b(analysis, customer) === true;
    return { node, kind: 'boolean', valueFor };
  }

  private not(node: Node, operand: Node): Term {
    const { valueFor } = this.compileAs(operand, 'boolean', '!');
    return { node, kind: 'boolean', valueFor: (analysis, customer) => valueFor(analysis, customer) !== true };
  }

  private minus(node: Node, operand: Node): Term {
    const { valueFor } = this.compileAs(operand, 'number', '-');
    return {
      node,
      kind: 'number',
      valueFor(analysis, customer) {
        const value = valueFor(analysis, customer) as Ratio | undefined;
        return value && { num: -value.num, den: value.den };
      },
    };
  }

  private calculation(node: Node, op: Calculation, [left, right]: Pair): Term {
    const a = this.compile(left);
    const b = this.compile(right);
    const kind = kindOfResult(op, a.kind, b.kind);
    if (kind === undefined)
      throw this.misfit(node, op, a, b, op === '+' || op === '-' ? 'where.fits.sum' : 'where.fits.product');
    if (++this.calculations > LIMITS.calculations) throw tooLong(this.expression, node);
    const calculate = CALCULATED[op];
    return {
      node,
      kind,
      valueFor(analysis, customer) {
        const x = a.valueFor(analysis, customer) as Ratio | undefined;
        const y = b.valueFor(analysis, customer) as Ratio | undefined;
        return x && y && calculate(x, y);
      },
    };
  }

  private misfit(node: Node, operator: string, a: Term, b: Term, fits: string) {
    const params = {
      operator,
      left: kindName(a.kind),
      right: kindName(b.kind),
      fits: message(fits),
    };
    return refusal(this.expression, 'E_WHERE_MISFIT', params, node);
  }

  private comparison(node: Node, op: Comparison, operands: Pair): Term {
    const [a, b] = this.compared(node, op, operands);
    if (op !== '==' && op !== '!=' && (a.kind === 'word' || a.kind === 'boolean')) {
      throw this.misfit(node, op, a, b, 'where.fits.order');
    }
    const holds = HOLDS[op];
    return {
      node,
      kind: 'boolean',
      valueFor(analysis, customer) {
        const x = a.valueFor(analysis, customer);
        const y = b.valueFor(analysis, customer);
        return x !== undefined && y !== undefined && holds(compareValues(x, y));
      },
    };
  }

  private membership(node: Node, [left, right]: Pair): Term {
    const one = this.compile(left);
    if (right.op !== 'list') throw this.misfit(node, 'in', one, this.compile(right), 'where.fits.list');
    const pairs = right.args.map((item) => {
      this.refuseUnquoted(item, left);
      this.refuseNull(item, left);
      return this.agreed(node, 'in', one, this.compile(item));
    });
    return {
      node,
      kind: 'boolean',
      valueFor: (analysis, customer) =>
        pairs.some(([a, b]) => {
          const x = a.valueFor(analysis, customer);
          const y = b.valueFor(analysis, customer);
          return x !== undefined && y !== undefined && compareValues(x, y) === 0;
        }),
    };
  }

  private compared(node: Node, op: string, [left, right]: Pair): readonly [Term, Term] {
    this.refuseUnquoted(left, right);
    this.refuseUnquoted(right, left);
    this.refuseNull(left, right);
    this.refuseNull(right, left);
    return this.agreed(node, op, this.compile(left), this.compile(right));
  }

  /** Two terms of one kind, literals taken for what they stand beside. */
  private agreed(node: Node, op: string, one: Term, other: Term): readonly [Term, Term] {
    const a = this.beside(one, other);
    const b = this.beside(other, one);
    if (a.kind === b.kind && a.vocabulary === b.vocabulary) return [a, b];
    throw this.misfit(node, op, a, b, fitsOf(a, b));
  }

  /** A shell takes quotes away: `abc == A` was meant to be `abc == "A"`. */
  private refuseUnquoted(name: Node, beside: Node): void {
    if (name.op !== 'id' || NAMES.includes(name.args) || beside.op !== 'id') return;
    const column = VARIABLES.find((each) => each.name === beside.args);
    if (column?.kind !== 'text' && column?.kind !== 'word') return;
    throw this.unknownName(name, name.args, message('where.hint.unquoted', { text: name.args }));
  }

  private refuseNull(node: Node, beside: Node): void {
    if (node.op === 'value' && node.args === null) throw this.blank(node, 'null', beside);
  }

  /** A literal as a date or a word where the other side asks for one. */
  private beside(term: Term, { kind, vocabulary, node: other }: Term): Term {
    const { literal, node } = term;
    if (literal === undefined) return term;
    if (literal === '' && kind !== 'date') throw this.blank(node, '""', other);
    if (kind === 'date') return dateTerm(this, node, literal);
    if (kind !== 'word') return term;
    const words = WORDS[vocabulary!]!;
    if (!words.includes(literal)) {
      const near = nearest(literal, words);
      const hint =
        near === undefined ? message('where.hint.words') : message('where.hint.near', { near: `"${near}"` });
      throw refusal(this.expression, 'E_WHERE_WORD', { word: literal, known: words.join(', '), hint }, node);
    }
    return { ...term, kind, vocabulary: vocabulary! };
  }

  private choice(node: Node, [condition, yes, no]: readonly [Node, Node, Node]): Term {
    const asked = this.compileAs(condition, 'boolean', '?:').valueFor;
    const [a, b] = this.compared(node, '?:', [yes, no]);
    const { literal: _, ...chosen } = a;
    return {
      ...chosen,
      node,
      valueFor: (analysis, customer) =>
        (asked(analysis, customer) === true ? a : b).valueFor(analysis, customer),
    };
  }
}
