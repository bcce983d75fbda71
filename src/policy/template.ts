import type { Message } from '../domain/message.ts';
import { message } from '../domain/message.ts';
import { DEFAULT_ACTIONS } from './default-plan.ts';
import { CUSTOMER_SETTINGS, SECTIONS, SETTINGS } from './schema.ts';
import { UNIDENTIFIED } from './unidentified.ts';

/** Longest line of a comment. */
const WIDTH = 100;

/** A text as comment lines at an indent. */
function comment(text: string, indent = ''): string[] {
  const lines: string[] = [];
  let line = `${indent}#`;
  for (const word of text.split(' ')) {
    if (line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = `${indent}#`;
    }
    line += ` ${word}`;
  }
  return [...lines, line];
}

/** A word or a list of words on one line. */
function flow(words: string | readonly string[]): string {
  return typeof words === 'string' ? words : `[${words.join(', ')}]`;
}

/**
 * A policy file with every setting at its default and a comment on each.
 *
 * @param say puts a message into the reader's language
 */
export function policyTemplate(say: (message: Message) => string): string {
  const lines = comment(say(message('policy.file.head')));
  for (const section of SECTIONS.keys()) {
    lines.push('', ...comment(say(message(`policy.file.${section}`))), `${section}:`);
    for (const { key, meta } of SETTINGS.filter((setting) => setting.section === section)) {
      lines.push(...comment(`${say(message(meta.description))} (${say(meta.expected)})`, '  '));
      lines.push(`  ${key}: ${meta.standard}`);
    }
  }
  lines.push('', ...comment(say(message('policy.file.unidentified'))), 'unidentified:');
  lines.push(...UNIDENTIFIED.map((name) => `  - ${name}`));
  lines.push('', ...comment(say(message('policy.file.overrides'))));
  lines.push('# overrides:', '#   - match:', `#       segment: ${say(message('policy.file.example'))}`);
  lines.push(...CUSTOMER_SETTINGS.map(({ key, meta }) => `#     ${key}: ${meta.standard}`));
  lines.push('', ...comment(say(message('policy.file.plan'))), 'plan:');
  for (const { comment: key, source } of DEFAULT_ACTIONS) {
    lines.push(...comment(say(message(key)), '  '));
    const { match, ...rest } = source;
    lines.push(
      '  - match:',
      ...Object.entries(match).map(([column, words]) => `      ${column}: ${flow(words)}`),
    );
    lines.push(...Object.entries(rest).map(([name, value]) => `    ${name}: ${value}`));
  }
  return `${lines.join('\n')}\n`;
}
