/**
 * Loaded into a measured process with `--import`: at its end, writes its peak memory in kilobytes, all threads together, to
 * descriptor 3. Linux: `VmHWM`, which unlike `maxRSS` knows nothing of the process that started this one.
 */
import { readFileSync, writeSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

if (isMainThread) process.on('exit', () => writeSync(3, String(peakKilobytes())));

function peakKilobytes() {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS;
  return /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
}
