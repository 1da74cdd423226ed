import { SlackEmulator, type LintRuleName, type SlackEmulatorOptions } from '../../src/index.js';
import { isJsonObject, stringAt, type JsonObject } from '../../src/json.js';
import { RawApp, type ApiAnswer, type RawConnection } from '../support/raw-app.js';

export const section = (text: string): JsonObject => ({ type: 'section', text: { type: 'plain_text', text } });
export const marked = (text: string): JsonObject => ({ type: 'section', text: { type: 'mrkdwn', text } });
export const modal = (more: JsonObject = {}): JsonObject => ({
  type: 'modal',
  title: { type: 'plain_text', text: 'Ticket' },
  blocks: [
    { ...section('Well?'), accessory: { type: 'button', action_id: 'go', text: { type: 'plain_text', text: 'Go' } } },
    {
      type: 'actions',
      elements: [
        { type: 'external_select', action_id: 'service', placeholder: { type: 'plain_text', text: 'Service' } },
      ],
    },
  ],
  ...more,
});

/** A bot that does as it is told, well or not, and acks all; with a clock that stands still. */
export class LintBot {
  private constructor(
    readonly slack: SlackEmulator,
    readonly app: RawApp,
    readonly connection: RawConnection,
    private readonly clock: { at: number },
  ) {
    connection.acknowledgeAll();
  }

  static async start(options: SlackEmulatorOptions = {}): Promise<LintBot> {
    const clock = { at: 1_700_000_000_000 };
    const slack = await SlackEmulator.start({ clock: { now: () => clock.at }, ...options });
    const app = new RawApp(slack);
    return new LintBot(slack, app, await app.connect(), clock);
  }

  /** Time passes for whoever looks at the clock; nothing becomes due by it. */
  wait(ms: number): void {
    this.clock.at += ms;
  }

  async stop(): Promise<void> {
    this.app.close();
    await this.slack.close();
  }

  /** The rules that found something, each as often as it did. */
  get rules(): LintRuleName[] {
    return this.slack.lint.findings.map(({ rule }) => rule);
  }

  /** The id of #general. */
  get general(): string {
    return this.slack.channel('general').id;
  }

  post(args: JsonObject): Promise<ApiAnswer> {
    return this.app.call('chat.postMessage', { channel: this.general, ...args });
  }

  async postTimes(count: number): Promise<void> {
    for (let index = 0; index < count; index += 1) await this.post({ text: `Number ${index}` });
  }

  /** What the last payload carries under this name. */
  carried(name: string): string {
    const payload = this.connection.envelopes.at(-1)?.payload;
    return (isJsonObject(payload) ? stringAt(payload, name) : undefined) ?? '';
  }

  async respond(fields: JsonObject, url = this.carried('response_url')): Promise<void> {
    await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(fields),
    });
  }

  /** Has ann open a modal. @returns its id */
  async openModal(view: JsonObject = modal()): Promise<string> {
    await this.slack.user('ann').command('/ticket');
    const { body } = await this.app.call('views.open', { trigger_id: this.carried('trigger_id'), view });
    return isJsonObject(body.view) ? (stringAt(body.view, 'id') ?? '') : '';
  }

  /** Has ann type a command whose ack takes so long. */
  async ackAfter(ms: number): Promise<void> {
    const { slack, connection } = this;
    slack.time.freeze();
    connection.stayQuiet();
    const { length } = connection.envelopes;
    const exchange = slack.user('ann').command('/deploy');
    const envelope = await slack.waitFor('the envelope', () => connection.envelopes[length]);
    await slack.waitFor('its writing', () => slack.deliveries.at(-1)?.attempts.at(-1)?.writtenAt !== null || undefined);
    await slack.time.advance(ms);
    connection.acknowledge(envelope);
    await exchange;
  }
}
