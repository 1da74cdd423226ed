import { exchangeOf, type Exchange } from './acts/exchange.js';
import type { Faults } from './controls/faults.js';
import { Person } from './controls/person.js';
import { Waits, type AckMatch, type MessageMatch, type WaitOptions } from './controls/waits.js';
import type { DispatchOrder } from './dispatch/dispatch-order.js';
import { wrapEvent } from './dispatch/event-callback.js';
import { assemble, type EmulatorParts } from './emulator-parts.js';
import type { EmulatorEvents } from './journal/journal.js';
import type { Ack, ApiCall, ConnectionRecord, Delivery, OpenSockets, Problem } from './journal/records.js';
import type { JsonObject } from './json.js';
import { withDefaults, type SlackEmulatorOptions } from './slack-emulator.options.js';
import type { AppInstall } from './workspace/app-install.js';
import type { ChannelView } from './workspace/channels.js';
import type { FunctionExecution, FunctionOutcome } from './workspace/function-executions.js';
import type { Message } from './workspace/message.js';
import { BOT_CHANNELS } from './workspace/seed.js';
import type { View } from './workspace/view.js';

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
 * // start a bot with slack.env, then wait for all of its connections, here two:
 * await slack.waitForConnections(2);
 * const { message } = await slack.user('ann').command('/deploy', 'prod');
 * await slack.close();
 */
export class SlackEmulator {
  readonly #options: Required<SlackEmulatorOptions>;
  readonly #parts: EmulatorParts;
  readonly #waits: Waits;
  #closing: Promise<void> | undefined;

