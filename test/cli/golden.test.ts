import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ERROR_KINDS } from '../../src/domain/errors.ts';
import { TEXTS } from '../../src/locale/index.ts';
import { type Outcome, parseTranscript, type Step, shown, withOutcomes } from './golden/transcript.ts';

// What people type and what comes out, process and all. These transcripts prove layout, wording, files and exit codes; figures
// are proven in test/figures and test/reference. After a change that is meant, look at the diff of
//   UPDATE_GOLDEN=1 npx vitest run test/cli/golden.test.ts

const ROOT = path.resolve(import.meta.dirname, '../..');
const FOLDER = path.join(import.meta.dirname, 'golden');
/** Every case starts in a folder of its own with these files in it, and the orders of fixtures/hand. */
const FILES = path.join(FOLDER, 'files');
const ORDERS = path.join(ROOT, 'fixtures', 'hand', 'pedidos.csv');
const UPDATE = process.env.UPDATE_GOLDEN === '1';

let base: string;
let started = 0;

beforeAll(() => {
  base = fs.mkdtempSync(path.join(os.tmpdir(), 'carteira-golden-'));
  fs.mkdirSync(path.join(base, 'bin'));
  const program = `#!/bin/sh\nexec "${process.execPath}" "${path.join(ROOT, 'bin/carteira.js')}" "$@"\n`;
  fs.writeFileSync(path.join(base, 'bin', 'carteira'), program, { mode: 0o755 });
});

afterAll(() => fs.rmSync(base, { recursive: true }));

/** Nothing of the machine that runs the test but its programs; a zone far from UTC. */
function environment(home: string): NodeJS.ProcessEnv {
  return {
    PATH: `${path.join(base, 'bin')}:${process.env.PATH}`,
    HOME: home,
    TMPDIR: path.join(home, '.tmp'),
    FIXTURES: path.join(ROOT, 'fixtures'),
    LC_ALL: 'C',
    TZ: 'Pacific/Kiritimati',
    NO_COLOR: '1',
    COLUMNS: '80',
  };
}

/** The orders of a case grow older every day, and the program has another version some day. */
function lasting(text: string): string {
  return text
    .replace(/[\d.,]+ (days before today|dias antes de hoje)/, 'N $1')
    .replace(/"version":"[^"]*"/, '"version":"N"');
}

function perform(command: string, folder: string): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const shell = spawn('bash', ['-c', command], {
      cwd: folder,
      env: environment(folder),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    shell.stdout.setEncoding('utf8').on('data', (part: string) => (stdout += part));
    shell.stderr.setEncoding('utf8').on('data', (part: string) => (stderr += part));
    shell.once('error', reject);
    shell.once('close', (code, signal) =>
      resolve({
        stdout: lasting(shown(stdout)),
        stderr: lasting(shown(stderr)),
        exit: code ?? 128 + os.constants.signals[signal!],
      }),
    );
  });
}

/** Carries out the commands of a case, one after the other, in a new folder that must hold no unfinished file at the end. */
async function performAll(steps: readonly Step[]): Promise<Outcome[]> {
  const folder = path.join(base, `case-${started++}`);
  fs.mkdirSync(path.join(folder, '.tmp'), { recursive: true });
  fs.cpSync(FILES, folder, { recursive: true });
  fs.cpSync(ORDERS, path.join(folder, 'pedidos.csv'));
  const outcomes: Outcome[] = [];
  for (const { command } of steps) outcomes.push(await perform(command, folder));
  expect(unfinished(folder)).toEqual([]);
  return outcomes;
}

function unfinished(folder: string): string[] {
  const names = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => path.basename(name).startsWith('.carteira-'));
}

const transcripts = fs.readdirSync(FOLDER).filter((name) => name.endsWith('.txt'));

describe.each(transcripts)('%s', (name) => {
  const file = path.join(FOLDER, name);
  const text = fs.readFileSync(file, 'utf8');
  const cases = parseTranscript(text);
  const outcomes: Outcome[][] = [];

  test.concurrent.for(cases.map((each, index) => [each.name, each.steps, index] as const))(
    '%s',
    async ([, steps, index]) => {
      expect(steps.length).toBeGreaterThan(0);
      outcomes[index] = await performAll(steps);
      if (UPDATE) return;
      const told = (each: readonly Outcome[]) => withOutcomes(transcriptOf(steps), [each]);
      expect(told(outcomes[index]!)).toBe(told(steps.map(({ outcome }) => outcome)));
    },
  );

  if (UPDATE) {
    // Cases that were not carried out, because of `-t`, keep what they have.
    const all = () => cases.map(({ steps }, index) => outcomes[index] ?? steps.map(({ outcome }) => outcome));
    afterAll(() => fs.writeFileSync(file, withOutcomes(text, all())));
  }
});

describe('every refusal', () => {
  const lines = transcripts
    .flatMap((name) => parseTranscript(fs.readFileSync(path.join(FOLDER, name), 'utf8')))
    .flatMap(({ steps }) => steps.flatMap(({ outcome }) => `${outcome.stdout}${outcome.stderr}`.split('\n')));

  test.each(Object.keys(ERROR_KINDS))('%s has a case', (code) => {
    const parts = TEXTS.en[`error.${code}.found`]!.split(/\{[^}]*\}/);
    const said = (line: string) => {
      let from = 0;
      return parts.every((part) => {
        const at = line.indexOf(part, from);
        from = at + part.length;
        return at !== -1;
      });
    };
    expect(lines.filter((line) => line.startsWith('carteira: ') && said(line)).length).toBeGreaterThan(0);
  });
});

/** The commands of one case, to compare outcomes as they read in the file. */
function transcriptOf(steps: readonly Step[]): string {
  return ['# case', ...steps.map(({ command }) => `  $ ${command.replaceAll('\n', '\n  > ')}`)].join('\n');
}
