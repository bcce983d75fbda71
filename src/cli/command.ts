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
  readonly optionSets: readonly OptionSet[];
  readonly examples: readonly string[];
  /** `named` are the leading arguments. */
  run(files: readonly string[], run: Run, named: readonly string[]): Promise<Ending>;
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
