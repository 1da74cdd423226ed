import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { transform } from 'esbuild';

const repository = fileURLToPath(new URL('../../../../', import.meta.url));

/** A package of this repository, and what is packed of it beside what is compiled. */
interface Packed {
  readonly place: string;
  readonly parts: readonly string[];
}

const EMULATOR: Packed = {
  place: 'packages/emulator',
  parts: ['package.json', 'README.md', 'LICENSE', 'bin', 'src', 'dist/page'],
};
/** The package that bots import comes after the one that it re-exports. */
const BOT: readonly Packed[] = ['packages/core', 'packages/socket-mode'].map(place => ({
  place,
  parts: ['package.json', 'README.md', 'LICENSE', 'src'],
}));

/** A command's end. */
export interface Ended {
  readonly code: number | null;
  /** What it wrote, errors too. */
  readonly output: string;
}

/** Has npm run a script of the emulator's that bundles it. */
const bundle = (script: string): string[] => ['run', '--silent', script, '--workspace', '@nest-slack/emulator', '--'];

/** A folder somewhere else, where a package is installed as npm packs it, and nothing else of this repository is. */
export class EmptyFolder implements AsyncDisposable {
  private constructor(private readonly path: string) {}

  /**
   * @param others packages beside the emulator that the tests in it need
   * @throws Error when npm does not install it
   */
  static withEmulator(...others: string[]): Promise<EmptyFolder> {
    return EmptyFolder.#with([EMULATOR], others, async dist => {
      await done('npm', [...bundle('bundle'), `--outdir=${join(dist, 'bin')}`], repository);
      await done('npm', [...bundle('bundle:require'), `--outfile=${join(dist, 'index.cjs')}`], repository);
    });
  }

  /**
   * @param others packages beside that of bots that the tests in it need
   * @throws Error when npm does not install it
   */
  static withBot(...others: string[]): Promise<EmptyFolder> {
    return EmptyFolder.#with(BOT, others, async dist => {
      await done(process.execPath, [join(repository, '.ci/bot-bundle.mjs'), dist], repository);
    });
  }

  static async #with(
    packages: readonly Packed[],
    others: readonly string[],
    bundleInto: (dist: string) => Promise<void>,
  ): Promise<EmptyFolder> {
    const folder = new EmptyFolder(await mkdtemp(join(tmpdir(), 'empty-folder-')));
    try {
      await folder.#install(packages, bundleInto);
      for (const name of others) await folder.#link(name);
      return folder;
    } catch (error) {
      await folder[Symbol.asyncDispose]();
      throw error;
    }
  }

  /** Puts a snippet in, as JavaScript. */
  async put(snippet: string, name: string, format: 'esm' | 'cjs' = 'esm'): Promise<void> {
    const source = await readFile(fileURLToPath(new URL(`../${snippet}`, import.meta.url)), 'utf8');
    const tsconfigRaw = { compilerOptions: { experimentalDecorators: true } };
    const { code } = await transform(source, { loader: 'ts', format, tsconfigRaw });
    await this.write(name, code);
  }

  async write(name: string, text: string): Promise<void> {
    const place = join(this.path, 'home', name);
    await mkdir(dirname(place), { recursive: true });
    await writeFile(place, text);
  }

  /** Runs Node in it, to its end. */
  run(...args: string[]): Promise<Ended> {
    return ended(process.execPath, args, join(this.path, 'home'));
  }

  /** Runs Node in it, until it is told to end. */
  start(env: Readonly<Record<string, string>>, ...args: string[]): ChildProcessByStdio<null, null, null> {
    const cwd = join(this.path, 'home');
    return spawn(process.execPath, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  }

  /** Runs the emulator's command in it, to its end. */
  emulator(...args: string[]): Promise<Ended> {
    return ended(this.#emulator, args, join(this.path, 'home'));
  }

  /** Runs the emulator's command in it, until it is told to end. */
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
   * Packs the sources, what is compiled of them now and what was built before, and installs that beside its dependencies,
   * which are there already: npm is to find that nothing is missing, without a network. Peers are linked.
   */
  async #install(packages: readonly Packed[], bundleInto: (dist: string) => Promise<void>): Promise<void> {
    const home = join(this.path, 'home');
    await mkdir(home);
    await writeFile(join(home, 'package.json'), '{ "private": true, "type": "module" }');
    const folders: string[] = [];
    for (const { place, parts } of packages) {
      const packed = join(this.path, 'packed', place);
      for (const part of parts) await cp(join(repository, place, part), join(packed, part), { recursive: true });
      const info = ['--tsBuildInfoFile', join(packed, 'dist/.tsbuildinfo')];
      const compiler = join(repository, 'node_modules/typescript7/bin/tsc');
      // A package is compiled against the declarations of those that it refers to.
      await done(process.execPath, [compiler, '-b', place], repository);
      await done(process.execPath, [compiler, '-p', place, '--outDir', join(packed, 'dist'), ...info], repository);
      await bundleInto(join(packed, 'dist'));
      for (const each of await productionDependencies(place)) {
        await cp(join(repository, each), join(home, each.slice(each.indexOf('node_modules'))), { recursive: true });
      }
      folders.push(packed);
    }
    const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', '--legacy-peer-deps'];
    await done('npm', ['install', '--offline', '--install-links', ...quiet, ...folders], home);
  }

  async #link(name: string): Promise<void> {
    const place = join(this.path, 'home/node_modules', name);
    await mkdir(dirname(place), { recursive: true });
    await symlink(join(repository, 'node_modules', name), place);
  }
}

/** Where what comes with a package when it is installed lies in the repository, dependencies of dependencies too. */
async function productionDependencies(workspace: string): Promise<string[]> {
  const lock: unknown = JSON.parse(await readFile(join(repository, 'package-lock.json'), 'utf8'));
  const packages = within(lock, 'packages');
  const found = new Set<string>();
  const add = (parent: string): void => {
    for (const name of Object.keys(within(within(packages, parent), 'dependencies'))) {
      const place = [`${parent}/node_modules/${name}`, `node_modules/${name}`].find(each => each in packages);
      // Packages of this repository are links, and are packed themselves.
      if (place === undefined || found.has(place) || 'link' in within(packages, place)) continue;
      found.add(place);
      add(place);
    }
  };
  add(workspace);
  return [...found];
}

/** What an object keeps under a key, or an empty object where it keeps none. */
const within = (value: unknown, key: string): object => {
  const inner: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
  return typeof inner === 'object' && inner !== null ? inner : {};
};

async function done(command: string, args: readonly string[], cwd: string): Promise<string> {
  const { code, output } = await ended(command, args, cwd);
  if (code === 0) return output;
  throw new Error(`"${[command, ...args].join(' ')}" ended with ${code}:\n${output}`);
}

async function ended(command: string, args: readonly string[], cwd: string): Promise<Ended> {
  // A runner within a runner takes the settings of the outer one for its own.
  const { NODE_OPTIONS: _options, NODE_ENV: _env, ...env } = process.env;
  const child = spawn(command, args, { cwd, env: { ...env, NO_PROXY: '127.0.0.1', NO_COLOR: '1' }, timeout: 180_000 });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (piece: Buffer) => (output += piece.toString()));
  }
  await once(child, 'close');
  return { code: child.exitCode, output };
}
