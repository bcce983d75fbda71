import type { Command } from 'commander';
import type { Column } from '../domain/document.ts';
import { CarteiraError } from '../domain/errors.ts';
import { message } from '../domain/message.ts';
import type { Run } from './context.ts';

/** Sets of shared options that a command may take. */
export type OptionSet =
  | 'reading'
  | 'where'
  | 'period'
  | 'columns'
  | 'shape'
  | 'output'
  | 'copy'
  | 'file'
  | 'comparing'
  | 'following'
  | 'explaining';

/** How a command ended: `different` where it was to tell by its exit code that there is a difference. */
export type Ending = 'done' | 'different';

/** A command that is no report. Its help texts are `command.<id>.summary` and `command.<id>.description`. */
export interface PlainCommand {
  readonly id: string;
  readonly takesFiles: boolean;
  /**
   * What must be named before the files, in order: the help text of each is `argument.<name>`, that of all of them, as
   * people type them, `command.<id>.usage`.
   */
  readonly leading?: readonly string[];
  /** What leading arguments take, by name: the name of a file, or one of some words; any text where nothing is said. */
  readonly takes?: Readonly<Record<string, 'file' | readonly string[]>>;
  readonly optionSets: readonly OptionSet[];
  /** The columns that `--columns` and `--sort` take, for a command that has these. */
  readonly columns?: () => readonly Column[];
  readonly examples: readonly string[];
  /**
   * @param named the leading arguments
   * @param program the tree of all commands
   */
  run(files: readonly string[], run: Run, named: readonly string[], program: Command): Promise<Ending>;
}

/** The refusal of a command line that names too few things or too many. */
export function wrongArguments({ id }: Pick<PlainCommand, 'id'>, given: number): CarteiraError {
  const hint = message('usage.help', { help: `carteira ${id} --help` });
  return new CarteiraError('E_ARGUMENTS', {
    command: id,
    given,
    usage: message(`command.${id}.usage`),
    hint,
  });
}
