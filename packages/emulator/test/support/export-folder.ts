import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build, type BuildOptions } from 'esbuild';

const OPTIONS = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  logLevel: 'silent',
} as const satisfies BuildOptions;

/** A folder that has the package, and bots, for processes that know no TypeScript. */
export class ExportFolder {
  private constructor(private readonly path: string) {}

  static async make(): Promise<ExportFolder> {
    const folder = new ExportFolder(await mkdtemp(join(tmpdir(), 'nest-slack-export-')));
    const home = join(folder.path, 'node_modules/@nest-slack/emulator');
    await mkdir(home, { recursive: true });
    await writeFile(join(home, 'package.json'), '{ "main": "index.cjs" }');
    const source = fileURLToPath(new URL('../../src/index.ts', import.meta.url));
    await build({ ...OPTIONS, entryPoints: [source], outfile: join(home, 'index.cjs') });
    return folder;
  }

  /** @param contents what starts it, as seen from the folder `test/test-export` */
  async addBot(name: string, contents: string): Promise<void> {
    const resolveDir = fileURLToPath(new URL('../test-export', import.meta.url));
    await build({ ...OPTIONS, stdin: { contents, resolveDir }, outfile: join(this.path, `${name}.cjs`) });
  }

  /** Fills in how a bot is started, and runs a test in a process of its own. */
  async run(
    source: string,
    bot: string,
    env: Readonly<Record<string, string>> = {},
  ): Promise<{ isOk: boolean; output: string }> {
    const path = join(this.path, `${bot}.test.mjs`);
    await writeFile(path, source.replace(`'dist/main.js'`, JSON.stringify(join(this.path, `${bot}.cjs`))));
    const settings = { env: { PATH: process.env.PATH, ...env } };
    return promisify(execFile)(process.execPath, ['--test', path], settings).then(
      ({ stdout }) => ({ isOk: true, output: stdout }),
      (error: { stdout: string }) => ({ isOk: false, output: error.stdout }),
    );
  }

  remove(): Promise<void> {
    return rm(this.path, { recursive: true });
  }
}
