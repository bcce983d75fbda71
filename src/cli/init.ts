import { lstatSync } from 'node:fs';
import path from 'node:path';
import { CarteiraError } from '../domain/errors.ts';
import { message } from '../domain/message.ts';
import type { Language } from '../locale/index.ts';
import { text } from '../locale/text.ts';
import { policyTemplate } from '../policy/template.ts';
import { say } from './say.ts';
import { openSink } from './sinks/sink.ts';

/** The policy file that is read where none is named. */
export const POLICY_FILE = 'carteira.yaml';

/**
 * Writes a commented policy in the reader's language and returns what to tell the user.
 * @throws CarteiraError E_OUTPUT_EXISTS where there is such a file: it may hold a company's decisions; E_OUTPUT and
 * E_OUTPUT_FOLDER where it cannot be written.
 */
export async function initPolicy(file: string, language: Language): Promise<string> {
  const sink = openSink(file);
  try {
    const found = lstatSync(file, { throwIfNoEntry: false });
    if (found?.isFile() || found?.isSymbolicLink()) throw new CarteiraError('E_OUTPUT_EXISTS', {}, { file });
    await sink.write(policyTemplate((sentence) => text(language, sentence)));
    await sink.commit();
  } finally {
    await sink.abort();
  }
  const isUsual = path.basename(file) === POLICY_FILE;
  return say(language, message(isUsual ? 'init.written' : 'init.written_elsewhere', { file }));
}
