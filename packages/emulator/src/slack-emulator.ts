import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Acts } from './controls/acts.js';
import { exchangeOf, type Exchange } from './controls/exchange.js';
import { Faults } from './controls/faults.js';
import { Person } from './controls/person.js';
import { Waits, type AckMatch, type MessageMatch, type WaitOptions } from './controls/waits.js';
import { eventsOf } from './dispatch/change-events.js';
import { ConnectionPool } from './dispatch/connection-pool.js';
import type { DispatchOrder } from './dispatch/dispatch-order.js';
import { Dispatcher } from './dispatch/dispatcher.js';
import { wrapEvent } from './dispatch/event-callback.js';
import { createHttpDoor } from './doors/http-door.js';
import { ResponseUrlDoor } from './doors/response-url-door.js';
import type { SocketConnection } from './doors/socket-connection.js';
import { SocketDoor } from './doors/socket-door.js';
import { Tickets } from './doors/tickets.js';
import { FaultPlan } from './faults/fault-plan.js';
import { Journal, type EmulatorEvents } from './journal/journal.js';
import type { Ack, ApiCall, ConnectionRecord, Delivery, Problem } from './journal/records.js';
import type { JsonObject } from './json.js';
import { withDefaults, type SlackEmulatorOptions } from './slack-emulator.options.js';
import { Timers } from './timers.js';
import { WebApi } from './web-api/web-api.js';
import type { AppInstall } from './workspace/app-install.js';
import type { Message } from './workspace/message.js';
import { BOT_CHANNELS, seedWorkspace } from './workspace/seed.js';
import { Workspace } from './workspace/workspace.js';

/** A payload to send as it is. */
export type DeliverOptions = Omit<DispatchOrder, 'app'> & {
  /** The app's name or id. Default: the first app. */
  app?: string;
};

/**
 * A local Slack: one workspace, its Web API and Socket Mode on a loopback port, people to act as and faults to inject.
 *
 * @example
 * const slack = await SlackEmulator.start();
 * // start a bot with slack.env, then:
 * await slack.waitForConnections(1);
 * const { message } = await slack.user('ann').command('/deploy', 'prod');
 * await slack.close();
 */
export class SlackEmulator {
  /** Makes things go wrong. */
  readonly faults: Faults;
  readonly #options: Required<SlackEmulatorOptions>;
  readonly #workspace: Workspace;
  readonly #journal: Journal;
  readonly #timers = new Timers();
  readonly #pool = new ConnectionPool<SocketConnection>();
  readonly #dispatcher: Dispatcher;
  readonly #socketDoor: SocketDoor;
  readonly #server: Server;
  readonly #acts: Acts;
  readonly #waits: Waits;
  #origin = '';
  #closing: Promise<void> | undefined;

