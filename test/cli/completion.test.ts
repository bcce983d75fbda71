import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { completionScript } from '../../src/cli/completion/scripts.ts';
import { completionTree } from '../../src/cli/completion/tree.ts';
import { environmentOf } from '../../src/cli/environment.ts';
import { programOf } from '../../src/cli/program.ts';
import { LANGUAGES, type Language } from '../../src/locale/index.ts';
import { commandsIn, DESCRIPTION, offeredIn, shop, unclosed, WORD } from './completion-scripts.ts';
import { outcomeOf } from './outcome.ts';

const program = (language: Language = 'en') => programOf(language, environmentOf(process));

let folder: string;

beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'carteira-completion-'));
  fs.writeFileSync(path.join(folder, 'carteira'), completionScript('bash', program()));
  fs.writeFileSync(path.join(folder, 'shop'), completionScript('bash', shop()));
});

afterAll(() => fs.rmSync(folder, { recursive: true }));

/** Whether the machine has a shell, which the texts are tested without. */
function has(shell: string): boolean {
  return spawnSync(shell, ['--version']).status === 0;
}

describe.each(['bash', 'zsh', 'fish'] as const)('the script for %s', (shell) => {
  test.each(LANGUAGES)('names every command and option, in %s', (language) => {
    const tree = program(language);
    const script = completionScript(shell, tree);
    for (const command of tree.commands) {
      const names = command.options
        .filter(({ hidden }) => !hidden)
        .flatMap(({ short, long }) => [short, long]);
      const wanted = [...names.filter((name) => name !== undefined), '-h', '--help'];
      expect(offeredIn(script, shell, command.name()).toSorted(), command.name()).toEqual(wanted.toSorted());
    }
  });

  test('offers the commands and the options of the program', () => {
    const script = completionScript(shell, program());
    const names = [...program().commands.map((command) => command.name()), 'help'];
    expect(script.startsWith(shell === 'zsh' ? '#compdef carteira\n' : `# ${shell} completion`)).toBe(true);
    expect(commandsIn(script, shell)).toEqual(names);
    expect(offeredIn(script, shell, '').toSorted()).toEqual(
      ['-V', '--version', '--lang', '-h', '--help'].toSorted(),
    );
  });

  test('does not name what help hides', () => {
    const script = completionScript(shell, shop());
    expect(script).toContain('near');
    expect(script).not.toMatch(/secret|buried|everybody/);
  });

  test('is one that the shell reads', () => {
    for (const tree of [program('en'), program('pt-BR'), shop()]) {
      const file = path.join(folder, `script.${shell}`);
      const script = completionScript(shell, tree);
      fs.writeFileSync(file, script);
      // An apostrophe too many, or one too few, opens a quotation that nothing closes.
      expect(unclosed(script, shell)).toBe(false);
      if (has(shell)) expect(spawnSync(shell, ['-n', file], { encoding: 'utf8' })).toMatchObject(CLEAN);
    }
  });
});

const CLEAN = { status: 0, stdout: '', stderr: '' };

