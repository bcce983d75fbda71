import { Argument, Command, Help, Option } from 'commander';
import type { Column } from '../domain/document.ts';
import { message } from '../domain/message.ts';
import { LANGUAGES, type Language } from '../locale/index.ts';
import { text } from '../locale/text.ts';
import { wrap } from '../output/display.ts';
import { settingFlags } from '../policy/policy.ts';
import { REPORTS } from '../reports/index.ts';
import type { Report } from '../reports/report.ts';
import { type Ending, type OptionSet, type PlainCommand, wrongArguments } from './command.ts';
import { COMMANDS } from './commands.ts';
import { type Environment, versionOf } from './environment.ts';
import { FileArgument } from './file-argument.ts';
import { OfferingOption } from './offering-option.ts';
import {
  COLUMN_OPTIONS,
  COMPARING_OPTIONS,
  COPY_OPTIONS,
  EXPLAINING_OPTIONS,
  FILE_OPTIONS,
  FOLLOWING_OPTIONS,
  GENERAL_OPTIONS,
  type Given,
  LIST_OPTIONS,
  OUTPUT_OPTIONS,
  PERIOD_OPTIONS,
  READING_OPTIONS,
  SHAPE_OPTIONS,
  type SharedOption,
  SPLIT_OPTIONS,
  spellingKey,
  WHERE_OPTIONS,
} from './options.ts';
import { listColumns } from './own-columns.ts';
import { runReport } from './run.ts';
import { whereHelp } from './where-help.ts';

/** Of a help text that goes to no terminal. */
const HELP_WIDTH = 80;

const OPTION_SETS: Readonly<Record<OptionSet, readonly SharedOption[]>> = {
  reading: READING_OPTIONS,
  columns: COLUMN_OPTIONS,
  where: WHERE_OPTIONS,
  output: OUTPUT_OPTIONS,
  copy: COPY_OPTIONS,
  file: FILE_OPTIONS,
  shape: SHAPE_OPTIONS,
  comparing: COMPARING_OPTIONS,
  following: FOLLOWING_OPTIONS,
  explaining: EXPLAINING_OPTIONS,
  period: PERIOD_OPTIONS,
};

/**
 * The command tree, built from the lists of reports, commands, settings and options: help follows from the same lists.
 * Commander reports through exceptions, and writes help to standard output.
 * @param ended is told how the command has ended
 */
export function programOf(
  language: Language,
  environment: Environment,
  ended: (ending: Ending) => void = () => {},
): Command {
  const say = (key: string) => text(language, message(key));
  const program = new Command('carteira');
  program
    .description(say('command.description'))
    .version(versionOf(), '-V, --version', say('option.version'))
    .addOption(new Option('--lang <language>', say('option.lang')).choices(LANGUAGES))
    .helpOption('-h, --help', say('option.help'))
    .helpCommand('help [command]', say('command.help'))
    .usage(say('command.usage'))
    .addHelpText('after', () =>
      ['', ...wrap(say('command.after'), environment.stdout.columns ?? HELP_WIDTH)].join('\n'),
    );
  localise(program, say);
  for (const report of REPORTS) addReport(program, report, language, environment);
  for (const command of COMMANDS) addPlain(program, command, language, environment, ended);
  for (const command of [program, ...program.commands]) {
    command.exitOverride().configureOutput({ writeErr: () => {}, outputError: () => {} });
  }
  return program;
}

/** What stands in for a value, `<file>` or `[files...]`, in the reader's language. */
function localTerms(terms: string, say: (key: string) => string): string {
  return terms.replace(/([<[])(.+?)(\.{3})?([>\]])/g, (_, open, word, more = '', close) => {
    const term = say(`help.term.${word}`);
    return `${open}${term}${more}${close}`;
  });
}

function localise(command: Command, say: (key: string) => string): void {
  command.configureHelp({
    optionTerm: ({ flags }) => localTerms(flags, say),
    argumentTerm: (argument) => say(`help.term.${argument.name()}`),
    // The usage of the program itself is a text of its own.
    commandUsage: (shown) => {
      const usage = Help.prototype.commandUsage.call(new Help(), shown);
      return shown.parent === null ? usage : localTerms(usage, say);
    },
    showGlobalOptions: false,
    // What a command takes is told by its own help: here it would leave no room for what it is for.
    subcommandTerm: (subcommand) => subcommand.name(),
    styleTitle: (title) => {
      const known: Readonly<Record<string, string>> = {
        'Usage:': 'help.usage',
        'Arguments:': 'help.arguments',
        'Options:': 'help.options',
        'Commands:': 'help.commands',
      };
      const key = known[title];
      return key === undefined ? title : say(key);
    },
    argumentDescription: (argument) => argument.description,
    optionDescription: (option) => {
      const extra: string[] = [];
      if (
        option.argChoices?.every((choice) => choice.length > 1) &&
        !option.description.includes(option.argChoices.join(', '))
      ) {
        extra.push(option.argChoices.join(', '));
      }
      if (option.defaultValueDescription) extra.push(option.defaultValueDescription);
      return extra.length > 0 ? `${option.description} (${extra.join('; ')})` : option.description;
    },
  });
}

