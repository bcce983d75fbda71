import type { Argument, Command, Option } from 'commander';
import { FileArgument } from '../file-argument.ts';
import { type Offered, OfferingOption } from '../offering-option.ts';

/** What may be typed in one place: a file, a folder, the name of a command, some words, or any text. */
export type Taken = { readonly kind: 'file' | 'folder' | 'command' | 'text' } | Offered;

/** An option as a shell offers it. */
export interface CompletionOption {
  /** Its spellings with their dashes, the short one first. */
  readonly names: readonly string[];
  /** One line. */
  readonly description: string;
  /** What its value may be; undefined for a switch. */
  readonly value: (Taken & { readonly name: string }) | undefined;
  /** Whether it may be given several times. */
  readonly repeatable: boolean;
}

/** An argument as a shell offers it. */
export interface CompletionArgument {
  readonly name: string;
  readonly takes: Taken;
  /** Whether all arguments from here on are like it: it is the last one. */
  readonly variadic: boolean;
}

/** A command as a shell offers it. */
export interface CompletionCommand {
  readonly name: string;
  /** One line. */
  readonly description: string;
  readonly options: readonly CompletionOption[];
  readonly arguments: readonly CompletionArgument[];
}

/** All that may be typed after the name of the program; what help hides is left out. */
export interface CompletionTree {
  readonly program: string;
  /** Options that may stand before the command. */
  readonly options: readonly CompletionOption[];
  readonly commands: readonly CompletionCommand[];
}

/** Reads the command tree; descriptions are in the language in which it was built. */
export function completionTree(program: Command): CompletionTree {
  const help = program.createHelp();
  const optionsOf = (command: Command) => help.visibleOptions(command).map(optionOf);
  return {
    program: program.name(),
    options: optionsOf(program),
    commands: help.visibleCommands(program).map((command) => {
      // Commander's own command takes the name of another one.
      const isHelp = !program.commands.includes(command);
      return {
        name: command.name(),
        description: oneLine(help.subcommandDescription(command)),
        options: optionsOf(command),
        arguments: command.registeredArguments.map((argument) => ({
          name: argument.name(),
          takes: isHelp ? { kind: 'command' } : takenBy(argument),
          variadic: argument.variadic,
        })),
      };
    }),
  };
}

function optionOf(option: Option): CompletionOption {
  const { short, long, argChoices, parseArg } = option;
  return {
    names: [short, long].filter((name) => name !== undefined),
    description: oneLine(option.description),
    value: takenAfter(option),
    // Words have a parser as well, which refuses others; that of any other option gathers its values.
    repeatable: parseArg !== undefined && argChoices === undefined,
  };
}

function takenAfter(option: Option): CompletionOption['value'] {
  const { flags, argChoices } = option;
  const name = /[<[](.+?)(?:\.{3})?[>\]]/.exec(flags)?.[1];
  if (name === undefined) return undefined;
  if (argChoices) return { name, kind: 'words', words: argChoices };
  if (option instanceof OfferingOption && option.offered) return { name, ...option.offered() };
  return { name, kind: name === 'file' || name === 'folder' ? name : 'text' };
}

function takenBy(argument: Argument): Taken {
  if (argument.argChoices) return { kind: 'words', words: argument.argChoices };
  return { kind: argument instanceof FileArgument ? 'file' : 'text' };
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
