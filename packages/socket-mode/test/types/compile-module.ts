import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compile, type Diagnostic } from './compile.js';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('../../../../', import.meta.url));

/** What the compiler says of a module that sees what the modules of this folder see, and is gone afterwards. */
export async function compileModule(source: string, ...flags: readonly string[]): Promise<readonly Diagnostic[]> {
  const folder = await mkdtemp(join(tmpdir(), 'nest-slack-types-'));
  try {
    const config = { extends: join(here, 'tsconfig.json'), include: ['module.ts'] };
    await Promise.all([
      symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'dir'),
      // Decides that the file is a module, as it is at home.
      writeFile(join(folder, 'package.json'), '{ "type": "module" }'),
      writeFile(join(folder, 'module.ts'), source),
      writeFile(join(folder, 'tsconfig.json'), JSON.stringify(config)),
    ]);
    return (await compile(folder, ...flags)).filter(({ file }) => basename(file) === 'module.ts');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
