/** What `npm run bench -- ...` takes. */
import { parseArgs } from 'node:util';

/** @typedef {import('./generate.js').Options} Export */

/**
 * @typedef {object} BenchOptions
 * @property {boolean} peers compare with DuckDB and Polars instead of measuring the rest
 * @property {number} runs of each program
 * @property {boolean} keep large exports
 * @property {number | undefined} threads of carteira; by default its own choice
 * @property {number} growth rows of the larger of two exports with the same orders
 * @property {Export} wanted the export of the reading test
 * @property {Export[]} cases the exports of the comparison with the peers: the one that the options describe, or all of them
 */

const RUNS = 3;
/** Ratios of medians: more runs. */
const RUNS_WITH_PEERS = 5;

/** @type {readonly Partial<Export>[]} */
const CASES = [
  { style: 'en' },
  { style: 'br' },
  { style: 'en', shuffled: true },
  { style: 'br', shuffled: true },
  { style: 'en', quoted: true },
  { style: 'en', gzip: true },
];

/**
 * @param {readonly string[]} args
 * @returns {BenchOptions}
 * @throws {TypeError} of an unknown option
 * @throws {RangeError} of a value that cannot be
 */
export function benchOptionsOf(args) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      rows: { type: 'string', default: '1000000' },
      runs: { type: 'string' },
      customers: { type: 'string', default: '60000' },
      style: { type: 'string' },
      shuffled: { type: 'boolean' },
      quoted: { type: 'boolean' },
      gzip: { type: 'boolean' },
      keep: { type: 'boolean', default: false },
      peers: { type: 'boolean', default: false },
      threads: { type: 'string' },
      growth: { type: 'string', default: '10000000' },
    },
  });
  const { rows, runs, customers, style, shuffled, quoted, gzip, keep, peers, threads, growth } = values;
  if (style !== undefined && style !== 'en' && style !== 'br') {
    throw new RangeError(`--style ${style}: expected en or br`);
  }
  const size = { rows: countOf('--rows', rows), customers: countOf('--customers', customers) };
  const shape = { style, shuffled, quoted, gzip };
  const given = Object.values(shape).some((value) => value !== undefined);
  const wanted = {
    ...size,
    style: style ?? 'en',
    shuffled: shuffled ?? false,
    quoted: quoted ?? false,
    gzip: gzip ?? false,
  };
  return {
    peers,
    keep,
    threads: threads === undefined ? undefined : countOf('--threads', threads),
    growth: countOf('--growth', growth),
    runs: runs === undefined ? (peers ? RUNS_WITH_PEERS : RUNS) : countOf('--runs', runs),
    wanted,
    cases: given ? [wanted] : CASES.map((one) => ({ ...size, ...one })),
  };
}

/**
 * What is special about an export.
 * @param {Export} options
 * @returns {string} `EN sorted`, `BR shuffled, all quoted, gzip`
 */
export function titleOf({ style = 'en', shuffled, quoted, gzip }) {
  const order = `${style.toUpperCase()} ${shuffled ? 'shuffled' : 'sorted'}`;
  return [order, ...(quoted ? ['all quoted'] : []), ...(gzip ? ['gzip'] : [])].join(', ');
}

/**
 * @param {string} option
 * @param {string} text
 */
function countOf(option, text) {
  const count = Number(text);
  if (!Number.isSafeInteger(count) || count < 1) {
    throw new RangeError(`${option} ${text}: expected a whole number above 0`);
  }
  return count;
}
