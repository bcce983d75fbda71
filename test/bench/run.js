/**
 * The benchmark: `npm run bench -- [--rows N] [--runs N] [--customers N] [--style br] [--shuffled] [--quoted] [--gzip] [--keep]
 * [--threads N] [--growth N]`. Prints Markdown. Fails when carteira and the csv-parse loop do not agree on the customers and the money of the file. With `--peers`
 * it compares carteira with DuckDB and Polars instead, and fails when they do not classify alike.
 */
import { readFileSync, rmSync, statSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { customersOf, totalsOf } from './classification.js';
import { generate } from './generate.js';
import { run, spreadOf, takeTurns } from './measure.js';
import { benchOptionsOf, titleOf } from './options.js';
import { compare, peersOn } from './peers/comparison.js';
import { installPeers, peerVersions } from './peers/install.js';
import { megabytes, tableOf } from './table.js';

/** @typedef {import('./generate.js').Options} Options */
/** @typedef {import('./measure.js').Run} Run */

const CARTEIRA = fileURLToPath(new URL('../../bin/carteira.js', import.meta.url));
const DETECTION = fileURLToPath(new URL('./detection.js', import.meta.url));
const CSV_PARSE = fileURLToPath(new URL('./peer-csv-parse.js', import.meta.url));
const RESULT = fileURLToPath(new URL('../../.bench/classified.csv', import.meta.url));

/** Larger exports are deleted after use unless `--keep`. */
const LARGE_BYTES = 500e6;
const STARTUP_RUNS = 21;
/** Processes that detect each shape, and how often each of them does. */
const DETECTION_RUNS = 11;
const DETECTIONS = 31;
/** Runs of a process after which the compiler has seen enough. */
const WARM_AFTER = 10;
/** How many times as many rows the larger of two files with the same orders has. */
const GROWTH = 10;

const { peers, runs, keep, threads, growth, wanted, cases } = benchOptionsOf(process.argv.slice(2));

if (peers) installPeers();
printMachine();
if (peers) {
  for (const one of cases) await withExports([one], ([path = '']) => compareWithPeers(one, path));
} else {
  await withExports([wanted], ([path = '']) => compareReading(path));
  await compareStartUp();
  await measureDetection();
  const sizes = [Math.round(growth / GROWTH), growth];
  const orders = Math.round(growth / GROWTH / 3);
  await withExports(
    sizes.map((rows) => ({ ...wanted, rows, orders })),
    ([few = '', many = '']) => compareGrowth(few, many, orders),
  );
}

/**
 * Seconds and peak memory of carteira, DuckDB and Polars, which all classify the same export.
 * @param {Options} options
 * @param {string} path
 */
async function compareWithPeers(options, path) {
  const carteira = { name: 'carteira', command: classify(path), result: RESULT };
  const comparison = await compare(carteira, peersOn(path, options.style ?? 'en'), runs);
  const title = `${titleOf(options)}: ${sizeOf(options, path)}, runs: ${runs}`;
  printTable(title, comparison.header, comparison.rows);
  console.log(`\nFound: ${comparison.totals}`);
  for (const difference of comparison.differences) console.log(`\nNO RATIO, ${difference}`);
  if (comparison.differences.length > 0) process.exitCode = 1;
}

/**
 * Seconds and peak memory of the classification and of the csv-parse loop, on the same file, taking turns.
 * @param {string} path
 */
async function compareReading(path) {
  await run(classify(path));
  const results = await takeTurns(
    { carteira: classify(path), 'csv-parse': [CSV_PARSE, path, String(wanted.style)] },
    runs,
    { memory: true },
  );
  const seconds = (/** @type {Run[]} */ list) => spreadOf(list.map((one) => one.seconds));
  const ratio = seconds(results['csv-parse']).median / seconds(results.carteira).median;
  printTable(
    `Reading: ${sizeOf(wanted, path)}, runs: ${runs}`,
    ['', 'seconds, median', 'least to most', 'times as fast', 'peak memory'],
    Object.entries(results).map(([name, list]) => {
      const { median, least, most } = seconds(list);
      return [
        name === 'carteira' ? 'carteira classify' : 'csv-parse loop',
        median.toFixed(2),
        `${least.toFixed(2)} to ${most.toFixed(2)}`,
        name === 'carteira' ? ratio.toFixed(1) : '1',
        megabytes(peakOf(list)),
      ];
    }),
  );
  const found = totalsOf(customersOf(readFileSync(RESULT)));
  const { customers, cents } = JSON.parse(results['csv-parse'][0]?.stdout ?? '');
  const agree = found.customers === customers && found.cents === BigInt(cents);
  console.log(
    `\nBoth find ${customers} customers and ${(cents / 100).toFixed(2)} in money: ${agree ? 'yes' : `NO, carteira ${found.customers} and ${(Number(found.cents) / 100).toFixed(2)}`}`,
  );
  if (!agree) process.exitCode = 1;
}

/** What it costs to start carteira, beyond starting Node. */
async function compareStartUp() {
  const results = await takeTurns({ carteira: [CARTEIRA, '--version'], node: ['-e', '0'] }, STARTUP_RUNS);
  const spread = (/** @type {Run[]} */ list) => spreadOf(list.map((one) => one.seconds * 1000));
  const carteira = spread(results.carteira);
  const node = spread(results.node);
  printTable(
    `Start-up, runs: ${STARTUP_RUNS}`,
    ['', 'milliseconds, median', 'least to most'],
    [
      [
        '`carteira --version`',
        carteira.median.toFixed(0),
        `${carteira.least.toFixed(0)} to ${carteira.most.toFixed(0)}`,
      ],
      ['`node -e 0`', node.median.toFixed(0), `${node.least.toFixed(0)} to ${node.most.toFixed(0)}`],
      ['difference', (carteira.median - node.median).toFixed(0), ''],
    ],
  );
}

/** Milliseconds that detecting a layout takes by itself, on the first megabyte of three shapes of export. */
async function measureDetection() {
  const shapes = ['en', 'br', 'messy'];
  const commands = Object.fromEntries(shapes.map((shape) => [shape, [DETECTION, shape, String(DETECTIONS)]]));
  const results = await takeTurns(commands, DETECTION_RUNS);
  const shown = (/** @type {readonly number[]} */ values) => {
    const { median, least } = spreadOf(values);
    return [least.toFixed(0), median.toFixed(0)];
  };
  printTable(
    `Detection: 1 MB, processes: ${DETECTION_RUNS}, runs of each: ${DETECTIONS}`,
    ['', 'warm, least', 'median', 'first run of a process, least', 'median'],
    shapes.map((shape) => {
      /** @type {{ first: number, later: number[] }[]} */
      const found = (results[shape] ?? []).map(({ stdout }) => JSON.parse(stdout));
      return [
        shape,
        ...shown(found.flatMap(({ later }) => later.slice(WARM_AFTER))),
        ...shown(found.map(({ first }) => first)),
      ];
    }),
  );
}

/**
 * Seconds and peak memory on two files with the same customers, days and orders and ten times the rows.
 * @param {string} few
 * @param {string} many
 * @param {number} orders
 */
async function compareGrowth(few, many, orders) {
  await run(classify(few));
  await run(classify(many));
  const results = await takeTurns({ few: classify(few), many: classify(many) }, runs, { memory: true });
  /**
   * @param {number} rows
   * @param {string} path
   * @param {Run[]} list
   */
  const row = (rows, path, list) => {
    const { median, least, most } = spreadOf(list.map((one) => one.megabytes));
    const seconds = spreadOf(list.map((one) => one.seconds)).median;
    const size = megabytes(statSync(path).size / 1e6);
    return [
      rows.toLocaleString('en'),
      size,
      seconds.toFixed(2),
      megabytes(median),
      `${least.toFixed(0)} to ${megabytes(most)}`,
    ];
  };
  printTable(
    `Growth: ${orders.toLocaleString('en')} orders, runs: ${runs}`,
    ['rows', 'size', 'seconds, median', 'peak memory, median', 'least to most'],
    [row(Math.round(growth / GROWTH), few, results.few), row(growth, many, results.many)],
  );
}

/** @param {string} path */
function classify(path) {
  const chosen = threads === undefined ? [] : ['--threads', String(threads)];
  return [CARTEIRA, 'classify', path, '-o', RESULT, '--quiet', ...chosen];
}

/** @param {readonly Run[]} list */
function peakOf(list) {
  return spreadOf(list.map((one) => one.megabytes)).most;
}

/**
 * @param {Options} options
 * @param {string} path
 */
function sizeOf({ rows }, path) {
  return `${rows.toLocaleString('en')} rows, ${megabytes(statSync(path).size / 1e6)}`;
}

/**
 * Makes the exports, uses them, and deletes the large ones.
 * @param {readonly Options[]} list
 * @param {(paths: string[]) => Promise<void>} use
 */
async function withExports(list, use) {
  const paths = [];
  try {
    for (const options of list) paths.push(await generate(options));
    await use(paths);
  } finally {
    if (!keep) for (const path of paths) if (statSync(path).size > LARGE_BYTES) rmSync(path);
  }
}

function printMachine() {
  const versionOf = (/** @type {string} */ path) =>
    JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')).version;
  const [core] = cpus();
  printTable(
    'Machine',
    ['', ''],
    [
      ['date', new Date().toISOString().slice(0, 10)],
      ['processor', `${core?.model ?? 'unknown'}, ${cpus().length} cores`],
      ['memory', `${Math.round(totalmem() / 1e9)} GB`],
      ['system', `${process.platform} ${process.arch}`],
      ['Node', process.version],
      ['carteira', versionOf('../../package.json')],
      ...(peers
        ? Object.entries(peerVersions())
        : [['csv-parse', versionOf('../../node_modules/csv-parse/package.json')]]),
    ],
  );
}

/** @type {(...table: Parameters<typeof tableOf>) => void} */
function printTable(...table) {
  console.log(tableOf(...table));
}
