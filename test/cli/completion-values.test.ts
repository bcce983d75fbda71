import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { completionScript } from '../../src/cli/completion/scripts.ts';
import { completionTree } from '../../src/cli/completion/tree.ts';
import { environmentOf } from '../../src/cli/environment.ts';
import { FileArgument } from '../../src/cli/file-argument.ts';
import { type Offered, OfferingOption } from '../../src/cli/offering-option.ts';
import { programOf } from '../../src/cli/program.ts';
import { unclosed } from './completion-scripts.ts';
import { outcomeOf } from './outcome.ts';

const FRUIT = ['apple', 'apricot', 'fig'];

/** A program with an option of each kind that takes some words. */
function stall(): Command {
  const option = (flags: string, kind: Offered['kind']) =>
    new OfferingOption(flags, flags, () => ({ kind, words: FRUIT }));
  const sell = new Command('sell')
    .addArgument(new FileArgument('[files...]'))
    .addOption(option('--one <fruit>', 'words'))
    .addOption(option('--some <fruits>', 'list'))
    .addOption(option('--by <fruit>', 'order'))
    .addOption(option('--call <fruit=name>', 'pair'));
  return new Command('stall').addCommand(sell);
}

let folder: string;

beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'carteira-values-'));
  for (const shell of ['bash', 'zsh', 'fish'] as const)
    fs.writeFileSync(path.join(folder, shell), completionScript(shell, stall()));
});

afterAll(() => fs.rmSync(folder, { recursive: true }));

/** Whether the machine has a shell, which the texts are tested without. */
function has(shell: string): boolean {
  return spawnSync(shell, ['--version']).status === 0;
}

/** What a shell writes that is told to do something. */
function told(shell: string, args: readonly string[]): string {
  const { stdout, stderr } = spawnSync(shell, args, { encoding: 'utf8', cwd: folder, timeout: 120_000 });
  expect(stderr).toBe('');
  return stdout;
}

describe('bash', () => {
  /** What is offered for the last word of a line; `more` is set where a word is not yet complete. */
  function offered(line: readonly string[], type = 9): { words: string[]; more: boolean } {
    const code = `. ./bash; COMP_TYPE=$1; shift
      compopt() { echo "compopt $*"; }
      COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
      _stall
      if (( \${#COMPREPLY[@]} )); then printf '=%s\\n' "\${COMPREPLY[@]}"; fi`;
    const lines = told('bash', ['--norc', '-c', code, 'bash', String(type), 'stall', 'sell', ...line]);
    return {
      words: lines.split('\n').flatMap((each) => (each.startsWith('=') ? [each.slice(1)] : [])),
      more: lines.includes('compopt -o nospace\n'),
    };
  }

  test.each<[string, string[], string[], boolean]>([
    ['one of the words', ['--one', 'ap'], ['apple', 'apricot'], false],
    ['nothing more behind a comma', ['--one', 'apple,'], [], false],
    ['the first word of a list', ['--some', ''], FRUIT, true],
    ['the next one', ['--some', 'fig,a'], ['fig,apple', 'fig,apricot'], true],
    ['none that the list has', ['--some', 'fig,apple,'], ['fig,apple,apricot'], true],
    ['a list behind =', ['--some', '=', 'fig,a'], ['fig,apple', 'fig,apricot'], true],
    ['a list behind = where bash does not cut there', ['--some=fig,appl'], ['--some=fig,apple'], true],
    ['a word to sort by', ['--by', 'f'], ['fig'], false],
    ['one behind a minus', ['--by', '-ap'], ['-apple', '-apricot'], false],
    ['one behind = and a minus', ['--by', '=', '-f'], ['-fig'], false],
    ['what stands before =', ['--call', 'ap'], ['apple=', 'apricot='], true],
    ['what stands between two =', ['--call', '=', 'f'], ['fig='], true],
    ['nothing behind it', ['--call', 'fig', '=', 'f'], [], false],
    ['nothing behind it where bash does not cut there', ['--call', 'fig=f'], [], true],
  ])('offers %s', (_name, line, words, more) => {
    expect(offered(line)).toEqual({ words, more });
  });

  test('lists words without what is typed before them', () => {
    const listing = '?'.charCodeAt(0);
    expect(offered(['--some', 'fig,a'], listing).words).toEqual(['apple', 'apricot']);
    // A single one is put into the line.
    expect(offered(['--some', 'fig,appl'], listing).words).toEqual(['fig,apple']);
  });
});