describe('descriptions', () => {
  test('are in the language of the reader', () => {
    for (const shell of ['zsh', 'fish'] as const) {
      expect(completionScript(shell, program('en'))).toContain('encoding of the files');
      expect(completionScript(shell, program('pt-BR'))).toContain('codificação dos arquivos');
    }
  });

  // The rules of quoting: zshparam(1) and zshcompsys(1), _arguments; fish-language, "Quotes". Written by hand:
  // zsh: '\'' for an apostrophe, a backslash before \ : [ ]; fish: a backslash before ' and \.
  test('are quoted for zsh', () => {
    const script = completionScript('zsh', shop());
    const text = `it'\\''s \\[one\\]\\: a\\\\b $(touch pwned) \`touch pwned\` "x" 1%`;
    expect(script).toContain(`    'sell:${text}'\n`);
    expect(script).toContain(`    '(-k --kind)-k+[${text}]:kind:`);
    expect(script).toContain(`    '(-k --kind)--kind=[${text}]:kind:`);
    expect(script).toContain(`:kind:(plain it\\'\\''s\\ \\$HOME\\:\\*)'`);
    expect(script).toContain(`    '--near[two lines]' \\\n`);
    expect(script).toContain(`    '*:files:_files' \\\n`);
  });

  test('are quoted for fish', () => {
    const script = completionScript('fish', shop());
    const text = `'it\\'s [one]: a\\\\b $(touch pwned) \`touch pwned\` "x" 1%'`;
    expect(script).toContain(`complete -c shop -n '__shop_at \\'\\'' -a 'sell' -d ${text}\n`);
    expect(script).toContain(` -s k -l kind -r -f -a 'plain \\'it\\\\\\'s $HOME:*\\'' -d ${text}\n`);
    expect(script).toContain(` -l near -d 'two lines'\n`);
    expect(script).toContain(`complete -c shop -n '__shop_at sell 0-' -F\n`);
  });
});

describe('zsh and fish', () => {
  test('get the words, the files and the folders that options take', () => {
    const zsh = completionScript('zsh', program());
    expect(zsh).toMatch(/'\(-f --format\)--format=\[.*\]:format:\(table csv json ndjson markdown\)'/);
    expect(zsh).toMatch(/'--lang=\[.*\]:language:\(en pt-BR\)'/);
    expect(zsh).toMatch(/'--policy=\[.*\]:file:_files'/);
    expect(zsh).toMatch(/'--out-dir=\[.*\]:folder:_files -\/'/);
    expect(zsh).toMatch(/'\*--map=\[.*\]:field=header:compadd -S = - customer_id .*'/);
    expect(zsh).toContain(`    ':shell:(bash zsh fish)' \\\n`);
    expect(zsh).toContain(`    ':old:_files' \\\n    ':new:_files' \\\n`);
    expect(zsh).toContain(`    ':customer: ' \\\n    '*:files:_files' \\\n`);
    const fish = completionScript('fish', program());
    const at = (place: string) => `complete -c carteira -n '__carteira_at ${place}'`;
    expect(fish).toContain(`${at('classify')} -s f -l format -r -f -a 'table csv json ndjson markdown' -d '`);
    expect(fish).toContain(`${at('classify')} -l policy -r -F -d '`);
    expect(fish).toContain(`${at('classify')} -l out-dir -r -f -a '(__fish_complete_directories)' -d '`);
    expect(fish).toContain(`${at('classify')} -l as-of -r -f -d '`);
    expect(fish).toContain(`${at('completion 0')} -f -a 'bash zsh fish'\n`);
    expect(fish).toContain(`${at('diff 0')} -F\n${at('diff 1')} -F\n`);
    expect(fish).toContain(`${at('explain 1-')} -F\n`);
    expect(fish).not.toContain(at('explain 0'));
  });

  test('fish offers what may be typed, where there is fish', () => {
    const script = completionScript('fish', program());
    expect(script).toContain('function __carteira_at\n');
    const file = path.join(folder, 'carteira.fish');
    fs.writeFileSync(file, script);
    const offered = (line: string) =>
      spawnSync('fish', ['--no-config', '-c', `source ${file}; complete -C '${line}'`], { encoding: 'utf8' })
        .stdout.split('\n')
        .map((each) => each.split('\t')[0]);
    if (has('fish')) {
      expect(offered('carteira in')).toEqual(['inactive', 'init', 'inspect', '']);
      expect(offered('carteira --lang en completion b')).toEqual(['bash', '']);
      expect(offered('carteira classify --format=c')).toEqual(['--format=csv', '']);
    }
  });
});

/** What bash is told: the words that it offers, and what it is asked to do with them. */
interface Offer {
  readonly words: readonly string[];
  /** Whether readline offers file names or folders. */
  readonly names: 'none' | 'files' | 'folders';
}

