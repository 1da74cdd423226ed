import { toExchange, type Exchange } from './actions/exchange.js';
import type { Faults } from './faults/faults.js';
import { EmulatorDirectory } from './test-kit/emulator-directory.js';
import type { SlackTime } from './time/slack-time.js';
import { createEventCallback } from './events/event-callback.js';
import { createEmulatorComponents, type EmulatorComponents } from './emulator-components.js';
import type { History } from './timeline/history.js';
import type { JsonObject } from './json.js';
import { PAGE_PATHS, createPageListener } from './page-server/page-listener.js';
import type { Payloads } from './payloads/payloads.js';
import type { Failures } from './failures/failures.js';
import { type StoryOptions, appendToError, appendTimelineTail } from './failures/error-timeline.js';
import { resolveOptions, type ResolvedOptions, type SlackEmulatorOptions } from './slack-emulator.options.js';
import { withInitialSeed, type CompleteSeed } from './seed/initial-seed.js';
import type { Seed } from './seed/schema/seed.schema.js';
import type { DeliverOptions } from './dispatch/dispatch-request.js';
import type { RequestListener } from 'node:http';
import type { ControlContext } from './control-api/control-context.js';

/**
 * A local Slack with workspaces, the Web API and Socket Mode on a loopback port, simulated users, and fault injection.
 *
 * @example
 * const slack = await SlackEmulator.start();
 * // start a bot with slack.env, then wait for all of its connections, here two:
 * await slack.waitForConnections(2);
 * const { message } = await slack.user('ann').command('/deploy', 'prod');
 * await slack.close();
 */
export class SlackEmulator extends EmulatorDirectory {
  readonly #options: ResolvedOptions;
  readonly #parts: EmulatorComponents;
  #closing: Promise<void> | undefined;

  private constructor(options: SlackEmulatorOptions, seed: CompleteSeed) {
    const complete = resolveOptions(options);
    const parts = createEmulatorComponents(complete, seed, options);
    super(parts);
    this.#options = complete;
    this.#parts = parts;
  }

  /**
   * Starts a local Slack.
   * @throws Error if the port is in use, or an option, the seed or the manifest is invalid
   */
  static async start(options: SlackEmulatorOptions = {}): Promise<SlackEmulator> {
    const emulator = await withInitialSeed(options, seed => new SlackEmulator(options, seed));
    try {
      emulator.#openControl();
      await emulator.#parts.frontDoor.open();
    } catch (error) {
      await emulator.close();
      throw error;
    }
    return emulator;
  }

  /**
   * Runs a whole test: starts a local Slack, runs the callback, and closes the local Slack even if the callback fails.
   * An error ends with the most recent timeline entries. Unexpected failures also fail the test.
   *
   * @param options the emulator's options, with `failOn` defaulting to `anything`; `timeoutMs` limits the callback
   * @returns the result of the callback
   * @example
   * test('a ticket', () => SlackEmulator.run({}, async slack => {
   *   await slack.user('ann').command('/ticket');
   * }));
   */
  static async run<Result>(
    { timeoutMs, ...options }: SlackEmulatorOptions & StoryOptions,
    story: (slack: SlackEmulator) => Promise<Result>,
  ): Promise<Result> {
    const slack = await SlackEmulator.start({ failOn: 'anything', ...options });
    try {
      return await slack.story(() => story(slack), { timeoutMs });
    } catch (error) {
      // The callback's error comes first. Other failures often explain it and follow.
      const besides = slack.failures.describe();
      await slack.close().catch(() => undefined);
      throw besides === undefined ? error : appendToError(error, `\n${besides}`);
    } finally {
      await slack.close();
    }
  }

  /**
   * The address of the page and the control API, `http://127.0.0.1:PORT/`. Both need the option `control`. The control
   * key is in the fragment, because browsers do not send fragments to servers.
   */
  get pageUrl(): string {
    const { control } = this.#options;
    const key = typeof control === 'object' ? `#${new URLSearchParams({ key: control.key }).toString()}` : '';
    return `${this.#parts.frontDoor.origin}/${key}`;
  }

  /** Controls the time of this Slack, so that deadlines and redeliveries do not need real waits. */
  get time(): SlackTime {
    return this.#parts.time;
  }

  /**
   * Returns the persistent state as a seed that recreates it, ids and tokens included: workspaces, users, apps,
   * channels, messages and files. Short-lived state, such as open modals, triggers and response URLs, is not included.
   */
  toJSON(): Seed {
    return this.#parts.keeping.seed;
  }

  /**
   * Writes the persistent state to a file: JSON if the name ends in `.json`, otherwise YAML.
   * @param path the file; without it the state is only returned
   * @returns the written text
   * @throws Error if the file cannot be written
   * @example
   * await slack.save('state.yaml');
   * const again = await SlackEmulator.start({ seed: 'state.yaml' });
   */
  save(path?: string): Promise<string> {
    return this.#parts.keeping.save(path);
  }

