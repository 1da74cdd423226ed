import { Logger } from '@nestjs/common';
import { AppConnections } from '../connection/app-connections.js';
import { describeNotice } from '../connection/connection-notice.js';
import { connectionSettings } from '../connection/connection-settings.js';
import type { ConnectionsStatus } from '../connection/connection-status.js';
import { Delivery } from '../delivery/delivery.js';
import { MemoryOutcomes } from '../delivery/memory-outcomes.js';
import type { ResolvedApp, ResolvedOptions } from '../options/resolve-options.js';
import { buildRouteTable } from '../routing/route-table.js';
import { EnvelopeSettlement } from '../settlement/envelope-settlement.js';
import { Settlement } from '../settlement/settlement.js';
import { SettlementJournal } from '../settlement/settlement-journal.js';
import { type SlackCounts, SlackCounters } from '../telemetry/counters.js';
import type { SlackClients } from '../web-api/slack-clients.js';
import { BotSelf } from './bot-self.js';
import { HandlerTask } from './handler-task.js';
import { PayloadPipeline } from './payload-pipeline.js';
import { RunningHandlers } from './running-handlers.js';
import type { AppRoute } from './slack-handler.js';

/** One Slack app at work: its connections and the way of its payloads. */
export class SlackApp {
  readonly name: string;
  readonly #logger: Logger;
  readonly #self = new BotSelf();
  readonly #counters = new SlackCounters();
  readonly #delivery: Delivery;
  readonly #running: RunningHandlers;
  readonly #connections: AppConnections;
  #stopped: Promise<void> | undefined;

  /**
   * @param onStatus called at each change of the connections' status
   * @throws RouteConflictError or ImpossibleRouteError when the routes of this app don't go together
   */
  constructor(
    private readonly app: ResolvedApp,
    private readonly options: ResolvedOptions,
    routes: readonly AppRoute[],
    clients: SlackClients,
    onStatus: (status: ConnectionsStatus) => void,
  ) {
    this.name = app.name;
    this.#logger = new Logger(options.apps.length > 1 ? `SlackSocketMode:${app.name}` : 'SlackSocketMode');
    this.#delivery = new Delivery(new MemoryOutcomes(options.deduplication));
    this.#running = new RunningHandlers(options.handlerTimeoutMs);
    const journal = new SettlementJournal(this.#counters, this.#logger);
    const envelopes = new EnvelopeSettlement(journal);
    const pipeline = new PayloadPipeline(
      { app: app.name, ackDeadlineMs: options.ackDeadlineMs, ignoreSelf: options.ignoreSelf, texts: options.texts },
      this.#self,
      buildRouteTable(routes.filter(({ app: bound }) => bound === undefined || bound === app.name).map(r => r.route)),
      this.#delivery,
      new HandlerTask(app.name, this.#running, new Settlement(journal, options.texts), envelopes, this.#delivery),
      envelopes,
      clients,
      journal,
    );
    this.#connections = new AppConnections(
      connectionSettings({
        appToken: app.appToken,
        apiUrl: options.slackApiUrl,
        connections: app.connections,
        debugReconnects: options.debugReconnects,
        limits: options.connectionLimits,
        backOff: options.backOff,
      }),
      {
        frame: frame => pipeline.receive(frame),
        status: onStatus,
        notice: notice => {
          const { level, text } = describeNotice(notice);
          this.#logger[level](text);
        },
      },
    );
  }

  get status(): ConnectionsStatus {
    return this.#connections.status;
  }

  get counts(): SlackCounts {
    return this.#counters.snapshot;
  }

  /**
   * Connects; resolves at the first connection that is ready.
   *
   * @throws SlackException or ConnectionFatalError when Slack refuses a token for good
   */
  async start(): Promise<void> {
    // Who the bot is should be known before the first payload: its own messages are told by it.
    await this.#learnSelf();
    await this.#connections.start();
  }

  /** Takes no new payload, lets handlers end for as long as the options say, and closes. Idempotent. */
  stop(): Promise<void> {
    this.#stopped ??= this.#stop();
    return this.#stopped;
  }

  async #learnSelf(): Promise<void> {
    const { botToken, name } = this.app;
    if (typeof botToken !== 'string') return;
    const problem = await this.#self.learn(name, botToken, this.options.webClient);
    if (problem === null) return;
    this.#logger.warn(`auth.test could not tell who the bot is (${problem}): payloads will, where they say it.`);
  }

  async #stop(): Promise<void> {
    this.#connections.pause();
    if (!(await this.#idleWithin(this.options.drainTimeoutMs))) {
      this.#logger.warn(
        `Handlers were still at work after ${this.options.drainTimeoutMs} ms: shutting down all the same.`,
      );
      this.#running.giveUp();
      // Given up, a handler ends at once; only its last words to Slack may still be on their way.
      await this.#idleWithin(LAST_WORDS_MS);
    }
    await this.#connections.close();
  }

  async #idleWithin(limitMs: number): Promise<boolean> {
    let limit: NodeJS.Timeout | undefined;
    const late = new Promise<boolean>(resolve => {
      limit = setTimeout(resolve, limitMs, false);
    });
    const idle = this.#delivery.idle().then(() => true);
    return Promise.race([idle, late]).finally(() => clearTimeout(limit));
  }
}

const LAST_WORDS_MS = 500;
