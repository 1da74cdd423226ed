import type { SlackEmulator } from '../../src/index.js';
import { isJsonObject, objectAt, objectsAt, stringAt, type JsonObject } from '../../src/json.js';
import { RawApp, type RawConnection } from './raw-app.js';

export const plain = (text: string): JsonObject => ({ type: 'plain_text', text });
export const option = (text: string): JsonObject => ({ text: plain(text), value: text.toLowerCase() });
export const input = (label: string, element: JsonObject, more: JsonObject = {}): JsonObject => ({
  type: 'input',
  block_id: label.toLowerCase(),
  label: plain(label),
  element: { action_id: `${label.toLowerCase()}_in`, ...element },
  optional: label !== 'Title',
  ...more,
});
const options = [option('High'), option('Low')];

/** The form that `/ticket` opens: a field of each kind. */
export const ticketForm: JsonObject = {
  type: 'modal',
  callback_id: 'new_ticket',
  title: plain('New ticket'),
  submit: plain('Create'),
  notify_on_close: true,
  blocks: [
    { type: 'section', block_id: 'intro', text: plain('Say it'), accessory: { type: 'button', text: plain('Help') } },
    input('Title', { type: 'plain_text_input', placeholder: plain('What is broken?'), max_length: 20 }),
    input('Priority', { type: 'static_select', options }),
    input('Urgency', { type: 'radio_buttons', options }, { dispatch_action: true }),
    input('Labels', { type: 'checkboxes', options }),
    input('Service', { type: 'external_select' }),
    input('Services', { type: 'multi_external_select' }),
    input('Owner', { type: 'users_select' }),
    input('Watchers', { type: 'multi_users_select' }),
    input('Place', { type: 'conversations_select' }),
    input('Day', { type: 'datepicker' }),
    input('Time', { type: 'timepicker' }),
    input('Due', { type: 'datetimepicker' }),
    input('Count', { type: 'number_input', is_decimal_allowed: false, max_value: '9' }),
    input('Email', { type: 'email_text_input' }),
    input('Link', { type: 'url_text_input' }),
    input('Details', { type: 'rich_text_input' }),
    input('Logs', { type: 'file_input', max_files: 2 }),
  ],
};

const services = ['Web', 'Worker', 'Search'].map(option);

/** A bot on the bare protocol: `/ticket` opens a form, which becomes a message with buttons, which are answered. */
export class TicketBot {
  readonly #calls: Promise<unknown>[] = [];

  private constructor(
    readonly app: RawApp,
    readonly connection: RawConnection,
  ) {}

  static async start(slack: SlackEmulator): Promise<TicketBot> {
    const app = new RawApp(slack);
    const bot = new TicketBot(app, await app.connect());
    bot.connection.acknowledgeAll(envelope => bot.#answer(objectAt(envelope, 'payload') ?? {}));
    return bot;
  }

  /** What it got, oldest first; of one type when that is named. */
  got(type?: string): JsonObject[] {
    const payloads = this.connection.envelopes.map(envelope => objectAt(envelope, 'payload') ?? {});
    return payloads.filter(payload => type === undefined || payload.type === type);
  }

  /** Posts a message. */
  async says(blocks: JsonObject[], more: JsonObject = {}): Promise<void> {
    await this.app.call('chat.postMessage', { channel: 'support', text: 'Look', blocks, ...more });
  }

  /** Resolves when all that it had begun is done. */
  async stop(): Promise<void> {
    await Promise.all(this.#calls);
    this.app.close();
  }

  #later(call: Promise<unknown>): void {
    this.#calls.push(call);
  }

  #answer(payload: JsonObject): unknown {
    if (payload.command === '/ticket') {
      return this.#later(this.app.call('views.open', { trigger_id: payload.trigger_id, view: ticketForm }));
    }
    if (payload.command === '/whisper') return { text: 'For you alone' };
    if (payload.type === 'block_suggestion') {
      const query = (stringAt(payload, 'value') ?? '').toLowerCase();
      return { options: services.filter(({ value }) => typeof value === 'string' && value.startsWith(query)) };
    }
    if (payload.type === 'view_submission') return this.#submitted(objectAt(payload, 'view') ?? {});
    const close = objectsAt(payload, 'actions').some(({ action_id: id }) => id === 'close');
    if (close) this.#later(this.#close(payload));
    return undefined;
  }

  #submitted(view: JsonObject): unknown {
    const title = objectAt(
      objectAt(objectAt(objectAt(view, 'state') ?? {}, 'values') ?? {}, 'title') ?? {},
      'title_in',
    )?.value;
    if (title === 'Lamp') return { response_action: 'errors', errors: { title: 'Say a little more.' } };
    const close = { type: 'button', action_id: 'close', text: plain('Close'), value: '1' };
    return this.#later(
      this.says([
        { type: 'section', text: plain(`Ticket: ${typeof title === 'string' ? title : ''}`) },
        { type: 'actions', elements: [close] },
      ]),
    );
  }

  async #close({ channel, message }: JsonObject): Promise<void> {
    if (!isJsonObject(channel) || !isJsonObject(message)) return;
    await this.app.call('chat.update', { channel: channel.id, ts: message.ts, text: 'Closed', blocks: [] });
  }
}