  /**
   * Restores the initial state with the same ids and tokens, and clears the history. Connections stay open. Users,
   * channels and messages obtained before the reset are stale: request them again.
   */
  reset(): Promise<void> {
    return this.#parts.keeping.reset();
  }

  /** Injects faults. */
  get faults(): Faults {
    return this.#parts.faults;
  }

  /**
   * Sends a payload without validation. Resolves when the payload is acked or its ack deadline passes. Unacknowledged
   * events are redelivered afterwards, see `waitForDelivery`.
   */
  async deliver({ app, payload: given, ...order }: DeliverOptions): Promise<Exchange> {
    // Copies the payload, so that later changes by the caller do not alter the recorded delivery.
    const payload: unknown = given === undefined ? undefined : JSON.parse(JSON.stringify(given));
    return toExchange(await this.#parts.dispatcher.dispatch({ ...order, payload, app: this.app(app).app }).answered);
  }

  /** Sends an inner event in the wrapper of the Events API. */
  deliverEvent(event: JsonObject, { app: name, ...options }: Partial<DeliverOptions> = {}): Promise<Exchange> {
    const app = this.app(name);
    const payload = createEventCallback(this.#parts.workspace, { app, event }, this.#parts.clock);
    return this.deliver({ ...options, app: app.name, type: 'events_api', payload });
  }

  /** Creates example payloads, validates them and sends them. */
  get payloads(): Payloads {
    return this.#parts.payloads;
  }

  /**
   * Writes a frame on a connection without validation. A Buffer becomes a binary frame.
   * @throws Error if there is no such connection
   */
  sendRaw(frame: string | Buffer, options: { app?: string; connection?: number } = {}): void {
    const app = this.app(options.app);
    const connection = this.#parts.pool.at(app.app, options.connection ?? 0);
    if (!connection) throw new Error(`App "${app.name}" has no connection ${options.connection ?? 0} to write on.`);
    connection.send(frame);
  }

  /** The full records behind the timeline entries: payloads, responses, messages and views at the time of the entry. */
  get history(): History {
    return this.#parts.history;
  }

  /** The failures, expected and unexpected. */
  get failures(): Failures {
    return this.#parts.failures;
  }

  /**
   * Runs a part of a test. An error thrown by the callback, from any test runner's assertion included, ends with the
   * most recent timeline entries. A timeout names the pending wait.
   *
   * @returns the result of the callback
   * @throws the error of the callback, with the timeline appended to its message
   * @example
   * await slack.story(async () => {
   *   await ann.command('/ticket');
   *   expect((await ann.modal()).title).toBe('New ticket');
   * });
   */
  story<Result>(tell: () => Promise<Result>, options?: StoryOptions): Promise<Result> {
    return this.#parts.storyteller.run(tell, options);
  }

  /**
   * Stops the emulator and closes all handles. Pending waits reject. Further calls only await the shutdown.
   * @throws Error on the first call, after the shutdown, with the unexpected failures that `failOn` selects
   */
  close(): Promise<void> {
    if (this.#closing) return this.#closing;
    const sentence = this.failures.describe();
    this.#closing = this.#end();
    if (sentence === undefined) return this.#closing;
    const error = appendTimelineTail(new Error(sentence), this.timeline);
    return this.#closing.then(() => {
      throw error;
    });
  }

  /** Closes the emulator at the end of the scope of `await using slack = await SlackEmulator.start()`. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #openControl(): void {
    const { control } = this.#options;
    if (control === false) return;
    const { httpDoor, world } = this.#parts;
    httpDoor.mount(
      'control',
      createLazyControlListener({ slack: this, world }, control === true ? undefined : control.key),
    );
    const page = createPageListener();
    for (const room of PAGE_PATHS) httpDoor.mount(room, page);
  }

  async #end(): Promise<void> {
    const { frontDoor, dispatcher, timers, socketDoor, waits } = this.#parts;
    await frontDoor.close(async () => {
      dispatcher.close();
      timers.end();
      await socketDoor.close();
    });
    waits.end();
  }
}

/**
 * Creates the control API listener on the first request, because loading its modules takes longer than the rest of the
 * start.
 */
export function createLazyControlListener(parts: ControlContext, key: string | undefined): RequestListener {
  let opening: Promise<RequestListener> | undefined;
  return (request, response) => {
    opening ??= import('./control-api/control-listener.js').then(({ createControlListener: controlListener }) =>
      controlListener(parts, key),
    );
    opening.then(
      listener => listener(request, response),
      () => response.destroy(),
    );
  };
}