/** Completes the last word of a command line, cut into words as bash does it. */
function offer(words: readonly string[]): Offer {
  const code = `. "$1"; shift
    compopt() { echo "compopt $*"; }
    COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
    _$1
    complete -p $1
    if (( \${#COMPREPLY[@]} )); then printf '=%s\\n' "\${COMPREPLY[@]}"; fi`;
  const file = path.join(folder, words[0]!);
  const { stdout, stderr } = spawnSync('bash', ['--norc', '-c', code, 'bash', file, ...words], {
    encoding: 'utf8',
    cwd: folder,
  });
  expect(stderr).toBe('');
  // Without this, readline offers file names wherever there are no words.
  expect(stdout).toContain(`complete -o default -F _${words[0]} ${words[0]}\n`);
  const asked = /^compopt (.*)$/m.exec(stdout)?.[1];
  return {
    words: stdout.split('\n').flatMap((line) => (line.startsWith('=') ? [line.slice(1)] : [])),
    names: asked === undefined ? 'files' : asked.includes('dirnames') ? 'folders' : 'none',
  };
}

describe('bash completes', () => {
  const FORMATS = ['table', 'csv', 'json', 'ndjson', 'markdown'];
  const SHELLS = ['bash', 'zsh', 'fish'];
  const words = (...expected: string[]): Offer => ({ words: expected, names: 'none' });
  const files: Offer = { words: [], names: 'files' };
  const nothing = words();

  // A line ends where the cursor is; bash cuts it at spaces and at =, which is a word of its own.
  test.each<[string, string[], Offer]>([
    ['a command', ['in'], words('inactive', 'inspect', 'init')],
    ['the options of the program', ['--'], words('--version', '--lang', '--help')],
    ['a value before the command', ['--lang', ''], words('en', 'pt-BR')],
    ['a command after an option', ['--lang', 'pt-BR', 'comp'], words('completion')],
    ['a command after an option with =', ['--lang', '=', 'en', 'comp'], words('completion')],
    ['no second command', ['init', 'cl'], nothing],
    ['nothing of an unknown command', ['clasify', '--'], nothing],
    ['the name of a command for help', ['help', 'kp'], words('kpis')],
    ['nothing more for help', ['help', 'kpis', 'kp'], nothing],
    ['the start of an option', ['classify', '--for'], words('--format')],
    ['options with the same start', ['diff', '--no'], words('--no-guard', '--no-color')],
    ['short options', ['init', '-'], words('-o', '--output', '--lang', '--quiet', '-h', '--help')],
    [
      'options where no argument is left',
      ['init', ''],
      words('-o', '--output', '--lang', '--quiet', '-h', '--help'),
    ],
    ['the values of an option', ['classify', '--format', ''], words(...FORMATS)],
    ['the values of its short form', ['classify', '-f', ''], words(...FORMATS)],
    ['the values behind =', ['classify', '--format', '='], words(...FORMATS)],
    ['the start of a value behind =', ['classify', '--format', '=', 'ma'], words('markdown')],
    [
      'values behind = where bash does not cut there',
      ['classify', '--format='],
      words(...FORMATS.map((format) => `--format=${format}`)),
    ],
    ['one of them', ['classify', '--format=nd'], words('--format=ndjson')],
    ['no value that there is not', ['classify', '--format', 'x'], nothing],
    ['what the option of a report takes', ['history', '--every', ''], words('week', 'month', 'quarter')],
    ['an option after a value', ['classify', '--format', 'csv', '--exc'], words('--excel')],
    ['an option after a switch', ['classify', '--excel', '--wi'], words('--wide')],
    ['files', ['classify', ''], files],
    ['more files', ['classify', 'a.csv', 'b'], files],
    ['files after standard input', ['classify', '-', ''], files],
    ['files after a value that is cut', ['classify', '--map', 'amount', '=', 'Valor', ''], files],
    ['nothing inside a value that is cut', ['classify', '--map', 'amount', '=', 'V'], nothing],
    ['files after --', ['classify', '--', '-'], files],
    ['the file of an option', ['classify', '--policy', ''], files],
    ['the file of an option behind =', ['classify', '--policy', '=', 'ca'], files],
    ['the file of an option of a report', ['thresholds', '--write', ''], files],
    ['the folder of an option', ['classify', '--out-dir', ''], { words: [], names: 'folders' }],
    ['nothing where any text goes', ['classify', '--as-of', ''], nothing],
    ['nothing for the name of a customer', ['explain', 'pad'], nothing],
    ['files after it', ['explain', 'padaria', ''], files],
    [
      'nothing for it after a value that is cut',
      ['explain', '--map', 'amount', '=', 'Valor', 'pad'],
      nothing,
    ],
    ['both files of two', ['diff', 'may.csv', ''], files],
    ['no third one', ['diff', 'may.csv', 'june.csv', 'j'], nothing],
    ['the shells', ['completion', ''], words(...SHELLS)],
    ['an option after the shell', ['completion', 'bash', '--l'], words('--lang')],
  ])('%s', (_name, line, expected) => {
    expect(offer(['carteira', ...line])).toEqual(expected);
  });

  test('words with characters of its own, as they are', () => {
    expect(offer(['shop', 'sell', '--kind', 'i'])).toEqual(words(WORD));
    expect(fs.readdirSync(folder)).not.toContain('pwned');
  });
});