describe('fish', () => {
  // Its own manual: complete(1), -r for an option that takes a value, -f without files, -a what is offered.
  test.each([
    ['--one', "'apple apricot fig'"],
    ['--some', "'(__stall_list apple apricot fig)'"],
    ['--by', "'(__stall_order apple apricot fig)'"],
    ['--call', "'apple= apricot= fig='"],
  ])('is told what %s takes', (name, offered) => {
    const script = fs.readFileSync(path.join(folder, 'fish'), 'utf8');
    expect(script).toContain(` -l ${name.slice(2)} -r -f -a ${offered} `);
    for (const [, called] of offered.matchAll(/\((\w+) /g)) expect(script).toContain(`function ${called}\n`);
  });

  test('offers the words, where there is fish', () => {
    const cases: [string, string[]][] = [
      ['--one ap', ['apple', 'apricot']],
      ['--some ap', ['apple', 'apricot']],
      ['--some fig,a', ['fig,apple', 'fig,apricot']],
      ['--some fig,apple,', ['fig,apple,apricot']],
      ['--some=fig,appl', ['--some=fig,apple']],
      ['--by f', ['fig']],
      ['--by=-f', ['--by=-fig']],
      ['--call ap', ['apple=', 'apricot=']],
      ['--call=f', ['--call=fig=']],
      ['--call fig=f', []],
    ];
    expect(unclosed(fs.readFileSync(path.join(folder, 'fish'), 'utf8'), 'fish')).toBe(false);
    for (const [line, words] of has('fish') ? cases : []) {
      const lines = told('fish', ['--no-config', '-c', `source fish; complete -C 'stall sell ${line}'`]);
      const offered = lines.split('\n').map((each) => each.split('\t')[0]);
      expect(offered.filter((each) => each !== '').toSorted(), line).toEqual(words);
    }
  });
});

describe('zsh', () => {
  /** A terminal in which a line and a Tab are typed, and what it has shown of the line by then. */
  const TERMINAL = `
    zmodload zsh/zpty
    zpty shell "TERM=dumb zsh -f -i"
    zpty -w shell "autoload -Uz compinit && compinit -D -u; source ./zsh; setopt no_beep no_auto_list"
    zpty -w shell "unset zle_bracketed_paste; PS1='> '; echo READ''Y"
    zpty -r shell shown '*READY*> '
    zpty -w -n shell "$1"$'\\t'
    # A Tab that is answered leaves the line ready for more, whatever it has put there.
    zpty -w -n shell '!'
    zpty -r shell shown '*!'
    zpty -d shell
    print -r -- "$shown"`;

  // Its own manual: zshcompsys(1), _arguments and _sequence; zshcompwid(1), compadd.
  test.each([
    ['--one=', 'fruit', '(apple apricot fig)'],
    ['--some=', 'fruits', '_sequence compadd - apple apricot fig'],
    ['--by=', 'fruit', '_stall_order - apple apricot fig'],
    ['--call=', 'fruit=name', 'compadd -S = - apple apricot fig'],
  ])('is told what %s takes', (name, value, action) => {
    const script = fs.readFileSync(path.join(folder, 'zsh'), 'utf8');
    expect(script).toContain(`    '${name}[${name.slice(0, -1)} <${value}>]:${value}:${action}' \\\n`);
    expect(script).toContain('_stall_order() {\n');
  });

  test('puts the words into the line, where there is zsh', () => {
    const cases: [string, string][] = [
      ['--one f', '--one fig !'],
      ['--some fi', '--some fig,!'],
      ['--some fig,appl', '--some fig,apple,!'],
      ['--some fig,apple,', '--some fig,apple,apricot,!'],
      ['--some=fig,appl', '--some=fig,apple,!'],
      ['--by f', '--by fig !'],
      ['--by -f', '--by -fig !'],
      ['--by=-f', '--by=-fig !'],
      ['--call f', '--call fig=!'],
      ['--call=f', '--call=fig=!'],
      ['--call fig=f', '--call fig=f!'],
    ];
    expect(unclosed(fs.readFileSync(path.join(folder, 'zsh'), 'utf8'), 'zsh')).toBe(false);
    for (const [typed, line] of has('zsh') ? cases : []) {
      const shown = told('zsh', ['-f', '-c', TERMINAL, 'zsh', `stall sell ${typed}`]).trim();
      // What the next key may take away is written twice: a backspace goes before it.
      expect(shown.replaceAll(/.\x08/g, '')).toBe(`stall sell ${line}`);
    }
  });
});

describe('the words of carteira', () => {
  const ORDERS = path.resolve(import.meta.dirname, '../../fixtures/hand/pedidos.csv');

  const commands = completionTree(programOf('en', environmentOf(process))).commands;

  function wordsOf(command: string, option: string): readonly string[] {
    const { options } = commands.find(({ name }) => name === command)!;
    const { value } = options.find(({ names }) => names.includes(option))!;
    return (value as { words?: readonly string[] }).words ?? [];
  }

  /** The words that a refusal of another one names. */
  async function expected(args: readonly string[]): Promise<string[]> {
    const { exit, said } = await outcomeOf(args);
    expect(exit).toBe(2);
    return /one of (?:the fields )?([\w, ]+)$/m.exec(said)![1]!.split(', ');
  }

  test.each([
    'classify',
    'summary',
    'matrix',
    'matrix --by region',
    'pareto',
    'inactive',
    'kpis',
    'kpis --by segment',
    'history',
    'history --transitions',
    'thresholds',
    'plan',
    'annotate',
  ])('%s: those of columns are its columns', async (line) => {
    const [command, ...options] = line.split(' ') as [string, ...string[]];
    const columns = await expected([command, ORDERS, ...options, '--columns', 'nothing']);
    expect(wordsOf(command, '--columns')).toEqual(expect.arrayContaining(columns));
    if (command === 'annotate') return;
    const sorting = await expected([command, ORDERS, ...options, '--sort', 'nothing']);
    expect(wordsOf(command, '--sort')).toEqual(expect.arrayContaining(sorting));
    expect(wordsOf(command, '--split-by')).toEqual(wordsOf(command, '--columns'));
  });

  test('no list is sorted by a sentence', () => {
    expect(wordsOf('classify', '--columns')).toContain('reason');
    expect(wordsOf('classify', '--sort')).not.toContain('reason');
  });

  test.each([
    ['inactive', '--status'],
    ['inactive', '--movement'],
  ])('%s %s are those that it takes', async (command, option) => {
    expect(wordsOf(command, option)).toEqual(await expected([command, ORDERS, option, 'nothing']));
  });

  test('those of --period are the ones of its help', () => {
    expect(wordsOf('kpis', '--period')).toEqual([
      'month',
      'quarter',
      'year',
      'month-to-date',
      'quarter-to-date',
      'year-to-date',
    ]);
  });

  test('those of --map are the fields', async () => {
    expect(wordsOf('classify', '--map')).toEqual(
      await expected(['classify', ORDERS, '--map', 'nothing=Valor']),
    );
  });

  test('lists of other commands have their columns', () => {
    // The columns of docs/formats.md.
    expect(wordsOf('diff', '--columns')).toEqual(
      expect.arrayContaining(['change', 'abc_old', 'revenue_new']),
    );
    expect(wordsOf('followup', '--sort')).toEqual(
      expect.arrayContaining(['days_after', 'salesperson', 'owner', 'channel', 'action', 'topic']),
    );
  });
});
