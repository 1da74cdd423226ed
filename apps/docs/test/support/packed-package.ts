import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { transform } from 'esbuild';

const repository = fileURLToPath(new URL('../../../../', import.meta.url));

/** A package of this repository and the files that are packed besides its compiled code. */
interface PackedPackage {
  readonly folder: string;
  readonly files: readonly string[];
}

const EMULATOR: PackedPackage = {
  folder: 'packages/emulator',
  files: ['package.json', 'README.md', 'LICENSE', 'bin', 'src', 'dist/page'],
};
/** The package that bots import, after the one that it re-exports. */
const BOT: readonly PackedPackage[] = ['packages/core', 'packages/socket-mode'].map(folder => ({
  folder,
  files: ['package.json', 'README.md', 'LICENSE', 'src'],
}));

/** The result of a finished command. */
export interface CommandResult {
  readonly code: number | null;
  /** Its output, stderr included. */
  readonly output: string;
}

/** Returns npm's arguments for a bundle script of the emulator. */
const toBundleArguments = (script: string): string[] => [
  'run',
  '--silent',
  script,
  '--workspace',
  '@nest-slack/emulator',
  '--',
];

/** A temporary folder with a package installed as npm packs it, without the rest of this repository. */
export class PackedInstallation implements AsyncDisposable {
  private constructor(private readonly path: string) {}

  /**
   * @param others further packages that the tests need
   * @throws Error when npm fails
   */
  static withEmulator(...others: string[]): Promise<PackedInstallation> {
    return PackedInstallation.#install([EMULATOR], others, async dist => {
      await runOrThrow('npm', [...toBundleArguments('bundle'), `--outdir=${join(dist, 'bin')}`], repository);
      await runOrThrow(
        'npm',
        [...toBundleArguments('bundle:require'), `--outfile=${join(dist, 'index.cjs')}`],
        repository,
      );
    });
  }

  /**
   * @param others further packages that the tests need
   * @throws Error when npm fails
   */
  static withBot(...others: string[]): Promise<PackedInstallation> {
    return PackedInstallation.#install(BOT, others, async dist => {
      await runOrThrow(process.execPath, [join(repository, '.ci/bot-bundle.mjs'), dist], repository);
    });
  }

  static async #install(
    packages: readonly PackedPackage[],
    others: readonly string[],
    bundleInto: (dist: string) => Promise<void>,
  ): Promise<PackedInstallation> {
    const folder = new PackedInstallation(await mkdtemp(join(tmpdir(), 'packed-package-')));
    try {
      await folder.#installPackages(packages, bundleInto);
      for (const name of others) await folder.#link(name);
      return folder;
    } catch (error) {
      await folder[Symbol.asyncDispose]();
      throw error;
    }
  }

  /** Compiles a snippet to JavaScript and writes it into the folder. */
  async compile(snippet: string, name: string, format: 'esm' | 'cjs' = 'esm'): Promise<void> {
    const source = await readFile(fileURLToPath(new URL(`../${snippet}`, import.meta.url)), 'utf8');
    const tsconfigRaw = { compilerOptions: { experimentalDecorators: true } };
    const { code } = await transform(source, { loader: 'ts', format, tsconfigRaw });
    await this.write(name, code);
  }

  async write(name: string, text: string): Promise<void> {
    const file = join(this.path, 'home', name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }

  /** Runs Node in the folder and waits for its exit. */
  run(...args: string[]): Promise<CommandResult> {
    return runCommand(process.execPath, args, join(this.path, 'home'));
  }

  /** Starts Node in the folder. */
  start(env: Readonly<Record<string, string>>, ...args: string[]): ChildProcessByStdio<null, null, null> {
    const cwd = join(this.path, 'home');
    return spawn(process.execPath, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  }

  /** Runs the emulator's command in the folder and waits for its exit. */
  emulator(...args: string[]): Promise<CommandResult> {
    return runCommand(this.#emulator, args, join(this.path, 'home'));
  }

  /** Starts the emulator's command in the folder. */
  serve(...args: string[]): ChildProcessByStdio<null, Readable, null> {
    return spawn(this.#emulator, args, { cwd: join(this.path, 'home'), stdio: ['ignore', 'pipe', 'inherit'] });
  }

  get #emulator(): string {
    return join(this.path, 'home/node_modules/.bin/slack-emulator');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.path, { recursive: true });
  }

  /**
   * Packs the sources with newly compiled code and existing builds. The dependencies are copied first, so that npm needs no
   * network. Peers are linked.
   */
  async #installPackages(
    packages: readonly PackedPackage[],
    bundleInto: (dist: string) => Promise<void>,
  ): Promise<void> {
    const home = join(this.path, 'home');
    await mkdir(home);
    await writeFile(join(home, 'package.json'), '{ "private": true, "type": "module" }');
    const compiler = join(repository, 'node_modules/typescript7/bin/tsc');
    const packedFolders: string[] = [];
    for (const { folder, files } of packages) {
      const packed = join(this.path, 'packed', folder);
      for (const file of files) await cp(join(repository, folder, file), join(packed, file), { recursive: true });
      const info = ['--tsBuildInfoFile', join(packed, 'dist/.tsbuildinfo')];
      // A package is compiled against the declarations of the packages that it references.
      await runOrThrow(process.execPath, [compiler, '-b', folder], repository);
      await runOrThrow(
        process.execPath,
        [compiler, '-p', folder, '--outDir', join(packed, 'dist'), ...info],
        repository,
      );
      await bundleInto(join(packed, 'dist'));
      for (const dependency of await listProductionDependencies(folder)) {
        const target = join(home, dependency.slice(dependency.indexOf('node_modules')));
        await cp(join(repository, dependency), target, { recursive: true });
      }
      packedFolders.push(packed);
    }
    const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', '--legacy-peer-deps'];
    await runOrThrow('npm', ['install', '--offline', '--install-links', ...quiet, ...packedFolders], home);
  }

  async #link(name: string): Promise<void> {
    const link = join(this.path, 'home/node_modules', name);
    await mkdir(dirname(link), { recursive: true });
    await symlink(join(repository, 'node_modules', name), link);
  }
}

