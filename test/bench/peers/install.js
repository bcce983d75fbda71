/** Installs the peers beside this file: nobody but the benchmark needs them, so that `npm ci` of the project knows nothing of them. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const PEERS = fileURLToPath(new URL('.', import.meta.url));

/**
 * Installs what package-lock.json pins, without running scripts of packages, unless it is there already.
 * @param {string} [folder] the one with package.json
 * @throws {Error} npm failed; its output is on standard error
 */
export function installPeers(folder = PEERS) {
  if (isInstalled(folder)) return;
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--prefix', folder];
  const { status, error } = spawnSync('npm', args, {
    stdio: ['ignore', process.stderr.fd, 'inherit'],
    shell: process.platform === 'win32',
  });
  if (error ?? status !== 0) {
    throw new Error(`npm ${args.join(' ')} ended with ${error?.message ?? status}`);
  }
}

/**
 * Versions of the peers by package, as package.json has them.
 * @param {string} [folder]
 * @returns {Record<string, string>}
 */
export function peerVersions(folder = PEERS) {
  return JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')).dependencies;
}

/**
 * Whether the packages are there in the versions of package.json. npm writes the list that is asked here when it is done.
 * @param {string} folder
 * @returns {boolean}
 */
export function isInstalled(folder) {
  const list = path.join(folder, 'node_modules', '.package-lock.json');
  if (!existsSync(list)) return false;
  const { packages } = JSON.parse(readFileSync(list, 'utf8'));
  return Object.entries(peerVersions(folder)).every(
    ([name, version]) => packages[`node_modules/${name}`]?.version === version,
  );
}
