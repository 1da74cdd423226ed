// Bundles the packages that a bot loads, after the compiler: loading hundreds of small files takes a tenth of its start.
// Modules that are imported dynamically stay separate files, which are loaded when they are needed.
// Usage: node bot-bundle.mjs [dist folder…], by default those of packages/core and packages/socket-mode.
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, transform } from 'esbuild';

const repository = join(dirname(fileURLToPath(import.meta.url)), '..');
const [, , ...given] = process.argv;
const dists =
  given.length > 0 ? given : ['core', 'socket-mode'].map(name => join(repository, 'packages', name, 'dist'));

/**
 * CommonJS packages, and the exports that are used of each. A small CommonJS file requires them: importing them from an ES
 * module would parse each of their files for export names first, which takes twice as long and 3 MB more.
 */
const REQUIRED = {
  '@sapphire/lexure': ['Lexer'],
  '@slack/web-api': ['LogLevel', 'WebAPIRateLimitedError', 'WebClient'],
  'lru-cache': ['LRUCache'],
  ws: ['WebSocket'],
};

for (const dist of dists) await bundle(dist);

/** @param {string} dist the folder with the compiled files of one package */
async function bundle(dist) {
  const entries = ['index.js', 'internal.js', 'contract-tests.js'];
  const entryPoints = entries.map(name => join(dist, name)).filter(path => existsSync(path));
  if (entryPoints.length === 0) return;
  /** @type {Set<string>} */
  const required = new Set();
  await build({
    entryPoints,
    outdir: join(dist, 'bundle'),
    bundle: true,
    splitting: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    plugins: [
      { name: 'class-names', setup: keepNames },
      { name: 'required', setup: bundler => requireInstead(bundler, required) },
    ],
    sourcemap: true,
    logLevel: 'warning',
  });
  const lines = Object.entries(REQUIRED).flatMap(([from, names]) =>
    required.has(from) ? names.map(name => `exports.${name} = require('${from}').${name};\n`) : [],
  );
  await writeFile(join(dist, 'bundle', 'required.cjs'), lines.join(''));
}

/**
 * @param {import('esbuild').PluginBuild} bundler
 * @param {Set<string>} required gets the names of the packages that the bundle uses
 */
function requireInstead(bundler, required) {
  const filter = new RegExp(`^(${Object.keys(REQUIRED).join('|')})$`);
  bundler.onResolve({ filter }, ({ path }) => {
    required.add(path);
    return { path: './required.cjs', external: true };
  });
}

/**
 * Classes that are decorated, or have static members that name them, would get other names, which Nest's log and printed
 * values say. Elsewhere names are left to themselves: keeping them costs something each time that a function is made.
 * @param {import('esbuild').PluginBuild} bundler
 */
function keepNames(bundler) {
  bundler.onLoad({ filter: /\.js$/ }, async ({ path }) => {
    const source = await readFile(path, 'utf8');
    if (!/__decorate\(|^ +static /m.test(source)) return undefined;
    const { code } = await transform(source, { keepNames: true, sourcemap: 'inline', sourcefile: path });
    return { contents: code };
  });
}