  private constructor(options: SlackEmulatorOptions) {
    this.#options = withDefaults(options);
    this.#parts = assemble(this.#options);
    this.#waits = new Waits(this.#parts.journal, () => this.messages);
    this.addApp(this.#options.appName);
  }

  /**
   * Starts a local Slack.
   * @throws Error when the port is taken
   */
  static async start(options: SlackEmulatorOptions = {}): Promise<SlackEmulator> {
    const emulator = new SlackEmulator(options);
    try {
      await emulator.#parts.frontDoor.open(emulator.#options.port);
    } catch (error) {
      await emulator.close();
      throw error;
    }
    return emulator;
  }

  /** The root of the Web API: `http://127.0.0.1:PORT/api/`. */
  get apiUrl(): string {
    return `${this.#parts.frontDoor.origin}/api/`;
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
    return this.#parts.workspace.installApp(name, BOT_CHANNELS);
  }

  /**
   * Makes a new app-level token for an app and revokes the old one, which is answered `token_revoked` from then on.
   * Connections that are open stay.
   *
   * @param app its name or id. Default: the first app
   * @returns the new token
   * @throws Error when there is no such app
   */
  replaceAppToken(app?: string): string {
    return this.#parts.workspace.apps.replaceAppToken(this.app(app));
  }

  /**
   * The app of this name or id. Default: the first one.
   * @throws Error when there is none
   */
  app(nameOrId?: string): AppInstall {
    return this.#parts.workspace.apps.choose(nameOrId);
  }

  /**
   * Somebody to act as: `ann`, `bob` or `carol`.
   * @throws Error when there is nobody of this name
   */
  user(nameOrId: string): Person {
    const user = this.#parts.workspace.users.find(nameOrId);
    if (!user || user.app) {
      const people = this.#parts.workspace.users.all.filter(each => !each.app).map(({ name }) => name);
      throw new Error(`Nobody is called "${nameOrId}". There are: ${people.join(', ')}.`);
    }
    return new Person(this.#parts.desk, user);
  }

  /** The id of the workspace. */
  get teamId(): string {
    return this.#parts.workspace.team.id;
  }

  /**
   * The channel of this name or id: `general`, `random`, `support`, or one that an app created.
   * @throws Error when there is none
   */
  channel(nameOrId: string): ChannelView {
    const channel = this.#parts.workspace.channels.find(nameOrId);
    if (channel) return channel;
    const names = this.#parts.workspace.channels.all.map(({ name, id }) => name || id);
    throw new Error(`No channel is called "${nameOrId}". There are: ${names.join(', ')}.`);
  }

  /** Makes things go wrong. */
  get faults(): Faults {
    return this.#parts.faults;
  }

  /** Every message as it is now, ephemeral ones among them. */
  get messages(): readonly Message[] {
    return this.#parts.workspace.messages.all;
  }

  /** The steps of workflows that were given to apps, as they are now. */
  get functionExecutions(): readonly FunctionExecution[] {
    return this.#parts.workspace.functions.all;
  }

  get acks(): readonly Ack[] {
    return this.#parts.journal.acks;
  }

  get apiCalls(): readonly ApiCall[] {
    return this.#parts.journal.apiCalls;
  }

  /** Everything that was sent to apps, and what became of it. */
  get deliveries(): readonly Delivery[] {
    return this.#parts.journal.deliveries;
  }

  /** What apps did that Slack would ignore, refuse or show as a failure. */
  get problems(): readonly Problem[] {
    return this.#parts.journal.problems;
  }

  /** The open connections of every app. */
  get connections(): readonly ConnectionRecord[] {
    return this.#parts.pool.of().map(({ record }) => record);
  }

  /** The connections of every app that have ended, each with how. */
  get closedConnections(): readonly ConnectionRecord[] {
    return this.#parts.journal.closedConnections;
  }

  /** How many TCP connections are open, of whomever. */
  get openSockets(): OpenSockets {
    return this.#parts.frontDoor.openSockets;
  }

  /**
   * Calls `listener` whenever such a thing happens.
   * @returns a function that ends the listening
   */
  on<Name extends keyof EmulatorEvents>(name: Name, listener: (entry: EmulatorEvents[Name]) => void): () => void {
    return this.#parts.journal.on(name, listener);
  }

  /**
   * Sends a payload as it is. Resolves when it was acked or the deadline has passed;
   * events that were not acked are redelivered after that, see `waitForDelivery`.
   */
  async deliver({ app, ...order }: DeliverOptions): Promise<Exchange> {
    return exchangeOf(await this.#parts.dispatcher.dispatch({ ...order, app: this.app(app) }).answered);
  }

  /** Sends an inner event, wrapped as the Events API does it. */
  deliverEvent(event: JsonObject, { app: name, ...options }: Partial<DeliverOptions> = {}): Promise<Exchange> {
    const app = this.app(name);
    const payload = wrapEvent(this.#parts.workspace, app, this.#options.clock, event);
    return this.deliver({ ...options, app: app.name, type: 'events_api', payload });
  }

  /**
   * Writes a frame on a connection, whatever it says; a Buffer makes a binary one.
   * @throws Error when there is no such connection
   */
  sendRaw(frame: string | Buffer, options: { app?: string; connection?: number } = {}): void {
    const app = this.app(options.app);
    const connection = this.#parts.pool.at(app, options.connection ?? 0);
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
    const app = this.app(name).name;
    return this.#waits.connections(count, app, () => this.connections.filter(each => each.app === app), options);
  }

  /**
   * Waits until a modal is open before somebody; with `where`, until the top one is such.
   * @throws Error when none was in time
   */
  waitForView(
    somebody: Person | string,
    { where = () => true, ...options }: WaitOptions & { where?: (view: View) => boolean } = {},
  ): Promise<View> {
    return this.#waits.view(typeof somebody === 'string' ? this.user(somebody) : somebody, where, options);
  }

  /**
   * Waits until an app has ended a step of a workflow.
   * @returns what it gave, or why it failed
   * @throws Error when it still ran then
   */
  waitForOutcome(execution: Pick<FunctionExecution, 'id'>, options?: WaitOptions): Promise<FunctionOutcome> {
    return this.#waits.outcome(execution.id, () => this.functionExecutions, options);
  }

  /** Waits until `probe` gives something. @throws Error when nothing came in time */
  waitFor<Value>(description: string, probe: () => Value | undefined, options?: WaitOptions): Promise<Value> {
    return this.#waits.until(description, probe, options);
  }

  /** Ends everything. Leaves no handle open. Calling it again changes nothing. */
  close(): Promise<void> {
    return (this.#closing ??= this.#end());
  }

  async #end(): Promise<void> {
    const { frontDoor, dispatcher, timers, socketDoor } = this.#parts;
    await frontDoor.close(async () => {
      dispatcher.close();
      timers.end();
      await socketDoor.close();
    });
  }
}
