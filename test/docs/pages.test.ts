import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { environmentOf } from '../../src/cli/environment.ts';
import { programOf } from '../../src/cli/program.ts';
import { ERROR_KINDS, FATES } from '../../src/index.ts';
import { DEFAULT_ACTIONS } from '../../src/policy/default-plan.ts';
import { settingFlags } from '../../src/policy/policy.ts';
import { RULES } from '../../src/rules/index.ts';
import { PAGES, pageText, tableBelow } from './page.ts';

const program = programOf('en', environmentOf(process));

/** Links between pages, without their places inside a page. */
function linksOf(page: string): string[] {
  return [...pageText(page).matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)]
    .map((match) => match[1]!)
    .filter((link) => !link.startsWith('http'));
}

describe.each([...PAGES, 'CONTRIBUTING.md', 'CHANGELOG.md'])('%s', (page) => {
  it('links to files that exist', () => {
    const missing = linksOf(page).filter((link) => !existsSync(path.join(path.dirname(page), link)));
    expect(missing).toEqual([]);
  });
});

describe.each(PAGES)('%s', (page) => {
  it('names options that exist', () => {
    const known = new Set(program.commands.flatMap(({ options }) => options.map(({ long }) => long)));
    const named = [...pageText(page).matchAll(/(?<![\w-])--[a-z][a-z-]*/g)].map((match) => match[0]);
    // `npm install --global` is the only option of another program.
    expect(new Set(named.filter((option) => !known.has(option) && option !== '--global'))).toEqual(new Set());
  });
});

describe.each(['README.md', 'README.pt-BR.md'])('%s', (page) => {
  it('names every command', () => {
    const names = program.commands.map((command) => command.name());
    expect(names.filter((name) => !pageText(page).includes(name))).toEqual([]);
  });

  it('has the command that continuous integration runs, on a line of its own', () => {
    const line = readFileSync('.ci/run', 'utf8').trimEnd().split('\n').at(-1)!;
    expect(pageText(page).split('\n')).toContain(line);
  });
});

describe('docs/method.md', () => {
  it('tells every fate, in the order in which they are asked', () => {
    expect(tableBelow('docs/method.md', '## Records and their fate').map(([fate]) => fate)).toEqual([
      ...FATES,
    ]);
  });

  it('tells every setting with its flag and default', () => {
    const flags = settingFlags().map(({ flag, path: [section, key], standard }) => [
      `${section}.${key}`,
      `--${flag}`,
      standard,
    ]);
    const told = tableBelow('docs/method.md', '## Settings');
    expect(told.filter(([setting]) => setting !== 'movement.since_days')).toEqual(flags);
  });

  it('tells the actions of the usual plan in their order, and when each is due', () => {
    const due = DEFAULT_ACTIONS.map(({ source: { within_days, cadence_days } }) =>
      within_days === undefined ? `every ${cadence_days} days` : `within ${within_days} days`,
    );
    expect(tableBelow('docs/method.md', '### The usual plan').map(([, , when]) => when)).toEqual(due);
  });

  it('defines every column that a rule computes', () => {
    const defined = pageText('docs/method.md');
    const columns = RULES.flatMap((rule) => rule.columns.map(({ id }) => id));
    expect(columns.filter((id) => !defined.includes(`\`${id}\``))).toEqual([]);
  });
});

describe('docs/formats.md', () => {
  it('tells the columns of classify in their order, with their types', () => {
    const told = tableBelow('docs/formats.md', '### Columns of classify').map(([column]) => column);
    const shown = pageText('docs/formats.md')
      .split('\n')
      .find((line) => line.startsWith('customer_id,'))!;
    expect(told).toEqual(shown.split(','));
    const types: Readonly<Record<string, string>> = { half: 'integer or .5' };
    for (const column of RULES.flatMap((rule) => rule.columns)) {
      const [, type] = tableBelow('docs/formats.md', '### Columns of classify').find(
        ([id]) => id === column.id,
      )!;
      const decimals = column.type === 'ratio' ? `, ${column.digits} decimals` : '';
      const expected = (types[column.type] ?? column.type) + decimals;
      expect(`${column.id}: ${type!.split(':')[0]}`).toBe(`${column.id}: ${expected}`);
    }
  });

  it('has the exit codes of the README', () => {
    const codes = (page: string, heading: string) => tableBelow(page, heading).map(([code]) => code);
    const told = codes('docs/formats.md', '## Exit codes');
    expect(told).toEqual(codes('README.md', '## Exit codes'));
    expect(told).toEqual(codes('README.pt-BR.md', '## Códigos de saída'));
    // One code for each kind of error, beside done, different, a bug and three signals.
    expect(told).toHaveLength(new Set(Object.values(ERROR_KINDS)).size + 5);
  });
});
