import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { defineConfig } from 'rolldown';

/** The folder of the package that a module belongs to; undefined for modules of our own. */
function packageOf(module) {
  const [, folder] = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(module.replaceAll('\\', '/')) ?? [];
  return folder;
}

/** The licences of the packages that end up in the bundle: they ask to be passed on with it. */
const licences = {
  name: 'licences',
  generateBundle(_options, bundle) {
    const modules = Object.values(bundle).flatMap((chunk) => Object.keys(chunk.modules ?? {}));
    const folders = [...new Set(modules.map(packageOf).filter((folder) => folder !== undefined))].sort();
    const texts = folders.map((folder) => {
      const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
      if (file === undefined) throw new Error(`${folder} has no licence file to pass on`);
      const { name, version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
      return `${name} ${version}\n\n${readFileSync(path.join(folder, file), 'utf8').trim()}\n`;
    });
    this.emitFile({ type: 'asset', fileName: 'licences.txt', source: texts.join(`\n${'-'.repeat(78)}\n\n`) });
  },
};

/**
 * Changes what a package does when it is loaded: the places where `pattern` is in its code get the pieces instead, in turn. Fails where
 * there are not as many.
 */
function patched(name, code, pattern, ...pieces) {
  return {
    name: `patched-${name}`,
    transform: {
      filter: { id: new RegExp(`[\\\\/]${name}[\\\\/]`), code },
      handler(text) {
        const parts = text.split(pattern);
        if (parts.length !== pieces.length + 1)
          throw new Error(`${name} does with ${code} something else now`);
        return parts.map((part, index) => part + (pieces[index] ?? '')).join('');
      },
    },
  };
}

/** string-width makes a segmenter when it is loaded, which takes as long as to load all the rest: the command makes one when it needs it. */
const lateSegmenter = patched(
  'string-width',
  'Intl.Segmenter',
  /const segmenter = new Intl\.Segmenter\(\);|segmenter(?=\.segment\()/,
  'let segmenter;',
  '(segmenter ??= new Intl.Segmenter())',
);

/** fdir looks for a picomatch of its own, file by file, when it is loaded; tinyglobby brings one along, and asks fdir for no globs. */
const onePicomatch = patched(
  'fdir',
  'picomatch',
  /__require\.resolve\("picomatch"\);\s+pm = __require\("picomatch"\);/,
  '',
);

/**
 * Scripts of nothing but ASCII are read and kept in half the time and memory. Each is the function that Node makes of a module of
 * CommonJS, so that it need not be put together before it is compiled. See bin/bundle.js.
 */
const scripts = {
  name: 'scripts',
  generateBundle(_options, bundle) {
    const escaped = (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
    for (const chunk of Object.values(bundle))
      if (chunk.type === 'chunk')
        chunk.code = `(function (exports, require, module, __filename, __dirname) {${chunk.code.replace(/[^\0-\x7f]/g, escaped)}\n})`;
  },
};

export default defineConfig([
  /** The command as few files: Node takes longer to find and load three hundred small ones than to run them. See bin/bundle.js. */
  {
    input: 'dist/main.js',
    platform: 'node',
    output: { dir: 'dist/bundle', format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name].cjs' },
    plugins: [lateSegmenter, onePicomatch, scripts, licences],
  },
  /** A lane as one file, for the same reason: it is started while others already read. See src/ingest/lanes. */
  {
    input: 'dist/ingest/lanes/lane-thread.js',
    platform: 'node',
    output: { file: 'dist/lane.cjs', format: 'cjs' },
  },
]);