  private constructor(options: SlackEmulatorOptions) {
    this.#options = withDefaults(options);
    const { clock, historyLimit, pingIntervalMs, approximateConnectionTimeSeconds } = this.#options;
    const timers = this.#timers;
    const pool = this.#pool;
    const journal = (this.#journal = new Journal(historyLimit));
    const workspace = (this.#workspace = new Workspace(this.#options));
    const { ids } = workspace;
    seedWorkspace(workspace);
    const plan = new FaultPlan();
    const tickets = new Tickets(ids);
    const dispatcher = new Dispatcher({ pool, journal, timers, clock, ids, policy: this.#options });
    this.#dispatcher = dispatcher;
    this.#socketDoor = new SocketDoor({
      pool,
      dispatcher,
      journal,
      tickets,
      faults: plan,
      timers,
      clock,
      ids,
      pingIntervalMs,
      lifetimeSeconds: approximateConnectionTimeSeconds,
    });
    const webApi = new WebApi({
      workspace,
      journal,
      faults: plan,
      clock,
      issueConnectionUrl: app =>
        `${this.#origin.replace('http', 'ws')}/link/?ticket=${tickets.issue(app)}&app_id=${app.appId}`,
    });
    const responseUrls = new ResponseUrlDoor(workspace);
    this.#server = createHttpDoor(() => ({ webApi, responseUrls }));
    this.#server.on('upgrade', (request, stream, head) => this.#socketDoor.upgrade(request, stream, head));
    const findApp = (nameOrId?: string): AppInstall => this.app(nameOrId);
    this.faults = new Faults({ plan, pool, door: this.#socketDoor, timers, findApp });
    this.#acts = new Acts({
      workspace,
      dispatcher,
      journal,
      clock,
      responseUrlBase: () => `${this.#origin}/responses/`,
      chooseApp: findApp,
    });
    this.#waits = new Waits(journal, () => this.messages);
    workspace.onChange(change => {
      if (change.kind === 'message_posted' || change.kind === 'message_changed')
        journal.tell('message', change.message);
      for (const { app, event } of eventsOf(workspace, change)) this.#sendEvent(app, event);
    });
    this.addApp(this.#options.appName);
  }

  /**
   * Starts a local Slack.
   * @throws Error when the port is taken
   */
  static async start(options: SlackEmulatorOptions = {}): Promise<SlackEmulator> {
    const emulator = new SlackEmulator(options);
    await emulator.#listen();
    return emulator;
  }

  /** The root of the Web API: `http://127.0.0.1:PORT/api/`. */
  get apiUrl(): string {
    return `${this.#origin}/api/`;
  }

  /** The app-level token of the first app. */
  get appToken(): string {
    return this.app().appToken;
  }

  /** The bot token of the first app. */
  get botToken(): string {
    return this.app().botToken;
  }

  /** What a bot reads from its environment to come here instead of to Slack. */
  get env(): { SLACK_API_URL: string; SLACK_APP_TOKEN: string; SLACK_BOT_TOKEN: string } {
    return { SLACK_API_URL: this.apiUrl, SLACK_APP_TOKEN: this.appToken, SLACK_BOT_TOKEN: this.botToken };
  }

  /** Installs one more app, whose bot is in `general` and `support`. */
  addApp(name: string): AppInstall {
    return this.#workspace.installApp(name, BOT_CHANNELS);
  }

  /**
   * The app of this name or id. Default: the first one.
   * @throws Error when there is none
   */
  app(nameOrId?: string): AppInstall {
    const { all } = this.#workspace.apps;
    const app = nameOrId === undefined ? all[0] : this.#workspace.apps.find(nameOrId);
    if (!app)
      throw new Error(`No app "${nameOrId}" is installed. There are: ${all.map(({ name }) => name).join(', ')}.`);
    return app;
  }

  /**
   * Somebody to act as: `ann`, `bob` or `carol`.
   * @throws Error when there is nobody of this name
   */
  user(nameOrId: string): Person {
    const user = this.#workspace.users.find(nameOrId);
    if (!user || user.app) {
      const people = this.#workspace.users.all.filter(each => !each.app).map(({ name }) => name);
      throw new Error(`Nobody is called "${nameOrId}". There are: ${people.join(', ')}.`);
    }
    return new Person(this.#acts, user);
  }

  /** Every message as it is now, ephemeral ones among them. */
  get messages(): readonly Message[] {
    return this.#workspace.messages.all;
  }

  get acks(): readonly Ack[] {
    return this.#journal.acks;
  }

  get apiCalls(): readonly ApiCall[] {
    return this.#journal.apiCalls;
  }

  /** Everything that was sent to apps, and what became of it. */
  get deliveries(): readonly Delivery[] {
    return this.#journal.deliveries;
  }

  /** What apps did that Slack would ignore, refuse or show as a failure. */
  get problems(): readonly Problem[] {
    return this.#journal.problems;
  }

  /** The open connections of every app. */
  get connections(): readonly ConnectionRecord[] {
    return this.#pool.of().map(({ id, app, openedAt }) => ({ id, app: app.name, openedAt }));
  }

  /**
   * Calls `listener` whenever such a thing happens.
   * @returns a function that ends the listening
   */
  on<Name extends keyof EmulatorEvents>(name: Name, listener: (entry: EmulatorEvents[Name]) => void): () => void {
    return this.#journal.on(name, listener);
  }

  /**
   * Sends a payload as it is. Resolves when it was acked or the deadline has passed;
   * events that were not acked are redelivered after that, see `waitForDelivery`.
   */
  async deliver({ app, ...order }: DeliverOptions): Promise<Exchange> {
    return exchangeOf(await this.#dispatcher.dispatch({ ...order, app: this.app(app) }).answered);
  }

  /** Sends an inner event, wrapped as the Events API does it. */
  deliverEvent(event: JsonObject, { app: name, ...options }: Partial<DeliverOptions> = {}): Promise<Exchange> {
    const app = this.app(name);
    const payload = wrapEvent(this.#workspace, app, this.#options.clock, event);
    return this.deliver({ ...options, app: app.name, type: 'events_api', payload });
  }

  /**
   * Writes a frame on a connection, whatever it says; a Buffer makes a binary one.
   * @throws Error when there is no such connection
   */
  sendRaw(frame: string | Buffer, options: { app?: string; connection?: number } = {}): void {
    const app = this.app(options.app);
    const connection = this.#pool.at(app, options.connection ?? 0);
    if (!connection) throw new Error(`App "${app.name}" has no connection ${options.connection ?? 0} to write on.`);
    connection.send(frame);
  }

  /** @throws Error when no such message came in time */
  waitForMessage(match: MessageMatch, options?: WaitOptions): Promise<Message> {
    return this.#waits.message(match, options);
  }

  /** @throws Error when no such ack came in time */
  waitForAck(match?: AckMatch, options?: WaitOptions): Promise<Ack> {
    return this.#waits.ack(match, options);
  }

  /** @throws Error when no such call came in time */
  waitForApiCall(
    method: string,
    { where = () => true, ...options }: WaitOptions & { where?: (call: ApiCall) => boolean } = {},
  ): Promise<ApiCall> {
    return this.#waits.apiCall(method, where, options);
  }

  /**
   * Waits until a delivery was acked or given up.
   * @param id the `envelopeId` of its exchange
   * @throws Error when neither was so in time
   */
  waitForDelivery(id: string, options?: WaitOptions): Promise<Delivery> {
    return this.#waits.settled(id, options);
  }

  /**
   * Waits until exactly so many connections are open.
   * @throws Error when that was not so in time
   */
  waitForConnections(
    count: number,
    { app: name, ...options }: WaitOptions & { app?: string } = {},
  ): Promise<readonly ConnectionRecord[]> {
    const app = this.app(name);
    const open = (): ConnectionRecord[] => this.connections.filter(connection => connection.app === app.name);
    return this.#waits.until(
      `${count} connections of app "${app.name}"`,
      () => (open().length === count ? open() : undefined),
      options,
      () => `${open().length} connections`,
    );
  }

  /** Waits until `probe` gives something. @throws Error when nothing came in time */
  waitFor<Value>(description: string, probe: () => Value | undefined, options?: WaitOptions): Promise<Value> {
    return this.#waits.until(description, probe, options);
  }

  /** Ends everything. Leaves no handle open. Calling it again changes nothing. */
  close(): Promise<void> {
    return (this.#closing ??= this.#end());
  }

  async #listen(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(this.#options.port, '127.0.0.1', resolve);
    });
    const address: AddressInfo | string | null = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('The emulator listens on no port.');
    this.#origin = `http://127.0.0.1:${address.port}`;
  }

  async #end(): Promise<void> {
    this.#dispatcher.close();
    this.#timers.clear();
    this.#socketDoor.close();
    await new Promise<void>(resolve => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }

  #sendEvent(app: AppInstall, event: JsonObject): void {
    const payload = wrapEvent(this.#workspace, app, this.#options.clock, event);
    void this.#dispatcher.dispatch({ app, type: 'events_api', payload }).settled;
  }
}
