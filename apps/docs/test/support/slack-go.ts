import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SlackEmulator } from '@nest-slack/emulator';

/** Then a bot is ended, whatever became of the test that started it. */
const LIFE_MS = 120_000;

/** Where Debian's packages put the sources of Go's libraries. */
const GOPATH = '/usr/share/gocode';

/** Go and slack-go as Debian packages them: a machine may be without. */
export const isSlackGoThere =
  existsSync(join(GOPATH, 'src/github.com/slack-go/slack')) && spawnSync('go', ['version']).status === 0;
if (!isSlackGoThere) {
  process.stderr.write(
    'The bot on slack-go is skipped: apt-get install golang-go golang-github-slack-go-slack-dev to run it too.\n',
  );
}

/** A program in Go, compiled, in a folder of its own that goes with it. */
export class GoBot implements AsyncDisposable {
  readonly #folder: string;
  #running: ChildProcess | undefined;
  /** What it wrote to its log. */
  log = '';

  private constructor(folder: string) {
    this.#folder = folder;
  }

  /** @throws Error with the compiler's words when it doesn't compile */
  static async compile(source: string): Promise<GoBot> {
    const bot = new GoBot(await mkdtemp(join(tmpdir(), 'go-bot-')));
    try {
      await bot.#compile(source);
      return bot;
    } catch (error) {
      await bot[Symbol.asyncDispose]();
      throw error;
    }
  }

  async #compile(source: string): Promise<void> {
    const file = fileURLToPath(new URL(`../${source}`, import.meta.url));
    const compiler = spawn('go', ['build', '-o', this.#program, file], {
      env: { ...process.env, GOPATH, GO111MODULE: 'off' },
    });
    let errors = '';
    compiler.stderr.on('data', (piece: Buffer) => (errors += piece.toString()));
    await once(compiler, 'close');
    if (compiler.exitCode !== 0) throw new Error(`${source} doesn't compile:\n${errors}`);
  }

  get #program(): string {
    return join(this.#folder, 'bot');
  }

  /** Runs it with nothing but the environment changed. Resolves when it is connected. */
  async start(slack: SlackEmulator): Promise<void> {
    const child = spawn(this.#program, {
      env: { ...process.env, ...slack.env, NO_PROXY: '127.0.0.1' },
      timeout: LIFE_MS,
      killSignal: 'SIGKILL',
    });
    child.on('error', error => (this.log += error.message));
    child.stderr.on('data', (piece: Buffer) => (this.log += piece.toString()));
    this.#running = child;
    await slack.waitForConnections(1);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#running?.kill('SIGKILL')) await once(this.#running, 'close');
    await rm(this.#folder, { recursive: true });
  }
}
