/** Carteira and its peers on the same export: first whether they say the same, then how long they take. */
import { readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { customersOf, differenceBetween, textOf, totalsOf } from '../classification.js';
import { run, spreadOf, takeTurns } from '../measure.js';
import { megabytes } from '../table.js';

/** @typedef {import('../measure.js').Run} Run */

/**
 * A program that classifies.
 * @typedef {object} Contender
 * @property {string} name
 * @property {readonly string[]} command arguments of Node
 * @property {string} result the file that it writes
 */

/**
 * @typedef {object} Comparison
 * @property {readonly string[]} header
 * @property {string[][]} rows one per program, carteira first; one that says something else has neither time nor ratio
 * @property {string} totals what carteira found
 * @property {string[]} differences one sentence for each program that says something else
 */

const HEADER = ['', 'seconds, median', 'least to most', 'time, carteira = 1', 'peak memory'];
const PEERS = ['duckdb', 'polars'];

/**
 * The peers and how to start them.
 * @param {string} path the export
 * @param {'en' | 'br'} style
 * @returns {Contender[]}
 */
export function peersOn(path, style) {
  return PEERS.map((name) => {
    const program = fileURLToPath(new URL(`${name}.js`, import.meta.url));
    const result = fileURLToPath(new URL(`../../../.bench/${name}.csv`, import.meta.url));
    return { name, command: [program, path, style, result], result };
  });
}

/**
 * Runs every program once, which also brings the export into the cache of the system, drops those whose result is not
 * that of the first, and measures the others, taking turns.
 * @param {Contender} reference
 * @param {readonly Contender[]} peers
 * @param {number} runs
 * @returns {Promise<Comparison>}
 */
export async function compare(reference, peers, runs) {
  const expected = await resultOf(reference);
  /** @type {Map<string, string>} */
  const differences = new Map();
  for (const peer of peers) {
    const difference = differenceBetween(expected, await resultOf(peer));
    if (difference !== undefined) differences.set(peer.name, difference);
  }
  const comparable = [reference, ...peers].filter(({ name }) => !differences.has(name));
  const commands = Object.fromEntries(comparable.map(({ name, command }) => [name, command]));
  const measured = await takeTurns(commands, runs, { memory: true });
  return {
    header: HEADER,
    rows: rowsOf(
      reference.name,
      [reference, ...peers].map(({ name }) => [name, measured[name]]),
    ),
    totals: textOf(totalsOf(expected)),
    differences: [...differences].map(([name, difference]) => `${name} says something else: ${difference}`),
  };
}

/**
 * @param {string} reference
 * @param {readonly (readonly [string, readonly Run[] | undefined])[]} measured by program; undefined: not comparable
 * @returns {string[][]}
 */
export function rowsOf(reference, measured) {
  const secondsOf = (/** @type {readonly Run[]} */ list) => spreadOf(list.map(({ seconds }) => seconds));
  const unit = secondsOf(measured.find(([name]) => name === reference)?.[1] ?? []).median;
  return measured.map(([name, list]) => {
    if (!list) return [name, 'another result', '', '', ''];
    const { median, least, most } = secondsOf(list);
    return [
      name,
      median.toFixed(2),
      `${least.toFixed(2)} to ${most.toFixed(2)}`,
      (median / unit).toFixed(2),
      megabytes(spreadOf(list.map((one) => one.megabytes)).most),
    ];
  });
}

/** @param {Contender} contender */
async function resultOf({ command, result }) {
  rmSync(result, { force: true });
  await run(command);
  return customersOf(readFileSync(result));
}
