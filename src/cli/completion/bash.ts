import type { CompletionCommand, CompletionTree, Taken } from './tree.ts';

/**
 * The script for bash, 3.2 and later: a function that walks over the words before the cursor and fills COMPREPLY. Bash shows
 * no descriptions. File names are left to readline, which knows how to quote them: it completes where COMPREPLY is empty.
 */
export function bashScript({ program, options, commands }: CompletionTree): string {
  const own = {
    name: '',
    options,
    arguments: [{ name: 'command', takes: { kind: 'command' } as const, variadic: false }],
  };
  const names = commands.map(({ name }) => name);
  return `# bash completion for ${program}

# Sets options and, for an option or for an argument (its number, from 0), kind and words: what may be typed there.
_${program}_known() {
  kind='' words=()
  case $1 in
${[own, ...commands].map((each) => knownOf(each, names)).join('\n')}
    *) options=() ;;
  esac
}

${walk(program)}
complete -o default -F _${program} ${program}
`;
}

function knownOf(
  { name, options, arguments: args }: Pick<CompletionCommand, 'name' | 'options' | 'arguments'>,
  commands: readonly string[],
): string {
  const alike = new Map<string, string[]>();
  for (const { names, value } of options) {
    if (value === undefined) continue;
    const setting = settingOf(value, commands);
    alike.set(setting, [...(alike.get(setting) ?? []), ...names]);
  }
  const cases = Array.from(alike, ([setting, names]) => `        ${names.join('|')}) ${setting} ;;`);
  const places = args.map(
    ({ takes, variadic }, index) =>
      `        ${variadic ? '[0-9]*' : index}) ${settingOf(takes, commands)} ;;`,
  );
  return `    ${quoted(name)})
      options=(${options.flatMap(({ names }) => names).join(' ')})
      case $2 in
${[...cases, ...places].join('\n')}
      esac ;;`;
}

function settingOf(taken: Taken, commands: readonly string[]): string {
  const words = 'words' in taken ? taken.words : taken.kind === 'command' ? commands : undefined;
  if (words === undefined) return `kind=${taken.kind}`;
  return `kind=${taken.kind === 'command' ? 'words' : taken.kind} words=(${words.map(worded).join(' ')})`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** As it stands where bash would read it as one word. */
function worded(text: string): string {
  return /^[\w.,/-]+$/.test(text) ? text : quoted(text);
}

function walk(program: string): string {
  return `_${program}() {
  local current=\${COMP_WORDS[COMP_CWORD]} command='' awaiting='' place=0 plain='' joined='' word i
  local kind options words before='' after='' given=''
  COMPREPLY=()
  for (( i = 1; i < COMP_CWORD; i++ )); do
    word=\${COMP_WORDS[i]}
    # Bash cuts --option=value into three words where = is in COMP_WORDBREAKS.
    if [[ $word == '=' ]]; then joined=1; continue; fi
    if [[ -n $joined ]]; then joined='' awaiting=''; continue; fi
    if [[ -n $awaiting ]]; then awaiting=''; continue; fi
    if [[ -z $plain && $word == -- ]]; then plain=1; continue; fi
    if [[ -z $plain && $word == -?* ]]; then
      _${program}_known "$command" "$word"
      if [[ -n $kind ]]; then awaiting=$word; fi
      continue
    fi
    if [[ -z $command ]]; then command=$word; else (( place++ )); fi
  done
  if [[ $current == '=' ]]; then joined=1 current=''; fi

  if [[ -z $awaiting && -z $plain && $current == --*=* ]]; then
    awaiting=\${current%%=*} before=\${current%%=*}= current=\${current#*=}
  fi
  if [[ -n $awaiting ]]; then
    _${program}_known "$command" "$awaiting"
  elif [[ -n $joined ]]; then
    kind=text
  else
    _${program}_known "$command" "$place"
    if [[ -z $plain && ( -z $kind || $current == -* ) ]]; then kind=words words=("\${options[@]}"); fi
  fi

  case $kind in
    file) return ;;
    folder) compopt +o default -o dirnames 2>/dev/null; return ;;
    text) words=() ;;
    list)
      compopt -o nospace 2>/dev/null
      if [[ $current == *,* ]]; then
        given=,\${current%,*}, before+=\${current%,*}, current=\${current##*,}
      fi ;;
    order) if [[ $current == -* ]]; then before+=- current=\${current#-}; fi ;;
    pair) compopt -o nospace 2>/dev/null; after='=' ;;
  esac
  compopt +o default 2>/dev/null
  for word in "\${words[@]}"; do
    if [[ $word == "$current"* && $given != *",$word,"* ]]; then COMPREPLY+=("$before$word$after"); fi
  done
  # Where bash only lists what there is, what stands before it is known.
  if [[ $COMP_TYPE == 63 && \${#COMPREPLY[@]} -gt 1 ]]; then COMPREPLY=("\${COMPREPLY[@]#"$before"}"); fi
}`;
}
