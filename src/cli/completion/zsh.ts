import type { Offered } from '../offering-option.ts';
import type {
  CompletionArgument,
  CompletionCommand,
  CompletionOption,
  CompletionTree,
  Taken,
} from './tree.ts';

/** The script for zsh, as a file `_carteira` in a folder of `fpath` or sourced after `compinit`. */
export function zshScript({ program, options, commands }: CompletionTree): string {
  const described = commands.map(
    ({ name, description }) => `    ${quoted(`${escaped(name)}:${escaped(description)}`)}`,
  );
  return `#compdef ${program}
# zsh completion for ${program}

_${program}_commands() {
  local -a commands=(
${described.join('\n')}
  )
  _describe -t commands command commands
}

# Words that may follow a minus.
_${program}_order() {
  compset -P -
  compadd "$@"
}

${commands.map((command) => functionOf(program, command)).join('\n\n')}

_${program}() {
  local curcontext="$curcontext" state line ret=1
  typeset -A opt_args
  _arguments -C -S \\
${options
  .flatMap((option) => specsOf(program, option))
  .map(line)
  .join('')}    ${quoted(`(-): :_${program}_commands`)} \\
    '(-)*:: :->arguments' && ret=0
  if [[ $state == arguments ]] && (( $+functions[_${program}_command_$words[1]] )); then
    curcontext="\${curcontext%:*:*}:${program}-$words[1]:"
    _${program}_command_$words[1] && ret=0
  fi
  return ret
}

# Run by compinit for the first completion, or sourced.
if [[ $funcstack[1] == _${program} ]]; then _${program} "$@"; else compdef _${program} ${program}; fi
`;
}

function functionOf(program: string, { name, options, arguments: args }: CompletionCommand): string {
  const specs = [
    ...options.flatMap((option) => specsOf(program, option)),
    ...args.map((argument) => argumentOf(program, argument)),
  ];
  return `_${program}_command_${name}() {
  _arguments -s -S \\
${specs.map(line).join('')}    && return 0
  return 1
}`;
}

/** One spec for each spelling: zsh lists those with the same description in one line. */
function specsOf(program: string, { names, description, value, repeatable }: CompletionOption): string[] {
  const before = repeatable ? '*' : names.length > 1 ? `(${names.join(' ')})` : '';
  return names.map((name) => {
    // The value of a short option may stand in the same word, that of a long one behind a sign.
    const sign = value === undefined ? '' : name.startsWith('--') ? '=' : '+';
    const message = value === undefined ? '' : `:${escaped(value.name)}:${actionOf(program, value)}`;
    return quoted(`${before}${name}${sign}[${escaped(description)}]${message}`);
  });
}

function argumentOf(program: string, { name, takes, variadic }: CompletionArgument): string {
  const action = takes.kind === 'command' ? `_${program}_commands` : actionOf(program, takes);
  return quoted(`${variadic ? '*' : ''}:${escaped(name)}:${action}`);
}

function actionOf(program: string, taken: Taken): string {
  switch (taken.kind) {
    case 'file':
      return '_files';
    case 'folder':
      return '_files -/';
    case 'words':
      return `(${wordsOf(taken)})`;
    case 'list':
      return `_sequence compadd - ${wordsOf(taken)}`;
    case 'order':
      return `_${program}_order - ${wordsOf(taken)}`;
    case 'pair':
      return `compadd -S = - ${wordsOf(taken)}`;
    default:
      return ' ';
  }
}

/** As zsh reads them, to which they are code. */
function wordsOf({ words }: Offered): string {
  return words.map((word) => word.replace(/[^\p{L}\p{N}_.,/-]/gu, '\\$&')).join(' ');
}

/** What ends a part of a spec stands for itself behind a backslash. */
function escaped(text: string): string {
  return text.replace(/[\\:[\]]/g, '\\$&');
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

function line(spec: string): string {
  return `    ${spec} \\\n`;
}
