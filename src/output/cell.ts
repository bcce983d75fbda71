import { type Day, isoOf } from '../domain/day.ts';
import type { Cell, Column } from '../domain/document.ts';
import { type Message, message } from '../domain/message.ts';
import { decimalText, type Money, moneyText, type Ratio, unitsOf } from '../domain/money.ts';
import type { Language } from '../locale/index.ts';
import { brazilianDay, dayIn, numberIn, percentIn, ratioIn } from '../locale/number.ts';
import { codeText, isCode, text } from '../locale/text.ts';

/** Decimals of a percentage that people read. */
const PERCENT_DIGITS = 1;

/** Money in ten-thousandths, exact or as a quotient (an average), with two decimals. */
function moneyPlain(cell: Money | Ratio): string {
  if (typeof cell === 'bigint') return moneyText(cell);
  const { den } = unitsOf(1n);
  return decimalText({ num: cell.num, den: cell.den * den }, 2);
}

/**
 * How machines read the cells of a column: `.` decimals, ISO dates, English codes and sentences, money with two decimals,
 * ratios with their column's digits. A blank is the empty text. For lists: the column is looked at once.
 */
export function machineWriter({ type, digits = 0 }: Column): (cell: Cell) => string {
  switch (type) {
    case 'sentence':
      return (cell) => (cell === undefined ? '' : text('en', cell as Message));
    case 'day':
      return (cell) => (cell === undefined ? '' : isoOf(cell as Day));
    case 'money':
      return (cell) => (cell === undefined ? '' : moneyPlain(cell as Money | Ratio));
    case 'ratio':
      return (cell) => (cell === undefined ? '' : decimalText(cell as Ratio, digits));
    default:
      return (cell) => (cell === undefined ? '' : String(cell));
  }
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

/** A cell for a Brazilian spreadsheet: decimal comma without grouping, dd/mm/yyyy, words and sentences in a language. */
export function sheetText(language: Language, column: Column, cell: Cell): string {
  if (cell === undefined) return '';
  if (column.type === 'day') return brazilianDay(cell as Day);
  return isNumeric(column) ? machineText(column, cell).replace('.', ',') : peopleText(language, column, cell);
}

/** The header of a column for people. */
export function headerText(language: Language, column: Column): string {
  return text(language, message(`column.${column.id}`));
}
