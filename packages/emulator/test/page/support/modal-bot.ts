import { type JsonObject, objectAt, objectsAt, stringAt } from '../../../src/json.js';
import type { SlackEmulator } from '../../../src/slack-emulator.js';
import { RawApp, type RawConnection } from '../../support/raw-app.js';

const plain = (text: string): JsonObject => ({ type: 'plain_text', text });

/** An input block for a text, whose block id is its label in small letters. */
export const textInput = (label: string, element: JsonObject = {}, block: JsonObject = {}): JsonObject => ({
  type: 'input',
  block_id: label.toLowerCase(),
  label: plain(label),
  element: { type: 'plain_text_input', action_id: 'value', ...element },
  ...block,
});

/** A modal whose callback id is its title in small letters. */
export const modal = (title: string, blocks: readonly JsonObject[], more: JsonObject = {}): JsonObject => ({
  type: 'modal',
  callback_id: title.toLowerCase(),
  title: plain(title),
  submit: plain('Send'),
  close: plain('Not now'),
  notify_on_close: true,
  blocks: [...blocks],
  ...more,
});

/** A button that pushes the modal of this callback id. */
export const pushing = (callbackId: string): JsonObject => ({
  type: 'actions',
  elements: [{ type: 'button', action_id: callbackId, text: plain(`On to ${callbackId}`) }],
});

/**
 * An app on the bare protocol. A shortcut opens the modal of its name, a click pushes the one that its action id names,
 * and a submission is answered as the test says.
 */
export class ModalBot {
  /** The payload of the ack of a submission; bare by default. */
  answer: (submission: JsonObject) => unknown = () => undefined;
  readonly #modals: readonly JsonObject[];
  readonly #calls: Promise<unknown>[] = [];

  private constructor(
    readonly app: RawApp,
    readonly connection: RawConnection,
    modals: readonly JsonObject[],
  ) {
    this.#modals = modals;
  }

  static async start(slack: SlackEmulator, modals: readonly JsonObject[] = []): Promise<ModalBot> {
    const app = new RawApp(slack);
    const bot = new ModalBot(app, await app.connect(), modals);
    bot.listen();
    return bot;
  }

  /** Acks from now on. */
  listen(): void {
    this.connection.acknowledgeAll(envelope => this.#ack(objectAt(envelope, 'payload') ?? {}));
  }

  /** The payloads of one type that it got, the oldest first. */
  got(type: string): JsonObject[] {
    const payloads = this.connection.envelopes.map(envelope => objectAt(envelope, 'payload') ?? {});
    return payloads.filter(payload => payload.type === type);
  }

  /** Resolves when all that it had begun is done. */
  async stop(): Promise<void> {
    await Promise.all(this.#calls);
    this.app.close();
  }

  #ack(payload: JsonObject): unknown {
    if (payload.type === 'view_submission') return this.answer(payload);
    const [action] = objectsAt(payload, 'actions');
    const named = stringAt(payload, 'callback_id') ?? stringAt(action ?? {}, 'action_id');
    const view = this.#modals.find(({ callback_id: id }) => id === named);
    const method = payload.type === 'shortcut' ? 'views.open' : 'views.push';
    if (view) this.#calls.push(this.app.call(method, { trigger_id: payload.trigger_id, view }));
    return undefined;
  }
}
