import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { isLoopback } from '../server/server-address.js';
import { SlackEmulator } from '../slack-emulator.js';
import type { SlackEmulatorOptions } from '../slack-emulator.options.js';
import { CliError } from './cli-error.js';
import { colorizeEntry, Summary, Terminal } from './terminal.js';

/** The signals that shut the emulator down. A second signal ends the process immediately. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** The options of the command that starts an emulator. */
export interface ServeOptions {
  readonly port: number;
  readonly host: string;
  readonly publicUrl?: string;
  readonly app?: string;
  readonly seed?: string;
  readonly manifest?: string;
  readonly rateLimits?: true;
  readonly json?: true;
  readonly controlKey?: string;
}

/**
 * Starts an emulator and prints its timeline until a signal ends it.
 * @throws CliError when it cannot start
 */
export async function serve(options: ServeOptions): Promise<void> {
  // An empty environment variable counts as unset.
  const given = options.controlKey === '' ? undefined : options.controlKey;
  const isOpen = !isLoopback(options.host) || options.publicUrl !== undefined;
  const made = given === undefined && isOpen ? newKey() : undefined;
  const key = given ?? made;
  const slack = await start(options, key);
  const terminal = new Terminal(process.stdout, options.json === true);
  const summary = new Summary();
  const { origin: SLACK_EMULATOR_URL } = new URL(slack.pageUrl);
  // The user knows a key that they have set, so the URL does not contain it and the page asks for it.
  const pageUrl = made === undefined ? `${SLACK_EMULATOR_URL}/` : slack.pageUrl;
  const toldKey = made === undefined ? {} : { SLACK_EMULATOR_KEY: made };
  terminal.environment({ ...slack.env, SLACK_EMULATOR_URL, ...toldKey }, pageUrl);
  slack.timeline.on(entry => {
    summary.count(entry);
    terminal.entry(entry, each => colorizeEntry(each, process.stdout.columns));
  });
  // Load the control API in the background, so that its first request is fast.
  const warming = import('../control-api/control-listener.js');
  await Promise.race([...SIGNALS.map(signal => once(process, signal)), terminal.gone]);
  await Promise.all([slack.close(), warming]);
  terminal.summary(summary, slack.lint.toString());
}

async function start(options: ServeOptions, key: string | undefined): Promise<SlackEmulator> {
  const { port, host, publicUrl, app, seed, manifest, rateLimits = false } = options;
  const emulatorOptions: SlackEmulatorOptions = {
    port,
    host,
    control: key === undefined ? true : { key },
    ...(publicUrl === undefined ? {} : { publicUrl }),
    rateLimits,
    ...(seed === undefined ? {} : { seed }),
    ...(manifest === undefined ? {} : { manifest }),
    ...(app === undefined ? {} : { appName: app }),
  };
  try {
    return await SlackEmulator.start(emulatorOptions);
  } catch (error) {
    throw new CliError(error instanceof Error ? error.message : String(error), 2);
  }
}

function newKey(): string {
  return randomBytes(24).toString('base64url');
}
