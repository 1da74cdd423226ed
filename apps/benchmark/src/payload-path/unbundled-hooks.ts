import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ResolveHook } from 'node:module';

const PACKAGES = new URL('../../../../packages/', import.meta.url);
const SPECIFIER = /^@nest-slack\/(core|socket-mode)(?:\/(\w+))?$/;

/** Resolves the framework's packages to the compiler's output, one file a module, instead of their bundles. */
export const resolve: ResolveHook = (specifier, context, nextResolve) => {
  const [, name, entry = 'index'] = SPECIFIER.exec(specifier) ?? [];
  if (name === undefined) return nextResolve(specifier, context);
  const url = new URL(`${name}/dist/${entry}.js`, PACKAGES);
  if (!existsSync(fileURLToPath(url))) throw new Error(`${url.href} is missing. Build apps/benchmark first.`);
  return { url: url.href, shortCircuit: true };
};
