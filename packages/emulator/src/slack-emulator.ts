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
 * A local Slack: its workspaces, its Web API and Socket Mode on a loopback port, people to act as and faults to inject.
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
   * @throws Error when the port is taken, or an option, the seed or the manifest is none
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
   * Runs a whole test with a local Slack of its own: starts it, runs the story, and closes it whatever happens. A failure
   * says at its end what happened last; what went wrong unnoticed fails the test, too.
   *
   * @param options `failOn` is `anything` unless it says otherwise; `timeoutMs` is how long the story may take
   * @returns what the story gives
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
      // What the story failed for comes first; what went wrong besides is likely to be why.
      const besides = slack.failures.describe();
      await slack.close().catch(() => undefined);
      throw besides === undefined ? error : appendToError(error, `\n${besides}`);
    } finally {
      await slack.close();
    }
  }

  /**
   * The address of its page, for a browser: `http://127.0.0.1:PORT/`, where the control API is served. Where that needs a
   * key, the address carries it in its fragment, which no request tells.
   */
  get pageUrl(): string {
    const { control } = this.#options;
    const key = typeof control === 'object' ? `#${new URLSearchParams({ key: control.key }).toString()}` : '';
    return `${this.#parts.frontDoor.origin}/${key}`;
  }

  /** The time that this Slack lives in, to be steered: deadlines pass and redeliveries come without waiting. */
  get time(): SlackTime {
    return this.#parts.time;
  }

  /**
   * All that lasts as a seed, which starts the same again: workspaces, people, apps, channels, messages, files and
   * whatever else there is, with ids and tokens. What lives for minutes is not in it, such as open modals, triggers and
   * response URLs.
   */
  toJSON(): Seed {
    return this.#parts.keeping.seed;
  }

  /**
   * Writes the whole state to a file, as JSON where its name ends so, else as YAML.
   * @returns what was written; without a path it is only returned
   * @throws Error when the file can't be written
   * @example
   * await slack.save('state.yaml');
   * const again = await SlackEmulator.start({ seed: 'state.yaml' });
   */
  save(path?: string): Promise<string> {
    return this.#parts.keeping.save(path);
  }

  /**
   * Begins anew: everything is as it was at the start, with the same ids and tokens, and what was seen is forgotten.
   * Connections stay. People, channels and messages that somebody holds are of before: ask for them again.
   */
  reset(): Promise<void> {
    return this.#parts.keeping.reset();
  }

  /** Makes things go wrong. */
  get faults(): Faults {
    return this.#parts.faults;
  }

  /**
   * Sends a payload as it is. Resolves when it was acked or the deadline has passed;
   * events that were not acked are redelivered after that, see `waitForDelivery`.
   */
  async deliver({ app, payload: given, ...order }: DeliverOptions): Promise<Exchange> {
    // A copy, for what is told of it later is what was sent, whatever becomes of the original.
    const payload: unknown = given === undefined ? undefined : JSON.parse(JSON.stringify(given));
    return toExchange(await this.#parts.dispatcher.dispatch({ ...order, payload, app: this.app(app).app }).answered);
  }

  /** Sends an inner event, wrapped as the Events API does it. */
  deliverEvent(event: JsonObject, { app: name, ...options }: Partial<DeliverOptions> = {}): Promise<Exchange> {
    const app = this.app(name);
    const payload = createEventCallback(this.#parts.workspace, { app, event }, this.#parts.clock);
    return this.deliver({ ...options, app: app.name, type: 'events_api', payload });
  }

  /** Anything that Slack sends: made from an example, checked, and sent by hand. */
  get payloads(): Payloads {
    return this.#parts.payloads;
  }

  /**
   * Writes a frame on a connection, whatever it says; a Buffer makes a binary one.
   * @throws Error when there is no such connection
   */
  sendRaw(frame: string | Buffer, options: { app?: string; connection?: number } = {}): void {
    const app = this.app(options.app);
    const connection = this.#parts.pool.at(app.app, options.connection ?? 0);
    if (!connection) throw new Error(`App "${app.name}" has no connection ${options.connection ?? 0} to write on.`);
    connection.send(frame);
  }

  /** What stands behind the entries of the timeline: payloads, answers, messages and views as they were then. */
  get history(): History {
    return this.#parts.history;
  }

  /** What went wrong, what of it is expected, and whether that is all. */
  get failures(): Failures {
    return this.#parts.failures;
  }

  /**
   * Runs a part of a test. Whatever fails in it, an assertion of any runner among that, says at its end what happened
   * last in this Slack; one that does not end says what it waits for.
   *
   * @returns what the story gives
   * @throws what the story throws: the same error, with more below
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
   * Ends everything. Leaves no handle open. What is still awaited then rejects. Calling it again changes nothing.
   * @throws Error at the first call, when all is ended, that lists what went wrong of `failOn` and was not expected
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

  /** Closes it, at the end of `await using slack = await SlackEmulator.start()`. */
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

/** Makes the listener of the control API when somebody first comes: what it is made of takes longer than all the rest. */
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