/** Lists the folders of a workspace's direct and indirect production dependencies. */
async function listProductionDependencies(workspace: string): Promise<string[]> {
  const lock: unknown = JSON.parse(await readFile(join(repository, 'package-lock.json'), 'utf8'));
  const packages = getObject(lock, 'packages');
  const folders = new Set<string>();
  const add = (parent: string): void => {
    for (const name of Object.keys(getObject(getObject(packages, parent), 'dependencies'))) {
      const folder = [`${parent}/node_modules/${name}`, `node_modules/${name}`].find(path => path in packages);
      // Packages of this repository are links, and are packed themselves.
      if (folder === undefined || folders.has(folder) || 'link' in getObject(packages, folder)) continue;
      folders.add(folder);
      add(folder);
    }
  };
  add(workspace);
  return [...folders];
}

/** Returns the object under a key, or an empty object. */
const getObject = (value: unknown, key: string): object => {
  const inner: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
  return typeof inner === 'object' && inner !== null ? inner : {};
};

async function runOrThrow(command: string, args: readonly string[], cwd: string): Promise<string> {
  const { code, output } = await runCommand(command, args, cwd);
  if (code === 0) return output;
  throw new Error(`"${[command, ...args].join(' ')}" ended with ${code}:\n${output}`);
}

async function runCommand(command: string, args: readonly string[], cwd: string): Promise<CommandResult> {
  // A test runner inside Jest must not read Jest's settings.
  const { NODE_OPTIONS: _options, NODE_ENV: _env, ...env } = process.env;
  const child = spawn(command, args, { cwd, env: { ...env, NO_PROXY: '127.0.0.1', NO_COLOR: '1' }, timeout: 180_000 });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  }
  await once(child, 'close');
  return { code: child.exitCode, output };
}
