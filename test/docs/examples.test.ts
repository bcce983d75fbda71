import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { PAGES, refreshed } from './page.ts';

const run = promisify(execFile);

const PROGRAM = path.resolve('bin/carteira.js');
const TERMINAL = path.resolve('test/docs/terminal.js');

/** What a reader sees of a command: standard output is a terminal unless it goes into a pipe or a file. */
async function shownByCommand(command: string, folder: string, language: string): Promise<string> {
  const preload = /[|>]/.test(command) ? '' : `--import "${TERMINAL}"`;
  const program = `LC_ALL=${language} "${process.execPath}" ${preload} "${PROGRAM}"`;
  const script = `carteira() { ${program} "$@"; }\n{ ${command}\n} 2>&1`;
  const env = { PATH: process.env.PATH, COLUMNS: '80', NO_COLOR: '1' };
  const { stdout } = await run('bash', ['-c', script], { cwd: folder, env }).catch(
    // A command that is meant to fail shows its message all the same.
    (error: { stdout: string }) => error,
  );
  return stdout.replaceAll('\uFEFF', '').replaceAll('\r\n', '\n');
}

/** The commands of a block one after another, in a new folder that has nothing but the fixtures. */
async function shownByBlock(commands: readonly string[], language: string): Promise<string[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'carteira-docs-'));
  try {
    symlinkSync(path.resolve('fixtures'), path.join(folder, 'fixtures'), 'dir');
    const shown: string[] = [];
    for (const command of commands) shown.push(await shownByCommand(command, folder, language));
    return shown;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

// After a change that is meant: npx vitest run test/docs -u
it.each(PAGES)('%s shows what the program shows', async (page) => {
  const language = page.endsWith('.pt-BR.md') ? 'pt_BR.UTF-8' : 'C';
  let examples = 0;
  const text = await refreshed(page, (commands) => {
    examples += commands.length;
    return shownByBlock(commands, language);
  });
  expect(examples).toBeGreaterThan(0);
  await expect(text).toMatchFileSnapshot(path.resolve(page));
});
