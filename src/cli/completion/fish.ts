import type { Offered } from '../offering-option.ts';
import type { CompletionCommand, CompletionOption, CompletionTree, Taken } from './tree.ts';

/** The script for fish 3.0 and later. */
export function fishScript(tree: CompletionTree): string {
  const { program, options, commands } = tree;
  const complete = `complete -c ${program}`;
  const beforeCommand = condition(program, ['']);
  return `# fish completion for ${program}

${walk(tree)}

# What is typed of an option's value.
function __${program}_value
    set -l token (commandline -ct)
    string replace -r -- '^--[^=]*=' '' "$token"
end

# Words that a list may go on with: those that it does not have.
function __${program}_list
    set -l before (string match -r -- '^.*,' (__${program}_value))
    set -l given (string split -- , "$before")
    for word in $argv
        contains -- $word $given; or printf '%s\\n' "$before$word"
    end
end

# Words that may follow a minus.
function __${program}_order
    set -l before (string match -r -- '^-' (__${program}_value))
    printf '%s\\n' "$before"$argv
end

# File names only where a file is taken.
${complete} -f
${options.map((option) => optionLine(program, beforeCommand, option)).join('\n')}
${commandLines(complete, beforeCommand, commands)}
${commands.map((command) => linesOf(tree, complete, command)).join('\n')}
`;
}

function commandLines(complete: string, when: string, commands: readonly CompletionCommand[]): string {
  return commands
    .map(({ name, description }) => `${complete} ${when} -a ${quoted(name)} -d ${quoted(description)}`)
    .join('\n');
}

function linesOf(
  { program, commands }: CompletionTree,
  complete: string,
  command: CompletionCommand,
): string {
  const lines = command.options.map((option) =>
    optionLine(program, condition(program, [command.name]), option),
  );
  for (const [index, { takes, variadic }] of command.arguments.entries()) {
    const places = variadic ? `${index}-` : String(index);
    const when = condition(program, [command.name, places]);
    if (takes.kind === 'command') lines.push(commandLines(complete, when, commands));
    else if (takes.kind !== 'text') lines.push(`${complete} ${when} ${offered(program, takes)}`);
  }
  return lines.join('\n');
}

function optionLine(program: string, when: string, { names, description, value }: CompletionOption): string {
  const spellings = names.map((name) =>
    name.startsWith('--') ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`,
  );
  const taken = value === undefined ? [] : [`-r ${offered(program, value)}`];
  return [`complete -c ${program}`, when, ...spellings, ...taken, '-d', quoted(description)].join(' ');
}

function offered(program: string, taken: Taken): string {
  switch (taken.kind) {
    case 'file':
      return '-F';
    case 'folder':
      return "-f -a '(__fish_complete_directories)'";
    // Cut into words by fish, as a command line is.
    case 'words':
      return `-f -a ${quoted(wordsOf(taken))}`;
    case 'pair':
      return `-f -a ${quoted(taken.words.map((word) => `${worded(word)}=`).join(' '))}`;
    case 'list':
    case 'order':
      return `-f -a ${quoted(`(__${program}_${taken.kind} ${wordsOf(taken)})`)}`;
    default:
      return '-f';
  }
}

function wordsOf({ words }: Offered): string {
  return words.map(worded).join(' ');
}

function condition(program: string, parts: readonly string[]): string {
  return `-n ${quoted([`__${program}_at`, ...parts.map((part) => (part === '' ? "''" : part))].join(' '))}`;
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}

/** As it stands where fish would read it as one word. */
function worded(text: string): string {
  return /^[\w.,/-]+$/.test(text) ? text : quoted(text);
}

function walk({ program, options, commands }: CompletionTree): string {
  const cases = commands
    .map(({ name, options }) => ({ name, takers: takersOf(options) }))
    .filter(({ takers }) => takers !== '')
    .map(
      ({ name, takers }) => `                case ${quoted(name)}\n                    set takers ${takers}`,
    );
  return `# Whether the command before the cursor is this one and, where they are named, the argument has this place: 0, or 0- for
# all from there on.
function __${program}_at
    set -l takers ${takersOf(options)}
    set -l found ''
    set -l place 0
    set -l plain no
    set -l skip yes
    for word in (commandline -opc)
        if test $skip = yes
            set skip no
        else if test $plain = no -a "x$word" = x--
            set plain yes
        else if test $plain = no; and string match -q -- '-?*' $word
            contains -- $word $takers; and set skip yes
        else if test -n "$found"
            set place (math $place + 1)
        else
            set found $word
            switch $found
${cases.join('\n')}
            end
        end
    end
    test "x$found" = "x$argv[1]"; or return 1
    set -q argv[2]; or return 0
    switch $argv[2]
        case '*-'
            test $place -ge (string trim -r -c - -- $argv[2])
        case '*'
            test $place -eq $argv[2]
    end
end`;
}

/** The options after which the next word is their value. */
function takersOf(options: readonly CompletionOption[]): string {
  return options
    .filter(({ value }) => value !== undefined)
    .flatMap(({ names }) => names)
    .join(' ');
}
