import { readFile } from 'node:fs/promises';
import { CarteiraError } from '../domain/errors.ts';
import { type Message, message } from '../domain/message.ts';
import type { Language } from '../locale/index.ts';
import { text } from '../locale/text.ts';
import { changedPolicy, type PolicyChange } from '../policy/edit.ts';
import { loadPolicy, matchText, overrideMisfit } from '../policy/policy.ts';
import { policyTemplate } from '../policy/template.ts';
import { MOST_CHARACTERS } from '../policy/yaml.ts';
import { codeOf } from './sinks/output-error.ts';
import { openSink } from './sinks/sink.ts';

/** The text of a policy file; undefined where there is none yet. */
async function textIn(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT') return undefined;
    throw code === '' ? error : new CarteiraError('E_POLICY_FILE', { reason: code }, { file });
  }
}

/**
 * Looks at a policy file that is to take settings which are not known yet: whether it is a policy, and can be written.
 *
 * @throws CarteiraError E_POLICY_* where the file is no policy; E_OUTPUT and E_OUTPUT_FOLDER where it cannot be written
 */
export async function checkTarget(file: string): Promise<void> {
  await openSink(file).abort();
  const text = await textIn(file);
  if (text !== undefined) loadPolicy(text, file);
}

/** A change of a policy file that was tried out and only has to be written. */
export interface PolicyDraft {
  /** Replaces the file as a whole or not at all, and does not touch it where it says so already. Returns what to tell the user. */
  publish(): Promise<Message>;
}

/**
 * Tries out settings on a policy file, which is that of `init` where it is missing; writes nothing yet.
 *
 * @throws CarteiraError E_POLICY_* where the file is no policy; E_POLICY_MISFIT where an override does not fit with the settings;
 *   E_POLICY_FULL where there are too many of them for a file
 */
export async function draftSettings(
  file: string,
  changes: readonly PolicyChange[],
  language: Language,
): Promise<PolicyDraft> {
  if (changes.length === 0) return { publish: async () => message('policy.no_changes', { file }) };
  const existing = await textIn(file);
  const before = existing ?? policyTemplate((sentence) => text(language, sentence));
  loadPolicy(before, file);
  const after = changedPolicy(before, changes);
  checkFit(after, changes, file);
  const limits = changes
    .map(({ match, settings }) => [...Object.values(match ?? {}), settingsText(settings)].join(': '))
    .join('; ');
  return {
    async publish() {
      if (after === existing) return message('policy.same', { file, limits });
      const sink = openSink(file);
      try {
        await sink.write(after);
        await sink.commit();
      } finally {
        await sink.abort();
      }
      return message('policy.changed', { file, limits });
    },
  };
}

function settingsText(settings: PolicyChange['settings']): string {
  return Object.entries(settings)
    .map(([key, value]) => `${key} ${value}`)
    .join(', ');
}

/** Refuses what would be no policy. It was one before: then what was to be added is to blame. */
function checkFit(after: string, changes: readonly PolicyChange[], file: string): void {
  if (after.length > MOST_CHARACTERS) {
    const groups = changes.filter(({ match }) => match !== undefined).length;
    throw new CarteiraError('E_POLICY_FULL', { groups, most: MOST_CHARACTERS }, { file });
  }
  const misfit = overrideMisfit(after, file);
  if (misfit) {
    const { match, line, own, general, key, expected } = misfit;
    const params = {
      general: general.key,
      value: general.value,
      match: matchText(match),
      own: own.key,
      ownValue: own.value,
      key,
      expected,
    };
    throw new CarteiraError('E_POLICY_MISFIT', params, { file, line });
  }
  loadPolicy(after, file);
}
