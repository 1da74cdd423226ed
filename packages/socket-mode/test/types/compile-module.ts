import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compile, type Diagnostic } from './compile.js';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('../../../../', import.meta.url));

/** Compiles a temporary module in this folder and returns the diagnostics. */
export async function compileModule(source: string, ...flags: readonly string[]): Promise<readonly Diagnostic[]> {
  const folder = await mkdtemp(join(tmpdir(), 'nest-slack-types-'));
  try {
    const config = { extends: join(here, 'tsconfig.json'), include: ['module.ts'] };
    await Promise.all([
      symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'dir'),
      // Makes the file an ES module, like the other files of the package.
      writeFile(join(folder, 'package.json'), '{ "type": "module" }'),
      writeFile(join(folder, 'module.ts'), source),
      writeFile(join(folder, 'tsconfig.json'), JSON.stringify(config)),
    ]);
    return (await compile(folder, ...flags)).filter(({ file }) => basename(file) === 'module.ts');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
