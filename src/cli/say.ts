import type { Place } from '../domain/errors.ts';
import { isMessage, type Message, type MessageParam, message } from '../domain/message.ts';
import { STDIN } from '../ingest/source.ts';
import type { Language } from '../locale/index.ts';
import { text } from '../locale/text.ts';
import { visible } from '../output/display.ts';

/** Characters of a value from the data that a sentence quotes. */
const LONGEST = 1000;

function quotable(value: string): string {
  return visible(value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value);
}

function shown(value: MessageParam): MessageParam {
  if (typeof value === 'string') return quotable(value);
  return isMessage(value) ? withShown(value) : value;
}

function withShown({ key, params }: Message): Message {
  return message(
    key,
    Object.fromEntries(Object.entries(params).map(([name, value]) => [name, shown(value)])),
  );
}

/**
 * A message in a language, for a terminal: values from the data have no control characters and no line ends; only the
 * text itself may have these.
 */
export function say(language: Language, sentence: Message): string {
  return text(language, withShown(sentence));
}

/** An input as people call it. */
export function inputName(file: string): string | Message {
  return file === STDIN ? message('reading.stdin') : file;
}

/** `FILE:LINE`, or as much of it as is known; else the option. */
export function placeText(language: Language, { file, line, option = '' }: Place): string {
  if (file === undefined) return option;
  const name = inputName(file);
  const shownName = isMessage(name) ? text(language, name) : quotable(name);
  return line === undefined ? shownName : `${shownName}:${line}`;
}