function addReport(program: Command, report: Report, language: Language, environment: Environment): void {
  const say = (key: string) => text(language, message(key));
  const command = program
    .command(report.id)
    .summary(say(`report.${report.id}.summary`))
    .description(say(`report.${report.id}.description`))
    .addArgument(new FileArgument('[files...]', say('argument.files')))
    .helpOption('-h, --help', say('option.help'));
  localise(command, say);
  for (const { name, choices, list, count, flag, form, policyFile, setting } of report.options) {
    const value = flag ? '' : list ? ' <names>' : count ? ' <number>' : policyFile ? ' <file>' : ` <${name}>`;
    const words = choices ?? form?.words;
    const option = new OfferingOption(
      `--${name}${value}`,
      say(`option.${report.id}.${name}`),
      words && (() => ({ kind: list ? 'list' : 'words', words })),
    );
    if (choices && !list) option.choices([...choices]);
    else if (choices) option.description += ` (${choices.join(', ')})`;
    // Two spellings of one option: as of an option given twice, the last one counts, and a refusal names it.
    if (setting !== undefined) {
      const usual = new Option(`--${setting} <value>`);
      option.attributeName = () => usual.attributeName();
      for (const spelling of [name, setting])
        command.on(`option:${spelling}`, () => command.setOptionValue(spellingKey(setting), spelling));
    }
    command.addOption(option.helpGroup(say('help.group.report')));
  }
  addShared(
    command,
    [
      ...WHERE_OPTIONS,
      ...LIST_OPTIONS,
      ...SPLIT_OPTIONS,
      ...OUTPUT_OPTIONS,
      ...READING_OPTIONS,
      ...PERIOD_OPTIONS,
      ...GENERAL_OPTIONS,
    ],
    say,
    () => listColumns(report),
  );
  addSettings(command, say);
  addExamples(command, report.examples, say);
  addWhereHelp(command, say, environment);
  command.action(async (files: string[], given: Given) => {
    await runReport(report, files, { given, language, environment });
  });
}

function addPlain(
  program: Command,
  plain: PlainCommand,
  language: Language,
  environment: Environment,
  ended: (ending: Ending) => void,
): void {
  const say = (key: string) => text(language, message(key));
  const { id, leading = [], takes = {}, takesFiles } = plain;
  const command = program
    .command(id)
    .summary(say(`command.${id}.summary`))
    .description(say(`command.${id}.description`))
    .helpOption('-h, --help', say('option.help'));
  for (const name of leading) command.addArgument(argumentOf(name, takes[name], say));
  if (takesFiles) command.addArgument(new FileArgument('[files...]', say('argument.files')));
  localise(command, say);
  const sets = plain.optionSets.flatMap((name) => OPTION_SETS[name]);
  addShared(command, [...sets, ...GENERAL_OPTIONS], say, plain.columns);
  if (plain.optionSets.includes('reading')) addSettings(command, say);
  addExamples(command, plain.examples, say);
  if (plain.optionSets.includes('where')) addWhereHelp(command, say, environment);
  command.action(async (...args: unknown[]) => {
    const named = args.slice(0, leading.length) as string[];
    const rest = args.slice(leading.length);
    const [files, given] = (takesFiles ? rest : [[], rest[0]]) as [string[], Given];
    if (leading.length > 0 && takesFiles && files.length === 0) throw wrongArguments(plain, named.length);
    ended(await plain.run(files, { given, language, environment }, named, program));
  });
}

function argumentOf(
  name: string,
  taken: 'file' | readonly string[] | undefined,
  say: (key: string) => string,
): Argument {
  const description = say(`argument.${name}`);
  if (taken === 'file') return new FileArgument(`<${name}>`, description);
  const argument = new Argument(`<${name}>`, description);
  return taken === undefined ? argument : argument.choices([...taken]);
}

function addShared(
  command: Command,
  options: readonly SharedOption[],
  say: (key: string) => string,
  columns: () => readonly Column[] = () => [],
): void {
  for (const { flags, group, choices, offered, repeatable } of options) {
    const option = new OfferingOption(flags, '', offered && (() => offered(columns())));
    option.description = say(`option.${option.long!.slice(2)}`);
    if (choices) option.choices([...choices]);
    if (repeatable)
      option.argParser((value: string, before: string[] | undefined) => [...(before ?? []), value]);
    command.addOption(option.helpGroup(say(`help.group.${group}`)));
  }
}

function addSettings(command: Command, say: (key: string) => string): void {
  for (const { flag, choices, descriptionKey, standard } of settingFlags()) {
    const option = new Option(`--${flag} <${choices ? 'choice' : 'value'}>`, say(descriptionKey));
    if (choices) option.choices([...choices]);
    option.defaultValueDescription = `${say('help.default')} ${standard}`;
    command.addOption(option.helpGroup(say('help.group.settings')));
  }
}

function addExamples(command: Command, examples: readonly string[], say: (key: string) => string): void {
  if (examples.length === 0) return;
  const lines = examples.map((example) => `  $ carteira ${example}`);
  command.addHelpText('after', `\n${say('help.examples')}\n${lines.join('\n')}`);
}

function addWhereHelp(command: Command, say: (key: string) => string, { stdout }: Environment): void {
  command.addHelpText('after', () => whereHelp(say, stdout.columns ?? HELP_WIDTH));
}
