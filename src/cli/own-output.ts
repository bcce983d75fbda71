import { CarteiraError } from '../domain/errors.ts';
import { message } from '../domain/message.ts';
import { LANGUAGES, TEXTS } from '../locale/index.ts';
import { ANNOTATION } from './annotate.ts';
import { COMMON, ownColumns } from './own-columns.ts';
import { REJECT_HEADER } from './sinks/reject-file.ts';
import { INDEX_COLUMNS } from './sinks/split.ts';

/** What carteira writes, as a person would call it: the texts are `own.<kind>`. */
export type OwnOutput = 'list' | 'figures' | 'document' | 'screen' | 'annotated' | 'rejects' | 'index';

/** Bytes that hold the first line of every output of ours. */
const FIRST_LINE = 1 << 14;
/** The columns of a report that has a line for every figure. */
export const FIGURES = ['section', 'item', 'measure', 'value'] as const;

/**
 * Refuses what carteira itself has written: a pattern such as *.csv catches earlier results, too, whose customers are no
 * orders. `head` are the first bytes of a file.
 * @throws CarteiraError E_OWN_OUTPUT
 */
export function refuseOwnOutput(head: Uint8Array, file: string): void {
  const kind = ownOutputOf(Buffer.from(head.subarray(0, FIRST_LINE)).toString('utf8'));
  if (kind === undefined) return;
  const remedy = message(kind === 'annotated' ? 'own.remedy.annotated' : 'own.remedy.folder');
  throw new CarteiraError('E_OWN_OUTPUT', { what: message(`own.${kind}`), remedy }, { file, line: 1 });
}

/** What of carteira's a text begins as. */
export function ownOutputOf(text: string): OwnOutput | undefined {
  const line = /^\ufeff?([^\r\n]*)/.exec(text)![1]!;
  if (line.startsWith('{"')) return kindOfJson(line);
  if (isScreen(line, text)) return 'screen';
  const cells = line.split(/[,;\t|]/).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
  const is = (names: readonly string[]) =>
    names.length === cells.length && names.every((name, i) => name === cells[i]);
  if (is(REJECT_HEADER)) return 'rejects';
  if (cells.some((cell) => cell.startsWith(ANNOTATION))) return 'annotated';
  for (const nameOf of namings(text)) {
    // The first has the name of any column, for people.
    const [, ...names] = INDEX_COLUMNS.map(({ id }) => nameOf(`column.${id}`, id));
    if (cells.length === INDEX_COLUMNS.length && names.every((name, i) => name === cells[i + 1]))
      return 'index';
    if (is(FIGURES.map((name) => nameOf(`output.${name}`, name)))) return 'figures';
    const ids = [...ownColumns().keys()];
    const known = new Set(ids.map((id) => nameOf(`column.${id}`, id)));
    const telling = new Set(ids.filter((id) => !COMMON.has(id)).map((id) => nameOf(`column.${id}`, id)));
    if (cells.length > 1 && cells.every((cell) => known.has(cell)) && cells.some((cell) => telling.has(cell)))
      return 'list';
  }
  return undefined;
}

/** How columns may be named: in the words of machines or, with `--excel`, in those of a language. */
function namings(text: string): ((key: string, id: string) => string)[] {
  const forExcel = text.startsWith('\ufeff');
  return forExcel ? LANGUAGES.map((language) => (key) => TEXTS[language][key]!) : [(_, id) => id];
}

function kindOfJson(line: string): OwnOutput | undefined {
  if (line.startsWith('{"meta":{"as_of":')) return 'document';
  const keys = [...line.matchAll(/"(\w+)":/g)].map((match) => match[1]!);
  if (FIGURES.every((name, i) => keys[i] === name)) return 'figures';
  const known = new Set([...ownColumns().keys()]);
  return keys.length > 1 && keys.every((key) => known.has(key)) && keys.some((key) => !COMMON.has(key))
    ? 'list'
    : undefined;
}

/** The rule below the header of a table, as terminals and Markdown have it. */
const RULE = /^(?:─{5,}|\| -+:? \|)/m;

/** Whether a text, which begins with a line, is a report as it stands on a terminal. */
function isScreen(line: string, text: string): boolean {
  return LANGUAGES.some((language) => {
    const begins = (key: string) => {
      const parts = TEXTS[language][key]!.split(/\{\w+\}/);
      return parts.every((part) => line.includes(part)) && line.startsWith(parts[0]!);
    };
    // A date alone may be the title of an export, too.
    return begins('output.as_of') || (begins('output.as_of_alone') && RULE.test(text));
  });
}
