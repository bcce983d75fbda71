import type { CarteiraError } from '../domain/errors.ts';
import { message } from '../domain/message.ts';
import type { Language } from '../locale/index.ts';
import { excerptLines } from './excerpt.ts';
import { placeText, say } from './say.ts';

/**
 * What a refusal says: `carteira: FILE:LINE: what was found, what was expected`, then the place in what was typed, with a mark
 * under it, and what to do about it on lines of their own. `room`: display cells of such a line.
 */
export function problemLines(error: CarteiraError, language: Language, room?: number): string[] {
  const part = (name: string) => say(language, message(`error.${error.code}.${name}`, error.params));
  const place = placeText(language, error.place);
  const head = ['carteira', ...(place === '' ? [] : [place]), `${part('found')}, ${part('expected')}`];
  return [
    head.join(': '),
    ...(error.place.excerpt ? excerptLines(error.place.excerpt, room) : []).map((line) => `  ${line}`),
    ...part('remedy')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => `  ${line}`),
  ];
}
