// Before the tests: what each spec file would load as a thousand small modules, it loads as a few. They are made of the
// sources as they are now, at every run; code that is loaded only when it is needed stays so.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transform } from '@swc/core';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** What is loaded of Nest by tests, by their packages, or by other packages for Nest. */
const nest = [
  'common',
  'common/internal',
  'common/pipes/validation.pipe',
  'common/utils/extend-metadata.util',
  'core',
  'core/injector/injector',
  'core/internal',
  'microservices',
  'microservices/constants',
  'microservices/context/request-context-host',
  'microservices/ctx-host/base-rpc.context',
  'microservices/decorators/ctx.decorator',
  'microservices/decorators/payload.decorator',
  'microservices/enums/rpc-paramtype.enum',
  'microservices/exceptions/rpc-exception',
  'microservices/server/server',
];
// Its condition for Node would lead to the build for `require`, whose names can't be told without running it.
const rxjs = { rxjs: './node_modules/rxjs/dist/esm/index.js' };
const rxjsOperators = { 'rxjs/operators': './node_modules/rxjs/dist/esm/operators/index.js' };

export default async function makeTestBundles() {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: {
      emulator: './packages/emulator/src/index.ts',
      core: './packages/core/src/index.ts',
      'core/internal': './packages/core/src/internal.ts',
      'socket-mode': './packages/socket-mode/src/index.ts',
      ...rxjs,
      ...rxjsOperators,
      ...Object.fromEntries(nest.map(name => [`nest/${name}`, `@nestjs/${name}`])),
    },
    outdir: join('node_modules', '.cache', 'nest-slack-tests'),
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    alias: { ...rxjsOperators, ...rxjs },
    conditions: ['@nest-slack/source'],
    plugins: [
      { name: 'external-packages', setup: markExternalPackages },
      { name: 'decorator-metadata', setup: emitDecoratorMetadata },
    ],
    // A worker's time with a bundle is mostly that of reading it.
    minifySyntax: true,
    minifyWhitespace: true,
    keepNames: true,
    sourcemap: 'linked',
    logLevel: 'warning',
    write: false,
  });
  for (const file of outputFiles) put(file);
}

/**
 * Packages that are not bundled are loaded from node_modules at run time. lru-cache is bundled, because packages/core has a
 * version of its own, which the bundle's folder would not find.
 * @param {import('esbuild').PluginBuild} bundler
 */
function markExternalPackages(bundler) {
  bundler.onResolve({ filter: /^[^.]/ }, ({ path, kind }) =>
    kind === 'entry-point' ||
    /^(?:@nestjs\/(?:common|core|microservices)|@nest-slack\/core|rxjs|lru-cache)(?:\/|$)/.test(path)
      ? undefined
      : { path, external: true },
  );
}

/**
 * Nest injects by the metadata of decorated classes, which esbuild does not write. The options are those of jest.config.ts.
 * @param {import('esbuild').PluginBuild} bundler
 */
function emitDecoratorMetadata(bundler) {
  bundler.onLoad({ filter: /packages[/\\](?:core|socket-mode)[/\\]src[/\\].*\.ts$/ }, async ({ path }) => {
    const { code } = await transform(readFileSync(path, 'utf8'), {
      filename: path,
      swcrc: false,
      sourceMaps: 'inline',
      module: { type: 'es6' },
      jsc: {
        target: 'es2023',
        parser: { syntax: 'typescript', decorators: true },
        transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
        keepClassNames: true,
      },
    });
    return { contents: code, loader: 'js' };
  });
}

/**
 * Another run of the tests may be reading it.
 * @param {import('esbuild').OutputFile} file
 */
function put({ path, contents }) {
  if (existsSync(path) && readFileSync(path).equals(contents)) return;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.${process.pid}`, contents);
  renameSync(`${path}.${process.pid}`, path);
}
