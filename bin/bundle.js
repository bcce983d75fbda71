/**
 * Loads the command: a few scripts, and beside each of them what V8 made of it when it was built. Compiling them anew takes
 * longer than most commands run. Another version of Node refuses what V8 made of them, and compiles.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';

const FOLDER = fileURLToPath(new URL('../dist/bundle', import.meta.url));
const requireOfNode = createRequire(path.join(FOLDER, 'main.cjs'));

/** @type {Map<string, { script: Script, module: { exports: any } }>} */
const loaded = new Map();

/**
 * What a script of the bundle exports. It is run, once, as Node runs a module of CommonJS; the function for that is in the file.
 * @param {string} file its name
 */
export function load(file) {
  const known = loaded.get(file);
  if (known) return known.module.exports;
  const filename = path.join(FOLDER, file);
  const cachedData = codeOf(filename);
  // Its scripts are ASCII.
  const script = new Script(readFileSync(filename, 'latin1'), {
    filename,
    ...(cachedData && { cachedData }),
  });
  const module = { exports: {} };
  loaded.set(file, { script, module });
  script.runInThisContext()(module.exports, requireFromBundle, module, filename, FOLDER);
  return module.exports;
}

/** Keeps what V8 has made of the scripts that were loaded, with the functions that have been called. */
export function keepCode() {
  for (const [file, { script }] of loaded)
    writeFileSync(codeFileOf(path.join(FOLDER, file)), script.createCachedData());
}

/** @param {string} id */
function requireFromBundle(id) {
  return id.startsWith('./') ? load(id.slice(2)) : requireOfNode(id);
}

/** @param {string} filename */
function codeFileOf(filename) {
  return `${filename}.code`;
}

/** @param {string} filename */
function codeOf(filename) {
  try {
    return readFileSync(codeFileOf(filename));
  } catch {
    return undefined;
  }
}
