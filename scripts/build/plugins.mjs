import fs from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';

/**
 * @typedef {import('esbuild').Plugin} Plugin
 * @typedef {Map<string, string>} LazyBundles source file by the bundle's name, such as codegen-generate
 */

const SRC = path.resolve(import.meta.dirname, '../../src');

/** A source path for an import that names the .js it will become. @param {string} file */
function sourceOf(file) {
  const base = file.replace(/\.jsx?$/, '');
  return [`${base}.ts`, `${base}.tsx`, file].find(candidate => fs.existsSync(candidate));
}

/**
 * Makes of each `await import('./x.js')` of our own code a bundle of its own, loaded on first use:
 * the extension activates without the generator. Found bundles are noted in `found`.
 * @param {LazyBundles} found
 * @returns {Plugin}
 */
export const lazyBundles = found => ({
  name: 'lazy-bundles',
  setup(build) {
    build.onResolve({ filter: /^\.\.?\// }, ({ kind, path: request, resolveDir }) => {
      if (kind !== 'dynamic-import') return undefined;
      const source = sourceOf(path.resolve(resolveDir, request));
      if (!source) return undefined;
      const name = path
        .relative(SRC, source)
        .replace(/\.tsx?$/, '')
        .replaceAll(path.sep, '-');
      found.set(name, source);
      // A lazy bundle finds the others beside it.
      const isLazy = path.basename(path.dirname(build.initialOptions.outfile ?? '')) === 'lazy';
      return { path: `${isLazy ? '.' : './lazy'}/${name}.cjs`, external: true };
    });
  },
});

/**
 * Leaves out prettier, which json-schema-to-typescript carries for an option we never use: it is most of the bytes,
 * and its `import.meta.url` breaks a CommonJS bundle when it is loaded.
 * @type {Plugin}
 */
export const withoutPrettier = {
  name: 'without-prettier',
  setup(build) {
    build.onResolve({ filter: /^prettier(\/|$)/ }, () => ({ path: 'prettier', namespace: 'left-out' }));
    build.onLoad({ filter: /.*/, namespace: 'left-out' }, () => ({
      contents: "exports.format = () => { throw new Error('prettier is not part of the bundle'); };",
    }));
  },
};

/**
 * Gives the browser bundle inert stand-ins for Node's modules that dependencies import but never use on our paths.
 * Our own code may not import them there: that is an error.
 * @type {Plugin}
 */
export const browserBuiltins = {
  name: 'browser-builtins',
  setup(build) {
    const names = builtinModules.filter(name => !name.startsWith('_')).join('|');
    build.onResolve({ filter: new RegExp(`^(node:)?(${names})$`) }, ({ path: name, importer }) => {
      if (importer.startsWith(SRC + path.sep)) {
        return {
          errors: [
            { text: `${path.relative(SRC, importer)} imports ${name}, which a browser does not have` },
          ],
        };
      }
      return { path: name.replace('node:', ''), namespace: 'browser-builtin' };
    });
    build.onLoad({ filter: /.*/, namespace: 'browser-builtin' }, ({ path: name }) => ({
      contents: STAND_INS[name] ?? 'module.exports = {};',
    }));
  },
};

const STAND_INS = /** @type {Record<string, string>} */ ({
  path: `const join = (...parts) => parts.filter(Boolean).join('/');
    module.exports = { join, resolve: join, sep: '/', basename: p => p.split('/').pop(), dirname: p => p.split('/').slice(0, -1).join('/') || '.',
      extname: p => (/\\.[^./]*$/.exec(p) || [''])[0], isAbsolute: p => p.startsWith('/') };
    module.exports.posix = module.exports.win32 = module.exports;`,
  util: `module.exports = { inherits() {}, format: (...parts) => parts.map(String).join(' '), promisify: call => call, inspect: String,
      deprecate: call => call, isDeepStrictEqual: (a, b) => JSON.stringify(a) === JSON.stringify(b) };`,
});

/**
 * Says in the web worker bundle what the few files do that differ from Node's: \`x.node.ts\` becomes \`x.browser.ts\`.
 * @type {Plugin}
 */
export const browserFiles = {
  name: 'browser-files',
  setup(build) {
    build.onResolve({ filter: /^\.\.?\/.*\.node\.js$/ }, ({ path: request, resolveDir }) => {
      const file = path.resolve(resolveDir, request).replace(/\.node\.js$/, '.browser.ts');
      return fs.existsSync(file)
        ? { path: file }
        : { errors: [{ text: `${request} has no twin for the browser: ${file}` }] };
    });
  },
};
