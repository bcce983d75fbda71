import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeFolder, openSink } from '../../src/cli/sinks/sink.ts';
import { removeUnfinished } from '../../src/cli/sinks/temporary-file.ts';

let folder: string;

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'carteira-sink-'));
  return () => fs.rmSync(folder, { recursive: true });
});

const inFolder = (name: string) => path.join(folder, name);
const listing = () => fs.readdirSync(folder).sort();

describe('a file', () => {
  test('appears when it is whole, and not before', async () => {
    const sink = openSink(inFolder('out.csv'));
    await sink.write('a;ç\n');
    await sink.write(Uint8Array.of(0xe7, 0x0a));
    expect(listing()).not.toContain('out.csv');
    await sink.commit();
    expect(listing()).toEqual(['out.csv']);
    expect(fs.readFileSync(inFolder('out.csv'))).toEqual(Buffer.from('613bc3a70ae70a', 'hex'));
  });

  test('holds every byte of many pieces in their order', async () => {
    const sink = openSink(inFolder('out.csv'));
    const lines = Array.from({ length: 30_000 }, (_, i) => `line ${i}\n`);
    for (const line of lines) await sink.write(line);
    await sink.commit();
    expect(fs.readFileSync(inFolder('out.csv'), 'utf8')).toBe(lines.join(''));
  });

  test('that is given up leaves the older one as it was', async () => {
    fs.writeFileSync(inFolder('out.csv'), 'old');
    const sink = openSink(inFolder('out.csv'));
    await sink.write('x'.repeat(200_000));
    await sink.abort();
    await sink.abort();
    expect(listing()).toEqual(['out.csv']);
    expect(fs.readFileSync(inFolder('out.csv'), 'utf8')).toBe('old');
  });

  test('that has been prepared takes the place of the older one when it is committed, or never', async () => {
    fs.writeFileSync(inFolder('one.csv'), 'old');
    fs.writeFileSync(inFolder('two.csv'), 'old');
    const [one, two] = [openSink(inFolder('one.csv')), openSink(inFolder('two.csv'))];
    for (const sink of [one, two]) {
      await sink.write('new');
      await sink.prepare();
    }
    expect(fs.readFileSync(inFolder('one.csv'), 'utf8')).toBe('old');
    await one.commit();
    await two.abort();
    expect(fs.readFileSync(inFolder('one.csv'), 'utf8')).toBe('new');
    expect(fs.readFileSync(inFolder('two.csv'), 'utf8')).toBe('old');
    expect(listing()).toEqual(['one.csv', 'two.csv']);
  });

  test('keeps the permissions of the older one', async () => {
    fs.writeFileSync(inFolder('out.csv'), 'old');
    fs.chmodSync(inFolder('out.csv'), 0o640);
    const sink = openSink(inFolder('out.csv'));
    await sink.commit();
    expect(fs.statSync(inFolder('out.csv')).mode & 0o777).toBe(0o640);
    expect(fs.readFileSync(inFolder('out.csv'), 'utf8')).toBe('');
  });

  test('written by two runs at once is one of the two, whole', async () => {
    const one = openSink(inFolder('out.csv'));
    const two = openSink(inFolder('out.csv'));
    await one.write('one');
    await two.write('two');
    await two.commit();
    await one.commit();
    expect(fs.readFileSync(inFolder('out.csv'), 'utf8')).toBe('one');
    expect(listing()).toEqual(['out.csv']);
  });

  test('that is interrupted leaves nothing behind', async () => {
    const sink = openSink(inFolder('out.csv'));
    await sink.write('x'.repeat(200_000));
    expect(listing()).toHaveLength(1);
    removeUnfinished();
    expect(listing()).toEqual([]);
    await sink.abort();
  });
});

describe('a symbolic link', () => {
  beforeEach(() => {
    fs.mkdirSync(inFolder('far'));
    fs.writeFileSync(inFolder('far/real.csv'), 'old');
    fs.symlinkSync('far/real.csv', inFolder('link.csv'));
  });

  test('that a person named is followed', async () => {
    const sink = openSink(inFolder('link.csv'));
    await sink.write('new');
    await sink.commit();
    expect(fs.lstatSync(inFolder('link.csv')).isSymbolicLink()).toBe(true);
    expect(fs.readFileSync(inFolder('far/real.csv'), 'utf8')).toBe('new');
    expect(fs.readdirSync(inFolder('far'))).toEqual(['real.csv']);
  });

  test('under a name from the data makes way', async () => {
    const sink = openSink(inFolder('link.csv'), { links: 'replace' });
    await sink.write('new');
    await sink.commit();
    expect(fs.lstatSync(inFolder('link.csv')).isFile()).toBe(true);
    expect(fs.readFileSync(inFolder('far/real.csv'), 'utf8')).toBe('old');
  });

  test('that leads nowhere makes way', async () => {
    fs.symlinkSync('nowhere', inFolder('dangling.csv'));
    const sink = openSink(inFolder('dangling.csv'));
    await sink.commit();
    expect(fs.lstatSync(inFolder('dangling.csv')).isFile()).toBe(true);
  });
});

