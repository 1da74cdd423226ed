import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SlackEmulator } from '@nest-slack/emulator';

/** Kills a bot that a test has left behind. */
const MAX_LIFETIME_MS = 120_000;

/** The folder of Debian's packages of Go libraries. */
const GOPATH = '/usr/share/gocode';

/** Whether Debian's packages of Go and slack-go are installed. */
export const isSlackGoInstalled =
  existsSync(join(GOPATH, 'src/github.com/slack-go/slack')) && spawnSync('go', ['version']).status === 0;
if (!isSlackGoInstalled) {
  process.stderr.write(
    'The slack-go tests are skipped. To run them: apt-get install golang-go golang-github-slack-go-slack-dev\n',
  );
}

/** A compiled Go program in a temporary folder. */
export class GoBot implements AsyncDisposable {
  readonly #folder: string;
  #running: ChildProcess | undefined;
  /** The output on stderr. */
  log = '';

  private constructor(folder: string) {
    this.#folder = folder;
  }

  /** @throws Error with the compiler's output when the program does not compile */
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
    if (compiler.exitCode !== 0) throw new Error(`${source} does not compile:\n${errors}`);
  }

  get #program(): string {
    return join(this.#folder, 'bot');
  }

  /** Starts the program with the variables of the local Slack. Resolves when it is connected. */
  async start(slack: SlackEmulator): Promise<void> {
    const child = spawn(this.#program, {
      env: { ...process.env, ...slack.env, NO_PROXY: '127.0.0.1' },
      timeout: MAX_LIFETIME_MS,
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
