// After the compiler: what a bot loads of its package is one file. Loading three hundred takes a tenth of its start; code
// that is loaded only when it is needed stays so.
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, transform } from 'esbuild';

const repository = join(dirname(fileURLToPath(import.meta.url)), '..');
const [, , dist = join(repository, 'packages', 'socket-mode', 'dist')] = process.argv;
const index = join(dist, 'index.js');
const bundle = join(dist, 'bundle');

/**
 * Packages that have CommonJS, and what of them is used. Imported, each of their files is a module to wait for, whose text
 * is read for its names before it runs: required by one small file, they are there in half the time, with 3 MB less.
 */
const REQUIRED = {
  '@sapphire/lexure': ['Lexer'],
  '@slack/web-api': ['LogLevel', 'WebAPIRateLimitedError', 'WebClient'],
  'lru-cache': ['LRUCache'],
  ws: ['WebSocket'],
};

if (existsSync(index)) {
  await build({
    entryPoints: [index],
    outdir: bundle,
    bundle: true,
    splitting: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    plugins: [
      { name: 'class-names', setup: keepNames },
      { name: 'required', setup: requireInstead },
    ],
    sourcemap: true,
    logLevel: 'warning',
  });
  const required = Object.entries(REQUIRED).flatMap(([from, names]) =>
    names.map(name => `exports.${name} = require('${from}').${name};\n`),
  );
  await writeFile(join(bundle, 'required.cjs'), required.join(''));
}

/** @param {import('esbuild').PluginBuild} bundler */
function requireInstead(bundler) {
  const filter = new RegExp(`^(${Object.keys(REQUIRED).join('|')})$`);
  bundler.onResolve({ filter }, () => ({ path: './required.cjs', external: true }));
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