describe('what cannot be written is refused before anything is computed', () => {
  const refused = (file: string) => expect(() => openSink(file));

  test('a missing folder', () => {
    refused(inFolder('none/out.csv')).toThrow(
      expect.objectContaining({ code: 'E_OUTPUT_FOLDER', params: { folder: inFolder('none') } }),
    );
  });

  test('a file where a folder should be', () => {
    fs.writeFileSync(inFolder('file'), '');
    refused(inFolder('file/out.csv')).toThrow(expect.objectContaining({ code: 'E_OUTPUT_FOLDER' }));
  });

  test.each(['sub', 'sub/', 'new/'])('a folder: %s', (name) => {
    fs.mkdirSync(inFolder('sub'));
    refused(`${folder}/${name}`).toThrow(
      expect.objectContaining({
        code: 'E_OUTPUT',
        params: expect.objectContaining({ reason: expect.objectContaining({ key: 'output.reason.folder' }) }),
      }),
    );
  });

  test('a name that is too long', () => {
    refused(inFolder('x'.repeat(300))).toThrow(expect.objectContaining({ code: 'E_OUTPUT' }));
    expect(listing()).toEqual([]);
  });
});

describe('a folder for output', () => {
  test('is made with those above it, and may be there', () => {
    makeFolder(inFolder('a/b/c'));
    makeFolder(inFolder('a/b/c'));
    expect(fs.statSync(inFolder('a/b/c')).isDirectory()).toBe(true);
  });

  test('is refused where there is a file, and where the system makes none', () => {
    fs.writeFileSync(inFolder('file'), '');
    const code = (folder: string) => {
      try {
        makeFolder(folder);
        return 'made';
      } catch (error) {
        return (error as { code: string }).code;
      }
    };
    expect(code(inFolder('file'))).toBe('E_OUTPUT');
    expect(code(inFolder('file/below'))).toBe('E_OUTPUT_FOLDER');
    expect(code('/proc/lists')).toBe('E_OUTPUT');
  });
});

test('a full device is an error, and stays a device', async () => {
  const sink = openSink('/dev/full');
  await sink.write('x');
  await expect(sink.commit()).rejects.toMatchObject({
    code: 'E_OUTPUT',
    params: { reason: { key: 'output.reason.full' } },
  });
  await sink.abort();
  expect(fs.statSync('/dev/full').isCharacterDevice()).toBe(true);
});

