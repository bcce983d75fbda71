import { readFile } from 'node:fs/promises';
import { CarteiraError } from '../domain/errors.ts';
import { message } from '../domain/message.ts';
import type { Language } from '../locale/index.ts';
import { text } from '../locale/text.ts';
import { changedPolicy, type PolicyChange } from '../policy/edit.ts';
import { loadPolicy } from '../policy/policy.ts';
import { policyTemplate } from '../policy/template.ts';
import { say } from './say.ts';
import { codeOf, openSink } from './sink.ts';

/** The text of a policy file; that of `init` where there is none yet. */
async function currentText(file: string, language: Language): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT') return policyTemplate((sentence) => text(language, sentence));
    throw code === '' ? error : new CarteiraError('E_POLICY_FILE', { reason: code }, { file });
  }
}

/**
 * Writes settings into a policy file, which is made where it is missing, and returns what to tell the user. The file is replaced as a whole
 * or not at all, and not touched where it says so already.
 *
 * @throws CarteiraError E_POLICY_* where the file is no policy, before or after the change; E_OUTPUT and E_OUTPUT_FOLDER where it cannot be written
 */
export async function writeSettings(
  file: string,
  changes: readonly PolicyChange[],
  language: Language,
): Promise<string> {
  if (changes.length === 0) return say(language, message('policy.no_changes', { file }));
  const before = await currentText(file, language);
  loadPolicy(before, file);
  const after = changedPolicy(before, changes);
  loadPolicy(after, file);
  const sink = openSink(file);
  try {
    await sink.write(after);
    await sink.commit();
  } finally {
    await sink.abort();
  }
  const limits = changes.map(({ match, settings }) =>
    [
      ...Object.values(match ?? {}),
      Object.entries(settings)
        .map(([key, value]) => `${key} ${value}`)
        .join(', '),
    ].join(': '),
  );
  return say(language, message('policy.changed', { file, limits: limits.join('; ') }));
}
