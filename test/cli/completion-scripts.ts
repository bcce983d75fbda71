import { Command, Option } from 'commander';
import { expect } from 'vitest';
import type { Shell } from '../../src/cli/completion/scripts.ts';
import { FileArgument } from '../../src/cli/file-argument.ts';

/** Everything that a shell or a part of a script would take for its own. */
export const DESCRIPTION = 'it\'s [one]: a\\b $(touch pwned) `touch pwned` "x" 1%';
export const WORD = "it's $HOME:*";

/** A small program with such texts, and with what help hides. */
export function shop(): Command {
  const sell = new Command('sell')
    .description(DESCRIPTION)
    .addArgument(new FileArgument('[files...]'))
    .addOption(new Option('-k, --kind <kind>', DESCRIPTION).choices(['plain', WORD]))
    .addOption(new Option('--near', 'two\n  lines'))
    .addOption(new Option('--secret <file>', 'not for everybody').hideHelp());
  const buried = new Command('buried').description('not for everybody');
  return new Command('shop').addCommand(sell).addCommand(buried, { hidden: true });
}

/** The spellings of options that a script offers after a command, or before any of them (''). */
export function offeredIn(script: string, shell: Shell, command: string): string[] {
  if (shell === 'bash') {
    const block = script.split(`\n    '${command}')\n`)[1]!;
    return /options=\((.*)\)/.exec(block)![1]!.split(' ');
  }
  if (shell === 'zsh') {
    const name = command === '' ? '_carteira' : `_carteira_command_${command}`;
    const block = script.split(`\n${name}() {\n`)[1]!.split('\n}\n')[0]!;
    return [...block.matchAll(/^ {4}'(?:\([^)]*\)|\*)?(--?[\w-]+)[=+]?\[/gm)].map((match) => match[1]!);
  }
  const before = `complete -c carteira -n '__carteira_at ${command === '' ? "\\'\\'" : command}' `;
  const lines = script.split('\n').filter((line) => line.startsWith(before));
  return lines.flatMap((line) => {
    const names = /^(?:-[sl] [\w-]+ )*/.exec(line.slice(before.length))![0];
    return [...names.matchAll(/-([sl]) (\S+)/g)].map(
      ([, kind, name]) => `${kind === 's' ? '-' : '--'}${name}`,
    );
  });
}

/** The commands that a script offers, in their order. */
export function commandsIn(script: string, shell: Shell): string[] {
  const patterns: Readonly<Record<Shell, RegExp>> = {
    bash: /^ {4}'(\w+)'\)$/gm,
    zsh: /^ {4}'(\w+):/gm,
    fish: /^complete -c carteira -n '__carteira_at \\'\\'' -a '(\w+)' -d '/gm,
  };
  return [...script.matchAll(patterns[shell])].map((match) => match[1]!);
}

/** Whether a line of data ends inside single quotes; comments and lines of code with double quotes are left out. */
export function unclosed(script: string, shell: Shell): boolean {
  const lines = script.split('\n').filter((line) => /^(complete -c| {4}'| {6,}.*words=\()/.test(line));
  expect(lines.length).toBeGreaterThan(0);
  // In fish a backslash escapes inside quotes as well; in bash and zsh only outside.
  const quotation = shell === 'fish' ? /'(?:\\.|[^'\\])*'|\\./g : /'[^']*'|\\./g;
  return lines.some((line) => line.replace(quotation, '').includes("'"));
}
