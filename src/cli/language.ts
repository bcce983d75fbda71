import type { Language } from '../locale/index.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The language of what people read: the flag's, else that of the first of LC_ALL, LC_MESSAGES and LANG that is set and
 * not empty (POSIX treats an empty one as not set). Any Portuguese is read as pt-BR; everything else, `C` included, as en.
 */
export function languageOf(flag: Language | undefined, env: Environment): Language {
  if (flag) return flag;
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  return /^pt(?![a-z])/i.test(locale) ? 'pt-BR' : 'en';
}