// Descriptors are the shell's to arrange: a small program around the sink runs as a process of its own.
describe('in a process', () => {
  let program: string;
  let compiled: string;

  beforeAll(() => {
    compiled = fs.mkdtempSync(path.join(os.tmpdir(), 'carteira-sink-program-'));
    fs.writeFileSync(path.join(compiled, 'package.json'), '{"type":"module"}');
    const own = [
      'cli/sinks/sink',
      'cli/sinks/chunk-writer',
      'cli/sinks/output-error',
      'cli/sinks/temporary-file',
    ];
    for (const file of [...own, 'domain/errors', 'domain/message']) {
      const source = fs.readFileSync(path.join(import.meta.dirname, `../../src/${file}.ts`), 'utf8');
      const { outputText } = ts.transpileModule(source, {
        compilerOptions: {
          module: ts.ModuleKind.ESNext,
          target: ts.ScriptTarget.ES2022,
          rewriteRelativeImportExtensions: true,
        },
      });
      fs.mkdirSync(path.join(compiled, path.dirname(file)), { recursive: true });
      fs.writeFileSync(path.join(compiled, `${file}.js`), outputText);
    }
    program = path.join(compiled, 'program.js');
    fs.writeFileSync(
      program,
      `import { ClosedPipe } from './cli/sinks/output-error.js';
       import { makeFolder, openSink } from './cli/sinks/sink.js';
       import { removeUnfinished } from './cli/sinks/temporary-file.js';
       const [lines, file, wait] = process.argv.slice(2);
       process.once('SIGTERM', () => { removeUnfinished(); process.exitCode = 143; process.kill(process.pid, 'SIGTERM'); });
       try {
         const sink = openSink(file || undefined);
         for (let i = 0; i < Number(lines); i++) await sink.write('line ' + i + '\\n');
         if (wait) { process.stderr.write('ready'); await new Promise((done) => setTimeout(done, 60_000)); }
         await sink.commit();
       } catch (error) {
         process.exitCode = error instanceof ClosedPipe ? 141 : 4;
         process.stderr.write(error instanceof ClosedPipe ? '' : error.code + ' ' + error.params.reason?.key);
       }`,
    );
  });

  afterAll(() => fs.rmSync(compiled, { recursive: true }));

  /** Runs a line of bash, in which "$RUN" is the program; gives its output, messages and exit code. */
  function bash(line: string): { out: string; messages: string; code: number | null } {
    const env = { ...process.env, RUN: `${process.execPath} ${program}`, OUT: folder };
    const run = spawnSync('bash', ['-o', 'pipefail', '-c', line], { env, encoding: 'utf8' });
    return { out: run.stdout, messages: run.stderr, code: run.status };
  }

  test('all lines go through a pipe, also to a slow reader', () => {
    const { out, code } = bash('$RUN 50000 | (sleep 0.3; tail -1)');
    expect({ out, code }).toEqual({ out: 'line 49999\n', code: 0 });
  });

  test('standard output to a full disk is an error, for one line and for many', () => {
    const refusal = { out: '', messages: 'E_OUTPUT output.reason.full', code: 4 };
    expect(bash('$RUN 1 >/dev/full')).toEqual(refusal);
    expect(bash('$RUN 50000 >/dev/full')).toEqual(refusal);
  });

  test('a closed standard output is an error, a discarded one is not', () => {
    expect(bash('$RUN 1 >&-')).toEqual({ out: '', messages: 'E_OUTPUT output.reason.closed', code: 4 });
    expect(bash('$RUN 1 </dev/null >/dev/null')).toEqual({ out: '', messages: '', code: 0 });
    expect(bash('$RUN 1 1</dev/null').code).toBe(4);
  });

  test('a reader that has seen enough ends the run silently', () => {
    expect(bash('$RUN 500000 | head -1')).toEqual({ out: 'line 0\n', messages: '', code: 141 });
  });

  test('a pipe that another process made non-blocking takes everything', () => {
    const nonBlocking = `python3 -c 'import fcntl,os,sys; fcntl.fcntl(1, fcntl.F_SETFL, os.O_NONBLOCK | fcntl.fcntl(1, fcntl.F_GETFL)); os.execvp(sys.argv[1], sys.argv[1:])'`;
    const { out, code } = bash(`${nonBlocking} $RUN 50000 | (sleep 0.3; wc -l)`);
    expect({ out: out.trim(), code }).toEqual({ out: '50000', code: 0 });
  });

  test('a file that may not grow further leaves the older one as it was', () => {
    fs.writeFileSync(inFolder('out.csv'), 'old');
    const { messages, code } = bash(`trap '' XFSZ; ulimit -f 100; $RUN 50000 "$OUT/out.csv"`);
    expect({ messages, code }).toEqual({ messages: 'E_OUTPUT output.reason.full', code: 4 });
    expect(listing()).toEqual(['out.csv']);
    expect(fs.readFileSync(inFolder('out.csv'), 'utf8')).toBe('old');
  });

  test('a named pipe is written to and stays one', () => {
    const { out, code } = bash(
      'mkfifo "$OUT/pipe"; cat "$OUT/pipe" & $RUN 2 "$OUT/pipe"; code=$?; wait; exit $code',
    );
    expect({ out, code }).toEqual({ out: 'line 0\nline 1\n', code: 0 });
    expect(fs.statSync(inFolder('pipe')).isFIFO()).toBe(true);
  });

  test('a run that is terminated removes its temporary file', async () => {
    fs.writeFileSync(inFolder('out.csv'), 'old');
    const run = spawn(process.execPath, [program, '50000', inFolder('out.csv'), 'wait']);
    await new Promise((ready) => run.stderr.once('data', ready));
    expect(listing()).toHaveLength(2);
    run.kill('SIGTERM');
    await new Promise((ended) => run.once('exit', ended));
    expect(listing()).toEqual(['out.csv']);
    expect(fs.readFileSync(inFolder('out.csv'), 'utf8')).toBe('old');
  });
});
