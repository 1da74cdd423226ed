import {
  SlackConnections,
  type BackOffSettings,
  type SlackConnectionsEvent,
  type SlackSocketModeOptions,
} from '../../src/index.js';
import { Bot, type BotParts } from './bot.js';
import { until } from './until.js';

/** Short delays between connection attempts. */
export const quickBackOff: Partial<BackOffSettings> = {
  baseMs: 10,
  capMs: 20,
  openEveryMs: 1,
  healthyAfterMs: 20,
  disabledMs: 40,
};

/** Shorter than the timeout of the test runner, so that a failed wait is reported and everything is closed. */
const LIMIT_MS = 10_000;

/** A bot with ready connections and its events from then on. Disposing it closes the bot and its local Slack. */
export class SeenBot implements AsyncDisposable {
  readonly events: SlackConnectionsEvent[] = [];
  readonly seen: SlackConnections;
  #linesBefore = 0;

  private constructor(readonly bot: Bot) {
    this.seen = bot.app.get(SlackConnections);
  }

  /** One app with this many connections, unless the options differ. */
  static async start(
    connections: number,
    { options, ...parts }: Omit<BotParts, 'options'> & { readonly options?: SlackSocketModeOptions } = {},
  ): Promise<SeenBot> {
    const defaults = { connections, backOff: quickBackOff, connectionLimits: { lingerMs: 10 } };
    const seen = new SeenBot(await Bot.start({ ...parts, options: { ...defaults, ...options } }));
    try {
      await seen.ready();
    } catch (error) {
      await seen[Symbol.asyncDispose]();
      throw error;
    }
    seen.#linesBefore = seen.bot.log.lines.length;
    seen.seen.events$.subscribe(event => seen.events.push(event));
    return seen;
  }

  /** Whether every connection of every app is ready. */
  get isWhole(): boolean {
    return this.seen.apps.every(app => app.connections.every(({ status }) => status === 'ready'));
  }

  /** Waits until every connection is ready. */
  async ready(): Promise<void> {
    await until('every connection', () => this.isWhole, LIMIT_MS);
  }

  /** The log lines, each with its level. */
  get lines(): string[] {
    return this.bot.log.lines
      .slice(this.#linesBefore)
      .filter(({ level }) => level !== 'debug')
      .map(({ level, text }) => `${level}: ${text}`);
  }

  get kinds(): SlackConnectionsEvent['kind'][] {
    return this.events.map(({ kind }) => kind);
  }

  /** The number of failed connection attempts. */
  get failedAttempts(): number {
    return this.count('retrying');
  }

  /** The number of events of this kind. */
  count(kind: SlackConnectionsEvent['kind']): number {
    return this.kinds.filter(each => each === kind).length;
  }

  /** Waits for this many events of this kind. */
  async happened(kind: SlackConnectionsEvent['kind'], times = 1, limitMs = LIMIT_MS): Promise<void> {
    await until(`${kind}, ${times} time(s)`, () => this.count(kind) >= times, limitMs);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.bot[Symbol.asyncDispose]();
  }
}
