import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { Environment } from '../../src/cli/environment.ts';
import { environmentOf } from '../../src/cli/environment.ts';
import { progressLine, progressText } from '../../src/cli/progress.ts';

/** Standard error of a terminal 80 cells wide, and what was written to it. */
function terminal(isTTY = true) {
  const written: string[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      written.push(String(chunk));
      done();
    },
  });
  return { written, stderr: Object.assign(stream, { isTTY, columns: 80, rows: 24 }) };
}

function environment(stderr: Environment['stderr'], variables: Environment['variables'] = {}): Environment {
  return { ...environmentOf(process), variables, stderr };
}

const SEEN = { bytes: 430_000_000, size: 1_000_000_000, records: 4_400_000 };

describe('the line that tells how far the reading is', () => {
  it('comes after a second, stays the same for a while, and goes at the end', async () => {
    const { written, stderr } = terminal();
    let clock = 5_000;
    const line = progressLine(environment(stderr), {}, 'en', () => clock)!;
    for (clock of [5_100, 5_999]) await line.watch(SEEN);
    expect(written).toEqual([]);
    clock = 6_000;
    await line.watch(SEEN);
    expect(written.join('')).toContain('Reading: 43% of 1,000 MB, 4,400,000 rows/s, 2 s left');
    const before = written.length;
    clock = 6_100;
    await line.watch({ ...SEEN, bytes: 500_000_000 });
    expect(written).toHaveLength(before);
    clock = 6_200;
    await line.watch({ ...SEEN, bytes: 500_000_000 });
    expect(written.slice(before).join('')).toContain('Reading: 50% of');
    line.end();
    // Erase in line, and the cursor at its beginning: ECMA-48.
    expect(written.at(-1)).toMatch(/\x1b\[2K|\x1b\[0?K|\x1b\[0?J/);
    expect(written.at(-1)).not.toContain('Reading');
  });

  it('writes nothing at the end where nothing was shown', () => {
    const { written, stderr } = terminal();
    progressLine(environment(stderr), {}, 'en', () => 0)!.end();
    expect(written).toEqual([]);
  });

  it('is not there for pipes, continuous integration, or those who do not want it', () => {
    const { stderr } = terminal();
    const line = (given: Record<string, boolean>, variables = {}, where: Environment['stderr'] = stderr) =>
      progressLine(environment(where, variables), given, 'en');
    expect(line({}, {}, terminal(false).stderr)).toBeUndefined();
    expect(line({}, { CI: 'true' })).toBeUndefined();
    expect(line({}, { CI: '1' })).toBeUndefined();
    expect(line({ quiet: true })).toBeUndefined();
    expect(line({ progress: false })).toBeUndefined();
    for (const variables of [{}, { CI: '' }, { CI: 'false' }, { CI: '0' }])
      expect(line({ progress: true }, variables)).toBeDefined();
  });
});

describe('its text', () => {
  it.each([
    // 430 of 1,000 MB in 2 s: the other 570 take 2.65 s more.
    ['en', SEEN, 2, 'Reading: 43% of 1,000 MB, 2,200,000 rows/s, 3 s left'],
    ['pt-BR', SEEN, 2, 'Lendo: 43% de 1.000 MB, 2.200.000 linhas/s, faltam 3 s'],
    ['en', { ...SEEN, size: undefined }, 2, 'Reading: 430 MB so far, 2,200,000 rows/s'],
    ['pt-BR', { ...SEEN, size: undefined }, 2, 'Lendo: 430 MB até aqui, 2.200.000 linhas/s'],
    // Two digits of the rate.
    [
      'en',
      { bytes: 16e6, size: 32e6, records: 123_456 },
      1,
      'Reading: 50% of 32 MB, 120,000 rows/s, 1 s left',
    ],
    ['en', { bytes: 16e6, size: 32e6, records: 7 }, 1, 'Reading: 50% of 32 MB, 7 rows/s, 1 s left'],
    // A file that has grown since, and one that has not begun.
    ['en', { bytes: 33e6, size: 32e6, records: 100 }, 1, 'Reading: 100% of 32 MB, 100 rows/s, 0 s left'],
    ['en', { bytes: 0, size: 32e6, records: 0 }, 1, 'Reading: 0% of 32 MB, 0 rows/s, 0 s left'],
  ] as const)('%s %j', (language, progress, seconds, text) => {
    expect(progressText(progress, seconds, language)).toBe(text);
  });
});
