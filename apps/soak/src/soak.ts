import { SlackEmulator } from '@nest-slack/emulator';
import { BotProcess, type BotEnd } from './bot/bot-process.js';
import type { BotReport } from './bot/bot-reports.js';
import { Random } from './random.js';
import { now } from './clock.js';
import { FaultLog } from './faults/fault-log.js';
import { FaultInjector } from './faults/fault-injector.js';
import { Ledger } from './ledger/ledger.js';
import { Signal } from './signal.js';
import type { SoakSettings } from './soak-settings.js';
import { parsePayloadNumber } from './traffic/payload-kinds.js';
import { ResponseUrlServer } from './traffic/response-url-server.js';
import { SecretScan } from './traffic/secrets.js';
import { Traffic } from './traffic/traffic.js';
import type { RunFolder } from './verdict/run-folder.js';
import { ConnectionWatch } from './watch/connection-watch.js';
import { LogWatch } from './watch/log-watch.js';
import { watchStalls } from './watch/stall-watch.js';
import { Stalls } from './watch/stalls.js';
import { VitalsLog, type TimedVitals } from './watch/vitals-log.js';

/** Shorter than Slack's delays, because a soak compresses months into an hour. */
const REDELIVERY_DELAYS_MS = [0, 1_000, 5_000];
/** The emulator's timeline covers only a few seconds. */
const HISTORY_LIMIT = 1_000;
/** Short, so that the bot learns the ping interval and starts its watchdogs early. */
const PING_INTERVAL_MS = 4_000;
const TRAFFIC_STREAM = 1;
const CLOSE_EVERY_MS = 1_000;
const UP_LIMIT_MS = 60_000;
const VITALS_LIMIT_MS = 20_000;
const TERMINATE_LIMIT_MS = 20_000;

/** One run: the local Slack, the bot, traffic, faults and the ledger. */
export class Soak {
  readonly stalls = new Stalls();
  readonly book = new FaultLog(this.stalls);
  readonly ledger = new Ledger(this.book);
  readonly watch = new ConnectionWatch(this.book);
  readonly vitals = new VitalsLog();
  readonly log: LogWatch;
  readonly traffic: Traffic;
  readonly storm: FaultInjector;
  /** Warnings and unhandled errors of the bot's process. */
  readonly troubles: string[] = [];
  readonly #bot: BotProcess;
  readonly #death = new AbortController();
  readonly #up = new Signal();
  readonly #stopWatching: () => void;
  readonly #closing: NodeJS.Timeout;
  #acked = 0;
  #rssBytes = 0;
  #ending: Promise<boolean> | undefined;

  private constructor(
    private readonly slack: SlackEmulator,
    private readonly responses: ResponseUrlServer,
    folder: RunFolder,
    settings: SoakSettings,
  ) {
    this.log = new LogWatch(folder, new SecretScan(slack));
    this.#followSlack();
    const environment = { ...slack.env, SOAK_CONNECTIONS: String(settings.connections) };
    this.#bot = new BotProcess(environment, {
      reported: report => this.#reported(report),
      logged: text => this.log.take(text),
      ended: end => this.#ended(end),
    });
    const chance = new Random(settings.seed, TRAFFIC_STREAM);
    this.traffic = new Traffic(slack, responses, chance, settings.rate, payload => this.ledger.began(payload, now()));
    this.storm = new FaultInjector({ slack, bot: this.#bot }, this.book, settings.seed, settings.faultEveryMs);
    this.#stopWatching = watchStalls(stall => this.stalls.note(stall));
    this.#closing = setInterval(() => this.ledger.close(now()), CLOSE_EVERY_MS);
  }

  /**
   * Starts a local Slack and the bot on it; resolves when the bot is connected.
   *
   * @throws Error when the bot does not start
   */
  static async start(settings: SoakSettings, folder: RunFolder): Promise<Soak> {
    const slack = await SlackEmulator.start({
      redeliveryDelaysMs: REDELIVERY_DELAYS_MS,
      historyLimit: HISTORY_LIMIT,
      pingIntervalMs: PING_INTERVAL_MS,
    });
    const soak = new Soak(slack, await ResponseUrlServer.start(), folder, settings);
    if (await soak.#up.within(UP_LIMIT_MS, soak.died)) return soak;
    await soak.end();
    throw new Error(`The bot did not start within ${UP_LIMIT_MS / 1_000} s. See bot.log in ${settings.folder}.`);
  }

  /** Aborts when the bot exits unexpectedly. */
  get died(): AbortSignal {
    return this.#death.signal;
  }

  /** The number of acks in time so far. */
  get acked(): number {
    return this.#acked;
  }

  /** The last reported resident memory of the bot. */
  get rssBytes(): number {
    return this.#rssBytes;
  }

  /** The number of responses by response URL. */
  get lateAnswers(): number {
    return this.responses.answers;
  }

  /** Requests the bot's vitals; returns the last known ones and records a problem when it does not respond. */
  async takeVitals(): Promise<TimedVitals> {
    const next = this.vitals.next();
    this.#bot.askVitals();
    if (!(await next.within(VITALS_LIMIT_MS, this.died)) && !this.died.aborted) {
      this.troubles.push(`The bot did not report its vitals within ${VITALS_LIMIT_MS / 1_000} s.`);
    }
    return this.vitals.last;
  }

  /** Stops the bot, then everything else. Resolves to whether the bot shut down gracefully on request. */
  end(): Promise<boolean> {
    this.#ending ??= this.#end();
    return this.#ending;
  }

  async #end(): Promise<boolean> {
    this.traffic.stop();
    this.storm.stop();
    const endedByItself = await this.#bot.terminate(TERMINATE_LIMIT_MS);
    this.#stopWatching();
    clearInterval(this.#closing);
    await Promise.all([this.slack.close(), this.responses.close()]);
    return endedByItself && !this.died.aborted;
  }

  #followSlack(): void {
    const { slack, ledger, watch, book } = this;
    slack.on('envelope', ({ envelopeId, connectionId, retryAttempt, payload }) => {
      const number = parsePayloadNumber(envelopeId, payload);
      const at = now();
      if (number === null) return;
      ledger.sent(number, { envelopeId, retryAttempt, connectionId, at, writtenAt: null, ackedAt: null });
    });
    slack.on('written', ({ envelopeId, connectionId }) => ledger.written(envelopeId, connectionId, now()));
    slack.on('ack', ({ envelopeId, status }) => {
      if (status !== 'in_time') return;
      this.#acked += 1;
      ledger.acked(envelopeId, now());
    });
    slack.on('connection', ({ state, ...connection }) => {
      const { id } = connection;
      if (state === 'open') return watch.opened(id, now());
      book.ended(id, now());
      watch.ended(connection, now());
    });
  }

  #reported(report: BotReport): void {
    switch (report.type) {
      case 'up':
        return this.#up.give();
      case 'begun':
        return this.ledger.begun(report.number, report.handler, report.run, now());
      case 'ended':
        return this.ledger.ended(report.number, report.run, report.how, now());
      case 'stalled':
        return this.stalls.note(report.stall);
      case 'vitals':
        return this.vitals.note(report.vitals, now());
      case 'rss':
        this.#rssBytes = report.bytes;
        return;
      case 'trouble':
        this.troubles.push(report.text);
    }
  }

  #ended({ code, signal }: BotEnd): void {
    if (this.#ending) return;
    this.troubles.push(`The bot ended with ${signal ?? code} during the run. See bot.log.`);
    this.#death.abort();
  }
}