describe('the tree', () => {
  test('tells what is typed where', () => {
    const { program: name, commands } = completionTree(shop());
    expect(name).toBe('shop');
    expect(commands.map((command) => command.name)).toEqual(['sell', 'help']);
    expect(commands[0]).toEqual({
      name: 'sell',
      description: DESCRIPTION,
      arguments: [{ name: 'files', takes: { kind: 'file' }, variadic: true }],
      options: [
        {
          names: ['-k', '--kind'],
          description: DESCRIPTION,
          value: { name: 'kind', kind: 'words', words: ['plain', WORD] },
          repeatable: false,
        },
        { names: ['--near'], description: 'two lines', value: undefined, repeatable: false },
        {
          names: ['-h', '--help'],
          description: 'display help for command',
          value: undefined,
          repeatable: false,
        },
      ],
    });
    expect(commands[1]!.arguments).toEqual([
      { name: 'command', takes: { kind: 'command' }, variadic: false },
    ]);
  });

  test('knows the one option of carteira that is given several times', () => {
    const options = completionTree(program()).commands.flatMap((command) => command.options);
    const names = options.filter(({ repeatable }) => repeatable).flatMap(({ names }) => names);
    expect(new Set(names)).toEqual(new Set(['--map']));
  });
});

describe('a shell that there is no script for', () => {
  const refused = (...args: string[]) => outcomeOf(['completion', ...args]);

  test.each([
    [['tcsh'], 'completion does not take tcsh, expected one of bash, zsh, fish'],
    [['BASH'], 'completion does not take BASH, expected one of bash, zsh, fish'],
    [[''], 'completion does not take "", expected one of bash, zsh, fish'],
    [[], 'completion was given 0 arguments, expected carteira completion bash|zsh|fish'],
    [['bash', 'zsh'], 'completion was given 2 arguments, expected carteira completion bash|zsh|fish'],
    [['csh', '--lang', 'pt-BR'], 'completion não aceita csh, tem de ser um destes: bash, zsh, fish'],
  ])('%j ends with 2', async (args, sentence) => {
    const { exit, said } = await refused(...args);
    expect(exit).toBe(2);
    expect(said.split('\n')[0]).toBe(`carteira: ${sentence}`);
  });

  test('the nearest one is named', async () => {
    expect((await refused('fisch')).said).toContain('Did you mean fish? carteira completion --help');
  });
});
