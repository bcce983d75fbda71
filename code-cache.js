/** The last step of the build: keeps what V8 makes of the command, with the functions that usual commands call. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { keepCode, load } from './bin/bundle.js';

const ORDERS = ['fixtures/hand/pedidos.csv', '--as-of', '2025-06-30', '--quiet'];
const USUAL = ['classify', 'matrix', 'kpis'];

const { main } = load('main.cjs');
const folder = mkdtempSync(path.join(tmpdir(), 'carteira-'));
try {
  for (const command of USUAL) {
    const code = await main([command, ...ORDERS, '-o', path.join(folder, `${command}.csv`)]);
    if (code !== 0) throw new Error(`${command} ended with ${code}`);
  }
} finally {
  rmSync(folder, { recursive: true });
}
keepCode();
