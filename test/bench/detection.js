/**
 * How long detecting a layout takes by itself: `node test/bench/detection.js en|br|messy RUNS` prints `{"first", "later"}`, the
 * milliseconds of the first run of this process and of the others.
 */
import { performance } from 'node:perf_hooks';
import { detectLayout } from '../../dist/ingest/layout/detect.js';
import { samples } from './samples.js';

const [shape = 'en', runs = '1'] = process.argv.slice(2);
const sample = samples()[/** @type {'en' | 'br' | 'messy'} */ (shape)];
const times = Array.from({ length: Number(runs) }, () => {
  const started = performance.now();
  detectLayout(sample, {}, { file: shape, complete: false });
  return performance.now() - started;
});
console.log(JSON.stringify({ first: times[0], later: times.slice(1) }));
