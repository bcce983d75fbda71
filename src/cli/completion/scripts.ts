import type { Command } from 'commander';
import { bashScript } from './bash.ts';
import { fishScript } from './fish.ts';
import { completionTree } from './tree.ts';
import { zshScript } from './zsh.ts';

const SCRIPTS = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
};

/** A shell that completion scripts are written for. */
export type Shell = keyof typeof SCRIPTS;

/** The completion script of a command tree for a shell. */
export function completionScript(shell: Shell, program: Command): string {
  return SCRIPTS[shell](completionTree(program));
}
