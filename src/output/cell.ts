import { type Day, isoOf } from '../domain/day.ts';
import type { Cell, Column } from '../domain/document.ts';
import { type Message, message } from '../domain/message.ts';
import { decimalText, MONEY_SCALE, type Money, type Ratio, roundNearly, unitsOf } from '../domain/money.ts';
import type { Language } from '../locale/index.ts';
import { brazilianDay, dayIn, numberIn, percentIn, ratioIn } from '../locale/number.ts';
import { codeText, isCode, text } from '../locale/text.ts';
import type { TextBuffer } from './text-buffer.ts';

/** Decimals of a percentage that people read. */
const PERCENT_DIGITS = 1;
const MONEY_DIGITS = 2;

/** Money in ten-thousandths, exact or as a quotient (an average), in currency units. */
function moneyUnits(cell: Money | Ratio): Ratio {
  if (typeof cell === 'bigint') return unitsOf(cell);
  const { den } = unitsOf(1n);
  return { num: cell.num, den: cell.den * den };
}

/**
 * How machines read the cells of a column: `.` decimals, ISO dates, English codes and sentences, money with two decimals,
 * ratios with their column's digits. A blank is the empty text. For lists: the column is looked at once.
 */
export function machineWriter({ type, digits = 0 }: Column): (cell: Cell) => string {
  switch (type) {
    case 'sentence': {
      // Many rows may share a sentence.
      const texts = new WeakMap<Message, string>();
      return (cell) => (cell === undefined ? '' : keptText(texts, cell as Message));
    }
    case 'day':
      return (cell) => (cell === undefined ? '' : isoOf(cell as Day));
    case 'money':
      return (cell) =>
        cell === undefined ? '' : decimalText(moneyUnits(cell as Money | Ratio), MONEY_DIGITS);
    case 'ratio':
      return (cell) => (cell === undefined ? '' : decimalText(cell as Ratio, digits));
    default:
      return (cell) => (typeof cell === 'string' ? cell : cell === undefined ? '' : String(cell));
  }
}

function keptText(texts: WeakMap<Message, string>, sentence: Message): string {
  const known = texts.get(sentence);
  if (known !== undefined) return known;
  const made = text('en', sentence);
  texts.set(sentence, made);
  return made;
}

/** Adds what `machineWriter` gives to a buffer. Figures go there digit by digit: long lists are mostly figures. */
export function machineAdder(column: Column): (out: TextBuffer, cell: Cell) => void {
  const { type, digits = 0 } = column;
  const plain = machineWriter(column);
  switch (type) {
    case 'integer':
      return (out, cell) => {
        if (Number.isSafeInteger(cell)) out.addDecimal(cell as number, 0);
        else out.add(plain(cell));
      };
    case 'half':
      return (out, cell) => {
        if (Number.isSafeInteger(cell)) out.addDecimal(cell as number, 0);
        else if (cell !== undefined) out.addDecimal((cell as number) * 10, 1);
      };
    case 'money':
      return (out, cell) => {
        if (typeof cell === 'bigint') addMoney(out, cell);
        else if (cell !== undefined) addRatio(out, moneyUnits(cell as Ratio), MONEY_DIGITS);
      };
    case 'ratio':
      return (out, cell) => {
        if (cell !== undefined) addRatio(out, cell as Ratio, digits);
      };
    default:
      return (out, cell) => out.add(plain(cell));
  }
}

/** Ten-thousandths in the last digit that is written of money. */
const LAST_DIGIT = MONEY_SCALE / 10 ** MONEY_DIGITS;

/** As `addRatio` for an amount: integers are rounded sooner than quotients, half away from zero. */
function addMoney(out: TextBuffer, amount: Money): void {
  const value = Number(amount);
  if (!Number.isSafeInteger(value)) {
    addRatio(out, unitsOf(amount), MONEY_DIGITS);
    return;
  }
  const magnitude = Math.abs(value);
  const rest = magnitude % LAST_DIGIT;
  const rounded = (magnitude - rest) / LAST_DIGIT + (rest * 2 >= LAST_DIGIT ? 1 : 0);
  out.addDecimal(value < 0 ? -rounded : rounded, MONEY_DIGITS);
}

function addRatio(out: TextBuffer, value: Ratio, digits: number): void {
  const rounded = roundNearly(value, digits);
  if (rounded === undefined) out.add(decimalText(value, digits));
  else out.addDecimal(rounded, digits);
}

/** One cell as machines read it. */
export function machineText(column: Column, cell: Cell): string {
  return machineWriter(column)(cell);
}

/** How cells of a column stand in JSON: numbers as their exact decimal text, a blank as null. */
export function jsonWriter(column: Column): (cell: Cell) => string {
  const plain = machineWriter(column);
  const isString = ['text', 'code', 'sentence', 'day'].includes(column.type);
  return (cell) => {
    if (cell === undefined) return 'null';
    return isString ? JSON.stringify(plain(cell)) : plain(cell);
  };
}

/** Whether a column holds numbers, which are set flush right and need no guarding. */
export function isNumeric(column: Column): boolean {
  return ['integer', 'half', 'money', 'ratio'].includes(column.type);
}

/** A word of a column in a language. */
function wordText(language: Language, { vocabulary, open }: Column, word: string): string {
  if (vocabulary === undefined || (open && !isCode(language, vocabulary, word))) return word;
  return codeText(language, vocabulary, word);
}

/** A cell as people read it in a language; percentages with one decimal. */
export function peopleText(language: Language, column: Column, cell: Cell): string {
  if (cell === undefined) return '';
  switch (column.type) {
    case 'sentence':
      return text(language, cell as Message);
    case 'code':
      return wordText(language, column, String(cell));
    case 'day':
      return dayIn(language, cell as Day);
    case 'boolean':
      return text(language, message(cell ? 'output.yes' : 'output.no'));
    case 'ratio':
      if (column.percent) return percentIn(language, cell as Ratio, PERCENT_DIGITS);
      return ratioIn(language, cell as Ratio, column.shownDigits ?? column.digits ?? 0);
    case 'text':
      return String(cell);
    default:
      return numberIn(language, machineText(column, cell));
  }
}

/** A cell as what it names is called, in a header or above a table: a blank one is called so. */
export function labelText(language: Language, column: Column, cell: Cell): string {
  const label = peopleText(language, column, cell);
  return label.trim() === '' ? text(language, message('output.blank')) : label;
}

/** A cell for a Brazilian spreadsheet: decimal comma without grouping, dd/mm/yyyy, words and sentences in a language. */
export function sheetText(language: Language, column: Column, cell: Cell): string {
  if (cell === undefined) return '';
  if (column.type === 'day') return brazilianDay(cell as Day);
  return isNumeric(column) ? machineText(column, cell).replace('.', ',') : peopleText(language, column, cell);
}

/** The header of a column for people. */
export function headerText(language: Language, column: Column): string {
  const { id, headed = id } = column;
  return text(language, message(`column.${headed}`));
}
