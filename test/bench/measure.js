/** Runs commands as processes of their own and measures them from outside. */
import { spawn } from 'node:child_process';
import { performance } from 'node:perf_hooks';

const HOOK = new URL('./peak-memory.js', import.meta.url).href;

/**
 * @typedef {object} Run
 * @property {number} seconds from start to end of the process, start-up included
 * @property {number} megabytes peak memory, in units of 1,000,000 bytes; NaN where not asked for
 * @property {string} stdout
 */

/**
 * @typedef {object} Spread
 * @property {number} median
 * @property {number} least
 * @property {number} most
 */

/**
 * Runs Node once. Rejects with what the process wrote to standard error when it fails.
 * @param {readonly string[]} args
 * @param {{ memory?: boolean }} [options] `memory`: measure it, at the price of a millisecond
 * @returns {Promise<Run>}
 */
export function run(args, { memory = false } = {}) {
  const started = performance.now();
  const child = spawn(process.execPath, memory ? ['--import', HOOK, ...args] : args, {
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  const [, stdout, stderr, peak] = child.stdio.map((stream) => textOf(stream));
  return new Promise((resolve, reject) => {
    let seconds = Number.NaN;
    child.on('error', reject);
    child.on('exit', () => {
      seconds = (performance.now() - started) / 1000;
    });
    child.on('close', (code) => {
      if (code !== 0) return reject(new Error(`${args.join(' ')} ended with ${code}\n${stderr?.()}`));
      const kilobytes = memory ? Number(peak?.()) : Number.NaN;
      return resolve({ seconds, megabytes: (kilobytes * 1024) / 1e6, stdout: stdout?.() ?? '' });
    });
  });
}

/**
 * Runs every command `runs` times, taking turns, so that what disturbs the machine for a while disturbs them all.
 * @template {string} Name
 * @param {Readonly<Record<Name, readonly string[]>>} commands
 * @param {number} runs
 * @param {{ memory?: boolean }} [options]
 * @returns {Promise<Record<Name, Run[]>>}
 */
export async function takeTurns(commands, runs, options) {
  const names = /** @type {Name[]} */ (Object.keys(commands));
  /** @type {Record<string, Run[]>} */
  const results = Object.fromEntries(names.map((name) => [name, []]));
  for (let turn = 0; turn < runs; turn++) {
    for (const name of names) results[name]?.push(await run(commands[name], options));
  }
  return results;
}

/**
 * @param {readonly number[]} values at least one
 * @returns {Spread}
 */
export function spreadOf(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (/** @type {number} */ index) => /** @type {number} */ (sorted[index]);
  const middle = (sorted.length - 1) / 2;
  return {
    median: (at(Math.floor(middle)) + at(Math.ceil(middle))) / 2,
    least: at(0),
    most: at(sorted.length - 1),
  };
}

/**
 * What a stream has said so far, as a function.
 * @param {import('node:stream').Readable | import('node:stream').Writable | null | undefined} stream
 */
function textOf(stream) {
  let text = '';
  stream?.on('data', (part) => {
    text += part;
  });
  return () => text;
}
