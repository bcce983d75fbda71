import { CommanderError } from 'commander';
import { CarteiraError, type ErrorKind } from '../domain/errors.ts';
import { message } from '../domain/message.ts';
import { nearest } from '../domain/nearest.ts';
import { LANGUAGES, type Language } from '../locale/index.ts';
import { type Ending, wrongArguments } from './command.ts';
import { COMMANDS } from './commands.ts';
import type { Environment } from './environment.ts';
import { languageOf } from './language.ts';
import { problemLines } from './problem.ts';
import { programOf } from './program.ts';
import { ClosedPipe } from './sinks/output-error.ts';
import { openSink } from './sinks/sink.ts';
import { removeUnfinished } from './sinks/temporary-file.ts';
import { fitted, roomOf } from './tell.ts';

/** What commander throws where help or the version was asked for. */
const ASKED = new Set(['commander.help', 'commander.helpDisplayed', 'commander.version']);

/**
 * Carries out a command line and says how it ended.
 * @throws CarteiraError where the user, the input or the output is at fault; ClosedPipe; anything else is a bug
 */
export async function execute(args: readonly string[], environment: Environment): Promise<Ending> {
  let ending: Ending = 'done';
  const program = programOf(languageOfArgs(args, environment), environment, (reached) => {
    ending = reached;
  });
  let help = '';
  for (const command of [program, ...program.commands]) {
    command.exitOverride().configureOutput({
      writeOut: (part) => {
        help += part;
      },
      writeErr: () => {},
      outputError: () => {},
    });
  }
  process.once('SIGINT', endBySignal);
  process.once('SIGTERM', endBySignal);
  try {
    if (args.length === 0)
      throw new CarteiraError('E_NO_COMMAND', { commands: namesOf(program.commands).join(', ') });
    refuseUnknownCommand(args, namesOf(program.commands));
    await program.parseAsync([...args], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (!ASKED.has(error.code)) throw usageError(error, args, program);
    const sink = openSink(undefined);
    await sink.write(help);
    await sink.commit();
  } finally {
    process.off('SIGINT', endBySignal);
    process.off('SIGTERM', endBySignal);
  }
  return ending;
}

/** Ends the process as the shell expects, with 130 or 143: by the signal itself, whose handler is gone by now. */
function endBySignal(signal: NodeJS.Signals): void {
  removeUnfinished();
  process.kill(process.pid, signal);
}

type Named = { name(): string };

function namesOf(commands: readonly Named[]): string[] {
  return commands.map((command) => command.name());
}

function hintAt(near: string | undefined, help: string) {
  return near === undefined ? message('usage.help', { help }) : message('usage.near', { near, help });
}

function unknownCommand(command: string, commands: readonly string[]): CarteiraError {
  const hint = hintAt(nearest(command, commands), 'carteira --help');
  return new CarteiraError('E_UNKNOWN_COMMAND', { command, commands: commands.join(', '), hint });
}

/** Commander would give its general help to whoever asks for that of a command that does not exist. */
function refuseUnknownCommand([first, second]: readonly string[], commands: readonly string[]): void {
  const named = first === 'help' ? second : first;
  if (named === undefined || named.startsWith('-') || named === 'help' || commands.includes(named)) return;
  throw unknownCommand(named, commands);
}

/** What commander refuses, in our words: its own are English only. */
function usageError(
  error: CommanderError,
  args: readonly string[],
  program: {
    readonly commands: readonly (Named & {
      readonly options: readonly { readonly long?: string | undefined }[];
    })[];
  },
): CarteiraError {
  const quoted = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  const command = program.commands.find((each) => each.name() === args[0]);
  const help = command === undefined ? 'carteira --help' : `carteira ${command.name()} --help`;
  const hint = (name: string | undefined) => hintAt(name, help);
  switch (error.code) {
    case 'commander.unknownOption': {
      const known = (command?.options ?? []).flatMap(({ long }) => (long === undefined ? [] : [long]));
      return new CarteiraError('E_UNKNOWN_OPTION', { option: quoted, hint: hint(nearest(quoted, known)) });
    }
    case 'commander.unknownCommand':
      return unknownCommand(quoted, namesOf(program.commands));
    case 'commander.optionMissingArgument':
      return new CarteiraError('E_OPTION_WITHOUT_VALUE', { option: quoted, hint: hint(undefined) });
    case 'commander.invalidArgument': {
      const choices = /Allowed choices are (.*)\./.exec(error.message)?.[1] ?? '';
      const expected = message('option.expected.choice', { choices });
      const [, argument] = /command-argument value '([^']*)'/.exec(error.message) ?? [];
      if (argument !== undefined) {
        const near = hint(nearest(argument, choices.split(', ')));
        const found = argument === '' ? '""' : argument;
        return new CarteiraError('E_ARGUMENT_VALUE', {
          command: command!.name(),
          found,
          expected,
          hint: near,
        });
      }
      const [, option = quoted, found = ''] =
        /option '([^']*)' argument '([^']*)' is invalid/.exec(error.message) ?? [];
      const name = option.replace(/^-\w, /, '').replace(/ .*/, '');
      return new CarteiraError('E_OPTION_VALUE', { option: name, found, expected });
    }
    default: {
      const plain = COMMANDS.find(({ id, leading }) => id === command?.name() && leading !== undefined);
      const given = plain && argumentsGiven(error, plain.leading!);
      if (plain && given !== undefined) return wrongArguments(plain, given);
      return new CarteiraError('E_USAGE', { hint: hint(undefined) });
    }
  }
}

/** How many arguments were given where commander says that they are too few or too many. */
function argumentsGiven(error: CommanderError, leading: readonly string[]): number | undefined {
  if (error.code === 'commander.excessArguments') return Number(/but got (\d+)/.exec(error.message)?.[1]);
  const missing = leading.indexOf(/'([^']*)'/.exec(error.message)?.[1] ?? '');
  return error.code === 'commander.missingArgument' && missing !== -1 ? missing : undefined;
}

/** The language for help and messages, which are needed before or without any parsing. */
function languageOfArgs(args: readonly string[], { variables }: Environment): Language {
  const at = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  const value =
    at === -1 ? undefined : args[at]!.includes('=') ? args[at]!.slice('--lang='.length) : args[at + 1];
  return languageOf(
    LANGUAGES.find((language) => language === value),
    variables,
  );
}

/** A failure in the reader's words; undefined for a bug. */
export function problemOf(
  error: unknown,
  args: readonly string[],
  environment: Environment,
): 'closed_pipe' | { readonly kind: ErrorKind; readonly lines: readonly string[] } | undefined {
  if (error instanceof ClosedPipe) return 'closed_pipe';
  if (!(error instanceof CarteiraError)) return undefined;
  return {
    kind: error.kind,
    lines: fitted(
      problemLines(error, languageOfArgs(args, environment), roomOf(environment.stderr)),
      environment.stderr,
    ),
  };
}
