import { isMessage, type Message, type MessageParam } from '../domain/message.ts';
import { type Language, TEXTS } from './index.ts';
import { dayIn, moneyIn, numberIn, percentIn, ratioIn } from './number.ts';

/** `{name}`, or `{name#singular|plural}`. */
const SLOT = /\{(\w+)(?:#([^{}|]*)\|([^{}|]*))?\}/g;

function template(language: Language, key: string): string {
  const texts = TEXTS[language];
  if (!Object.hasOwn(texts, key)) throw new Error(`no text in ${language} for ${key}`);
  return texts[key]!;
}

/** A value of a message in the style of a language. */
function valueText(language: Language, value: MessageParam): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return numberIn(language, String(value));
  if (isMessage(value)) return text(language, value);
  if ('day' in value) return dayIn(language, value.day);
  if ('money' in value) return moneyIn(language, value.money);
  if ('code' in value) return codeText(language, value.vocabulary, value.code);
  return value.percent
    ? percentIn(language, value.ratio, value.digits)
    : ratioIn(language, value.ratio, value.digits);
}

/** A piece of a text: words as they are, or a value and, where it counts something, the words for one and for many. */
type Piece = string | { readonly name: string; readonly one?: string; readonly many?: string };

const compiled: Readonly<Record<Language, Map<string, readonly Piece[]>>> = {
  en: new Map(),
  'pt-BR': new Map(),
};

/** The pieces of a text; a report says the same sentence about thousands of customers. */
function piecesOf(language: Language, key: string): readonly Piece[] {
  let pieces = compiled[language].get(key);
  if (pieces === undefined) {
    const words = template(language, key).split(SLOT);
    // Splitting by a pattern with three groups gives words, name, one, many, words, name, ...
    pieces = words.flatMap((word, index): Piece[] => {
      if (index % 4 === 0) return word === '' ? [] : [word];
      if (index % 4 !== 1) return [];
      const one = words[index + 1];
      const many = words[index + 2];
      return [one === undefined || many === undefined ? { name: word } : { name: word, one, many }];
    });
    compiled[language].set(key, pieces);
  }
  return pieces;
}

/**
 * A message in a language. In its text `{name}` stands for a value and `{n#customer|customers}` for the word that fits
 * the number n: the first where n is 1. The digits of a percentage are those shown: 0.1234 with digits 1 is `12.3%`.
 * Throws on an unknown key and on a value that is missing: both are faults of the program, never of its input.
 */
export function text(language: Language, { key, params }: Message): string {
  let result = '';
  for (const piece of piecesOf(language, key)) {
    if (typeof piece === 'string') {
      result += piece;
      continue;
    }
    const { name, one, many } = piece;
    const value = Object.hasOwn(params, name) ? params[name] : undefined;
    if (value === undefined) throw new Error(`${key} lacks a value for ${name}`);
    if (one === undefined || many === undefined) {
      result += valueText(language, value);
    } else {
      if (typeof value !== 'number') throw new Error(`${key} counts ${name}, which is no number`);
      result += value === 1 ? one : many;
    }
  }
  return result;
}

/** Whether a vocabulary has a word. */
export function isCode(language: Language, vocabulary: string, code: string): boolean {
  return Object.hasOwn(TEXTS[language], `code.${vocabulary}.${code}`);
}

const words: Readonly<Record<Language, Map<string, Map<string, string>>>> = {
  en: new Map(),
  'pt-BR': new Map(),
};

/** A word of a closed vocabulary in a language: the text of `code.<vocabulary>.<code>`. */
export function codeText(language: Language, vocabulary: string, code: string): string {
  const known = words[language].get(vocabulary)?.get(code);
  if (known !== undefined) return known;
  const word = template(language, `code.${vocabulary}.${code}`);
  const ofVocabulary = words[language].get(vocabulary) ?? new Map<string, string>();
  words[language].set(vocabulary, ofVocabulary.set(code, word));
  return word;
}

/** The codes of a closed vocabulary by their words in a language: how lists that people read are read back. */
export function codesByWord(language: Language, vocabulary: string): ReadonlyMap<string, string> {
  const prefix = `code.${vocabulary}.`;
  const texts = Object.entries(TEXTS[language]).filter(([key]) => key.startsWith(prefix));
  return new Map(texts.map(([key, word]) => [word, key.slice(prefix.length)]));
}

/** The names of the values that a text asks for, in alphabetical order, each once. */
export function slotsOf(textOfKey: string): readonly string[] {
  return [...new Set([...textOfKey.matchAll(SLOT)].map((match) => match[1]!))].sort();
}
