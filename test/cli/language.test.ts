import { expect, test } from 'vitest';
import { languageOf } from '../../src/cli/language.ts';

test.each([
  [{}, 'en'],
  [{ LANG: 'pt_BR.UTF-8' }, 'pt-BR'],
  [{ LANG: 'pt_PT.UTF-8@euro' }, 'pt-BR'],
  [{ LANG: 'PT-br' }, 'pt-BR'],
  [{ LANG: 'pt' }, 'pt-BR'],
  [{ LANG: 'ptx' }, 'en'],
  [{ LANG: 'de_DE.UTF-8' }, 'en'],
  [{ LC_ALL: 'C', LC_MESSAGES: 'pt_BR', LANG: 'pt_BR' }, 'en'],
  [{ LC_ALL: '', LC_MESSAGES: 'pt_BR', LANG: 'en_US' }, 'pt-BR'],
  [{ LC_MESSAGES: 'en_US', LANG: 'pt_BR' }, 'en'],
] as const)('of the environment %o is %s', (env, language) => {
  expect(languageOf(undefined, env)).toBe(language);
});

test('of the flag wins', () => {
  expect(languageOf('en', { LC_ALL: 'pt_BR' })).toBe('en');
  expect(languageOf('pt-BR', {})).toBe('pt-BR');
});
