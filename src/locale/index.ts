import { en } from './en/index.ts';
import { ptBR } from './pt-BR/index.ts';

/** Languages that people can read. */
export const LANGUAGES = ['en', 'pt-BR'] as const;
export type Language = (typeof LANGUAGES)[number];

export const TEXTS: Readonly<Record<Language, Readonly<Record<string, string>>>> = { en, 'pt-BR': ptBR };
