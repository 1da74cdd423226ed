// After the compiler: what a bot loads of its package is one file. Loading three hundred takes a tenth of its start; code
// that is loaded only when it is needed stays so.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, transform } from 'esbuild';

const repository = join(dirname(fileURLToPath(import.meta.url)), '..');
const [, , dist = join(repository, 'packages', 'socket-mode', 'dist')] = process.argv;
const index = join(dist, 'index.js');

if (existsSync(index)) {
  await build({
    entryPoints: [index],
    outdir: join(dist, 'bundle'),
    bundle: true,
    splitting: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    plugins: [{ name: 'class-names', setup: keepNames }],
    sourcemap: true,
    logLevel: 'warning',
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
